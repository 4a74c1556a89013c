"""incomplete-reference: what an entry type requires."""

import pytest
from tests.rules.examples import entry
from tests.support import Lint

RULE = "incomplete-reference"


def test_what_is_missing_is_named_at_the_key(lint: Lint) -> None:
    assert lint("\n" + entry("a", "article", author="A"), kind="bib", rule=RULE) == [
        'references.bib:2:10: incomplete-reference: @article "a" lacks'
        " title, journal or journaltitle and year or date"
    ]


def test_a_blank_field_is_missing(lint: Lint) -> None:
    text = entry("a", author="A", title=" ", year="1990")
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:1:7: incomplete-reference: @book "a" lacks title'
    ]


@pytest.mark.parametrize(
    "text",
    [
        entry("a", author="A", title="T", year="1990"),  # without a publisher
        entry("a", editor="E", title="T", date="1990"),
        entry("a", author="{World Bank}", title="T", year="n.d."),
        entry("a", author="A", title="T", pubstate="forthcoming"),
        "@BOOK(a, AUTHOR = {A}, TITLE = {T}, YEAR = 1990)\n",
        '@string{y = "1990"}\n@book{a, author = {A}, title = {T}, year = y}\n',
        entry("a", "article", author="A", title="T", journaltitle="J", date="2019-11-15"),
        entry("a", "article", author="A", title="T", journal="J", year="forthcoming"),
        entry("a", "article", author="A", title="T", eprint="2001.00001", year="2020"),
        entry("a", "thesis", author="A", title="T", type="phdthesis", institution="I", date="1990"),
        entry("a", "phdthesis", author="A", title="T", school="S", year="1990"),
        entry("a", "report", author="A", title="T", type="Brief", institution="I", date="1990"),
        entry("a", "techreport", title="T", institution="{World Bank}", year="1990"),
        entry("a", "online", title="T", url="https://e.org", urldate="2020-01-01"),
        entry("a", "misc", title="T"),
        entry("a", "misc", title="T", howpublished="Interview"),
        entry("a", "legislation", title="T"),
        entry("a", "inproceedings", author="A", title="T", eventtitle="E", date="1990"),
        entry("a", "xdata", publisher="P"),
        entry("a", "set", entryset="b, c"),
        entry("a", "blogpost", author="A"),
        entry("a", "customa"),
    ],
)
def test_entries_that_one_of_the_systems_takes_are_accepted(lint: Lint, text: str) -> None:
    assert lint(text, kind="bib", rule=RULE) == []


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (("incollection", "crossref"), entry("p", "collection", editor="E", title="B", date="1990")),
        (("incollection", "crossref"), entry("p", "book", editor="E", booktitle="B", title="B", year="1990")),
        (("inproceedings", "crossref"), entry("P", "proceedings", title="B", year="1990")),
        (("article", "xdata"), entry("p", "xdata", journaltitle="J", date="1990")),
    ],
)  # fmt: skip
def test_what_is_inherited_need_not_be_repeated(
    lint: Lint, child: tuple[str, str], parent: str
) -> None:
    kind, link = child
    text = entry("a", kind, author="A", title="T", **{link: "p"}) + parent
    assert lint(text, kind="bib", rule=RULE) == []


@pytest.mark.parametrize("parent", ["", "@proceedings{p,\n  title = {B,\n  year = {1990},\n}\n"])
def test_nothing_is_missing_while_the_parent_cannot_be_read(lint: Lint, parent: str) -> None:
    text = entry("a", "inproceedings", author="A", title="T", crossref="p") + parent
    assert lint(text, kind="bib", rule=RULE) == []
    assert lint(text, kind="bib", rule="broken-entry")


def test_a_parent_does_not_excuse_what_it_does_not_give(lint: Lint) -> None:
    text = entry("a", "inproceedings", author="A", title="T", crossref="p")
    assert lint(text + entry("p", "proceedings", title="B"), kind="bib", rule=RULE) == [
        'references.bib:1:16: incomplete-reference: @inproceedings "a" lacks year or date',
        'references.bib:6:14: incomplete-reference: @proceedings "p" lacks year or date',
    ]
