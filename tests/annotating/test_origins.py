"""From the file back to the text as it reads."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.test_corpus import EVERY_DOCUMENT

from claimcheck.annotating.origins import WayBack
from claimcheck.files import read as read_file
from claimcheck.model.documents import Span
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

FRAGMENTS = (
    *(
        "a ",
        "word ",
        "1990 ",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "| ",
        "*",
        "`",
        "[@key] ",
        "[^1]",
        "[^1]: ",
    ),
    *(
        "\\section{",
        "}",
        "\\cite{key} ",
        "\\'e",
        "%",
        "~",
        "--",
        "$x$",
        "{",
        "hyphen-\n",
        "ﬁ",
        "😀",
    ),
)


@EVERY_DOCUMENT
def test_a_sentence_is_found_again(document: Path) -> None:
    read = READERS[document.suffix](read_file(document))
    back = WayBack(read)
    for block in read.blocks:
        span = Span(block.span.start, max(block.span.start + 1, block.span.end - 1))
        place = read.locate(span)
        assert back.span_of(place.start.offset, place.end.offset) == span


@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.sampled_from(sorted(READERS)),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_any_place_leads_into_one_block(text: str, suffix: str, start: int, end: int) -> None:
    read = READERS[suffix](SourceFile(Path(f"draft{suffix}"), text))
    span = WayBack(read).span_of(min(start, end), max(start, end))
    if span is None:
        assert not read.text
        return
    (block,) = (b for b in read.blocks if b.span.start <= span.start < b.span.end)
    assert span.start < span.end <= block.span.end
