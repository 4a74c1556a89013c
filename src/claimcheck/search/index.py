"""The words of a ledger's claims in an SQLite full-text index, which can be kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.linking.names import fold
from claimcheck.search.words import compounds_of, indexed, indexed_of, ranges_in

if TYPE_CHECKING:
    import sqlite3

    from claimcheck.model.claims import TrackedClaim
    from claimcheck.model.references import Bibliography, Name, Reference

# Columns and their weights: what a claim says and the name that it was given count most.
# `joined` holds U.S. as us and S-400 as s400.
_WEIGHTS = {"text": 10.0, "joined": 8.0, "id": 10.0, "tags": 3.0, "section": 2.0, "sources": 3.0}
_TOKENS = "tokenize='porter unicode61 remove_diacritics 2 categories ''L* N* M*'''"
# Without content: what a claim says stands in its ledger, so that half the bytes need be kept.
_CREATE = f"CREATE VIRTUAL TABLE claims USING fts5({', '.join(_WEIGHTS)}, content='', {_TOKENS})"
_CREATE_TEXTS = f"CREATE VIRTUAL TABLE texts USING fts5(text, {_TOKENS})"
_INSERT = f"INSERT INTO claims(rowid, {', '.join(_WEIGHTS)}) VALUES (?{', ?' * len(_WEIGHTS)})"  # noqa: S608 (column names from above)
_SCORES = f"SELECT rowid, -bm25(claims, {', '.join(map(str, _WEIGHTS.values()))}) FROM claims WHERE claims MATCH ?"  # noqa: S608 (weights from above)
_ROWS = "SELECT rowid FROM claims WHERE claims MATCH ?"
_ANY = f"{_ROWS} LIMIT 1"
_INSERT_TEXT = "INSERT INTO texts(rowid, text) VALUES (?, ?)"
_MARKED = "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?"
# Enough to tell words apart that half of the ledger has, too few to tell machines apart.
_DECIMALS = 10
# No indexed text has control characters in it.
_OPENING, _CLOSING = "\x01", "\x02"


class Index:
    """Rows are places in the sequence of claims; expressions are FTS5's, of quoted words."""

    def __init__(
        self, connection: "sqlite3.Connection", vocabulary: Callable[[], Mapping[str, int]]
    ) -> None:
        """`vocabulary` gives every whole folded word of the ledger, and how often it is there."""
        self._connection = connection
        self._vocabulary = vocabulary

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def as_bytes(self) -> bytes | None:
        """What `kept` makes an index of; None where this Python cannot tell."""
        serialize = getattr(self._connection, "serialize", None)
        return serialize() if serialize else None

    def knows(self, expression: str) -> bool:
        """Whether any claim matches."""
        return self._connection.execute(_ANY, (expression,)).fetchone() is not None

    def rows(self, expression: str) -> frozenset[int]:
        """The claims that match."""
        return frozenset(row for (row,) in self._connection.execute(_ROWS, (expression,)))

    def scores(self, expression: str) -> dict[int, float]:
        """How well each claim matches, by BM25; higher is better."""
        found = self._connection.execute(_SCORES, (expression,))
        return {row: round(score, _DECIMALS) for row, score in found}

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        """Every whole folded word of the ledger, and how often it stands there."""
        return self._vocabulary()


def index_of(claims: "Iterable[TrackedClaim]", bibliography: "Bibliography") -> Index:
    """The index of claims, in which the works that they rest on have names and titles."""
    records = list(_records(claims, bibliography))
    connection = _connection(_CREATE)
    # One transaction: a commit for each claim takes seven times as long.
    connection.execute("BEGIN")
    connection.executemany(_INSERT, ((row, *record) for row, record in enumerate(records)))
    connection.execute("COMMIT")
    return Index(connection, lambda: Counter(" ".join(map(" ".join, records)).split()))


def kept(data: bytes | memoryview, vocabulary: Callable[[], Mapping[str, int]]) -> Index:
    """The index that `as_bytes` was asked of."""
    connection = _connection()
    connection.deserialize(data)
    return Index(connection, vocabulary)


def ranges_of(texts: Sequence[str], expression: str) -> dict[int, tuple[tuple[int, int], ...]]:
    """Where the words of an expression stand in indexed texts, by place in the sequence."""
    connection = _connection(_CREATE_TEXTS)
    try:
        connection.executemany(_INSERT_TEXT, enumerate(texts))
        found = connection.execute(_MARKED, (_OPENING, _CLOSING, expression))
        return {row: ranges_in(marked, _OPENING, _CLOSING) for row, marked in found}
    finally:
        connection.close()


def _connection(*statements: str) -> "sqlite3.Connection":
    try:
        import sqlite3  # noqa: PLC0415 (20 ms that only a search should pay)
    except ImportError as error:
        raise _no_full_text() from error
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        connection.close()
        raise _no_full_text() from error
    return connection


def _no_full_text() -> ClaimcheckError:
    return ClaimcheckError(
        "this Python cannot search: its SQLite lacks FTS5",
        "use a Python whose sqlite3 module has FTS5, such as those of python.org",
    )


def _records(
    claims: "Iterable[TrackedClaim]", bibliography: "Bibliography"
) -> Iterator[tuple[str, ...]]:
    """What each column holds of each claim."""
    tags: dict[tuple[str, ...], str] = {}
    sections: dict[str | None, str] = {None: ""}
    cited: dict[str, str] = {}
    for claim in claims:
        folded = fold(claim.text)
        if claim.tags not in tags:
            tags[claim.tags] = indexed("\n".join(claim.tags))
        if claim.section not in sections:
            sections[claim.section] = indexed(claim.section or "")
        keys = dict.fromkeys(source.key for source in claim.sources)
        for key in keys:
            if key not in cited:
                parts = _source_parts(key, bibliography.by_key.get(key))
                cited[key] = indexed("\n".join(parts))
        yield (
            indexed_of(folded),
            " ".join(joined for joined, _, _ in compounds_of(folded)),
            indexed(claim.id),
            tags[claim.tags],
            sections[claim.section],
            " ".join(map(cited.__getitem__, keys)),
        )


def _source_parts(key: str, reference: "Reference | None") -> Iterator[str]:
    yield key
    if reference:
        yield from map(_full_name, (*reference.authors, *reference.editors))
        yield reference.title or ""


def _full_name(name: "Name") -> str:
    return f"{name.given} {name.surname} {name.suffix}"
