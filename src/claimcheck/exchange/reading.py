"""A worklist that comes back, in whatever form it does."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from claimcheck.errors import UnreadableError
from claimcheck.exchange.returned_markdown import read_markdown
from claimcheck.exchange.worklist import Problem, Worklist
from claimcheck.exchange.worklist_csv import read_csv
from claimcheck.files import contents, decoded

# How the files of Excel, Word and LibreOffice begin: archives, and those of before 2007.
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE = 'save it as "CSV UTF-8", or as Markdown in UTF-8'


def open_worklist(path: Path) -> str:
    """The text of a list, also of one that Excel saved as "Unicode text".

    Raises UnreadableError for what is no text, with the way to make one of it.
    """
    data = contents(path)
    if data.startswith(_OFFICE):
        raise UnreadableError("is no text but a file of an office program", _SAVE)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeError as error:
            raise UnreadableError("is no whole UTF-16", _SAVE) from error
    try:
        return decoded(data)
    except UnreadableError as error:
        raise UnreadableError(error.message, _SAVE) from error


def read_worklist(path: Path, text: str) -> Worklist:
    """The rows of a list, and what is wrong with it; never raises.

    Of what is no list at all there is nothing, not even a problem.
    """
    return read_csv(path, text) or read_markdown(path, text)


def no_worklist(path: Path, text: str) -> Problem:
    """What to say of a file that is no list."""
    what = "there is no claim of a worklist in it" if text.strip() else "it is empty"
    hint = 'only what "claimcheck export worklist" or "worklist-csv" wrote is read'
    return Problem(path, 1, what, hint)
