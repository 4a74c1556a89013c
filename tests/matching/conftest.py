"""Claims looked for in a text, through the real reader."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.extract.citing import citations_in
from claimcheck.extract.claims.detect import prose_of
from claimcheck.extract.reference_list import entries_in
from claimcheck.extract.sentences import sentences_in
from claimcheck.matching.tracked import matches_of
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.documents import Document
from claimcheck.model.matches import Match
from claimcheck.model.text import Location, Position, SourceFile
from claimcheck.readers import READERS

_HERE = Location(Path("claims/all.toml"), Position(1, 1, 0), Position(1, 1, 0))

Matches = Callable[[list[str], str], tuple[Document, tuple[Match, ...]]]
Tracked = Callable[[list[str], str], list[str]]


def matched(claims: list[str], text: str) -> tuple[Document, tuple[Match, ...]]:
    """The document as it is read, and what became of every claim."""
    document = READERS[".txt"](SourceFile(Path("draft.txt"), text))
    citations = citations_in(document, entries_in(document))
    tracked = [TrackedClaim(f"c{n}", claim, _HERE, _HERE) for n, claim in enumerate(claims)]
    prose = prose_of(document, citations)
    return document, matches_of(tracked, document, prose, tuple(sentences_in(document)))


@pytest.fixture
def matches() -> Matches:
    """What became of claims."""
    return matched


@pytest.fixture
def tracked() -> Tracked:
    """What became of claims, a line for each: outcome, differences, the sentences in the text."""

    def run(claims: list[str], text: str) -> list[str]:
        document, found = matched(claims, text)
        return [_line(document, match) for match in found]

    return run


def _line(document: Document, match: Match) -> str:
    told = [
        f"{one.kind} {one.tracked!r} -> {document.text[slice(*one.printed_span)]!r}"
        for one in match.differences
    ]
    said = [document.text[slice(*span)].replace("\n", " ") for span in match.spans]
    return " | ".join([f"{match.outcome}: {', '.join(told)}".removesuffix(": "), *said])
