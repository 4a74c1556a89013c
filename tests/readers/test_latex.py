import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.origins import blocks_of, check_origins, source_file

from claimcheck.extract.citations.keyed import keyed_citations
from claimcheck.model.documents import Document
from claimcheck.readers.latex import read


def document_of(text: str) -> Document:
    document = read(source_file(text, "draft.tex"))
    check_origins(document)
    return document


def keys_of(text: str) -> list[str]:
    return [
        work.key or "" for citation in keyed_citations(document_of(text)) for work in citation.works
    ]


def test_reads_a_draft() -> None:
    document = document_of(r"""
\documentclass{article} % \cite{never}
\addbibresource{grain.bib}
\nocite{census1911}
\title{Grain and \emph{bread}}
\begin{document}
\section*{Harvests\label{sec:h}}
Yields\footnote{Told by \citet[p.~3]{cole2001}.} fell by $12\%$ in
G\"oteborg and \c{S}i\c{s}li --- \emph{see} \citep[see][pp.~12--15]{moran1999, % gone
  adair2004} and ``others''.

\begin{itemize}
  \item One \& two
\end{itemize}
\begin{table}\caption[Short]{Prices by \cite{bell2010}}
\begin{tabular}{ll} A & B \\ C & D \end{tabular}\end{table}
\input{chapters/one}\include{two}
\bibliography{old,older.bib}
\begin{thebibliography}{9}
\bibitem[Moran(1999)]{moran1999} Moran, T. (1999). \textit{Grain}.
\end{thebibliography}
\end{document}
\cite{after}
""")
    assert blocks_of(document) == [
        ("paragraph", "\\nocite{census1911}"),
        ("heading", "Harvests"),
        (
            "paragraph",
            "Yields¹ fell by 12% in Göteborg and Şişli — see"
            " \\citep[see][pp.~12--15]{moran1999, adair2004} and “others”.",
        ),
        ("footnote 1", "Told by \\citet[p.~3]{cole2001}."),
        ("list-item", "One & two "),
        ("caption", "Prices by \\cite{bell2010}"),
        ("table", "A "),
        ("table", "B "),
        ("table", "C "),
        ("table", "D "),
        ("reference-list moran1999", "Moran, T. (1999). Grain. "),
    ]
    assert document.bibliographies == ("grain.bib", "old.bib", "older.bib")
    assert document.includes == ("chapters/one", "two")
    assert [mark.label for mark in document.note_marks] == ["1"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\Citet*{a} \parencite*[3]{b}", ["a", "b"]),
        ("\\cite\n  [p. 3]\n  {a,\n b}", ["a", "b"]),
        ("\\cite{a,% {b}\nc}", ["a", "c"]),
        (r"\parencites(see)(end)[1]{a}[see][2]{b,c}", ["a", "b", "c"]),
        (r"\volcite{2}[p. 5]{a}", ["a"]),
        (r"\citeA<see>[p. 3]{a} \shortcite{b}", ["a", "b"]),
        (r"\citetext{see \citealp{a}; \citealp{b}}", ["a", "b"]),
        (r"\newcommand{\mycite}{\citep} \mycite[3]{a}", ["a"]),
        (r"\def\mine#1{(\citealp{#1})} \mine{a}", ["a"]),
        (r"\let\mine=\textcite \mine{a}", ["a"]),
        (r"\newcommand{\at}[2]{\citep[#1]{#2}} \at{p. 3}{a}", ["a"]),
        (r"\hcitep{a}", ["a"]),
        (r"\newcommand{\cole}{\citet{cole2001}} \cole{} and \cole.", ["cole2001"] * 2),
        (r"\def\cole{Cole~\citep[see][3]{a, b}\xspace}\let\it=\cole \it", ["a", "b"]),
        (r"\newcommand\a{\cite{a}}\newcommand{\both}{\emph{\a} and \cite{b}} \both", ["a", "b"]),
        (r"\newcommand{\a}{\cite{a}}\renewcommand{\a}{\cite{b}} \a", ["b"]),
        (r"\nocite{*}", ["*"]),
        (r"\unknown{with some words \cite{a}}", ["a"]),
        (r"a\footnotemark b\footnotetext{By \cite{a}.}", ["a"]),
        (r"\section{By \cite{a}} \emph{\textbf{\cite{b}}}", ["a", "b"]),
        (r"\cite{a}{b} \citefield{c}{year}", ["a", "c"]),
        (r"{\cite{a} } } \cite{b} {", ["a", "b"]),
    ],
)
def test_finds_the_keys_of_every_command_that_cites(text: str, keys: list[str]) -> None:
    assert keys_of(text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "% \\cite{a}",
        r"\verb|\cite{a}| \verb*!\cite{b}!",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=R]\n\\cite{a}\n\\end{lstlisting}",
        r"$\text{\cite{a}}$ \(\cite{b}\) \[\cite{c}\] $$\cite{d}$$",
        r"\begin{align*}\cite{a}\end{align*}",
        r"\iffalse \cite{a} \fi",
        r"\textbackslash cite\{a\} \\cite{a}",
        r"\ref{a} \mycitecolour \citestyle{nature} \bibcite{a}{1}",
        r"\newcommand{\mycite}[1]{\citep{#1}}",
        r"\cite",
        r"\cite{a",
        r"\cite[a",
        "\\cite[a\n\nb]{c}",
        r"anna@example.org [@a]",
    ],
)
def test_takes_nothing_else_for_a_citation(text: str) -> None:
    assert keys_of(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\'{e}\`a\^{\i}\o{}\ss \v{r}\H o", "éàîøßřő"),
        (r"a~b\,c\ d\\e", "a b c d e"),
        (r"pp.\ 3--5 --- \ldots", "pp. 3–5 — …"),
        (r"50\% of \$5 \#1 a\_b", "50% of $5 #1 a_b"),
        (r"\href{https://example.org}{here} \url{https://example.org/a_b%20c}",
         "here https://example.org/a_b%20c"),
        (r"\textcolor{red}{hot} \SI{5}{km} \label{x}", "hot 5 km "),
        (r"\verb|lm| fits", "lm fits"),
        (r"{\bf bold} and {\em words}", "bold and words"),
    ],
)  # fmt: skip
def test_prints_the_words(text: str, words: str) -> None:
    assert blocks_of(document_of(text)) == [("paragraph", words)]


def test_a_name_for_a_citation_stands_for_its_words() -> None:
    text = r"\newcommand{\cole}{Cole % him" + "\n" + r"(\citeyear{a})} Says \cole{}, \cole."
    document = document_of(text)
    assert blocks_of(document) == [("paragraph", r"Says Cole (\citeyear{a}), Cole (\citeyear{a}).")]
    place = document.locate(next(iter(keyed_citations(document))).span)
    assert text[place.start.offset : place.end.offset] == r"\cole{}"


# fmt: off
FRAGMENTS = [
    "\\cite{a}", "\\citep[see][p.~3]{a, b}", "\\cites{a}[x]{b}", "\\nocite{*}", "\\cite", "\\cite[", "\\footnote{",
    "\\footnotemark", "\\footnotetext{x}", "\\section{", "\\caption{", "\\item ", "\\item[", "\\bibitem[x]{k}",
    "\\begin{itemize}", "\\end{itemize}", "\\begin{tabular}{l}", "\\end{tabular}", "\\begin{thebibliography}{9}",
    "\\begin{verbatim}", "\\end{verbatim}", "\\begin{document}", "\\end{document}", "\\begin{equation}",
    "\\end{equation}", "\\newcommand{\\my}{\\citep}", "\\my{k}", "\\def\\me{\\cite{k}, \\me}", "\\me", "\\def\\d#1{\\cite{#1}}", "\\d{k}", "\\emph{",
    "\\unk{a b}", "\\unk", "\\href{u}{v}", "\\url{a%b}", "\\verb|x|", "\\verb|", "\\'e", "\\'", "\\c", "\\o", "\\ss ",
    "\\", "\\\\", "\\\\[2pt]", "\\%", "%", "% c\n", "{", "}", "[", "]", "(", ")", "$", "$$", "$5\\%$", "\\(", "\\)",
    "~", "--", "---", "``", "''", "&", "#", "^", "_", "\n", "\n\n", "\r", "\r\n", " ", "\t", "word", "\\input{x}",
    "\\input x", "\\bibliography{a,b}", "\\iffalse", "\\fi", "\\volcite{1}{k}", "\\ldots", "\\par", "\ufeff", "é",
    "\u2028", "😀", "References", "\\section{References}",
]
# fmt: on


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=30).map("".join))
def test_reads_any_text(text: str) -> None:
    document = document_of(text)
    for citation in keyed_citations(document):
        assert document.text[citation.span.start] == "\\"
        assert citation.works
        for work in citation.works:
            assert document.text[slice(*work.span)] == work.text
            assert citation.span.start < work.span.start < work.span.end < citation.span.end


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_line_end_is_no_paragraph_end(end: str) -> None:
    text = "In 1990 it\ncost 3 euros.\n\n\\section{Tolls}\nNo more.\n".replace("\n", end)
    assert blocks_of(document_of(text)) == [
        ("paragraph", "In 1990 it cost 3 euros."),
        ("heading", "Tolls"),
        ("paragraph", "No more. "),
    ]


def test_the_name_of_a_style_is_no_text() -> None:
    assert blocks_of(document_of(r"It rained. \bibliographystyle{plainnat}")) == [
        ("paragraph", "It rained. ")
    ]


@given(
    st.lists(st.sampled_from([one for one in FRAGMENTS if "\r" not in one]), max_size=14).map(
        "".join
    )
)
def test_reads_the_same_whatever_ends_its_lines(text: str) -> None:
    blocks = [(kind, words.split()) for kind, words in blocks_of(document_of(text))]
    for end in ("\r\n", "\r"):
        other = blocks_of(document_of(text.replace("\n", end)))
        assert [(kind, words.split()) for kind, words in other] == blocks
