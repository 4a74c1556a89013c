"""The project in which the examples of a rule stand: the tests run them there, and these pages too."""

from pathlib import Path

LANDAU = """\
@book{landau1974,
  author    = {Landau, Jacob M.},
  title     = {Radical Politics in Modern Turkey},
  publisher = {E. J. Brill},
  year      = {1974},
}
"""
LEDGER = """\
[[claim]]
id      = "left-against-us"
text    = "In the Cold War, the Turkish left opposed US influence."
sources = ["landau1974"]
"""
# Of what an example may be; another kind is that of a document.
PATHS = {"toml": "claims/brief.toml", "bib": "references.bib"}


def begin(project: Path) -> None:
    """Put one sourced claim into an empty folder."""
    (project / "claims").mkdir()
    (project / PATHS["toml"]).write_text(LEDGER, encoding="utf-8")
    (project / PATHS["bib"]).write_text(LANDAU, encoding="utf-8")


def put(project: Path, text: str, kind: str) -> tuple[str, ...]:
    """Put an example into the project, and give the documents in it.

    Of two kinds, as in `txt + bib`, the texts stand one after the other with `---` between.
    """
    kinds = kind.split(" + ")
    for one, part in zip(kinds, text.split("---\n", len(kinds) - 1), strict=True):
        path = PATHS.get(one, f"draft.{one}")
        (project / path).write_bytes(part.encode("utf-8", "surrogatepass"))
    return tuple(f"draft.{one}" for one in kinds if one not in PATHS)
