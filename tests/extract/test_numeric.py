from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.extract.citations.numeric import number_style, numeric_citations
from claimcheck.extract.reference_list import entries_in
from claimcheck.model.citations import Form
from claimcheck.model.documents import BlockKind, Document, DocumentBuilder
from claimcheck.model.text import SourceFile


def draft(text: str, works: int = 9) -> Document:
    """A draft of one paragraph, with a numbered list of so many works."""
    entries = [
        f"{number}. Brun B. Sand. J Dune. {1990 + number}." for number in range(1, works + 1)
    ]
    out = DocumentBuilder(SourceFile(Path("draft.txt"), "\n".join([text, *entries])))
    out.keep(0, len(text))
    out.close_block(BlockKind.PARAGRAPH)
    at = len(text) + 1
    for entry in entries:
        out.keep(at, at + len(entry))
        out.close_block(BlockKind.REFERENCE_LIST)
        at += len(entry) + 1
    return out.build()


def cited(text: str, works: int = 9) -> list[str]:
    """Each citation as printed, with the numbers that it stands for."""
    document = draft(text, works)
    return [
        f"{document.text[c.span.start : c.span.end]} = {' '.join(str(w.number) for w in c.works)}"
        for c in numeric_citations(document, entries_in(document))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salt [1]. Sand [2, 3].", ["[1] = 1", "[2, 3] = 2 3"]),
        ("Salt [1]–[3] and sand [4], [5].", ["[1]–[3] = 1 2 3", "[4], [5] = 4 5"]),
        ("Salt [1-3, 5] dries.", ["[1-3, 5] = 1 2 3 5"]),
        ("As [1] and [2] show, in [3], Brun found it.", ["[1] = 1", "[2] = 2", "[3] = 3"]),
        ("Salt [1, p. 3; 2] dries [see 3, 4].", ["[1, p. 3; 2] = 1 2", "[see 3, 4] = 3 4"]),
        ("Salt [1] dries [5], see Refs. 2,3.", ["[1] = 1", "[5] = 5", "Refs. 2,3 = 2 3"]),
    ],
)
def test_reads_numbers_in_brackets(text: str, expected: list[str]) -> None:
    assert cited(text, works=5) == expected


def test_reads_parentheses_where_the_document_uses_them_throughout() -> None:
    text = "Salt (1), sand (2,3), mud (e.g., 4) and silt (5–7; see equation (3)) vary (8, p. 2). So (9)."
    assert cited(text) == [
        "(1) = 1", "(2,3) = 2 3", "(e.g., 4) = 4", "(8, p. 2) = 8", "(9) = 9",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salt¹ dries.² It spreads³⁻⁵ and heats⁶,⁷ 40 km² of land.", ["¹ = 1", "² = 2", "³⁻⁵ = 3 4 5", "⁶,⁷ = 6 7"]),
        ("Salt1 dries.2 It spreads3–5 and heats6,7 the CO2 in 3.5 parts.", ["1 = 1", "2 = 2", "3–5 = 3 4 5", "6,7 = 6 7"]),
    ],
)  # fmt: skip
def test_reads_numbers_set_high_and_those_that_lost_their_height(
    text: str, expected: list[str]
) -> None:
    assert cited(text, works=7) == expected


def test_a_locator_belongs_to_the_number_before_it() -> None:
    document = draft("Salt [1, pp. 3–4; 2, Ch. 5].", works=2)
    (citation,) = numeric_citations(document, entries_in(document))
    assert [(work.number, work.locator) for work in citation.works] == [
        ("1", "pp. 3–4"),
        ("2", "Ch. 5"),
    ]
    assert citation.form is Form.NUMERIC


@pytest.mark.parametrize(
    "noise",
    [
        "in [2010] it rained",
        "on the interval [0, 1]",
        "the cell x[3] and f(x)[4]",
        "as x_i^{[2]} is",
        "they said [sic] so […] often",
        "of lists [[1]] in R",
        "from [1–400] on",
        "room [007]",
    ],
)
def test_other_brackets_are_no_citations(noise: str) -> None:
    assert cited(f"Salt [1] dries, {noise}. Sand [2] too [3].", works=3) == [
        "[1] = 1",
        "[2] = 2",
        "[3] = 3",
    ]


NINE = "Salt [1] and sand [2, 3] dry [4–8]. Mud [9]"


@pytest.mark.parametrize(
    ("noise", "citation"),
    [
        (" does not [12].", "[12] = 12"),
        (", as Cale [12] says, is wet.", "[12] = 12"),
        (" is wet, as in [11].", "[11] = 11"),
        (" is wet [11, 12], they say.", "[11, 12] = 11 12"),
        (" is wet [11–13].", "[11–13] = 11 12 13"),
        (" is wet.[12] It flows.", "[12] = 12"),
        (" is wet [112].", "[112] = 112"),
        (" is wet [12, p. 3].", "[12, p. 3] = 12"),
    ],
)
def test_a_number_beyond_the_list_cites_a_work_that_it_lacks(noise: str, citation: str) -> None:
    assert cited(NINE + noise, works=9)[-2:] == ["[9] = 9", citation]


def test_numbers_set_high_may_lie_beyond_the_list_too() -> None:
    text = "Salt¹ and sand² dry.³ Mud⁵ is wet, ¹⁴C decays, and 20 km¹² is odd."
    assert cited(text, works=4) == ["¹ = 1", "² = 2", "³ = 3", "⁵ = 5"]


@pytest.mark.parametrize(
    "noise",
    [
        " of [2019] was wet.",
        " was wet, [sic] and […] so on.",
        ", x[12] and buffer[12], is stored.",
        " lies on [0, 1] or in [10, 15].",
        " follows y = a + b [12].",
        " follows from Eq. [12] and Table [11].",
        ": “We took [200] horses.”",
        " weighs 45 [38–52] grams.",
        " is stored by set_at [12] = 3; and so on.",
    ],
)
def test_other_numbers_in_brackets_are_no_works_that_the_list_lacks(noise: str) -> None:
    assert cited(NINE + noise, works=9)[-1] == "[9] = 9"


def test_a_list_that_holds_the_number_after_all_lacks_nothing() -> None:
    entries = ["1. Brun B. Sand. 1991. 2. Cale C. Mud. 1992.", "3. Dorn D. Silt. 1993."]
    text = "Salt [1]. Sand [2]. Mud [3]."
    source = "\n".join([text, *entries])
    out = DocumentBuilder(SourceFile(Path("draft.txt"), source))
    at = 0
    for line in source.splitlines():
        out.keep(at, at + len(line))
        out.close_block(BlockKind.REFERENCE_LIST if at else BlockKind.PARAGRAPH)
        at += len(line) + 1
    document = out.build()
    found = list(numeric_citations(document, entries_in(document)))
    assert [citation.works[0].number for citation in found] == ["1", "3"]


def test_far_more_numbers_than_the_list_has_are_not_its_works() -> None:
    text = "Salt [1]. Sand [2]. Mud [3]. " + " ".join(f"Silt [{n}]." for n in range(11, 20))
    assert cited(text, works=3) == ["[1] = 1", "[2] = 2", "[3] = 3"]


def test_an_enumeration_in_parentheses_cites_nothing() -> None:
    text = (
        "We test: (1) whether salt dries, and (2) whether sand does. Salt (1). Sand (2). Mud (3)."
    )
    assert cited(text, works=3) == ["(1) = 1", "(2) = 2", "(3) = 3"]


def test_a_document_that_cites_by_author_and_year_has_no_numeric_style() -> None:
    text = "As Brun (1991) says, see (2) and Table [3]: x[1] = 4."
    document = draft(text)
    assert number_style(document, entries_in(document)) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("A [1] b [2] c [3], [4] d [5] e [1].", 5), ("One [1] bracket.", 0), ("At [7] and [12] and [3].", 0)],
)  # fmt: skip
def test_without_a_list_only_plain_series_of_brackets_count(text: str, count: int) -> None:
    assert len(list(numeric_citations(draft(text, works=0), ()))) == count


def test_pull_quotes_repeat_what_the_text_cites() -> None:
    text = "Salt [1] dries."
    out = DocumentBuilder(SourceFile(Path("draft.txt"), text))
    out.keep(0, len(text))
    out.close_block(BlockKind.PULL_QUOTE)
    entries = entries_in(draft("", works=2))
    assert list(numeric_citations(out.build(), entries)) == []


@given(st.text(alphabet="ab .,[]()–-123¹²", max_size=150))
def test_spans_are_in_order_and_hold_their_works(text: str) -> None:
    document = draft(text)
    last = 0
    for citation in numeric_citations(document, entries_in(document)):
        assert last <= citation.span.start < citation.span.end <= len(text)
        last = citation.span.end
        for work in citation.works:
            assert citation.span.start <= work.span.start < work.span.end <= citation.span.end
            assert document.text[work.span.start : work.span.end] == work.text


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "[1, " * 30_000, "[1], " * 20_000, "¹," * 30_000, "a1," * 20_000, "7" * 200_000, "(1) " * 20_000]
)  # fmt: skip
def test_the_time_grows_with_the_length_alone(text: str) -> None:
    def read(part: str) -> None:
        document = draft(part)
        list(numeric_citations(document, entries_in(document)))

    assert_grows_with_length(read, text)
