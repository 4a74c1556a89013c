"""The first files of a ledger, made of what lies in the folder; nothing that exists is touched."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import DOCUMENT_SUFFIXES, Config
from claimcheck.errors import ClaimcheckError

# Files of a repository that are no drafts.
NO_DRAFTS = (
    "readme",
    "changelog",
    "contributing",
    "license",
    "licence",
    "code_of_conduct",
    "security",
)

_LEDGER = """\
# One record a claim: a statement of fact that is complete in itself, and what backs it.
# "claimcheck audit" names the claims that nobody vouches for.

[document]
title = {title}
{path}
# [[claim]]
# id      = "wall-length"
# text    = "The wall that Hadrian had built in Britain was 73 miles long."
# sources = [{{ key = "breeze2006", locator = "p. 53" }}]
"""
_BIBLIOGRAPHY = """\
% The works that the claims rest on: one entry each, cited by its key.
"""


class Started(NamedTuple):
    """What was made, and what was found and is used as it is."""

    made: tuple[Path, ...]
    found: tuple[Path, ...]
    ledger: Path
    # the file or folder in which claims are to be written
    draft: Path | None = None
    # the document that the ledger is about, where there is one


def start(
    config: Config,
    others: Callable[[Path], list[Path]],
    titled: Callable[[Path], str | None],
) -> Started:
    """Make the ledger that `config` names, and what it needs, in the folder of the configuration.

    `others` gives the bibliographies in a folder that are no .bib files; they are asked for where
    there are none. `titled` gives the title of a document by its own words.
    Raises ClaimcheckError where a file cannot be written.
    """
    root = config.root
    folder = root / config.claims[0]
    if folder.exists() and not folder.is_dir() and folder.suffix != ".toml":
        raise ClaimcheckError(f"{folder} is there and no folder", "move it, or name another")
    made, found = [], []
    bibliographies = [path for path in config.bibliographies if path.exists()]
    if not bibliographies and config.references is None and config.source is None:
        bibliographies = sorted(root.glob("*.bib")) or others(root)
        if bibliographies:
            names = json.dumps([path.name for path in bibliographies], ensure_ascii=False)
            made.append(_make(root / "claimcheck.toml", f"references = {names}\n"))
    found += bibliographies
    if not bibliographies:
        made.append(_make(config.bibliographies[0], _BIBLIOGRAPHY))
    if folder.is_file() or (folder.is_dir() and any(folder.rglob("*.toml"))):
        return Started(tuple(made), (*found, folder), folder)
    ledger = folder if folder.suffix == ".toml" else folder / f"{_stem(root)}.toml"
    drafts = _drafts(root)
    made.append(_make(ledger, _ledger_text(root, ledger, drafts, titled)))
    # Of several nobody can say which.
    return Started(tuple(made), tuple(found), ledger, drafts[0] if len(drafts) == 1 else None)


def _ledger_text(
    root: Path, ledger: Path, drafts: Sequence[Path], titled: Callable[[Path], str | None]
) -> str:
    title = titled(drafts[0]) or drafts[0].stem if drafts else root.resolve().name
    path = ""
    if drafts:
        relative = Path(os.path.relpath(drafts[0], ledger.parent)).as_posix()
        lead = "" if len(drafts) == 1 else "# "
        path = f"{lead}path = {json.dumps(relative, ensure_ascii=False)}\n"
    return _LEDGER.format(title=json.dumps(title or "Untitled", ensure_ascii=False), path=path)


def _drafts(root: Path) -> list[Path]:
    return sorted(
        path
        for path in root.iterdir()
        if path.suffix.lower() in DOCUMENT_SUFFIXES and path.stem.lower() not in NO_DRAFTS
    )


def _stem(root: Path) -> str:
    """A file name from that of the draft, or else of the folder."""
    drafts = _drafts(root)
    name = drafts[0].stem if drafts else root.resolve().name
    letters = [letter if letter.isalnum() else "-" for letter in name.lower()]
    return "".join(letters).strip("-") or "claims"


def _make(path: Path, text: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as handle:
            handle.write(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ClaimcheckError(f"cannot make {path}: {reason}", "check the folder") from error
    return path
