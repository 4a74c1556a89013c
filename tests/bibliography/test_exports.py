"""Files in the shape that Better BibTeX and JabRef give them: all is read, nothing is complained of."""

from pathlib import Path

from tests.bibliography.reading import read
from tests.support import claimcheck

BETTER_BIBTEX = r"""
@comment{groups=Turkey@Power}

@article{papeSoftBalancingUnited2005,
  title = {Soft Balancing against the {{United States}}},
  author = {Pape, Robert A.},
  date = {2005-07-01},
  journaltitle = {International Security},
  shortjournal = {International Security},
  volume = {30},
  number = {1},
  pages = {7--45},
  issn = {0162-2889, 1531-4804},
  doi = {10.1162/0162288054894607},
  url = {https://www.example.org/article/30/1/7-45},
  urldate = {2020-05-04},
  abstract = {The \emph{Bush} strategy of 50\% \& more {$<$}b{$>$}},
  langid = {english},
  keywords = {⛔ No DOI found,_tablet,power;balance},
  file = {/home/me/Zotero/storage/ABCD1234/Pape - 2005 - Soft Balancing.pdf;/home/me/Zotero/storage/EFGH/snapshot.html}
}

@report{worldbank2019,
  type = {{{\textbackslash}Working} Paper},
  title = {{{World Development Report}} 2019: {{The Changing Nature}} of {{Work}}},
  author = {{World Bank}},
  date = {2019},
  institution = {{World Bank}},
  location = {{Washington, DC}},
  langid = {american},
  annotation = {Citation Key: worldbank2019\\
tex.ids= wb2019},
  ids = {wb2019}
}

@incollection{vanderberg2011,
  title = {O'{{Neill}}'s \mkbibquote{plays}},
  booktitle = {The {{Cambridge Companion}}},
  author = {family=Berg, given=Jan, prefix=van der, useprefix=true},
  editor = {Doe, Jane and others},
  date = {2011-03/2011-04},
  publisher = {{Cambridge University Press}},
  isbn = {978-0-521-55645-3 978-0-521-55389-6},
  langid = {english}
}

@misc{zoteroPreprint,
  title = {A Preprint},
  author = {Doe, Jane},
  date = {2020},
  number = {arXiv:2001.00001},
  eprint = {2001.00001},
  eprinttype = {arxiv},
  publisher = {arXiv},
  pubstate = {prepublished}
}

% == BibTeX quality report for vanderberg2011:
% ? Unsure about the formatting of the booktitle
"""

JABREF = r"""
% Encoding: UTF-8

@Article{Pape2005,
  author     = {Pape, Robert A.},
  journal    = {International Security},
  title      = {Soft Balancing against the {United States}},
  year       = {2005},
  doi        = {10.1162/0162288054894607},
  file       = {:C\:/Users/me/Papers/Pape 2005 - Soft; Balancing.pdf:PDF;:notes.md:Markdown},
  groups     = {Power, To read},
  comment-me = {keep, this},
  ranking    = {rank4},
  readstatus = {skimmed},
  timestamp  = {2020-01-02},
}

@InBook{Nix2019,
  crossref = {Doe2019},
  author = {Nix, Ida},
  title = {Wool},
  chapter = {3},
}

@Book{Doe2019, author = {Doe, Jane}, title = {Cloth}, publisher = {P}, year = {2019}}

@Comment{jabref-meta: databaseType:bibtex;}

@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Power\;0\;1\;0x8a8a8aff\;\;A "group"\;;
1 KeywordGroup:To read\;0\;groups\;author=\{Doe\}\;0\;0\;1\;\;\;\;;
}

@Comment{jabref-meta: saveActions:enabled;
date[normalize_date]
;}

@Comment{jabref-entrytype: Review: req[author;title] opt[url]}
"""


def test_an_export_of_better_bibtex_is_read_whole() -> None:
    bibliography = read(BETTER_BIBTEX)
    assert bibliography.broken == ()
    pape, bank, berg, preprint = bibliography
    assert (pape.title, pape.year, pape.month) == (
        "Soft Balancing against the United States", 2005, 7,
    )  # fmt: skip
    assert pape.by_name["file"].value.count(";") == 1
    assert [name.family for name in bank.authors] == ["World Bank"]
    assert bank.authors[0].corporate
    assert bank.title == "World Development Report 2019: The Changing Nature of Work"
    assert bibliography.aliases == {"wb2019": "worldbank2019"}
    assert (berg.authors[0].surname, berg.title) == ("van der Berg", "O'Neill's plays")
    assert [name.family for name in berg.editors] == ["Doe"]
    assert preprint.type == "misc"


def test_a_file_of_jabref_is_read_whole_and_its_own_fields_are_left_alone(tmp_path: Path) -> None:
    bibliography = read(JABREF)
    assert bibliography.broken == ()
    assert bibliography.commented == ()
    pape, part, _ = bibliography
    assert pape.by_name["file"].value == (
        r":C\:/Users/me/Papers/Pape 2005 - Soft; Balancing.pdf:PDF;:notes.md:Markdown"
    )
    assert pape.by_name["groups"].value == "Power, To read"
    assert part.by_name["year"].inherited_from == "Doe2019"
    for name, text in (("jabref.bib", JABREF), ("bbt.bib", BETTER_BIBTEX)):
        (tmp_path / name).write_text(text)
    (tmp_path / "draft.md").write_text("Text.\n")
    done = claimcheck(
        "audit", "draft.md", "jabref.bib", "bbt.bib", "--fix", "--unsafe-fixes", "--ignore",
        "unused-reference,duplicate-reference", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "broken" not in done.stdout
    assert "malformed" not in done.stdout
    assert (tmp_path / "jabref.bib").read_text() == JABREF
    assert (tmp_path / "bbt.bib").read_text() == BETTER_BIBTEX
