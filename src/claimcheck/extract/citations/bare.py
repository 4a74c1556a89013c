"""Citations in running text without brackets: `as Paul et al. 1994 show`, `Paul's 1994 book`."""

import re
from collections.abc import Iterable, Iterator

from claimcheck.extract.citations.evidence import Doubt, Found
from claimcheck.extract.citations.in_brackets import Draft, works_of
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
# A footnote, or the next source in it, begins here.
_OPENS_NOTE = rare(r"(?:\A|;)\s?\Z")
_BOUNDARY_BEFORE_BARE = re.compile(
    r"(?:\b[Ss]ee(?:\s(?:also|e\.\s?g\.,?))?|\b[Cc]f\.|\be\.\s?g\.,?)\s\Z"
)


def bare_citations(
    text: str, start: int, years: Iterable[Year], *, in_note: bool
) -> Iterator[Found]:
    """The citations whose year stands in no bracket."""
    before = start
    for year in years:
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
        citation = Citation(span, Form.AUTHOR_YEAR, narrative=True, works=works)
        opens = in_note and _OPENS_NOTE.search(text[start : authors.start][-3:]) is not None
        spaced = not text[year.start - 2 : year.start].startswith(",")
        if owner:
            yield Found(citation, Doubt(owner.end("sign"), year.end, needs_proof=authors.soft))
            continue
        sure = authors.et_al or ((cued or opens) and spaced)
        yield Found(citation, None if sure else Doubt(authors.start, year.end, needs_proof=True))
