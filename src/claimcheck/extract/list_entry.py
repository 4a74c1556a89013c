"""One entry of a list of works, or the whole of a note, taken apart: names, year, title, DOI, URL."""

import re
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import JOINERS
from claimcheck.extract.name_lists import NameList, names_at_head
from claimcheck.model.citations import ListEntry, PrintedName
from claimcheck.model.documents import Span

# What is read of an entry: more is an abstract, or a list that was not split.
LONGEST = 6_000
# How far into an entry the year after a body's name may stand, and how long that name may be.
_LONGEST_BODY = 160

_DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d++)*+/[^\s\"<>“”\]]++", re.IGNORECASE)
_URL = re.compile(r"\b(?:https?://|www\.)[^\s\"<>“”]++", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:)]}'’"
# "Smith": ———. 2017.
_DITTO = re.compile(r"[—–―_⸺⸻-]{2,}+[.,]?(?P<rest>\set\sal\.)?")
# No date, or none yet.
_UNDATED = r"n\.\s?d\b\.?|no date|undated|s\.\s?a\.|in press|forthcoming|in preparation|to appear|submitted"
_YEAR = r"(?:1[4-9]|20)\d\d"
# (2017)  (2017a, June 12)  (1867/1990)  (n.d.)  (in press)
_BRACKETED_YEAR = re.compile(
    rf"\((?:[cC]a?\.?\s?)?(?:{_YEAR}\s?/\s?)?(?:(?P<year>{_YEAR})(?P<suffix>[a-z])?(?:[-–]\d{{1,4}})?|(?P<word>{_UNDATED})-?(?P<wordsuffix>[a-z])?)(?:,\s[^()]{{1,40}})?\)",
    re.IGNORECASE,
)
# . 2017a.   , n.d.   straight behind the names
_BARE_YEAR = re.compile(
    rf"[.,]?\s?(?:(?P<year>{_YEAR})(?P<suffix>[a-z])?|(?P<word>{_UNDATED})-?(?P<wordsuffix>[a-z])?)(?=\s?[.,:;]|\s[“\"‘]|$)",
    re.IGNORECASE,
)
# (1867) 1990. : the year of the first edition before that of this one
_REPRINT = re.compile(
    rf"\s(?P<year>{_YEAR})(?P<suffix>[a-z])?(?=\.)(?P<word>(?!))?(?P<wordsuffix>(?!))?"
)
# A year further on, with what tells a year of publication from pages and volumes.
_LATER_YEAR = re.compile(
    rf"(?P<before>[^\W_]*+[.:]?\s?[(–-]?)(?<!\d)(?P<year>{_YEAR})(?P<suffix>[a-z](?![\w]))?(?P<after>[–-]?\d*)"
)
_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]*\.?\s?$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)
_NO_YEAR_BEFORE = re.compile(
    r"\b(?:vol|no|pp?|pg|art|arxiv|issue|nr|version|v)[.:]?\s?$|[–-]$", re.IGNORECASE
)
# When somebody looked: [cited 2019 May 3], Accessed June 3, 2019, Retrieved 3 May 2019
_LOOKED_UP = re.compile(
    r"\[(?:cited|accessed)[^\]]{0,40}\]"
    r"|\b(?:accessed|retrieved|last visited|viewed|consulted)(?: on)?:?\s[^.;()]{0,30}",
    re.IGNORECASE,
)

_QUOTES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
# Behind a title: [Internet]   (Version 2.1)   [Computer software]
_TITLE_TAIL = re.compile(r"\s?[\[(][^\[\]()]{1,60}[\])]\s*$")
# What ends a title that is not in quotation marks: the end of its sentence.
_SENTENCE_END = re.compile(r"[.?!](?:[”’\"]|(?=\s|$))")
_NO_END_BEFORE = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|vs|vol|no|ed|eds|st|dr|mr|mrs|ms|jr|sr|prof|ca|cf|approx|e\.g|i\.e|u\.s|d\.c)$",
    re.IGNORECASE,
)
# Where an entry without author has its title before the year, an address follows.
_NO_TITLE = re.compile(r"(?:https?:|doi\b|www\.|available\b|retrieved\b|\[)", re.IGNORECASE)
# What follows a title after a comma where the style (IEEE, notes) parts everything by commas.
_AFTER_TITLE = re.compile(
    rf",\s(?:vol\b|no\b|ser\b|pp?\.|ch\.|in\s|trans\.|ed\.|eds\.|version\b|rev\.|{_YEAR}\b|\d+(?:st|nd|rd|th)\b"
    r"|(?:first|second|third|fourth|fifth|sixth|revised)\b|\d{1,4}(?:[-–]\d{1,4})?(?=[.,;]|$))|\s\((?=[^()]*\d{4})|,?\shttps?://|\s\[",
    re.IGNORECASE,
)
# A name of a body: Stan Development Team; World Bank
_BODY = re.compile(r"(?:[^\W_][\w'’&/+.-]*+(?:,?\s(?=\S)|(?=$))){1,12}")
_SMALL_WORDS = JOINERS | {"and", "&"}


class PrintedYear(NamedTuple):
    """A year, and where it stands in the text of its entry."""

    year: str | None = None
    suffix: str = ""
    start: int = -1
    end: int = -1


def read_entry(
    text: str, span: Span, *, number: str | None = None, before: ListEntry | None = None
) -> ListEntry:
    """The entry `text` without its number, which stands at `span`; `before` is for a dash for names."""
    shown = text[:LONGEST]
    heads = _head(shown, span.start, before)
    year, rest = _dated(shown, heads)
    title, after, quoted = title_at(shown, rest, commas=not heads.inverted and year.start < 0)
    if (title is None or _NO_TITLE.match(title)) and len(heads.names) == 1:
        title = heads.names[0].surname
    if year.year is None:
        year = later_year(shown, after if quoted else rest)
    doi, url = _DOI.search(shown), _URL.search(shown)
    return ListEntry(
        span=span,
        text=text,
        number=number,
        names=heads.names,
        et_al=heads.et_al,
        year=year.year,
        suffix=year.suffix,
        title=title,
        doi=_address(doi),
        url=_address(url),
    )


def _address(match: re.Match[str] | None) -> str | None:
    """The address without the punctuation of the sentence; a bracket that it opens stays."""
    if match is None:
        return None
    found = match[0]
    while found and found[-1] in _AFTER_ADDRESS:
        if found[-1] == ")" and found.count("(") >= found.count(")"):
            break
        found = found[:-1]
    return found


# The head --------------------------------------------------------------------------------------


def _head(text: str, base: int, before: ListEntry | None) -> NameList:
    """The names: persons, a body, or those of the entry before where a dash stands for them."""
    if ditto := _DITTO.match(text):
        names = before.names if before else ()
        return NameList(
            names, bool(ditto["rest"] or (before and before.et_al)), ditto.end(), inverted=True
        )
    persons = names_at_head(text, base=base)
    dated = _BRACKETED_YEAR.search(text, persons.end, persons.end + 2 * _LONGEST_BODY)
    if dated and not (persons.names and text[persons.end : persons.end + 1] not in ",&;"):
        bodies = _bodies(text, persons.end, dated.start(), base)
    else:
        bodies = ()
    if dated and bodies:
        return persons._replace(names=(*persons.names, *bodies), end=dated.start(), inverted=True)
    return persons if persons.names else _one_body(text, base)


def _bodies(text: str, start: int, end: int, base: int) -> tuple[PrintedName, ...]:
    """The bodies (and names of a single word) between the persons and the year in brackets."""
    between = text[start:end]
    if len(between) > _LONGEST_BODY or re.search(r"[“”\"]|[.?!]\s+[^\W\d_]{3}", between):
        return ()
    found = []
    for part in re.finditer(r"[^,&;\s][^,&;]*", between):
        name = re.sub(r"^(?:and|…|\.\.\.)\s", "", part[0]).strip(" .")
        if not _BODY.fullmatch(name) or not re.search(r"[^\W\d_]{2}", name):
            continue
        at = base + start + part.start() + part[0].index(name)
        found.append(PrintedName(name, "", Span(at, at + len(name))))
    return tuple(found)


def _one_body(text: str, base: int) -> NameList:
    """A body that heads the entry: before a year, before a quotation, or the first sentence."""
    stop = re.compile(rf"\.\s+(?:{_YEAR}|n\.\s?d\b|[^\W_]|[“\"(\[])|,?\s[“\"]").search(
        text, 0, _LONGEST_BODY
    )
    if stop is None or not stop.start():
        return NameList()
    name = text[: stop.start()].rstrip(" ,.")
    capitals = sum(word[:1].isupper() or word in _SMALL_WORDS for word in name.split())
    if not name[:1].isalnum() or not 0 < len(name.split()) == capitals < 9:
        return NameList()
    printed = PrintedName(name, "", Span(base, base + len(name)))
    return NameList((printed,), end=stop.start() + 1)


# The year ----------------------------------------------------------------------------------------


def _year_of(match: re.Match[str]) -> PrintedYear:
    if match["year"]:
        return PrintedYear(
            match["year"], (match["suffix"] or "").lower(), match.start(), match.end()
        )
    word = " ".join(match["word"].lower().split())
    word = "n.d." if word[0] in "nus" and word != "submitted" else word
    return PrintedYear(word, (match["wordsuffix"] or "").lower(), match.start(), match.end())


def _dated(text: str, heads: NameList) -> tuple[PrintedYear, int]:
    """The year straight behind the names, and where the entry goes on."""
    gap = re.compile(r"[\s.,:]*").match(text, heads.end)
    at = gap.end() if gap else heads.end
    match = _BRACKETED_YEAR.match(text, at) or (_BARE_YEAR.match(text, at) if heads.names else None)
    if match is None:
        return PrintedYear(), at
    if reprint := _REPRINT.match(text, match.end()):
        return _year_of(reprint), reprint.end()
    return _year_of(match), match.end()


def later_year(text: str, start: int) -> PrintedYear:
    """The year of publication somewhere behind the title: in brackets, by a month, or alone."""
    hidden = _LOOKED_UP.sub(lambda m: " " * len(m[0]), text)
    hidden = _URL.sub(lambda m: " " * len(m[0]), _DOI.sub(lambda m: " " * len(m[0]), hidden))
    best, best_rank = PrintedYear(), -1
    for match in _LATER_YEAR.finditer(hidden, start):
        if (rank := _rank(hidden, match)) >= max(0, best_rank):
            found = match["year"], (match["suffix"] or ""), match.start("year"), match.end()
            best, best_rank = PrintedYear(*found), rank
    if best.year is None and (word := re.search(rf"[,(]\s?({_UNDATED})", hidden[start:])):
        return PrintedYear("n.d." if word[1][0] in "nN" else word[1].lower())
    return best


def _rank(text: str, match: re.Match[str]) -> int:
    before, after = text[max(0, match.start("year") - 40) : match.start("year")], match["after"]
    follows = text[match.end() : match.end() + 6]
    if after.strip("–-") or _NO_YEAR_BEFORE.search(before) or follows[:1].isalnum():
        return -1
    closed = follows[:1] == ")"
    if closed and (before.endswith(("(", ", ")) or _MONTH.search(before)):
        return 4
    if _MONTH.search(before) or _MONTH_AFTER.match(follows):
        return 3
    if re.search(r"[,;]\s$", before):
        return 2
    return 1 if follows[:1] in ".,;:" or not follows else 0


# The title -----------------------------------------------------------------------------------


def title_at(text: str, start: int, *, commas: bool) -> tuple[str | None, int, bool]:
    """The title, where it ends, and whether in quotation marks; if not, it is a sentence."""
    opening = re.compile(r"[\s.,:;]*").match(text, start)
    at = opening.end() if opening else start
    closing = _QUOTES.get(text[at : at + 1])
    if closing:
        end = _closing_quote(text, at, closing)
        return _tidy(text[at + 1 : end]), end, True
    end = _sentence_end(text, at)
    if commas and (cut := _AFTER_TITLE.search(text, at, end)):
        end = cut.start()
    return _tidy(text[at:end]), end, False


def _closing_quote(text: str, at: int, closing: str) -> int:
    """Where the quotation that opens at `at` ends; quotations within it are passed over."""
    opening, depth = text[at], 0
    for match in re.compile(f"[{re.escape(opening + closing)}]").finditer(text, at + 1):
        if match[0] in closing:
            inside = match.end() < len(text) and text[match.end()].isalnum()
            if depth == 0 and not inside:
                return match.start()
            depth = max(0, depth - (not inside))
        else:
            depth += 1
    return _sentence_end(text, at + 1)


def _sentence_end(text: str, at: int) -> int:
    for match in _SENTENCE_END.finditer(text, at):
        if match[0][0] != "." or not _NO_END_BEFORE.search(
            text[max(at, match.start() - 8) : match.start()]
        ):
            return match.start() + (match[0][0] != ".")
    return len(text)


def _tidy(title: str) -> str | None:
    title = " ".join(title.split()).strip(" ,.;:")
    while tail := _TITLE_TAIL.search(title):
        if tail.start() == 0:
            break
        title = title[: tail.start()].rstrip(" ,.;:")
    return title or None
