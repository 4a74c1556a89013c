"""Edits of prose whose truth is known: the same fact in other words, or another fact.

Every edit takes a sentence and chance, and gives the sentence as it reads afterwards, or None where
it does not apply. What an edit of a fact changes, it says. Nothing here is known to the program:
synonyms, figures and names have tables of their own, which make it longer than most.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class Fact(NamedTuple):
    """A sentence that no longer says what it said."""

    text: str
    before: str
    # what stood there, without the words around it
    after: str


Rewording = Callable[[str, random.Random], str | None]
Change = Callable[[str, random.Random], Fact | None]

_SYNONYMS = dict(
    pair.split(" = ")
    for pair in """said = stated; told = informed; asked = requested; showed = demonstrated
big = large; large = sizeable; about = roughly; because = since; although = though
began = started; started = commenced; ended = finished; while = whereas; many = numerous
help = support; helped = supported; raised = increased; increased = raised; cut = reduced
rejected = turned down; killed = left dead; died = perished; wrote = penned; called = termed
country = nation; countries = nations; states = nations; city = town; law = statute
children = youngsters; pupils = schoolchildren; students = learners; doctors = physicians
money = funds; costs = expenses; price = cost; prices = costs; job = post; jobs = posts
workers = employees; company = firm; companies = firms; factory = plant; farmers = growers
war = conflict; soldiers = troops; troops = soldiers; police = officers; prison = jail
election = vote; elections = votes; vote = ballot; government = cabinet; minister = secretary
report = account; reports = accounts; study = inquiry; found = discovered; shows = demonstrates
reached = attained; announced = made known; opened = inaugurated; closed = shut; signed = concluded
agreed = consented; refused = declined; built = erected; received = obtained; gave = handed
house = home; houses = homes; school = academy; road = street; ship = vessel; river = stream
half = one half; whole = entire; several = some; nearly = almost; almost = nearly; only = merely
often = frequently; mostly = largely; quickly = fast; now = currently; later = afterwards
before = ahead of; against = in opposition to; under = according to; throughout = all through
famous = celebrated; important = significant; new = fresh; old = ancient; main = principal
poor = needy; rich = wealthy; strong = powerful; weak = feeble; high = elevated
won = carried; lost = forfeited; left = departed; moved = shifted; held = kept; kept = retained
people = persons; group = band; members = adherents; head = chief; leader = chief""".replace(
        "\n", "; "
    ).split("; ")
)  # fmt: skip
_ADVERBS = re.compile(
    r" (?:also|however|still|then|already|indeed|therefore|nevertheless|again|even|just|simply"
    r"|considerably|officially|shortly|reportedly|repeatedly|finally|typically|generally)\b"
)
# American, British.
_SPELLINGS = (
    ("favor", "favour"), ("labor", "labour"), ("color", "colour"), ("neighbor", "neighbour"),
    ("organiz", "organis"), ("recogniz", "recognis"), ("criticiz", "criticis"), ("penaliz", "penalis"),
    ("legaliz", "legalis"), ("privatiz", "privatis"), ("nationaliz", "nationalis"), ("urbaniz", "urbanis"),
    (" percent", " per cent"), ("defense", "defence"), ("offense", "offence"), ("license", "licence"),
    ("travelers", "travellers"), ("meters", "metres"), ("center", "centre"), ("program ", "programme "),
    ("toward ", "towards "), ("theater", "theatre"), ("harbor", "harbour"), ("rumor", "rumour"),
)  # fmt: skip
_SHORTER = (
    ("did not", "didn't"), ("does not", "doesn't"), ("is not", "isn't"), ("has not", "hasn't"),
    ("cannot", "can't"), ("could not", "couldn't"), ("was not", "wasn't"), ("were not", "weren't"),
    ("had not", "hadn't"), ("would not", "wouldn't"), ("will not", "won't"), ("it is", "it's"),
)  # fmt: skip
_ACTIVE = re.compile(
    r"(?P<who>(?:The|A|An|Its|His|Her|Our|[A-Z]\w+)(?: [\w’'-]+){0,4}?) (?P<did>\w+ed|cut|shut|built)"
    r" (?P<whom>(?:the|a|an|its|his|her|their|our|[0-9][0-9,.]*) [^,;:“”\"]+?)"
    r"(?P<rest>(?: (?:in|on|at|after|before|during|by|for|because|when|while|since) [^,;:“”\"]*)?)\."
)
_FRONT = re.compile(
    r"(?P<when>(?:In|On|At|After|Before|Since|During|By|For|Under|Between|From|Within)"
    r"(?: (?:[a-z’'-]+|[0-9]+|(?:[A-Z]\w+)(?= [0-9])|(?<=[0-9] )[A-Z]\w+)){1,6}), (?P<what>[^0-9“”\";:][^“”\";:]+)\."
)
_BACK = re.compile(
    r"(?P<what>[A-Z][^“”\",;:]{20,}) (?P<when>(?:in|on|since|during|between) [^,;:“”\"]{3,30})\."
)
_SAID = re.compile(
    r"(?P<what>[A-Z][^“”\"]+), (?P<who>(?:the|an?|[A-Z]\w*)(?: [\w’'.-]+){0,5}) said\."
)
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_MONTH = "|".join(_MONTHS)
_DAY_FIRST = re.compile(rf"\b(?P<day>[0-9]{{1,2}}) (?P<month>{_MONTH}) (?P<year>[12][0-9]{{3}})\b")
_DAY_LAST = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}}), (?P<year>[12][0-9]{{3}})\b")
_DIGITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_COUNTED = re.compile(
    r"(?<![-\w])(?P<n>"
    + "|".join(_DIGITS[2:])
    + r")(?![-\w])(?! (?:\w+ths|thirds|halves|hundred)\b)(?! (?:of|in) (?:the )?[A-Z])"
)
_NUMERAL = re.compile(r"(?<![\w,.$€£/–-])(?P<n>1[0-2]|[2-9])(?= [a-z]{3,}s\b)(?! percent)")


def synonyms(text: str, chance: random.Random) -> str | None:
    """Up to three words for others; what is quoted stays as it is."""
    words = (m for m in re.finditer(r"(?<![-\w])[a-z]+(?![-\w])", text) if m[0] in _SYNONYMS)
    places = [m for m in words if not _is_quoted(text, m.start())]
    if not places:
        return None
    number = min(len(places), chance.choice((1, 2, 3)))
    for match in sorted(chance.sample(places, number), reverse=True, key=_start):
        text = text[: match.start()] + _SYNONYMS[match[0]] + text[match.end() :]
    return text


def fewer_adverbs(text: str, _chance: random.Random) -> str | None:
    """Without the first adverb that says little."""
    return _if_other(text, _without(_ADVERBS, text))


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Without the first match that nobody says in a quotation."""
    for match in pattern.finditer(text):
        if not _is_quoted(text, match.start()):
            return text[: match.start()] + text[match.end() :]
    return text


def _is_quoted(text: str, at: int) -> bool:
    return text.count('"', 0, at) % 2 == 1 or text.count("“", 0, at) > text.count("”", 0, at)


def spelling(text: str, _chance: random.Random) -> str | None:
    """British for American, or the other way round."""
    other = text
    for american, british in _SPELLINGS:
        if british in text:
            other = other.replace(british, american)
        elif american in text:
            other = other.replace(american, british)
    return _if_other(text, other)


def contraction(text: str, _chance: random.Random) -> str | None:
    """Do not, or don't."""
    for long, short in _SHORTER:
        for a, b in ((long, short), (short, long)):
            if a in text:
                return text.replace(a, b)
    return None


def passive(text: str, _chance: random.Random) -> str | None:
    """What somebody did was done by them."""
    match = _ACTIVE.fullmatch(text)
    if not match:
        return None
    whom = match["whom"]
    verb = "were" if whom.split()[-1].endswith("s") else "was"
    return f"{_upper(whom)} {verb} {match['did']} by {lowered(match['who'])}{match['rest']}."


def reordered(text: str, _chance: random.Random) -> str | None:
    """A clause that stood in front stands at the end, or the other way round."""
    if match := _FRONT.fullmatch(text):
        return f"{_upper(match['what'])} {lowered(match['when'])}."
    if match := _SAID.fullmatch(text):
        return f"{_upper(match['who'])} said that {lowered(match['what'])}."
    if match := _BACK.fullmatch(text):
        return f"{_upper(match['when'])}, {lowered(match['what'])}."
    return None


def format_of_figures(text: str, _chance: random.Random) -> str | None:
    """The same value in another notation."""
    other = _DAY_FIRST.sub(lambda m: f"{m['month']} {m['day']}, {m['year']}", text)
    if other == text:
        other = _DAY_LAST.sub(lambda m: f"{m['day']} {m['month'][:3]} {m['year']}", text)
    other = re.sub(r"([0-9]) per ?cent\b", r"\1%", other)
    other = re.sub(r"([$€£])([0-9.]+) million\b", r"\1\2m", other)
    other = re.sub(r"([$€£])([0-9.]+) billion\b", r"\1\2bn", other)
    other = _NUMERAL.sub(lambda m: _DIGITS[int(m["n"])], other)
    if other == text and (match := _COUNTED.search(text)) and match.start():
        other = f"{text[: match.start()]}{_DIGITS.index(match['n'])}{text[match.end() :]}"
    return _if_other(text, other)


def fewer_clauses(text: str, _chance: random.Random) -> str | None:
    """Without what stands between two commas and holds no figure and no name."""
    return _if_other(text, _without(_ASIDE, text))


def more_clauses(text: str, chance: random.Random) -> str | None:
    """With something added, a figure perhaps."""
    if not text.endswith(".") or '"' in text:
        return None
    return text[:-1] + chance.choice(_ADDED)


_ASIDE = re.compile(r", [a-z][a-z ’'-]{8,60}(?=, [a-z])")
_ADDED = (
    ", which came as no surprise.", ", to the dismay of 14 onlookers.", ", as was learned in 2022.",
    ", according to a note of 26 pages.", " in the eyes of many.", ", if the archives can be trusted.",
)  # fmt: skip

REWORDINGS: tuple[Rewording, ...] = (
    synonyms, fewer_adverbs, spelling, contraction, passive, reordered, format_of_figures,
    fewer_clauses, more_clauses,
)  # fmt: skip


def reworded(text: str, chance: random.Random) -> str:
    """With some of the rewordings that apply, in any order; few add a clause."""
    for edit in chance.sample(REWORDINGS, len(REWORDINGS)):
        if chance.random() < (0.15 if edit is more_clauses else 0.6):
            text = edit(text, chance) or text
    return text


def in_digits(text: str) -> str:
    """Number words as digits, to compare what is named with what was changed."""
    return _COUNTED.sub(lambda m: str(_DIGITS.index(m["n"])), text.lower())


_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_WORD_FIGURE = re.compile(
    rf"(?<![-\w])(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_DIGITS[1:10])}))?|{'|'.join(_DIGITS[2:])}"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b(?![-\w])"
)
_FIGURE = re.compile(
    r"(?<![\w.,/:–-])[0-9]{1,3}(?:,[0-9]{3})+\b(?![.,:/–-][0-9])"
    r"|(?<![\w.,/:–-])[0-9]+(?:\.[0-9]+)?(?=(?: ?%| percent| per cent| [a-z]))"
    r"|(?<=[$€£])[0-9]+(?:\.[0-9]+)?"
)
_RANGE = re.compile(
    r"\b([0-9]{1,2})(?: to | and |–)([0-9]{1,2})(?= percent| per cent| [a-z]{3,}s\b)"
)
_LABELS = re.compile(
    r"(?:[Ss]ection|[Aa]rticle|[Ss]ections|[Aa]rticles|Chapter|No\.|page|p\.|pp\.|paragraph|Act|Resolution|Route"
    r"|Interstate|Rule|Order|Table|Figure|Model|Proposition|Title|Protocol|[A-Z][a-z]+) $"
)
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINAL = re.compile(rf"(?<![-\w])(?:{'|'.join(_ORDINALS)})\b(?! (?:time|of all))")
_SCALE = re.compile(r"\b(?:million|billion|thousand)\b")
_SCALES = {"million": "billion", "billion": "million", "thousand": "million"}
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{3,}(?![\w’'-])")
_NO_NAME = frozenset((*_MONTHS, *"""Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday President Prime Minister Senator General Attorney Advocate Marquis Justice Judge
    Second Fourth United National Prince Tsar""".split()))  # fmt: skip
# Parts of names that are titles or numbers: nobody mistakes these alone.
_NAMES = "Belmonte Okonkwo Torvald Kessling Marrow Quintero Ashdown Pellerin Voronin Haldane Zubair Lindqvist".split()


def another_figure(text: str, chance: random.Random) -> Fact | None:
    """Other digits, another number word, another end of a range."""
    if match := _RANGE.search(text):
        after = str(int(match[2]) + chance.choice((1, 3, 7)))
        return _fact(text, match.start(2), match.end(2), after)
    figures = [
        m for m in _FIGURE.finditer(text)
        if not _is_year(m[0]) and not _LABELS.search(text[: m.start()])
    ]  # fmt: skip
    if not figures:
        return None
    match = chance.choice(figures)
    return _fact(text, *match.span(), _other_digits(match[0], chance))


def another_number_word(text: str, chance: random.Random) -> Fact | None:
    """As in "twelve minutes", "forty-two chairs"."""
    words = [
        m for m in _WORD_FIGURE.finditer(text)
        if m.start() and not re.match(r" (?:\w+ths|thirds|halves|hundred)\b", text[m.end() :])
    ]  # fmt: skip
    if not words:
        return None
    match = chance.choice(words)
    pool = [*_DIGITS[2:], *_TENS, "thirty-one", "fifteen"]
    return _fact(text, *match.span(), chance.choice([w for w in pool if w != match[0]]))


def another_ordinal(text: str, chance: random.Random) -> Fact | None:
    """As in "the third congress"."""
    match = _ORDINAL.search(text)
    if not match:
        return None
    return _fact(text, *match.span(), chance.choice([w for w in _ORDINALS if w != match[0]]))


def another_scale(text: str, _chance: random.Random) -> Fact | None:
    """Millions for billions."""
    match = _SCALE.search(text)
    return _fact(text, *match.span(), _SCALES[match[0]]) if match else None


def another_date(text: str, chance: random.Random) -> Fact | None:
    """Another year, or, where a day or month is written, that."""
    dated = re.search(rf"\b(?:{_MONTH})(?= [0-9])|(?<=[0-9] )(?:{_MONTH})\b", text)
    if dated and chance.random() < 0.5:
        return _fact(text, *dated.span(), chance.choice([m for m in _MONTHS if m != dated[0]]))
    years = list(re.finditer(rf"(?<![\w$–-]){_YEAR}(?![\w–-])(?! [a-z]+s\b(?<! as))", text))
    if not years:
        return None
    match = chance.choice(years)
    return _fact(text, *match.span(), str(int(match[0]) + chance.choice((-10, -3, -1, 1, 2))))


def another_name(text: str, chance: random.Random) -> Fact | None:
    """Somebody or something else."""
    names = [m for m in _NAME.finditer(text) if m[0] not in _NO_NAME]
    if not names:
        return None
    match = chance.choice(names)
    return _fact(text, *match.span(), chance.choice([n for n in _NAMES if n not in text]))


def denial(text: str, chance: random.Random) -> Fact | None:
    """As in "was not"."""
    verbs = list(_DENIED.finditer(text))
    if not verbs or _DENYING.search(text):
        return None
    match = chance.choice(verbs)
    return _fact(text, match.end(), match.end(), " not")


_DENYING = re.compile(r"\b(?:not|no|never|neither|nor|cannot|less|more)\b|n't", re.IGNORECASE)
_DENIED = re.compile(r" (?:is|are|was|were|has|have|had|will|can|could)(?= [a-z])")

_UNITS = (
    ("miles", "kilometers"), ("kilometres", "metres"), ("metres", "kilometres"), ("days", "weeks"),
    ("weeks", "months"), ("months", "years"), ("years", "months"), ("hours", "minutes"),
    ("minutes", "hours"), ("hectares", "acres"), ("kilograms", "grams"), ("tonnes", "kilograms"),
)  # fmt: skip


def another_unit(text: str, _chance: random.Random) -> Fact | None:
    """Weeks for days."""
    for unit, other in _UNITS:
        if match := re.search(rf"(?:[0-9]|{'|'.join(_DIGITS[2:])}) ({unit})\b", text):
            return _fact(text, *match.span(1), other)
    return None


FIGURES: tuple[Change, ...] = (
    another_figure,
    another_number_word,
    another_ordinal,
    another_scale,
    another_unit,
)


_CONTRARIES = {
    word: other
    for a, b in (
        pair.split(" = ")
        for pair in """rose = fell; increased = decreased; grew = shrank; climbed = dropped; higher = lower
more = less; largest = smallest; highest = lowest; longest = shortest; oldest = youngest; won = lost
gained = lost; approved = rejected; adopted = rejected; accepted = refused; passed = defeated
supported = opposed; upheld = overturned; convicted = acquitted; confirmed = denied; before = after
allowed = banned; allows = bans; opened = closed; began = ended; introduced = abolished; joined = left
hired = dismissed; appointed = dismissed; bought = sold; imports = exports; strengthened = weakened
improved = worsened; profit = loss; majority = minority; north = south; east = west; men = women
northern = southern; eastern = western; killed = injured; poor = rich; domestic = foreign
public = private; urban = rural; military = civilian; internal = external; legal = illegal
above = below; inside = outside; always = never; early = late; arrested = released; raised = lowered
praised = criticised; lent = borrowed; rising = falling; signed = vetoed""".replace("\n", "; ").split("; ")
    )
    for word, other in ((b, a), (a, b))
}  # fmt: skip
_WORD = re.compile(r"(?<![-\w])[a-z]{3,}(?![-\w])")
_LIMITS = {
    "more than": "less than", "less than": "more than", "fewer than": "more than", "over": "under",
    "at least": "at most", "nearly": "more than", "almost": "more than", "up to": "at least",
    "under": "over",
}  # fmt: skip
_LIMIT = re.compile(
    rf"\b(?:{'|'.join(_LIMITS)})(?= (?:(?:a|an) )?(?:[$€£]?[0-9]|{'|'.join((*_TENS, *_DIGITS[2:]))}|half|third|quarter|dozen|hundred))"
)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_OTHER_WORDS = "gentle purple distant clumsy sudden hollow solemn crooked".split()
_FROM_TO = re.compile(
    r"\bfrom ([$€£]?[0-9][0-9.,]*[0-9]|[0-9]) to ([$€£]?[0-9][0-9.,]*[0-9]|[0-9])\b"
)


def contrary(text: str, chance: random.Random) -> Fact | None:
    """As in fell for rose; of what is quoted, nothing."""
    words = [
        m for m in _WORD.finditer(text)
        if m[0] in _CONTRARIES and not _is_quoted(text, m.start())
        and _CONTRARIES[m[0]] not in text and not re.match(r" (?:than )?[$€£]?[0-9]", text[m.end():])
    ]  # fmt: skip
    if not words or _DENYING.search(text):
        return None
    match = chance.choice(words)
    return _fact(text, *match.span(), _CONTRARIES[match[0]])


def another_limit(text: str, _chance: random.Random) -> Fact | None:
    """As in at least for up to."""
    match = _LIMIT.search(text)
    return _fact(text, *match.span(), _LIMITS[match[0]]) if match else None


def another_quotation(text: str, chance: random.Random) -> Fact | None:
    """With another word in it."""
    words = [
        word
        for quoted in _QUOTED.finditer(text)
        for word in re.finditer(r"\b[a-z]{4,}\b", text[: quoted.end(1)])
        if word.start() >= quoted.start(1)
    ]
    return _fact(text, *chance.choice(words).span(), chance.choice(_OTHER_WORDS)) if words else None


def percentage_points(text: str, _chance: random.Random) -> Fact | None:
    """Percent for percentage points."""
    match = re.search(r"(?<=[0-9] )(?:percentage points?|per ?cent)\b|(?<=[0-9])%", text)
    if not match:
        return None
    return _fact(text, *match.span(), "percent" if "point" in match[0] else " percentage points")


def names_exchanged(text: str, _chance: random.Random) -> Fact | None:
    """Who did it to whom: the first name for the last, where both were but once named."""
    names = [
        m for m in _NAME.finditer(f" {text}")
        if m[0] not in _NO_NAME and text.count(m[0]) == 1
        and not re.search(r"[A-Z]\S* $", text[: m.start() - 1])
        and not re.match(r" (?:[A-Z]|of [A-Z])", text[m.end() - 1:])
    ]  # fmt: skip
    if len(names) < 2:
        return None
    (start, end), (other, stop) = ((m.start() - 1, m.end() - 1) for m in (names[0], names[-1]))
    between = text[end:other]
    if not re.search(r"[a-z]{5,}.* (?:to|of|from|by|against|the|over|for) ", between):
        return None
    if re.search(r" (?:and|with|between|or|by)\b|, [A-Z]", between):
        return None
    a, b = names[0], names[-1]
    return Fact(f"{text[:start]}{b[0]}{between}{a[0]}{text[stop:]}", a[0], b[0])


def ends_exchanged(text: str, _chance: random.Random) -> Fact | None:
    """From how many to how many."""
    match = _FROM_TO.search(text)
    if not match or _is_year(match[1]) or match[1] == match[2]:
        return None
    return Fact(
        f"{text[: match.start()]}from {match[2]} to {match[1]}{text[match.end() :]}",
        match[1],
        match[2],
    )


TURNS: tuple[Change, ...] = (
    contrary,
    another_limit,
    another_quotation,
    percentage_points,
    names_exchanged,
    ends_exchanged,
)


def another_fact(text: str, chance: random.Random, changes: Sequence[Change]) -> Fact | None:
    """The first change that applies, in an order that chance decides."""
    for change in chance.sample(changes, len(changes)):
        if fact := change(text, chance):
            return fact
    return None


def wrapped(paragraphs: Sequence[str], chance: random.Random, *, hyphens: bool) -> str:
    """Lines of a narrow column, words cut at their ends, and a page's head and foot now and then."""
    width = chance.choice((48, 62, 71))
    pages, lines = 0, []
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width, break_on_hyphens=False):
            lines.append(line)
            if hyphens and len(lines) % 40 == 0:
                pages += 1
                lines += ["", f"{pages}", "\f", "A Record of the Times", ""]
        lines.append("")
    text = "\n".join(lines)
    return "\n".join(_hyphenated(text.split("\n"))) if hyphens else text


def _hyphenated(lines: Sequence[str]) -> Iterator[str]:
    """Every fourth line takes the beginning of a long word of the next."""
    lines = list(lines)
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else ""
        word = after.split(" ", 1)[0]
        if place % 4 == 0 and line.strip() and word.isalpha() and word.islower() and len(word) > 7:
            line, lines[place + 1] = f"{line} {word[:4]}-", after[4:]  # noqa: PLW2901 -- it goes on
        yield line


def _fact(text: str, start: int, end: int, after: str) -> Fact:
    return Fact(text[:start] + after + text[end:], text[start:end], after)


def _other_digits(figure: str, chance: random.Random) -> str:
    """Another last digit, or another first one: never the same value."""
    places = [place for place, letter in enumerate(figure) if letter.isdigit()]
    place = chance.choice((places[0], places[-1]))
    other = [d for d in "123456789" if d != figure[place]]
    return figure[:place] + chance.choice(other) + figure[place + 1 :]


def _is_year(figure: str) -> bool:
    return re.fullmatch(_YEAR, figure) is not None


def _if_other(text: str, other: str) -> str | None:
    return None if other == text else other


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Without the capital of a first word that is no name, as far as one can see."""
    first = text.split(" ", 1)[0]
    small = """The A An Its His Her Our In On At After Before Since During By For Under Between
        From Within It He She They We Many Most Some""".split()
    counts = re.split("[-,]", first.lower())[0] in {*_DIGITS, *_TENS}
    return text[:1].lower() + text[1:] if first in small or counts else text


def _start(match: re.Match[str]) -> int:
    return match.start()
