"""Records that are proposed for the claims of a document: ids, wording, sources, sections."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis import analyse, view_of
from claimcheck.bibliography.parse import parse
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.drafts import linked_document, seen_in
from claimcheck.ledger.edit import with_claims
from claimcheck.ledger.read import read
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import NewRecord
from claimcheck.model.stated import Stated
from claimcheck.model.text import SourceFile
from claimcheck.proposals import plan_of, proposed
from claimcheck.readers import READERS

LIBRARY = parse(
    [
        SourceFile(
            Path("x.bib"),
            "@book{brun1901, author = {Brun, A.}, title = {Salt}, year = {1901}}\n"
            "@book{clay1902, author = {Clay, B. and de Alm, C.}, title = {Sand}, year = {1902}}\n"
            "@book{many1903, author = {Dorn, D. and Eck, E. and Fox, F.}, title = {Silt},"
            " year = {1903}}\n",
        )
    ]
)
FACT = "In 1959 Norway paid 1.2 billion dollars into the fund"


def linked(text: str, suffix: str = ".txt") -> LinkedDocument:
    seen = seen_in(READERS[suffix](SourceFile(Path(f"x{suffix}"), text)))
    return linked_document(seen, LIBRARY, {}, Disk())


def records(text: str, suffix: str = ".txt", taken: tuple[str, ...] = ()) -> list[NewRecord]:
    """Of every sentence that may be a claim, weak ones too."""
    document = linked(text, suffix)
    stated = [Stated(document, claim, strong=True, has_ledger=False) for claim in document.claims]
    return list(proposed(stated, taken)[0])


def keys(record: NewRecord) -> list[tuple[str, str | None]]:
    return [(source.key, source.locator) for source in record.sources]


# Wording -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (f"{FACT} (Brun 1901).", f"{FACT}."),
        (f"{FACT} (see Brun 1901, p. 3; Clay 1902).", f"{FACT}."),
        (f"{FACT}, (Brun 1901).", f"{FACT}."),
        (f"{FACT} [@brun1901], it is said.", f"{FACT}, it is said."),
        (f"{FACT}\n  of   the\nstate (Brun\n1901).", f"{FACT} of the state."),
        (f"Brun (1901) says that {FACT}.", f"Brun says that {FACT}."),
        (f"{FACT} (about 3 percent).", f"{FACT} (about 3 percent)."),
        (f"“{FACT}!” he said.", f"“{FACT}!” he said."),
    ],
)
def test_a_record_has_the_words_of_the_text_without_its_citations(printed: str, text: str) -> None:
    suffix = ".md" if "@" in printed else ".txt"
    assert [record.text for record in records(printed, suffix)] == [text]


def test_whom_it_names_is_kept_also_where_a_footnote_stands_before_it() -> None:
    text = (
        "Prices rose in 1959.\\footnote{As \\citet{clay1902} says, sand was dear in 1902.}"
        " In 1961 \\citet{brun1901} said that salt was dear. Later \\citet{many1903} denied it.\n"
    )
    assert [record.text for record in records(text, ".tex")] == [
        "Prices rose in 1959.",
        "In 1961 Brun said that salt was dear.",
        "Later Dorn et al. denied it.",
        "As Clay and de Alm says, sand was dear in 1902.",
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("@brun1901 [p. 3]", "Brun"),
        ("@clay1902", "Clay and de Alm"),
        ("@many1903", "Dorn et al."),
        ("@nobody", "nobody"),
    ],
)
def test_whoever_is_named_by_a_key_alone_is_named(printed: str, name: str) -> None:
    [record] = records(f"{printed} says that {FACT}.", ".md")
    assert record.text == f"{name} says that {FACT}."
    [record] = records(f"As {printed} says, {FACT} [@brun1901].", ".md")
    assert record.text == f"As {name} says, {FACT}."


def test_what_is_said_word_for_word_twice_becomes_one_record() -> None:
    again = "in 1959 norway paid 1.2 billion\ndollars into the fund"
    assert len(records(f"{FACT}. {again.capitalize()}. {FACT} (Brun 1901).")) == 1


# Sources and sections ------------------------------------------------------------------------


def test_each_source_is_named_once_with_its_locator() -> None:
    [record] = records(
        f"Brun (1901, p. 7) shows that {FACT} (Clay and de Alm 1902, pp. 3-\n4; Brun 1901)."
    )
    assert keys(record) == [("brun1901", "p. 7"), ("clay1902", "pp. 3-4")]


def test_what_does_not_link_is_no_source_and_is_told_of() -> None:
    document = linked(f"{FACT} (Nobody 1999; Brun 1901). {FACT.replace('1959', '1960')}.")
    stated = [Stated(document, claim, strong=True, has_ledger=False) for claim in document.claims]
    (first, second), unlinked = proposed(stated, ())
    assert (keys(first), keys(second)) == ([("brun1901", None)], [])
    assert unlinked == {first.id}


def test_the_section_is_the_heading_above() -> None:
    text = f"{FACT}.\n\n# One\n\n## *Two*  and\n\nSee.\n\n{FACT.replace('1959', '1960')}.\n"
    before, below = records(text, ".md")
    assert (before.section, below.section) == (None, "Two and")
    [record] = records(f"\\section{{A \\emph{{b}}}}\n{FACT}.\n", ".tex")
    assert record.section == "A b"


# Ids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{FACT}.", "norway-paid-dollars-1959"),
        ("About 62.5 percent of all pensions came from it.", "pensions-came-62-5"),
        ("The Łódź parliament passed the law in 1,200 villages.", "lodz-parliament-passed-1200"),
        ("Он заплатил 3 миллиарда долларов в 1959 году.", "3"),
        ("Он заплатил всё, и они согласились в Москве.", "claim"),
    ],
)
def test_an_id_is_made_of_rare_words_and_the_first_figure(text: str, name: str) -> None:
    assert [record.id for record in records(text)] == [name]


def test_an_id_that_is_taken_is_counted_on() -> None:
    other = FACT.replace("Norway", "Norway itself")
    taken = ("norway-paid-dollars-1959", "norway-paid-dollars-1959-2")
    assert [one.id for one in records(f"{FACT}.", taken=taken)] == ["norway-paid-dollars-1959-3"]
    assert len({one.id for one in records(f"{FACT}. {other}. {other} too.")}) == 3


PIECES = st.sampled_from(
    [
        *("In 1959 Norway paid 1.2 billion ", "Über 𝔘 ", "(Brun 1901, p. 3)", "(Nobody 1999)"),
        *(
            ". ",
            ".\n\n",
            "# Head\n\n",
            '"',
            "\\",
            "“quoted” ",
            "41% of all ",
            "\t",
            "\u200b",
            "’s ",
        ),
        *(
            "said ",
            "the law of 3 March 2021 ",
            "[@brun1901]",
            "- ",
            "--- ",
            "ﬁ",
            "[[claim]]",
            "'''",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from([".txt", ".md", ".tex"]))
def test_whatever_the_text_its_records_make_a_ledger(pieces: list[str], suffix: str) -> None:
    found = records("".join(pieces), suffix)
    written = read(SourceFile(Path("x.toml"), with_claims(SourceFile(Path("x.toml"), ""), found)))
    assert written.broken == ()
    assert [(one.id, one.text, one.section) for one in written.claims] == [
        (one.id, one.text, one.section) for one in found
    ]
    assert len({one.id for one in found}) == len(found)


# Where they go -------------------------------------------------------------------------------


def target(project: Path, name: str, **config: object) -> tuple[str, str | None]:
    """The file that is to be written, and the path of the document that a new one names."""
    settings = Config(root=project, **config)  # type: ignore[arg-type]
    analysis = analyse(settings, (project / name,), needs_ledger=False)
    [document] = [one for one in analysis.documents if one.document.path == project / name]
    plan = plan_of(document, view_of(analysis, settings), settings)
    return plan.told.ledger.relative_to(project).as_posix(), plan.document and plan.document.path


def test_a_document_without_ledger_gets_a_file_of_its_name(project: Path) -> None:
    (project / "claims/brief.toml").write_text('[document]\npath = "../brief.txt"\n')
    (project / "Été_2 (neu).txt").write_text(f"{FACT}.\n")
    (project / "2.txt").write_text(f"{FACT}.\n")
    assert target(project, "Été_2 (neu).txt") == ("claims/ete-2-neu.toml", "../Été_2 (neu).txt")
    assert target(project, "2.txt") == ("claims/2.toml", "../2.txt")
    assert target(project, "2.txt", claims=("mine.toml",)) == ("mine.toml", "2.txt")
    (project / "claims/2.toml").write_text('[document]\npath = "../other.txt"\n')
    assert target(project, "2.txt") == ("claims/2-2.toml", "../2.txt")


def test_a_document_that_a_ledger_file_names_goes_there(project: Path) -> None:
    (project / "2.txt").write_text(f"{FACT}.\n")
    (project / "claims/two.toml").write_text('[document]\npath = "../2.txt"\n')
    assert target(project, "2.txt") == ("claims/two.toml", None)


def test_one_document_and_one_ledger_file_belong_together(project: Path) -> None:
    (project / "2.txt").write_text(f"{FACT}.\n")
    assert target(project, "2.txt") == ("claims/brief.toml", None)
