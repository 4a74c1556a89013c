"""Citations in running text without brackets: `as Paul et al. 1994 show`, `Paul's 1994 book`."""

import re
from collections.abc import Iterable, Iterator

from claimcheck.extract.citations.evidence import Doubt, Found
from claimcheck.extract.citations.in_brackets import Draft, works_of
from claimcheck.extract.citations.lexicon import REPORTING
from claimcheck.extract.citations.locators import with_locator_behind
from claimcheck.extract.citations.names import WINDOW, authors_before
from claimcheck.extract.citations.no_source import is_event
from claimcheck.extract.citations.years import Year
from claimcheck.model.citations import Citation, Form
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare

_A_NAME_ENDS = re.compile(r"[^\W\d_][.'’‘ʼ´`,;:]?\s?")

# Paul's 1994 book, Paul's seminal 1994 article
_OWNER = re.compile(r"(?P<sign>['’‘ʼ´`]s?\s)(?:[a-z][a-z-]{2,20}\s){0,2}\Z")
_OWNED = 48
_WORK = rare(
    r"\s(?:[a-z][a-z-]{2,20},?\s){0,3}?"
    r"(?:study|studies|book|article|essay|monograph|paper|chapter|thesis|dissertation|textbook"
    r"|pamphlet|report|survey|analysis|review|work|volume|experiment|poll|memoirs?)\b"
)
# In a 1994 study, Paul and Osei showed     the first 1994 study by Paul
_DETERMINED = rare(
    r"\b(?:an?|the|this|that|his|her|their|its)\s(?:[a-z][a-z-]{2,20}\s){0,2}\Z", re.IGNORECASE
)
_AUTHORS = rare(
    r"(?P<by>,\s|\sby\s)(?P<names>[^\W\d_a-z][\w’'-]*\.?"
    r"(?:(?:,?\s(?:and|&))?(?:\s(?:van|von|de|der))?\s[^\W\d_a-z][\w’'-]*\.?){0,8}(?:,?\set\sal\b\.?)?)"
)
_REPORTS = rare(rf"\s(?:[a-z]+ly\s)?{REPORTING}\b", re.VERBOSE)
# A footnote, or the next source in it, begins here.
_OPENS_NOTE = rare(r"(?:\A|;)\s?\Z")
_BOUNDARY_BEFORE_BARE = re.compile(
    r"(?:\b[Ss]ee(?:\s(?:also|e\.\s?g\.,?))?|\b[Cc]f\.|\be\.\s?g\.,?)\s\Z"
)

# Below a picture or a table; it may say as well whose work that is.
_CREDITS = re.compile(r"\b[Ss]ources?:\s\Z")
_IN_A_CREDIT = ("; ", ", ", " and ", "; and ")


def bare_citations(
    text: str, start: int, years: Iterable[Year], *, in_note: bool
) -> Iterator[Found]:
    """The citations whose year stands in no bracket."""
    before = start
    credited = -1
    # where the last work ends that a credit names
    for year in years:
        if found := _dated_work(text, max(start, year.start - _OWNED), year):
            yield found
            continue
        if not _A_NAME_ENDS.search(text, max(before, year.start - 3), year.start):
            continue
        if text[year.start - 1] == ":":
            continue  # the port of ftp.example.org:2011
        owner = _OWNER.search(text, max(before, year.start - _OWNED), year.start)
        if owner and not _WORK.match(text, year.end):
            continue  # of 1994, but no citation: Paul's 1994 campaign
        end = owner.start() if owner else year.start
        authors = authors_before(text, max(before, end - WINDOW), end, narrative=True)
        before = year.end
        if authors is None or is_event(authors.names[-1].surname, "the "):
            continue
        lead = text[max(start, authors.start - 12) : authors.start]
        cued = _BOUNDARY_BEFORE_BARE.search(lead) is not None
        works = tuple(
            works_of(text, Draft(authors.start, year, authors.names, authors.et_al), year.end)
        )
        span = Span(authors.start, year.end)
        citation = with_locator_behind(
            text, Citation(span, Form.AUTHOR_YEAR, narrative=True, works=works)
        )
        opens = in_note and _OPENS_NOTE.search(text[start : authors.start][-3:]) is not None
        spaced = not text[year.start - 2 : year.start].startswith(",")
        if owner:
            yield Found(citation, Doubt(owner.end("sign"), year.end, needs_proof=authors.soft))
            continue
        sure = authors.et_al or ((cued or opens) and spaced)
        if _CREDITS.search(lead) or text[credited : authors.start] in _IN_A_CREDIT:
            credited = year.end
        doubt = Doubt(authors.start, year.end, needs_proof=credited != year.end)
        yield Found(citation, None if sure else doubt)


def _dated_work(text: str, begin: int, year: Year) -> Found | None:
    """`In a 1994 study, Paul showed`: whether it is cited the bibliography tells."""
    if not text[year.start - 1 : year.start].isspace() or not (
        named := _WORK.match(text, year.end)
    ):
        return None
    behind = _AUTHORS.match(text, named.end())
    if not behind or not _DETERMINED.search(text, begin, year.start):
        return None
    start, end = behind.span("names")
    if behind["by"][0] == "," and not _REPORTS.match(text, end):
        return None
    authors = authors_before(text, start, end, narrative=True)
    if authors is None or authors.start != start or authors.soft:
        return None
    draft = Draft(year.start, year, authors.names, authors.et_al)
    works = tuple(works_of(text, draft, year.end))
    citation = Citation(Span(year.start, end), Form.AUTHOR_YEAR, narrative=True, works=works)
    return Found(citation, Doubt(year.start, end, asks_bibliography=True))
