"""What the notes of a document have cited so far, for short notes and Ibid."""

import re
import unicodedata
from collections.abc import Sequence

from claimcheck.model.citations import CitedWork, PrintedName

_LETTERS = re.compile(r"[^\W_]+")


class Memory:
    """The works in the order of their first full notes."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[CitedWork]] = {}
        self._by_title: dict[str, list[CitedWork]] = {}
        # by the first word of the title, for notes that print no names
        self._last: CitedWork | None = None
        self._current: CitedWork | None = None

    def full(self, work: CitedWork) -> CitedWork:
        """Keep the work for the short notes to come."""
        for name in work.names[:1]:
            self._by_surname.setdefault(_folded(name.surname), []).append(work)
        if words := _words(work.title):
            self._by_title.setdefault(words[0], []).append(work)
        self._current = work
        return work

    def short(self, work: CitedWork) -> CitedWork | None:
        """The work with what the full note before says of it; None where there is no such note."""
        if work.names:
            earlier = self._by_surname.get(_folded(work.names[0].surname), [])
        else:
            earlier = self._by_title.get((_words(work.title) or [""])[0], [])
        fitting = [one for one in earlier if _fits(work, one)]
        if not fitting:
            return None
        self._current = fitting[-1]
        return _filled(work, fitting[-1])

    def titled(self, work: CitedWork, head: str) -> CitedWork | None:
        """The work of this title whose first surname stands in `head`."""
        words = set(_words(head))
        for one in reversed(self._by_title.get((_words(work.title) or [""])[0], [])):
            if one.names and words.issuperset(_words(one.names[0].surname)) and _fits(work, one):
                self._current = one
                return _filled(work, one)
        return None

    def again(self, work: CitedWork, *, locator: str | None) -> CitedWork | None:
        """Ibid.: the one work of the note before, or that which this note cited last."""
        earlier = self._current or self._last
        return _filled(work, earlier)._replace(locator=locator) if earlier else None

    def end_note(self, works: Sequence[CitedWork]) -> None:
        """A note is over; Ibid. in the next one means its work, if it cited exactly one."""
        self._last = works[0] if len(works) == 1 else None
        self._current = None


def _filled(work: CitedWork, earlier: CitedWork) -> CitedWork:
    return work._replace(
        names=earlier.names or work.names,
        et_al=earlier.et_al if earlier.names else work.et_al,
        title=earlier.title or work.title,
        year=work.year or earlier.year,
        suffix=work.suffix or earlier.suffix,
    )


def _fits(short: CitedWork, full: CitedWork) -> bool:
    """Whether the short note's names and title may stand for the full note's work."""
    if short.names and full.names and not _same_names(short.names, full.names, et_al=short.et_al):
        return False
    if short.title is None:
        return bool(short.names)
    return _words(full.title)[: len(_words(short.title))] == _words(short.title)


def _same_names(short: Sequence[PrintedName], full: Sequence[PrintedName], *, et_al: bool) -> bool:
    some = [_folded(name.surname) for name in short]
    every = [_folded(name.surname) for name in full]
    return some == every[: len(some)] and (et_al or len(some) == len(every) or len(every) > 3)


def _words(title: str | None) -> list[str]:
    return _LETTERS.findall(_folded(title or ""))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
