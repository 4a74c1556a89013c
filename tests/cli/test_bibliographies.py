"""Each document is linked to its own bibliography: whole projects, whole output."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim, entry
from tests.support import claimcheck

Scan = Callable[..., str]
Audit = Callable[..., str]


def book(key: str, family: str, year: int) -> str:
    return entry(key, author=f"{family}, A.", title=f"On {family}", publisher="P", year=str(year))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, each with a bibliography of its own."""
    (tmp_path / "a.bib").write_text(book("brun1901", "Brun", 1901))
    (tmp_path / "b.bib").write_text(book("clay1902", "Clay", 1902))
    text = "---\nbibliography: {}.bib\n---\n\nSee [@brun1901; @clay1902]. It fell (Clay 1902).\n"
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(text.format(name))
    return tmp_path


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    return lambda *names: claimcheck("scan", *names, cwd=tmp_path).stdout


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """The findings, each on a line without the way out."""

    def run(*arguments: str) -> str:
        done = claimcheck("audit", "--format", "concise", "-q", *arguments, cwd=tmp_path)
        return done.stderr + "".join(
            f"{line.split(' (')[0]}\n" for line in done.stdout.splitlines()
        )

    return run


def test_a_key_of_one_document_does_not_link_in_another(folder: Path, scan: Scan) -> None:
    (folder / "references.bib").write_text(book("clay1902", "Clay", 1902))
    assert scan("a.md", "b.md") == (
        "a.md:5:7   brun1901   brun1901\n"
        "a.md:5:18  clay1902   missing\n"
        "a.md:5:38  Clay 1902  missing\n"
        "\n"
        "a.md: 2 citations, 3 works: 1 linked, 2 missing\n"
        "\n"
        "a.md:5:29  1.00 comparison   a source that is not linked\n"
        "  It fell (Clay 1902).\n"
        "\n"
        "a.md: 1 claim, 0 sourced, 1 unlinked, 0 unsourced\n"
        "\n"
        "b.md:5:7   brun1901   missing\n"
        "b.md:5:18  clay1902   clay1902\n"
        "b.md:5:38  Clay 1902  clay1902\n"
        "\n"
        "b.md: 2 citations, 3 works: 2 linked, 1 missing\n"
        "\n"
        "b.md:5:29  1.00 comparison   clay1902\n"
        "  It fell (Clay 1902).\n"
        "\n"
        "b.md: 1 claim, 1 sourced, 0 unsourced\n"
    )


@pytest.mark.usefixtures("folder")
def test_the_audit_names_the_bibliography_in_which_it_looked(audit: Audit) -> None:
    assert audit("a.md", "b.md") == (
        'a.md:5:18: error[missing-reference]: no reference "clay1902" in a.bib\n'
        'a.md:5:38: error[unlinked-citation]: "Clay 1902" is not in a.bib\n'
        'b.md:5:7: error[missing-reference]: no reference "brun1901" in b.bib\n'
    )


@pytest.mark.usefixtures("folder")
def test_a_bibliography_on_the_command_line_that_a_document_names_stays_its_own(
    audit: Audit,
) -> None:
    expected = audit("a.md", "b.md")
    assert audit("a.md", "b.md", "a.bib", "b.bib") == expected
    assert audit(".") == expected


@pytest.mark.parametrize("how", ["configured", "option", "named"])
def test_what_the_user_names_counts_for_all(folder: Path, audit: Audit, how: str) -> None:
    (folder / "more.bib").write_text(book("clay1902", "Clay", 1902))
    arguments = ["a.md"]
    if how == "configured":
        (folder / "claimcheck.toml").write_text('references = "more.bib"\n')
    else:
        arguments += ["more.bib"] if how == "named" else ["--references", "more.bib"]
    assert audit(*arguments) == ""


def test_messages_name_the_files_when_they_are_few(folder: Path, audit: Audit) -> None:
    (folder / "more").mkdir()
    for name in ("more/a.bib", "c.bib", "d.bib"):
        (folder / name).write_text("")
    (folder / "c.md").write_text("See [@gone] and all (Gone 1900).\n")
    for names, shown in [
        (["c.bib"], "c.bib"),
        (["c.bib", "d.bib"], "c.bib or d.bib"),
        (["c.bib", "d.bib", "a.bib"], "c.bib, d.bib or a.bib"),
        (["a.bib", "more/a.bib"], f"{folder.name}/a.bib or more/a.bib"),
        (["a.bib", "b.bib", "c.bib", "d.bib"], "4 bibliography files"),
    ]:
        options = [word for name in names for word in ("--references", name)]
        assert audit("c.md", *options) == (
            f'c.md:1:7: error[missing-reference]: no reference "gone" in {shown}\n'
            f'c.md:1:22: error[unlinked-citation]: "Gone 1900" is not in {shown}\n'
        )


def test_a_candidate_is_one_of_the_documents_own(folder: Path, audit: Audit) -> None:
    (folder / "c.md").write_text(
        "---\nbibliography: b.bib\n---\n\nIt fell (Clai 1902; Brum 1901).\n"
    )
    assert audit("a.md", "c.md").splitlines()[2:] == [
        'c.md:5:10: error[misspelt-citation]: "Clai 1902" is almost clay1902: surname differs by'
        " one letter: the bibliography has Clay",
        'c.md:5:21: error[unlinked-citation]: "Brum 1901" is not in b.bib',
    ]


# Included documents --------------------------------------------------------------------------


def test_every_part_of_a_text_uses_the_bibliographies_of_the_whole(
    folder: Path, scan: Scan
) -> None:
    (folder / "ch").mkdir()
    (folder / "main.tex").write_text(
        "\\input{head}\\begin{document}\\include{ch/one}\\cite{brun1901}\\end{document}\n"
    )
    (folder / "head.tex").write_text("\\addbibresource{a.bib}\n")
    (folder / "ch/one.tex").write_text("See \\cite{brun1901,clay1902}. \\input{ch/two}\n")
    (folder / "ch/two.tex").write_text("See \\cite{brun1901}.\n")
    expected = (
        "ch/one.tex: 1 citation, 2 works: 1 linked, 1 missing\n",
        "ch/two.tex: 1 citation, 1 work: 1 linked\n",
        "main.tex: 1 citation, 1 work: 1 linked\n",
        "head.tex: 0 citations, 0 works\n",
    )
    for names in (["main.tex"], ["ch/one.tex", "main.tex"], ["ch", "main.tex"]):
        shown = scan(*names)
        assert all(line in shown for line in expected)
    (folder / "other.tex").write_text("\\addbibresource{b.bib}\\cite{brun1901}\\include{ch/one}")
    shown = scan("main.tex", "other.tex")
    assert "ch/one.tex: 1 citation, 2 works: 2 linked\n" in shown
    assert "main.tex: 1 citation, 1 work: 1 linked\n" in shown
    assert "other.tex: 1 citation, 1 work: 1 missing\n" in shown


def test_documents_that_include_each_other_share_what_they_name(folder: Path, scan: Scan) -> None:
    (folder / "x.tex").write_text("\\input{y}\\cite{brun1901}\\addbibresource{a.bib}")
    (folder / "y.tex").write_text("\\input{x}\\cite{brun1901}")
    shown = scan("y.tex")
    assert "x.tex: 1 citation, 1 work: 1 linked\n" in shown
    assert "y.tex: 1 citation, 1 work: 1 linked\n" in shown


# Rules on entries ----------------------------------------------------------------------------


def test_one_key_in_the_bibliographies_of_two_documents_is_no_duplicate(
    folder: Path, audit: Audit
) -> None:
    (folder / "a.md").write_text("---\nbibliography: a.bib\n---\n\n[@brun1901]\n")
    (folder / "b.md").write_text("---\nbibliography: b.bib\n---\n\n[@brun1901]\n")
    (folder / "b.bib").write_text(book("brun1901", "Brun", 1901))
    (folder / "claimcheck.toml").write_text('documents = ["*.md"]\n')
    assert audit() == ""
    (folder / "c.md").write_text("---\nbibliography: [a.bib, b.bib]\n---\n\n[@brun1901]\n")
    assert audit() == 'b.bib:1:7: error[duplicate-key]: key "brun1901" is used in a.bib too\n'


def test_an_entry_of_a_shared_file_is_reported_once(folder: Path, audit: Audit) -> None:
    (folder / "more.bib").write_text("@book{x, title = {T}}\n@book{x, title = {T}}\n@book{y\n")
    (folder / "claimcheck.toml").write_text('references = "more.bib"\ndocuments = ["*.md"]\n')
    lines = audit("--ignore", "missing-reference", "--ignore", "unlinked-citation").splitlines()
    assert [line.partition(": ")[2].partition(": ")[0] for line in lines] == [
        "warning[incomplete-reference]",
        "error[duplicate-key]",
        "warning[incomplete-reference]",
        "error[broken-entry]",
    ]


def test_an_entry_is_unused_where_only_another_document_cites_its_key(
    folder: Path, audit: Audit
) -> None:
    (folder / "a.md").write_text("---\nbibliography: a.bib\n---\n\n[@brun1901]\n")
    (folder / "b.md").write_text("---\nbibliography: b.bib\n---\n\nNothing.\n")
    (folder / "b.bib").write_text(book("brun1901", "Brun", 1901))
    (folder / "claimcheck.toml").write_text('documents = ["a.md", "b.md"]\n')
    assert audit("--show-notes") == 'b.bib:1:7: note[unused-reference]: nothing cites "brun1901"\n'


def test_a_document_that_cites_everything_uses_its_own_bibliography(
    folder: Path, audit: Audit
) -> None:
    (folder / "a.tex").write_text("\\nocite{*}\\bibliography{a}")
    (folder / "b.tex").write_text("\\bibliography{b}")
    (folder / "claimcheck.toml").write_text('documents = ["*.tex"]\n')
    assert audit("--show-notes") == 'b.bib:1:7: note[unused-reference]: nothing cites "clay1902"\n'


def test_a_broken_entry_names_those_who_cite_it_and_no_others(folder: Path) -> None:
    (folder / "a.bib").write_text("@book{clay1902, title = {T\n")
    (folder / "a.md").write_text("---\nbibliography: a.bib\n---\n\n[@clay1902]\n")
    done = claimcheck("audit", "a.md", "b.md", "--select", "broken-entry", cwd=folder)
    assert "= note: a.md:5:3: cited here\n" in done.stdout
    assert "b.md" not in done.stdout


# Keys in the ledger --------------------------------------------------------------------------


def ledger(folder: Path, name: str, document: str, *keys: str) -> None:
    (folder / "claims").mkdir(exist_ok=True)
    head = f'[document]\npath = "../{document}"\n' if document else ""
    records = "".join(claim(f"{name}-{key}", f"A {key} fell in {name}.", [key]) for key in keys)
    (folder / "claims" / f"{name}.toml").write_text(head + records)


def test_keys_of_a_ledger_file_are_looked_up_where_its_document_looks(
    folder: Path, audit: Audit
) -> None:
    ledger(folder, "a", "a.md", "brun1901", "clay1902")
    ledger(folder, "b", "b.md", "clay1902")
    assert audit("--select", "missing-reference", "claims") == (
        'claims/a.toml:11:12: error[missing-reference]: no reference "clay1902" in a.bib\n'
    )
    assert "claims/a.toml:11:12" in audit("--select", "missing-reference")


def test_a_ledger_may_rest_on_the_default_bibliography_too(folder: Path, audit: Audit) -> None:
    (folder / "references.bib").write_text(book("dorn1903", "Dorn", 1903))
    ledger(folder, "a", "a.md", "brun1901", "dorn1903", "dorm1903", "gone")
    assert audit("--select", "missing-reference", "claims") == (
        'claims/a.toml:16:12: error[missing-reference]: no reference "dorm1903" in references.bib\n'
        'claims/a.toml:21:12: error[missing-reference]: no reference "gone" in a.bib\n'
    )


def test_one_document_and_one_ledger_file_belong_together_unsaid(
    folder: Path, audit: Audit
) -> None:
    ledger(folder, "a", "", "brun1901")
    (folder / "a.md").write_text("---\nbibliography: a.bib\n---\n\n[@brun1901]\n")
    assert audit("a.md", "--ignore", "gone-claim") == ""
    (folder / "claimcheck.toml").write_text('documents = "a.md"\n')
    assert audit("--ignore", "gone-claim") == ""


def test_nobody_misses_the_default_bibliography_where_all_have_their_own(
    folder: Path, audit: Audit
) -> None:
    ledger(folder, "a", "a.md", "brun1901")
    assert "references.bib" not in audit()
    ledger(folder, "none", "", "brun1901")
    assert audit().startswith(
        "claimcheck: references.bib does not exist, so that links are unknown (check the path)\n"
    )


def test_a_document_without_a_bibliography_is_named_beside_one_that_has_it(folder: Path) -> None:
    (folder / "plain.txt").write_text("Opposed (Brun 1901).\n")
    done = claimcheck("scan", "a.md", "plain.txt", cwd=folder)
    assert done.stderr == (
        "no bibliography, so that every link of plain.txt is unknown (--references FILE names one)\n"
    )
    assert "\nplain.txt: 1 citation, 1 work: 1 unknown\n" in done.stdout


# show ----------------------------------------------------------------------------------------


def test_show_works_without_a_ledger(folder: Path) -> None:
    (folder / "claimcheck.toml").write_text('documents = "*.md"\n')
    done = claimcheck("show", "clay1902", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "clay1902\n"
        "  Clay, On Clay, 1902\n"
        "\n"
        "  type      @book\n"
        "  place     b.bib:1\n"
        "  author    Clay, A.\n"
        "  title     On Clay\n"
        "  publisher P\n"
        "  year      1902\n"
        "\n"
        "  cited 2 times\n"
        "    b.md:5:18  clay1902\n"
        "    b.md:5:38  Clay 1902\n"
    )


def test_show_takes_the_documents_beside_where_nothing_names_any(folder: Path) -> None:
    done = claimcheck("show", "brun1901", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n\n  cited 1 time\n    a.md:5:7  brun1901\n")


def test_show_tells_entries_of_one_key_apart(folder: Path) -> None:
    ledger(folder, "b", "b.md", "brun1901")
    (folder / "b.bib").write_text(book("brun1901", "Other", 1999))
    (folder / "claimcheck.toml").write_text('documents = ["a.md", "b.md"]\n')
    shown = claimcheck("show", "brun1901", cwd=folder).stdout
    first, second = shown.split("\nbrun1901\n")
    assert "no claim rests on it\n\n  cited 1 time\n    a.md:5:7" in first
    assert "1 claim rests on it\n    b-brun1901\n" in second
    assert "Other, On Other, 1999" in claimcheck("show", "b-brun1901", cwd=folder).stdout


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("brief.toml", claim("tower"), 'is in no format of bibliographies that is read (".toml")'),
        ("a.pdf", "%PDF-1.7", 'is in no format of bibliographies that is read (".pdf")'),
        ("a.html", "<p>@book{a,", 'is in no format of bibliographies that is read (".html")'),
        ("a.txt", "Write to me@example.org (Landau 1974).", "holds no references"),
        ("a.md", "---\ntitle: A\n---\n\nThe text (Landau 1974).", "holds no references"),
        ("a", "nothing of the kind", "holds no references"),
    ],
)
@pytest.mark.parametrize("where", ["the configuration", "the command line"])
def test_what_is_no_bibliography_is_refused_and_makes_no_key_missing(
    name: str, text: str, reason: str, where: str, project: Path
) -> None:
    (project / name).write_text(text)
    named = ["--references", name]
    if where == "the configuration":
        (project / "claimcheck.toml").write_text(f'references = "{name}"\n')
        named = []
    done = claimcheck("audit", *named, cwd=project)
    assert (done.returncode, done.stderr) == (
        2,
        f"claimcheck: {name} {reason}, so that links are unknown"
        " (export it as BibTeX, CSL-JSON, CSL-YAML or RIS)\n",
    )
    assert done.stdout == (
        "1 claim, 0 sourced, 1 unlinked, 0 unsourced · 0 references, 0 used · nothing found"
        " · 1 of 2 files NOT looked at\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", book("landau1974", "Landau", 1974)),
        ("a.bibtex", book("landau1974", "Landau", 1974)),
        ("a", f"From the library.\n\n{book('landau1974', 'Landau', 1974)}"),
        ("a.md", "---\nreferences:\n- id: landau1974\n  type: book\n---\n"),
    ],
)
def test_a_bibliography_may_be_called_anything_else(name: str, text: str, project: Path) -> None:
    (project / name).write_text(text)
    done = claimcheck("audit", "--select", "missing-reference", "--references", name, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["a.bib", "a.txt"])
def test_an_empty_bibliography_is_one(name: str, project: Path) -> None:
    (project / name).write_text("\n")
    done = claimcheck("audit", "--references", name, cwd=project)
    assert (done.returncode, done.stderr) == (1, "")
    assert "no reference" in done.stdout


LOOSE = "@article{haas1975, author = {Haas, I.}, title = {A Bridge}, journal = {T}, year = {%s}}\n"


@pytest.mark.parametrize("named", ["references.bib", ".", "*.bib"])
def test_a_bibliography_is_audited_where_there_is_nothing_else(named: str, tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(LOOSE % "2975")
    done = claimcheck("audit", named, "--format", "concise", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    finding, summary = done.stdout.splitlines()
    assert finding.startswith("references.bib:1:")
    assert "impossible-year" in finding
    assert summary == "1 reference · 1 warning · 1 file looked at"
    (tmp_path / "references.bib").write_text(LOOSE % "1975")
    done = claimcheck("audit", named, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 reference · nothing found · 1 file looked at\n")


def test_bibliographies_in_other_forms_and_several_are_audited_alone(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(LOOSE % "1975")
    (tmp_path / "b.ris").write_text("TY  - BOOK\nID  - unger1989\nAU  - Unger, T.\nER  - \n")
    done = claimcheck("audit", "a.bib", "b.ris", cwd=tmp_path)
    assert done.stdout.startswith("warning[incomplete-reference]: ")
    assert done.stdout.endswith("2 references · 1 warning · all 2 files looked at\n")


def test_a_bibliography_alone_is_mended(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(
        "@misc{a, title = {A}, doi = {https://doi.org/10.1000/182}}\n"
    )
    done = claimcheck("audit", "references.bib", "--fix", cwd=tmp_path)
    assert done.returncode == 0
    assert "doi = {10.1000/182}" in (tmp_path / "references.bib").read_text()
