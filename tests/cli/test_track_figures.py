"""`claimcheck track` and `audit`: figures that LaTeX and Markdown set otherwise than by digits alone."""

import tomllib
from pathlib import Path

import pytest
from tests.support import claimcheck

LATEX = r"""\newcommand{\sold}{45\%}
\newcommand{\pct}[1]{#1\,\%}
\begin{document}
In 2019 the harvest of Konya fell by $\approx 30\%$ against the year before.
The census of 1998 counted $3 \times 10^6$ sheep in Ankara.
Water boiled at $97\,^{\circ}\mathrm{C}$ in Erzurum in 1987.
The trial of 2011 found an effect on yields in Adana ($p < 0.05$, $R^2 = 0.41$).
By 2005 some \sold{} of farmers in Sivas had sold their land, and \pct{12} had left.
The canal that opened in Izmit in 1936 is \SI{45}{\kilo\metre} long and \qty{9}{m} wide.
The lake of Van covered 3\,755 km\textsuperscript{2} in 1900.
\end{document}
"""
MARKDOWN = r"""In 2019 the harvest of Konya fell by $\approx 30\%$ against the year before.

The trial of 2011 found an effect on yields in Adana (\(p < 0.05\)).

The lake of Van covered 10^3^ km^2^ in 1900, and Sivas used 10<sup>6</sup> litres of H~2~O.
"""


def tracked(project: Path, name: str, text: str) -> list[str]:
    """The texts of the records that tracking writes."""
    (project / name).write_text(text, "utf-8")
    (project / "claims/brief.toml").unlink(missing_ok=True)
    done = claimcheck("track", name, cwd=project)
    assert done.returncode == 0, done.stderr
    ledger = tomllib.loads((project / f"claims/{Path(name).stem}.toml").read_text("utf-8"))
    return [record["text"] for record in ledger["claim"]]


def changed(project: Path, name: str) -> list[str]:
    """What an audit says of the tracked claims."""
    rules = "changed-claim,gone-claim,untracked-claim"
    done = claimcheck("audit", "--select", rules, "--format", "concise", cwd=project)
    return [line for line in done.stdout.splitlines() if line.startswith(name)]


def test_the_figures_of_latex_are_tracked_as_people_type_them(project: Path) -> None:
    assert tracked(project, "draft.tex", LATEX) == [
        "In 2019 the harvest of Konya fell by ≈ 30% against the year before.",
        "The census of 1998 counted 3 × 10^6 sheep in Ankara.",
        "Water boiled at 97 °C in Erzurum in 1987.",
        "The trial of 2011 found an effect on yields in Adana (p < 0.05, R² = 0.41).",
        "By 2005 some 45% of farmers in Sivas had sold their land, and 12 % had left.",
        "The canal that opened in Izmit in 1936 is 45 km long and 9 m wide.",
        "The lake of Van covered 3755 km² in 1900.",
    ]
    assert changed(project, "draft.tex") == []


def test_the_figures_of_markdown_are_tracked_as_people_type_them(project: Path) -> None:
    assert tracked(project, "draft.md", MARKDOWN) == [
        "In 2019 the harvest of Konya fell by ≈ 30% against the year before.",
        "The trial of 2011 found an effect on yields in Adana (p < 0.05).",
        "The lake of Van covered 10^3 km² in 1900, and Sivas used 10^6 litres of H2O.",
    ]
    assert changed(project, "draft.md") == []


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("draft.tex", LATEX, r"\approx 30\%", r"\approx 40\%"),
        ("draft.tex", LATEX, r"3 \times 10^6", r"3 \times 10^7"),
        ("draft.tex", LATEX, "97", "90"),
        ("draft.tex", LATEX, "p < 0.05", "p < 0.01"),
        ("draft.tex", LATEX, "p < 0.05", "p > 0.05"),
        ("draft.tex", LATEX, "0.41", "0.51"),
        ("draft.tex", LATEX, r"{45\%}", r"{55\%}"),
        ("draft.tex", LATEX, r"\pct{12}", r"\pct{13}"),
        ("draft.tex", LATEX, r"\SI{45}", r"\SI{46}"),
        ("draft.tex", LATEX, r"\kilo\metre", r"\metre"),
        ("draft.tex", LATEX, r"3\,755", r"4\,755"),
        ("draft.md", MARKDOWN, "30", "40"),
        ("draft.md", MARKDOWN, "0.05", "0.01"),
        ("draft.md", MARKDOWN, "10^3^", "10^4^"),
        ("draft.md", MARKDOWN, "10<sup>6", "10<sup>7"),
    ],
)
def test_a_figure_that_changed_is_noticed(
    project: Path, name: str, text: str, old: str, new: str
) -> None:
    tracked(project, name, text)
    (project / name).write_text(text.replace(old, new), "utf-8")
    (line,) = changed(project, name)
    assert "changed-claim" in line


def test_a_figure_that_is_set_otherwise_is_the_same(project: Path) -> None:
    tracked(project, "draft.tex", LATEX)
    text = LATEX.replace(r"$3 \times 10^6$", r"\num{3e6}").replace(r"\SI{45}{\kilo\metre}", "45 km")
    text = text.replace(r"$3 \times 10^6$", "3 million").replace(
        r"3\,755 km\textsuperscript{2}", "3755\\,km$^2$"
    )
    (project / "draft.tex").write_text(text, "utf-8")
    assert changed(project, "draft.tex") == []
