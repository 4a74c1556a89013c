"""The claims of a ledger in an SQLite full-text index, held in memory for one search."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.linking.names import fold
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.references import Bibliography, Name, Reference
from claimcheck.search.words import compounds_of, indexed, ranges_in

if TYPE_CHECKING:
    import sqlite3

# Columns and their weights: what a claim says and the name that it was given count most.
# `joined` holds U.S. as us and S-400 as s400.
_WEIGHTS = {"text": 10.0, "joined": 8.0, "id": 10.0, "tags": 3.0, "section": 2.0, "sources": 3.0}
_TOKENS = "porter unicode61 remove_diacritics 2 categories ''L* N* M*''"
_CREATE = f"CREATE VIRTUAL TABLE claims USING fts5({', '.join(_WEIGHTS)}, tokenize='{_TOKENS}')"
_INSERT = f"INSERT INTO claims(rowid, {', '.join(_WEIGHTS)}) VALUES (?{', ?' * len(_WEIGHTS)})"  # noqa: S608 (column names from above)
_SCORES = f"SELECT rowid, -bm25(claims, {', '.join(map(str, _WEIGHTS.values()))}) FROM claims WHERE claims MATCH ?"  # noqa: S608 (weights from above)
_ROWS = "SELECT rowid FROM claims WHERE claims MATCH ?"
_ANY = f"{_ROWS} LIMIT 1"
_MARKED = "SELECT highlight(claims, 0, ?, ?) FROM claims WHERE claims MATCH ? AND rowid = ?"
# Enough to tell words apart that half of the ledger has, too few to tell machines apart.
_DECIMALS = 10
# No indexed text has control characters in it.
_OPENING, _CLOSING = "\x01", "\x02"


class Index:
    """Rows are places in the sequence of claims; expressions are FTS5's, of quoted words."""

    def __init__(self, claims: Sequence[TrackedClaim], bibliography: Bibliography) -> None:
        self._records = [tuple(_columns(claim, bibliography)) for claim in claims]
        self._connection = _connection()
        rows = ((row, *record) for row, record in enumerate(self._records))
        # One transaction: a commit for each claim takes seven times as long.
        self._connection.execute("BEGIN")
        self._connection.executemany(_INSERT, rows)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

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

    def ranges(self, expression: str, row: int) -> tuple[tuple[int, int], ...]:
        """Where the words of the expression stand in the indexed text of one claim."""
        parameters = (_OPENING, _CLOSING, expression, row)
        found = self._connection.execute(_MARKED, parameters).fetchone()
        return ranges_in(found[0], _OPENING, _CLOSING) if found else ()

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """Every whole folded word of the ledger, and how often it stands there."""
        counts: Counter[str] = Counter()
        for record in self._records:
            for column in record:
                counts.update(column.split())
        return counts


def _connection() -> "sqlite3.Connection":
    try:
        import sqlite3  # noqa: PLC0415 (20 ms that only a search should pay)
    except ImportError as error:
        raise _no_full_text() from error
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(_CREATE)
    except sqlite3.OperationalError as error:
        connection.close()
        raise _no_full_text() from error
    return connection


def _no_full_text() -> ClaimcheckError:
    return ClaimcheckError(
        "this Python cannot search: its SQLite lacks FTS5",
        "use a Python whose sqlite3 module has FTS5, such as those of python.org",
    )


def _columns(claim: TrackedClaim, bibliography: Bibliography) -> Iterator[str]:
    keys = dict.fromkeys(source.key for source in claim.sources)
    cited = (part for key in keys for part in _source_parts(key, bibliography.by_key.get(key)))
    folded = fold(claim.text)
    yield indexed(folded)
    yield " ".join(joined for joined, _, _ in compounds_of(folded))
    yield indexed(claim.id)
    yield indexed("\n".join(claim.tags))
    yield indexed(claim.section or "")
    yield indexed("\n".join(cited))


def _source_parts(key: str, reference: Reference | None) -> Iterator[str]:
    yield key
    if reference:
        yield from map(_full_name, (*reference.authors, *reference.editors))
        yield reference.title or ""


def _full_name(name: Name) -> str:
    return f"{name.given} {name.surname} {name.suffix}"
