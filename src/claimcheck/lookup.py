"""What a search looks into: as it was the last time, where nothing has changed since."""

from array import array
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.cache import Cache, asked_here, digest, packed, unpacked
from claimcheck.config import Config
from claimcheck.disk import Disk, Question, holds
from claimcheck.errors import UnreadableError
from claimcheck.files import contents
from claimcheck.ledger.read import read
from claimcheck.ledger.stretch import Stretch
from claimcheck.model.claims import BrokenRecord, LedgerFile, TrackedClaim
from claimcheck.model.findings import Skipped
from claimcheck.model.text import Position, SourceFile
from claimcheck.search.catalogue import Card, LedgerCatalogue
from claimcheck.search.index import Index, kept

if TYPE_CHECKING:
    from claimcheck.search.catalogue import Catalogue

# The index is needed by every search, the rest by few.
_INDEX, _WORDS, _CARDS = "search", "search-words", "search-cards"
# Numbers that tell where a claim stands: see _Stand.
_NUMBERS = "I"
# Bytes of the number that tells how long the first part of an entry is.
_WIDTH = 8


class Lookup(NamedTuple):
    """The claims, and what could not be read."""

    catalogue: "Catalogue"
    broken: tuple[BrokenRecord, ...]
    skipped: tuple[Skipped, ...]


class _Stand(NamedTuple):
    """The lines of a file that give a claim if they are read alone."""

    file: int
    start: int
    stop: int
    # in bytes, without a byte order mark
    line: int
    offset: int
    # of the first of them, in code points
    place: int
    # among the claims that they give


class _Kept(NamedTuple):
    """What is kept for every search."""

    answers: Mapping[Question, object]
    state: bytes
    # the name of all that was read; other entries must bear it
    broken: tuple[BrokenRecord, ...]
    skipped: tuple[Skipped, ...]
    files: tuple[Path, ...]
    stands: bytes


class _Request(NamedTuple):
    """What is searched, and where that is kept."""

    config: Config
    cache: Cache

    @property
    def key(self) -> bytes:
        """The name of its entries."""
        return asked_here(self.config)


@contextmanager
def looked_up(config: Config, cache: Cache | None) -> Iterator[Lookup]:
    """The claims of a project; their index is kept afterwards if the search has made one."""
    request = cache and _Request(config, cache)
    if request and (known := _known(request)):
        yield known
        return
    disk = Disk()
    made = _read(config, disk)
    yield Lookup(made.catalogue, made.broken, made.skipped)
    if request and made.catalogue.is_indexed:
        _keep(made, disk, request)


class _Made(NamedTuple):
    """A project as it was read."""

    catalogue: LedgerCatalogue
    broken: tuple[BrokenRecord, ...]
    skipped: tuple[Skipped, ...]
    sources: Mapping[Path, SourceFile]


def _read(config: Config, disk: Disk) -> _Made:
    from claimcheck.analysis import analyse  # noqa: PLC0415 -- costs more than a search without

    analysis = analyse(config, with_documents=False, disk=disk)
    catalogue = LedgerCatalogue(analysis.ledger, analysis.bibliographies[0])
    return _Made(catalogue, analysis.ledger.broken, analysis.skipped, analysis.sources)


def _keep(made: _Made, disk: Disk, request: _Request) -> None:
    catalogue, state = made.catalogue, _state(disk)
    index = catalogue.index.as_bytes()
    if index is None:
        return
    stands = array(_NUMBERS)
    for place, file in enumerate(catalogue.ledger.files):
        for stand in _stands(place, file, made.sources[file.path].text):
            stands.extend(stand)
    fields = (made.broken, made.skipped, catalogue.files, stands.tobytes())
    head = packed((disk.answers, state, *fields))
    # The index stands apart, so that it can be used where it lies.
    request.cache.put(_INDEX, request.key, len(head).to_bytes(_WIDTH, "little") + head + index)
    if "vocabulary" in vars(catalogue.index):
        _keep_part(_WORDS, catalogue.index.vocabulary, state, request)
    if "cards" in vars(catalogue):
        _keep_part(_CARDS, catalogue.cards, state, request)


def _state(disk: Disk) -> bytes:
    return digest(repr(disk.answers).encode())


def _keep_part(kind: str, part: object, state: bytes, request: _Request) -> None:
    """Keep what not every search needs, once one has."""
    request.cache.keep(kind, request.key, (state, part))


def _stands(number: int, file: LedgerFile, text: str) -> Iterator[tuple[int, ...]]:
    """Where the claims of a file stand, as `_Stand` has it: from the line of one head to the next.

    Claims without heads of their own, in one list, are only found in the file as a whole.
    """
    heads = [claim.location.start for claim in file.claims]
    if not heads:
        return
    if not all(text.startswith("[[", head.offset) for head in heads):
        stop = len(text.encode())
        yield from ((number, 0, stop, 1, 0, place) for place in range(len(heads)))
        return
    starts = [head.offset - head.column + 1 for head in heads]
    at = len(text[: starts[0]].encode())
    for head, start, stop in zip(heads, starts, [*starts[1:], len(text)], strict=True):
        end = at + len(text[start:stop].encode())
        yield number, at, end, head.line, start, 0
        at = end


def _known(request: _Request) -> Lookup | None:
    payload = request.cache.get(_INDEX, request.key)
    if payload is None:
        return None
    view = memoryview(payload)
    end = _WIDTH + int.from_bytes(view[:_WIDTH], "little")
    entry = _Kept(*unpacked(view[_WIDTH:end]))
    answers = dict(entry.answers)
    try:
        files = [contents(path) for path in entry.files]
    except UnreadableError:
        return None
    said = [answers.pop(("data", str(path)), None) for path in entry.files]
    if said != list(map(digest, files)) or not holds(answers):
        return None
    catalogue = _KeptCatalogue(request, entry, view[end:], files)
    return Lookup(catalogue, entry.broken, entry.skipped)


class _KeptCatalogue:
    """The catalogue of a ledger of which only the lines of what is found are read again."""

    def __init__(
        self,
        request: _Request,
        entry: _Kept,
        database: memoryview,
        contents: Sequence[bytes],
    ) -> None:
        self.request = request
        self.entry = entry
        self.database = database
        self.contents = contents

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the ledger, in order."""
        return self.entry.files

    @cached_property
    def index(self) -> Index:
        """The words of the claims."""
        return kept(self.database, self._words)

    @cached_property
    def _stands(self) -> "array[int]":
        return array(_NUMBERS, self.entry.stands)

    @property
    def count(self) -> int:
        """How many claims there are."""
        return len(self._stands) // len(_Stand._fields)

    @cached_property
    def cards(self) -> Sequence[Card]:
        """What the filters ask of them."""
        cards: Sequence[Card] = self._part(_CARDS, lambda ledger: ledger.cards)
        return cards

    def claims(self, rows: Sequence[int]) -> list[TrackedClaim]:
        """Those in these rows, in this order."""
        files: dict[_Stand, LedgerFile] = {}
        found = []
        for row in rows:
            width = len(_Stand._fields)
            stand = _Stand(*self._stands[row * width : (row + 1) * width])
            alone = stand._replace(place=0)
            if alone not in files:
                files[alone] = read(self._lines(stand))
            found.append(files[alone].claims[stand.place])
        return found

    def _lines(self, stand: _Stand) -> SourceFile:
        data = self.contents[stand.file]
        mark = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
        text = data[mark + stand.start : mark + stand.stop].decode()
        return Stretch(self.files[stand.file], text, Position(stand.line, 1, stand.offset))

    def _words(self) -> Mapping[str, int]:
        words: Mapping[str, int] = self._part(_WORDS, lambda ledger: ledger.index.vocabulary)
        return words

    def _part(self, kind: str, made: Callable[[LedgerCatalogue], Any]) -> Any:  # noqa: ANN401
        """What not every search needs; from the ledger if none has so far."""
        state, part = self.request.cache.recall(kind, self.request.key) or (None, None)
        if state == self.entry.state:
            return part
        catalogue, state = self._again
        part = made(catalogue)
        _keep_part(kind, part, state, self.request)
        return part

    @cached_property
    def _again(self) -> tuple[LedgerCatalogue, bytes]:
        """The ledger read again, for a part that was not kept, and the name of what was read."""
        disk = Disk()
        return _read(self.request.config, disk).catalogue, _state(disk)
