"""Formulas, numbers and units as somebody would type them in a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.origins import blocks_of, check_origins, source_file

from claimcheck.model.documents import Document, Span
from claimcheck.model.quantities import Quantity, quantities_in
from claimcheck.readers import latex, markdown
from claimcheck.readers.formulas import plain_text


def in_latex(text: str) -> str:
    return words_of(latex.read(source_file(text, "draft.tex")))


def in_markdown(text: str) -> str:
    return words_of(markdown.read(source_file(text, "draft.md")))


def words_of(document: Document) -> str:
    check_origins(document)
    return " ".join(" ".join(words for _, words in blocks_of(document)).split())


@pytest.mark.parametrize(
    ("formula", "typed"),
    [
        (r"\approx 30\%", "≈ 30%"),
        (r"\sim30", "~30"),
        ("<5", "<5"),
        ("-5", "-5"),
        ("n=312", "n = 312"),
        ("p < 0.05", "p < 0.05"),
        (r"p\leq .05", "p ≤ .05"),
        (r"t(30) = 2.1, p<.001", "t(30) = 2.1, p < .001"),
        (r"\chi^2(2)=5.3", "χ²(2) = 5.3"),
        ("R^2 = 0.41", "R² = 0.41"),
        (r"\hat{\beta} = 0.3 \pm 0.1", "β̂ = 0.3 ± 0.1"),
        (r"95\%\ \mathrm{CI}\ [0.3, 0.5]", "95% CI [0.3, 0.5]"),
        (r"3 \times 10^6", "3 × 10^6"),
        ("10^{-3}", "10^-3"),
        ("1{,}000", "1,000"),
        (r"10\,000", "10000"),
        (r"100\,^{\circ}\mathrm{C}", "100 °C"),
        (r"5\text{ km}", "5 km"),
        (r"5\,\mathrm{m\,s^{-1}}", "5 m s⁻¹"),
        (r"\mathrm{CO_2}", "CO2"),
        ("x_1", "x_1"),
        (r"N_{\text{total}}", "N_total"),
        (r"\mathrm{Ca}^{2+}", "Ca²⁺"),
        ("2^{nd}", "2nd"),
        (r"2\frac{1}{2}", "2 1/2"),
        (r"\SI{45}{\kilo\metre}", "45 km"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\sum_i x_i", ""),
        (r"\frac{a+b}{2}", ""),
        ("[1, 5]", ""),
        (r"\cite{a}", ""),
        ("5 billion dollars were lost", ""),
        ("", ""),
        ("x^", ""),
        ("{" * 50, ""),
        (" = ".join("abcdefghijklmnopqrstuvwxyz"), ""),
    ],
)
def test_a_short_formula_is_typed_in_a_line(formula: str, typed: str) -> None:
    assert plain_text(formula, {}) == typed
    assert in_latex(f"It is ${formula}$ here.").split() == f"It is {typed} here.".split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\SI{45}{\kilo\metre}", "45 km"),
        (r"\qty[per-mode=symbol]{3.5}{m}", "3.5 m"),
        (r"\SI{12}{\percent}", "12%"),
        (r"\SI{9.8}{\metre\per\square\second}", "9.8 m/s²"),
        (r"\SI{9.8}{\metre\per\second\squared}", "9.8 m/s²"),
        (r"\SI{8}{J.mol^{-1}}", "8 J mol⁻¹"),
        (r"\SI{8}{\joule\per\mole\per\kelvin}", "8 J/(mol K)"),
        (r"\qty{5}{\ug\per\ml}", "5 µg/ml"),
        (r"\SI{20}{\degreeCelsius}", "20 °C"),
        (r"\SI{20}{\degree}", "20°"),
        (r"\si{kg/m^3}", "kg/m³"),
        (r"\unit{\kWh}", "kWh"),
        (r"\num{1e6}", "1 × 10^6"),
        (r"\num{e-3}", "10^-3"),
        (r"\num{5 +- 1}", "5 ± 1"),
        (r"\num{2 x 3}", "2 × 3"),
        (r"\num{<5}", "<5"),
        (r"\num{about five}", "about five"),
        (r"\numrange{10}{20}", "10 to 20"),
        (r"\numlist{1;2;3}", "1, 2, 3"),
        (r"\SIrange{30}{40}{\metre}", "30 to 40 m"),
        (r"\ang{35}", "35°"),
        (r"\ang{35;30;}", "35°30′"),
        (r"$\qty{5}{\km}$", "5 km"),
        (r"\SI{5}", "5"),
    ],
)
def test_numbers_have_their_units(text: str, words: str) -> None:
    assert in_latex(f"It is {text}.") == f"It is {words}."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"12\,000 km\textsuperscript{2}", "12000 km²"),
        (r"10$^{6}$ or 10\textsuperscript{6}", "10^6 or 10^6"),
        (r"the 5\textsuperscript{th}, CO$_2$, 20\,$^\circ$C", "the 5th, CO2, 20 °C"),
        (r"\ensuremath{\pm 3}", "± 3"),
        (r"\(n = 5\)", "n = 5"),
        (r"Tab.~\ref{tab:grain} shows", "Tab. tab:grain shows"),
        (r"\autoref{fig:map} and \gls{nato}", "fig:map and nato"),
        (r"\newcommand{\pct}{45\%}By \pct{} or \pct.", "By 45% or 45%."),
        (r"\def\pct#1{#1\,\%}By \pct{12} and \pct{\emph{3}}.", "By 12 % and 3 %."),
        (r"\newcommand{\of}[2]{#1 of #2}\of{3}{7}", "3 of 7"),
        (r"\newcommand{\back}[2]{#2 of #1}\back{3}{7} fish", "fish"),
        (r"\newcommand{\deg}{^\circ}$5\deg$C", "5°C"),
        (r"\newcommand{\km}[1]{\SI{#1}{\kilo\metre}}\km{45}", "45 km"),
        (r"\newcommand{\a}{\a}\a{} b", "b"),
    ],
)
def test_figures_of_latex_stand_in_their_sentence(text: str, words: str) -> None:
    assert in_latex(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"by $\approx 30\%$ and \(p < 0.05\)", "by ≈ 30% and p < 0.05"),
        (r"$100\,^{\circ}\mathrm{C}$", "100 °C"),
        ("H~2~O, 10^6^, 10^-3^, m^2^, 5^th^", "H2O, 10^6, 10^-3, m², 5th"),
        ("10<sup>6</sup> m<sup>2</sup>, a<sup>note</sup>", "10^6 m², anote"),
        (r"\SI{45}{\kilo\metre} long", "45 km long"),
        ("costs $20 here and $30 there", "costs $20 here and $30 there"),
        (r"where $\sum x$ holds", "where holds"),
    ],
)
def test_figures_of_markdown_stand_in_their_sentence(text: str, words: str) -> None:
    assert in_markdown(text) == words


def test_a_figure_is_found_where_it_stands() -> None:
    text = r"It fell by $\approx 30\%$ to \SI{3e6}{\kilo\metre}."
    document = latex.read(source_file(text, "draft.tex"))
    places = [
        document.extent(slice_of(one)) for one in quantities_in(document.text.removesuffix("\n"))
    ]
    assert [text[slice(*place)] for place in places] == [r"30\%", r"\SI{3e6"]


def slice_of(one: Quantity) -> Span:
    return Span(one.start, one.end)


# fmt: off
SIGNS = [
    "$", "\\(", "\\)", "^", "_", "{", "}", "10", "5", "x", "km", "\\,", "\\%", "%", " ", "=", "<", "+-", "e", ";", "~",
    "\\SI{", "}{", "\\num{", "\\ang{", "\\numrange{", "\\kilo\\metre", "\\per", "\\squared", "\\frac", "\\hat", "\\text{",
    "\\circ", "\\times", "\\log", "\\textsuperscript{", "\\ensuremath{", "\\newcommand{\\a}[1]{#1\\%}", "\\a{", "\\def\\b{",
    "\\b", "#1", "\ue000", "\ue001", "<sup>", "</sup>", "^2^", "~2~", "[", "]", "(", ")", "|", "'", "\n", "\n\n", "\r",
    "\\left", "\\footnote{", "\\cite{k}", "@k", "\\ref{", "½", "⁶",
]
# fmt: on


@given(st.lists(st.sampled_from(SIGNS), max_size=25).map("".join))
def test_any_signs_have_their_places(text: str) -> None:
    assert in_latex(text) is not None
    assert in_markdown(text) is not None
