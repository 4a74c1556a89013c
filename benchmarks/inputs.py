"""Bibliographies and drafts of any size, the same in every run, in words of our own."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.references import Bibliography, Field, Name, Reference
from claimcheck.model.text import Location, Position

_NOWHERE = Location(Path("made.bib"), Position(1, 1, 0), Position(1, 1, 0))


def _words(text: str) -> list[str]:
    return text.split()


_ONSETS = _words("Bar Cal Dor Ek Fal Gur Hol Ist Jar Kel Lund Mar Nor Ost Pel Rud Sor Tev Ulm Ves")
_MIDDLES = _words("a e i o u an en in on ar er ir or al el il")
_ENDS = _words("berg dal feld gard holm kov lund mann nes ova rød ski stad ström tun ček")
_GIVEN = _words("Ada Bo Cem Dina Erik Fay Gia Hugo Ines Jan Kaya Leo Mia Nils Olga Per")
_PARTICLES = ("van der", "von", "de", "al-")
_BODIES = (
    "Board of Coastal Works",
    "European Ferry Council",
    "Institute for Tidal Research",
    "Ministry of Harbours",
    "Northern Statistics Office",
    "World Lighthouse Organization",
)
_ADJECTIVES = _words("coastal early rural urban northern maritime public seasonal civic foreign")
_NOUNS = _words(
    "harbours ferries dykes taxes elections markets schools treaties rivers migrants"
    " trawlers unions railways tariffs councils archives lighthouses orchards"
)
_VERBS = _words("raised lowered divided connected delayed replaced shaped financed")
_PLACES = _words("Oslo Kiel Gdańsk Porto Izmir Split Varna Riga Turku Cork Bergen Rostock")
# The share of citations in which a letter is left out.
_SLIPS = 0.3


class Work(NamedTuple):
    """One entry; without given names its author is a body."""

    key: str
    authors: tuple[tuple[str, str], ...]
    # given names and surname
    year: int
    title: str


def works(count: int) -> tuple[Work, ...]:
    """Works of one to four authors, every twelfth of a body; a longer list begins as a shorter."""
    chance = random.Random(1974)  # noqa: S311 - the same numbers every time are what is wanted
    return tuple(_work(place, chance) for place in range(count))


def _work(place: int, chance: random.Random) -> Work:
    if place % 12 == 11:
        authors: tuple[tuple[str, str], ...] = (("", chance.choice(_BODIES)),)
    else:
        many = chance.choices((1, 2, 3, 4), (45, 30, 15, 10))[0]
        authors = tuple((chance.choice(_GIVEN), _surname(chance)) for _ in range(many))
    title = f"{_phrase(chance)} and {_phrase(chance)} in {chance.choice(_PLACES)}".capitalize()
    return Work(f"work{place}", authors, chance.randint(1950, 2024), title)


def _surname(chance: random.Random) -> str:
    middle = "".join(chance.choices(_MIDDLES, k=chance.randint(1, 2)))
    name = chance.choice(_ONSETS) + middle + chance.choice(_ENDS)
    return f"{chance.choice(_PARTICLES)} {name}" if chance.random() < 0.05 else name


def _phrase(chance: random.Random) -> str:
    return f"{chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}"


def as_bibtex(entries: Sequence[Work]) -> str:
    """The entries as a .bib file."""
    return "".join(
        f"@book{{{one.key},\n  author = {{{_authors(one)}}},\n  title = {{{one.title}}},\n"
        f"  publisher = {{{_PLACES[one.year % 12]} Press}},\n  year = {{{one.year}}},\n}}\n\n"
        for one in entries
    )


def _authors(work: Work) -> str:
    return " and ".join(
        f"{last}, {given}" if given else f"{{{last}}}" for given, last in work.authors
    )


def as_bibliography(entries: Sequence[Work]) -> Bibliography:
    """The entries as they are once a .bib file has been read."""
    return Bibliography(tuple(map(_reference, entries)))


def _reference(work: Work) -> Reference:
    values = {"author": _authors(work), "title": work.title, "year": str(work.year)}
    fields = tuple(Field(name, value, _NOWHERE, _NOWHERE) for name, value in values.items())
    names = tuple(_name(given, surname) for given, surname in work.authors)
    return Reference(work.key, "book", _NOWHERE, fields, names, title=work.title, year=work.year)


def _name(given: str, surname: str) -> Name:
    if not given:
        return Name(surname, corporate=True)
    particle, _, family = surname.rpartition(" ")
    return Name(family, given, particle)


def printed_names(work: Work) -> str:
    """As a citation prints them: `Dorberg and Ekholm`, `Dorberg et al.`."""
    surnames = [surname for _, surname in work.authors]
    return f"{surnames[0]} et al." if len(surnames) > 2 else " and ".join(surnames)


def citations(entries: Sequence[Work], count: int) -> tuple[tuple[str, int, Work], ...]:
    """Printed names, year and the work meant; in some the names lack a letter."""
    chance = random.Random(1987)  # noqa: S311
    made = []
    for work in chance.choices(entries, k=count):
        names = printed_names(work)
        if chance.random() < _SLIPS:
            place = chance.randrange(1, len(work.authors[0][1]))
            names = names[:place] + names[place + 1 :]
        made.append((names, work.year, work))
    return tuple(made)


class Draft(NamedTuple):
    """The same prose twice."""

    text: str
    # with citations by author and year
    markdown: str
    # with citations by key


def draft(entries: Sequence[Work], size: int) -> Draft:
    """Paragraphs of prose, about `size` characters; every third sentence cites."""
    chance = random.Random(2006)  # noqa: S311
    text, markdown, length = [], [], 0
    while length < size:
        plain, keyed = zip(*_paragraph(entries, chance), strict=True)
        text.append(_wrapped(" ".join(plain)))
        markdown.append(_wrapped(" ".join(keyed)))
        length += len(text[-1]) + 2
    return Draft("\n\n".join(text) + "\n", "\n\n".join(markdown) + "\n")


def ledger(entries: Sequence[Work], count: int) -> str:
    """So many tracked claims as a file of the ledger, each with one source."""
    chance = random.Random(2011)  # noqa: S311
    return "\n".join(
        f'[[claim]]\nid = "claim-{place}"\n'
        f'text = "Under {chance.choice(_GIVEN)} {_surname(chance)} the {_statement(chance)}."\n'
        f'sources = ["{chance.choice(entries).key}"]\n'
        for place in range(count)
    )


def _statement(chance: random.Random) -> str:
    return (
        f"{_phrase(chance)} of {chance.choice(_PLACES)} {chance.choice(_VERBS)} the"
        f" {_phrase(chance)} by {chance.randint(2, 98)} per cent in {chance.randint(1950, 2024)}"
    )


def _paragraph(entries: Sequence[Work], chance: random.Random) -> Iterator[tuple[str, str]]:
    for _ in range(chance.randint(3, 8)):
        body = _statement(chance)
        if chance.random() > 1 / 3:
            yield f"{body.capitalize()}.", f"{body.capitalize()}."
            continue
        work, other = chance.choices(entries, k=2)
        printed, beside = printed_names(work), f"{printed_names(other)} {other.year}"
        yield chance.choice(
            (
                (f"The {body} ({printed} {work.year}).", f"The {body} [@{work.key}]."),
                (
                    f"The {body} (see {printed} {work.year}, 3–4).",
                    f"The {body} [see @{work.key}, pp. 3–4].",
                ),
                (
                    f"According to {printed} ({work.year}), {body}.",
                    f"According to @{work.key}, {body}.",
                ),
                (
                    f"The {body} ({printed} {work.year}; {beside}).",
                    f"The {body} [@{work.key}; @{other.key}].",
                ),
            )
        )


def _wrapped(paragraph: str) -> str:
    """Lines as an editor breaks them."""
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) > 90:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
