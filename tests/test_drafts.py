"""Documents from end to end: whatever the text, it is scanned, and places lie in the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.parse import parse
from claimcheck.disk import Disk
from claimcheck.drafts import linked_document, seen_in
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

LIBRARY = parse(
    [
        SourceFile(
            Path("x.bib"),
            "@book{brun1901, author = {Brun, A. and de Alm, B.}, title = {Salt}, year = {1901}}\n"
            "@misc{lost, title = {Never\n",
        )
    ]
)
FRAGMENTS = [
    *("(Brun and de Alm 1901, p. 3; ", "Brun et al. (1901a,b)", "1901)", "[1]", "[2-4, 9]", "³"),
    *("[@brun1901, p. 3]", "@lost", "\\citep[3]{brun1901}", "{", "}", "$", "`", "---\n", "[^1]: "),
    *(
        "References\n\n",
        "1. Brun, A. (1901). Salt. Press.\n",
        "Ibid., 4.",
        "\n\n",
        "\n",
        "\f",
        "-\n",
    ),
    *(
        "\u00ad",
        "\u200b",
        "İ",
        "ﬁ",
        "  ",
        "a",
        "A. ",
        "12",
        "\\input{x}",
        "\\footnote{",
        "%",
        "Notes\n\n",
    ),
]


@pytest.mark.parametrize("suffix", sorted(READERS))
@given(words=st.lists(st.sampled_from(FRAGMENTS), max_size=30))
def test_scanning_never_raises_and_every_place_lies_in_the_file(
    suffix: str, words: list[str]
) -> None:
    text = "".join(words)
    document = READERS[suffix](SourceFile(Path(f"x{suffix}"), text))
    linked = linked_document(seen_in(document), LIBRARY, {}, Disk())
    starts = []
    for citation, links in zip(linked.citations, linked.links, strict=True):
        assert len(citation.works) == len(links)
        for span in (citation.span, *(work.span for work in citation.works)):
            where = document.locate(span)
            assert 0 <= where.start.offset <= where.end.offset <= len(text)
        starts.append(document.locate(citation.span).start.offset)
    assert starts == sorted(starts)
    assert len(linked.entry_links) == len(linked.entries)


SHELF = parse(
    [
        SourceFile(
            Path("x.bib"),
            "@book{clay1902, author = {Clay, Ada}, title = {Salt}, year = {1902}}\n",
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So says Clay (1902).", ["clay1902"]),
        ("So says Clay (1903).", []),
        ("So says Vance (1902).", []),
        ("Clay (1903) argues that salt is dear.", [None]),
    ],
)
def test_a_year_after_a_name_that_nothing_speaks_for_is_a_citation_if_the_work_is_known(
    text: str, expected: list[str | None]
) -> None:
    document = READERS[".txt"](SourceFile(Path("x.txt"), text))
    linked = linked_document(seen_in(document), SHELF, {}, Disk())
    assert [link.key for links in linked.links for link in links] == expected
