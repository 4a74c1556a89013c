import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.origins import blocks_of, check_origins, source_file

from claimcheck.extract.citations.author_year import author_year_citations
from claimcheck.extract.citations.keyed import keyed_citations
from claimcheck.model.documents import Document
from claimcheck.readers.markdown import read


def document_of(text: str, name: str = "draft.md") -> Document:
    document = read(source_file(text, name))
    check_origins(document)
    return document


def keys_of(text: str, name: str = "draft.md") -> list[str]:
    return [
        work.key or ""
        for citation in keyed_citations(document_of(text, name))
        for work in citation.works
    ]


def test_reads_a_draft() -> None:
    document = document_of("""\
---
title: Grain
bibliography: [grain.bib, "old sources.bib"]
nocite: |
  @census1911
---

# Harvests {#sec-harvest .unnumbered}

Yields *fell* by $12\\%$ [see @moran1999, p. 3;
-@adair2004], as @bell2010 [ch. 2] told **us**.[^1]

- first `lm` item
- second [link](https://example.org/@user)

[^1]: A note on @cole2001.

![Map of yields](map.png){width=50%}

Before^[An aside.] after.

# References

1. Moran, T. (1999). *Grain*.
""")
    assert document.bibliographies == ("grain.bib", "old sources.bib")
    assert blocks_of(document) == [
        ("paragraph", "@census1911"),
        ("heading", "Harvests"),
        (
            "paragraph",
            "Yields fell by 12% [see @moran1999, p. 3; -@adair2004], as @bell2010 [ch. 2] told us.[^1]",
        ),
        ("list-item", "first lm item"),
        ("list-item", "second link"),
        ("footnote 1", "A note on @cole2001."),
        ("caption", "Map of yields"),
        ("paragraph", "Before^ after."),
        ("footnote ^1", "An aside."),
        ("heading", "References"),
        ("reference-list", "1. Moran, T. (1999). Grain."),
    ]
    assert [mark.label for mark in document.note_marks] == ["1", "^1"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("**Moran**@a", ["a"]),
        ("@a**b**", ["a"]),
        ("@a~~b~~", ["a"]),
        ("[@a](https://example.org)b", ["a"]),
        ("[see @a][@b]", ["a", "b"]),
        ("![map by @a](m.png)", ["a"]),
        ("a\\\\@b", ["b"]),
        ("costs $5 @a $6", ["a"]),
        ("> quoted [@a;\n> @b]", ["a", "b"]),
        ("- item\n\n    more @a", ["a"]),
        ("| @a | b |\n|----|---|\n| c  | @d |", ["a", "d"]),
        ("text <!-- @a\n\n@b --> @c", ["c"]),
        ("# @a {#b}", ["a"]),
        ("@a\n===", ["a"]),
        (": Yields after @a", ["a"]),
        ("```\n@a", ["a"]),
        ("{cite:t}`a, b` and {cite}`c`", ["a", "b", "c"]),
        ("@fig:map shows @a", ["fig:map", "a"]),
        ("<b>@a</b>", ["a"]),
        ("\\[@a\\]", ["a"]),
        (
            "------\nYear  Told by\n----  ----\n1901  one\n        [@a]\n\n        [@b]\n------\n\n    @c",
            ["a", "b"],
        ),
        ("[@Häfner_2001]", ["Häfner_2001"]),
    ],
)
def test_finds_keys_as_pandoc_does(text: str, keys: list[str]) -> None:
    assert keys_of(text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "mail anna.bell@example.org",
        "<anna@example.org>",
        "`@user` and ``x ` @user``",
        "`@user\nname`",
        "```\n@user\n```",
        "~~~ {.r}\n@user\n~~~",
        "    @user",
        "\\@user",
        "\\@ref(fig:map)",
        "$@a$ and $$\n@a\n$$",
        "<!-- @a -->",
        "<span title='@a'>x</span>",
        "<pre>\n@a\n\n@b\n</pre>",
        "[x](https://example.org/@user)",
        "https://example.org/@user",
        "[x]: https://example.org/@user",
        "&#64;user",
        "\\textbf{@a} \\cite{b}",
        "\\begin{table}\n@a\n\n@b\n\\end{table}",
        "see @fig-map, @tbl-x and [@sec-y]",
        "@fig:map\n\n![x](y.png){#fig:map}",
        "(@good) An example.\n\nSee (@good).",
        "{{< include @a >}}",
        "@**a**",
        "@",
    ],
)
def test_takes_nothing_else_for_a_key(text: str) -> None:
    assert keys_of(text) == []


CHUNK = "First @a.\n\n```{r plot, echo=FALSE}\nx <- 1\n\n#' @param x\n```\n\nThen @b.\n\n```{r}\ny\n```\n"


def test_knows_chunks_of_knitr_where_knitr_reads_the_file() -> None:
    assert keys_of(CHUNK, "draft.Rmd") == ["a", "b"]
    assert keys_of(CHUNK, "draft.qmd") == ["a", "b"]


def test_reads_chunks_as_pandoc_does_where_knitr_never_sees_them() -> None:
    assert keys_of(CHUNK, "draft.md") == ["a", "param"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A [link](https://example.org) in the text", "A link in the text"),
        ("A [link][one], [one] and [two][].\n\n[one]: u\n[two]: v", "A link, one and two."),
        ("A [span]{.mark} here, `code`{.r} there", "A span here, code there"),
        ("2 * 3, snake_case, **bold _and_ more**", "2 * 3, snake_case, bold and more"),
        ("H~2~O, 10^6^, x^th^, ~~gone~~ -- here --- there", "H2O, 10^6, xth, gone – here — there"),
        ("5 \\* 3 \\_ x &amp; y&nbsp;z", "5 * 3 _ x & y z"),
        ("a&#27;b &#x1b;[31m c&#0;d &#64;", "ab [31m c�d"),
        ("<b>one</b> two<br>three `r nrow(x)` four", "one two three four"),
        ("| a | b |\n|---|---|\n| c | d |", "a | b | c | d"),
        ("[not a link] [^none] (a)", "[not a link] [^none] (a)"),
        ("It fell ([BBC](https://e.org/b)). Then 6%.", "It fell (BBC). Then 6%."),
        ("([Istat](https://e.org/a_(b)),2013)—a loss", "(Istat,2013)—a loss"),
        ("**See [it](https://e.org).** *And [it](https://e.org/a_b).*", "See it. And it."),
        ("[one](a_b) and _c_ or [two](https://e.org/*) and *d*", "one and c or two and d"),
        (
            "(see https://e.org/a_b_c) **https://e.org/d.**",
            "(see https://e.org/a_b_c) https://e.org/d.",
        ),
        ("> one\n> two\nthree", "one two three"),
        ("# A set {1, 2}\n# B {.x}\n# C {-}\n# D { #d w=3 }\n", "A set {1, 2} | B | C | D"),
        ("[a](b){.x} [c](d){width=50%} [e](f){2}", "a c e{2}"),
    ],
)
def test_keeps_the_words(text: str, words: str) -> None:
    assert " | ".join(printed.strip() for _, printed in blocks_of(document_of(text))) == words


@given(
    st.text("ab1_*.,:;/?&=%~#@-", max_size=20),
    st.sampled_from(["", ".", ")", ",2013)—", ": ", "“", "; ", "**"]),
)
def test_never_loses_what_follows_a_link(address: str, joint: str) -> None:
    ((_, words),) = blocks_of(
        document_of(f"It fell ([so](https://e.org/{address}){joint}then rose\n")
    )
    assert words.startswith("It fell (so")
    assert words.endswith("then rose")


@pytest.mark.parametrize(
    ("matter", "names"),
    [
        ("bibliography: a.bib", ("a.bib",)),
        ("bibliography: 'a b.bib'  # mine", ("a b.bib",)),
        ('bibliography:\n  - a.bib\n  - "b.bib"', ("a.bib", "b.bib")),
        ("bibliography:\n- a.bib\n- b.bib\ntitle: x", ("a.bib", "b.bib")),
        ("bibliography: [a.bib,\n  b.bib]", ("a.bib", "b.bib")),
        ("bibliography:\n  main: a.bib\n  other: b.bib", ("a.bib", "b.bib")),
        ("a: &x [bib]\nbibliography: *x", ()),
        ("bibliography: !!python/object a", ()),
        ("nested:\n  bibliography: a.bib", ()),
        ("bibliography: `r x()`", ()),
    ],
)
def test_names_the_bibliographies_of_the_front_matter(matter: str, names: tuple[str, ...]) -> None:
    assert document_of(f"---\n{matter}\n---\n\nText.\n").bibliographies == names


def test_reads_a_draft_whose_front_matter_never_ends() -> None:
    assert blocks_of(document_of("---\ntitle: x\n\nText.")) == [
        ("paragraph", "title: x"),
        ("paragraph", "Text."),
    ]


def test_passes_over_a_byte_order_mark() -> None:
    assert blocks_of(document_of("\ufeff# One\r\n\r\nTwo\rthree")) == [
        ("heading", "One"),
        ("paragraph", "Two three"),
    ]


# fmt: off
FRAGMENTS = [
    "@a1", "[@b2]", "[see @c3, p. 3; -@d4]", "@{q}", "@fig:a", "word", "*", "**", "_", "`", "```", "\n", "\n\n",
    "\r\n", "\r", " ", "\t", "$", "$x$", "$5$", "$$", "\\", "\\(", "\\)", "<!--", "-->", "<b>", "</b>", "<div>",
    "[x](u)", "](", "[", "]", "(", ")", "^[", "^", "~", "~~", "- ", "1. ", "> ", "# ", "    ", "~~~\n", "```\n",
    "```{r a}\n", "| a | b |\n", "|---|---|\n", ": cap", "[^1]", "\n[^1]: note\n", "[^1]: ", "{.x}", "{#fig:a}",
    "https://x.y/@z", "x@y.z", "@", "!", "&amp;", "&#64;", "&#27;", "&#x7;", "&#0;", "&nbsp;", "---", "--", "\\@", "\\cite{k}", "\\begin{x}",
    "\\end{x}", "{", "}", "<", ">", "\n===\n", "\n---\n", "\n--- ---\n", "<table>", "`c`", "{cite}`a,b`", "{ref}`a`", "::: {#refs}\n",
    ":::\n", "(@ex) ", "\ufeff", "\u2028", "ﬁ", "e\u0301", "😀", "---\nbibliography: a\n---\n", "References",
]
# fmt: on


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=30).map("".join))
def test_reads_any_text(text: str) -> None:
    for name in ("draft.md", "draft.Rmd"):
        document = document_of(text, name)
        for citation in keyed_citations(document):
            assert citation.works
            for work in citation.works:
                assert document.text[slice(*work.span)] == work.text
                assert citation.span.start <= work.span.start < work.span.end <= citation.span.end


COLUMNS = """\
Town      Boats
-------   ------
Kelso     12 [@a]
Oslo      1. none

--------------------
 Town
 of birth    Boats
----------- --------
 Kelso       12

 Oslo        13 [@b]
--------------------

The rest is text.
"""
PIPES = "Text:\n\n| Town | Boats |\n|------|------:|\n| Kelso | 12 [@a] |\n\n: Boats\n\nText.\n"
GRID = "+----+----+\n| a  | b  |\n+====+====+\n| c  | d  |\n+----+----+\n\nText.\n"
TAGS = "Text.\n\n<table>\n<tr><td>a</td>\n<td>b [@a]</td></tr>\n</table>\nMore text.\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (COLUMNS, ["table"] * 12 + ["paragraph"]),
        (PIPES, ["paragraph", *["table"] * 4, "caption", "paragraph"]),
        (GRID, ["table"] * 4 + ["paragraph"]),
        (TAGS, ["paragraph", *["table"] * 2, "paragraph"]),
        ("| A line of verse\n| and another\n", ["paragraph"] * 2),
        ("A rule\n\n---\n\nand text -- so\n", ["paragraph"] * 2),
        ("Some <table without an end\n\ntext.\n", ["paragraph"] * 2),
    ],
    ids=["columns", "pipes", "grid", "tags", "verse", "rule", "open tag"],
)
def test_a_table_is_no_prose(text: str, kinds: list[str]) -> None:
    document = document_of(text)
    assert [block.kind for block in document.blocks] == kinds
    assert len(list(keyed_citations(document))) == text.count("@")


def test_an_author_and_a_year_in_a_table_are_cited() -> None:
    document = document_of("| Kelso | (Osei 2001) |\n")
    (citation,) = author_year_citations(document)
    assert document.text[slice(*citation.span)] == "(Osei 2001)"


def test_what_names_a_formula_or_a_table_is_no_text() -> None:
    text = "Then\n\n$$ a = b $$ {#eq-sum}\n\nholds.\n\n: Tolls {#tbl-tolls}\n"
    assert blocks_of(document_of(text)) == [
        ("paragraph", "Then"),
        ("paragraph", "holds."),
        ("caption", "Tolls"),
    ]


def test_a_script_or_a_style_within_a_paragraph_says_nothing() -> None:
    document = read(
        source_file(
            "It rained. <script>var a = 79; // 45% of boats</script> It <style>p { top: 9px }</style> snowed.\n"
        )
    )
    assert blocks_of(document) == [("paragraph", "It rained. It snowed.")]


def test_a_script_that_nobody_closes_hides_nothing() -> None:
    document = read(source_file("It rained. <script> It snowed.\n"))
    assert blocks_of(document) == [("paragraph", "It rained. It snowed.")]
