"""Cuts a bibliography file into its blocks, and knows the place of each key, name and value.

Why not bibtexparser: its splitter gives values but no places, and on input that BibTeX accepts it
can lose an entry without a word (an entry type on a line of its own, an entry in which a field
occurs twice, two fields without a comma between them). An entry lost in silence makes every
citation of it look false. So the splitting is ours: each head becomes an entry or a fault.
bibtexparser still splits the names (see `names`).

Everything outside of entries is comment. Reading is one pass without recursion; after an entry
that cannot be read it goes on at the next head that begins a line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.bibliography.body import Body, FaultAt, RawField, Unreadable, read_body
from claimcheck.bibliography.braces import Braces
from claimcheck.bibliography.entry_types import COMMENT, PREAMBLE, STANDARD_TYPES, STRING
from claimcheck.bibliography.heads import Head, begins_line, has_key_and_comma, head_at, key_behind
from claimcheck.bibliography.plain import PlainEntry, plain_entry
from claimcheck.errors import nearest
from claimcheck.model.patterns import rare
from claimcheck.model.text import SourceFile

# A line that begins with %, or an @; what else stands between entries is of no interest.
_OUTSIDE = re.compile(r"(?:(?<=[\r\n\ufeff])|\A)[ \t]*+%[^\r\n]*+|@")
_PARENTHESIS_OR_BRACE = rare(r"[{})]")
_LINE_REST = rare(r"[^\r\n]*+")
_CONFLICT = rare(r"(?:(?<=[\r\n])|\A)(?:<{7}(?= )|\|{7}(?=[ \r\n])|={7}(?=[\r\n])|>{7}(?= ))")
# A field on a line of its own: year = {1974}
_STRAY_FIELD = re.compile(
    r"^[ \t]*+([A-Za-z][\w-]{1,30}+)[ \t]*+=[ \t]*+(?:[{\"]|\d{1,9}[ \t]*+,?[ \t]*+$)", re.MULTILINE
)
# What was meant for a head, at the end of the text before a field: book{key,  @book key,
_STRAY_HEAD = rare(r"@?[ \t]*+([A-Za-z]{3,30})[ \t]*+[{(]?[ \t]*+([^\s,{}()=\"@]{1,80}),$")
_CONFLICT_START = rare(r"(?:(?<=[\r\n])|\A)(?:<{7}|>{7}) ")
# A value in which a line begins like a field has swallowed that field: its brace is the open one.
_SWALLOWED_FIELD = rare(r"[\r\n][ \t]*+[A-Za-z]++[ \t]*+=[ \t]*+[{\"\w]")
_SWALLOW_WINDOW = 1_000
_BRACKETS = {
    "{": ("brace", '"}"'),
    "(": ("parenthesis", '")"'),
    '"': ("quotation mark", "quotation mark"),
}


class RawEntry(NamedTuple):
    """An entry, or a @string, as it stands in the file."""

    type: str
    key: tuple[int, int]
    fields: list[RawField]
    faults: list[FaultAt]
    extent: tuple[int, int]
    # from the @ to the closing bracket


class Fault(NamedTuple):
    """Something wrong between the blocks, or a block that could not be read."""

    start: int
    end: int
    message: str
    help: str | None
    key: str | None = None
    lost: bool = True


class CommentedKey(NamedTuple):
    """The key of an entry that stands in a comment."""

    start: int
    end: int


Block = PlainEntry | RawEntry | Fault | CommentedKey


class _Broken(NamedTuple):
    """An entry that could not be read to its end, and from where heads are taken seriously again."""

    head: Head
    resume: int


def blocks(file: SourceFile) -> Iterator[Block]:
    """All blocks of a file, in order."""
    return _Scanner(file).blocks()


class _Scanner:
    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._text = file.text
        self._braces = Braces(file.text)
        self._has_conflict = any(f"{mark * 7} " in file.text for mark in "<>") and (
            _CONFLICT_START.search(file.text) is not None
        )
        self._at = 0
        self._broken: _Broken | None = None
        # The last search for one: from where, up to which mark any other would find the same, what.
        self._parenthesis: tuple[int, int, int | None] = (0, -1, None)

    def blocks(self) -> Iterator[Block]:
        text, gap = self._text, 0
        while True:
            if gap == self._at and self._broken is None:
                while entry := plain_entry(text, self._at):
                    yield entry
                    gap = self._at = entry.end
            found = _OUTSIDE.search(text, self._at)
            if found is None:
                break
            if found[0] != "@":
                yield from self._commented(found.start(), found.end())
                self._at = found.end()
                continue
            self._at = found.end()
            head = head_at(text, found.start())
            if head is None or not self._is_live(head):
                continue
            yield from self._between(gap, head.start)
            yield from self._block(head)
            gap = max(self._at, self._broken.resume + 1 if self._broken else 0)
        yield from self._between(gap, len(text))

    def _is_live(self, head: Head) -> bool:
        """Whether a head counts; behind one that could not be read, not every one does."""
        broken = self._broken
        if broken is None:
            return True
        if begins_line(self._text, head.start) and (
            head.start >= broken.resume
            or (head.type in STANDARD_TYPES and has_key_and_comma(self._text, head))
        ):
            return True
        if head.start >= broken.resume and has_key_and_comma(self._text, head):
            return head.type in STANDARD_TYPES
        return self._text[broken.head.body : head.start].isspace() or (
            broken.head.body == head.start
        )

    def _block(self, head: Head) -> Iterator[Block]:
        """The block that begins with `head`; afterwards reading goes on behind it."""
        self._broken = None
        if head.type == COMMENT:
            yield from self._comment(head)
            return
        try:
            body = read_body(self._text, self._braces, head)
        except Unreadable as problem:
            yield self._unreadable(head, problem)
            return
        self._at = body.end
        if head.type == PREAMBLE:
            return
        yield self._entry(head, body)

    def _entry(self, head: Head, body: Body) -> Block:
        """The entry, unless its head makes it one that nobody can cite."""
        name = self._text[body.key[0] : body.key[1]] or None
        if body.head_fault:
            start, end, message, help_ = body.head_fault
            return Fault(start, end, message, help_, name)
        if head.type != STRING and not head.plain_type:
            return self._type_fault(head, name)
        return RawEntry(head.type, body.key, body.fields, body.faults, (head.start, body.end))

    def _type_fault(self, head: Head, key: str | None) -> Fault:
        known = (f"@{name}" for name in sorted(STANDARD_TYPES))
        help_ = nearest(f"@{head.type}", known) or "entry types are made of letters"
        message = f'"@{head.type[:40]}" is not an entry type'
        if not head.type:
            message, help_ = "entry without a type", "write the type behind the @: @misc{"
        return Fault(head.start, head.body, message, help_, key)

    def _unreadable(self, head: Head, problem: Unreadable) -> Fault:
        """What to say about a block that does not end, or not as a block does."""
        message, help_ = problem.message, problem.help
        opener = self._open_bracket(head, problem)
        if opener is not None:
            what, closer = _BRACKETS[self._text[opener]]
            line = self._file.position(opener).line
            message = f"the {what} opened in line {line} is never closed"
            help_ = f"add the missing {closer}"
        key = key_behind(self._text, head)
        self._at = head.body
        self._broken = _Broken(head, max(head.body, problem.at))
        return Fault(
            head.start,
            key[1] if key else head.body,
            message,
            help_,
            self._text[slice(*key)] if key and head.type not in (STRING, PREAMBLE) else None,
            lost=head.type not in (STRING, PREAMBLE),
        )

    def _open_bracket(self, head: Head, problem: Unreadable) -> int | None:
        """The bracket that is not closed, if that is what ails the block."""
        text, at = self._text, problem.at
        outer = head.body - 1
        unclosed = head.close == "}" and self._braces.closing(outer) is None
        at_next_head = text[at : at + 1] == "@" and begins_line(text, at)
        if problem.unclosed is not None:
            return problem.unclosed
        if problem.last_value:
            start, end = problem.last_value
            swallowed = _SWALLOWED_FIELD.search(text, start, min(end + 1, start + _SWALLOW_WINDOW))
            if swallowed and text[start - 1] in '{"':
                return start - 1
        return outer if unclosed or at_next_head or at >= len(text) else None

    def _comment(self, head: Head) -> Iterator[Block]:
        """`@comment{…}`: what stands in it is no entry."""
        end = self._braces.closing(head.body - 1) if head.close == "}" else None
        if end is None and head.close == ")":
            end = self._closing_parenthesis(head.body)
        if end is None:
            rest = _LINE_REST.match(self._text, head.body)
            end = rest.end() if rest else head.body
            yield Fault(
                head.start,
                head.body,
                "comment that is never closed",
                f'add the missing "{head.close}"; up to there only this line is a comment',
                lost=False,
            )
        yield from self._commented(head.body, end)
        self._at = max(end, head.body)

    def _closing_parenthesis(self, at: int) -> int | None:
        """The parenthesis that ends a comment: the first outside of braces, on any line."""
        start, first, known = self._parenthesis
        if start <= at <= first:
            return known
        mark = _PARENTHESIS_OR_BRACE.search(self._text, at)
        first = mark.start() if mark else len(self._text)
        while mark and mark[0] == "{":
            end = self._braces.closing(mark.start())
            mark = _PARENTHESIS_OR_BRACE.search(self._text, end + 1) if end else None
        found = mark.start() if mark and mark[0] == ")" else None
        self._parenthesis = (at, first, found)
        return found

    def _commented(self, start: int, end: int) -> Iterator[CommentedKey]:
        """The keys of entries in a comment."""
        at = self._text.find("@", start, end)
        while at >= 0:
            head = head_at(self._text, at)
            key = key_behind(self._text, head, end) if head and head.body <= end else None
            if key:
                yield CommentedKey(*key)
            at = self._text.find("@", at + 1, end)

    def _between(self, start: int, end: int) -> Iterator[Fault]:
        """What stands between two blocks and was not meant as a comment."""
        yield from self._conflicts(start, end)
        if self._broken is None and (stray := _STRAY_FIELD.search(self._text, start, end)):
            yield self._stray(stray, start)

    def _stray(self, field: re.Match[str], start: int) -> Fault:
        """A field outside of any entry: below a head that is none, or behind an early end."""
        before = self._text[start : field.start()].rstrip()
        head = _STRAY_HEAD.search(before)
        if head and head[1].lower() in STANDARD_TYPES:
            place = (start + head.start(1), start + head.end())
            message = f'an entry begins with "@{head[1].lower()}{{"'
            return Fault(*place, message, f"write @{head[1].lower()}{{{head[2]},", key=head[2])
        message = f'"{field[1]}" stands outside of any entry'
        if start == 0:
            return Fault(*field.span(1), message, "put it into one, or into a comment", lost=False)
        message += ": the one before ends too early"
        return Fault(*field.span(1), message, 'remove the "}" that is too many', lost=False)

    def _conflicts(self, start: int, end: int) -> Iterator[Fault]:
        """Marks that a merge has left between entries."""
        if not self._has_conflict:
            return
        for mark in _CONFLICT.finditer(self._text, start, end):
            yield Fault(
                *mark.span(),
                f'merge conflict marker "{mark[0]}"',
                "settle the conflict and remove the marker",
                lost=False,
            )
