"""The names that head an entry of a list of works, or a note, in every order that styles print."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import JOINERS
from claimcheck.model.citations import PrintedName
from claimcheck.model.documents import Span

# How far into an entry its names may reach: collaborations print up to some hundred.
REACH = 4_000

# Capitals of Latin, Greek and Cyrillic; `re` has no class for them.
_UP = "".join(c for c in map(chr, [*range(0x41, 0x530), *range(0x1E00, 0x1F00)]) if c.isupper())
# A word of a name: O'Brien, Jiménez-Hornero, McDonald, al-Hakim, d'Alembert.
_WORD = rf"(?:(?:[dDlL]['’]|[aA]l-|[eE]l-)?[{_UP}](?:[^\W_⁰¹²³⁴-⁹]|['’ʼ‘`´‐\u0300-\u036f-])*+)"
_PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|dello|delle|di|da|do|dos|das|du|des|la|le|lo|los|las|ter|ten"
    r"|te|zu|zum|zur|vom|af|av|al|el|bin|ibn|ben|bint|san|santa|e|y|’t|'t)(?=\s))"
)
_PARTICLES = rf"(?:{_PARTICLE}\s){{0,4}}"
# One surname: up to four words, each of which may have its particles.
_SURNAME = rf"{_PARTICLES}{_WORD}(?:\s{_PARTICLES}{_WORD}){{0,3}}"
# J.  Ch.  J.-P.  and, where points are left out, J
_POINTED = rf"(?:[{_UP}]h?\.)"
_INITIALS = rf"{_POINTED}(?:\s?[-‐–]?\s?[^\W\d_]h?\.){{0,6}}"
_BARE_INITIALS = rf"[{_UP}](?:[{_UP}‐-]){{0,4}}"
# J. V. den: a particle that stands behind, where styles sort under the name proper
_TAIL = r"(?:\s(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ter|ten|zu)(?=\s?[,;.(&]|\s(?:and|et|&|van|von|de|der|den|la|le)\s?)){0,3}"
_JUNIOR = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
# Li, G. (George)
_NICKNAME = rf"(?:\s\((?!(?:[Ee]ds?|[Hh]rsg|[Tt]rans)\b)[{_UP}][^()\d]{{1,30}}\))?"
_GIVEN_WORD = rf"(?:{_POINTED}|{_WORD})"
# John Albert   J. Albert   John A.   but not `John A. The`, where a title begins
_GIVEN = (
    rf"(?:(?:{_POINTED}\s?){{1,2}}{_WORD}"
    rf"|{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}(?!{_POINTED}){_WORD}){{0,3}})(?:\s{_POINTED}){{0,3}}"
)
_STOP = r"(?=\s?(?:[,.;:(&\[“\"/]|$)|\s(?:and|und|et|y|&)\s|\s(?:1[4-9]|20)\d\d\b)"

# Smith, J. A.     Bossche, J. V. den     Ravé, E.G.D.
_INVERTED = re.compile(
    rf"(?P<surname>{_SURNAME}){_JUNIOR},\s?(?P<given>{_INITIALS}{_TAIL}){_JUNIOR}"
    # not `Mills, L. Scott, and …`, whose given name goes on
    rf"{_NICKNAME}(?!\s{_WORD},\s(?:and\s|et\s|[{_UP}]))"
)
# Smith JA     van der Berg C     Wang Y-M
_JOINED = re.compile(
    rf"(?P<surname>{_SURNAME})\s(?P<given>(?!(?:USA?|UK|EU|UN)\b(?!,)){_BARE_INITIALS}{_TAIL})"
    r"(?:\s(?:Jr|Sr|2nd|3rd|II|III|IV)\b)?(?=\s?[,.;:(]|\s(?:and|&|et)\s|$)"
)
# J. A. Smith     S. Chris Colbert     J. V. den Bossche
_DIRECT = re.compile(rf"(?P<given>{_INITIALS})\s?(?P<surname>{_SURNAME}){_JUNIOR}{_STOP}")
# Smith, John A.     Smith, J, and so on with bare letters
_INVERTED_FULL = re.compile(
    rf"(?P<surname>{_SURNAME}){_JUNIOR},\s(?P<given>{_GIVEN}{_TAIL}){_JUNIOR}{_NICKNAME}(?:{_STOP}|(?<=\.)(?=\s))"
)
# Bill Jones     Eduardo Gutiérrez De Ravé     Stéfan van der Walt     John B Carlin
_FULL = re.compile(rf"(?P<all>{_GIVEN_WORD}(?:\s{_PARTICLES}{_GIVEN_WORD}){{1,5}}){_JUNIOR}{_STOP}")
_ONE_INITIAL = re.compile(_POINTED)
_MIDDLE_NAME = re.compile(rf"(?P<middle>{_WORD})\s(?P<surname>{_WORD})")
_CAPITAL_PARTICLES = frozenset(
    ["Van", "Von", "De", "Den", "Der", "Del", "Di", "Da", "Du", "La", "Le"]
)
_FULL_PARTS = re.compile(
    rf"(?P<given>{_GIVEN_WORD}(?:\s{_GIVEN_WORD})*?)\s(?P<surname>(?:(?:{_PARTICLE}|(?:Van|Von|Der|De|Den|Del|Di|Da|Du|La|Le)(?=\s))\s)+{_WORD}(?:\s{_WORD})*|{_WORD})"
)
# Leeuw Jan, de: where nobody told the style which word is the surname
_PARTICLE_BEHIND = re.compile(
    rf"(?P<surname>{_SURNAME}),?\s(?P<given>)(?:{_PARTICLE}\s){{0,3}}(?:van|von|der|den|de|del|della|di|da|dos|du"
    r"|la|le|ter|ten|zu)(?=\s?[.(]|,\s(?:1[4-9]|20)\d\d)"
)
# Smith     van der Berg: in short notes
_SURNAME_ALONE = re.compile(rf"(?P<surname>{_PARTICLES}{_WORD})(?P<given>){_STOP}")
# Stan Development Team: bodies that say so.
_BODY = re.compile(
    rf"(?P<surname>(?:[Tt]he\s(?:[\w/-]{{1,30}}+\s){{0,5}}?|(?:{_WORD}\s(?:(?:of|for|the|and|&|on|in)\s){{0,3}}){{1,8}}?)"
    r"(?i:team|collaboration|consortium|group|organi[sz]ation|institute|institution|cent(?:er|re)"
    r"|foundation|committee|commission|council|association|society|agency|bureau|department|ministry"
    r"|office|project|network|initiative|developers|contributors|community|authors|bank|trust|union"
    r"|federation|university|inc\.?|ltd\.?|llc|gmbh|corporation)(?:,?\s[Ii]nc\b\.?)?)(?P<given>)"
    r"(?=\s?[,.;:(“\"]|\set\sal|\s(?:and|&)\s|$)"
)
# maxalbert, Rey, S.: a name of one word among inverted ones.
_HANDLE = re.compile(
    rf"(?P<surname>[^\W_][\w.-]*+)(?P<given>)(?=,\s(?:…\s|&\s|and\s)?{_SURNAME},\s?{_INITIALS}{_TAIL}\s?(?:[,&(]|and\s))"
)
# Filipe et al.
_LEADER = re.compile(rf"(?P<surname>{_SURNAME})(?P<given>)(?=,?\set\sal)")
# Between two names.
_BETWEEN = re.compile(
    r"(?:\s?[,;]\s?|\s)(?:(?:…|\.\s?\.\s?\.),?\s(?:(?:and|&)\s)?|(?:and|und|et|y|&)\s)?(?=\S)"
    r"|\s?&\s?(?=\S)"
)
_AND = re.compile(r"\b(?:and|und|et|y)\b|&")
# After a title that looks like names: `War and Peace (London, 1990)`.
_OPENING = re.compile(r"\s?\(")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
# What may stand for the rest of the names.
_REST = re.compile(
    r"[,;]?\s(?:and\s|&\s)?(?:\[?et\s?al\b\.?\]?|others\b|u\.\s?a\.|colleagues\b)|[,;]?\s?…(?=\s*[.(])",
    re.IGNORECASE,
)
_EDITORS = re.compile(
    r"[,.]?\s?(?:\((?:eds?|editors?|hrsg|dirs?|comps?|trans)\b\.?\)|,?\s?(?:eds?\b\.|editors?\b|comps?\b\.)),?\.?",
    re.IGNORECASE,
)


class NameList(NamedTuple):
    """The names at the head of a text."""

    names: tuple[PrintedName, ...] = ()
    et_al: bool = False
    end: int = 0
    # where the text goes on, "et al." and "(Eds.)" included
    inverted: bool = False
    # whether the first surname stands before its given name


_SMALL_WORDS = JOINERS | {"and", "&"}

# After a first name of one form the others follow in these.
_FORMS = (
    (_BODY, (_INVERTED, _JOINED, _DIRECT, _FULL)),
    (_INVERTED, (_INVERTED, _DIRECT, _HANDLE, _BODY, _FULL)),
    (_JOINED, (_JOINED, _BODY)),
    (_DIRECT, (_DIRECT, _BODY, _FULL)),
    (_HANDLE, (_INVERTED, _HANDLE)),
    (_INVERTED_FULL, (_DIRECT, _BODY, _FULL, _INVERTED_FULL)),
    (_LEADER, ()),
    (_PARTICLE_BEHIND, ()),
)
# Forms that the words of a title may have as well.
_UNSURE = frozenset({_FULL, _SURNAME_ALONE})
_RUNNING_FORMS = (
    (_BODY, (_DIRECT, _FULL)),
    (_DIRECT, (_DIRECT, _FULL)),
    (_FULL, (_FULL, _DIRECT)),
    (_SURNAME_ALONE, (_SURNAME_ALONE,)),
)


def names_at_head(text: str, *, base: int = 0) -> NameList:
    """The names of an entry in a list, where persons head it; `base` is where the text stands."""
    return _names(text, base, _FORMS)


def is_body(text: str) -> bool:
    """Whether the text reads as the name of a body: its words are capitalised, save the small ones."""
    words = text.split()
    return 1 < len(words) < 12 and all(
        word[0].isupper() or word in _SMALL_WORDS for word in [words[0].capitalize(), *words[1:]]
    )


def names_in_running_order(text: str, *, base: int = 0) -> NameList:
    """The names of a note: `John Smith and Bill Jones`, given names first."""
    return _names(text, base, _RUNNING_FORMS)


_Link = tuple[str, re.Match[str]]
_Form = tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]


def _names(text: str, base: int, forms: tuple[_Form, ...]) -> NameList:
    text = text[:REACH]
    for first, others in forms:
        if match := first.match(text):
            return _chain(text, base, match, others)
    return NameList()


def _chain(
    text: str, base: int, match: re.Match[str], forms: tuple[re.Pattern[str], ...]
) -> NameList:
    """The name matched first and those that follow it."""
    chain = [("", match), *_following(text, match.end(), forms)]
    end = chain[-1][1].end()
    rest = _REST.match(text, end)
    if not rest:
        chain = _closed(text, chain)
        end = chain[-1][1].end()
    elided = rest is not None or any(_ELLIPSIS.search(gap) for gap, _ in chain)
    if rest:
        end = rest.end()
    if editors := _EDITORS.match(text, end):
        end = editors.end()
    inverted = match.re not in {_DIRECT, _FULL, _SURNAME_ALONE}
    names = [_name_of(found, base) for _, found in chain]
    if match.re in {_INVERTED, _INVERTED_FULL}:
        names[1:] = map(_parted, names[1:])
    return NameList(tuple(names), elided, end, inverted)


def _closed(text: str, chain: list[_Link]) -> list[_Link]:
    """As far as the "and" that closes a list of full names: what follows is title, or looks so."""
    sure = 1
    while sure < len(chain) and chain[sure][1].re not in _UNSURE:
        sure += 1
    for at, (gap, found) in enumerate(chain[sure:], sure):
        serial = at < 2 or "," in gap or text.startswith(",", found.end())
        if _AND.search(gap) and serial and not _OPENING.match(text, found.end()):
            return chain[: at + 1]
    return chain[:sure]


def _following(text: str, end: int, forms: tuple[re.Pattern[str], ...]) -> Iterator[_Link]:
    """Further names with what stands before each; a blank alone does not part two names."""
    while gap := _BETWEEN.match(text, end):
        if not gap[0].strip() or (";" in gap[0] and not _UNSURE.isdisjoint(forms)):
            return
        found = next((m for form in forms if (m := form.match(text, gap.end()))), None)
        if found is None or found.end() >= REACH:
            return
        yield gap[0], found
        end = found.end()


def _name_of(match: re.Match[str], base: int) -> PrintedName:
    if match.re is not _FULL:
        given = " ".join(match["given"].split())
        return PrintedName(match["surname"], given, _span(match, "surname", base))
    parts = _FULL_PARTS.fullmatch(match["all"])
    if parts is None or parts["given"] in _CAPITAL_PARTICLES:
        return PrintedName(match["all"], "", _span(match, "all", base))
    start = base + match.start("all")
    span = Span(start + parts.start("surname"), start + parts.end("surname"))
    return PrintedName(parts["surname"], parts["given"], span)


def _parted(name: PrintedName) -> PrintedName:
    """`Y. Samuel Wang` behind an inverted name: an initial and a middle name before the surname."""
    words = _MIDDLE_NAME.fullmatch(name.surname)
    if words is None or name.span is None or not _ONE_INITIAL.fullmatch(name.given):
        return name
    if words["middle"] in _CAPITAL_PARTICLES:
        return name
    span = Span(name.span.start + words.start("surname"), name.span.end)
    return PrintedName(words["surname"], f"{name.given} {words['middle']}", span)


def _span(match: re.Match[str], group: str, base: int) -> Span:
    return Span(base + match.start(group), base + match.end(group))
