"""Captions: which of their sentences only name what is seen, or say where it is from.

"Exports of Turkey, 1990-2019" names, "Turkish exports rose in 2019" states. What tells them apart is
a verb of which the whole sentence is made; without knowing word classes it is sought by its form,
its neighbours and the commonest verbs of captions.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claimcheck.extract.claims.vocabulary import AUXILIARIES, KNOWN, MODALS, PAST, VERB
from claimcheck.model.captions import CREDIT_BEGINS, is_credit, label_end
from claimcheck.model.detected import Sentence
from claimcheck.model.documents import Block, BlockKind, Document

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:(%]")
# What a relative clause says is said of a thing that is named.
_RELATIVE = frozenset("who whom whose which that where when".split())
# Behind these stands a noun or an adjective: "of selected countries", "the united front".
_BEFORE_NOUN = frozenset(
    """a an the this these those his her its their our my your no all most many some any each every
    of in on at by for from to with between among under over about into through during since until
    against per and or as vs than newly recently self , ; : (""".split()
)
# Behind a participle: "troops deployed to Syria". Behind a verb an object stands, or a figure.
_BEHIND_PARTICIPLE = frozenset(
    "by in at on for under with from as to during of since until near after before , ; : (".split()
)
_BEFORE_OBJECT = frozenset("a an the his her its their no with to at that".split())
# Verbs of the past whose form is that of their participle.
_PARTICIPLES = frozenset(
    """held built made set cut put hit led left kept bought sold sent spent found taught told shot
    struck brought caught lost won paid understood bound bred bled clung dealt fed hung hurt laid
    lent meant read shut split spread stuck swung wound wrung upheld sought thought met burnt learnt
    spelt leapt knelt spilt""".split()
)
# These need no object.
_CHANGING = frozenset(
    """increased decreased declined dropped doubled tripled halved quadrupled soared plunged surged
    climbed peaked stagnated recovered rebounded exceeded remained reached died happened occurred
    appeared arrived stayed ended started totalled totaled amounted""".split()
)
_PRESENT = frozenset(
    """holds meets greets hosts shakes speaks stands sits walks looks waits talks arrives gestures
    poses waves rides attends addresses accounts amounts remains lives lies shows depicts says tells
    argues believes thinks exceeds becomes gives takes makes brings keeps wins loses receives
    welcomes celebrates carries rises falls grows declines reaches contains includes consists
    """.split()
)
_PLURAL = frozenset(
    """hold believe say think want meet stand wait live take carry gather celebrate oppose agree
    see prefer fear exceed remain become rise fall grow account speak walk attend flee""".split()
)
_STOPS = ".!?…"
_CLOSERS = "\"'”’»)] \t\n"


def captions_among(document: Document, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The places of the sentences of captions, which are told by their block or by a label."""
    found: set[int] = set()
    last, is_caption = None, False
    for place, (_, block) in enumerate(sentences):
        if block is not last:
            last, is_caption = block, _is_caption(document, block)
        if is_caption:
            found.add(place)
    return frozenset(found)


def credited_among(
    document: Document, sentences: Sequence[Sentence], captions: AbstractSet[int]
) -> frozenset[int]:
    """The places of those that only say where a picture, or what a table holds, is from.

    In a caption they may follow what it states; elsewhere they make a paragraph.
    """
    text = document.text
    return frozenset(
        place
        for place, ((start, end), block) in enumerate(sentences)
        if text[start] in CREDIT_BEGINS
        and (start == block.span.start or place in captions)
        and is_credit(text[start:end])
    )


def with_credits(
    document: Document,
    sentences: Sequence[Sentence],
    backing: Sequence[tuple[int, ...]],
    captions: AbstractSet[int],
    credited: AbstractSet[int],
) -> list[tuple[int, ...]]:
    """What backs each sentence; the works of a credit back the caption that they stand below."""
    backed = list(backing)
    for place in credited:
        above = place - 1
        while (
            backing[place]
            and above in captions
            and above not in credited
            and _is_next(document, sentences[above].block, sentences[place].block)
        ):
            backed[above] = backed[above] or backing[place]
            above -= 1
    return backed


def _is_next(document: Document, caption: Block, credit: Block) -> bool:
    """Whether they are one block, or have between them no more than a table."""
    first, last = (document.block_at(block.span.start) for block in (caption, credit))
    return all(block.kind is BlockKind.TABLE for block in document.blocks[first + 1 : last])


def _is_caption(document: Document, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind is BlockKind.CAPTION
    start, end = block.span
    return label_end(document.text, start, end, is_caption=False) > start


def titles_only(text: str) -> bool:
    """Whether the sentence of a caption names something and states nothing of it."""
    words = _WORD.findall(text)
    lower = [word.lower() for word in words]
    ends = text.rstrip(_CLOSERS)[-1:] in _STOPS
    relatives = 0
    for place, word in enumerate(lower):
        if word in _RELATIVE and place:
            if not ends:
                return True
            relatives += 1
        elif _is_verb(words, lower, place, ends=ends):
            if not relatives:
                return False
            relatives -= 1
    return True


def _is_verb(words: Sequence[str], lower: Sequence[str], place: int, *, ends: bool) -> bool:
    """Whether the word may be the verb of a sentence, which `ends` in a stop or not."""
    word = lower[place]
    if words[place][0].isupper() or not place:
        return False
    if word in AUXILIARIES or word in MODALS or word in _CHANGING:
        return True
    before = lower[place - 1]
    if before in _BEFORE_NOUN:
        return False
    after = lower[place + 1] if place + 1 < len(lower) else ""
    if word in _PARTICIPLES or KNOWN[word] & VERB:
        is_finite = word in PAST and word not in _PARTICIPLES
        return is_finite or ends or (after != "" and after not in _BEHIND_PARTICIPLE)
    if word in _PLURAL:
        return before.endswith("s") or words[place - 1][0].isupper()
    return word in _PRESENT or _has_object(words, place, after)


def _has_object(words: Sequence[str], place: int, after: str) -> bool:
    """Whether a word in -s is followed by what the one before it does something to."""
    word = words[place]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or not after:
        return False
    between_names = words[place - 1][0].isupper() and words[place + 1][0].isupper()
    return after in _BEFORE_OBJECT or between_names
