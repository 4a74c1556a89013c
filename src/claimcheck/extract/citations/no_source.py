"""What looks like the source of a statement and is none: places, events, products, agencies."""

import re

from claimcheck.extract.citations.lexicon import (
    AGENCIES,
    AGENCIES_OF_WORDS,
    BRANDS,
    CITIES,
    EVENT_ENDS,
    EVENTS,
    FAMOUS,
    LAWS,
    NOBODIES,
    OFFICES,
    PLACES,
    PLACES_OF_WORDS,
    SOFTWARE,
    THING_STARTS,
)
from claimcheck.model.citations import Citation, CitedWork, Form, LinkedDocument
from claimcheck.model.patterns import rare
from claimcheck.model.references import Link, LinkStatus

# What no city does and no prize: the sentence goes on with what somebody thinks.
_ARGUES = rare(
    r"\s(?:[a-z]+ly\s)?(?:argu|assert|claim|conclud|contend|defin|demonstrat|describ|discuss|emphasi[sz]"
    r"|examin|explain|maintain|not|observ|point|propos|report|show|stat|stress|suggest)"
    r"(?:s|es|ed|d|e|n)\b|\s(?:finds?|found|writes|wrote)\b"
)
_PERIOD = rare(
    r"(?:Q[1-4]|H[12]|[FC]Y|(?:fiscal|financial|tax|school|academic|calendar)\syears?)"
    r"(?:\s(?:[FC]Y|of))?",
    re.IGNORECASE,
)
# The Constitution of 1982 is no title.
_OF = rare(r"\s(?:of|in|since|from|until|for|the)\Z")
_CREDIT_BEFORE = rare(r"\b(?:sources?|credits?|photos?|images?)\s?:\s?\Z", re.IGNORECASE)
_OFFICE_BEFORE = rare(r"(\w[\w-]*)\.?\s\Z")
DETERMINER_BEFORE = rare(r"\b(?:the|a|an|this|that|its|his|her|their|our)\s\Z", re.IGNORECASE)
_OWNED = rare(r"['’‘ʼ´`]s?\s[^()\[\]]*\d{4}\Z")
_LEAD = 20
_PAIR = 2
_KNOWN = (LinkStatus.LINKED, LinkStatus.AMBIGUOUS)
_DOUBTFUL_WORDS = (PLACES - {"eu", "nato"}) | CITIES | AGENCIES | BRANDS
_DOUBTFUL_PHRASES = PLACES_OF_WORDS | AGENCIES_OF_WORDS


def is_event(surname: str, lead: str) -> bool:
    """Whether a name is that of a war or a treaty, or of a law that the text speaks of."""
    *before, last = surname.casefold().split()
    if not before:
        return False
    return last in EVENTS or (last in LAWS and DETERMINER_BEFORE.search(lead) is not None)


def is_never_a_source(words: str) -> bool:
    """Whether what stands alone before a year is no source by its form: Q4, Democrat, Treaty of."""
    return (
        words.casefold() in NOBODIES
        or _PERIOD.fullmatch(words) is not None
        or _OF.search(words) is not None
    )


def is_doubtful(work: CitedWork, *, narrative: bool, lead: str = "", after: str = "") -> bool:
    """Whether a work looks like a place, an event, a product or the like: (Madrid 2022).

    `lead` and `after` are the text around it. Only the bibliography tells London from London.
    """
    name = work.names[0].surname if work.names else work.title or ""
    words = name.casefold().split()
    if words and work.names and (_is_numbered(words) or _is_season(work) or _is_owned(work)):
        return True
    if not words or _shows_an_author(work, words[-1]) or (narrative and _ARGUES.match(after)):
        return False
    office = _OFFICE_BEFORE.search(lead)
    if _CREDIT_BEFORE.search(lead) or (office and office[1].casefold() in OFFICES):
        return True
    if len(words) > 1:
        is_thing = words[-1] in EVENT_ENDS or words[0] in THING_STARTS or words[-1] in SOFTWARE
        return is_thing or " ".join(words) in _DOUBTFUL_PHRASES
    return words[0] in _DOUBTFUL_WORDS or (narrative and words[0] in FAMOUS)


def _is_numbered(words: list[str]) -> bool:
    """Whether a word is counted: Channel 4, Boeing 747, Article 5."""
    return len(words) == _PAIR and words[-1].isdigit()


def _is_owned(work: CitedWork) -> bool:
    """Whether a sentence speaks of a work, as in `Paul's 1994 book`, and need not cite it."""
    return _OWNED.search(work.text) is not None


def _is_season(work: CitedWork) -> bool:
    """Whether the years of `Ajax 2016/17` are those of a season, and no comma makes it a source."""
    if not (work.original_year and work.year and work.year.isdigit()) or work.locator:
        return False
    one_year = int(work.year) - int(work.original_year) == 1 and len(work.names) == 1
    return one_year and not work.et_al and "," not in work.text


def _shows_an_author(work: CitedWork, last_word: str) -> bool:
    """Whether a work is printed as no place or product is."""
    return bool(
        work.locator
        or work.et_al
        or len(work.names) > 1
        or any(name.given for name in work.names)
        or (work.suffix and last_word not in SOFTWARE)
        or work.text.startswith(tuple('“"«„‘'))
    )


def without_doubtful(linked: LinkedDocument) -> LinkedDocument:
    """The document less the doubtful works that neither the bibliography nor its own list knows."""
    listed = linked.listed or tuple(((),) * len(citation.works) for citation in linked.citations)
    rows = [
        list(zip(citation.works, links, places, strict=True))
        for citation, links, places in zip(linked.citations, linked.links, listed, strict=True)
    ]
    known = {_name_of(work) for row in rows for work, link, _ in row if link.key is not None}
    kept = []
    for citation, row in zip(linked.citations, rows, strict=True):
        left = [
            (work, link, places)
            for work, link, places in row
            if places
            or (
                link.status in _KNOWN
                if citation.unproven
                else citation.form is not Form.AUTHOR_YEAR
            )
            or (
                not citation.unproven
                and (
                    not _is_unknown(link)
                    or _name_of(work) in known
                    or not _is_doubtful_here(linked.document.text, citation, work)
                )
            )
        ]
        if left or not row:
            kept.append((citation._replace(works=tuple(work for work, _, _ in left)), left))
    return linked._replace(
        citations=tuple(citation for citation, _ in kept),
        links=tuple(tuple(link for _, link, _ in left) for _, left in kept),
        listed=tuple(tuple(places for _, _, places in left) for _, left in kept)
        if linked.listed
        else (),
    )


def _is_doubtful_here(text: str, citation: Citation, work: CitedWork) -> bool:
    start, end = work.span.start, citation.span.end
    lead, after = text[max(0, start - _LEAD) : start], text[end : end + 2 * _LEAD]
    return is_doubtful(work, narrative=citation.narrative, lead=lead, after=after)


def _is_unknown(link: Link) -> bool:
    """Whether nothing fits, or only what has another surname."""
    if link.status is LinkStatus.NEAR:
        return all(candidate.part == "surname" for candidate in link.candidates)
    return link.status is LinkStatus.MISSING


def _name_of(work: CitedWork) -> str:
    return (work.names[0].surname if work.names else work.title or "").casefold()
