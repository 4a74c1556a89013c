"""Captions state facts as sentences do; what only names a picture, or says whose it is, does not."""

import pytest
from tests.extract.test_claims import STRONG, backed, claims, read
from tests.growth import assert_grows_with_length

from claimcheck.extract.claims.captions import titles_only
from claimcheck.extract.sentences import sentences_in


def strong(text: str, suffix: str = ".txt") -> list[str]:
    """The strong claims as they stand in the text."""
    document = read(text, suffix)
    return [
        document.text[slice(*claim.span)] for claim in claims(text, suffix) if claim.score >= STRONG
    ]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("# Prices\n\n![Exports rose by 40 % in 2019.](x.png)\n", ".md"),
        ("| a | b |\n|---|---|\n| c | d |\n\n: Exports rose by 40 % in 2019.\n", ".md"),
        (
            "| a | b |\n|---|---|\n| c | d |\n\nTable: Exports rose by 40 % in 2019. {#tbl:a}\n",
            ".md",
        ),
        ("<figure>\n<figcaption>Exports rose by 40 % in 2019.</figcaption>\n</figure>\n", ".md"),
        ("<table><caption>Exports rose by 40 % in 2019.</caption><tr><td>a</table>\n", ".md"),
        ("**Figure 2.** Exports rose by 40 % in 2019.\n", ".md"),
        (
            "\\begin{figure}\\caption[Exports]{Exports rose by 40 \\% in 2019.}\\end{figure}\n",
            ".tex",
        ),
        ("Figure 2. Exports rose by 40 % in 2019.\n", ".txt"),
        ("TABLE 3.1: Exports rose by 40 % in 2019. Source: AA\n", ".txt"),
        ("Figure 2\nExports rose by 40 % in 2019.\n", ".txt"),
    ],
)
def test_a_fact_in_a_caption_is_a_claim_without_the_label(text: str, suffix: str) -> None:
    assert strong(text, suffix) == ["Exports rose by 40 % in 2019."]


@pytest.mark.parametrize(
    "title",
    [
        "Exports of Turkey, 1990-2019",
        "Exports of Turkey, 1990-2019, in billions of US dollars.",
        "Share of respondents who believed the US was behind the coup, 2016 (percent)",
        "Protesters arrested in Ankara, July 2016",
        "Unemployment rate in Turkey compared with the OECD average",
        "The bridge at Mostar, destroyed in 1993.",
        "Number of refugees by country, 2011-2018",
    ],
)
def test_what_only_names_a_picture_is_a_weak_one(title: str) -> None:
    assert strong(f"Figure 1. {title}\n") == []
    assert claims(f"Figure 1. {title}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Erdogan meets with President Trump in the Oval Office in May 2017.",
        "President Trump hosts President Erdogan in the Oval Office on 13.11.2019.",
        "A demonstrator in Istanbul holds a flag on July 16, 2016.",
        "Protesters in Ankara burnt 200 cars in July 2016.",
        "Turkish troops were deployed to Syria in 2019.",
        "Exports increased by 40 percent in 2019.",
        "79% of Turks hold an unfavorable view of the United States, 2017",
        "People who fled Syria lived in Turkey in 2016.",
    ],
)
def test_what_has_a_verb_states_something(sentence: str) -> None:
    assert strong(f"Figure 1. {sentence}\n") == [sentence]


@pytest.mark.parametrize(
    "credit",
    [
        "Source: World Bank 2019.",
        "Photo: AP",
        "Photo by Jane Smith, 12 May 2016.",
        "Data source: World Bank; IMF staff calculations 2019.",
        "© Reuters 2016",
    ],
)
def test_where_a_picture_is_from_is_no_claim(credit: str) -> None:
    text = f"Exports rose by 40 percent in 2019. {credit}"
    assert len(claims(f"![{text}](x.png)\n", ".md")) == 1
    assert claims(f"{credit}\n", ".md") == []


def test_the_work_that_a_credit_names_backs_the_caption() -> None:
    caption = "Figure 2. Exports rose by 40 percent in 2019."
    assert backed(f"{caption} Source: Ruiz 2014.\n") == [["Ruiz 2014"]]
    assert backed(f"{caption}\n\nSource: Ruiz 2014.\n") == [["Ruiz 2014"]]
    table = "| a | b |\n|---|---|\n| c | d |\n"
    assert backed(f"{caption}\n\n{table}\nSource: Ruiz 2014.\n", ".md") == [["Ruiz 2014"]]
    assert backed(f"{caption}\n\nWages fell in 2014.\n\nSource: Ruiz 2014.\n", ".md") == [[], []]


def test_what_speaks_of_a_figure_is_no_label() -> None:
    for text in ("Figure 2 shows that exports rose.", "Table 3 – see below – lists all ports."):
        document = read(text, ".md")
        assert [document.text[slice(*one.span)] for one in sentences_in(document)] == [text]


def test_a_cell_is_no_sentence() -> None:
    assert claims("| Town | Boats |\n|---|---|\n| Riga | rose by 40 % in 2019. |\n", ".md") == []


def test_looking_for_a_verb_grows_with_length_alone() -> None:
    for word in ("who ", "ports ", "-", "a.b.", "Ports of "):
        assert_grows_with_length(titles_only, word * 20_000)
