"""The readers of documents, by suffix in lower case; each is loaded when it is needed."""

from collections.abc import Callable, Mapping

from claimcheck.model.documents import Document
from claimcheck.model.text import SourceFile


def _plain(source: SourceFile) -> Document:
    from claimcheck.readers.plain import read  # noqa: PLC0415 - see above

    return read(source)


def _markdown(source: SourceFile) -> Document:
    from claimcheck.readers.markdown import read  # noqa: PLC0415

    return read(source)


def _latex(source: SourceFile) -> Document:
    from claimcheck.readers.latex import read  # noqa: PLC0415

    return read(source)


READERS: Mapping[str, Callable[[SourceFile], Document]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".qmd": _markdown,
    ".rmd": _markdown,
    ".tex": _latex,
    ".ltx": _latex,
}
