"""Libraries as Zotero, EndNote, Mendeley, databases and pandoc give them: what is linked, and said."""

from pathlib import Path

import pytest
from tests.growth import assert_grows_with_length
from tests.support import claimcheck

from claimcheck.bibliography.csl_found import noted_key

ZOTERO = """\
[
 {"id":"http://zotero.org/users/123456/items/ABCD1234","type":"article-journal","container-title":\
"International Security","DOI":"https://doi.org/10.1162/0162288054894607","ISSN":"0162-2889",\
"title":"Soft Balancing against the <i>United States</i>","author":[{"family":"Pape","given":\
"Robert A."}],"accessed":{"date-parts":[["2020",5,4]]},"issued":{"date-parts":[["2005",7]]},\
"citation-key":"pape2005"},
 {"id":"http://zotero.org/users/123456/items/EFGH5678","type":"book","note":"Citation Key: \
landau1974\\ntex.foo: bar","publisher":"E. J. Brill","title":"Radical Politics in Modern Turkey",\
"author":[{"family":"Landau","given":"Jacob M."}],"issued":{"date-parts":[["1974"]]}},
 {"id":"99/IJKL9012","type":"report","publisher":"Congressional Research Service","title":"Turkey",\
"author":[{"family":"Zanotti","given":"Jim"},{"family":"Thomas","given":"Clayton"}],\
"issued":{"season":"spring","date-parts":[["2017"]]}},
 {"id":"circa","type":"chapter","title":"A Part","container-title":"Whole","author":[{"family":\
"Berg","given":"Jan","non-dropping-particle":"van der","suffix":"Jr."}],"ISBN":"978-0-521-55645-4",\
"issued":{"date-parts":[[1850],[1852]],"circa":true}}
]
"""
ENDNOTE = (
    "\ufeffTY  - JOUR\r\nT1  - Soft Balancing against\r\n the United States\r\nA1  - Pape,Robert A.\r\n"
    "Y1  - 2005/07/01/\r\nJF  - International Security\r\nSP  - 7\r\nEP  - 45\r\nL1  - file:///C:/x.pdf\r\n"
    "ER  - \r\n\r\nTY  - BOOK\r\nAU  - Landau, J M\r\nPY  - 1974\r\nTI  - Radical Politics\r\n"
    "PB  - Brill\r\nUR  - www.brill.com\r\nER  -\r\nty  - RPRT\r\nAU  - Zanotti, Jim\r\n"
    "AU  - Thomas, Clayton\r\nPY  - 2017\r\nPB  - CRS\r\nTI  - Turkey\r\nER  - \r\n"
    "TY  - CHAP\r\nID  - circa\r\nAU  - van der Berg, Jan\r\nPY  - 1850\r\nT2  - Whole\r\nTI  - A Part\r\n"
)
WEB_OF_SCIENCE = """\
TY  - JOUR
AU  - Pape, RA
TI  - Soft balancing against the United States
T2  - INTERNATIONAL SECURITY
SN  - 0162-2889
SN  - 1531-4804
PU  - MIT PRESS
PI  - CAMBRIDGE
PA  - ONE ROGERS ST, CAMBRIDGE, MA 02142-1209 USA
DA  - SUM
PY  - 2005
SP  - 7
EP  - +
DO  - 10.1162/0162288054894607
AN  - WOS:000230827900001
ER  -

EF  -
"""
BY_HAND = """\
---
references:
  - id: pape2005
    author:
      - {family: Pape, given: Robert A.}
    container-title: International Security
    issued:
      - year: 2005
        month: 7
    title: >-
      Soft Balancing against
      the [United States]{.nocase}
    type: article-journal
  - id: landau1974
    author: [{family: Landau, given: Jacob M.}]
    issued: 1974
    title: Radical: Politics in Modern Turkey
    type: book
  - id: zanotti2017
    type: report
    author: [{family: Zanotti, given: Jim}, {family: Thomas, given: Clayton}]
    issued: {season: 1, year: 2017}
    publisher: CRS
    title: "Turkey: Background"
  - {id: circa, type: chapter, title: A Part, container-title: Whole, issued: c. 1850,
     author: [{family: Berg, given: Jan, dropping-particle: van der}]}
...
"""
DRAFT = """\
States balance softly (Pape 2005), and in 1974 somebody knew [@{key}].
In a November 2016 survey, 79% agreed (Zanotti and Thomas 2017); it was 12% before [@circa].
"""


def said(folder: Path, name: str, text: str, key: str) -> tuple[str, str]:
    """What an audit and a scan say of a draft with such a library."""
    (folder / name).write_text(text, newline="")
    (folder / "draft.md").write_text(DRAFT.format(key=key))
    audit = claimcheck("audit", "draft.md", name, "--isolated", "--format", "concise", cwd=folder)
    scan = claimcheck("scan", "draft.md", "--references", name, "--isolated", cwd=folder)
    return audit.stdout, scan.stdout.partition("\n\n")[0]


def test_a_library_of_zotero_is_cited_by_the_keys_that_people_know(tmp_path: Path) -> None:
    assert said(tmp_path, "library.json", ZOTERO, "landau1974") == (
        'library.json:2:131: warning[malformed-doi]: DOI written as an address: "https://doi.org/'
        '10.1162/0162288054894607" in "pape2005" (write 10.1162/0162288054894607)\n'
        'library.json:5:176: warning[malformed-isbn]: ISBN "978-0-521-55645-4" has a wrong check '
        'digit in "circa" (compare it with the work itself)\n'
        "1 document, 4 citations, 4 works: 4 linked · 2 claims, 2 sourced, 0 unsourced"
        " · 4 references, 4 used · 2 warnings · 1 fixable with --fix · all 2 files looked at\n",
        "draft.md:1:24  Pape 2005                pape2005\n"
        "draft.md:1:64  landau1974               landau1974\n"
        "draft.md:2:40  Zanotti and Thomas 2017  99/IJKL9012\n"
        "draft.md:2:86  circa                    circa",
    )


def test_the_address_of_an_item_leads_to_it_too(tmp_path: Path) -> None:
    (tmp_path / "library.json").write_text(ZOTERO)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text(
        '[[claim]]\nid = "a"\ntext = "It was 1974."\n'
        'sources = ["http://zotero.org/users/123456/items/EFGH5678"]\n'
    )
    done = claimcheck("audit", "claims", "--references", "library.json", "--isolated", cwd=tmp_path)
    assert done.stdout.startswith("1 claim, 1 sourced, 0 unsourced")


def test_a_library_of_endnote_has_keys_of_authors_and_years(tmp_path: Path) -> None:
    assert said(tmp_path, "library.ris", ENDNOTE, "Landau_1974") == (
        'library.ris:17:7: warning[malformed-url]: no "https://" in the address "www.brill.com" in'
        ' "Landau_1974" (compare it with the work itself)\n'
        'library.ris:19:1: error[broken-entry]: the tag "ty" is written in small letters in'
        ' "Zanotti_Thomas_2017" (write TY)\n'
        'library.ris:26:1: error[broken-entry]: a record that no "ER" ends in "circa" (write'
        ' "ER  - " behind its last line)\n'
        "1 document, 4 citations, 4 works: 4 linked · 2 claims, 2 sourced, 0 unsourced"
        " · 4 references, 4 used · 2 errors, 1 warning · all 2 files looked at\n",
        "draft.md:1:24  Pape 2005                Pape_2005\n"
        "draft.md:1:64  Landau_1974              Landau_1974\n"
        "draft.md:2:40  Zanotti and Thomas 2017  Zanotti_Thomas_2017\n"
        "draft.md:2:86  circa                    circa",
    )


def test_nothing_is_wrong_with_a_library_of_web_of_science(tmp_path: Path) -> None:
    (tmp_path / "library.ris").write_text(WEB_OF_SCIENCE)
    (tmp_path / "draft.md").write_text("States balance softly (Pape 2005).\n")
    done = claimcheck("audit", "draft.md", "library.ris", "--isolated", cwd=tmp_path)
    assert done.stdout.startswith("1 document, 1 citation, 1 work: 1 linked · ")
    assert done.stdout.endswith(" · nothing found · all 2 files looked at\n")
    shown = claimcheck(
        "show", "Pape_2005", "--references", "library.ris", "--isolated", cwd=tmp_path
    )
    assert "pages        7+\n" in shown.stdout
    assert "publisher    MIT PRESS\n" in shown.stdout


def test_a_slip_in_one_item_of_yaml_hides_no_other(tmp_path: Path) -> None:
    assert said(tmp_path, "library.yaml", BY_HAND, "landau1974") == (
        'library.yaml:17:19: error[broken-entry]: "landau1974" cannot be read: this is no YAML:'
        " mapping values are not allowed in this context"
        ' (put quotes around a value with ": " in it)\n'
        "1 document, 4 citations, 4 works: 3 linked, 1 broken · 2 claims, 1 sourced, 1 unlinked,"
        " 0 unsourced"
        " · 3 references, 3 used · 1 error · 1 of 2 files NOT read whole\n",
        "draft.md:1:24  Pape 2005                pape2005\n"
        "draft.md:1:64  landau1974               broken\n"
        "draft.md:2:40  Zanotti and Thomas 2017  zanotti2017\n"
        "draft.md:2:86  circa                    circa",
    )


def test_where_the_key_of_a_broken_item_cannot_be_told_no_other_key_is_missing(
    tmp_path: Path,
) -> None:
    text = BY_HAND.replace("  - id: landau1974\n    author", "  - author")
    audit, scan = said(tmp_path, "library.yaml", text, "landau1974")
    assert "library.yaml:16:19: error[broken-entry]: this is no YAML: mapping values" in audit
    assert "draft.md:1:64  landau1974               unknown\n" in scan


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.ris",
            "\n\nPMID- 12345678\nOWN - NLM\nTI  - Soft balancing.\nAU  - Pape RA\n",
            "a.ris:3:1: error[broken-entry]: this is PubMed's own format, not RIS"
            " (import it into Zotero or EndNote, and export it from there)\n",
        ),
        (
            "a.ris",
            "%0 Journal Article\n%A Pape, Robert A.\n%D 2005\n",
            "a.ris:1:1: error[broken-entry]: this is EndNote's own format, not RIS"
            ' (export it in the style "RefMan (RIS) Export")\n',
        ),
        (
            "a.ris",
            "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Pape, RA\nER\n\nEF\n",
            "a.ris:1:1: error[broken-entry]: this is the plain text of Web of Science, not RIS"
            ' (export it again as "RIS (other reference software)")\n',
        ),
        (
            "a.json",
            '{"config": {}, "items": [{"itemType": "book", "itemID": 1, "title": "T"}]}\n',
            "a.json:1:1: error[broken-entry]: this is Zotero's own JSON, not CSL"
            ' (export it as "Better CSL JSON")\n',
        ),
    ],
)
def test_what_is_another_format_than_it_is_called_is_named(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "draft.md").write_text("States balance softly (Pape 2005).\n")
    done = claimcheck("audit", "draft.md", name, "--isolated", "--format", "concise", cwd=tmp_path)
    assert done.stdout.startswith(f"{expected}1 document, 1 citation, 1 work: 1 unknown · ")
    assert done.stdout.endswith(" · 1 error · 1 of 2 files NOT read whole\n")


def test_a_file_of_pubmed_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.nbib").write_text("PMID- 12345678\n")
    (tmp_path / "draft.md").write_text("States balance softly (Pape 2005).\n")
    done = claimcheck("audit", "draft.md", "--references", "a.nbib", "--isolated", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        'a.nbib is in no format of bibliographies that is read (".nbib")'
        in done.stdout + done.stderr
    )


def test_duplicates_are_told_across_files_of_all_formats(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics in Modern Turkey},"
        " publisher = {Brill}, year = 1974}\n"
        "@article{pape2005, author = {Pape, Robert A.}, title = {Soft Balancing against the United"
        " States}, journal = {International Security}, year = 2005}\n"
    )
    (tmp_path / "b.json").write_text(
        '[{"id": "landau1974", "type": "book", "title": "Radical Politics in Modern Turkey",\n'
        '  "author": [{"family": "Landau", "given": "Jacob M."}], "issued": 1974},\n'
        ' {"id": "soft", "type": "article-journal", "container-title": "International Security",\n'
        '  "title": "Soft Balancing against the United States", "issued": 2005,\n'
        '  "author": [{"family": "Pape", "given": "Robert A."}]}]\n'
    )
    (tmp_path / "c.ris").write_text(
        "TY  - BOOK\nID  - Landau1974\nAU  - Landau, Jacob M.\n"
        "TI  - Radical Politics in Modern Turkey\nPY  - 1974\nER  - \n"
    )
    (tmp_path / "draft.md").write_text("Text [@landau1974; @pape2005; @soft].\n")
    done = claimcheck(
        "audit", "draft.md", "a.bib", "b.json", "c.ris", "--isolated", "--ignore",
        "unused-reference", cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout == (
        'error[duplicate-key]: key "landau1974" is used in a.bib too\n'
        " --> b.json:1:10\n"
        "  |\n"
        '1 | [{"id": "landau1974", "type": "book", "title": "Radical Politics in Modern Turkey",\n'
        "  |          ^^^^^^^^^^\n"
        "  = note: a.bib:1:7: first here: Landau, Radical Politics in Modern Turkey, 1974\n"
        "  = help: take one of the two out, or leave out one of the files\n\n"
        'warning[duplicate-reference]: "soft" is the same work as "pape2005" in a.bib\n'
        " --> b.json:3:10\n"
        "  |\n"
        '3 |  {"id": "soft", "type": "article-journal", "container-title": "International Security",\n'
        "  |          ^^^^\n"
        "  = note: a.bib:2:10: Pape, Soft Balancing against the United States, 2005\n"
        "  = help: keep one of the two and cite it throughout\n\n"
        'error[duplicate-key]: key "Landau1974" is used in a.bib as "landau1974"\n'
        " --> c.ris:2:7\n"
        "  |\n"
        "2 | ID  - Landau1974\n"
        "  |       ^^^^^^^^^^\n"
        "  = note: a.bib:1:7: first here: Landau, Radical Politics in Modern Turkey, 1974\n"
        "  = help: take one of the two out, or leave out one of the files\n\n"
        "1 document, 1 citation, 3 works: 3 linked · 0 claims, 0 sourced, 0 unsourced"
        " · 5 references, 4 used · 2 errors, 1 warning · all 4 files looked at\n"
    )


FIXED = {
    "a.json": (
        '[{"id": "a", "type": "book", "title": "A", "author": [{"literal": "B"}], "issued": 2001,\n'
        '  "DOI": "https://doi.org/10.1000/182", "URL": "http//example.org/x"},\n'
        ' {"id": "b", "type": "book", "title": "B", "author": [{"literal": "B"}], "issued": 2001,\n'
        '  "DOI": "https:\\/\\/doi.org/10.1000/183"}]\n',
        {"https://doi.org/10.1000/182": "10.1000/182", "http//ex": "http://ex"},
    ),
    "b.yaml": (
        "- {id: c, type: book, title: C, author: [{literal: B}], issued: 2001, DOI: doi:10.1000/184}\n"
        "- id: d  # a remark\n  type: book\n  title: D\n  author: [{literal: B}]\n  issued: 2001\n"
        '  DOI: https://doi.org/10.1000/185\n  URL: "10.1000/185"\n'
        "- id: e\n  type: book\n  title: E\n  author: [{literal: B}]\n  issued: 2001\n"
        "  DOI: >\n    10.1000/189.\n",
        {
            "doi:10": "10",
            "https://doi.org/10": "10",
            '"10.1000/185': '"https://doi.org/10.1000/185',
        },
    ),
    "c.ris": (
        "TY  - BOOK\r\nID  - f\r\nAU  - Doe, J.\r\nTI  - F\r\nPY  - 2001\r\nDO  - doi: 10.1000/186.\r\n"
        "UR  - doi.org/10.1000/186\r\nER  - \r\n",
        {"doi: 10.1000/186.": "10.1000/186", "doi.org": "https://doi.org"},
    ),
}


def test_identifiers_are_put_right_where_they_stand_as_they_are_read(tmp_path: Path) -> None:
    for name, (text, _) in FIXED.items():
        (tmp_path / name).write_text(text, newline="")
    (tmp_path / "draft.md").write_text("Text.\n")
    fix = ("audit", "draft.md", *FIXED, "--isolated", "--fix", "--unsafe-fixes")
    claimcheck(*fix, cwd=tmp_path)
    once = {name: (tmp_path / name).read_bytes().decode() for name in FIXED}
    for name, (text, changes) in FIXED.items():
        for wrong, right in changes.items():
            text = text.replace(wrong, right, 1)  # noqa: PLW2901 - all of them, one by one
        assert once[name] == text
    claimcheck(*fix, cwd=tmp_path)
    assert {name: (tmp_path / name).read_bytes().decode() for name in FIXED} == once


WAIVED = """\
# claimcheck: allow-file[unused-reference] not all are cited yet
references:
  # claimcheck: allow[malformed-doi] the publisher prints it so
  - id: c
    type: book
    title: "C # claimcheck: allow[malformed-url] no comment"
    author: [{literal: B}]
    issued: 2001
    DOI: doi:10.1000/184
    URL: example.org # claimcheck: allow[malformed-url] old
  - id: d
    type: book
    title: D
    author: [{literal: B}]
    issued: 2001
    # claimcheck: allow[malformed-doi] as above
    DOI: https://doi.org/10.1000/185
    URL: example.org
    # claimcheck: allow[incomplete-reference] nothing is missing
    abstract: |
      # claimcheck: allow[malformed-url] no comment either
  - id: e # claimcheck: allow[incomplete-reference] no author is known
    type: book
    title: E
    issued: 2001
"""


def test_comments_count_in_yaml_that_is_broken_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "references:\n- id: a\n  type: book\n  # claimcheck: allow[incomplete-reference] so it is\n"
        "  title: One\n- id: b\n  title: Two: three\n"
    )
    done = claimcheck(
        "audit", "a.yaml", "--references", "a.yaml", "--isolated", "--format", "concise",
        "--show-waived", cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout.splitlines()[:2] == [
        'a.yaml:2:7: waived[incomplete-reference]: @book "a" lacks author or editor and year or'
        " date (so it is)",
        'a.yaml:7:13: error[broken-entry]: "b" cannot be read: this is no YAML: mapping values are'
        ' not allowed in this context (put quotes around a value with ": " in it)',
    ]


def test_a_tag_that_nobody_knows_fails_no_audit(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(
        "TY  - BOOK\nID  - a\nAU  - Doe, J.\nTI  - T\nPY  - 2001\nZZ  - 1\nER  - \n"
    )
    done = claimcheck(
        "audit", "a.ris", "--references", "a.ris", "--isolated", "--format", "concise", cwd=tmp_path
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == (
        'a.ris:6:1: warning[broken-entry]: "ZZ" is no tag of RIS in "a"'
        " (correct it, or take it out)"
    )


def test_comments_in_yaml_excuse_what_they_stand_at(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(WAIVED)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text("")
    done = claimcheck(
        "audit", "--references", "a.yaml", "--isolated", "--format", "concise", "--show-waived",
        cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout == (
        "a.yaml:6:17: warning[unused-waiver]: a waiver inside an entry is not in force"
        " (put it above the entry)\n"
        'a.yaml:9:10: waived[malformed-doi]: DOI written with "doi:" before it: "doi:10.1000/184"'
        ' in "c" (the publisher prints it so)\n'
        'a.yaml:10:10: waived[malformed-url]: no "https://" in the address "example.org" in "c"'
        " (old)\n"
        'a.yaml:17:10: waived[malformed-doi]: DOI written as an address: "https://doi.org/10.1000/'
        '185" in "d" (as above)\n'
        'a.yaml:18:10: warning[malformed-url]: no "https://" in the address "example.org" in "d"'
        " (compare it with the work itself)\n"
        'a.yaml:19:25: warning[unused-waiver]: "incomplete-reference" is allowed here and finds'
        " nothing (remove the comment)\n"
        "a.yaml:21:9: warning[unused-waiver]: a waiver inside an entry is not in force"
        " (put it above the entry)\n"
        'a.yaml:22:9: waived[incomplete-reference]: @book "e" lacks author or editor'
        " (no author is known)\n"
        "0 claims, 0 sourced, 0 unsourced · 3 references, 0 used · 4 warnings, 7 waived"
        " · all 2 files looked at\n"
    )


def test_the_time_for_a_key_in_a_note_grows_with_its_length_alone() -> None:
    for sign in (" ", "\n", "Citation Key", "citation-key: ", "\n \n", "x\n"):
        assert_grows_with_length(noted_key, sign * (100_000 // len(sign)))
