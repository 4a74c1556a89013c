"""The dates that a sentence tells as past: what happened then, not what is planned for then.

Made for rules that say a date cannot be right, so in doubt a date is left out: those in quotations,
brackets and addresses, ends of ranges, terms, targets, names of programmes and events, and all that
no verb in the past tense governs.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from claimcheck.extract.claims.lexicon import WORDS
from claimcheck.model.dates import WrittenDate
from claimcheck.model.quantities import Kind, quantities_in


class ToldDate(NamedTuple):
    """A date with a year; `start` and `end` are half-open offsets in the sentence."""

    start: int
    end: int
    date: WrittenDate


Day = tuple[int, int, int]
# year, month, day

# A longer sentence is a list, or none at all.
_LONGEST = 2000
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
# What speaks for itself, or is no prose; every repetition is bounded.
_APART = re.compile(
    r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|‘[^‘’]{0,400}’(?!\w)|\([^()]{0,600}\)|\[[^\[\]]{0,600}\]"
    r"|(?:https?://|www\.|doi:)\S{1,400}|\b10\.[0-9]{4,6}/\S{1,200}|\\[A-Za-z]{1,30}\{[^{}]{0,400}\}"
)
_RANGE = re.compile(r"\s*(?:[-‐‑–—/]|to|and)?\s*")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|[0-9]+|[;:,—–-]")
# How a sentence, or a part of one that has a verb of its own, may begin before its date.
_OPENERS = frozenset("; : — that and but while whereas because when where although".split())
_BREAKS = frozenset("; : —".split())
_SMALL = frozenset(
    "the early late mid about around circa year years summer autumn spring winter fall".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_AT_A_TIME = frozenset("in since during from throughout on at between".split())
# Parts of a period: "at the end of 2021" is an adverbial as "in 2021" is.
_PARTS = frozenset("beginning start middle course end half quarter weeks days months".split())
_TERM = frozenset(
    "by until till through to before after beyond for toward towards than under fy up".split()
)
_OTHER_YEARS = frozenset("fiscal financial budget academic model school tax marketing crop".split())
_DETERMINERS = frozenset("a an the this that these those its their his her our no of by".split())
_NOT_PAST = frozenset(
    """will would shall should may might could can must cannot ought won't wouldn't shouldn't
    is are isn't aren't be being am do does don't doesn't if unless suppose assume assuming imagine
    starting beginning running lasting ending taking""".split()
)  # fmt: skip
_LINKING = frozenset(
    "been be being have has had was were is are not also then first since never".split()
)
_REPORTING = frozenset("finds shows reports says states notes indicates suggests according".split())
_PAST = (
    WORDS["past verb"] - frozenset("let shed wound lay bound thought ground meant".split())
) | frozenset(("has", "have", "said", "got"))
_NO_VERB = frozenset(
    """need indeed speed feed seed breed greed weed bed red shed sacred hundred kindred naked wicked
    exceed proceed succeed embed unprecedented so-called""".split()
)
# Before an infinitive "to" stands none of these; after it none of the others.
_BEFORE_TO = frozenset(
    "according due compared relative prior up similar thanks owing close next addition respect".split()
)
_NO_INFINITIVE = _DETERMINERS | frozenset("at in on as it them him us me all".split())
# Words of plans and forecasts, by how they begin, and whole ones.
_PLANNED = tuple(
    """expect forecast projected projection predict anticipat foresee foresaw envisag envision
    planned planning schedul slated target goal aim pledg promis vow intend intention deadline
    upcoming forthcoming future scenario outlook road-map roadmap postpon delay reschedul extend
    extension expir renew hypothe simulat extrapolat suppos propos horizon award matur accessed
    retrieved downloaded visited updated""".split()
)
_PLANS = frozenset(
    "plan plans due agenda strategy strategies bid bids effective valid next if suppose imagine".split()
)
_NO_EVENT = frozenset(
    """agenda plan plans strategy budget framework vision season edition olympics games cup expo
    championship championships programme program round series model version mandate""".split()
)
# As far behind a date or an auxiliary verb a plan shows: "in 2021 as planned", "was not planned".
_BEHIND = 3
# Auxiliary verbs and the like in a row: "would not have been".
_LINKED = 5


@lru_cache(maxsize=1 << 12)  # each sentence is asked for by several rules
def told_dates_in(text: str) -> tuple[ToldDate, ...]:
    """The dates of past events in a sentence, which is given without its citations."""
    if not _YEAR.search(text):
        return ()
    text = _APART.sub(lambda match: " " * len(match[0]), text[:_LONGEST])
    dates = [one for one in quantities_in(text) if one.kind is Kind.DATE]
    if not dates:
        return ()
    sentence = _Sentence.of(text)
    ends = {two.start for one, two in pairwise(dates) if _RANGE.fullmatch(text, one.end, two.start)}
    return tuple(
        ToldDate(one.start, one.end, one.value)
        for one in dates
        if isinstance(one.value, WrittenDate)
        and one.value.year is not None
        and not one.value.decade
        and one.start not in ends
        and sentence.tells(one.start, one.end, one.value)
    )


def first_day(date: WrittenDate) -> Day:
    """The first day that a date with a year can mean."""
    return date.year or 0, date.month or 1, date.day or 1


def last_day(date: WrittenDate) -> Day:
    """The last day that a date with a year can mean."""
    return date.year or 0, date.month or 12, date.day or 31


class _Sentence(NamedTuple):
    """A sentence as a row of words."""

    text: str
    words: tuple[str, ...]
    # in lower case
    starts: tuple[int, ...]
    verbs: tuple[bool | None, ...]
    # True for one in the past tense, False for any other sign of time, None for no sign

    @classmethod
    def of(cls, text: str) -> "_Sentence":
        found = list(_TOKEN.finditer(text))
        printed = [match[0].replace("’", "'") for match in found]
        words = [word.lower() for word in printed]
        verbs = [_verb_at(at, words, printed) for at in range(len(words))]
        return cls(text, tuple(words), tuple(m.start() for m in found), tuple(verbs))

    def tells(self, start: int, end: int, date: WrittenDate) -> bool:
        """Whether the date that stands there is that of something past."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        lead = self._lead(first)
        word = self.words[lead] if lead >= 0 else ""
        between = self.words[lead + 1 : first]
        if word in _TERM or (word in _OTHER_YEARS and "year" in between):
            return False
        bare = date.month is None
        adverbial = word in _AT_A_TIME if bare else word not in _DETERMINERS
        if bare and not adverbial and word not in _DETERMINERS:
            return False
        if not adverbial or ("the" in between and not _PARTS & set(between)):
            # The date says which thing is meant: the 2021 survey, the elections of May 2021.
            adverbial = False
            if word != "of" and self._names_something(after):
                return False
        american = date.day is not None and after < len(self.words) and self.words[after] == ","
        return self._is_past(lead, first, after + american, adverbial=adverbial)

    def _lead(self, first: int) -> int:
        """The place of the word that leads to the date, over articles and the like; -1 for none."""
        at = first - 1
        if at > 0 and self.words[at] == "of" and self.words[at - 1] in _PARTS:
            at -= 2
        while at >= 0 and (
            self.words[at] in _SMALL
            or self.words[at] in ("first", "second", "last")
            or self.words[at] in _DAYS
            or (self.words[at] == "," and self.words[at - 1] in _DAYS)
        ):
            if self.words[at] == "the" and at == first - 1 and self.words[at - 1] not in _AT_A_TIME:
                break
            at -= 1
        return at

    def _names_something(self, after: int) -> bool:
        """Whether a name, or a plan, follows: the 2030 Agenda, the 2021 budget."""
        if after >= len(self.words):
            return False
        start = self.starts[after]
        return self.text[start].isupper() or self.words[after] in _NO_EVENT

    def _is_past(self, lead: int, first: int, after: int, *, adverbial: bool) -> bool:
        begin = next((at + 1 for at in range(first - 1, -1, -1) if self.words[at] in _BREAKS), 0)
        before = [at for at in range(begin, first) if self.verbs[at] is not None]
        opens = lead <= begin or self.words[lead - 1 if adverbial else lead] in _OPENERS
        # "Furthermore, in 2020," and "To illustrate, in 2020," lead in.
        led_in = lead > begin and self.words[lead - 1] == ","
        opens = opens or (led_in and all(self.words[at] == "to" for at in before))
        if not before or opens:
            return self._governed_by_next(begin, after, opens=opens)
        if not adverbial or not self.verbs[before[-1]]:
            return False
        return not self._planned(begin, after + _BEHIND)

    def _governed_by_next(self, begin: int, after: int, *, opens: bool) -> bool:
        if self.words[begin] in _REPORTING:
            return not self._planned(begin, after + _BEHIND)
        signs = (
            at
            for at in range(after, len(self.words))
            if self.verbs[at] is not None and not (opens and self.words[at] == "to")
        )
        at = next(signs, None)
        if at is None or not self.verbs[at]:
            return False
        if not opens and "," in self.words[after:at]:
            return False
        auxiliary = self.words[at] in _LINKING
        return not self._planned(begin, at + 1 + _BEHIND * auxiliary)

    def _planned(self, begin: int, end: int) -> bool:
        """Whether words of plans, forecasts and conditions stand there."""
        return any(
            word.startswith(_PLANNED) or (word in _PLANS and (word, follower) != ("due", "to"))
            for word, follower in zip(
                self.words[begin:end], (*self.words[begin + 1 :], ""), strict=False
            )
        )


def _verb_at(at: int, words: Sequence[str], printed: Sequence[str]) -> bool | None:
    """What a word says of time: True for a verb in the past tense, None for nothing."""
    word, before = words[at], words[at - 1] if at else ""
    if at and (printed[at] != word or (word.endswith("ing") and before == "the")):
        return None
    if word in _NOT_PAST or word == "to":
        return False if word != "to" or _is_infinitive(at, words, printed) else None
    if word in _REPORTING:
        return True if word != "according" else None
    regular = word.endswith("ed") and len(word) > 3 and word not in _NO_VERB
    if not (word in _PAST or regular) or before in _DETERMINERS:
        return None
    chain = _chain_before(at, words)
    if words[at + 1 : at + 2] == ["by"] and before not in _LINKING:
        return None  # "the deal signed by both" tells nothing of the sentence
    has_to = word in ("has", "have") and words[at + 1 : at + 2] == ["to"]
    return not (has_to or any(one in _NOT_PAST or one == "to" for one in chain))


def _is_infinitive(at: int, words: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether the "to" there belongs to a verb."""
    follower = "".join(words[at + 1 : at + 2])
    before = words[at - 1] if at else ""
    lower = follower.isalpha() and printed[at + 1] == follower
    return lower and before not in _BEFORE_TO and follower not in _NO_INFINITIVE


def _chain_before(at: int, words: Sequence[str]) -> list[str]:
    """The auxiliary verbs before a verb, the nearest first, and the word before them."""
    chain: list[str] = []
    while at and len(chain) < _LINKED:
        at -= 1
        chain.append(words[at])
        if not (words[at] in _LINKING or words[at].endswith("ly")):
            break
    return chain
