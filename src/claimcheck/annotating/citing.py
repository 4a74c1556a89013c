r"""Citations by key as the finished text prints them: \citep[3]{key} as (Haas and Unger 1975, 3).

Works that are not linked go by their keys. A citation in a sentence without brackets, whose key
may be no key but somebody's handle, stays as written.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.annotating.works import work_of
from claimcheck.model.citations import Citation, CitedWork, Form, LinkedDocument
from claimcheck.model.cite_commands import is_narrative
from claimcheck.model.documents import Document, Span, Syntax
from claimcheck.model.patterns import rare
from claimcheck.model.references import Bibliography, Link, LinkStatus

_COMMAND = rare(r"\\([A-Za-z@]++)\*?")
_ARGUMENT = rare(
    r"\[((?:[^\[\]{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+)\]|\{([^{}]*+)\}",
    re.DOTALL,
)
# What TeX prints nothing for.
_TEX = rare(r"\\[A-Za-z]++\s?|[{}]|\\(?=\W)")
_AUTHOR = frozenset({"citeauthor", "citefullauthor", "shortciteauthor", "citename"})
_YEAR = frozenset({"citeyear", "citedate"})
_BARE = frozenset({"citealt", "citealp", "onlinecite", "inlinecite", "citeNP", "shortciteNP"})
_TITLE = frozenset({"citetitle"})
_FULL = frozenset({"fullcite", "footfullcite", "bibentry"})
_UNSHOWN = frozenset({"nocite", "nobibentry", "citeurl"})


class Named(NamedTuple):
    """A work as a text names it."""

    who: str
    when: str
    title: str

    def __str__(self) -> str:
        return " ".join(filter(None, (self.who, self.when)))


class Shown(NamedTuple):
    """What stands on the page in place of a stretch of the text."""

    span: Span
    text: str
    written: str = ""
    # the words of the source


def shown_in(linked: LinkedDocument) -> Iterator[Shown]:
    """All stretches of a document that read otherwise on the page."""
    names: dict[Link, Named | None] = {}
    for citation, links in zip(linked.citations, linked.links, strict=True):
        if citation.form is not Form.KEY:
            continue
        for link in links:
            if link not in names:
                names[link] = _name(linked.bibliography, link)
        yield from shown(linked.document, citation, [names[link] for link in links])


class Sentences:
    """The sentences of a document with their citations as the page shows them."""

    def __init__(self, linked: LinkedDocument, shown: Iterable[Shown]) -> None:
        self._text = linked.document.text
        # The mark of a note is no word of its sentence.
        marks = ((mark.span, "") for mark in linked.document.note_marks)
        self._other = sorted((*((one.span, one.text) for one in shown), *marks))
        self._starts = [span.start for span, _ in self._other]

    def said(self, span: Span) -> str:
        """What stands there, on one line."""
        parts, at = list[str](), span.start
        first = bisect_left(self._starts, span.start)
        for other, words in self._other[first : bisect_left(self._starts, span.end)]:
            if other.start >= at:
                parts += (self._text[at : other.start], words)
                at = other.end
        return " ".join("".join((*parts, self._text[at : span.end])).split())


def _name(bibliography: Bibliography, link: Link) -> Named | None:
    """What a linked work is called; None for one that is not linked."""
    is_linked = link.status is LinkStatus.LINKED and link.key is not None
    reference = bibliography.by_key.get(link.key or "") if is_linked else None
    if not reference:
        return None
    work = work_of(reference)
    return Named(work.short.removesuffix(work.when).strip(), work.when, work.title)


def shown(document: Document, citation: Citation, names: Sequence[Named | None]) -> Iterator[Shown]:
    """The stretches of one citation by key, in order; `names` are those of its works."""
    text = document.text
    written = text[citation.span.start : citation.span.end]
    if document.syntax is Syntax.MARKDOWN and not written.startswith("{"):
        if not (written.startswith("[") or any(names)):
            return
        stretches = _in_markdown(text, citation, names)
    else:
        stretches = _in_commands(text, citation, names, dict(document.commands))
    for span, words in stretches:
        if span.start < span.end:
            yield Shown(span, words, written)


_Stretch = tuple[Span, str]


def _in_markdown(
    text: str, citation: Citation, names: Sequence[Named | None]
) -> Iterator[_Stretch]:
    """`[see @key, p. 3]` keeps its words; `@key [p. 3]` gets its brackets around the year."""
    start, end = citation.span
    at = start
    is_open = text.startswith("[", start)
    if is_open:
        yield Span(start, start + 1), "("
        at = start + 1
    for place, (work, known) in enumerate(zip(citation.works, names, strict=True)):
        first, last = _around(text, work, at, end)
        name = known or (Named(text[slice(*work.span)], "", "") if is_open else None)
        if not name:
            continue
        is_bare = text.startswith("-", first)
        words = name.when if is_bare and name.when else str(name)
        # The name stands in place of the key alone, which is what leads to the work.
        yield Span(first, work.span.start), ""
        yield Span(work.span.end, last), ""
        first, at = work.span.start, last
        last = work.span.end
        if place or is_open or is_bare or not (name.who and name.when):
            yield Span(first, last), words
            continue
        bracket = text.find("[", last, end)
        is_open = bracket >= 0
        if is_open:
            yield Span(first, last), name.who
            yield Span(at, bracket + 1), f" ({name.when}, "
            at = bracket + 1
        else:
            yield Span(first, last), f"{name.who} ({name.when})"
    if is_open and text.endswith("]", start, end):
        yield Span(end - 1, end), ")"


def _around(text: str, work: CitedWork, start: int, end: int) -> tuple[int, int]:
    """A key with the signs that make it one."""
    first, last = work.span
    if text.startswith("{", first - 1) and text.startswith("}", last) and first - 1 > start:
        first, last = first - 1, last + 1
    if text.startswith("@", first - 1):
        first -= 1
    if text.startswith("-", first - 1) and first - 1 >= start:
        first -= 1
    return first, min(last, end)


class _Group(NamedTuple):
    """Works that share their notes."""

    works: list[int]
    before: str
    behind: str


def _in_commands(
    text: str, citation: Citation, names: Sequence[Named | None], meant: dict[str, str]
) -> Iterator[_Stretch]:
    r"""What a command prints, written over its name, its braces and its notes."""
    start, end = citation.span
    command = _COMMAND.match(text, start, end)
    name = command[1] if command else ""
    name = meant.get(name, name).removesuffix("*")
    plain = name[:1].lower() + name[1:]
    if plain in _UNSHOWN:
        return
    narrative = citation.narrative and (not command or is_narrative(name)) and plain not in _AUTHOR
    bare = plain in _AUTHOR | _YEAR | _BARE | _TITLE | _FULL
    groups = list(_groups(text, citation, command.end() if command else start))
    if not groups:
        return
    at, before = start, "" if bare or narrative else "("
    for group in groups:
        for place in group.works:
            work, named = citation.works[place].span, names[place]
            is_first, is_last = place == group.works[0], place == group.works[-1]
            if is_first and group.before:
                before += f"{group.before} "
            yield Span(at, work.start), before
            words = _worded(plain, named) if named else text[work.start : work.end]
            behind = f", {group.behind}" if is_last and group.behind else ""
            if narrative and plain not in _BARE and named and named.who and named.when:
                words, behind = named.who, f" ({named.when}{behind})"
            yield work, words
            at, before = work.end, f"{behind}; "
    closing = before[:-2] + ("" if bare or narrative else ")")
    yield Span(at, end), closing


def _worded(command: str, work: Named) -> str:
    if command in _AUTHOR:
        return work.who or str(work)
    if command in _YEAR or command == "citeyearpar":
        return work.when or str(work)
    if command in _TITLE:
        return work.title or str(work)
    return f"{work}, {work.title}" if command in _FULL and work.title else str(work)


def _groups(text: str, citation: Citation, at: int) -> Iterator[_Group]:
    """The works of a command by the braces they stand in, with the notes before these."""
    if text.startswith("{", citation.span.start):
        yield _Group(list(range(len(citation.works))), "", "")  # a role of MyST
        return
    notes: list[str] = []
    volume = ""
    for argument in _ARGUMENT.finditer(text, at, citation.span.end):
        if argument[1] is not None:
            notes.append(_plain(argument[1]))
            continue
        works = [
            number
            for number, work in enumerate(citation.works)
            if argument.start() < work.span.start < argument.end()
        ]
        if works:
            behind = ", ".join(filter(None, (volume, notes[-1] if notes else "")))
            yield _Group(works, notes[-2] if len(notes) > 1 else "", behind)
            notes, volume = [], ""
        elif argument[2]:
            volume = f"vol. {_plain(argument[2])}"


def _plain(note: str) -> str:
    words = _TEX.sub("", note.replace("~", " ").replace("---", "—").replace("--", "–"))
    return " ".join(words.split())
