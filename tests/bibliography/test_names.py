"""Names as BibTeX and BibLaTeX write them."""

import pytest

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
