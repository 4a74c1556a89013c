"""The text stands on the page as it is printed, and nothing of the source is lost in silence."""

import html
import re
from pathlib import Path

import pytest
from tests.annotating import paper
from tests.annotating.bridge import draft_of

from claimcheck.reporters.annotated.page import render
from claimcheck.reporters.page import Page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paper.written_to(tmp_path)


def page(folder: Path, *names: str) -> str:
    return render(draft_of(folder, *(folder / name for name in names)), Page(folder))


def words(page: str) -> str:
    """What is to be read in the text itself."""
    text = page[page.index("<article") : page.index("</article>")]
    text = re.sub(r'<details class="notes">.*?</details>|<a [^>]*class="badge.*?</a>', "", text)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text)))


def test_markdown_reads_as_it_is_printed(folder: Path) -> None:
    text = words(page(folder, "paper.md"))
    for passage in (
        "Mara Lind, Ode Berg2020-02-10Not printed: lines 1–6",
        "The city opened the bridge in May 1974 (Haas and Lindqvist 1975, p. 12), as Unger (1989, p. 7)",
        "The model y ~ x + z has E = mc² in the archive ↗ of 1990.",
        "Code python, lines 17–20def toll(year): # <b> return 3",
        "yearlorries1990n/a",
        "Image figures/bridge.png",
        "Included here part.md",
        "1 The closure of 2001 cost 2 million euros (Unger 1989). ↩",
        "1 comment not shown: line 33",
    ):
        assert passage in text


def test_latex_reads_as_it_is_printed(folder: Path) -> None:
    text = words(page(folder, "paper.tex"))
    for passage in (
        "Mara Lind, Ode BergNot printed: lines 1–4",
        "The city opened the bridge in May 1974 (Haas and Lindqvist 1975, p. 12), see Figure fig:a.1",
        "n + m cracks in 2003: \\begin{equation} a = b \\end{equation} as lm(y ~ x) and \\foo{bar} show.",
        "toll <- 3",
        "Image figures/bridge.png",
        "1. In 1990 the toll was 3 euros.",
        "Included here part",
        "1 comment not shown: line 7",
    ):
        assert passage in text


def test_a_note_leads_to_its_footnote_and_back(folder: Path) -> None:
    shown = page(folder, "paper.md")
    assert '<sup><a class="noteref" id="fr1-1" href="#fn1-1">1</a></sup>' in shown
    assert re.search(r'<p class="footnote"[^>]* id="fn1-1".*<a href="#fr1-1" class="back"', shown)


def test_a_citation_says_how_it_is_written(folder: Path) -> None:
    shown = page(folder, "paper.md")
    assert 'title="[@haas1975, p. 12]">Haas and Lindqvist 1975</a>, p. 12)' in shown


def test_a_document_that_is_included_is_one_click_away(folder: Path) -> None:
    shown = page(folder, "paper.qmd", "part.md")
    assert '<a href="#p2">part.md</a>' in shown
