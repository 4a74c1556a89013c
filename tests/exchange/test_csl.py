"""References as CSL-JSON: names taken apart, dates, types, and nothing that CSL does not know."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.entry_types import STANDARD_TYPES
from claimcheck.bibliography.parse import parse
from claimcheck.exchange.csl import OTHER, TYPES, as_csl_json
from claimcheck.model.text import SourceFile

TEXT = {"type": "string", "minLength": 1}
TEXTS = (  # noqa: SIM905 - a list would take a line for each
    "title title-short container-title container-title-short collection-title collection-number"
    " event-title event-place publisher publisher-place edition volume number-of-volumes"
    " number-of-pages chapter-number version genre medium language abstract annote keyword note"
    " issue number page DOI ISBN ISSN PMID URL"
).split()
KINDS = (  # noqa: SIM905 - as above
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic"
    " collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic"
    " hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet"
    " paper-conference patent performance periodical personal_communication post post-weblog"
    " regulation report review review-book software song speech standard thesis treaty webpage"
).split()
NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": dict.fromkeys(
            ("family", "given", "non-dropping-particle", "suffix", "literal"), TEXT
        ),
        "additionalProperties": False,
        "oneOf": [{"required": ["family"]}, {"required": ["literal"], "maxProperties": 1}],
    },
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        },
        "literal": TEXT,
        "circa": {"const": True},
    },
    "additionalProperties": False,
    "oneOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
}
# What CSL 1.0.2 has of that which we write, in our own words.
SHAPE = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "type": {"enum": KINDS},
            **dict.fromkeys(("author", "editor"), NAMES),
            **dict.fromkeys(("issued", "accessed", "event-date"), DATE),
            **dict.fromkeys(TEXTS, TEXT),
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}


def items(bib: str) -> list[dict[str, Any]]:
    references = parse([SourceFile(Path("x.bib"), bib)]).references
    found: list[dict[str, Any]] = json.loads(as_csl_json(references))
    jsonschema.validate(found, SHAPE)
    return found


def test_a_book_by_people_and_a_body() -> None:
    assert items(r"""
        @book{berg2009,
          author = {van den Berg, Jr., Anna and {US Department of State} and Plato and others},
          editor = {D{\'i}az, Jos{\'e}},
          title = {The {NATO} Years},
          subtitle = {A~History},
          publisher = {Norton \& Co.},
          address = {New York},
          series = {Studies}, number = {7},
          edition = {2},
          year = {2009}, month = mar,
          isbn = {978-0-306-40615-7},
        }
    """) == [
        {
            "id": "berg2009",
            "type": "book",
            "title": "The NATO Years: A History",
            "author": [
                {
                    "family": "Berg",
                    "given": "Anna",
                    "non-dropping-particle": "van den",
                    "suffix": "Jr.",
                },
                {"literal": "US Department of State"},
                {"family": "Plato"},
                {"literal": "others"},
            ],
            "editor": [{"family": "Díaz", "given": "José"}],
            "issued": {"date-parts": [[2009, 3]]},
            "collection-title": "Studies",
            "publisher": "Norton & Co.",
            "publisher-place": "New York",
            "edition": "2",
            "collection-number": "7",
            "ISBN": "978-0-306-40615-7",
        }
    ]


def test_an_article_with_its_issue_pages_and_addresses() -> None:
    [item] = items(r"""
        @article{a, author = {Sakkas, John}, title = {T}, journaltitle = {J}, volume = 3,
          number = {10}, pages = {45--67}, date = {2013-04-09}, urldate = {2020-02-01},
          doi = {https://doi.org/10.1000/a\_b}, url = {https://example.org/~x?a=1\&b=\%20}}
    """)
    del item["author"]
    assert item == {
        "id": "a",
        "type": "article-journal",
        "title": "T",
        "issued": {"date-parts": [[2013, 4, 9]]},
        "accessed": {"date-parts": [[2020, 2, 1]]},
        "container-title": "J",
        "volume": "3",
        "issue": "10",
        "page": "45-67",
        "DOI": "10.1000/a_b",
        "URL": "https://example.org/~x?a=1&b=%20",
    }


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("date = {2019}", {"date-parts": [[2019]]}),
        ("date = {2019-11/2020-01}", {"date-parts": [[2019, 11], [2020, 1]]}),
        ("date = {1867~}", {"date-parts": [[1867]], "circa": True}),
        ("date = {2019/..}", {"date-parts": [[2019]]}),
        ("date = {-0044}", {"date-parts": [[-44]]}),
        ("year = {1998a}", {"date-parts": [[1998]]}),
        ("year = {2001}, month = {May}", {"date-parts": [[2001, 5]]}),
        ("year = {forthcoming}", {"literal": "forthcoming"}),
        ("date = {2019-21}", {"date-parts": [[2019]]}),
        ("title = {T}", None),
    ],
)
def test_dates(fields: str, issued: object) -> None:
    [item] = items(f"@misc{{a, {fields}}}")
    assert item.get("issued") == issued


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@phdthesis{a, school = {MIT}}", {"genre": "PhD thesis", "publisher": "MIT"}),
        ("@thesis{a, type = {Habilitation}}", {"genre": "Habilitation"}),
        ("@techreport{a, number = {12}, series = {S}}", {"number": "12", "collection-title": "S"}),
        ("@article{a, entrysubtype = {newspaper}}", {"type": "article-newspaper"}),
        ("@incollection{a, booktitle = {B}}", {"type": "chapter", "container-title": "B"}),
        ("@inproceedings{a}", {"type": "paper-conference"}),
        ("@online{a}", {"type": "webpage"}),
        ("@nonsense{a}", {"type": OTHER}),
    ],
)
def test_an_entry_type_becomes_what_csl_calls_it(entry: str, expected: dict[str, str]) -> None:
    [item] = items(entry)
    assert {name: item.get(name) for name in expected} == expected


def test_every_type_that_is_mapped_is_one_of_bibtex_or_biblatex() -> None:
    assert TYPES.keys() <= STANDARD_TYPES
    # A note of a bibliography and a set are no works, and `xdata` only lends its fields.
    assert STANDARD_TYPES - TYPES.keys() == {"misc", "bibnote", "set", "xdata"}


FIELDS = (
    "author editor title subtitle date year month urldate pages number series doi url note type"
)
values = st.text(st.characters(codec="utf-8", exclude_characters="{}\\\0"), max_size=12) | (
    st.sampled_from(
        ["A, B and {C}", "2019-99-99", "--", "~", "$x$", "and", "1/2/3", "a and others"]
    )
)


@given(
    st.sampled_from(sorted(STANDARD_TYPES)),
    st.dictionaries(st.sampled_from(FIELDS.split()), values, max_size=6),
)
def test_whatever_stands_in_an_entry_becomes_csl(kind: str, fields: dict[str, str]) -> None:
    items(f"@{kind}{{a, {', '.join(f'{name} = {{{value}}}' for name, value in fields.items())}}}")


EVERYTHING = r"""
    author = {Doe, Jane and de la Cruz, Ana and {World Bank}}, editor = {Roe, Max}, title = {The
    {NATO} Title}, subtitle = {Sub}, booktitle = {Book}, journaltitle = {Journal}, date = {2019-03-04},
    volume = {3}, number = {7}, pages = {1--9}, publisher = {Pub}, location = {Ankara}, edition = {2},
    series = {Ser}, doi = {10.1000/x_y}, url = {https://example.org/~a}, urldate = {2020-01-01},
    isbn = {978-0-306-40615-7}, note = {N}, institution = {Inst}, school = {Sch}, type = {T}
"""


@pytest.mark.parametrize("kind", sorted(STANDARD_TYPES))
def test_what_is_written_is_the_same_once_it_was_read_again(kind: str) -> None:
    text = as_csl_json(parse([SourceFile(Path("x.bib"), f"@{kind}{{k, {EVERYTHING}}}")]).references)
    again = parse([SourceFile(Path("x.json"), text)])
    assert (again.broken, as_csl_json(again.references)) == ((), text)
