"""Fields of a reference in plain words, as a list of works prints them."""

from collections.abc import Iterable, Sequence

from claimcheck.bibliography.names import names_in
from claimcheck.bibliography.values import words_of
from claimcheck.model.references import Name, Reference
from claimcheck.reporters.works import stop

# Nobody reads more of a field on a page.
_LONGEST = 600
# Of more names than these the first few are given.
_MOST_NAMES = 6
_FIRST_NAMES = 3
_SUBTITLES = {
    "journaltitle": "journalsubtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
}


def field(reference: Reference, *names: str) -> str:
    """The first of these fields that says anything, in plain words."""
    found = reference.get(*names)
    return cut(words_of(found)) if found else ""


def cut(text: str) -> str:
    """The text, or as much of it as a page has room for."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def names_of(names: Sequence[Name], *, and_others: bool, leads: bool = True) -> str:
    """`Zanotti, Jim, and Clayton Thomas`; the first one is turned round where it leads a list."""
    shown = names
    if len(shown) > _MOST_NAMES:
        shown, and_others = shown[:_FIRST_NAMES], True
    words = [cut(" ".join(filter(None, (one.given, one.surname, one.suffix)))) for one in shown]
    if shown and leads:
        first = shown[0]
        words[0] = cut(", ".join(filter(None, (first.surname, first.given, first.suffix))))
    if and_others:
        return ", ".join([*words, "et al."]) if words else ""
    if len(words) == 2 and "," not in words[0]:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}" if len(words) > 1 else "".join(words)


def people(reference: Reference, role: str) -> tuple[Sequence[Name], bool]:
    """Those whom a field names, and whether it leaves others out."""
    found = reference.get(role)
    names = names_in(found.value) if found else None
    return (names.names, names.and_others) if names else ((), False)


def title_of(reference: Reference) -> str:
    """The title with the subtitle."""
    return cut(_with_subtitle(reference.title or "", field(reference, "subtitle")))


def titled(reference: Reference, names: Iterable[str]) -> str:
    """The first of these titles that is there, with its subtitle."""
    name = next((name for name in names if reference.get(name)), "")
    subtitle = field(reference, _SUBTITLES[name]) if name in _SUBTITLES else ""
    return _with_subtitle(field(reference, name), subtitle)


def _with_subtitle(title: str, subtitle: str) -> str:
    if not (title and subtitle):
        return title or subtitle
    return f"{title}{':' if stop(title) else ''} {subtitle}"
