"""RIS as databases, catalogues and reference managers export it."""

import pytest
from tests.bibliography.readers.shown import at, only, read, said, who

FILE = "refs.ris"

EXPORTED = """\
TY  - JOUR
ID  - pape2005
T1  - Soft Balancing against
      the United States
AU  - Pape, Robert A.
AU  - van der Berg, Jan
AU  - World Bank
JO  - International Security
DA  - 2005/07/01/
PY  - 2005
VL  - 30
IS  - 1
SP  - 7
EP  - 45
SN  - 0162-2889
DO  - 10.1162/0162288054894607
UR  - https://example.org/a
UR  - https://example.org/b
KW  - power
KW  - balance
N2  - It argues: US - Turkey
US - relations changed.
ER  - \n
"""


def test_a_record_has_its_values_at_their_places() -> None:
    reference = only(FILE, EXPORTED)
    assert (reference.key, reference.type, reference.year, reference.month) == (
        "pape2005", "article", 2005, 7,
    )  # fmt: skip
    assert reference.title == "Soft Balancing against the United States"
    assert who(reference.authors) == ["Robert A.||Pape|", "Jan|van der|Berg|", "{World Bank}"]
    assert str(reference.location.start) == "2:7"
    assert {field.name: field.value for field in reference.fields if field.name != "author"} == {
        "title": "Soft Balancing against the United States",
        "journaltitle": "International Security",
        "date": "2005-07-01",
        "volume": "30",
        "number": "1",
        "pages": "7-45",
        "issn": "0162-2889",
        "doi": "10.1162/0162288054894607",
        "url": "https://example.org/b",  # the second; the first one counts
        "keywords": "power, balance",
        "abstract": "It argues: US - Turkey US - relations changed.",
    }
    assert reference.by_name["url"].value == "https://example.org/a"
    found = at(reference, EXPORTED)
    assert found["doi"] == "10.1162/0162288054894607"
    assert found["title"] == "Soft Balancing against\n      the United States"


def record(*lines: str) -> str:
    return "\n".join([*lines, "ER  - ", ""])


def test_a_record_without_id_has_the_key_that_pandoc_makes() -> None:
    text = record("TY  - BOOK", "AU  - Landau, Jacob M.", "A1  - Doe, J.", "PY  - 1974")
    twice = read(FILE, text * 3)
    assert [item.reference.key for item in twice.items] == [
        "Landau_Doe_1974", "Landau_Doe_1974a", "Landau_Doe_1974b",
    ]  # fmt: skip
    assert twice.broken == ()
    assert str(twice.items[0].reference.location.start) == "1:7"


def test_a_record_that_nobody_can_cite_is_named() -> None:
    assert said(FILE, record("TY  - BOOK", "TI  - A Book")) == [
        "1:1 -! a record without ID, author and year, which nobody can cite"
    ]


@pytest.mark.parametrize(
    ("lines", "date", "year", "month"),
    [
        (["PY  - 1974"], "1974", 1974, None),
        (["Y1  - 1974/03/15/"], "1974-03-15", 1974, 3),
        (["PY  - 1974/03//Spring"], "1974-03", 1974, 3),
        (["PY  - 1974", "DA  - 1974/03"], "1974-03", 1974, 3),
        (["PY  - 1974", "DA  - 2011/03"], "1974", 1974, None),
        (["PY  - 1974", "DA  - March"], "1974", 1974, None),
        (["DA  - 3 March 1974"], "3 March 1974", 1974, 3),
        (["PY  - 1974///"], "1974", 1974, None),
        (["PY  - in press"], "in press", None, None),
        (["PY  - 1974-03-15"], "1974-03-15", 1974, 3),
    ],
)
def test_dates_in_every_form(lines: list[str], date: str, year: int, month: int | None) -> None:
    reference = only(FILE, record("TY  - BOOK", "ID  - a", *lines))
    assert (reference.by_name["date"].value, reference.year, reference.month) == (date, year, month)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Landau, Jacob M.", "Jacob M.||Landau|"),
        ("King, Martin Luther, Jr.", "Martin Luther||King|Jr."),
        ("Jacob M. Landau", "Jacob M.||Landau|"),
        ("World Bank", "{World Bank}"),
        ("NATO,", "{NATO}"),
        ("Plato", "||Plato|"),
    ],
)
def test_names_in_every_form(written: str, expected: str) -> None:
    assert who(only(FILE, record("TY  - BOOK", "ID  - a", f"AU  - {written}")).authors) == [
        expected
    ]


def test_who_edited_depends_on_the_type() -> None:
    part = only(FILE, record("TY  - CHAP", "ID  - a", "A2  - Doe, J.", "T2  - A Book"))
    assert (who(part.editors), part.by_name["booktitle"].value) == (["J.||Doe|"], "A Book")
    book = only(FILE, record("TY  - BOOK", "ID  - a", "A2  - Roe, R.", "A3  - Doe, J.", "T2  - S"))
    assert (who(book.editors), book.by_name["series"].value) == (["J.||Doe|"], "S")


def test_what_is_wrong_is_said_and_all_records_are_read() -> None:
    text = (
        "Provider: A Database\nContent: text/plain\n\n"
        "TY  - jour\nid  - a\nZZ  - 1\nPY  - 2001\n"
        "TY  - BOK\nID  - b\nER  -\n"
        "stray words\nand more\n"
        "AU  - Doe, J.\nPY  - 2002\nER  - \nER  - \n"
        "TY  - \nID  - d\n"
    )
    assert said(FILE, text) == [
        '4:1 a? a record that no "ER" ends',
        '4:7 a? the type "jour" is written in small letters',
        '5:1 a? the tag "id" is written in small letters',
        '6:1 a? "ZZ" is no tag of RIS',
        '8:7 b? "BOK" is no type of RIS',
        "11:1 -? text outside of any record",
        '13:1 Doe_2002? a record without "TY"',
        '16:1 -? an "ER" that ends nothing',
        '17:1 d? a record that no "ER" ends',
        '17:1 d? no type behind "TY"',
    ]
    assert [(one.reference.key, one.reference.type) for one in read(FILE, text).items] == [
        ("a", "article"), ("b", "misc"), ("Doe_2002", "misc"), ("d", "misc"),
    ]  # fmt: skip


def test_a_tag_that_nobody_knows_is_no_error() -> None:
    text = record("TY  - BOOK", "ID  - a", "ZZ  - 1", "PY  - 2001")
    (tag,) = read(FILE, text).broken
    assert (tag.message, tag.lost, tag.is_slight) == ('"ZZ" is no tag of RIS', False, True)
    (item,) = read(FILE, text).items
    assert item.reference.by_name["zz"].value == "1"


def test_a_file_that_holds_no_record_is_named() -> None:
    assert said(FILE, "@book{a, title = {T}}\n") == ["1:1 -? text outside of any record"]
    assert not read(FILE, "@book{a, title = {T}}\n").complete
    assert read(FILE, " \n").complete


def test_every_kind_of_line_end_counts_and_a_mark_at_the_start_does_not() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = "\ufeff" + record("TY  - BOOK", "ID  - a", "TI  - 𝕏 and Y").replace("\n", end)
        reference = only(FILE, text)
        assert str(reference.location.start) == "2:7"
        assert at(reference, text)["title"] == "𝕏 and Y"
