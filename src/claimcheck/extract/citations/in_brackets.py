"""The work before a year, where both stand in the same brackets: (see Paul, 1994)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import BODIES, MAY_FOLLOW, MONTHS, NOT_NAMES, PUBLISHERS
from claimcheck.extract.citations.locators import locator_in
from claimcheck.extract.citations.names import WINDOW, Authors, authors_before
from claimcheck.extract.citations.no_source import is_event, is_never_a_source
from claimcheck.extract.citations.tokens import is_name_like
from claimcheck.extract.citations.years import Year
from claimcheck.model.citations import CitedWork, PrintedName
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare

_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = rare(
    rf"(?P<comma>,)?\s(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?(?P<after>,)?\s?\Z",
    re.IGNORECASE,
)
# Nothing but a lead-in before a month's name, which is a surname then: (see May 2004).
_LEAD_ONLY = rare(r"(?:;|\bsee|\balso|\bcf\.|\be\.\s?g\.,?|\bby|\A)\s?\Z", re.IGNORECASE)
_ONE_NAME = rare(r"(?:\A|;)\s?[^\W\d_a-z][\w’'-]*\Z")
_ABBREVIATION = rare(r"\s?[(\[][^()\[\]]{2,30}[)\]][,;]?\s?\Z")
# (Ortiz, ed., 2003)
_ROLE = rare(
    r"(?<=\w)(?:,\s?|\s)(?:[Ee]ds?|[Ee]ditors?|[Hh]rsg|comps?|coords?|trans|ed\.\s(?:and|&)\strans)\b\.?,?\s?\Z"
)
# (Votel & Dent, The Atlantic, 8 October 2019): where it was published.
_OUTLET = rare(r",\s(?P<outlet>[^\W\d_a-z][^,;()&\d]{2,60}?),?\s?\Z")
_JOINED = rare(r"\b(?:and|und|et|y)\s|&\s?")
_NO_OUTLET = rare(r"(?:\band\b|&|\bet\sal\b|\b[^\W\d_]\.|\bJr\b|\b[^\W\d_]\b)")
_NO_PUBLICATION = rare(
    r"personal\s(?:communication|correspondence|interview)|pers\.\s?comm|interview\swith|e-?mail\sto",
    re.IGNORECASE,
)
# Publishers and places stand so: Ankara: Some Press, 2010.
_COLON_BEFORE = rare(r"(\w+)\W?\s?:\s?\Z")
_CUE_BEFORE_COLON = rare(r"(?:see|sources?|e\.g\.?|also|example|cf|from|by|data)\Z", re.IGNORECASE)
_QUOTED = rare(r"(?P<title>[“\"«„‘][^“”\"«»„]{3,300}[”\"»“’])[,;]?\s?\Z")
# After a year in running prose only these go on with a citation, not the thing counted or named.
_WORD_AFTER = rare(r"\s(?P<word>[^\W\d_][\w-]*)")
_THESIS = rare(r"\b(?:thesis|dissertation|diss\.),?\s\Z", re.IGNORECASE)
# After an imprint the pages or the address follow: (Acorn, 2010), 45–67.
_IMPRINT_ENDS = rare(r",\s(?:\d{1,4}[–,.;-]|https?:)")
_SINCE = rare(
    r"\b(?:since|until|till|during|before|after|around|circa|ca\.?|between|near)\s\Z", re.IGNORECASE
)
# Who took the picture wrote nothing: (photo by Ann Paul, 2010).
_CREDIT = rare(
    r"\b(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?|drawings?|artwork|graphics?|video"
    r"|footage|courtesy)(?:\s(?:taken|made|courtesy))?(?:\s(?:by|of|from)|\s?:|\s?©)\s(?:the\s)?(?:\S+\s){0,2}\Z",
    re.IGNORECASE,
)
_TITLE_START = rare(
    r"\s?(?:see(?:\salso)?\s|e\.g\.,?\s|cf\.\s)?(?P<title>\S.*?)[,;.]?\s?\Z", re.DOTALL
)
# A place and a publisher.
_PUBLISHER = rare(r"(?:\S+\s){0,2}\S+\s?:\s(?:\S+\s){0,5}\S+")
_ENDS = rare(r"\s?(?:[;,)\]]|\Z)")


class Draft(NamedTuple):
    """One year token with the names it goes with."""

    start: int
    year: Year
    names: tuple[PrintedName, ...] = ()
    et_al: bool = False
    firm: bool = False
    soft: bool = False
    title: str | None = None
    repeated: bool = False


def work_in_brackets(text: str, start: int, year: Year, limit: int) -> Draft | None:
    """The work whose names stand before this year, within the same brackets."""
    end = year.start
    begin = max(start, end - WINDOW)
    if _NO_PUBLICATION.search(text, begin, end):
        return None
    day = _DAY.search(text[begin:end])
    if day:
        if day["comma"]:
            end = begin + day.start()
        elif not _is_name(text[begin : begin + day.start()], day):
            return None
    quoted = _QUOTED.search(text[begin:end])
    if quoted:
        title = quoted["title"].strip('“”"«»„‘’').rstrip(",. ")
        return Draft(begin + quoted.start(), year, title=title)
    for unnamed in (_ABBREVIATION, _ROLE):
        if found := unnamed.search(text[begin:end]):
            end = begin + found.start()
    end = _before_outlet(text, begin, end, dated=day is not None)
    authors = authors_before(text, begin, end, narrative=False)
    if authors is None:
        return _by_title(text, start, year, end, limit)
    if _is_no_source(text, begin, authors) or not _stands(text, begin, year, limit, authors):
        return None
    return Draft(authors.start, year, authors.names, authors.et_al, authors.firm, authors.soft)


def _before_outlet(text: str, begin: int, end: int, *, dated: bool) -> int:
    """Where the names end, if a newspaper or the like stands between them and the date."""
    start = max(begin, text.rfind(";", begin, end) + 1)
    found = _OUTLET.search(text[start:end])
    if found is None or _NO_OUTLET.search(found["outlet"]):
        return end
    head = text[start : start + found.start()]
    if not dated and not found["outlet"].startswith("The ") and not _JOINED.search(head):
        return end
    if "," in head and not _JOINED.search(head):
        return end
    return (
        start + found.start()
        if authors_before(text, start, start + found.start(), narrative=False)
        else end
    )


def _is_name(lead: str, day: re.Match[str]) -> bool:
    """Whether the name of a month is that of a person: (see May 2004), (Paul Jan, 2007)."""
    if _LEAD_ONLY.search(lead):
        return True
    return day["after"] is not None and _ONE_NAME.search(lead) is not None


def _is_no_source(text: str, begin: int, authors: Authors) -> bool:
    """Whether this is a quarter, an office or the like, or somebody who took a picture."""
    alone = not authors.firm and len(authors.names) == 1
    if alone and is_never_a_source(authors.names[0].surname):
        return True
    return _CREDIT.search(text, begin, authors.start) is not None


def _stands(text: str, begin: int, year: Year, limit: int, authors: Authors) -> bool:
    """Whether what surrounds names and year leaves them a citation."""
    if authors.firm:
        return True
    lead = text[begin : authors.start]
    colon = _COLON_BEFORE.search(lead)
    if colon and not _CUE_BEFORE_COLON.search(colon[1]):
        return False
    if _is_publisher(authors, lead) or _IMPRINT_ENDS.match(text, limit + 1):
        return False
    if _SINCE.search(lead) or is_event(authors.names[-1].surname, lead):
        return False
    if "=" in lead:
        return False
    after = _WORD_AFTER.match(text, year.end, limit)
    return (
        after is None
        or after["word"] in MAY_FOLLOW
        or locator_in(text, year.end, limit) is not None
    )


def _is_publisher(authors: Authors, lead: str) -> bool:
    """Whether this is the imprint of a book, as notes and lists print it: (Acorn Press, 2010)."""
    last = authors.names[-1].surname.casefold().rsplit(None, 1)[-1]
    return last in PUBLISHERS or _THESIS.search(lead) is not None


def _by_title(text: str, start: int, year: Year, end: int, limit: int) -> Draft | None:
    """A work without author: its title, where it is all that stands before the year."""
    if end - start > 300 or not _ENDS.match(text, year.end, limit + 1):
        return None
    found = _TITLE_START.match(text[start:end])
    if not found:
        return None
    title = found["title"].lstrip("; ")
    if not _is_title(title) or is_never_a_source(title):
        return None
    at = start + found.start("title") + found["title"].index(title)
    if title.rsplit(None, 1)[-1].lower() in BODIES:
        return Draft(at, year, (PrintedName(title, "", Span(at, at + len(title))),))
    return Draft(at, year, title=title)


def _is_title(title: str) -> bool:
    """Whether words are capitalised as those of a title, or too many for a remark."""
    words = re.findall(r"[^\W\d_][\w’'-]*", title)
    long_words = [w for w in words if len(w) > 3]
    if len(words) < 2 or not long_words or not _begins_title(words[0], title):
        return False
    if ";" in title or "=" in title or _PUBLISHER.fullmatch(title):
        return False
    capitals = sum(is_name_like(w) or w[0].isupper() for w in long_words)
    return capitals * 5 >= len(long_words) * 3 or len(words) > 6 or words[0] == "The"


def _begins_title(word: str, title: str) -> bool:
    """Whether a title may begin so: no lead-in, no lower case."""
    if not title.startswith(word) or not word[0].isupper():
        return False
    return word in ("The", "A", "An") or word.lower() not in NOT_NAMES


def works_of(text: str, draft: Draft, limit: int) -> Iterator[CitedWork]:
    """One work a suffix; the locator belongs to the last one."""
    year = draft.year
    suffixes = year.suffixes or (("", year.start, year.end),)
    for at, (suffix, start, end) in enumerate(suffixes):
        first, last = at == 0, at == len(suffixes) - 1
        stop = max(end, year.end) if last else end
        locator = locator_in(text, year.end, limit) if last else None
        begin = draft.start if first and not draft.repeated else (year.start if first else start)
        span = Span(begin, locator[1] if locator else stop)
        yield CitedWork(
            span=span,
            text=text[span.start : span.end],
            names=draft.names,
            et_al=draft.et_al,
            year=year.year,
            suffix=suffix,
            original_year=year.original,
            year_span=Span(year.start, year.end) if first else Span(start, end),
            title=draft.title,
            locator=locator[0] if locator else None,
        )
