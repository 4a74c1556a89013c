"""Sentences that only lead to a source: See Lee (2018), chapter 3, and the works cited there.

They back something and state nothing themselves. In running text they say so with their first
words; a note may also be nothing but the record of a work, an interview or an address.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re

from claimcheck.extract.claims.vocabulary import KNOWN, VERB
from claimcheck.model.patterns import rare

# A longer sentence is read as text.
LONGEST = 1200
_SEE = (
    r"(?:see|cf\b\.?|confer|compare|contrast|consult|vgl\b\.?|siehe|voir|comparar|v[eé]ase"
    r"|refer(?:red)?\s(?:back\s)?to)"
)
# How a sentence leads to a source, to the end of its first words.
_LEADS = re.compile(
    rf"""\W{{0,6}}
    (?: (?:(?:and|but|or|also|again|please|however|here),?\s){{0,2}}{_SEE}(?!\w)
      # On the polls, see    For a review see, with the blanks of a citation behind it
      | (?:(?:and|but|also),?\s)?(?:for|on|about|regarding|concerning|in\ addition)\b
        [^.;:!?()\n]{{0,200}}?(?:,\s?{_SEE}(?!\w)|\s{_SEE}(?:,?\s(?:also|esp\.|especially|e\.\s?g\.,?))?(?:\s{{3}}|\W*\Z))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# So a note may do as well, if it has no verb.
_NOTE_LEADS = rare(
    rf"\W{{0,6}}(?:(?:for|on)\s(?:an?|the|this|that|these|those|more|further|details|recent)\b[^.,;:!?()\n]{{0,60}}\s{_SEE}(?!\w)"
    r"|(?:as\s)?(?:quoted|cited|reprinted|reproduced|discussed|mentioned|taken|drawn|adapted|translated|published|based"
    r"|zitiert)\s(?:in|by|from|on|bei|nach)\b|(?:sources?|references?|citations?|data|quelle)\s?:)",
    re.IGNORECASE,
)
# More information is available at https://…; The data can be found in Lee (2018).
_FOUND_AT = rare(
    r"\b(?:is|are|can be|may be) (?:(?:also|now|freely|publicly|openly) )?"
    r"(?:available|accessible|found|obtained|downloaded|archived|deposited|posted|hosted|online)"
    r" (?:online )?(?:at|from|in|on|under|via|through|here)\b[^\w%$€£¥₺]*\Z",
)
# Without one of these, of which some lack the letter that may be a capital, running text never leads to a source.
_CUES = tuple(
    """see See cf Cf ompare ontrast onsult onfer gl iehe oir omparar éase Vease vease efer available
    accessible found obtained downloaded archived deposited posted hosted online""".split()
)
# With these a sentence goes on to say something.
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|because|since|although|though|while|whereas|if|but|as\s(?:it|they|he|she))\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[;:—–]\s")
# What a work has had done to it: the works cited there, edited by, accessed in.
_DONE = frozenset(
    """cited quoted discussed mentioned listed given reviewed collected reprinted reproduced summarised
    summarized translated edited published accessed revised retrieved archived updated printed
    added adapted dated ed visited unpublished referenced compiled""".split()
)
# The words between the works of a note.
_FILLING = frozenset(
    """a an the and or also again as at in on of for from to by with both all esp especially particularly
    e g i eg ie cf see vgl siehe auch and und et al ff f p pp s no nr vol vols ch chap chaps chapter
    chapters sec secs section sections para paras par note notes n nn fn footnote endnote page pages
    fig figs figure table tab appendix part parts book above below supra infra passim ibid ibidem id
    op loc cit art ebd there therein here herein works work literature sources source references
    reference studies cited quoted respectively example instance others other etc inter alia author
    authors editor editors ed eds edn edition trans tr rev repr dir hrsg n d rpt emphasis added mine
    original italics translation my our their his her this same that entry under s v interview
    interviews conversation correspondence email letter memo telegram speech press release statement
    official personal communication unpublished manuscript dissertation thesis working paper accessed
    retrieved online last visited doi url https http www version de la le der die das von van du des
    del y i""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{0,400}[”\"»]")
_FIGURE = re.compile(r"[%$€£¥₺]|\bper\s?cent\b|\b(?:million|billion|trillion|thousand)s?\b")
# At its end a record has a page, a year, or a title in quotation marks with its comma.
_RECORD = rare(
    r"(?:,|\d:|\))\s{0,3}(?:(?:pp?|s|fols?|vol|no|nos|ch|chap|secs?|§§?|art|note|n|doc|box)\b\.?\s{0,2}){0,2}"
    r"\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?(?:[\s,–-]{1,3}\d{1,4}){0,6}(?:\s?ff?)?\W{0,4}\Z"
    r"|[,(]\s{0,3}(?:\d{1,2}\.?\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d{1,2},\s)?(?:1[4-9]|20)\d\d\W{0,4}\Z"
    r"|\b(?:ibid|op\. ?cit|loc\. ?cit)\b",
)
_TITLED = rare(r"[^\s,][,.?!][”\"»]|[”\"»],")


def may_point(text: str) -> bool:
    """Whether a sentence has a word without which it leads to no source, unless it is a note."""
    return any(map(text.__contains__, _CUES))


def only_points(text: str, *, is_note: bool, cites: bool) -> bool:
    """Whether a sentence, given with blanks for its citations and addresses, leads to sources alone.

    `cites` says that it had one of them.
    """
    if lead := _LEADS.match(text):
        return not _states_more(text[lead.end() :])
    if is_note and (lead := _NOTE_LEADS.match(text)):
        rest = text[lead.end() :]
        return not (has_verb(rest) or _states_more(rest))
    if cites and _FOUND_AT.search(text):
        return True
    return is_note and _is_record(text, cites=cites)


def _states_more(rest: str) -> bool:
    """Whether what follows "see" does not only say where."""
    rest = _QUOTED.sub(" ", rest)
    if _FIGURE.search(rest) or _CLAUSE.search(rest):
        return True
    return any(has_verb(part) and not _LEADS.match(part) for part in _PARTED.split(rest)[1:])


def _is_record(text: str, *, cites: bool) -> bool:
    """Whether a note has no more words than those that name its sources."""
    shown = _QUOTED.sub(" ", text)
    if _FIGURE.search(shown) or has_verb(shown):
        return False
    small = [word for word in _WORD.findall(shown) if word.islower()]
    if _FILLING.issuperset(small):
        return cites or not _DIGIT.search(shown) or _looks_recorded(text)
    return _looks_recorded(text)


def _looks_recorded(text: str) -> bool:
    return bool(_RECORD.search(text[-120:]) or _TITLED.search(text))


def leads_to_source(text: str) -> bool:
    """Whether a sentence begins as those that lead to a source: See also, For a review see."""
    return bool(_LEADS.match(text) or _NOTE_LEADS.match(text))


def has_verb(text: str) -> bool:
    """Whether it has a verb that could make a statement, at its head or in lower case.

    What is quoted may be a title.
    """
    words = _WORD.findall(_QUOTED.sub(" ", text))
    return any(
        KNOWN[word] & VERB and word not in _DONE
        for at, word in enumerate(map(str.lower, words))
        if not at or words[at].islower()
    )
