"""A project in which claims stand in every way, and whose text means harm."""

from pathlib import Path

from claimcheck.annotating.draft import annotated
from claimcheck.audit import looked_at
from claimcheck.config import Config
from claimcheck.model.annotated import AnnotatedDraft

DRAFT = """\
---
title: The bridge at Orsk
bibliography: references.bib
---

# The bridge at Orsk

The city opened the bridge in May 1974 [@haas1975, p. 12]. It cost 31 million euros in 1974. In
2019 the bridge carried 9,400 lorries a day [@haas1957]. In 2003 the council counted 214 cracks in
the bridge [@nobody2003]. According to the police, 17 people drowned in the river in 1988
[@unger1989].

## Figures and \u202etolls

- In 1990 the toll was 3 euros a lorry [@unger1989].
- In 1991 the toll fell to 2 euros a lorry.

| year | lorries |
|------|--------:|
| 1990 | 4,100   |
|      | 9,400   |

In 2001 the mayor closed the bridge for 40 days [@haas1975].[^1] In 2012 the city sold the bridge for
1 euro. In 2015 the owner `<img src=x onerror=alert(2)>` raised the toll by 60 percent [@unger1989].

[^1]: The closure of 2001 cost the shops 2 million euros [@unger1989, pp. 3-4].
"""
BIBLIOGRAPHY = """\
@book{haas1975,
  author    = {Haas, Ines and Lindqvist, Per},
  title     = {A Bridge for {Orsk}},
  publisher = {River Press},
  year      = {1975},
  url       = {javascript:alert(3)},
}
@article{unger1989,
  author  = {Unger, Tomas},
  title   = {Tolls \\& Rivers </script><script>alert(4)</script>},
  journal = {Journal of Crossings},
  volume  = {4},
  number  = {2},
  pages   = {1--19},
  year    = {1989},
  doi     = {10.1000/toll.4},
}
@misc{unread2000, author = {Somebody}, title = {Nobody reads it}, year = {2000}}
"""
LEDGER = """\
[document]
title = "The bridge at Orsk"
path = "../draft.md"
dated = "2020"

[[claim]]
id = "opened-1974"
text = "The bridge was opened by the city in May 1974."
sources = [{ key = "haas1975", locator = "p. 12", quote = "opened on a wet morning in May" }]
section = "The bridge"

[[claim.verdict]]
status = "verified"
by = "ED"
on = 2026-11-20
note = "seen in the library"

[[claim]]
id = "toll-1990"
text = "The toll was 3 euros a lorry in 1990."
sources = ["unger1989"]

[[claim.verdict]]
status = "disputed"
by = "ED"
on = 2026-11-21
note = "the journal says 2 euros <b>and</b> more"

[[claim]]
id = "closed-2001"
text = "The mayor closed the bridge for 14 days in 2001."
sources = ["haas1975"]
tags = ["closures"]
section = "Figures"

[[claim]]
id = "sold-2012"
text = "The city sold the bridge for 1 euro in 2012."
waive = "common knowledge in Orsk"

[[claim]]
id = "toll-raised-2015"
text = "The owner raised the toll by 60 percent in 2015."
sources = ["unger1989"]

[[claim.verdict]]
status = "verified"
by = "ED"
on = 2026-11-21
of = "00000000"

[[claim]]
id = "painted-red"
text = "The bridge was painted red in 1999 by 12 volunteers of the sailing club."
sources = ["haas1975"]
"""


def written_to(folder: Path) -> Path:
    """The project, in a folder."""
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (folder / "claims" / "bridge.toml").write_text(LEDGER, encoding="utf-8")
    return folder


def draft_of(folder: Path, *paths: Path, **settings: object) -> AnnotatedDraft:
    """The annotated draft of a project."""
    config = Config(root=folder, **settings)  # type: ignore[arg-type]
    looked = looked_at(config, paths)
    return annotated(looked.view, looked.report, looked.chosen)
