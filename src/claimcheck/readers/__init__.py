"""The readers of documents, by suffix in lower case."""

from collections.abc import Callable, Mapping

from claimcheck.model.documents import Document
from claimcheck.model.text import SourceFile
from claimcheck.readers import latex, markdown, plain

READERS: Mapping[str, Callable[[SourceFile], Document]] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".qmd": markdown.read,
    ".rmd": markdown.read,
    ".tex": latex.read,
    ".ltx": latex.read,
}
