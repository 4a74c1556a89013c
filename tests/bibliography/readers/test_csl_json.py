"""CSL-JSON as Zotero, Better BibTeX, pandoc and web services write it."""

import json

import pytest
from tests.bibliography.readers.shown import at, only, read, said, who
from tests.growth import assert_grows_with_length

FILE = "refs.json"

EXPORTED = """[
  {
    "id": "landau1974",
    "citation-key": "landau1974",
    "type": "book",
    "title": "Radical <i>Politics</i> in Modern <span class=\\"nocase\\">Turkey</span>",
    "author": [{"family": "Landau", "given": "Jacob M."}],
    "issued": {"date-parts": [["1974", 3]]},
    "publisher": "E. J. Brill",
    "publisher-place": "Leiden",
    "number-of-pages": "315",
    "ISBN": "9789004040168",
    "accessed": {"date-parts": [[2020, 1, 2]]}
  }
]
"""


def test_an_item_has_its_values_at_their_places() -> None:
    reference = only(FILE, EXPORTED)
    assert (reference.key, reference.type, reference.year, reference.month) == (
        "landau1974", "book", 1974, 3,
    )  # fmt: skip
    assert reference.title == "Radical Politics in Modern Turkey"
    assert who(reference.authors) == ["Jacob M.||Landau|"]
    assert str(reference.location.start) == "3:12"
    assert {field.name: field.value for field in reference.fields if field.name != "title"} == {
        "author": "Landau, Jacob M.",
        "date": "1974-03",
        "publisher": "E. J. Brill",
        "location": "Leiden",
        "pagetotal": "315",
        "isbn": "9789004040168",
        "urldate": "2020-01-02",
    }
    found = at(reference, EXPORTED)
    assert found["publisher"] == "E. J. Brill"
    assert found["date"] == '[["1974", 3]]'
    assert found["author"] == 'Landau", "given": "Jacob M.'


def item(**more: object) -> str:
    return json.dumps([{"id": "a", "type": "book", "title": "T"} | more])


@pytest.mark.parametrize(
    ("issued", "year", "month", "value"),
    [
        ({"date-parts": [[2019, 2, 3]]}, 2019, 2, "2019-02-03"),
        ({"date-parts": [["2019", "12"]]}, 2019, 12, "2019-12"),
        ({"date-parts": [[2019], [2021]]}, 2019, None, "2019/2021"),
        ({"date-parts": [[-44, 3, 15]]}, -44, 3, "-0044-03-15"),
        ({"date-parts": [[1900]], "circa": True}, 1900, None, "1900~"),
        ({"date-parts": [[1900]], "circa": False}, 1900, None, "1900"),
        ({"date-parts": [[2019, 21]]}, 2019, None, "2019"),
        ({"date-parts": [[2019]], "season": 1}, 2019, None, "2019"),
        ({"literal": "Spring 2019"}, 2019, None, "Spring 2019"),
        ({"raw": "2019-02-03"}, 2019, 2, "2019-02-03"),
        ({"literal": "forthcoming"}, None, None, "forthcoming"),
        ({"edtf": "2019-02~"}, 2019, 2, "2019-02~"),
        ("2019-02", 2019, 2, "2019-02"),
        ("2019/2020", 2019, None, "2019/2020"),
        (2019, 2019, None, "2019"),
        ([{"year": 2019, "month": 5}], 2019, 5, "2019-05"),
        ({"year": "2019"}, 2019, None, "2019"),
    ],
)
def test_dates_in_every_form(
    issued: object, year: int | None, month: int | None, value: str
) -> None:
    reference = only(FILE, item(issued=issued))
    assert (reference.year, reference.month) == (year, month)
    assert reference.by_name["date"].value == value


@pytest.mark.parametrize("issued", [{"date-parts": [[None]]}, {"date-parts": [[]]}, {}, "", None])
def test_a_date_that_says_nothing_is_none(issued: object) -> None:
    reference = only(FILE, item(issued=issued))
    assert reference.year is None
    assert "date" not in reference.by_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            "Jan|van der|Berg|",
        ),
        ({"family": "Humboldt", "given": "A.", "dropping-particle": "von"}, "A.|von|Humboldt|"),
        ({"family": "van der Berg", "given": "Jan"}, "Jan|van der|Berg|"),
        ({"family": "Beethoven", "given": "Ludwig van"}, "Ludwig|van|Beethoven|"),
        ({"family": '"de Gaulle"', "given": "Charles"}, "Charles||de Gaulle|"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "Martin||King|Jr."),
        ({"literal": "World Bank"}, "{World Bank}"),
        ({"family": "Plato"}, "||Plato|"),
        ({"given": "Plato"}, "||Plato|"),
        ({"family": "bell hooks"}, "|bell|hooks|"),
        ({"family": "al-Jabri", "given": "Muhammad Abid"}, "Muhammad Abid||al-Jabri|"),
        ({"family": "d'Alembert", "given": "Jean"}, "Jean|d'|Alembert|"),
    ],
)
def test_names_in_every_form(name: dict[str, str], expected: str) -> None:
    assert who(only(FILE, item(author=[name])).authors) == [expected]


def test_others_are_not_somebody() -> None:
    reference = only(FILE, item(author=[{"family": "Doe"}, {"literal": "others"}]))
    assert who(reference.authors) == ["||Doe|"]
    assert reference.and_others


def test_other_keys_lead_to_the_item() -> None:
    note = "A remark.\nCitation Key: noted"
    text = item(**{"citation-key": "own", "other-ids": ["old"], "note": note})
    assert only(FILE, text).by_name["ids"].value == "own,old,noted"


def test_types_are_those_that_the_rules_know() -> None:
    article = only(FILE, item(type="article-newspaper", **{"container-title": "Le Monde"}))
    fields = {field.name: field.value for field in article.fields}
    assert article.type == "article"
    assert (fields["journaltitle"], fields["entrysubtype"]) == ("Le Monde", "newspaper")
    chapter = only(FILE, item(type="chapter", issue=3, **{"container-title": "A Book"}))
    assert chapter.type == "incollection"
    assert (chapter.by_name["booktitle"].value, chapter.by_name["issue"].value) == ("A Book", "3")


def test_what_is_wrong_with_an_item_is_said_and_the_rest_is_read() -> None:
    text = (
        '[{"id": "a", "type": "bok", "title": "A", "title": "B", "issued": {"date-parts": "x y"}},\n'
        ' {"type": "book", "title": "Nobody cites it"},\n'
        " 7, null,\n"
        ' {"id": 5, "title": "C", "author": ["Doe, Jane", {}]}]\n'
    )
    assert said(FILE, text) == [
        '1:23 a? "bok" is no type of CSL',
        '1:44 a? second "title" in this reference',
        '1:67 a? no date under "issued"',
        '2:29 -! a reference without "id": "Nobody cites it"',
        "3:2 -! no reference",
        '4:9 5? no "type"',
        '4:38 5? a name that is not in parts under "author"',
        '4:50 5? a name without family or literal under "author"',
    ]
    assert [one.reference.key for one in read(FILE, text).items] == ["a", "5"]
    assert read(FILE, text).items[0].reference.title == "B"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 -! this is no JSON: expecting value"),
        (
            '[{"id": "a",}]',
            "1:13 -! this is no JSON: expecting property name enclosed in double quotes",
        ),
        ('[\n  {"id": NaN}]', '2:10 -! this is no JSON: "NaN" is no number in JSON'),
        ('[{"id": "a\n"}]', "1:11 -! this is no JSON: invalid control character at"),
        ("[" * 100_000, "1:61 -! this is no JSON: nested too deeply"),
        ('{"name": "left-pad", "version": "1.0"}', "1:1 -! this JSON holds no references in CSL"),
        ('"text"', "1:2 -! this JSON holds no references in CSL"),
        ("[1, 2]", "1:1 -! this JSON holds no references in CSL"),
        (
            '{"config": {}, "items": [{"itemType": "book", "itemID": 1, "title": "T"}]}',
            "1:1 -! this is Zotero's own JSON, not CSL",
        ),
        (
            '[{"type": "book", "title": "T"}]',
            '1:1 -! none of the references here has an "id"',
        ),
    ],
)
def test_a_file_that_is_something_else_is_named(text: str, expected: str) -> None:
    assert said(FILE, text) == [expected]
    assert not read(FILE, text).complete


@pytest.mark.parametrize("text", ["[]", '{"references": []}', '{"references": null}', " \n[ ]\n"])
def test_an_empty_list_is_an_empty_bibliography(text: str) -> None:
    assert read(FILE, text) == read(FILE, "[]")
    assert read(FILE, text).complete


def test_a_table_of_references_and_a_lone_one_are_read() -> None:
    one = '{"id": "a", "type": "book"}'
    for text in (one, f'{{"references": [{one}]}}', f'{{"items": [{one}]}}'):
        assert only(FILE, text).key == "a"


def test_numbers_of_any_length_and_halves_of_characters_are_texts() -> None:
    digits = "9" * 5000
    reference = only(FILE, f'[{{"id": {digits}, "type": "book", "title": "\\ud83d!"}}]')
    assert reference.key == digits
    assert reference.title == "\ufffd!"


def test_every_kind_of_line_end_counts_and_a_mark_at_the_start_does_not() -> None:
    text = '\ufeff[\r {"id": "a",\r\n  "type": "book",\n  "DOI": "10.1/𝕏"}]'
    reference = only(FILE, text)
    assert str(reference.location.start) == "2:10"
    assert str(reference.by_name["doi"].location.start) == "4:11"


WHOLE = """[
  {"id": "a", "type": "book", "title": "First", "author": [{"family": "Doe"}]},
  {"id": "b", "type": "book", "title": "Second"},
  {"id": "c", "type": "book", "title": "Third", "custom": {"x": [1, "]"]}}
]
"""


@pytest.mark.parametrize(
    ("right", "wrong", "keys", "faults", "complete"),
    [
        ('"Third", "custom": {"x": [1, "]"]}}', '"Third"},', ["a", "b", "c"],
         ["4:48 -? this is no JSON: a comma before the end"], True),
        ('"Second"},', '"Second"}', ["a", "b", "c"],
         ["4:3 -? this is no JSON: no comma between two references"], True),
        ('"Second"', "Second", ["a", "c"], ["3:40 b! this is no JSON: expecting value"], True),
        ('"type": "book", "title": "Second"', '"type: "book", "title": "Second"', ["a", "c"],
         ['3:23 b! this is no JSON: expecting ":" delimiter'], True),
        ('"Second"},', '"Second",', ["a", "c"],
         ["4:2 b! this is no JSON: expecting property name enclosed in double quotes"], True),
        ('"id": "b"', '"id: "b"', ["a", "c"], ['3:10 -! this is no JSON: expecting ":" delimiter'], False),
        ('"Third", "custom": {"x": [1, "]"]}}\n]\n', '"Th', ["a", "b"],
         ["4:40 c! this is no JSON: unterminated string starting at",
          '4:42 -? this is no JSON: no "]" at the end'], False),
        ("[\n", "[,\n", ["a", "b", "c"],
         ["1:2 -? this is no JSON: a comma before the first reference"], True),
    ],
)  # fmt: skip
def test_what_is_broken_hides_no_other_item(
    right: str, wrong: str, keys: list[str], faults: list[str], *, complete: bool
) -> None:
    text = WHOLE.replace(right, wrong)
    assert text != WHOLE
    found = read(FILE, text)
    assert [one.reference.key for one in found.items] == keys
    assert said(FILE, text) == faults
    assert found.complete is complete


@pytest.mark.parametrize(
    "piece",
    [
        '{"id":"a","x":', '{"id":"a","type":', '{"id": "a", "type": "book"}\n\n', "[", "{", '"', ",",
        '{"id":"a","type":"book"},{"id":"a","title":[', '\n{"id":"a","type":"book","x":[',
        '\n{"a":[1],', "\n   ",
    ],
)  # fmt: skip
def test_broken_files_are_read_in_linear_time(piece: str) -> None:
    head = '[{"id": "a", "type": "book"},'
    assert_grows_with_length(lambda text: read(FILE, text), head + piece * (100_000 // len(piece)))
