"""The signals by name and bit, and which words show them."""

# ruff: noqa: SIM905 (lists of words read better as words)
from collections.abc import Mapping

from claimcheck.extract.claims.lexicon import PHRASES, WORDS
from claimcheck.extract.claims.topics import TOPICS

# Told of the sentence by what is cited in it …
CITED, REPORTED = "cites a work", "reports a named work"
# … and of the whole text, see `is_spoken`.
IN_A_SPEECH = "said in a speech"
# Told of a caption, see `captions`.
TITLE = "title of a picture"
_SHAPES = (
    "figure",
    "figures",
    "day of a month",
    "year",
    "decade",
    "quotation",
    "long quotation",
    "question",
    "exclamation",
    "name",
    "names",
    "many names",
    "abbreviation",
    "starts with a name",
    "starts with a year",
    "regular past verb",
    "past verb after a name",
    "past verb first",
    "present be first",
    "perfect first",
    "may first",
    "should first",
    "must first",
    "can first",
    "will first",
    "would first",
    "modal later",
    "starts with this",
    "starts with it",
    "starts with we",
    "starts with I",
    "starts with if",
    "starts with a link word",
    "starts with a contrast",
    "starts with a number word",
    "starts with a bare plural",
    "starts with an order",
    "guides the reader",
    "ranking",
    "numbered part",
    "numbered hypothesis",
    "very short",
    "short",
    "long",
    "very long",
    CITED,
    REPORTED,
    IN_A_SPEECH,
    TITLE,
)

NAMES: tuple[str, ...] = tuple(dict.fromkeys((*WORDS, *TOPICS, *PHRASES.values(), *_SHAPES)))
BIT: Mapping[str, int] = {name: 1 << place for place, name in enumerate(NAMES)}

# Marks of a word that are no signals: a phrase may begin with it; it may be the verb of a sentence.
HEAD, VERB = 1 << len(NAMES), 1 << (len(NAMES) + 1)
MARKS = HEAD | VERB
# Beyond so many words, which no language needs, what is known of a word is not kept.
_MOST_KEPT = 50_000


def _phrases() -> Mapping[str, Mapping[str, list[tuple[list[str], int]]]]:
    """Phrases by their first word and their second: the other words, and the bit."""
    found: dict[str, dict[str, list[tuple[list[str], int]]]] = {}
    for phrase, name in PHRASES.items():
        first, second, *rest = phrase.split()
        found.setdefault(first, {}).setdefault(second, []).append((rest, BIT[name]))
    return found


PHRASES_BY_HEAD = _phrases()

MODALS = {
    **dict.fromkeys(("may", "might", "could"), "may first"),
    **dict.fromkeys(("should", "ought", "shouldn't"), "should first"),
    "must": "must first",
    **dict.fromkeys(("can", "cannot", "can't"), "can first"),
    **dict.fromkeys(
        (
            "will",
            "shall",
            "won't",
            "i'll",
            "we'll",
            "you'll",
            "they'll",
            "it'll",
            "he'll",
            "she'll",
        ),
        "will first",
    ),
    **dict.fromkeys(("would", "wouldn't"), "would first"),
}
AUXILIARIES = frozenset(
    """is are was were has have had do does did isn't aren't wasn't weren't hasn't haven't hadn't don't
    doesn't didn't it's there's that's here's we're they're you're we've they've you've i've""".split()
)
PAST = WORDS["past verb"]
_NO_PAST = frozenset(
    """need indeed speed feed seed breed greed weed bed red led shed sacred hundred kindred naked
    wicked exceed proceed succeed embed unprecedented united limited related increased based
    supposed so-called alleged complicated dedicated sophisticated""".split()
)

# Shorter words in -est are mostly others: west, test, guest.
_LEAST_RANKING = 6
_NO_RANKING = frozenset(
    """interest request protest forest harvest honest modest suggest contest arrest invest conquest
    unrest midwest priest digest manifest rainforest earnest behest inquest northwest southwest
    bequest ingest infest molest disinterest retest everest budapest bucharest dishonest
    reforest deforest tempest crest""".split()
)


class _Known(dict[str, int]):
    """The signals and marks of every word in lower case that was asked for."""

    def __missing__(self, word: str) -> int:
        known = VERB if word.endswith("ed") and word not in _NO_PAST else 0
        if word.endswith("est") and len(word) >= _LEAST_RANKING and word not in _NO_RANKING:
            known |= BIT["ranking"]
        if len(self) < _MOST_KEPT:
            self[word] = known
        return known


def _known() -> _Known:
    known = _Known()
    for name, words in (*WORDS.items(), *TOPICS.items()):
        for word in words:
            known[word] = known[word] | BIT[name]
    for word in PHRASES_BY_HEAD:
        known[word] = known[word] | HEAD
    for word in (*MODALS, *AUXILIARIES, *PAST):
        known[word] = known[word] | VERB
    return known


KNOWN = _known()
