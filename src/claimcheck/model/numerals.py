"""Numerals in English prose: tokens, and the number that stands at a token, in digits or words."""

# ruff: noqa: SIM905 (lists of words read better as words)

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.model.superscripts import LOWERED

# Beyond this no figure of a text means a quantity, and Decimal would round.
_MOST_DIGITS = 28

# The order decides: what is no figure (addresses, times, versions, names with digits) comes first.
# White space, but for that before the number of an item, is passed over at the first look.
_TOKEN = re.compile(
    r"""(?=\S|(?<![^\r\n])[ \t])(?:
       (?P<plain>(?!isbn)[^\W\d_]++(?=[\s,]))  # most words, for speed
      |(?P<skip>(?:https?://|www\.)\S++
        |\([0-9]{1,2}\)|\[[0-9][0-9,; –-]{0,40}\]
        |ISBN(?:-1[03])?:?\s?[0-9X][0-9X -]{8,20}
        |\+[0-9][0-9() -]{6,20}
        |(?<![^\r\n])[ \t]{0,8}[0-9]{1,3}[.)](?=[ \t])
        |[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m\b)
      |(?P<sign>(?:US|C|A|NZ|HK)?\$|[€£¥₺₹₽₩₪%])
      |(?P<number>(?:(?<![^\s("“‘'\[$€£¥₺])[-−](?=[0-9]))?
        (?:[0-9]{1,3}(?:(?:,[0-9]{3}){1,10}|(?:[\u00a0\u2009\u202f][0-9]{3}){1,10})(?:\.[0-9]++)?(?![.,:/]?[0-9])
        |(?:[0-9]++(?:\.[0-9]++)?|(?<![\w.])\.[0-9]++)(?![.,:/][0-9]))
        (?P<power>\s?[×·]\s?10(?:\^[-−]?[0-9]{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})(?![\w^])
          |(?<=(?<![0-9.,])10)(?:\^[-−]?[0-9]{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})(?![\w^]))?
        (?P<suffix>[^\W\d_]++)?)
      |(?P<junk>[0-9]++(?:[.,:/][0-9]++)*+[^\W_]*+)
      |(?P<name>(?!(?:mid|pre|post|non|late|early|USD|EUR|GBP|TRY|TL|CHF|JPY|FY)[-‑]?[0-9])[^\W\d_]++[-‑]?[0-9][\w-]*+)
      |(?P<word>(?:[^\W\d_]\.){2,8}|[^\W\d_]++(?:['’][^\W\d_]++)?)
      |(?P<mark>[.,&#§–—]))""",
    re.VERBOSE | re.IGNORECASE,
)

_MANTISSA = re.compile(r"\A(?:\s?[×·]\s?10)?\^?")
_ON_THE_LINE = {**LOWERED, **str.maketrans("⁻−", "--")}
_UNITS = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        2,
    )
}
_SMALL = _UNITS | _TENS
SCALES = {
    "hundred": Decimal(100), "dozen": Decimal(12), "thousand": Decimal(10**3), "k": Decimal(10**3),
    "lakh": Decimal(10**5), "million": Decimal(10**6), "m": Decimal(10**6), "mn": Decimal(10**6),
    "mln": Decimal(10**6), "crore": Decimal(10**7), "billion": Decimal(10**9), "bn": Decimal(10**9),
    "b": Decimal(10**9), "trillion": Decimal(10**12), "tn": Decimal(10**12),
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# Without one of these there is no number in words.
NUMBER_WORDS = frozenset((*_SMALL, *SCALES, *_PARTS, *(f"{part}s" for part in _PARTS), "halves"))
_SHORT = frozenset("k m mn mln bn b tn".split())
_LABELS = frozenset(
    """section sections sec article articles art page pages p pp chapter chapters ch figure figures
    fig table tables resolution resolutions no nos vol volume paragraph para clause rule protocol
    part phase step level type version route highway flight channel line item note footnote equation
    appendix annex decree directive regulation schedule isbn issn iso rfc doi windows mark apollo
    amendment law bill act unit pier gate box""".split()
)
_AFTER_LABEL = frozenset("- – — , and & or to".split())
_BEFORE_HALF = frozenset("than nearly almost about over roughly around one only under some".split())
_LONGEST_GAP = 40


class Token(NamedTuple):
    """A word, number or mark; `group` is the kind of token. A tuple: there are many."""

    start: int
    end: int
    text: str
    group: str
    suffix: str = ""
    # letters that hang on a number: "bn", "km"
    power: str = ""
    # of ten, as written: " × 10^6"


class Numeral(NamedTuple):
    """A number that begins at some token."""

    value: Decimal
    precision: Decimal
    end: int
    # offset in the text
    stop: int
    # index of the first token after it
    plain: bool = False
    # digits only: may be a year
    scaled: bool = False
    # with million, bn …
    unit: str = ""
    # attached to the digits: "5km"
    needs_unit: bool = False
    # a figure only before a percent sign or a currency: "one"


def tokens_in(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """The tokens outside the stretches that are taken."""
    tokens = []
    at = 0
    for start, end in [*taken, (len(text), len(text))]:
        for match in _TOKEN.finditer(text, at, start):
            group = match.lastgroup or ""
            suffix = (match["suffix"] or "") if group == "number" else ""
            power = (match["power"] or "") if group == "number" else ""
            group = "word" if group == "plain" else group
            tokens.append(Token(*match.span(), match[0], group, suffix, power))
        at = max(at, end)
    return tokens


def touch(text: str, first: Token, second: Token, *, hyphen: bool = True) -> bool:
    """Whether nothing but white space (or a hyphen) stands between two tokens."""
    gap = second.start - first.end
    if gap == 0:
        return True
    if not 0 < gap <= _LONGEST_GAP:
        return False
    between = text[first.end : second.start]
    return between.isspace() or (hyphen and between in "-‐‑")


def numeral_at(text: str, tokens: list[Token], at: int) -> Numeral | None:
    """The number that begins at a token; None where there is none or it is a label."""
    token = tokens[at]
    if token.group == "number":
        return None if _is_label(tokens, at) else _in_digits(text, tokens, at)
    if token.group != "word":
        return None
    word = token.text.lower()
    if word not in _SMALL and word not in ("a", "an", "half"):
        return None
    if token.text[0].isupper() and _inside_sentence(text, token.start) and not token.text.isupper():
        return None  # "the Five Eyes", "the Thirty Years' War"
    return _part_at(text, tokens, at) or _in_words(text, tokens, at)


def _follows(text: str, tokens: list[Token], at: int) -> str:
    """The lower-case word at `at` if it stands right after the token before it, hyphen or not."""
    if at >= len(tokens) or tokens[at].group not in ("word", "mark"):
        return ""
    return tokens[at].text.lower() if touch(text, tokens[at - 1], tokens[at]) else ""


def _in_digits(text: str, tokens: list[Token], at: int) -> Numeral | None:
    token = tokens[at]
    suffix = token.suffix
    digits = token.text[: len(token.text) - len(suffix) - len(token.power)].replace("−", "-")
    for separator in ",\u00a0\u2009\u202f":
        digits = digits.replace(separator, "")
    if len(digits) > _MOST_DIGITS:
        return None
    value = Decimal(digits)
    precision = Decimal(1).scaleb(int(value.as_tuple().exponent))
    if token.power:
        # 10^6 is 1 × 10^6.
        is_bare = token.power[0] in "^⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
        exponent = int(_MANTISSA.sub("", token.power).translate(_ON_THE_LINE))
        value = (Decimal(1) if is_bare else value).scaleb(exponent)
        precision = (Decimal(1) if is_bare else precision).scaleb(exponent)
    if suffix and (suffix.lower() not in SCALES or suffix == "b"):
        if suffix.lower() in ("st", "nd", "rd", "th", "s", "am", "pm") or len(suffix) < 2:
            return None
        code = suffix in ("USD", "EUR", "GBP", "TRY", "TL")
        return None if code else Numeral(value, precision, token.end, at + 1, unit=suffix.lower())
    scale, stop = SCALES.get(suffix.lower(), Decimal(1)), at + 1
    while (word := _next_scale(text, tokens, stop)) and stop - at < 3:
        scale, stop = scale * SCALES[word], stop + 1
    return Numeral(
        value * scale,
        precision * scale,
        tokens[stop - 1].end,
        stop,
        plain=scale == 1 and digits == token.text,
        scaled=scale > 1 or bool(token.power),
    )


def _next_scale(text: str, tokens: list[Token], at: int) -> str:
    word = _follows(text, tokens, at)
    if word in _SHORT:
        # "5 m" may be metres: only bn and mn stand alone, others only before a currency.
        return word if word in ("bn", "mn", "mln", "tn") else ""
    return word.removesuffix("s") if word in SCALES or word == "dozens" else ""


def _in_words(text: str, tokens: list[Token], at: int) -> Numeral | None:
    """As in "twenty-five thousand", "a hundred and twenty million", "half a million"."""
    total, group, stop, last = Decimal(0), None, at, Decimal(1)
    word = tokens[at].text.lower()
    while word:
        if word in _SMALL and _may_add(group, _SMALL[word]):
            group, last = (group or Decimal(0)) + _SMALL[word], Decimal(1)
        elif word in ("a", "an", "half") and stop == at:
            skip = word == "half" and _follows(text, tokens, at + 1) in ("a", "an")
            group = Decimal("0.5") if word == "half" else Decimal(1)
            stop += int(skip)
            if _follows(text, tokens, stop + 1) not in SCALES:
                return None
        elif word in SCALES and word not in _SHORT and group is not None:
            last = Decimal(1) if word == "dozen" else SCALES[word] / (1 if group >= 1 else 10)
            if word in ("hundred", "dozen"):
                group *= SCALES[word]
            else:
                total, group = total + group * SCALES[word], None
        elif not (word == "and" and last >= 100 and _follows(text, tokens, stop + 1) in _SMALL):
            break
        stop += 1
        if total and group is None and not _goes_on(text, tokens, stop):
            break
        word = _follows(text, tokens, stop)
    if stop == at:
        return None
    value = total + (group or 0)
    bare_one = stop == at + 1 and value <= 1
    return Numeral(
        value,
        min(last, value) if value else last,
        tokens[stop - 1].end,
        stop,
        scaled=total > 0,
        needs_unit=bare_one,
    )


def _may_add(group: Decimal | None, small: int) -> bool:
    """After "twenty" comes one to nine, after "hundred" anything; "two three" are two numbers."""
    if group is None or (group >= 100 and group % 100 == 0):
        return True
    return group % 100 >= 20 and group % 10 == 0 and 0 < small < 10


def _goes_on(text: str, tokens: list[Token], at: int) -> bool:
    word = _follows(text, tokens, at)
    return word in _SMALL or word in SCALES or word == "and"


def _part_at(text: str, tokens: list[Token], at: int) -> Numeral | None:
    """As in "half of", "a third of", "two-thirds": to two places."""
    word = tokens[at].text.lower()
    following = _follows(text, tokens, at + 1)
    if word == "half":
        led = at and tokens[at - 1].text.lower() in _BEFORE_HALF
        if following == "of" or (led and following not in ("a", "an")):
            return Numeral(Decimal("0.5"), Decimal("0.01"), tokens[at].end, at + 1)
        return None
    part = _PARTS.get(following.removesuffix("s") if following != "halves" else "half")
    if part is None:
        return None
    if word in ("a", "an") and _follows(text, tokens, at + 2) != "of":
        return None  # "a third party"
    above = 1 if word in ("a", "an") else _UNITS.get(word, 0)
    if not 0 < above < part:
        return None
    value = (Decimal(above) / part).quantize(Decimal("0.01"))
    return Numeral(value, Decimal("0.01"), tokens[at + 1].end, at + 2)


def _is_label(tokens: list[Token], at: int) -> bool:
    """As in "Section 231", "No. 10", "pp. 3-5": the number is a name."""
    before = at - 1
    hops = 0
    while before >= 0 and hops < 6 and tokens[before + 1].start - tokens[before].end <= 2:
        token = tokens[before]
        word = token.text.lower()
        if token.group == "word" and word in _LABELS:
            return hops < 2 or word.endswith("s") or word in ("pp", "p")
        if token.text in ("#", "§") or token.group == "name":
            return token.group != "name" and hops < 2
        plain = token.group == "number"
        if not plain and word not in _AFTER_LABEL and word != ".":
            return False
        before -= 1
        hops += 1
    return False


def _inside_sentence(text: str, start: int) -> bool:
    lead = text[max(0, start - 4) : start].strip(" \t\r\n\"'“‘(")
    return bool(lead) and lead[-1] not in ".!?:;"
