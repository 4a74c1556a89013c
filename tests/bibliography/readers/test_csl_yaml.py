"""CSL-YAML as pandoc and Better BibTeX write it, and as people write it by hand."""

import pytest
from tests.bibliography.readers.shown import at, only, read, said, who

FILE = "refs.yaml"

EXPORTED = """\
---
references:
- id: landau1974  # by hand
  author:
  - family: Landau
    given: Jacob M.
  citation-key: landau1974
  issued:
  - year: 1974
    month: 3
  publisher: 'E. J. Brill'
  title: "[Radical]{.nocase} *Politics* in Modern Türkiye: \\"1960--1972\\""
  type: book
...
"""


def test_an_item_has_its_values_at_their_places() -> None:
    reference = only(FILE, EXPORTED)
    assert (reference.key, reference.type, reference.year, reference.month) == (
        "landau1974", "book", 1974, 3,
    )  # fmt: skip
    assert reference.title == 'Radical Politics in Modern Türkiye: "1960--1972"'
    assert who(reference.authors) == ["Jacob M.||Landau|"]
    assert str(reference.location.start) == "3:7"
    found = at(reference, EXPORTED)
    assert found["publisher"] == "E. J. Brill"
    assert found["author"] == "Landau\n    given: Jacob M."
    assert found["title"].startswith("[Radical]{.nocase} *Politics*")


@pytest.mark.parametrize(
    "written",
    [
        "- id: a\n  type: book\n  note: no\n",
        "references:\n  - {id: a, type: book, note: no}\n",
        "id: a\ntype: book\nnote: no\n",
        "---\n- id: a\n  type: book\n  note: no\n---\n...\n",
        "- {type: book, note: no, id: a}\r\n",
        "- !!map {id: !!str a, type: !exclaim book, note: !!python/object:os.system no}\n",
    ],
)
def test_it_may_be_written_in_many_ways(written: str) -> None:
    reference = only(FILE, written)
    assert (reference.key, reference.type) == ("a", "book")
    assert [(field.name, field.value) for field in reference.fields] == [("note", "no")]


def test_values_are_what_people_wrote() -> None:
    text = (
        "- id: 2019\n  type: book\n  title: on\n  issued: 2019-02-03\n  volume: 010\n  note: 1:30\n"
        "  page: 1e3\n  version: 0x1F\n  abstract: ~\n  URL:\n"
    )
    reference = only(FILE, text)
    assert (reference.key, reference.title, reference.year) == ("2019", "on", 2019)
    assert {field.name: field.value for field in reference.fields} == {
        "title": "on", "date": "2019-02-03", "volume": "010", "note": "1:30", "pages": "1e3",
        "version": "0x1F",
    }  # fmt: skip


def test_an_alias_stands_for_what_it_names() -> None:
    text = (
        "- id: a\n  type: book\n  author: &who\n  - {family: Doe, given: J.}\n"
        "- id: b\n  type: book\n  author: *who\n"
    )
    items = read(FILE, text).items
    assert [who(item.reference.authors) for item in items] == [["J.||Doe|"]] * 2


LAUGHS = "- &a0 {id: a, type: book}\n" + "".join(
    f"- &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 30)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: [a\n", "2:1 -! this is no YAML: "),
        (
            "- id: a\n\ttype: b\n",
            "2:1 -! this is no YAML: ",
        ),
        ("- id: *gone\n", '1:7 -! this is no YAML: no "&gone" before this'),
        ("[" * 10_000, "1:61 -! this is no YAML: nested too deeply"),
        (LAUGHS, "6:13 -! this is no YAML: aliases stand for too much"),
        ("services:\n  web: {image: nginx}\n", "1:1 -! this YAML holds no references in CSL"),
        ("a: &a [*a]\n", '1:8 -! this is no YAML: no "&a" before this'),
    ],
)
def test_a_file_that_is_something_else_is_named(text: str, expected: str) -> None:
    [line] = said(FILE, text)
    assert line.startswith(expected)  # PyYAML in C and in Python say it in other words
    assert not read(FILE, text).complete


@pytest.mark.parametrize("text", ["", "---\n...\n", "# nothing yet\n", "references:\n", "[]"])
def test_a_file_without_references_is_an_empty_bibliography(text: str) -> None:
    assert read(FILE, text) == read(FILE, "")
    assert read(FILE, text).complete


def test_what_is_wrong_with_an_item_is_said_at_its_place() -> None:
    text = (
        "- id: a\n  type: book\n  type: report\n  author: Doe, Jane\n- title: Lost\n  type: book\n"
    )
    assert said(FILE, text) == [
        '3:3 a? second "type" in this reference',
        '4:11 a? a name that is not in parts under "author"',
        '5:10 -! a reference without "id": "Lost"',
    ]
    assert read(FILE, text).items[0].reference.type == "report"


def test_references_stand_in_the_metadata_of_a_document() -> None:
    text = (
        "---\ntitle: A text\nreferences:\n- id: doe2019\n  type: book\n\n  issued: 2019\n"
        "nocite: '@*'\n---\n\nText.\n\n---\nreferences:\n  - id: nix2020\n    type: book\n...\n"
    )
    items = read("draft.md", text).items
    assert [(one.reference.key, one.reference.year) for one in items] == [
        ("doe2019", 2019), ("nix2020", None),
    ]  # fmt: skip
    assert [str(one.reference.location.start) for one in items] == ["4:7", "15:9"]


def test_what_else_a_document_calls_references_is_none() -> None:
    text = "---\nreferences:\n- https://example.org\n---\n\nText.\n"
    assert read("draft.md", text) == read("draft.md", "")
