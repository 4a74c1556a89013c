"""Plain text as it reads: what a person would type who copies it by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length
from tests.readers.origins import LETTERS, blocks_of, check_origins, source_file, text_of

from claimcheck.model.documents import Span
from claimcheck.readers.plain import read


def read_text(text: str) -> str:
    """The clean text of a draft, blocks a line each."""
    return read(source_file(text)).text


@pytest.mark.parametrize(
    ("printed", "reads"),
    [
        ("The wall\nheld.", "The wall held."),
        ("The wall\r\nheld.\r\n", "The wall held."),
        ("The wall\rheld.", "The wall held."),
        ("\ufeffThe wall held.", "The wall held."),
        ("The  wall\u00a0held\u2009fast.", "The wall held fast."),
        ("The ﬁrst eﬀect of the ﬂoods", "The first effect of the floods"),
        ("Har\u00adbour wa\u200blls", "Harbour walls"),
        ("The north‐east wall", "The north-east wall"),
        ("said so ( Osei 2019).", "said so (Osei 2019)."),
        ("the K‑9 ( one of them )", "the K-9 (one of them )"),
    ],
)
def test_reads_a_line_as_a_person_would(printed: str, reads: str) -> None:
    assert read_text(printed) == reads + "\n"


@pytest.mark.parametrize(
    ("printed", "reads"),
    [
        ("The Har-\nbour is old.", "The Harbour is old."),
        ("Old Har\u00ad\nbour", "Old Harbour"),
        ("Old Har\x02\nbour", "Old Harbour"),
        ("It is a well-\nknown wall.", "It is a well-known wall. Known? Well known."),
        ("a wind-driven mill and a wind-\ndriven pump", ""),
        ("the Oslo-\nBergen line", "the Oslo-Bergen line"),
        ("the EU-\nbacked plan", "the EU-backed plan"),
        ("an anti-\nBritish mood", "an anti-British mood"),
        ("See K-\n9.org for it", "See K-9.org for it"),
        ("from 2010-\n2014", "from 2010-2014"),
        ("from 2010–\n2014", "from 2010–2014"),
        ("pre- and post-war, or pre-\nand post-war", "pre- and post-war, or pre- and post-war"),
        ("a wall—\nno, a dyke", "a wall—no, a dyke"),
        ("a wall -\nno, a dyke", "a wall - no, a dyke"),
        ("sea/\nland", "sea/land"),
        ("at https://a.org/one-\ntwo/three today", "at https://a.org/one-two/three today"),
    ],
)
def test_joins_what_a_line_end_divides(printed: str, reads: str) -> None:
    if "Known?" in reads:
        printed += " Known? Well known."
    expected = reads or printed.replace("\n", "")
    assert read_text(printed) == expected + "\n"


def test_the_document_itself_knows_how_a_word_is_written() -> None:
    text = "Wood-\nward came. Then Woodward went. The co-\noperative left; a co-operative is slow."
    assert read_text(text) == (
        "Woodward came. Then Woodward went. The co-operative left; a co-operative is slow.\n"
    )


def test_points_at_the_printed_lines_of_a_divided_word() -> None:
    document = read(source_file("It rained in Har-\nbour."))
    at = document.text.index("Harbour")
    place = document.locate(Span(at, at + len("Harbour")))
    assert (str(place.start), str(place.end)) == ("1:14", "2:5")


def test_a_draft_without_layout_comes_through_as_it_is() -> None:
    paragraphs = [
        "The town lies on the coast, and it has 1,204 inhabitants (Osei, 2019).",
        "* A bullet with [@key2019] in it",
        "In 2014 the wall was raised; see `code` and <b>marks</b>.",
    ]
    document = read(source_file("\n\n".join(paragraphs)))
    assert [text_of(document, block) for block in document.blocks] == paragraphs


def test_notes_at_the_end_belong_to_their_marks() -> None:
    document = read(
        source_file(
            "The wall is old.1 It was raised twice,2 in 1953 and 1962.\n\nNotes\n\n"
            "1. Ada Osei, Old Walls (Oslo: North, 2019), 12.\n\n2. Ibid., 14.\n"
        )
    )
    assert blocks_of(document) == [
        ("paragraph", "The wall is old.1 It was raised twice,2 in 1953 and 1962."),
        ("heading", "Notes"),
        ("footnote 1", "Ada Osei, Old Walls (Oslo: North, 2019), 12."),
        ("footnote 2", "Ibid., 14."),
    ]
    assert [(document.text[m.span.start : m.span.end], m.label) for m in document.note_marks] == [
        ("1", "1"),
        ("2", "2"),
    ]
    check_origins(document, LETTERS)


def test_numbered_steps_are_no_notes() -> None:
    document = read(source_file("Three steps:\n\n1. Dig.\n\n2. Pour.\n\n3. Wait.\n"))
    assert [block.kind for block in document.blocks] == ["paragraph", *["list-item"] * 3]
    assert document.note_marks == ()


WORDS = st.sampled_from(
    ["Harbour", "har-", "(Osei", "2019)", ".", "1", "et al.", "—", "https://a.b/c-", "CAPITALS"]
)
ODD = st.sampled_from(
    ["\u00ad", "\x02", "ﬁ", "\u00a0", "\u200b", "\ufeff", "¹", "\ud800", "𝔘", "İ", "ß", "\x00"]
)
BREAKS = st.sampled_from(["  ", "    ", "\n", "\n\n", "\r\n", "\r", "\f", "\u2028", "2\nHEAD\n\n"])
OPENINGS = st.sampled_from(
    ["- ", "12. ", "[3] ", "References\n", "Notes\n\n1. ", "Figure 1. ", "Source: X", "_____\n"]
)
QUOTES = st.just("the old wall held\nfast again.\n\n")
FRAGMENTS = WORDS | ODD | BREAKS | OPENINGS | QUOTES | st.text(max_size=6)


@given(st.lists(FRAGMENTS, max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_keeps_every_promise_on_any_text(text: str) -> None:
    check_origins(read(source_file(text)), LETTERS)


@given(st.lists(st.sampled_from(["The wall held.", "It was old (Osei 2019)."]), max_size=8))
def test_loses_no_word_of_prose(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    assert read_text(text).split() == text.split()


HOSTILE = {
    "parentheses": "(" * 20_000,
    "initials": "A. " * 40_000,
    "open citations": "(Smith and " * 20_000,
    "years": "2017a,b, " * 20_000,
    "line feeds": "Smith" + "\n" * 60_000,
    "particles": "van der " * 20_000,
    "digits": "9" * 60_000,
    "hyphens": "a-\n" * 40_000,
    "cut words": "a-\nb\n\n" * 20_000,
    "no blank": "x" * 1_000_000,
    "page breaks": "a\fb\n" * 20_000,
    "page numbers": "1\n\n" * 20_000,
    "one sentence": "the cat sat on the\nmat today again.\n\n" * 20_000,
    "headings": "References\n\n" * 10_000,
    "open headings": "AB:\n\n" * 30_000,
    "entries": "References\n" + "Osei, A. (2019). Walls.\n" * 20_000,
    "indents": "".join(" " * (at % 50) + "ab\n" for at in range(20_000)),
    "gaps": "a    b    c\n" * 20_000,
    "soft hyphens": "\u00ad" * 60_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_alone(text: str) -> None:
    assert_grows_with_length(lambda part: read(source_file(part)), text)


def test_a_page_number_that_cuts_a_citation_is_no_part_of_it() -> None:
    text = "Rents fell in May (Alder and\n\n14\n\nBirch 2001). They rose again.\n"
    [block] = blocks_of(read(source_file(text)))
    assert block[1] == "Rents fell in May (Alder and Birch 2001). They rose again."
