"""From worklists that were filled in to verdicts for the ledger: nothing is guessed or overwritten."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.errors import nearest
from claimcheck.exchange.worklist import Problem, Row, Stamp, judged_fields, stamp_in
from claimcheck.ledger.digest import digest, fits
from claimcheck.ledger.edit import with_verdicts
from claimcheck.ledger.read import read
from claimcheck.ledger.store import verified
from claimcheck.model.claims import NewVerdict, Status, TrackedClaim, Verdict
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import clip
from claimcheck.writing.sifting import done_together

# A year first is a day in one way only, and so is 24.11.2026; some programs put the time of midnight
# behind.
_MIDNIGHT = r"(?:[ T]00:00(?::00)?)?"
_DAYS = (
    re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?){_MIDNIGHT}"),
    re.compile(rf"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<year>\d{{4}}){_MIDNIGHT}"),
)
# What stands in a cell that a spreadsheet took for a formula, and could not work out.
_FAILED = re.compile(r"#(?:NAME|REF|VALUE|DIV/0|NUM|NULL|ERROR|N/A)[?!]?|Err:\d{3}", re.IGNORECASE)
_BULLETS = re.compile(r"^[ \t]*[*+•◦▪·](?=[ \t])", re.MULTILINE)
# What programs make of quotes, dashes and dots as people type.
_TYPED = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‹›", "'"), "…": "..."})
_DASHES = re.compile(r"[-‐-―−]+")
_ANEW = "export the list anew"


class Defaults(NamedTuple):
    """What holds for rows that do not say it, and the day that it is."""

    today: dt.date
    by: str | None = None
    on: dt.date | None = None


class Judged(NamedTuple):
    """A verdict as a row gives it."""

    row: Row
    stamp: Stamp
    verdict: NewVerdict


class Settled(NamedTuple):
    """What rows come to for one ledger file."""

    written: tuple[Judged, ...] = ()
    there: tuple[Judged, ...] = ()
    # those that the ledger has already
    problems: tuple[Problem, ...] = ()


def judged_in(
    rows: Iterable[Row], defaults: Defaults
) -> tuple[tuple[Judged, ...], tuple[Problem, ...]]:
    """The verdicts of the rows that are filled in, and what is wrong with others.

    Rows on one claim that contradict each other are all left out.
    """
    judged, problems = list[Judged](), list[Problem]()
    for row in filter(lambda row: row.is_filled, rows):
        read_ = _judged(row, defaults)
        if isinstance(read_, Judged):
            judged.append(read_)
        else:
            problems += read_
    by_claim: dict[str, dict[Status, Judged]] = {}
    for one in judged:
        by_claim.setdefault(one.row.get("id"), {}).setdefault(one.verdict.status, one)
    agreed = []
    for one in judged:
        firsts = by_claim[one.row.get("id")].values()
        if other := next((other for other in firsts if _contradicts(one, other)), None):
            problems.append(_contradiction(one, other))
        else:
            agreed.append(one)
    return tuple(agreed), tuple(problems)


def _contradicts(one: Judged, other: Judged) -> bool:
    return one.verdict.status is not other.verdict.status


def _contradiction(one: Judged, other: Judged) -> Problem:
    what = f'"{clip(one.row.get("id"))}" is {one.verdict.status} here, {other.verdict.status}'
    same = other.row.path == one.row.path
    where = f"line {other.row.line}" if same else f"{other.row.path.name}:{other.row.line}"
    return _problem(one.row, "verdict", f"{what} in {where}", "leave one of the two")


def _judged(row: Row, defaults: Defaults) -> Judged | list[Problem]:
    """What a row says, or all that is wrong with it."""
    stamp, status = stamp_in(row.get("stamp")), _status(row.get("verdict"))
    by = " ".join(row.get("by").split()) or defaults.by
    on = _day(row.get("on")) if row.get("on") else defaults.on
    problems = []
    if not stamp:
        what = (
            f'"{clip(row.get("stamp"))}" is no stamp' if row.get("stamp") else "the stamp is gone"
        )
        problems.append(_problem(row, "stamp", what, _ANEW))
    if not status:
        problems.append(_not_a_status(row))
    if not by:
        hint = 'fill in by, or say it for all: --by "NAME"'
        problems.append(_problem(row, "by", "nobody is named as the checker", hint))
    if not on:
        problems.append(_not_a_day(row))
    elif on > defaults.today:
        what = f"{on} lies in the future"
        problems.append(_problem(row, "on", what, "write the day of the check"))
    if _FAILED.fullmatch(row.get("note")):
        what = f'a spreadsheet made "{clip(row.get("note"))}" of the note'
        problems.append(_problem(row, "note", what, "begin it with a word, not with = + - or @"))
    if not (stamp and status and by and on) or problems:
        return problems
    note = re.sub(r"\r\n?", "\n", row.get("note")) or None
    return Judged(row, stamp, NewVerdict(status, by, on, stamp.digest, note))


def _status(text: str) -> Status | None:
    word = text.strip(" \t*_`.").lower()
    return Status(word) if word in [*Status] else None


def _not_a_status(row: Row) -> Problem:
    word = row.get("verdict")
    if not word:
        return _problem(row, "note", "there is a note and no verdict", f"write {_listed()}")
    hint = nearest(word.lower(), Status) or f"write {_listed()}"
    return _problem(row, "verdict", f'"{clip(word)}" is no verdict', hint)


def _listed() -> str:
    *names, last = Status
    return f"{', '.join(names)} or {last}"


def _day(text: str) -> dt.date | None:
    found = next(filter(None, (one.fullmatch(text) for one in _DAYS)), None)
    try:
        return dt.date(*map(int, found.group("year", "month", "day"))) if found else None
    except ValueError:
        return None


def _not_a_day(row: Row) -> Problem:
    word = row.get("on")
    if not word:
        hint = "fill in on, or say it for all: --on YYYY-MM-DD"
        return _problem(row, "on", "the day of the check is not given", hint)
    hint = "write it as YYYY-MM-DD; in a spreadsheet, as text"
    return _problem(row, "on", f'"{clip(word)}" is no day', hint)


def _problem(row: Row, field: str, message: str, hint: str | None = None) -> Problem:
    line = row.cells[field].line if field in row.cells else row.line
    return Problem(row.path, line, message, hint)


def unknown(judged: Judged, known: Sequence[TrackedClaim], *, unread: bool = False) -> Problem:
    """What to say of a claim that is not in the ledger; with `unread` there may be more of them."""
    row = judged.row
    name = row.get("id")
    # A spreadsheet takes "march-1" for a day.
    same = [one.id for one in known if digest(one) == judged.stamp.digest]
    hint = nearest(name, [one.id for one in known])
    if len(same) == 1:
        hint = f'its stamp is that of "{same[0]}": put this back'
    elif unread:
        hint = "it may be in what could not be read"
    what = f'no claim "{clip(name)}" in the ledger'
    return _problem(row, "id", what, hint or "was it renamed, or dropped?")


def settled(source: SourceFile, judged: Sequence[Judged]) -> tuple[str, Settled]:
    """The text of a ledger file with those verdicts that can be added to it, and what became of all.

    Each is judged by what the file holds now, so that this may run again under its lock.
    """
    claims = read(source).claims
    by_id, times = {claim.id: claim for claim in claims}, Counter(claim.id for claim in claims)
    written: dict[tuple[str, NewVerdict], Judged] = {}
    there, problems = list[Judged](), list[Problem]()
    for one in judged:
        name = one.row.get("id")
        if times[name] != 1:
            problems.append(several(one, times[name]) if times[name] else unknown(one, claims))
        elif (name, one.verdict) in written or _is_among(by_id[name].verdicts, one.verdict):
            there.append(one)
        elif problem := _conflict(one, by_id[name]):
            problems.append(problem)
        else:
            written[name, one.verdict] = one
    new = [*written.values()]
    # One record that is written in a strange way must not hold up the others.
    text, refused = done_together(new, lambda some: _added(source, some))
    problems += (_problem(one.row, "verdict", why.message, why.hint) for one, why in refused)
    without = {id(one) for one, _ in refused}
    kept = tuple(one for one in new if id(one) not in without)
    return text, Settled(kept, tuple(there), tuple(problems))


def several(one: Judged, times: int) -> Problem:
    """What to say of an id that several claims have."""
    what = f'{times} claims have the id "{clip(one.row.get("id"))}"'
    return _problem(one.row, "id", what, f"give each its own, and {_ANEW}")


def _is_among(verdicts: Iterable[Verdict], new: NewVerdict) -> bool:
    """Whether a claim has this verdict already; one that was written by hand may have no digest."""
    same = (one for one in verdicts if (one.status, one.by, one.on) == new[:3])
    return any(
        _typed(one.note or "") == _typed(new.note or "")
        and (one.of is None or fits(one.of, new.of or ""))
        for one in same
    )


def _conflict(one: Judged, claim: TrackedClaim) -> Problem | None:
    """What speaks against a verdict on a claim as it now is."""
    row, name = one.row, clip(claim.id)
    if "sources" in claim.unread:
        hint = "claimcheck audit says why; mend them first"
        return _problem(row, "id", f'the sources of "{name}" cannot be read', hint)
    if digest(claim) != one.stamp.digest:
        what = f'"{name}" was edited in the ledger since this list was made'
        return _problem(row, "stamp", what, f"{_ANEW}, and look again")
    for field, words in judged_fields(claim).items():
        # The sign that guards a cell may be gone, or come twice.
        if _typed(row.get(field)).lstrip("'") != _typed(words).lstrip("'"):
            what = f'the {field} of "{name}" was edited in this list'
            return _problem(row, field, what, "edit it in the ledger, then judge it")
    for later in claim.verdicts[one.stamp.verdicts :]:
        if later.status is not one.verdict.status:
            by = f"{clip(later.by)} found it {later.status} on {later.on}"
            what = f'"{name}" is {one.verdict.status} here; {by}, after this list was made'
            return _problem(row, "verdict", what, "claimcheck verdict adds one that is to hold")
    return None


def _typed(text: str) -> str:
    """A text as it is typed on a keyboard, without white space, its items marked alike."""
    text = _BULLETS.sub("-", text)
    return _DASHES.sub("-", "".join(text.translate(_TYPED).split()))


def _added(source: SourceFile, judged: Iterable[Judged]) -> str:
    after = with_verdicts(source, ((one.row.get("id"), one.verdict) for one in judged))
    return verified(source, SourceFile(source.path, after)).text


def outstanding(rows: Iterable[Row], claims: Iterable[TrackedClaim]) -> tuple[Row, ...]:
    """The rows that say what no verdict in the ledger does, whoever is to sign it."""
    said = {
        (claim.id, str(one.status), _typed(one.note or ""))
        for claim in claims
        for one in claim.verdicts
    }
    return tuple(
        row
        for row in rows
        if row.is_filled
        and (row.get("id"), str(_status(row.get("verdict"))), _typed(row.get("note"))) not in said
    )
