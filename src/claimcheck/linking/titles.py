"""Likeness of titles, and an index of references by the words of their titles."""

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.linking.likeness import EXACT, FAR, LOOSE, VARIANT, words_of

_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "il"))
# A title of one short word, such as "Stan", says little about a text that holds it.
_TELLING = 12
# Words that more titles share say nothing about which one is meant.
_COMMON = 200
_SHORTEST_WORD = 4
_SHORTEST_TITLE = 3
_LONGEST_NAME = 30
_MOST_WORDS = 400


def title_words(title: str) -> tuple[str, ...]:
    """The folded words without an article before them."""
    words = words_of(title)
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def title_fits(printed: str, title: str, short: str = "") -> int | None:
    """How well a printed title fits, which may be shortened; None where it does not."""
    mine, theirs = title_words(printed), title_words(title)
    if not mine or not theirs:
        return None
    if "".join(mine) == "".join(theirs) or (short and mine == title_words(short)):
        return EXACT
    if theirs[: len(mine)] == mine or (len(theirs) > 2 and mine[: len(theirs)] == theirs):
        return VARIANT if len(mine) > 1 else LOOSE
    if len(mine) > 1 and any(
        theirs[place : place + len(mine)] == mine for place in range(len(theirs))
    ):
        return LOOSE
    return FAR if len(mine) > 1 and _in_order(mine, theirs) else None


def name_in_title(title: str) -> str:
    """The folded letters of a name before the colon of a title, as that of a program: "ggplot2"."""
    name, colon, _ = title.partition(":")
    if not colon or len(name) > _LONGEST_NAME:
        return ""
    letters = "".join(words_of(name))
    return letters if len(letters) >= _SHORTEST_WORD else ""


def has_end_of_title(printed: str, title: str) -> bool:
    """Whether a list has lost the beginning of a title, as that of a program set in type."""
    mine, theirs = words_of(printed), words_of(title)
    return len(mine) > 2 and theirs[-len(mine) :] == mine


def title_goes_on(one: str, other: str) -> bool:
    """Whether one title begins with the other, or holds it word for word: "Capital: A Critique"."""
    few, many = sorted((title_words(one), title_words(other)), key=len)
    if len("".join(few)) < _SHORTEST_TITLE:
        return False
    if len(few) == 1:  # a lone word in the midst of a title says nothing
        return many[:1] == few
    return any(many[place : place + len(few)] == few for place in range(len(many)))


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


def holds_title(letters: str, title: str | None) -> bool:
    """Whether a text, given as its folded letters alone, holds a title that tells something."""
    wanted = "".join(words_of(title or ""))
    return len(wanted) >= _TELLING and wanted in letters


class TitleIndex:
    """Records by the rarer words of their titles."""

    def __init__(self, titles: Iterable[str | None]) -> None:
        self._places: dict[str, list[int]] = {}
        self._lengths: list[int] = []
        for place, title in enumerate(titles):
            words = {word for word in words_of(title or "") if len(word) >= _SHORTEST_WORD}
            self._lengths.append(len(words))
            for word in words:
                self._places.setdefault(word, []).append(place)

    def like(self, text: str, most: int = 8) -> list[int]:
        """The records whose titles share most words with a text, the likest first."""
        words = dict.fromkeys(words_of(text)[:_MOST_WORDS])
        hits: Counter[int] = Counter()
        postings = [self._places[word] for word in words if word in self._places]
        postings.sort(key=len)
        for number, posting in enumerate(postings):
            if number and len(posting) > _COMMON:
                break
            hits.update(posting)
        share = {place: count / self._lengths[place] for place, count in hits.items()}
        return sorted(share, key=lambda place: (-share[place], place))[:most]
