from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.extract.reference_list import entries_in
from claimcheck.model.citations import ListEntry
from claimcheck.model.documents import BlockKind, Document, DocumentBuilder
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS


def listed(*entries: str) -> Document:
    """A document whose list of works its reader has split."""
    out = DocumentBuilder(SourceFile(Path("draft.txt"), "\n".join(entries)))
    at = 0
    for entry in entries:
        out.keep(at, at + len(entry))
        out.close_block(BlockKind.REFERENCE_LIST)
        at += len(entry) + 1
    return out.build()


def wrapped(text: str, name: str) -> Document:
    """A draft whose list of works has several printed lines an entry."""
    source = SourceFile(Path(name), f"It is old.\n\n# References\n\n{text}\n")
    if name.endswith(".txt"):
        source = SourceFile(Path(name), source.text.replace("# ", ""))
    return READERS[source.path.suffix](source)


def brief(entry: ListEntry) -> str:
    """What was read of an entry, as one line."""
    names = "; ".join(f"{n.surname}, {n.given}" if n.given else n.surname for n in entry.names)
    names += " et al." if entry.et_al else ""
    year = f"{entry.year}{entry.suffix}"
    return f"{names} | {year} | {entry.title}"


ORDERS = [
    (
        "Aldous, J. A., & Brun, B. (2010). Rivers of salt. Journal of Brine, 4(2), 11–19.",
        "Aldous, J. A.; Brun, B. | 2010 | Rivers of salt",
    ),
    (
        "Aldous, J.A., Brun, B. and Cale, C. (2010b) ‘Rivers of salt’, Journal of Brine, 4(2).",
        "Aldous, J.A.; Brun, B.; Cale, C. | 2010b | Rivers of salt",
    ),
    (
        "J. A. Aldous and B. Brun, “Rivers of salt,” J. Brine, vol. 4, no. 2, pp. 1999–2004, Nov. 2010.",
        "Aldous, J. A.; Brun, B. | 2010 | Rivers of salt",
    ),
    (
        "J. Aldous et al., Rivers of Salt. Leeds: Dune Press, 2010.",
        "Aldous, J. et al. | 2010 | Rivers of Salt",
    ),
    (
        "Aldous JA, Brun B, van der Cale C, et al. Rivers of salt. J Brine. 2010 Jun;4(2):11–9.",
        "Aldous, JA; Brun, B; van der Cale, C et al. | 2010 | Rivers of salt",
    ),
    (
        "Aldous, J. A., Brun, B. & Cale, C. Rivers of salt. Journal of Brine 4, 11–19 (2010).",
        "Aldous, J. A.; Brun, B.; Cale, C. | 2010 | Rivers of salt",
    ),
    (
        "Aldous, Jane A., and Bill van Brun. 2010. “Rivers of Salt.” Journal of Brine 4 (2): 11–19.",
        "Aldous, Jane A.; van Brun, Bill | 2010 | Rivers of Salt",
    ),
    (
        "Aldous, Jane, Y. Ann Brun, and Cleo C. Cale. 2010. “Rivers of Salt.” Journal of Brine 4.",
        "Aldous, Jane; Brun, Y. Ann; Cale, Cleo C. | 2010 | Rivers of Salt",
    ),
    (
        "Aldous, Jane, and J. Bea Brun. 2010. “Rivers of Salt.” Journal of Brine 4 (2): 11–19.",
        "Aldous, Jane; Brun, J. Bea | 2010 | Rivers of Salt",
    ),
    (
        "Aldous, Jane, and J. van der Brun. 2010. “Rivers of Salt.” Journal of Brine 4 (2): 11–19.",
        "Aldous, Jane; van der Brun, J. | 2010 | Rivers of Salt",
    ),
    (
        "Aldous, Jane, and J. Van Brun. 2010. “Rivers of Salt.” Journal of Brine 4 (2): 11–19.",
        "Aldous, Jane; Van Brun, J. | 2010 | Rivers of Salt",
    ),
    (
        "Aldous, Jane. Rivers of Salt. Leeds: Dune Press, 2010.",
        "Aldous, Jane | 2010 | Rivers of Salt",
    ),
    ("ALDOUS, J. (1998). Salt.", "ALDOUS, J. | 1998 | Salt"),
    ("Salt Growers Association. (2012). Yields.", "Salt Growers Association | 2012 | Yields"),
    ("Aldous, J. (n.d.). Salt.", "Aldous, J. | n.d. | Salt"),
    ("Aldous, J. (Ed.). (2001). Salt at sea.", "Aldous, J. | 2001 | Salt at sea"),
    ("Brun Bea, de. (2007). Salt at sea.", "Brun Bea | 2007 | Salt at sea"),
    ("Brun Bea, van der. 2007. “Salt at Sea.” Leeds.", "Brun Bea | 2007 | Salt at Sea"),
    ("Brun Bea, de (2007) ‘Salt at sea’, Leeds.", "Brun Bea | 2007 | Salt at sea"),
    ("Brun Bea de. Salt at sea. Leeds. 2007;", "Brun Bea | 2007 | Salt at sea"),
]


@pytest.mark.parametrize(("printed", "expected"), ORDERS)
def test_reads_an_entry_in_every_order_of_its_parts(printed: str, expected: str) -> None:
    assert [brief(entry) for entry in entries_in(listed(printed))] == [expected]


def test_a_dash_stands_for_the_names_above() -> None:
    found = entries_in(listed("Brun, Bea. 2001. Sand.", "———. 2003. Dust."))
    assert [brief(entry) for entry in found] == [
        "Brun, Bea | 2001 | Sand",
        "Brun, Bea | 2003 | Dust",
    ]


def test_the_year_is_that_of_the_work_and_not_of_the_visit_or_the_pages() -> None:
    printed = "Brun B. Sand. J Dune. 2003;7:1998–2004. Accessed May 3, 2021. https://x.org/2019"
    assert entries_in(listed(printed))[0].year == "2003"


@pytest.mark.parametrize(
    ("printed", "doi", "url"),
    [
        ("Brun, B. (2001). Sand. https://doi.org/10.1000/ab(c).1.", "10.1000/ab(c).1", "https://doi.org/10.1000/ab(c).1"),
        ("Brun, B. (2001). Sand (doi: 10.1000/xyz).", "10.1000/xyz", None),
        ("Brun, B. (2001). Sand. http://sand.example/a/.", None, "http://sand.example/a/"),
    ],
)  # fmt: skip
def test_reads_addresses_without_the_point_of_the_sentence(
    printed: str, doi: str | None, url: str | None
) -> None:
    (entry,) = entries_in(listed(printed))
    assert (entry.doi, entry.url) == (doi, url)


@pytest.mark.parametrize("signs", ["[{}] ", "({}) ", "{}. ", "{}) ", "{} "])
def test_numbers_are_read_and_an_entry_wrapped_over_lines_stays_one(signs: str) -> None:
    text = (
        signs.format(1) + "Aldous J. Salt and its many\n1. uses. J Brine. 2001;3:4.\n"
        + signs.format(2) + "Brun B. Sand. J Dune.\n2003. Leeds.\n" + signs.format(3) + "Cale C. Mud. 2004."
    )  # fmt: skip
    found = entries_in(wrapped(text, "draft.txt"))
    assert [(entry.number, entry.names[0].surname, entry.year) for entry in found] == [
        ("1", "Aldous", "2001"),
        ("2", "Brun", "2003"),
        ("3", "Cale", "2004"),
    ]


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_entries_without_numbers_begin_where_names_do(name: str) -> None:
    text = (
        "Aldous, J., & Brun, B. (2001). Salt and\nits Uses, Old and New. Leeds.\n"
        "Cale, C. (2003). Mud. https://mud.example/\nDoe, D. (2004). Silt."
    )
    assert [entry.names[0].surname for entry in entries_in(wrapped(text, name))] == [
        "Aldous",
        "Cale",
        "Doe",
    ]


def test_a_document_without_a_list_has_no_entries() -> None:
    assert entries_in(DocumentBuilder(SourceFile(Path("a.txt"), "")).build()) == ()


@given(st.lists(st.text(max_size=80), max_size=6))
def test_entries_stand_where_they_say_in_any_text(parts: list[str]) -> None:
    document = listed(*(part.replace("\n", " ") for part in parts))
    for entry in entries_in(document):
        start, end = entry.span
        assert document.text[start:end] == entry.text[: end - start]


@given(st.text(alphabet="AbB.,&() 12“”—-é", max_size=120))
def test_names_stand_where_they_say(text: str) -> None:
    document = listed(text)
    for entry in entries_in(document):
        for name in entry.names:
            assert name.span is not None
            assert (
                document.text[name.span.start : name.span.end] == name.surname
                or "—" in text
                or "-" in text
            )


@pytest.mark.parametrize(
    "text",
    ["A. " * 30_000, "Smith, J., " * 20_000, "van der " * 20_000, "“" * 30_000, "10.1234/" * 20_000, "—" * 50_000],
)  # fmt: skip
def test_the_time_for_an_entry_grows_with_its_length_alone(text: str) -> None:
    assert len(entries_in(listed(text))) <= 1
    assert_grows_with_length(lambda part: entries_in(listed(part)), text)
