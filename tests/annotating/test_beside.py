"""Nothing of a document is lost in silence: what is no word of the text stands beside the words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.annotating.beside import beside
from claimcheck.annotating.passages import Marks, passages_of
from claimcheck.model.annotated import Left, Passage
from claimcheck.model.documents import BlockKind
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

NOTHING = Marks((), (), (), {}, {}, ())


def passages(text: str, suffix: str) -> tuple[Passage, ...]:
    document = READERS[suffix](SourceFile(Path(f"draft{suffix}"), text))
    return passages_of(document, NOTHING, beside(document))


def printed(passage: Passage) -> str:
    """A passage on one line: what is no word of the text stands in brackets after its kind."""
    rows = passage.cells or ((passage.pieces,),)
    words = [
        " | ".join(
            "".join(
                f"{one.left}[{one.text}]" if one.left else f"^{one.note}" if one.note else one.text
                for one in cell
            ).strip()
            for cell in row
        )
        for row in rows
    ]
    signs = passage.label if passage.kind is BlockKind.LIST_ITEM else ""
    return re.sub(r" +", " ", f"{signs} {' / '.join(words)}").strip()


def page(text: str, suffix: str) -> list[str]:
    return [printed(passage) for passage in passages(text, suffix)]


def everything(text: str, suffix: str) -> str:
    found: list[str] = []
    for passage in passages(text, suffix):
        cells = [cell for row in passage.cells for cell in row] or [passage.pieces]
        found += [f"{one.text} {one.written}" for cell in cells for one in cell]
        found.append(passage.label)
    return " ".join(found)


def test_code_stands_where_it_stood_with_its_lines() -> None:
    text = "One.\n\n```r\nx <- 1\n\n  y\n```\n\nTwo.\n"
    one, code, two = passages(text, ".md")
    assert (printed(one), printed(two)) == ("One.", "Two.")
    assert code.lines == (3, 7)
    assert [(p.text, p.left, p.written) for p in code.pieces] == [("x <- 1\n\n  y", Left.CODE, "r")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_markdown_is_whole(end: str) -> None:
    text = """\
---
title: A bridge
---

The *model* `y ~ x` has $\\sum n$ of 5 and ![a map](map.png) and [words](https://example.org "there").

$$
a = b
$$

    x = 1

| a | b |
|---|---|
| 1 | `c d` |
|   | $\\sum e$ |

1. One.

    More.
    - Two.

Term
: What it means.

{{< include part.md >}}

<!-- nobody prints it -->

The end.
"""
    assert [
        one.replace("\r\n", "\n").replace("\r", "\n")
        for one in page(text.replace("\n", end), ".md")
    ] == [
        "byline[A bridge]",
        "setup[---\ntitle: A bridge\n---\n]",
        "The model code[y ~ x] has formula[\\sum n] of 5 and a mapimage[map.png] and words"
        "address[https://example.org].",
        "displayed[a = b]",
        "code[x = 1]",
        "a | b / 1 | code[c d] / | formula[\\sum e]",
        "1. One.",
        "More.",
        "• Two.",
        "Term",
        "What it means.",
        "included[part.md]",
        "The end.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_latex_is_whole(end: str) -> None:
    text = r"""\documentclass{article}
\title{A bridge\thanks{Nobody}}
\author{Ada \and Ben}
\begin{document}
\maketitle
The \emph{model} \verb|y ~ x| of $n + m$ cars, see Figure~\ref{fig:a} and \foo{bar}: % aside
\begin{equation}
a = b
\end{equation}
which \US{} saw.\footnote{\verb|f g| first.}

\begin{verbatim}
x = 1 % 2
\end{verbatim}

\begin{figure}
\includegraphics[width=1cm]{map.png}
\caption{A map.}
\end{figure}

\begin{tabular}{ll}
$a$ & b \\
1 & \\
\multicolumn{2}{l}{all} & $e$ \\
\end{tabular}

\begin{enumerate}
\item One.
\item Two.
  \begin{itemize}
  \item Three.
  \end{itemize}
\item[(x)] Four.
\end{enumerate}

\input{part}
\end{document}
After it.
"""
    assert [one.replace("\r\n", "\n") for one in page(text.replace("\n", end), ".tex")] == [
        "byline[A bridge]",
        "byline[Ada, Ben]",
        "setup[\\documentclass{article}\n\\title{A bridge\\thanks{Nobody}}\n\\author{Ada \\and Ben}\n"
        "\\begin{document}]",
        "The model code[y ~ x] of n + m cars, see Figure fig:a and "
        "source[\\foo{bar}]: displayed[\\begin{equation}\na = b\n\\end{equation}] which "
        "source[\\US{}] saw.^1",
        "code[f g] first.",
        "code[x = 1 % 2]",
        "image[map.png]",
        "A map.",
        "a | b / 1 | / all | | e",
        "1. One.",
        "2. Two.",
        "• Three.",
        "(x) Four.",
        "included[part]",
        "setup[\nAfter it.\n]",
    ]


def test_what_a_page_adds_to_plain_text_is_marked() -> None:
    text = "The city paid for it until the toll of\n\n12\n\f\n1990 was paid by nobody but\nthe mayor.\n"
    assert page(text, ".txt") == [
        "The city paid for it until the toll of page[12] 1990 was paid by nobody but the mayor."
    ]


def test_lists_and_quotations_keep_their_place() -> None:
    first, second, third, quote = passages("- a b\n  - c d\n- e f\n\n> g h\n", ".md")
    assert [one.level for one in (first, second, third)] == [1, 2, 1]
    assert quote.is_quoted


def test_footnotes_are_counted_as_they_are_printed() -> None:
    text = "A fact.[^z] Another.^[Inline.] Again.[^z]\n\n[^z]: The note.\n"
    assert page(text, ".md") == ["A fact.^1 Another.^2 Again.^1", "Inline.", "The note."]
    notes = [one.label for one in passages(text, ".md") if one.kind is BlockKind.FOOTNOTE]
    assert notes == ["2", "1"]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("See [the report](https://e.org) of it.", ".md"),
        ('See <a href="https://e.org">the <b>report</b></a> of it.', ".md"),
        ("See <A HREF=https://e.org>the report</A > of it.", ".md"),
        (r"See \href{https://e.org}{the \emph{report}} of it.", ".tex"),
    ],
)
def test_where_a_link_leads_stands_behind_its_words(text: str, suffix: str) -> None:
    assert page(text, suffix) == ["See the reportaddress[https://e.org] of it."]


def test_a_tag_parts_no_words() -> None:
    (passage,) = passages('It (<a href="https://e.org">the <b id="x">re</b>port</a>) fell.', ".md")
    assert "".join(one.text for one in passage.pieces if not one.left) == "It (the report) fell."


def test_where_a_link_leads_is_told_at_once_if_nothing_ends_it() -> None:
    assert page("See <a href=https://e.org>the report.", ".md") == [
        "See address[https://e.org]the report."
    ]


def test_blanks_by_name_or_number_are_blanks() -> None:
    text = "It paid 5&#160;million,&nbsp;&nbsp;or 4&thinsp;%, in 2012&#x2009;&ndash;&ensp;13.\n"
    assert page(text, ".md") == ["It paid 5 million, or 4 %, in 2012 – 13."]


def test_emphasis_is_kept() -> None:
    for text, suffix in (("a **b c** *d*", ".md"), (r"a \textbf{b c} \emph{d}", ".tex")):
        (one,) = passages(text, suffix)
        assert [(p.text, p.look) for p in one.pieces if p.look] == [("b c", "strong"), ("d", "em")]


# In each of them, {} is a word that somebody wrote for people to read.
MARKDOWN = (
    "{}", "*{}*", "**{}**", "`{} x`", "``{} ` x``", "${} + 1$", "$$\n{}\n$$", "```\n{}\n```", "~~~ r\n{} x\n~~~",
    "\n\n    {} x\n\n", "# {}", "- {}", "1. {}\n", "> {}", "| {} | b |\n|---|---|\n| `{} x` | {} |", "![{}](a.png)",
    "[a]({})", "([{}](https://example.org/{}))", "[{}](https://example.org/{}_x){}", "![a]({}.png)", "<https://example.org/{}>", "^[{}]", "\n\n[^n{}]: {}\n\n", "<span>{}</span>",
    "<pre>\n{}\n</pre>", "\\begin{{align}}\n{}\n\\end{{align}}", "\\({}\\)", "\\foo{{{}}}", "{{{{< video {} >}}}}",
    "{{{{< include {}.md >}}}}", "[l{}]: https://example.org/{}", "\n\n: {}\n\n", "<img src={}.png>", "$n_{{{}}} = 3$",
    '<a href="https://{}.org">{}</a>', '<a href="https://{}.org">`{}', "<a href=https://{}.org>\n\n{}</a>", "\\SI{{5}}{{{}}}", "\n::: {{.x}}\n{}\n:::\n",
)  # fmt: skip
LATEX = (
    "{}", "\\emph{{{}}}", "\\verb|{} x|", "${} + 1$", "$$ {} $$", "\\[ {} \\]", "\\begin{{equation}}{}\\end{{equation}}",
    "\\begin{{verbatim}}\n{}\n\\end{{verbatim}}", "\\section{{{}}}", "\\footnote{{{} and}}", "\\footnote{{\\verb|{} x|}}",
    "\\begin{{figure}}[t]\\includegraphics{{{}.png}}\\caption{{{}}}\\end{{figure}}", "\\href{{https://{}.org}}{{{}}}",
    "\\begin{{tabular}}{{ll}} {} & ${}$ \\\\ & {} \\\\ \\end{{tabular}}", "\\begin{{itemize}}\\item {} \\item[{}] a\\end{{itemize}}",
    "\\ref{{{}}}", "\\foo{{{}}}", "\\todo{{{}}}", "\\input{{{}}}", "\\begin{{quote}}{}\\end{{quote}}", "\\author{{{}}}",
    "\\lstinline|{} x|", "\\url{{https://{}.org}}", "\\textcolor{{red}}{{{}}}", "\\SI{{5}}{{{}}}", "\\gls{{{}}}", "\\thanks{{{}}}",
    "\\begin{{tikzpicture}}{}\\end{{tikzpicture}}", "\\caption{{{}}}", "\\marginpar{{{}}}",
    "\\newcommand{{\\pct}}[1]{{#1\\%}}\\pct{{{}}}", "\\pct{{\\emph{{{}}} {}}}", "$n_{{{}}} = 3$", "\\num{{{}}}", "\\textsuperscript{{{}}}",
    "\\href{{https://{}.org}}{{\\foo{{{}}} a}}", "\\href{{https://{}.org}}\n{{{}}}", "\\ensuremath{{{}}}", "\\qty{{{}}}{{\\kilo\\{}}}",
)  # fmt: skip
PLAIN = ("{}", "{}\n\n12\n\f", "- {}", "\f{} head\n\n", "{}-\n{}", "____\n1 {}\n", "   {}   {}   ")


@pytest.mark.parametrize(
    ("fragments", "suffix"),
    [(MARKDOWN, ".md"), (MARKDOWN, ".qmd"), (LATEX, ".tex"), (PLAIN, ".txt")],
)
def test_every_word_of_a_source_is_on_the_page(fragments: tuple[str, ...], suffix: str) -> None:
    joints = st.sampled_from([" ", "\n", "\n\n", "", "\r\n\r\n", ". "])

    @given(st.lists(st.tuples(st.sampled_from(fragments), joints), min_size=1, max_size=8))
    def whole(chosen: list[tuple[str, str]]) -> None:
        text, words = "", list[str]()
        for fragment, joint in chosen:
            here = [f"w{len(words) + n}x" for n in range(fragment.replace("{{", "").count("{}"))]
            words += here
            text += fragment.format(*here) + joint
        shown = everything(text, suffix).replace("\n", "")
        assert [word for word in words if word not in shown] == []

    whole()


@pytest.mark.parametrize("suffix", [".md", ".tex", ".txt"])
def test_any_text_has_a_page(suffix: str) -> None:
    signs = ["`", "```\n", "$", "$$", "\\[", "\\]", "{", "}", "[", "](", ")", "*", "_", "|", "\n", "\n\n", "    ", "> ", "- ", "<!--", "-->", "<pre>", "</pre>", "\\begin{align}", "\\end{align}", "\\begin{tabular}", "\\end{tabular}", "\\item", "\\foo", "%", "&", "\\\\", "\\begin{document}", "\\end{document}", "---\n", "a", " 1 ", "\f", "\r", "[^1]", "[^1]: ", "\\footnote{", "\\iffalse", "\\verb|", "|"]  # fmt: skip

    @given(st.lists(st.sampled_from(signs), max_size=25).map("".join))
    def holds(text: str) -> None:
        passages(text, suffix)

    holds()


@pytest.mark.parametrize(
    ("unit", "suffix"),
    [
        ("One `a` two.\n\n```\nx\n```\n\n", ".md"),
        ("<b>x</b> <!-- y -->\n", ".md"),
        ("<div>\n", ".md"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n", ".md"),
        ("Words[^1] and $x$.\n\n[^1]: A note.\n\n", ".md"),
        ("\\foo{x} words \\bar[y]{z}. % no\n", ".tex"),
        ("\\begin{figure}\\includegraphics{a}\\end{figure}\n", ".tex"),
        ("{\\em ", ".tex"),
        ("$x$ ", ".tex"),
        ("$x^2 = {3$ ", ".tex"),
        ("\\href{x}{y ", ".tex"),
        ("\\SI{4}{\\kilo\\metre} \\num{", ".tex"),
        ("\\newcommand{\\a}{45\\%}\\a ", ".tex"),
        ("\\newcommand{\\b}[2]{#1 of #2}\\b{x}{", ".tex"),
        ('<a href="x">', ".md"),
        ("10<sup>6</sup> m^2^ \\(x^2\\) ", ".md"),
        ("1\n\nWords that go on\n\n\f", ".txt"),
    ],
)
def test_the_time_grows_with_the_length_alone(unit: str, suffix: str) -> None:
    assert_grows_with_length(lambda text: passages(text, suffix), unit * (60_000 // len(unit)))
