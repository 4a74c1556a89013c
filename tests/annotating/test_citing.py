"""Citations by key read as the finished text prints them; what is not linked goes by its key."""

from pathlib import Path

import pytest
from tests.annotating.bridge import draft_of

from claimcheck.model.annotated import AnnotatedDraft

BIBLIOGRAPHY = """\
@book{haas1975, author={Haas, Ines and Lindqvist, Per}, title={A Bridge}, year=1975}
@book{unger1989, author={Unger, Tomas}, title={Tolls}, year=1989}
@book{three2010, author={Abel, A. and Beer, B. and Cole, C.}, title={Three}, year=2010}
@misc{town, title={The Town Book}}
"""


def read(folder: Path, name: str, text: str) -> AnnotatedDraft:
    (folder / "references.bib").write_text(BIBLIOGRAPHY, "utf-8")
    (folder / name).write_text(text, "utf-8")
    return draft_of(folder, folder / name)


def words(draft: AnnotatedDraft) -> str:
    return "".join(piece.text for one in draft.parts[0].passages for piece in one.pieces)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("So [@haas1975].", "So (Haas and Lindqvist 1975)."),
        ("So [see @haas1975, pp. 3-4; @unger1989].", "So (see Haas and Lindqvist 1975, pp. 3-4; Unger 1989)."),
        ("@unger1989 says so.", "Unger (1989) says so."),
        ("@unger1989 [p. 7] says so.", "Unger (1989, p. 7) says so."),
        ("@unger1989 [p. 7; @three2010] says so.", "Unger (1989, p. 7; Abel et al. 2010) says so."),
        ("Unger says so [-@unger1989, p. 7].", "Unger says so (1989, p. 7)."),
        ("So [@{unger1989}, 3].", "So (Unger 1989, 3)."),
        ("So [@town].", "So (The Town Book)."),
        ("@town says so.", "The Town Book says so."),
        ("So [@nobody].", "So (nobody)."),
        ("So [-@nobody, p. 2].", "So (nobody, p. 2)."),
        ("@nobody [p. 7] says so.", "@nobody [p. 7] says so."),
        ("So [@nobody, p. 2; @unger1989].", "So (nobody, p. 2; Unger 1989)."),
        ("So {cite:p}`haas1975,unger1989`.", "So (Haas and Lindqvist 1975; Unger 1989)."),
        ("So {cite:t}`unger1989`.", "So Unger (1989)."),
    ],
)  # fmt: skip
def test_in_markdown(tmp_path: Path, written: str, shown: str) -> None:
    assert words(read(tmp_path, "a.md", f"{written}\n")) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"So \citep{haas1975}.", "So (Haas and Lindqvist 1975)."),
        (r"So \citep[p.~3]{haas1975}.", "So (Haas and Lindqvist 1975, p. 3)."),
        (r"So \citep[see][3--4]{haas1975,unger1989}.", "So (see Haas and Lindqvist 1975; Unger 1989, 3–4)."),
        (r"So \citep[see][]{unger1989}.", "So (see Unger 1989)."),
        (r"\citet[7]{unger1989} says so.", "Unger (1989, 7) says so."),
        (r"\Citet{three2010} say so.", "Abel et al. (2010) say so."),
        (r"\citet{haas1975,unger1989} say so.", "Haas and Lindqvist (1975); Unger (1989) say so."),
        (r"\citeauthor{unger1989} in \citeyear{unger1989}.", "Unger in 1989."),
        (r"So \citeyearpar{unger1989}.", "So (1989)."),
        (r"In \citetitle{unger1989}.", "In Tolls."),
        (r"So \citealp{unger1989}.", "So Unger 1989."),
        (r"So \parencites[3]{haas1975}[see][5]{unger1989}.", "So (Haas and Lindqvist 1975, 3; see Unger 1989, 5)."),
        (r"So \volcite{2}[5]{unger1989}.", "So (Unger 1989, vol. 2, 5)."),
        (r"So \citep{nobody}.", "So (nobody)."),
        (r"\citet[3]{nobody} says so.", "nobody, 3 says so."),
        (r"So \citep{nobody, unger1989}.", "So (nobody; Unger 1989)."),
        (r"\newcommand{\my}[1]{\citep{#1}}So \my{unger1989}.", r"\newcommand{\my}[1]{\citep{#1}}So (Unger 1989)."),
        (r"\nocite{unger1989}So.", r"\nocite{unger1989}So."),
    ],
)  # fmt: skip
def test_in_latex(tmp_path: Path, written: str, shown: str) -> None:
    assert words(read(tmp_path, "a.tex", f"{written}\n")) == shown


def test_the_words_of_the_source_are_at_hand(tmp_path: Path) -> None:
    (passage,) = read(tmp_path, "a.md", "So [@haas1975, p. 3].\n").parts[0].passages
    (work,) = (piece for piece in passage.pieces if piece.cited)
    assert (work.text, work.written) == ("Haas and Lindqvist 1975", "[@haas1975, p. 3]")


@pytest.mark.parametrize(
    ("name", "written", "reads"),
    [
        ("a.md", "According to @unger1989 [p. 7], it cost 3 million marks in 1911.[^1]\n\n[^1]: A note.",
         "According to Unger (1989, p. 7), it cost 3 million marks in 1911."),
        ("a.md", "It cost 3 million marks in 1911 [see @unger1989; @haas1975].",
         "It cost 3 million marks in 1911 (see Unger 1989; Haas and Lindqvist 1975)."),
        ("a.tex", r"According to \citet[p.~7]{unger1989}, it cost 3 million marks in 1911.\footnote{So.}",
         "According to Unger (1989, p. 7), it cost 3 million marks in 1911."),
        ("a.txt", "According to Unger (1989,\n7), it cost 3 million marks in 1911.",
         "According to Unger (1989, 7), it cost 3 million marks in 1911."),
    ],
)  # fmt: skip
def test_what_rests_on_a_work_is_told_with_its_citations(
    tmp_path: Path, name: str, written: str, reads: str
) -> None:
    draft = read(tmp_path, name, f"{written}\n")
    work = draft.works[0]
    assert [draft.claims[number].text for number in work.claims] == [reads]
