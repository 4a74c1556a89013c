"""What a document is called, by its own words."""

import pytest
from tests.growth import assert_grows_with_length
from tests.readers.origins import source_file

from claimcheck.readers import READERS
from claimcheck.readers.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Tolls on the Orsk\n---\n\n# Part one\n", "Tolls on the Orsk"),
        ('---\ntitle: "Tolls: a *short* history"\n---\n', "Tolls: a short history"),
        ("---\ntitle: 'The ferry''s end'\n---\n", "The ferry's end"),
        ('---\ntitle: "Growth under 5 <percent> & more"\n---\n', "Growth under 5 <percent> & more"),
        ("---\ntitle: H<sub>2</sub>O, `a<b>` and <http://a.b> <!-- new -->\n---\n", "H2O, a<b> and http://a.b"),
        ("---\ntitle: Ferries \\<b> and <Orsk's> tolls</b> < 5\n---\n", "Ferries <b> and <Orsk's> tolls < 5"),
        ("---\ntitle: >\n  Tolls on the\n  Orsk\nauthor: Haas\n---\n", "Tolls on the Orsk"),
        ("---\nauthor: Haas\n---\n\n# Tolls [on the](http://a.b) Orsk[^1]\n\n[^1]: So.\n", "Tolls on the Orsk"),
        ("---\ntitle:\n---\n\n# Tolls\n", "Tolls"),
        ("# Introduction\n\n# Tolls\n", None),
        ("## 1. Summary\n", None),
        ("No heading at all.\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_markdown_has_it_above_the_text_or_in_the_first_heading(
    text: str, title: str | None
) -> None:
    assert title_of(READERS[".md"](source_file(text, "draft.md"))) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (r"\title{Tolls \emph{and} Ferries\thanks{To all.}}\begin{document}\section{Tolls}", "Tolls and Ferries"),
        ("\\title[Tolls]{Tolls ---\n M\\\"uller's ``view''}\n", "Tolls — Müller's “view”"),
        (r"\begin{document}\title{Tolls}\maketitle\section{One}", "Tolls"),
        (r"\chapter{The shore}", "The shore"),
        (r"\section{Introduction}", None),
        (r"\title{}\section{Tolls}", "Tolls"),
        (r"\title", None),
        (r"\title{Tolls", None),
    ],
)  # fmt: skip
def test_latex_has_it_in_a_command_or_in_the_first_heading(text: str, title: str | None) -> None:
    assert title_of(READERS[".tex"](source_file(text, "draft.tex"))) == title


def test_plain_text_has_it_in_the_first_heading() -> None:
    text = "TOLLS ON THE ORSK\n\nThe toll was 3 euros in 1990, and nobody paid it.\n"
    assert title_of(READERS[".txt"](source_file(text, "draft.txt"))) == "TOLLS ON THE ORSK"
    text = f"EXECUTIVE SUMMARY\n\n{text}"
    assert title_of(READERS[".txt"](source_file(text, "draft.txt"))) is None


@pytest.mark.parametrize("part", ["<percent> ", "`a<b>` ", "\\<", "<", "`", "<a:<"])
def test_a_long_title_costs_as_much_as_its_length(part: str) -> None:
    def read(title: str) -> None:
        title_of(READERS[".md"](source_file(f"---\ntitle: {title}\n---\n", "draft.md")))

    assert_grows_with_length(read, "T" + part * (100_000 // len(part)))
