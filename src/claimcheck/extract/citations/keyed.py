r"""Citations by key, as Pandoc, Quarto, MyST and LaTeX print them.

A reader leaves in the clean text nothing that looks like one and is none: of code, mathematics
and links no @ remains, and in a LaTeX document only commands that cite keep their backslash.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.model.citations import Citation, CitedWork, Form
from claimcheck.model.cite_commands import arguments_of, is_narrative, takes_volume
from claimcheck.model.documents import Document, Span, Syntax
from claimcheck.model.patterns import rare

# Pandoc's rule: punctuation within a key only before a letter, digit or underscore, : and / also
# before a slash; and no key directly after a letter or digit, since that is an e-mail address.
_TOKEN = re.compile(
    r"""
      \\.                                                   # escaped
    | (?<![^\W_])https?://[^\s<>\[\]]*+                     # a web address may hold /@name
    | \{(?P<role>(?:foot)?cite[a-z]*+(?::[a-z]++)?+)\}`(?P<keys>[^`]++)`        # MyST
    | (?P<open>\[) | (?P<close>\])
    | (?P<mark>(?<![^\W_])-?@(?<![^\W_]\.@)
        (?:\{(?P<odd>[^\s{}]++)\}
          |(?P<key>\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+|\*(?![\w*]))))
    """,
    re.VERBOSE | re.DOTALL,
)
# Quarto's cross-references; it lets no citation be called so.
_CROSS_REFERENCE = re.compile(
    r"(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr"
    r"|[Ss]ol|[Rr]em|[Aa]lg|[Nn]te|[Tt]ip|[Ww]rn|[Ii]mp|[Cc]au|[Vv]id|[Ss]uppfig|[Ss]upptbl)-"
)
_LABEL = (
    r"(?:pp?|pages?|pgs?|ch|chs|chaps?|chapters?|secs?|sects?|sections?|§§?|¶¶?|paras?|paragraphs?"
    r"|figs?|figures?|tables?|tabs?|vols?|volumes?|nos?|nn?|notes?|numbers?|ll?|lines?|vv?|verses?"
    r"|bks?|books?|parts?|pts?|cols?|columns?|fols?|folios?|apps?|appendix|eqs?|equations?"
    r"|thms?|theorems?|arts?|op|opus|s\.v|loc)"
)
_NUMBER = r"(?:[A-Z]{0,2}\d(?:[\w.:]{0,30}\w)?|[IVXLCDM]{1,9}\b)"
_NUMBERS = rf"{_NUMBER}(?:\s?(?:--?-?|[–—,&/]|and)\s?{_NUMBER})*+(?:\s?ff?\b\.?)?"
# , p. 3 | p. 3ff. | , pp. 12--15, 18 | , § 4 | , 33-35 | {whatever stands in braces}
_LOCATOR = re.compile(
    rf"\s*+,?\s*+(?:\{{\s*+(?P<braced>[^{{}}]*+)\}}"
    rf"|(?P<plain>{_LABEL}\.?[\s~]*+{_NUMBERS}|\d[\w.]{{0,30}}(?:\s?(?:--?|[–—,])\s?\d\w{{0,30}}+)*+))",
    re.IGNORECASE,
)
# A LaTeX note with a number in it, Arabic or Roman, tells a place.
_PLACE = rare(r"\d|\\[SP]\b|§|¶|\b[ivxlc]+\b|\bpassim\b", re.IGNORECASE)
_COMMAND = rare(r"\\([A-Za-z@]++\*?)")
# The arguments of a LaTeX command that `arguments_of` has found to be whole.
_ARGUMENT = rare(
    r"\[(?P<note>(?:[^\[\]{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+\})*+)\]"
    r"|\{(?P<braced>[^{}]*+)\}|\([^()]*+\)|<[^<>]*+>",
    re.DOTALL,
)
_SECTION = rare(r"\\([SP])(?![A-Za-z])")
# What TeX prints nothing for, in a locator.
_TEX = rare(r"\\[A-Za-z]++\s?|[{}]|\\(?=\W)")
# {see}key{p. 3} in a MyST role
_ROLE_PART = rare(r"(?:\{[^{}]*+\})?(?P<key>[^{}]++)(?:\{(?P<after>[^{}]*+)\})?")


class _Mark(NamedTuple):
    """A key in the running text or in brackets."""

    start: int
    # of its @, or of the hyphen before it
    end: int
    work: CitedWork
    named: bool
    # no hyphen drops the author's name


def keyed_citations(document: Document) -> Iterator[Citation]:
    """The citations by key, in the order of the text."""
    if document.syntax is Syntax.MARKDOWN:
        for block in document.blocks:
            start, end = block.span
            if "@" in document.text[start:end] or "cite" in document.text[start:end]:
                yield from _in_markdown(document.text, start, end)
    elif document.syntax is Syntax.LATEX:
        yield from _in_latex(document.text, dict(document.commands))


def _in_markdown(text: str, start: int, end: int) -> Iterator[Citation]:
    """The citations of one block: of a pair of brackets, of a key in the running text, of a role."""
    marks, brackets, found = _scan(text, start, end)
    at = 0
    for bracket in brackets:
        before, at = at, bisect_left(marks, bracket.start, at, key=_start)
        found.extend(map(_narrative, marks[before:at]))
        follows = at > before and _follows(text, marks[at - 1], bracket)
        before, at = at, bisect_left(marks, bracket.end, at, key=_start)
        works = tuple(
            mark.work._replace(locator=_locator(text, mark.end, bracket.end))
            for mark in marks[before:at]
        )
        if follows:
            citation = found.pop()
            locator = _locator(text, bracket.start + 1, bracket.end)
            first = citation.works[0]._replace(locator=locator)
            found.append(
                citation._replace(
                    span=Span(citation.span.start, bracket.end), works=(first, *works)
                )
            )
        elif works:
            found.append(Citation(bracket, Form.KEY, narrative=False, works=works))
    found.extend(map(_narrative, marks[at:]))
    return _disjoint(sorted(found, key=lambda citation: citation.span))


def _disjoint(citations: list[Citation]) -> Iterator[Citation]:
    """A citation within another, a role within brackets, is part of it."""
    last: Citation | None = None
    for citation in citations:
        if last and citation.span.start < last.span.end:
            last = last._replace(works=tuple(sorted((*last.works, *citation.works), key=_place)))
            continue
        if last:
            yield last
        last = citation
    if last:
        yield last


def _place(work: CitedWork) -> Span:
    return work.span


def _scan(text: str, start: int, end: int) -> tuple[list[_Mark], list[Span], list[Citation]]:
    """The keys, the outermost pairs of brackets, and the roles of MyST."""
    marks: list[_Mark] = []
    opened: list[int] = []
    pairs: list[Span] = []
    roles: list[Citation] = []
    for token in _TOKEN.finditer(text, start, end):
        if token["open"]:
            opened.append(token.start())
        elif token["close"]:
            if opened:
                pairs.append(Span(opened.pop(), token.end()))
        elif token["role"]:
            roles.extend(_role(token))
        elif token["mark"]:
            name = "odd" if token["odd"] else "key"
            if not _CROSS_REFERENCE.match(token[name]):
                work = CitedWork(Span(*token.span(name)), token[name], key=token[name])
                marks.append(_Mark(*token.span(), work, named=token["mark"][0] == "@"))
    outermost: list[Span] = []
    for pair in sorted(pairs):
        if not outermost or pair.start >= outermost[-1].end:
            outermost.append(pair)
    return marks, outermost, roles


def _start(mark: _Mark) -> int:
    return mark.start


def _narrative(mark: _Mark) -> Citation:
    """A key in the running text; a hyphen before it drops the name."""
    span = Span(mark.start, mark.end)
    return Citation(span, Form.KEY, narrative=mark.named, works=(mark.work,))


def _follows(text: str, mark: _Mark, bracket: Span) -> bool:
    """Whether the brackets belong to the key before them: @key [p. 3]."""
    between = text[mark.end : bracket.start]
    return (
        between in ("", " ")
        and not text.startswith("[^", bracket.start)
        and not text.startswith(("[", "("), bracket.end)
    )


def _locator(text: str, start: int, end: int) -> str | None:
    """The place within the work, where one is named right here."""
    found = _LOCATOR.match(text, start, end)
    if not found:
        return None
    return _dashed(found["braced"] or found["plain"] or "").strip() or None


def _role(role: re.Match[str]) -> Iterator[Citation]:
    """{cite:t}`a,b` of MyST; {see}a{p. 3} has notes around its key."""
    works = []
    for start, end in _split(role.string, *role.span("keys")):
        part = _ROLE_PART.match(role.string, start, end)
        if part:
            (key,) = _split(role.string, *part.span("key"))[:1] or [part.span("key")]
            locator = _dashed(part["after"]) if _PLACE.search(part["after"] or "") else None
            works.append(_work(role.string, key, locator))
    if works:
        narrative = role["role"].endswith(("t", "ts"))
        yield Citation(Span(*role.span()), Form.KEY, narrative, tuple(works))


def _in_latex(text: str, meant: dict[str, str]) -> Iterator[Citation]:
    at = 0
    while command := _COMMAND.search(text, at):
        name = meant.get(command[1], command[1])
        arguments = arguments_of(name).match(text, command.end())
        at = command.end()
        if arguments:
            at = arguments.end()
            works = tuple(_latex_works(arguments, volume=takes_volume(name)))
            if works:
                span = Span(command.start(), at)
                yield Citation(span, Form.KEY, is_narrative(name), works)


def _latex_works(arguments: re.Match[str], *, volume: bool) -> Iterator[CitedWork]:
    r"""The works of \cite[note]{a,b}, or of several such; of \volcite{2}[note]{a}."""
    note: str | None = None
    volume_is_next = volume
    for argument in _ARGUMENT.finditer(arguments.string, *arguments.span()):
        if argument["note"] is not None:
            note = argument["note"]
        elif argument["braced"] is not None and volume_is_next:
            note, volume_is_next = None, False
        elif argument["braced"] is not None:
            for key in _split(arguments.string, *argument.span("braced")):
                yield _work(arguments.string, key, _latex_locator(note))
            note, volume_is_next = None, volume


def _latex_locator(note: str | None) -> str | None:
    if note is None or not _PLACE.search(note):
        return None
    note = _SECTION.sub(lambda sign: "§" if sign[1] == "S" else "¶", _dashed(note))
    return " ".join(_TEX.sub("", note).split()) or None


def _dashed(note: str) -> str:
    """Ties and dashes as they are printed."""
    return note.replace("~", " ").replace("---", "—").replace("--", "–")


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of what commas separate, without the blanks around it."""
    found = []
    while start < end:
        comma = text.find(",", start, end)
        stop = end if comma < 0 else comma
        part = text[start:stop]
        if part.strip():
            first = start + len(part) - len(part.lstrip())
            found.append((first, first + len(part.strip())))
        start = stop + 1
    return found


def _work(text: str, key: tuple[int, int], locator: str | None) -> CitedWork:
    printed = text[key[0] : key[1]]
    return CitedWork(Span(*key), printed, key=printed, locator=locator)
