from pathlib import Path

import pytest

from claimcheck.extract.citations.keyed import keyed_citations
from claimcheck.model.citations import Form
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

Seen = tuple[str, bool, list[tuple[str | None, str | None]]]


def seen(text: str, suffix: str) -> list[Seen]:
    document = READERS[suffix](SourceFile(Path(f"draft{suffix}"), text))
    citations = list(keyed_citations(document))
    assert all(citation.form is Form.KEY for citation in citations)
    return [
        (
            document.text[slice(*citation.span)],
            citation.narrative,
            [(work.key, work.locator) for work in citation.works],
        )
        for citation in citations
    ]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        (
            "[see @moran1999, p. 3; -@bell2010, ch. 2]",
            [("[see @moran1999, p. 3; -@bell2010, ch. 2]", False, [("moran1999", "p. 3"), ("bell2010", "ch. 2")])],
        ),
        ("As @moran1999 said", [("@moran1999", True, [("moran1999", None)])]),
        ("As @moran1999 [pp. 3--5, 8] said", [("@moran1999 [pp. 3--5, 8]", True, [("moran1999", "pp. 3–5, 8")])]),
        ("As @a [p. 3; @b] said", [("@a [p. 3; @b]", True, [("a", "p. 3"), ("b", None)])]),
        ("Moran [-@a]", [("[-@a]", False, [("a", None)])]),
        ("@a [not so](u) @b [^1]", [("@a", True, [("a", None)]), ("@b", True, [("b", None)])]),
        ("[@a{fol. iii}]", [("[@a{fol. iii}]", False, [("a", "fol. iii")])]),
        ("[@a, 33-35, and others]", [("[@a, 33-35, and others]", False, [("a", "33-35")])]),
        ("[@a, who says so]", [("[@a, who says so]", False, [("a", None)])]),
        ("[@{10.1000/x(1)}, § 4]", [("[@{10.1000/x(1)}, § 4]", False, [("10.1000/x(1)", "§ 4")])]),
        ("@doi:10.1000/ab-c_d.", [("@doi:10.1000/ab-c_d", True, [("doi:10.1000/ab-c_d", None)])]),
        ("[@fig-map; @a]", [("[@fig-map; @a]", False, [("a", None)])]),
        ("{cite:t}`a, {see}b{p. 3}`", [("{cite:t}`a, {see}b{p. 3}`", True, [("a", None), ("b", "p. 3")])]),
        ("[[@a] and [@b]]", [("[[@a] and [@b]]", False, [("a", None), ("b", None)])]),
    ],
)  # fmt: skip
def test_takes_markdown_citations_apart(text: str, citations: list[Seen]) -> None:
    assert seen(text, ".md") == citations


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        (r"\citep[see][p.~3]{a,b}", [(r"\citep[see][p.~3]{a,b}", False, [("a", "p. 3"), ("b", "p. 3")])]),
        (r"\citet{a}", [(r"\citet{a}", True, [("a", None)])]),
        (r"\Textcite*[see][]{a}", [(r"\Textcite*[see][]{a}", True, [("a", None)])]),
        (r"\cite[and references therein]{a}", [(r"\cite[and references therein]{a}", False, [("a", None)])]),
        (r"\cites[1]{a}[see][\S~2]{b}", [(r"\cites[1]{a}[see][\S~2]{b}", False, [("a", "1"), ("b", "§ 2")])]),
        (r"\volcite{2}[5]{a}", [(r"\volcite{2}[5]{a}", False, [("a", "5")])]),
        (r"\newcommand{\by}{\citet}\by{a}", [(r"\by{a}", True, [("a", None)])]),
        (r"\nocite{*}", [(r"\nocite{*}", False, [("*", None)])]),
    ],
)  # fmt: skip
def test_takes_latex_citations_apart(text: str, citations: list[Seen]) -> None:
    assert seen(text, ".tex") == citations


def test_says_nothing_of_plain_text() -> None:
    assert seen(r"As @moran1999 and \cite{a} say [@b].", ".txt") == []
