"""Where reports go beside standard output, and what could not be looked at."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcheck.cli.streams import say
from claimcheck.config import DOCUMENT_SUFFIXES, FILE_NAMES, REFERENCE_SUFFIXES
from claimcheck.errors import ClaimcheckError, UsageError, did_you_mean
from claimcheck.model.claims import BrokenRecord
from claimcheck.model.findings import Report, Skipped
from claimcheck.model.references import BrokenEntry
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page, clip

# Lines on standard error; the rest is counted.
SHOWN_SKIPPED = 8
# Formats that services read, which know a file by its path from the top of the repository.
FOR_SERVICES = frozenset({"github", "gitlab", "junit", "markdown", "sarif"})
# By these GitHub and GitLab tell a job where that is; others have git tell.
TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
# The endings that files of a form have, first the one to be proposed; another form's is a slip.
ENDINGS = {
    "worklist": (".md",),
    "worklist-csv": (".csv",),
    "csv": (".csv",),
    "json": (".json",),
    "claimreview": (".jsonld", ".json"),
    "csl-json": (".json",),
    "a page": (".html", ".htm", ".xhtml"),
}
# What is written here in no form, though it may be wished for; and what is the project's own.
_OTHER_ENDINGS = (".pdf", ".docx", ".odt", ".xlsx", ".ods", ".toml", ".bib", ".tex")


def targets(output: list[str] | None) -> list[tuple[str, Path]]:
    """The formats and files that `--output FORMAT:FILE` names; raises UsageError."""
    found: list[tuple[str, Path]] = []
    for word in output or ():
        name, colon, file = word.partition(":")
        if name not in REPORTERS:
            known = ", ".join(REPORTERS)
            raise UsageError(
                f'--output: no format "{name}"', f"write FORMAT:FILE with one of {known}"
            )
        if not colon or not file:
            raise UsageError(f'--output: no file in "{word}"', f"write {name}:FILE")
        if file == "-":
            raise UsageError('--output: "-" is no file', f"write --format {name}, or name a file")
        if Path(file) in (path for _, path in found):
            raise UsageError(f"--output: two reports to {file}", "name another file")
        found.append((name, Path(file)))
    return found


def write(
    files: list[tuple[str, Path]], report: Report, page: Page, inputs: Iterable[Path]
) -> None:
    """Write the report to each file, whole or not at all; raises ClaimcheckError.

    Nothing that was read is written over: a slip on the command line must not cost a ledger.
    """
    read = {_own(path) for path in inputs}
    plain = page._replace(colour=False, width=None)
    for name, path in files:
        put(path, REPORTERS[name](report, addressed(name, plain)), read)


def put(path: Path, text: str, read: Iterable[Path]) -> None:
    """Write a file, whole or not at all, unless it is among those `read`; raises ClaimcheckError."""
    if str(path) == "-":
        raise UsageError('--output: "-" is no file', "leave it out for standard output")
    target = _own(path)
    if path.is_dir():
        raise UsageError(f"--output: {path} is a folder, not a file", "name a file in it")
    if target in map(_own, read):
        raise UsageError(f"--output: {path} was read in this run", "name another file")
    if target.name in FILE_NAMES or ".git" in target.parts:
        what = "belongs to git" if ".git" in target.parts else "holds the configuration"
        raise UsageError(f"--output: {path} {what}", "name another file")
    try:
        _put(path, text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ClaimcheckError(f"cannot write {path}: {reason}", "check the folder") from error


def refuse_ending_of_another(path: Path, form: str) -> None:
    """Raise UsageError where the name of a file says that another form was meant."""
    ending = path.suffix.lower()
    meant = [name for name, endings in ENDINGS.items() if ending in endings]
    if form in meant or not (meant or ending in _OTHER_ENDINGS):
        return
    own = ENDINGS[form][0]
    hint = f"name it {'report' if form == 'a page' else path.stem}{own}"
    if form != "a page" and meant and meant != ["a page"]:
        hint = did_you_mean([next((name for name in meant if name.startswith(form)), meant[0])])
    raise UsageError(f"{path} is not what {form} is called", hint)


def addressed(name: str, page: Page) -> Page:
    """The page on which a report in this format goes out, with paths as its reader knows them."""
    if name not in FOR_SERVICES:
        return page
    named = [Path(os.environ[top]).resolve() for top in TOPS if os.environ.get(top)]
    here = (page.base, *page.base.parents)
    tops = (*named, *(folder for folder in here if (folder / ".git").exists()))
    return page._replace(base=next((top for top in tops if top in here), page.base))


def _own(path: Path) -> Path:
    """The path without links; of a circle of links some path in it."""
    return Path(os.path.realpath(path))


def _put(path: Path, text: str) -> None:
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="\n")  # a device or a pipe
        return
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)  # of one who was killed, or a link that leads anywhere
    try:
        with part.open("x", encoding="utf-8", newline="\n") as handle:
            handle.write(text)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def name_skipped(skipped: tuple[Skipped, ...], page: Page) -> None:
    """A line on standard error for each file that could not be looked at."""
    for one in skipped[:SHOWN_SKIPPED]:
        hint = f" ({one.hint})" if one.hint else ""
        say(f"claimcheck: {page.place(one.path)} {clip(one.reason)}{hint}")
    if more := len(skipped[SHOWN_SKIPPED:]):
        say(f"claimcheck: … and {more} more that could not be looked at")


def shortfall(
    broken: tuple[BrokenRecord | BrokenEntry, ...], skipped: tuple[Skipped, ...], page: Page
) -> int:
    """Name on standard error what a look-up had to do without; 2 if claims or entries may be missing."""
    for record in broken[:SHOWN_SKIPPED]:
        place = f"{page.place(record.location.path)}:{record.location.start}"
        say(f"claimcheck: {place}: {clip(record.message)} (claimcheck audit says more)")
    name_skipped(skipped, page)
    unread = any(hiding(skipped)) or any(record.lost for record in broken)
    return 2 if unread else 0


def hiding(skipped: Iterable[Skipped]) -> Iterator[Skipped]:
    """What may hold claims; of a document or a bibliography, what is not known is said elsewhere."""
    others = (".bib", *REFERENCE_SUFFIXES, *DOCUMENT_SUFFIXES)
    return (one for one in skipped if one.path.suffix.lower() not in others)
