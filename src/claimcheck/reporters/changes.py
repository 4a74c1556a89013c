"""What was, or is to be, written: as a diff of any file, or in a sentence of the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from claimcheck.ledger.read import read
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import Page, Style, clip, visible

CONTEXT = 3
NO_LINE_END = "\\ no line end at the end of the file"


def as_diff(before: SourceFile, after: SourceFile, page: Page) -> str:
    """A unified diff of one file; nothing where nothing changes."""
    if before.text == after.text:
        return ""
    place = page.place(before.path)
    heads = [page.paint(f"{sign} {place}", Style.STRONG) for sign in ("---", "+++")]
    hunks = _hunks(_lines(before.text), _lines(after.text), page)
    return "".join(f"{line}\n" for line in (*heads, *hunks))


class _Exchange(NamedTuple):
    """Lines of the old file, and those of the new one that stand in their place; half-open."""

    old: int
    old_end: int
    new: int
    new_end: int


def _hunks(old: Sequence[str], new: Sequence[str], page: Page) -> Iterator[str]:
    for group in _groups(_exchanges(old, new)):
        first, last = group[0], group[-1]
        lead = min(CONTEXT, first.old)
        trail = min(CONTEXT, len(old) - last.old_end)
        before = _range(first.old - lead, last.old_end + trail)
        after = _range(first.new - lead, last.new_end + trail)
        yield page.paint(f"@@ -{before} +{after} @@", Style.FRAME)
        at = first.old - lead
        for one in group:
            yield from _shown(" ", old[at : one.old], page)
            yield from _shown("-", old[one.old : one.old_end], page)
            yield from _shown("+", new[one.new : one.new_end], page)
            at = one.old_end
        yield from _shown(" ", old[at : at + trail], page)


def _groups(exchanges: Iterable[_Exchange]) -> list[list[_Exchange]]:
    """Those together whose surroundings touch."""
    groups: list[list[_Exchange]] = []
    for one in exchanges:
        if groups and one.old - groups[-1][-1].old_end <= 2 * CONTEXT:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _exchanges(old: Sequence[str], new: Sequence[str]) -> Iterator[_Exchange]:
    """What differs: what is the same at both ends is set aside before difflib is asked.

    Where lines were only exchanged for as many others there is no need to ask it at all: it takes
    minutes for many small changes of a large ledger.
    """
    fewer = min(len(old), len(new))
    # The end first: what is put in between two blank lines then begins with one.
    tail = next((i for i in range(fewer) if old[-1 - i] != new[-1 - i]), fewer)
    head = next((i for i in range(fewer - tail) if old[i] != new[i]), fewer - tail)
    if len(old) == len(new):
        for i in range(head, len(old) - tail):
            if old[i] != new[i]:
                yield _Exchange(i, i + 1, i, i + 1)
        return
    inner = old[head : len(old) - tail], new[head : len(new) - tail]
    if (added := _added(*inner)) is not None:
        yield from (_Exchange(*(end + head for end in one)) for one in added)
        return
    for what, *ends in SequenceMatcher(None, *inner, autojunk=False).get_opcodes():
        if what != "equal":
            yield _Exchange(*(end + head for end in ends))


def _added(old: Sequence[str], new: Sequence[str]) -> list[_Exchange] | None:
    """The lines that were put in, where that is all that was done; difflib would take minutes."""
    found: list[_Exchange] = []
    at = start = 0
    for place, line in enumerate(new):
        if at < len(old) and old[at] == line:
            if start < place:
                found.append(_Exchange(at, at, start, place))
            at, start = at + 1, place + 1
    if start < len(new):
        found.append(_Exchange(at, at, start, len(new)))
    return found if at == len(old) else None


def _range(start: int, end: int) -> str:
    length = end - start
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"


def _shown(sign: str, lines: Sequence[str], page: Page) -> Iterator[str]:
    style = {"+": Style.GOOD, "-": Style.ERROR}.get(sign, Style.PLAIN)
    for line in lines:
        words = visible(line.rstrip("\r\n"))
        yield page.paint(f"{sign}{words}", style)
        if not line.endswith("\n"):
            yield page.paint(NO_LINE_END, Style.FAINT)


def _lines(text: str) -> list[str]:
    """The lines with their ends; str.splitlines knows ends that are none in TOML."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def judged(source: SourceFile, name: str, page: Page) -> str:
    """What was decided last about the claim of this id, and where that now stands."""
    [claim] = (claim for claim in read(source).claims if claim.id == name)
    *before, last = claim.verdicts
    earlier = f"{before[-1].status} by {clip(before[-1].by)} on {before[-1].on}" if before else ""
    place = f"{page.place(source.path)}:{last.location.start.line}"
    head = page.paint(clip(name), Style.STRONG)
    lines = [f"{head}: {last.status} by {clip(last.by)} on {last.on}"]
    lines.append(f"  {place}" + (f" · before that {earlier}" if earlier else ""))
    return "\n".join(lines) + "\n"
