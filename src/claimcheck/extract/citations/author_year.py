"""Citations by author and year: (Paul 1994), Paul (1994), and clusters of them.

Only the windows around years are read: from a year leftwards to its names, and rightwards to its
locator. A bracket whose first word is a year leans on the names before it; whether these are names
is weighed in `evidence`, since `Turkey (1952)` has the same form.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from claimcheck.extract.citations.abbreviations import abbreviations_in
from claimcheck.extract.citations.bare import bare_citations
from claimcheck.extract.citations.code import is_in_code
from claimcheck.extract.citations.evidence import Doubt, Evidence, Found
from claimcheck.extract.citations.in_brackets import Draft, work_in_brackets, works_of
from claimcheck.extract.citations.locators import locator_in, with_locator_behind
from claimcheck.extract.citations.names import WINDOW, Authors, authors_before
from claimcheck.extract.citations.no_source import is_never_a_source
from claimcheck.extract.citations.repeats import repeated_citations
from claimcheck.extract.citations.years import Group, Year, is_month, with_original, years_in
from claimcheck.model.citations import Citation, CitedWork, Form
from claimcheck.model.documents import Block, BlockKind, Document, Span
from claimcheck.model.patterns import rare

_READ = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.FOOTNOTE,
    BlockKind.TABLE,
    BlockKind.CAPTION,
    BlockKind.HEADING,
)

# What may stand between two years of the same authors.
_SAME_AUTHORS = rare(r"\s?(?:[,;]\s?)?(?:(?:and|und|y|et|&)\s?)?\Z")
_BETWEEN = rare(r"[,;]\s")
_ENDS = rare(r"[,;:)\]]")
# A list of years that falls by more than this has a page in it.
_LONGEST_FALL = 10
# Before this nobody printed, and the pages of Aristotle end at 1462b.
_PRINTING = 1463
# A year alone begins a bracket that leans on the names before it.
_NOTHING = rare(r"\s?(?:in\s|eds?\.?,?\s|orig(?:inal(?:ly)?|\.)?\s)?\Z")
# How far a bracket may lean back.
_SENTENCE = 200
# Somebody says something, or has written it, and the bracket ends that part of the sentence.
_LEANS = rare(
    r"""
    \b(?P<name>[^\W\d_a-z][\w’'‑-]*\w)
    (?: ['’]s | ['’] | \s(?:[a-z]+ly\s)?
        (?:argu|assert|claim|conclud|contend|demonstrat|describ|discuss|emphasi[sz]|examin|explain
          |maintain|not|observ|point|propos|report|show|stat|stress|suggest)(?:s|es|ed|d|e|n)
        | \s(?:found|finds|wrote|writes|held|holds))
    (?:\s[^\s.?!;()\[\]]{1,30}){1,20}
    \s?\Z
    """,
    re.VERBOSE,
)
_TERM = rare(r"[-–]")
_A_NAME_ENDS = rare(r"[^\W\d_][.'’‘ʼ´`,;:]?\s?")
_POSSESSIVE = rare(r"['’‘ʼ´`]s?\s?\Z")


def author_year_citations(document: Document) -> Iterator[Citation]:
    """Every citation by author and year in running text, in the order of the text."""
    blocks = tuple(document.blocks_of(*_READ))
    found = [f for block in blocks for f in _in_block(document.text, block)]
    accepted = Evidence(document.text, found).accepted()
    made = [citation for citation in accepted if not citation.unproven]
    again = repeated_citations(document.text, blocks, made) if made else ()
    accepted = sorted([*accepted, *again], key=lambda citation: citation.span)
    long_names = abbreviations_in(document.text) if accepted else {}
    return (_spelled_out(c, long_names) for c in accepted)


def _spelled_out(citation: Citation, long_names: dict[str, str]) -> Citation:
    if not any(n.surname in long_names for w in citation.works for n in w.names):
        return citation
    works = tuple(
        work._replace(
            names=tuple(n._replace(full=long_names.get(n.surname, "")) for n in work.names)
        )
        for work in citation.works
    )
    return citation._replace(works=works)


def _in_block(text: str, block: Block) -> Iterator[Found]:
    start, end = block.span
    years = years_in(text, start, end)
    originals: set[int] = set()
    edge = start
    for group, following in zip_longest(years.groups, years.groups[1:]):
        if group.start not in originals:
            reader = _GroupReader(text, group, edge)
            found = reader.citation()
            originals |= reader.originals
            # where names lean into the bracket, the word before it is one of them
            if found and (found.citation.narrative or not is_in_code(text, *group[:2])):
                yield found
        if following:
            inner = following.start < group.end
            edge = group.start + 1 if inner else group.end
    yield from bare_citations(text, start, years.bare, in_note=block.kind is BlockKind.FOOTNOTE)


class _GroupReader:
    """Reads one pair of brackets."""

    def __init__(self, text: str, group: Group, before: int) -> None:
        self._text = text
        self._group = group
        self._inner_end = group.end - 1
        self._before = before
        self.originals: set[int] = set()
        self._leaning: Authors | None = None
        self._is_distant = False

    def citation(self) -> Found | None:
        """The citation in these brackets, where there is one."""
        drafts = list(self._drafts())
        if not drafts:
            return None
        works = tuple(w for w in self._finished(drafts))
        narrative = self._leaning is not None
        named = narrative and not self._is_distant
        start = works[0].span.start if named else self._group.start
        citation = Citation(Span(start, self._group.end), Form.AUTHOR_YEAR, narrative, works)
        if named:
            citation = with_locator_behind(self._text, citation)
        doubt = self._doubt(works) if narrative else self._soft_doubt(drafts)
        if any(
            _TERM.search(self._text[slice(*work.year_span)]) for work in works if work.year_span
        ):
            # A term of office or a season as often as a volume: (Brun, 1987–88)
            doubt = Doubt(*self._group[:2], asks_bibliography=True)
        return Found(citation, doubt)

    def _soft_doubt(self, drafts: list[Draft]) -> Doubt | None:
        """(May 2010) is a date unless the document cites somebody of that name."""
        if len(drafts) > 1 or not drafts[0].soft or not is_month(drafts[0].names[0].surname):
            return None
        return Doubt(self._group.start, self._group.end, needs_proof=True)

    def _drafts(self) -> Iterator[Draft]:
        cursor = self._group.start + 1
        previous: Draft | None = None
        for printed in self._group.years:
            year = with_original(self._text, printed, cursor, self._inner_end)
            self.originals |= {year.start, printed.end, printed.end + 1} if year.original else set()
            draft = self._draft(year, cursor, previous)
            cursor = year.end
            if draft:
                previous = draft
                yield draft

    def _draft(self, year: Year, cursor: int, previous: Draft | None) -> Draft | None:
        region = self._text[max(cursor, year.start - WINDOW) : year.start]
        if previous and self._goes_on(previous, year, region):
            if self._is_page(previous, year, region):
                return None
            return previous._replace(start=year.start, year=year, repeated=True)
        if previous is None and _NOTHING.match(region) and cursor == self._group.start + 1:
            return self._leaning_draft(year)
        return work_in_brackets(self._text, cursor, year, self._inner_end)

    def _goes_on(self, previous: Draft, year: Year, region: str) -> bool:
        """Whether this is another year of the authors before it: (Paul 1994, p. 3, 1996)."""
        if _SAME_AUTHORS.match(region):
            return True
        locator = locator_in(self._text, previous.year.end, year.start)
        if not locator or not _ENDS.match(self._text, year.end):
            return False
        return _BETWEEN.fullmatch(self._text[locator[1] : year.start]) is not None

    def _is_page(self, previous: Draft, year: Year, region: str) -> bool:
        """Whether the number is a page, as in (Paul 2009, 1978): years rise where they are listed."""
        first = previous.year
        comma = self._text[first.start - 2 : first.start - 1] in ",;:"
        if self._is_column(year):
            return True
        if (
            comma
            or region not in {",", ", "}
            or first.suffixes
            or year.suffixes
            or previous.repeated
        ):
            return False
        if not (first.year.isdigit() and year.year.isdigit()):
            return False
        return int(first.year) - int(year.year) > _LONGEST_FALL

    def _is_column(self, year: Year) -> bool:
        """Whether `1453a` is the page and column of an ancient text, which no modern year is."""
        return year.year.isdigit() and int(year.year) < _PRINTING and bool(year.suffixes)

    def _leaning_draft(self, year: Year) -> Draft | None:
        lead = max(self._before, self._group.start - 3)
        if not _A_NAME_ENDS.search(self._text, lead, self._group.start):
            return None
        end = _POSSESSIVE.sub(
            "", self._text[max(self._before, self._group.start - 3) : self._group.start]
        )
        shift = min(self._group.start - self._before, 3) - len(end)
        authors = authors_before(
            self._text, self._before, self._group.start - shift, narrative=True
        )
        if authors is None:
            return self._distant_draft(year)
        alone = not authors.firm and len(authors.names) == 1
        if alone and is_never_a_source(authors.names[0].surname):
            return None
        self._leaning = authors
        return Draft(authors.start, year, authors.names, authors.et_al, authors.firm, authors.soft)

    def _distant_draft(self, year: Year) -> Draft | None:
        """`As Paul argued in an essay (1994)`: the bracket holds a year and at most a locator."""
        begin = max(self._before, self._group.start - _SENTENCE)
        found = _LEANS.search(self._text, begin, self._group.start)
        inner = self._text[year.end : self._inner_end].strip()
        if not found or (inner and not locator_in(self._text, year.end, self._inner_end)):
            return None
        authors = authors_before(self._text, self._before, found.end("name"), narrative=True)
        if authors is None:
            return None
        self._leaning, self._is_distant = authors, True
        return Draft(year.start, year, authors.names, authors.et_al)

    def _finished(self, drafts: list[Draft]) -> Iterator[CitedWork]:
        for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
            limit = following.start if following else self._inner_end
            yield from works_of(self._text, draft, max(limit, draft.year.end))

    def _doubt(self, works: tuple[CitedWork, ...]) -> Doubt | None:
        authors = self._leaning
        first = works[0]
        if self._is_distant:
            return Doubt(self._group.start, self._group.end)
        if authors is None or authors.firm or len(works) > 1 or first.suffix or first.locator:
            return None
        if first.year and not first.year.isdigit():
            return None
        if first.original_year:
            return None
        return Doubt(self._group.start, self._group.end)
