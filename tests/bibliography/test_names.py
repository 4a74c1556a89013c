"""Names as BibTeX and BibLaTeX write them."""

import pytest
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.latex import plain
from claimcheck.bibliography.names import names_in
from claimcheck.model.references import Name


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Darwin, Charles", [Name("Darwin", "Charles")]),
        ("Charles Robert Darwin", [Name("Darwin", "Charles Robert")]),
        ("Aristotle", [Name("Aristotle")]),
        ("Ludwig van Beethoven", [Name("Beethoven", "Ludwig", "van")]),
        ("de la Fontaine, Jean", [Name("Fontaine", "Jean", "de la")]),
        ("Dumas, Jr, Alexandre", [Name("Dumas", "Alexandre", "", "Jr")]),
        ("Dumas, Alexandre, Jr.", [Name("Dumas", "Alexandre", "", "Jr.")]),
        ("Sammy Davis Jr.", [Name("Davis", "Sammy", "", "Jr.")]),
        ("Martin Luther King, Jr.", [Name("King", "Martin Luther", "", "Jr.")]),
        ("{World Bank}", [Name("World Bank", corporate=True)]),
        ("{Barnes and Noble, Inc.}", [Name("Barnes and Noble, Inc.", corporate=True)]),
        ("{van Gogh}, Vincent", [Name("van Gogh", "Vincent")]),
        (r"Erd{\H o}s, P{\'a}l", [Name("Erdős", "Pál")]),
        (r"{\'E}mile Zola", [Name("Zola", "Émile")]),
        (r"Garc{\'i}a, Luc{\'i}a", [Name("García", "Lucía")]),
        (r"{\L}ukasz Nowak", [Name("Nowak", "Łukasz")]),
        (r"de {\c S}ahin, Ay{\c s}e", [Name("Şahin", "Ayşe", "de")]),
        ("Maria van der Berg", [Name("Berg", "Maria", "van der")]),
        ("al-Farabi, Omar", [Name("al-Farabi", "Omar")]),
        ("Omar al-Farabi", [Name("al-Farabi", "Omar")]),
        ("van der Berg", [Name("Berg", "", "van der")]),
        ("family=Gogh, given=Vincent, prefix=van", [Name("Gogh", "Vincent", "van")]),
        ('"family={King, B}, given=M", suffix=Jr', [Name("King, B", "M", "", "Jr")]),
        ("Ada Lovelace AND\n Mary Shelley", [Name("Lovelace", "Ada"), Name("Shelley", "Mary")]),
        ("Rand, Ayn and Sand, George", [Name("Rand", "Ayn"), Name("Sand", "George")]),
        ("", []),
        (" \n ", []),
    ],
)
def test_reads_names(value: str, names: list[Name]) -> None:
    assert names_in(value) == (tuple(names), False, ())


def test_others_are_not_a_person() -> None:
    assert names_in("Curie, Marie and others") == ((Name("Curie", "Marie"),), True, ())
    assert names_in("{Curie}, Marie and Others").and_others
    assert names_in("Others").names == (Name("Others"),)


@pytest.mark.parametrize(
    ("value", "place", "message", "surnames"),
    [
        ("Poe, E, Twain, M", "Poe, E, Twain, M", 'too many commas in "Poe, E, Twain, M"', ["Poe, E, Twain, M"]),
        ("Poe, and Twain, Mark", "Poe,", 'comma at the end of the name "Poe,"', ["Poe", "Twain"]),
        ("Poe and and Twain", "and and", 'nobody named beside an "and"', ["Poe", "Twain"]),
        ("Poe, E.; Twain, M.", "Poe, E.; Twain, M.", 'names separated by ";"', ["Poe", "Twain"]),
    ],
)  # fmt: skip
def test_names_that_make_no_sense_are_kept_and_named(
    value: str, place: str, message: str, surnames: list[str]
) -> None:
    names, _, (problem,) = names_in(value)
    assert [name.surname for name in names] == surnames
    assert problem.message == message
    assert value[problem.start : problem.end] == place


_WORDS = (
    "Meyer", r'M{\"u}ller', r"{\O}stby", r"{\L}uk", r"{\'E}mile", r"{\i}l", r"{\aa}s", "van", "der",
    "al-Zan", "J.", "Šimić", "école", r"{\c S}en", r"Ay{\c s}e", r"S{\o}ren", "d'Arc", r"{\it x}", r"de{\o}",
)  # fmt: skip
_SOME_WORDS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)


@given(_SOME_WORDS, st.none() | _SOME_WORDS)
def test_letters_in_braces_and_particles_are_read_as_bibtex_does(
    one: str, other: str | None
) -> None:
    text = one if other is None else f"{one}, {other}"
    parts = parse_single_name_into_parts(text)
    given_names, particle, family = (
        plain(" ".join(words)) for words in (parts.first, parts.von, parts.last)
    )
    (name,) = names_in(text).names
    assert (name.family, name.given, name.particle) == (family, given_names, particle)
