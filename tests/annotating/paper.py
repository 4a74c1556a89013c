"""A paper that holds all that is no words of a text, in Markdown and in LaTeX."""

from pathlib import Path

MARKDOWN = """\
---
title: The bridge at Orsk
author: [Mara Lind, Ode Berg]
date: 2020-02-10
bibliography: references.bib
---

# Introduction

The city opened the bridge in **May 1974** [@haas1975, p. 12], as @unger1989 [p. 7] says.[^toll] The model
`y ~ x + z` has $E = mc^2$ in [the archive](https://example.org/archive "Archive") of 1990.

$$
\\bar{x} = \\frac{1}{n} \\sum_{i=1}^n x_i + a_{very} + b_{long} + c_{formula} + d_{that} + e_{fits} + f_{nowhere}
$$

```python
def toll(year):  # <b>
    return 3 if year == 1990 else 2 + a_very_long_name_that_fits_into_no_line_of_a_phone(year, year, year)
```

> In 2003 the council counted 214 cracks.

1. In 1990 the toll was 3 euros.
    - In 1991 it fell to 2 euros.

| year | lorries |
|------|---------|
| 1990 | `n/a`   |

![The bridge in 1974.](figures/bridge.png)

<!-- nobody prints it -->

{{< include part.md >}}

[^toll]: The closure of 2001 cost 2 million euros [@unger1989].
"""
LATEX = r"""\documentclass{article}
\title{The bridge at Orsk}
\author{Mara Lind \and Ode Berg}
\begin{document}
\section{Introduction}
The city opened the bridge in \textbf{May 1974} \citep[p.~12]{haas1975}, see Figure~\ref{fig:a}.\footnote{In
2001 it was closed \citep{nobody2001}.} It had $n + m$ cracks in 2003: % aside
\begin{equation}
a = b
\end{equation}
as \verb|lm(y ~ x)| and \foo{bar} show.

\begin{verbatim}
toll <- 3
\end{verbatim}

\begin{figure}
\includegraphics{figures/bridge.png}
\caption{The bridge in 1974.}
\end{figure}

\begin{enumerate}
\item In 1990 the toll was 3 euros.
\end{enumerate}

\input{part}
\end{document}
"""
BIBLIOGRAPHY = """\
@book{haas1975, author={Haas, Ines and Lindqvist, Per}, title={A Bridge}, year=1975}
@book{unger1989, author={Unger, Tomas}, title={Tolls}, year=1989}
"""


def written_to(folder: Path) -> Path:
    """The paper, in both syntaxes, in a folder."""
    (folder / "paper.md").write_text(MARKDOWN, "utf-8")
    (folder / "paper.qmd").write_text(MARKDOWN, "utf-8")
    (folder / "part.md").write_text("In 1999 it rained on 12 days.\n", "utf-8")
    (folder / "paper.tex").write_text(LATEX, "utf-8")
    (folder / "part.tex").write_text("In 1999 it rained on 12 days.\n", "utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, "utf-8")
    return folder
