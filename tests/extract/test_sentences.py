import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length
from tests.support import ROOT

from claimcheck.extract.sentences import sentence_spans, sentences_in
from claimcheck.model.captions import label_end
from claimcheck.model.documents import BlockKind, Document, DocumentBuilder
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

GOLD = ROOT / "benchmarks" / "sentences" / "gold.txt"
SILENT = (BlockKind.HEADING, BlockKind.REFERENCE_LIST, BlockKind.TABLE)


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


def read(text: str, suffix: str) -> Document:
    return READERS[suffix](SourceFile(Path(f"draft{suffix}"), text))


def in_document(document: Document) -> list[str]:
    return [document.text[s.span.start : s.span.end] for s in sentences_in(document)]


def hard_paragraphs() -> list[list[str]]:
    text = GOLD.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("# ")]
    return [part.split("\n") for part in re.split(r"\n{2,}", "\n".join(lines).strip("\n"))]


@pytest.mark.parametrize("sentences", hard_paragraphs(), ids=lambda s: s[0][:40])
def test_tells_hard_sentences_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", hard_paragraphs(), ids=lambda s: s[0][:40])
def test_takes_no_heed_of_how_wide_the_white_space_is(sentences: list[str]) -> None:
    assert split("  " + " \n".join(sentences) + "\n") == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank failed.The state paid.", ["The bank failed.", "The state paid."]),
        ("It failed in “1998.”The state paid.", ["It failed in “1998.”", "The state paid."]),
        ("Some use Node.js and Foo.Bar today.", ["Some use Node.js and Foo.Bar today."]),
        ("The state paid. . .", ["The state paid. . ."]),
        ("The state paid. ) The bank failed.", ["The state paid. )", "The bank failed."]),
        (
            "It paid.\xa0The bank, cf.\xa0p.\xa03, failed.",
            ["It paid.", "The bank, cf.\xa0p.\xa03, failed."],
        ),
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
        ("No stop at all", ["No stop at all"]),
    ],
)
def test_splits_what_a_page_has_garbled(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_figure_after_a_stop_is_a_note_where_its_mark_is_known() -> None:
    text = "The list has 400.12 Turkey is on it."
    assert split(text) == [text]
    spans = list(sentence_spans(text, marks=[text.index("12")]))
    assert [text[a:b] for a, b in spans] == ["The list has 400.12", "Turkey is on it."]


def test_splits_markdown_with_its_citations_and_notes() -> None:
    document = read(
        "# A head. And more\n\n"
        "It *fell.* See @lund2004, p. 3. @berg2011 agrees.[^1] Others [@ito1999; @kim2001] did not."
        " It fell again. [@lund2004]\n\n- One. Two.\n\n[^1]: In the U.S. only. See p. 4.\n",
        ".md",
    )
    assert in_document(document) == [
        "It fell.",
        "See @lund2004, p. 3.",
        "@berg2011 agrees.[^1]",
        "Others [@ito1999; @kim2001] did not.",
        "It fell again. [@lund2004]",
        "One.",
        "Two.",
        "In the U.S. only.",
        "See p. 4.",
    ]


def test_splits_latex_with_its_citations_and_notes() -> None:
    document = read(
        r"\section{A head. And more} It \emph{fell}~\citep[p.~3]{lund2004}. J.~R. Berg, i.e.\ he,"
        r" agrees.\footnote{Cf. \cite{ito1999}. It fell.} \textcite{kim2001} says so.\autocite{a}"
        " So be it.",
        ".tex",
    )
    assert in_document(document) == [
        r"It fell \citep[p.~3]{lund2004}.",
        "J. R. Berg, i.e. he, agrees.¹",
        r"\textcite{kim2001} says so.\autocite{a}",
        "So be it.",
        r"Cf. \cite{ito1999}.",
        "It fell.",
    ]


def test_headings_tables_and_lists_of_works_hold_no_sentences() -> None:
    kinds = list(BlockKind)
    out = DocumentBuilder(SourceFile(Path("draft.txt"), "\n".join(map(str, kinds))))
    at = 0
    for kind in kinds:
        out.keep(at, at + len(kind))
        out.close_block(kind)
        at += len(kind) + 1
    document = out.build()
    assert in_document(document) == [kind for kind in kinds if kind not in SILENT]


def test_a_sentence_knows_its_block() -> None:
    document = read("One. Two.\n\nThree.\n", ".txt")
    assert [s.block for s in sentences_in(document)] == [
        document.blocks[0],
        document.blocks[0],
        document.blocks[1],
    ]


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                ". ",
                ".",
                "...",
                " . . . ",
                "…",
                "? ",
                "?!",
                "! ",
                ".” ",
                '."',
                ".) ",
                "’ ",
                "“",
                "(",
            ),
            *(")", "[", "]", "(1) ", "[12]", "[@a] ", ".12 ", "¹", "². ", "12", "3.5", "2016", "%"),
            *("U.S", "et al", "p. 3", "No", "Dr", "J. ", "A", "I ", "The ", "However, ", "Turkey "),
            *("word", "de Gaulle", "iPhone", "\\cite{a}", "\\", "{", "—", "• ", "\n", "\xa0", " "),
            *(
                "a) ",
                "1. ",
                "Table 1",
                "said ",
                "é",
                "İ",
                "漢字",
                "。",
                "http://a.b/c?d=e. ",
                "@x ",
            ),
        ]
    ),
    max_size=40,
).map("".join)


@given(FRAGMENTS | st.text(max_size=80))
def test_sentences_are_sorted_trimmed_and_lose_nothing(text: str) -> None:
    spans = list(sentence_spans(text))
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.lists(FRAGMENTS, max_size=4), st.sampled_from(sorted(READERS)))
def test_sentences_stay_in_their_blocks_and_lose_nothing_but_labels(
    parts: list[str], suffix: str
) -> None:
    document = read("\n\n".join(parts), suffix)
    sentences = sentences_in(document)
    assert [s.span for s in sentences] == sorted(s.span for s in sentences)
    for block in document.blocks:
        inside = [s.span for s in sentences if s.block == block]
        assert all(block.span.start <= a < b <= block.span.end for a, b in inside)
        held = "".join(document.text[a:b] for a, b in inside)
        start, end = block.span
        if block.kind in (BlockKind.CAPTION, BlockKind.PARAGRAPH):
            is_caption = block.kind is BlockKind.CAPTION
            start = label_end(document.text, start, end, is_caption=is_caption)
        whole = "" if block.kind in SILENT else document.text[start:end]
        assert "".join(held.split()) == "".join(whole.split())


@pytest.mark.parametrize(
    "unit",
    [
        *(
            ".",
            ". ",
            "…",
            "(",
            "[",
            "(. ",
            "[. ",
            '."',
            "”",
            "'",
            "A. ",
            "A. A. A.",
            "a. A",
            "x. (A",
        ),
        *(
            "(A. ",
            "x.[",
            "x. [[",
            "x. \\cite[",
            "x. ((a) ",
            "x. (1) ",
            "1. ",
            ": 1. ",
            "x.1",
            "x. “",
        ),
        *("al. The ", "x.A", "x. — ", "\n", "¹", "x. ¹", "x.)", "*", "x. {"),
    ],
)
def test_the_time_for_hostile_text_grows_with_its_length_alone(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert_grows_with_length(split, text)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
