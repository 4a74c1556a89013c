"""From keys in the ledger to references: linked, broken, near, missing or unknown."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from claimcheck.linking.names import fold
from claimcheck.model.references import Bibliography, Candidate, Link, LinkStatus, Reference

MAX_CANDIDATES = 3
# Suggestions are for slips of the pen. Where hundreds of keys are missing, the wrong
# bibliography was named, and comparing all with all would only cost time.
MAX_SUGGESTED_FOR = 500
# One letter in four may differ: with fewer in common, "coup1960" would be near "coup1980".
MIN_LIKENESS = 0.75
# A key that names the author and the year of a reference and differs in the rest.
AUTHOR_AND_YEAR = 0.8

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# Greek and Cyrillic letters that are drawn as Latin ones.
_LOOK_ALIKES = str.maketrans("аеорсухіјѕһνοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijshvoaABEZHIKMNOPTYX")


def link_keys(keys: Iterable[str], bibliography: Bibliography) -> Mapping[str, Link]:
    """Each key with its link; candidates come best first."""
    links: dict[str, Link] = {}
    absent = []
    for key in dict.fromkeys(keys):
        if key in bibliography.by_key:
            links[key] = Link(key, LinkStatus.LINKED)
        elif key in bibliography.aliases:
            links[key] = Link(bibliography.aliases[key], LinkStatus.LINKED)
        elif key in bibliography.broken_keys:
            links[key] = Link(key, LinkStatus.BROKEN)
        elif not bibliography.complete:
            links[key] = Link(key, LinkStatus.UNKNOWN)
        else:
            absent.append(key)
    return links | _nearest(absent, bibliography)


def _nearest(absent: list[str], bibliography: Bibliography) -> dict[str, Link]:
    links = {key: Link(key, LinkStatus.MISSING) for key in absent}
    if absent and bibliography.by_key:
        absent = absent[:MAX_SUGGESTED_FOR]
        candidates_of = _suggester(absent, bibliography)
        for key in absent:
            if candidates := candidates_of(key):
                links[key] = Link(key, LinkStatus.NEAR, candidates)
    return links


def _suggester(
    absent: Iterable[str], bibliography: Bibliography
) -> Callable[[str], tuple[Candidate, ...]]:
    """A function from a missing key to the references that almost fit, best first."""
    from rapidfuzz import process  # noqa: PLC0415 - costs 33 ms, and most audits miss no key
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    keys = list(bibliography.by_key)
    folded = [plain_key(key) for key in keys]
    years = {int(year) for key in absent for year in _YEAR.findall(plain_key(key))}
    by_year: dict[int, list[Reference]] = {year: [] for year in years}
    for reference in bibliography.of_years(years):
        by_year[reference.year or 0].append(reference)

    def candidates_of(key: str) -> tuple[Candidate, ...]:
        plain = plain_key(key)
        spelt_alike = process.extract(
            plain,
            folded,
            scorer=OSA.normalized_similarity,
            score_cutoff=MIN_LIKENESS,
            limit=MAX_CANDIDATES,
        )
        found = {
            keys[place]: Candidate(
                keys[place], round(score, 4), _difference(key, keys[place], OSA.distance)
            )
            for _, score, place in spelt_alike
        }
        for reference in _same_author_and_year(plain, by_year):
            why = "has the same author and year"
            found.setdefault(reference.key, Candidate(reference.key, AUTHOR_AND_YEAR, why))
        best = sorted(found.values(), key=lambda candidate: -candidate.score)
        return tuple(best[:MAX_CANDIDATES])

    return candidates_of


def _same_author_and_year(
    plain: str, by_year: Mapping[int, list[Reference]]
) -> Iterator[Reference]:
    for year in _YEAR.findall(plain):
        for reference in by_year.get(int(year), ()):
            names = reference.authors or reference.editors
            if names and len(names[0].family) > 2 and plain_key(names[0].family) in plain:
                yield reference


def plain_key(key: str) -> str:
    """The key as keys are compared: without case, accents and letters drawn like others."""
    return fold(key if key.isascii() else key.translate(_LOOK_ALIKES))


def _difference(key: str, near: str, distance: Callable[[str, str], int]) -> str:
    """How `near` stands to the `key` that was written, to be read after its name."""
    if key.casefold() == near.casefold():
        return "differs only in upper and lower case"
    odd = [letter for letter in key if letter not in near and not letter.isascii()]
    if plain_key(key) == plain_key(near) and odd:
        return f"is written with other characters: here stands {_named(odd[0])}"
    edits = distance(key, near)
    if edits > 1:
        return f"differs in {edits} letters"
    if len(near) != len(key):
        return "has one letter more" if len(near) > len(key) else "has one letter less"
    unlike = [a for a, b in zip(key, near, strict=True) if a != b]
    if len(unlike) == 2:
        return "is one transposition away"
    return "differs in one digit" if unlike[0].isdigit() else "differs in one letter"


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "unnamed").lower()
    return f"U+{ord(letter):04X} {name}"
