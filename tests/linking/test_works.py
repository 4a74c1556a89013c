"""Cited works and list entries find their reference, or are told precisely why not."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.bibliography.parse import parse
from claimcheck.linking.works import link_entries, link_works
from claimcheck.model.citations import Citation, CitedWork, Form, ListEntry, PrintedName
from claimcheck.model.documents import Span
from claimcheck.model.references import Bibliography, Link, LinkStatus
from claimcheck.model.text import SourceFile

SOMEWHERE = Span(0, 1)
# "J. Marsh & Ola Reed et al. 2011a": names, "et al.", year, letter.
PRINTED = re.compile(r"(.*?)( et al\.)?(?: (\d{4}|n\.d\.|forthcoming)([a-z])?)?")
INITIALS = re.compile(r"((?:[A-Z]\. ?)*)(.*)")


def bibliography(text: str, *, complete: bool = True) -> Bibliography:
    return parse([SourceFile(Path("references.bib"), text)], complete=complete)


def bib(*entries: str) -> Bibliography:
    """Entries as `key | author | year | title`, further fields as `name = value`."""
    made = []
    for entry in entries:
        key, author, year, title, *more = [part.strip() for part in entry.split("|")]
        fields = [("author", author), ("year", year), ("title", title)]
        fields += [(name, value) for name, _, value in (field.partition(" = ") for field in more)]
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
        made.append(f"@book{{{key},\n{body}\n}}\n")
    return bibliography("".join(made))


def work(printed: str, *, original: str | None = None) -> CitedWork:
    found = PRINTED.fullmatch(printed)
    assert found
    who, et_al, year, letter = found.groups()
    names = []
    for name in who.split(" & ") if who else ():
        initials = INITIALS.fullmatch(name)
        assert initials
        names.append(PrintedName(initials[2], initials[1].strip()))
    return CitedWork(
        SOMEWHERE, printed, tuple(names), bool(et_al), year, letter or "", original_year=original
    )


def citation(*works: CitedWork, form: Form = Form.AUTHOR_YEAR) -> Citation:
    return Citation(SOMEWHERE, form, narrative=False, works=works)


def shown(link: Link) -> str:
    """`linked marsh2011`, `near marsh2011: year 2012 in the text …`."""
    if link.key is not None:
        return f"{link.status} {link.key}"
    if link.status is LinkStatus.AMBIGUOUS:
        return f"{link.status} {' '.join(sorted(c.key for c in link.candidates))}"
    return f"{link.status} {'; '.join(f'{c.key}: {c.why}' for c in link.candidates)}".strip()


def linked(printed: str, books: Bibliography, *beside: str) -> str:
    """What becomes of a work in a document that cites others beside it."""
    works = [work(one) for one in (printed, *beside)]
    return shown(link_works([citation(*works)], books)[0][0])


SHELF = bib(
    "marsh2011 | Marsh, Jane and Reed, Ola | 2011 | Tides of the Wadden Sea",
    "marsh2012 | Marsh, Jane | 2012 | Salt",
    "reed2015 | Reed, Ola and Marsh, Jane and Okafor, Chidi | 2015 | Dykes and Their Keepers",
    "berg2001 | van der Berg, Piet | 2001 | Peat",
    "moeller1999 | Möller, Käthe | 1999 | Deiche",
    "sahin2003 | Şahin, İpek | 2003 | Kıyı",
    "oconnor1988 | O'Connor, Sinead | 1988 | Bogs",
    "smithjones2004 | Smith-Jones, Alan | 2004 | Weirs",
    "who2019 | {World Health Organization} | 2019 | Water Quality",
    "bank2010 | International Bank Council | 2010 | Lending",
    "harbour2006 | | 2006 | Harbour Rules for Small Craft | publisher = Port Authority",
    "marx1990 | Vogel, Karl | 1990 | Wind | origdate = 1867",
    "undated | Lund, Per | | Ferries",
    "coming | Holm, Eva | 2021 | Sluices | pubstate = forthcoming",
    "zhao2018 | Zhao, Lin | 2018 | Rivers of Loess",
    "garcia1975 | Gabriel García Ruiz | 1975 | Mills",
    "edited2000 | | 2000 | Handbook of Coasts | editor = Fisk, Nora",
    "tool2017 | Stone, Max and Hill, Ivy | 2017 | shoreline: Mapping the Coast in Colour",
)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Marsh & Reed 2011", "marsh2011"),
        ("MARSH & REED 2011", "marsh2011"),
        ("J. Marsh & Reed 2011", "marsh2011"),
        ("Reed et al. 2015", "reed2015"),
        ("Reed & Marsh et al. 2015", "reed2015"),
        ("Reed & Marsh & Okafor 2015", "reed2015"),
        ("van der Berg 2001", "berg2001"),
        ("Berg 2001", "berg2001"),
        ("Van der Berg 2001", "berg2001"),
        ("Moeller 1999", "moeller1999"),
        ("Moller 1999", "moeller1999"),
        ("M\N{DIAERESIS}oller 1999", "moeller1999"),
        ("Sahin 2003", "sahin2003"),
        ("Shahin 2003", "sahin2003"),
        ("ŞAHİN 2003", "sahin2003"),
        ("O’Connor 1988", "oconnor1988"),
        ("OConnor 1988", "oconnor1988"),
        ("Smith Jones 2004", "smithjones2004"),
        ("World Health Organization 2019", "who2019"),
        ("The World Health Organization 2019", "who2019"),
        ("WHO 2019", "who2019"),
        ("International Bank Council 2010", "bank2010"),
        ("Harbour Rules 2006", "harbour2006"),
        ("Port Authority 2006", "harbour2006"),
        ("Vogel 1990", "marx1990"),
        ("Vogel 1867", "marx1990"),
        ("Lund n.d.", "undated"),
        ("Holm forthcoming", "coming"),
        ("Zhao Lin 2018", "zhao2018"),
        ("García Ruiz 1975", "garcia1975"),
        ("Fisk 2000", "edited2000"),
        ("Shoreline 2017", "tool2017"),
    ],
)
def test_a_work_is_linked_to_the_one_reference_that_fits(printed: str, key: str) -> None:
    assert linked(printed, SHELF, "Marsh & Reed 2011") == f"linked {key}"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Marsch & Reed 2011",
            "near marsh2011: surname differs by one letter: the bibliography has Marsh",
        ),
        (
            "Marsh & Raed 2011",
            "near marsh2011: surname differs by one letter: the bibliography has Reed",
        ),
        (
            "Marsh & Reed 2012",
            "near marsh2011: year 2012 in the text, 2011 in the bibliography",
        ),
        (
            "Marsh & Reed 2021",
            "near marsh2011: year 2021 in the text, 2011 in the bibliography",
        ),
        (
            "Marhs & Reed 2010",
            "near marsh2011: surname differs by one letter: the bibliography has Marsh;"
            " year 2010 in the text, 2011 in the bibliography",
        ),
        ("Stone 2017", "near tool2017: the bibliography names a second author"),
        ("Reed & Marsh 2015", "near reed2015: the bibliography names a third author"),
        ("Marsh et al. 2011", "near marsh2011: cited with et al., but it has two authors"),
        (
            "Reed & Marsh 2011",
            "near marsh2011: the bibliography names the authors in another order: Marsh, Reed",
        ),
        ("Berg & Reed 2001", "near berg2001: the bibliography names only one author"),
        ("K. Zhao 2018", "near zhao2018: K. Zhao in the text, Lin Zhao in the bibliography"),
        ("Lund 2004", "near undated: year 2004 in the text, none in the bibliography"),
        ("Zhao n.d.", "near zhao2018: no year in the text, 2018 in the bibliography"),
        ("Zhao forthcoming", 'near zhao2018: "forthcoming" in the text, 2018 in the bibliography'),
        ("Smith 2004", "near smithjones2004: Smith in the text, Smith-Jones in the bibliography"),
        ("Zhao Li 2018", "near zhao2018: Zhao Li in the text, Zhao in the bibliography"),
    ],
)
def test_what_almost_fits_is_said_in_words(printed: str, expected: str) -> None:
    assert linked(printed, SHELF, "Marsh & Reed 2011").startswith(expected)


@pytest.mark.parametrize(
    "printed",
    [
        "Brandt 2011",
        "Reed 1960",
        "Marsh & Reed 1873",
        "UNESCO 2019",
        "Harbour 1999",
        # of short names many are alike, and "Marhs" alone wrote something else
        "Zaho 2017",
        "Marhs & Hill 2010",
    ],
)
def test_what_is_not_there_is_missing(printed: str) -> None:
    assert linked(printed, SHELF) == "missing"


def test_the_part_that_differs_is_named_for_the_eye() -> None:
    works = [work("Zhaw 2018"), work("Zhao 2019"), work("Stone 2017")]
    links = link_works([citation(*works)], SHELF)[0]
    assert [link.candidates[0].part for link in links] == ["surname", "year", "authors"]


def test_et_al_for_two_authors_fits_where_the_document_never_names_a_pair() -> None:
    assert linked("Marsh et al. 2011", SHELF) == "linked marsh2011"


TWINS = bib(
    "b | Dahl, Ida | 2019 | Anchors",
    "a | Dahl, Ida | 2019 | Beacons",
    "k | Dahl, Knut | 2020 | Cranes",
    "i | Dahl, Ida | 2020 | Docks",
    "alone | Dahl, Ida | 2021 | Ebb",
    "pair | Dahl, Ida and Roe, Tom | 2021 | Floods",
    "three | Dahl, Ida and Roe, Tom and Wu, Yi | 2022 | Gates",
    "four | Dahl, Ida and Wu, Yi and Roe, Tom and Lie, Jo | 2022 | Heads",
)


@pytest.mark.parametrize(
    ("printed", "beside", "expected"),
    [
        ("Dahl 2019", [], "ambiguous a b"),
        ("Dahl 2020", [], "ambiguous i k"),
        ("K. Dahl 2020", [], "linked k"),
        ("I. Dahl 2020", [], "linked i"),
        ("Dahl 2021", [], "linked alone"),
        ("Dahl & Roe 2021", [], "linked pair"),
        ("Dahl et al. 2022", [], "ambiguous four three"),
        ("Dahl & Wu et al. 2022", [], "linked four"),
        # The document names three authors in full: then "et al." are more.
        ("Dahl et al. 2022", ["Dahl & Roe & Wu 2022"], "linked four"),
        # Letters follow the titles, not the order in the .bib.
        ("Dahl 2019a", ["Dahl 2019b"], "linked b"),
        ("Dahl 2019b", ["Dahl 2019a"], "linked a"),
        ("Dahl 2019c", ["Dahl 2019a"], "ambiguous a b"),
        # A letter that stands alone tells a work apart from one that is not cited.
        ("Dahl & Roe 2021a", [], "linked pair"),
        (
            "Dahl & Roe 2021a",
            ["Dahl & Roe 2021b"],
            "near pair: 2021a and 2021b in the text, one work of 2021 in the bibliography",
        ),
        (
            "Dahl & Roe 2021b",
            [],
            "near pair: 2021b in the text, one work of 2021 in the bibliography",
        ),
        # Ida and Knut are two people, who have no letters in common.
        ("Dahl 2020a", ["Dahl 2020b"], "ambiguous i k"),
    ],
)
def test_works_of_one_name_and_year_are_told_apart_or_called_ambiguous(
    printed: str, beside: list[str], expected: str
) -> None:
    assert linked(printed, TWINS, *beside) == expected


@pytest.mark.parametrize(
    "works",
    [
        ["Dahl, Ida | 2019 | Anchors", "Dahl, Ida | 2019 | Beacons", "Dahl, Ida | 2019 | Cranes"],
        ["Dahl, Ida | 2019 | The Anchors", "Dahl, Ida | 2019 | Beacons"],
        ["Dahl, Ida | 2019 | Anchors | month = 9", "Dahl, Ida | 2019 | Beacons | month = 2"],
        ["Dahl, Ida | 2019 | Anchors", "Dahl, Ida | 2019 | Anchors"],
    ],
    ids=["an uncited third", "an article", "months", "one title"],
)
def test_letters_are_never_guessed(works: list[str]) -> None:
    books = bib(*(f"k{number} | {one}" for number, one in enumerate(works)))
    assert linked("Dahl 2019a", books, "Dahl 2019b").startswith("ambiguous k0 k1")


def test_letters_in_the_years_of_the_bib_decide() -> None:
    books = bib("one | Dahl, Ida | 2019b | Anchors", "two | Dahl, Ida | 2019a | Beacons")
    assert linked("Dahl 2019a", books) == "linked two"


BODIES = bib(
    "health | {World Health Organization} | 2019 | Water",
    "short | {EMA} | 2012 | Drugs",
    "taxes | {Skatteetaten} | 2014 | Rates",
    "turk | {Turkish Statistical Institute} | 2018 | Households",
    "heritage | {Water Heritage Office} | 2017 | Wells",
    "highway | {Western Highway Office} | 2017 | Roads",
)


def body(short: str, year: str, full: str = "") -> CitedWork:
    return CitedWork(SOMEWHERE, short, (PrintedName(short, full=full),), year=year)


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        ([body("WHO", "2019", "World Health Organization")], "linked health"),
        ([body("WHO", "2019", "World Health Organisation")], "linked health"),
        ([body("WHO", "2019")], "linked health"),
        # What it stands for tells bodies with the same initials apart.
        ([body("WHO", "2017")], "ambiguous heritage highway"),
        ([body("WHO", "2017", "Western Highway Office")], "linked highway"),
        (
            [body("WHO", "2019", "Wisconsin Hockey Organization")],
            "near health: WHO is Wisconsin Hockey Organization in the text, "
            "World Health Organization in the bibliography",
        ),
        # An abbreviation that is not made of initials.
        ([body("TurkStat", "2018")], "missing"),
        ([body("TurkStat", "2018", "Turkish Statistical Institute")], "linked turk"),
        # The bibliography has the abbreviation, the text the name.
        ([body("European Medicines Agency", "2012")], "linked short"),
        (
            [
                body("Norwegian Tax Administration", "2014"),
                body("Skatteetaten", "2009", "Norwegian Tax Administration"),
            ],
            "linked taxes",
        ),
        (
            [body("Eastern Maritime Agency", "2013")],
            "near short: year 2013 in the text, 2012 in the bibliography",
        ),
        ([body("Eastern Maritime Board", "2012")], "missing"),
    ],
)
def test_bodies_are_found_by_their_name_and_by_its_abbreviation(
    works: list[CitedWork], expected: str
) -> None:
    assert shown(link_works([citation(*works)], BODIES)[0][0]) == expected


TRIOS = bib(
    *(f"t{year} | Ek, Ada and Roe, Tom and Wu, Yi | {year} | Gates" for year in range(2001, 2007)),
    "trio | Berg, Ole and Roe, Tom and Wu, Yi | 2010 | Piers",
)


def test_et_al_for_three_is_doubted_where_all_others_of_three_are_named() -> None:
    named = [f"Ek & Roe & Wu {year}" for year in range(2001, 2007)]
    doubted = "near trio: cited with et al., but it has three authors"
    assert linked("Berg et al. 2010", TRIOS, *named) == doubted
    assert linked("Berg et al. 2010", TRIOS, *named[:4]) == "linked trio"
    # Some styles name all authors once, and shorten from then on.
    assert linked("Berg et al. 2010", TRIOS, *named, "Ek et al. 2001") == "linked trio"


def entry(text: str, **parts: object) -> ListEntry:
    return ListEntry(SOMEWHERE, text, **parts)  # type: ignore[arg-type]


LIST = (
    entry(
        "[1] Dahl, I. (2019a). Beacons. Oslo.",
        number="1",
        names=(PrintedName("Dahl", "I."),),
        year="2019",
        suffix="a",
        title="Beacons",
    ),
    entry(
        "[2] Dahl, I. (2019b). Anchors. Oslo.",
        number="2",
        names=(PrintedName("Dahl", "I."),),
        year="2019",
        suffix="b",
        title="Anchors",
    ),
    entry(
        "[3] Roe, T. (1950). Nowhere to Be Found.",
        number="3",
        names=(PrintedName("Roe", "T."),),
        year="1950",
        title="Nowhere to Be Found",
    ),
)


def test_the_documents_own_list_has_the_last_word_on_letters() -> None:
    links = link_works([citation(work("Dahl 2019a"), work("Dahl 2019b"))], TWINS, LIST)
    assert [shown(link) for link in links[0]] == ["linked a", "linked b"]


def test_a_work_that_only_the_list_knows_is_missing_in_the_bibliography() -> None:
    books = bib("other | Rowe, Una | 1950 | Quite Another Book")
    assert shown(link_works([citation(work("Roe 1950"))], books, LIST)[0][0]) == "missing"


CLARK = (PrintedName("Clark", "T."), PrintedName("Zane", "J."))


@pytest.mark.parametrize(
    ("books", "title", "expected"),
    [
        (["a | Clark, Tim and Zane, Jim | 2017 |"], "Turkey", "linked a"),
        (["a | Clark, Tim and Zane, Jim | 2017 | Turkey: A Short Story"], "Turkey", "linked a"),
        (["a | Clark, Tim and Zane, Jim | 2017 | Turkey"], "Turkey: A short story", "linked a"),
        (["a | Clark, Tim and Zane, Jim | 2017 | On Salt Roads"], "Salt roads", "linked a"),
        (
            ["a | Clark, Tim and Zane, Jim | 2017 | On Turkey"],
            "Turkey",
            "near a: the title differs: On Turkey",
        ),
        (
            ["a | Clark, Tim and Zane, Jim | 2017 | Malta and its People"],
            "Turkey",
            "near a: the title differs: Malta and its People",
        ),
        (
            [
                "a | Clark, Tim and Zane, Jim | 2017 | Turkey: A Short Story",
                "b | Clark, Tim and Zane, Jim | 2017 | Turkey: A Long Story",
            ],
            "Turkey",
            "ambiguous a b",
        ),
        (
            [
                "a | Clark, Tim and Zane, Jim | 2017 |",
                "b | Clark, Tim and Zane, Jim | 2017 | Malta",
            ],
            "Turkey",
            "near a: the bibliography gives no title; b: the title differs: Malta",
        ),
        (
            [
                "a | Clark, Tim and Zane, Jim | 2017 |",
                "b | Clark, Tim and Zane, Jim | 2017 | Turkey in Full",
            ],
            "Turkey",
            "linked b",
        ),
        (["a | Clark, Tim | 2017 |"], "Turkey", "missing"),
        (["a | Clark, Tim and Zane, Jim | 2016 |"], "Turkey", "missing"),
    ],
)
def test_where_authors_and_year_fit_the_list_may_print_more_or_less_of_the_title(
    books: list[str], title: str, expected: str
) -> None:
    printed = entry(f"Clark, T., & Zane, J. (2017). {title}. CUP.", names=CLARK)
    printed = printed._replace(year="2017", title=title)
    (link,) = link_works([citation(work("Clark & Zane 2017"))], bib(*books), [printed])[0]
    assert shown(link) == expected
    if link.status is LinkStatus.NEAR:
        assert {candidate.part for candidate in link.candidates} == {"title"}


def test_a_reference_without_title_is_not_guessed_among_lettered_entries() -> None:
    books = bib("a | Clark, Tim and Zane, Jim | 2017 |")
    printed = entry("Clark, T., & Zane, J. (2017b). Turkey. CUP.", names=CLARK)
    printed = printed._replace(year="2017", suffix="b", title="Turkey")
    assert [shown(link) for link in link_entries([printed], books)] == [
        "near a: the bibliography gives no title"
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1", "linked a"), ("[2]", "linked b"), ("3", "missing"), ("9", "missing")],
)
def test_numbers_lead_through_the_list(number: str, expected: str) -> None:
    cited = CitedWork(SOMEWHERE, f"[{number}]", number=number)
    links = link_works([citation(cited, form=Form.NUMERIC)], TWINS, LIST)
    assert shown(links[0][0]) == expected


def test_numbers_without_a_list_say_nothing() -> None:
    cited = CitedWork(SOMEWHERE, "[4]", number="4")
    assert shown(link_works([citation(cited, form=Form.NUMERIC)], TWINS)[0][0]) == "unknown"


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("Marsh, J. and Reed, O.: Tides of the Wadden Sea. Kiel 2011.", {}, "linked marsh2011"),
        ("Marsh & Reed, Tides of the Waden Sea, 2011", {}, "linked marsh2011"),
        ("Anon. doi:10.1000/XYZ", {"doi": "10.1000/XYZ"}, "linked withdoi"),
        ("B. Kent, J. Mar. 17, 204 (1990)", {"names": (PrintedName("Kent"),)}, "linked place"),
        ("Vance, Q. (2001). A wholly different thing.", {}, "missing"),
    ],
)
def test_entries_are_linked_by_doi_title_name_and_year(
    text: str, parts: dict[str, object], expected: str
) -> None:
    books = bibliography(
        "@book{marsh2011, author={Marsh, Jane and Reed, Ola}, year=2011, title={Tides of the Wadden Sea}}"
        "@misc{withdoi, author={Nobody}, title={Untold}, doi={https://doi.org/10.1000/xyz}}"
        "@article{place, author={Kent, Bo}, year=1990, title={Long}, volume=17, pages={204--9}}"
    )
    assert [shown(link) for link in link_entries([entry(text, **parts)], books)] == [expected]


@pytest.mark.parametrize(
    ("text", "names", "title", "year", "expected"),
    [
        (
            "Jane Marsh and Ola Reed, Tides of the Wadden Sea (Kiel: Förde, 2011), 12.",
            ["Marsh", "Reed"],
            "Tides of the Wadden Sea",
            "2011",
            "linked marsh2011",
        ),
        ("Marsh and Reed, Tides, 14.", ["Marsh", "Reed"], "Tides", None, "linked marsh2011"),
        ("Marsh, Salt, 3.", ["Marsh"], "Salt", None, "linked marsh2012"),
        ("Marsh, Pepper, 3.", ["Marsh"], "Pepper", None, "missing"),
    ],
)
def test_notes_are_linked_in_full_and_in_short(
    text: str, names: list[str], title: str, year: str | None, expected: str
) -> None:
    cited = CitedWork(
        SOMEWHERE, text, tuple(PrintedName(name) for name in names), year=year, title=title
    )
    assert shown(link_works([citation(cited, form=Form.NOTE)], SHELF)[0][0]) == expected


SEQUEL = bib(
    "one | Marsh, Jane | 1957 | Salt, Sand and Reeds",
    "two | Marsh, Jane | 1957 | Salt, Sand and Reeds II",
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Salt, Sand and Reeds", "linked one"),
        ("Salt, Sand and Reeds II", "linked two"),
        ("Salt, Sand", "ambiguous one two"),
    ],
)
def test_a_title_in_full_is_not_that_of_a_sequel(title: str, expected: str) -> None:
    short = CitedWork(SOMEWHERE, f"Marsh, {title}", (PrintedName("Marsh"),), title=title)
    full = short._replace(text=f"Jane Marsh, “{title},” Coasts 4 (1957): 12.", year="1957")
    links = link_works([citation(short, full, form=Form.NOTE)], SEQUEL)[0]
    assert [shown(link) for link in links] == [expected, expected]


def test_a_list_entry_of_a_sequel_is_not_the_first_part() -> None:
    texts = (
        "Marsh, J. 1957. Salt, Sand and Reeds II. Kiel.",
        "Marsh, J. 1957. Salt, Sand and Reeds.",
    )
    links = link_entries(
        [entry(text, names=(PrintedName("Marsh"),), year="1957") for text in texts], SEQUEL
    )
    assert [shown(link) for link in links] == ["linked two", "linked one"]


def test_keys_are_linked_as_in_the_ledger_and_everything_is_nothing() -> None:
    works = [CitedWork(SOMEWHERE, key, key=key) for key in ("zhao2018", "zhao2081", "*")]
    links = link_works([citation(*works, form=Form.KEY)], SHELF)[0]
    assert [(link.key, link.status) for link in links] == [
        ("zhao2018", LinkStatus.LINKED),
        ("zhao2081", LinkStatus.NEAR),
        (None, LinkStatus.LINKED),
    ]


def test_nothing_is_missing_where_the_bibliography_could_not_be_read_whole() -> None:
    books = bibliography("@book{a, author={Roe, Tom}, year=2001, title={T}}", complete=False)
    assert linked("Roe 2001", books) == "linked a"
    assert linked("Roe 2002", books) == "unknown"


def test_a_work_whose_entry_cannot_be_read_is_broken() -> None:
    books = bibliography("@book{fisk2003, author = {Fisk, Nora}, year = 2003, title = {Never")
    assert linked("Fisk 2003", books) == "broken fisk2003"


def test_a_list_of_authors_without_and_still_names_the_first() -> None:
    books = bib("k | Elm, Ada, Oak, Ben, Ash, Cy | 2005 | Trees")
    assert linked("Elm et al. 2005", books) == "linked k"


NAMES = st.text(alphabet=st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["Dahl", "Marsh", "van der", "O'", "WHO", "İ", "-", "Ångström", "de la", "{", "et al."]
)
WORKS = st.builds(
    CitedWork,
    span=st.just(SOMEWHERE),
    text=NAMES,
    names=st.lists(st.builds(PrintedName, surname=NAMES, given=NAMES), max_size=4).map(tuple),
    et_al=st.booleans(),
    year=st.none() | st.sampled_from(["2019", "2020", "n.d.", "0000", "²019", "٢٠١٩", ""]),
    suffix=st.sampled_from(["", "a", "b", "z", "é"]),
    original_year=st.none() | st.just("1867"),
    title=st.none() | NAMES,
    number=st.none() | NAMES,
    key=st.none() | NAMES,
)


@given(st.lists(st.builds(citation, WORKS, form=st.sampled_from(Form)), max_size=6))
@example([citation(work("Marsh 2012a"), form=Form.NOTE)])
def test_every_work_gets_one_link_whatever_is_printed(citations: list[Citation]) -> None:
    for books in (SHELF, TWINS, Bibliography()):
        for entries in ((), LIST):
            links = link_works(citations, books, entries)
            assert [len(one) for one in links] == [len(one.works) for one in citations]
            for link in (link for one in links for link in one):
                fits = link.key is None or link.key in books.by_key
                assert fits or link.status is not LinkStatus.LINKED
                assert all(candidate.key in books.by_key for candidate in link.candidates)
                scores = [candidate.score for candidate in link.candidates]
                assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "text", ["van der " * 50_000, "x" * 1_000_000, "1" * 200_000, "(" * 50_000]
)
@pytest.mark.parametrize("form", [Form.AUTHOR_YEAR, Form.NOTE, Form.NUMERIC])
def test_the_time_for_hostile_text_grows_with_its_length_alone(text: str, form: Form) -> None:
    def key_of(part: str) -> str | None:
        cited = CitedWork(
            SOMEWHERE, part, (PrintedName(part, part),), year=part, title=part, number=part
        )
        return link_works([citation(cited, form=form)], SHELF, LIST)[0][0].key

    assert key_of(text) is None
    assert_grows_with_length(key_of, text)
