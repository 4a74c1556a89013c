"""A table is one on the page, however its source marks the cells."""

from pathlib import Path

import pytest
from tests.annotating.bridge import draft_of

from claimcheck.model.documents import BlockKind

ROWS = [["Port", "Tonnes"], ["Riga", "38"], ["Oslo", ""]]
PIPES = "| Port | Tonnes |\n|------|--------|\n| Riga | 38     |\n| Oslo |        |\n"
COLUMNS = "Port  Tonnes\n----  ------\nRiga  38\nOslo\n"
FRAMED = "-------------\nPort  Tonnes\n----  ------\nRiga  38\n\nOslo\n-------------\n"
HTML = """\
<table>
<tr><th>Port</th><th>Tonnes</th></tr>

<tr>
  <td>Riga</td>
  <td>38</td>
</tr>
<tr><td>Oslo</td><td></td></tr>
</table>
"""
LATEX = r"""
\begin{tabular}{lr}
Port & Tonnes \\ \midrule
Riga & 38 \\
Oslo & \\
\end{tabular}
"""


def rows_of(text: str, folder: Path, suffix: str = ".md") -> list[list[list[str]]]:
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "references.bib").write_text("")
    (folder / f"draft{suffix}").write_text(text)
    (folder / "claims" / "a.toml").write_text(f'[document]\npath = "../draft{suffix}"\n')
    (part,) = draft_of(folder).parts
    return [
        [["".join(piece.text for piece in cell).strip() for cell in row] for row in one.cells]
        for one in part.passages
        if one.kind is BlockKind.TABLE
    ]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [(PIPES, ".md"), (COLUMNS, ".md"), (FRAMED, ".md"), (HTML, ".md"), (LATEX, ".tex")],
)
def test_rows_and_cells_stand_as_they_are_printed(text: str, suffix: str, tmp_path: Path) -> None:
    (table,) = rows_of(f"Text.\n\n{text}\nMore.\n", tmp_path, suffix)
    assert [[*row, ""][:2] for row in table] == ROWS


def test_two_in_a_row_are_two(tmp_path: Path) -> None:
    assert len(rows_of(f"{PIPES}\n{PIPES}\n{COLUMNS}\n{HTML}{HTML}", tmp_path)) == 5


def test_code_and_formulas_stay_in_their_cells(tmp_path: Path) -> None:
    text = "<table><tr><td>a</td><td>b $x^2$</td><td>c</td></tr></table>\n"
    assert rows_of(text, tmp_path) == [[["a", "b x²", "c"]]]


def test_no_word_is_lost_where_a_page_has_no_room_for_the_columns(tmp_path: Path) -> None:
    words = [f"w{number}" for number in range(200)]
    for text in (f"| {' | '.join(words)} |\n", f"<table><td>{'<td>'.join(words)}</table>\n"):
        (table,) = rows_of(text, tmp_path)
        assert " ".join(" ".join(row) for row in table).split() == words
