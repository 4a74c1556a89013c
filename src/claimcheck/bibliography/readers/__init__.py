"""The readers of bibliographies, by suffix in lower case; each is loaded when it is needed.

A file of any other name is BibTeX, which `bibliography.parse` reads.
"""

from collections.abc import Callable, Mapping

from claimcheck.bibliography.items import Items
from claimcheck.model.text import SourceFile


def _csl_json(source: SourceFile) -> Items:
    from claimcheck.bibliography.readers.csl_json import read  # noqa: PLC0415 - see above

    return read(source)


def _csl_yaml(source: SourceFile) -> Items:
    from claimcheck.bibliography.readers.csl_yaml import read  # noqa: PLC0415

    return read(source)


def _front_matter(source: SourceFile) -> Items:
    from claimcheck.bibliography.readers.csl_yaml import read_front_matter  # noqa: PLC0415

    return read_front_matter(source)


def _ris(source: SourceFile) -> Items:
    from claimcheck.bibliography.readers.ris import read  # noqa: PLC0415

    return read(source)


READERS: Mapping[str, Callable[[SourceFile], Items]] = {
    ".json": _csl_json,
    ".yaml": _csl_yaml,
    ".yml": _csl_yaml,
    ".ris": _ris,
    ".md": _front_matter,
    ".markdown": _front_matter,
    ".qmd": _front_matter,
    ".rmd": _front_matter,
}
