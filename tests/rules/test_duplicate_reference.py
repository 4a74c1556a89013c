"""duplicate-reference: one work under two keys, and above all what only looks like it."""

from collections.abc import Callable

import pytest
from tests.rules.examples import entry
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "duplicate-reference"
COINS = {"author": "Eyre, Jane", "title": "A History of Coinage", "year": "1990"}
DOI = "10.5555/coins.7"

Fields = dict[str, str]


def lint_two(
    lint: Lint, one: Fields, other: Fields, kind: str = "book", other_kind: str = ""
) -> list[str]:
    """Lint two entries that are alike but for these fields."""
    text = entry("one", kind, **COINS | one) + entry("two", other_kind or kind, **COINS | other)
    return lint(text, kind="bib", rule=RULE)


def test_the_later_entry_is_flagged_and_leads_to_the_earlier(
    lint: Lint, report: Callable[..., Report]
) -> None:
    text = entry("b", **COINS) + entry("x", title="Else") + entry("a", **COINS)
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:9:7: duplicate-reference: "a" is the same work as "b"'
    ]
    [finding] = report(RULE).findings
    assert finding.hit.help == "keep one of the two and cite it throughout"
    [related] = finding.hit.related
    assert (str(related.location.start), related.message) == (
        "1:7",
        "Eyre, A History of Coinage, 1990",
    )


def test_of_three_alike_both_later_ones_lead_to_the_first(lint: Lint) -> None:
    text = "".join(entry(key, **COINS) for key in ("a", "b", "c"))
    assert [line.split(": ", 2)[2] for line in lint(text, kind="bib", rule=RULE)] == [
        '"b" is the same work as "a"',
        '"c" is the same work as "a"',
    ]


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "A history of {Coinage}."},
        {"title": "A History\n    of Coinage"},
        {"title": r"A History of \emph{Coinage}"},
        {"author": "Jane Eyre"},
        {"author": "Eyre, J."},
        {"author": "J. Eyre and Helen Burns"},
        {"author": "{\\'E}yre, Jane"},
        {"publisher": "Else", "address": "Leeds", "isbn": "x", "url": "https://e.org"},
        {"year": "[1990]"},
        {"edition": "2"},
        {"doi": DOI},
    ],
)
def test_a_work_is_known_whatever_the_spelling(lint: Lint, other: Fields) -> None:
    assert len(lint_two(lint, {}, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"pages": "1--20"}, {"pages": "1-20"}),
        ({"edition": "2"}, {"edition": "2nd"}),
        ({"volume": "3", "number": "4"}, {"volume": "3"}),
        ({"number": "04"}, {"number": "4"}),
        ({"date": "1990-05-03"}, {"year": "1990"}),
        ({"date": "1990-05", "year": ""}, {"month": "may"}),
        ({"journal": "J. Numism."}, {"journal": "Journal of Numismatics"}),
        ({"title": "A History of Coinage: Rome to Paris"}, {"subtitle": "Rome to Paris"}),
    ],
)
def test_fields_written_in_two_ways_do_not_make_two_works(
    lint: Lint, one: Fields, other: Fields
) -> None:
    assert len(lint_two(lint, one, other, "article")) == 1


@pytest.mark.parametrize(
    "doi",
    [DOI, DOI.upper(), f"https://doi.org/{DOI}", f"doi: {DOI}", f"{DOI}.", rf"\url{{{DOI}}}"],
)
def test_one_doi_is_one_work_whatever_else_is_said(lint: Lint, doi: str) -> None:
    other = {"doi": doi, "title": "Coins", "year": "1991", "author": "Burns, Helen"}
    assert len(lint_two(lint, {"doi": DOI}, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"year": "1890"}, {}),  # a reprint
        ({"edition": "1"}, {"edition": "2"}),
        ({"edition": "First"}, {"edition": "Revised"}),
        ({"volume": "1"}, {"volume": "2"}),
        ({"volumes": "2"}, {"volume": "2"}),  # the whole and a volume of it
        ({"part": "1"}, {"part": "2"}),
        ({"subtitle": "Rome"}, {"subtitle": "Paris"}),
        ({"maintitle": "Papers"}, {"maintitle": "Letters"}),
        ({"author": "Eyre, Jane"}, {"author": "Eyre, Thomas"}),
        ({"author": "Eyre, Jane"}, {"author": "Burns, Helen"}),
        ({"doi": "10.5555/1"}, {"doi": "10.5555/2"}),
        ({"title": "Coinage"}, {"title": "Coinage"}),  # too short to tell
        ({"title": "土耳其与美国关系"}, {"title": "土耳其与希腊关系"}),
        ({"year": "n.d."}, {"year": "n.d."}),
        ({"author": ""}, {"author": ""}),
    ],
)
def test_editions_volumes_and_namesakes_are_several_works(
    lint: Lint, one: Fields, other: Fields
) -> None:
    assert lint_two(lint, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"volume": "3"}, {"volume": "4"}),
        ({"volume": "3", "number": "1"}, {"volume": "3", "number": "2"}),
        ({"pages": "1--2"}, {"pages": "90--91"}),
        ({"month": "jan"}, {"month": "feb"}),
        ({"date": "1990-01-04", "year": ""}, {"date": "1990-01-11", "year": ""}),
        ({"title": "Review of Kitsch's Coins", "journal": "A"}, {"title": "Review of Kitsch's Coins", "journal": "B"}),
        ({"title": "Introduction: Coins today", "journal": "A"}, {"title": "Introduction: Coins today", "journal": "B"}),
    ],
)  # fmt: skip
def test_a_column_with_one_title_is_many_articles(lint: Lint, one: Fields, other: Fields) -> None:
    assert lint_two(lint, one, other, "article") == []


@pytest.mark.parametrize(
    ("kind", "other_kind"),
    [
        ("phdthesis", "book"),
        ("book", "article"),
        ("book", "inbook"),
        ("inproceedings", "article"),
        ("set", "book"),
        ("xdata", "book"),
    ],
)
def test_a_thesis_a_book_and_an_article_of_one_title_are_several_works(
    lint: Lint, kind: str, other_kind: str
) -> None:
    assert lint_two(lint, {}, {}, kind, other_kind) == []


def test_a_preprint_and_its_article_are_told_apart_by_the_year_or_the_doi(lint: Lint) -> None:
    preprint = {"eprint": "2001.00001", "year": "1989"}
    assert lint_two(lint, preprint, {}, "misc", "article") == []
    preprint = {"doi": "10.48550/arXiv.2001.00001"}
    assert lint_two(lint, preprint, {"doi": DOI}, "misc", "article") == []


def test_chapters_that_give_the_doi_of_their_book_are_several_works(lint: Lint) -> None:
    whole = entry("book", "collection", editor="Burns, Helen", title="Coins and Mints", doi=DOI)
    chapters = [
        entry(f"c{n}", "incollection", author="Eyre, Jane", title=title, doi=DOI, year="1990")
        for n, title in enumerate(("Rome", "Paris", "A longer chapter"))
    ]
    assert lint(whole + "".join(chapters), kind="bib", rule=RULE) == []
    assert len(lint(chapters[0] + chapters[0].replace("c0", "c9"), kind="bib", rule=RULE)) == 1


def test_parts_of_a_book_that_bear_its_title_are_told_apart(lint: Lint) -> None:
    for name in ("chapter", "pages"):
        shared = {"doi": DOI}
        one, other = shared | {name: "1"}, shared | {name: "20"}
        assert lint_two(lint, one, other, "inbook") == []
        assert lint_two(lint, {name: "1"}, {name: "20"}, "inbook") == []


def test_what_is_inherited_is_no_mark_of_the_work(lint: Lint) -> None:
    parent = entry("p", "proceedings", title="Proceedings", year="1990", doi=DOI)
    papers = [
        entry(f"c{n}", "inproceedings", author=name, title=f"Paper {n}", crossref="p")
        for n, name in enumerate(("Eyre", "Burns"))
    ]
    assert lint("".join(papers) + parent, kind="bib", rule=RULE) == []


@pytest.mark.parametrize("doi", ["n/a", "none", "-", "forthcoming", "10.5555", "10.5555/"])
def test_what_is_no_doi_makes_no_duplicates(lint: Lint, doi: str) -> None:
    assert lint_two(lint, {"doi": doi}, {"doi": doi, "title": "Quite another Book"}) == []


def test_web_pages_of_one_title_are_told_apart_by_address_or_day(lint: Lint) -> None:
    page = {"author": "{State Department}", "title": "Daily Press Briefing"}
    for name, one, other in (
        ("url", "https://e.org/1", "https://e.org/2"),
        ("date", "1990-01-04", "1990-01-05"),
    ):
        assert lint_two(lint, page | {name: one}, page | {name: other}, "online") == []
    page["title"] = "What we know about coins"
    assert len(lint_two(lint, page | {"url": "https://e.org/1"}, page, "online")) == 1


def test_an_entry_that_repeats_a_key_is_left_to_duplicate_key(lint: Lint) -> None:
    assert lint(entry("a", **COINS) + entry("A", **COINS), kind="bib", rule=RULE) == []


def test_a_thousand_issues_of_one_series_are_compared_quickly(lint: Lint) -> None:
    text = "".join(entry(f"k{n}", "article", **COINS | {"volume": str(n + 1)}) for n in range(1000))
    assert lint(text, kind="bib", rule=RULE) == []
