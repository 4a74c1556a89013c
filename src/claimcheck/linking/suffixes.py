"""Which of an author's works of one year is 2019a, and which 2019b.

APA and Chicago share a convention: the letters follow the titles in alphabetical order. It says
something only where the bibliography holds exactly as many such works as the text has letters, for
an uncited work has no letter. The order of the .bib says nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase

from claimcheck.linking.likeness import given_fits, spellings, words_of
from claimcheck.linking.records import Record, letter_of
from claimcheck.linking.titles import title_words
from claimcheck.model.citations import PrintedName


def lettered(records: Sequence[Record], letters: Iterable[str]) -> Mapping[str, Record]:
    """The record of each letter; empty where nothing tells."""
    own = {letter: record for record in records if (letter := letter_of(record))}
    if len(own) == len(records):
        return own
    if len(records) != _how_many(letters) or not _same_authors(records):
        return {}
    ranked = _by_title(records)
    return dict(zip(ascii_lowercase, ranked, strict=False))


def _how_many(letters: Iterable[str]) -> int:
    """How many works the letters speak of: b implies an a, and a implies a b."""
    places = [ascii_lowercase.find(letter) for letter in letters]
    return max(2, 1 + max(places)) if places else 0


def _same_authors(records: Sequence[Record]) -> bool:
    first = records[0].names
    return all(
        len(record.names) == len(first)
        and all(
            not set(spellings(a.surname)).isdisjoint(spellings(b.surname))
            and given_fits(PrintedName(a.surname, a.given), b) is not False
            for a, b in zip(record.names, first, strict=True)
        )
        for record in records[1:]
    )


def _by_title(records: Sequence[Record]) -> Sequence[Record]:
    """In the order of the titles; nothing where styles would put them in different orders.

    Some sort by the exact date before the title, some by the authors as the .bib spells them, and
    some leave out an article.
    """
    orders = [sorted(records, key=way) for way in (_title, _title_proper, _date, _authors)]
    titles = {title_words(record.title or "") for record in records}
    agreed = all(order == orders[0] for order in orders) and len(titles) == len(records)
    return orders[0] if agreed else ()


def _title(record: Record) -> tuple[str, ...]:
    return words_of(record.title or "")


def _title_proper(record: Record) -> tuple[str, ...]:
    return title_words(record.title or "")


def _date(record: Record) -> tuple[int, str, tuple[str, ...]]:
    """The month; a work that gives none comes first."""
    month = record.reference.month if record.reference else None
    field = record.reference.get("date") if record.reference else None
    return month or 0, field.value if field else "", _title(record)


def _authors(record: Record) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    return tuple(words_of(f"{n.surname} {n.given}") for n in record.names), _title(record)
