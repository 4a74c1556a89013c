"""The same works in every format are the same references; any text at all is borne."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.bibliography.readers.shown import read, who

from claimcheck.bibliography.csl_types import TYPES as CSL_TYPES
from claimcheck.bibliography.entry_types import is_standard_type
from claimcheck.bibliography.parse import parse
from claimcheck.bibliography.readers import READERS
from claimcheck.bibliography.ris_tags import TYPES as RIS_TYPES
from claimcheck.config import DOCUMENT_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.model.references import Reference
from claimcheck.model.text import SourceFile

Work = dict[str, str | int | list[tuple[str, str]]]

WORDS = st.from_regex(r"[A-ZÄÖÉŁ][a-zäöéł]{2,9}( [a-zäö]{2,8}){0,4}", fullmatch=True)
FAMILIES = st.from_regex(
    r"((van|de la) )?[A-ZÄÖÉŁ][a-zäöéł]{2,9}(-[A-Z][a-z]{2,5})?", fullmatch=True
)
GIVEN = st.from_regex(r"[B-MÉ][a-zé]{2,8}( [A-Z]\.){0,2}", fullmatch=True)
WORKS = st.lists(
    st.fixed_dictionaries(
        {
            "key": st.from_regex(r"[a-z][a-z0-9:_-]{0,12}[a-z0-9]", fullmatch=True),
            "title": WORDS,
            "names": st.lists(st.tuples(FAMILIES, GIVEN), min_size=1, max_size=3),
            "year": st.integers(1000, 2099),
            "doi": st.from_regex(r"10\.[0-9]{4,5}/[a-z0-9.]{1,10}[a-z0-9]", fullmatch=True),
        }
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda work: work["key"],
)


def bib(works: list[Work]) -> str:
    return "\n".join(
        f"@book{{{work['key']},\n  title = {{{work['title']}}},\n"
        f"  author = {{{' and '.join(', '.join(name) for name in names_of(work))}}},\n"
        f"  date = {{{work['year']}}},\n  doi = {{{work['doi']}}},\n}}\n"
        for work in works
    )


def names_of(work: Work) -> list[tuple[str, str]]:
    names = work["names"]
    assert isinstance(names, list)
    return names


def items(works: list[Work]) -> list[dict[str, object]]:
    return [
        {
            "id": work["key"],
            "type": "book",
            "title": work["title"],
            "author": [{"family": family, "given": given} for family, given in names_of(work)],
            "issued": {"date-parts": [[work["year"]]]},
            "DOI": work["doi"],
        }
        for work in works
    ]


def csl_json(works: list[Work]) -> str:
    return json.dumps(items(works), indent=2, ensure_ascii=False)


def csl_yaml(works: list[Work]) -> str:
    lines = ["references:"]
    for work in works:
        lines += [
            f"- id: '{work['key']}'",
            "  type: book",
            f"  title: {work['title']}",
            "  author:",
        ]
        for family, given_names in names_of(work):
            lines += [f"  - family: {family}", f'    given: "{given_names}"']
        lines += [f"  issued: {work['year']}", f"  DOI: {work['doi']}"]
    return "\n".join([*lines, ""])


def ris(works: list[Work]) -> str:
    lines: list[str] = []
    for work in works:
        lines += ["TY  - BOOK", f"ID  - {work['key']}", f"TI  - {work['title']}"]
        lines += [f"AU  - {', '.join(name)}" for name in names_of(work)]
        lines += [f"PY  - {work['year']}", f"DO  - {work['doi']}", "ER  - ", ""]
    return "\n".join(lines)


FORMATS: dict[str, Callable[[list[Work]], str]] = {
    "a.bib": bib,
    "b.json": csl_json,
    "c.yaml": csl_yaml,
    "d.ris": ris,
}


def core(reference: Reference) -> tuple[object, ...]:
    doi = reference.by_name["doi"].value
    names = who(reference.authors)
    return reference.key, reference.type, names, reference.title, reference.year, doi


@given(WORKS)
def test_the_same_works_in_every_format_are_the_same_references(works: list[Work]) -> None:
    found = {}
    for name, write in FORMATS.items():
        file = SourceFile(Path(name), write(works))
        bibliography = parse([file])
        assert bibliography.broken == ()
        assert bibliography.complete
        found[name] = [core(reference) for reference in bibliography]
        for reference in bibliography:
            places = (reference.location, reference.by_name["title"].location)
            said = [file.text[place.start.offset : place.end.offset] for place in places]
            assert said == [reference.key, reference.title]
            doi = reference.by_name["doi"]
            assert file.text[doi.location.start.offset : doi.location.end.offset] == doi.value
    assert found["b.json"] == found["c.yaml"] == found["d.ris"] == found["a.bib"]


@given(WORKS)
def test_files_of_all_formats_are_one_bibliography_in_the_order_of_the_files(
    works: list[Work],
) -> None:
    files = [SourceFile(Path(name), write(works)) for name, write in FORMATS.items()]
    together = parse(files)
    apart = [reference for file in files for reference in parse([file])]
    assert list(together) == apart
    assert together.files == tuple(file.path for file in files)
    assert together.by_key == parse(files[:1]).by_key


NASTY = st.lists(
    st.sampled_from(
        [
            *'[]{}:,"\\&*!|>-#%\'\n\r\t ', "id", "type", "book", "null", "NaN", "1e999", "- ", "? ",
            "TY  - ", "ER  - ", "ID  - ", "AU  - ", "PY  - ", "references:\n", "---\n", "...\n",
            '"author":', '"issued":', '"date-parts":', "\\ud800", "\ud800", "\ufeff", "\x85",
            "\u2028", "𝕏", "é", "&a ", "*a ", "<<: ", "!!python/object ", "%YAML 9.9\n", "\x07",
            '{"id": "a", "type": "book", ', '"title": "T"}', "9" * 30, "2019-13-45",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.ris", "a.md"])
@given(text=NASTY | st.text())
@example("[" * 200_000)
@example('{"a":' * 100_000)
@example("- " * 100_000)
@example('[{"id": "a", "author": ' + "[" * 70)
@example("9" * 10_000)
@example("TY  - BOOK\n" * 3000)
@example("---\nreferences:\n" + "- id: x\n" * 3000)
def test_any_text_is_borne_and_every_place_lies_in_it(name: str, text: str) -> None:
    found = read(name, text)
    places = [one.location for one in found.broken]
    for item in found.items:
        assert item.reference.key.strip()
        assert 0 <= item.start <= item.end <= len(text)
        places += [item.reference.location, *(field.location for field in item.reference.fields)]
    for place in places:
        assert 0 <= place.start.offset <= place.end.offset <= len(text)
    if not found.complete:
        assert found.broken


def test_there_is_a_reader_for_each_suffix_and_every_type_is_one_that_the_rules_know() -> None:
    documents = [suffix for suffix in READERS if suffix in DOCUMENT_SUFFIXES]
    assert tuple(READERS) == (*REFERENCE_SUFFIXES, *documents)
    assert all(map(is_standard_type, (*CSL_TYPES.values(), *RIS_TYPES.values())))
