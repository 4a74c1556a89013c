"""What is said of citations in documents: missing, misspelt, ambiguous."""

import pytest
from tests.support import Lint

LIBRARY = """\
@book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics}, publisher = {Brill}, year = 1974}
@book{smith2010, author = {Smith, Ann}, title = {Zebras}, publisher = {Press}, year = 2010}
@book{smith2010b, author = {Smith, Ann}, title = {Aardvarks}, publisher = {Press}, year = 2010}
@book{jones2001, author = {Jones, Bo and Smith, Ann}, title = {Both}, publisher = {Press}, year = 2001}
@book{lost1999, author = {Lost, L.}, title = {Never closed,
"""


def linted(lint: Lint, text: str, rule: str, kind: str = "txt") -> list[str]:
    return lint(f"{text}\n---\n{LIBRARY}", kind=f"{kind} + bib", rule=rule)


def test_a_work_that_the_bibliography_lacks(lint: Lint) -> None:
    assert linted(lint, "It rained.\nIt was opposed (Nobody 1999, p. 3).", "unlinked-citation") == [
        'draft.txt:2:17: unlinked-citation: "Nobody 1999, p. 3" is not in references.bib'
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "It was opposed (Landua 1974).",
            'draft.txt:1:17: misspelt-citation: "Landua 1974" is almost landau1974: surname differs'
            " by one letter: the bibliography has Landau",
        ),
        (
            "It was opposed (Landau 1975).",
            'draft.txt:1:24: misspelt-citation: "Landau 1975" is almost landau1974: year 1975 in the'
            " text, 1974 in the bibliography",
        ),
    ],
)
def test_a_slip_is_marked_in_the_part_that_differs(text: str, finding: str, lint: Lint) -> None:
    assert linted(lint, text, "misspelt-citation") == [finding]


def test_two_works_that_fit_equally_are_both_named(lint: Lint) -> None:
    [finding] = linted(lint, "It rained (Smith 2010).", "ambiguous-citation")
    assert finding.startswith('draft.txt:1:12: ambiguous-citation: "Smith 2010" may be smith2010')
    assert "smith2010b" in finding


def test_letters_after_the_year_go_by_title_and_not_by_the_order_of_the_file(lint: Lint) -> None:
    text = "It rained (Smith 2010a), and it snowed (Smith 2010b)."
    for rule in ("ambiguous-citation", "misspelt-citation", "unlinked-citation"):
        assert linted(lint, text, rule) == []


@pytest.mark.parametrize(
    "text",
    [
        "It rained in 1999 (May 2001) and again (since 2010).",
        "Write to smith1999@example.org or @nobody.",
        "ISO 9001 (2015) and the S-400 (2017) are no authors.",
        "According to Landau (1974), and to Jones and Smith (2001), it rained.",
    ],
)
@pytest.mark.parametrize("rule", ["unlinked-citation", "misspelt-citation", "ambiguous-citation"])
def test_no_false_alarm(text: str, rule: str, lint: Lint) -> None:
    assert linted(lint, text, rule) == []


def test_a_printed_key_that_is_missing_is_a_missing_reference(lint: Lint) -> None:
    text = "It was opposed [@landau1947; @landau1974] and @lost1999 and `[@code]`."
    assert linted(lint, text, "missing-reference", "md") == [
        'draft.md:1:18: missing-reference: no reference "landau1947" in references.bib'
    ]


def test_a_citation_of_a_broken_entry_is_not_called_missing(lint: Lint) -> None:
    text = "It was opposed \\citep{lost1999}."
    assert linted(lint, text, "missing-reference", "tex") == []
