"""`claimcheck track`: what it writes into the ledger, byte for byte, and what it says."""

import sys
from pathlib import Path

import pytest
from tests.support import append, claimcheck

from claimcheck.ledger.read import read
from claimcheck.model.text import SourceFile

DRAFT = """\
# Funds

## Norway

In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974, p. 3). It could pay more.
By 1971 some 62 percent of all pensions came from it.

## Denmark

In March 1961 the Danish parliament
rejected the plan [@landau1974; @nobody].
"""
NORWAY = """\
[[claim]]
id      = "norway-paid-dollars-1959"
text    = "In 1959 Norway paid 1.2 billion dollars into the fund."
sources = [{ key = "landau1974", locator = "p. 3" }]
section = "Norway"
"""
PENSIONS = """\
[[claim]]
id      = "pensions-came-1971"
text    = "By 1971 some 62 percent of all pensions came from it."
section = "Norway"
"""
DENMARK = """\
[[claim]]
id      = "danish-parliament-rejected-1961"
text    = "In March 1961 the Danish parliament rejected the plan."
sources = ["landau1974", "nobody"]
section = "Denmark"
"""
HEAD = """\
[document]
title = "Funds"
path  = "../draft.md"
"""
WRITTEN = f"{HEAD}\n{NORWAY}\n{PENSIONS}\n{DENMARK}"
# Another text's; no document of the project.
BY_HAND = """\
# Checked in spring.\r
[document]
path = "../draft.md"  # ours

[[claim]]
text = "In the Cold War, the Turkish left opposed US influence." # first the text
id   = 'left-against-us'
sources = [ "landau1974" , ]
"""


@pytest.fixture
def draft(project: Path) -> Path:
    """A draft that nobody has tracked yet."""
    (project / "claims/brief.toml").unlink()
    (project / "draft.md").write_text(DRAFT, encoding="utf-8")
    return project


def ledger(project: Path, name: str = "draft") -> str:
    return (project / f"claims/{name}.toml").read_bytes().decode()


def rewrite(project: Path, old: str, new: str) -> None:
    text = (project / "draft.md").read_text(encoding="utf-8")
    assert old in text
    (project / "draft.md").write_text(text.replace(old, new), encoding="utf-8")


# New records ---------------------------------------------------------------------------------


def test_the_claims_of_a_document_are_written_into_a_new_ledger_file(draft: Path) -> None:
    done = claimcheck("track", "draft.md", cwd=draft)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "new       norway-paid-dollars-1959 · landau1974\n"
        "          In 1959 Norway paid 1.2 billion dollars into the fund.\n"
        "new       pensions-came-1971 · no source\n"
        "          By 1971 some 62 percent of all pensions came from it.\n"
        "new       danish-parliament-rejected-1961 · landau1974, nobody\n"
        "          In March 1961 the Danish parliament rejected the plan.\n"
        "\n"
        "3 new claims written to claims/draft.toml\n"
    )
    assert ledger(draft) == WRITTEN


def test_tracked_again_everything_is_the_same(draft: Path) -> None:
    claimcheck("track", "draft.md", cwd=draft)
    done = claimcheck("track", "draft.md", cwd=draft)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "no new claim, 3 same, 0 changed, 0 gone\n"
    assert ledger(draft) == WRITTEN


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(draft: Path, option: str) -> None:
    done = claimcheck("track", "draft.md", option, cwd=draft)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "--- claims/draft.toml\n+++ claims/draft.toml\n@@ -0,0 +1,20 @@\n"
        + "".join(f"+{line}\n" for line in WRITTEN.splitlines())
        + "\n3 new claims to be written to claims/draft.toml\n"
    )
    assert list((draft / "claims").iterdir()) == []


def test_a_ledger_written_by_hand_is_added_to_without_touching_a_byte(draft: Path) -> None:
    (draft / "claims/brief.toml").write_bytes(BY_HAND.encode())
    append(draft, "The Turkish left opposed US influence in the Cold War.\n", "draft.md")
    done = claimcheck("track", "draft.md", cwd=draft)
    assert done.stdout.endswith(
        "3 new claims written to claims/brief.toml, 1 same, 0 changed, 0 gone\n"
    )
    written = (draft / "claims/brief.toml").read_bytes().decode()
    assert written.startswith(BY_HAND)
    added = read(SourceFile(Path("x.toml"), written[len(BY_HAND) :])).claims
    assert [claim.id for claim in added] == [
        "norway-paid-dollars-1959",
        "pensions-came-1971",
        "danish-parliament-rejected-1961",
    ]


def test_only_what_is_new_is_added(draft: Path) -> None:
    claimcheck("track", "draft.md", cwd=draft)
    rewrite(
        draft, "## Denmark", "In 1972 Sweden joined the fund with 400 million kronor.\n\n## Denmark"
    )
    done = claimcheck("track", "draft.md", cwd=draft)
    assert done.stdout == (
        "new       sweden-joined-kronor-1972 · no source\n"
        "          In 1972 Sweden joined the fund with 400 million kronor.\n"
        "\n"
        "1 new claim written to claims/draft.toml, 3 same, 0 changed, 0 gone\n"
    )
    assert ledger(draft) == (
        f"{WRITTEN}\n"
        "[[claim]]\n"
        'id      = "sweden-joined-kronor-1972"\n'
        'text    = "In 1972 Sweden joined the fund with 400 million kronor."\n'
        'section = "Norway"\n'
    )


def test_a_citation_that_does_not_link_is_said_and_not_written(draft: Path) -> None:
    (draft / "draft.md").write_text("In 1959 Norway paid 1.2 billion dollars (Nobody 1999).\n")
    done = claimcheck("track", "draft.md", cwd=draft)
    assert done.stdout == (
        "new       norway-paid-dollars-1959 · a source that is not linked\n"
        "          In 1959 Norway paid 1.2 billion dollars.\n"
        "\n"
        "1 new claim written to claims/draft.toml\n"
        "1 new claim with a source that is not linked: claimcheck scan says why\n"
    )
    assert "sources" not in ledger(draft)


def test_a_document_that_states_nothing_makes_no_file(draft: Path) -> None:
    (draft / "draft.md").write_text("What should we do?\n")
    for options in ((), ("--dry-run",), ("--edit",), ("--reword",)):
        done = claimcheck("track", "draft.md", *options, cwd=draft)
        assert (done.returncode, done.stdout, done.stderr) == (0, "no new claim\n", "")
    assert list((draft / "claims").iterdir()) == []


def test_a_project_without_a_ledger_gets_one(draft: Path) -> None:
    (draft / "claims").rmdir()
    assert claimcheck("track", "draft.md", cwd=draft).returncode == 0
    assert ledger(draft) == WRITTEN


def test_documents_of_the_same_name_get_a_ledger_file_each(draft: Path) -> None:
    (draft / "old").mkdir()
    (draft / "old/draft.md").write_text("In 1959 Norway paid 1.2 billion dollars.\n")
    claimcheck("track", "draft.md", cwd=draft)
    done = claimcheck("track", "old/draft.md", cwd=draft)
    assert done.stdout.endswith("1 new claim written to claims/draft-2.toml\n")
    assert ledger(draft) == WRITTEN
    assert ledger(draft, "draft-2") == (
        "[document]\n"
        'title = "draft"\n'
        'path  = "../old/draft.md"\n'
        "\n"
        "[[claim]]\n"
        'id   = "norway-paid-dollars-1959-2"\n'
        'text = "In 1959 Norway paid 1.2 billion dollars."\n'
    )
    for name in ("draft.md", "old/draft.md"):
        assert "no new claim" in claimcheck("track", name, cwd=draft).stdout


def test_letters_of_all_scripts_survive(draft: Path) -> None:
    text = "In 1959 Ünlühisarcıklı and the 𝔘nion of Łódź paid “1.2 billion” złoty — 3 % more."
    (draft / "Bär & Söhne.txt").write_text(f"{text}\n", encoding="utf-8")
    done = claimcheck("track", "Bär & Söhne.txt", cwd=draft)
    assert done.stdout.endswith("1 new claim written to claims/bar-sohne.toml\n")
    [claim] = read(SourceFile(Path("x.toml"), ledger(draft, "bar-sohne"))).claims
    assert claim.text == text
    assert "no new claim, 1 same" in claimcheck("track", "Bär & Söhne.txt", cwd=draft).stdout


def test_min_score_says_what_is_worth_tracking(draft: Path) -> None:
    (draft / "claimcheck.toml").write_text("min-score = 0.02\n")
    shown = claimcheck("track", "draft.md", cwd=draft).stdout
    assert "It could pay more.\n" in shown


# What became of tracked claims ---------------------------------------------------------------


def test_what_changed_is_shown_and_not_written(draft: Path) -> None:
    claimcheck("track", "draft.md", cwd=draft)
    rewrite(draft, "62 percent", "26 percent")
    done = claimcheck("track", "draft.md", cwd=draft)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "changed   pensions-came-1971\n"
        '          draft.md:6:14: figure "62 percent" in the ledger, "26 percent" in the text\n'
        "\n"
        "no new claim, 2 same, 1 changed (--reword words them as the text does), 0 gone\n"
    )
    assert ledger(draft) == WRITTEN


def test_reword_takes_the_words_of_the_text_and_the_verdict_is_stale(draft: Path) -> None:
    claimcheck("track", "draft.md", cwd=draft)
    given = ("verified", "--by", "ED", "--on", "2020-02-10")
    claimcheck("verdict", "pensions-came-1971", *given, cwd=draft)
    before = ledger(draft)
    rewrite(draft, "62 percent", "26 percent")
    dry = claimcheck("track", "draft.md", "--reword", "--dry-run", cwd=draft).stdout
    assert '-text    = "By 1971 some 62 percent of all pensions came from it."\n' in dry
    assert '+text    = "By 1971 some 26 percent of all pensions came from it."\n' in dry
    assert ledger(draft) == before
    done = claimcheck("track", "draft.md", "--reword", cwd=draft)
    assert done.stdout == (
        "changed   pensions-came-1971 · reworded\n"
        '          draft.md:6:14: figure "62 percent" in the ledger, "26 percent" in the text\n'
        "\n"
        "no new claim, 2 same, 1 reworded, 0 changed, 0 gone\n"
    )
    assert dry.endswith(done.stdout)
    assert ledger(draft) == before.replace("62 percent", "26 percent")
    assert "no new claim, 3 same" in claimcheck("track", "draft.md", cwd=draft).stdout
    audited = claimcheck("audit", "--select", "stale-verdict", "-q", cwd=draft).stdout
    assert 'claim "pensions-came-1971" was edited after ED found it verified' in audited
    assert "1 stale" in claimcheck("status", cwd=draft).stdout


def test_a_claim_over_two_sentences_is_reworded_whole(draft: Path) -> None:
    (draft / "claims/draft.toml").write_text(
        f"{HEAD}\n[[claim]]\n"
        'id = "both"\n'
        'text = "In 1959 Norway paid 1.2 billion dollars into the fund, and Sweden followed with'
        ' 3.5 billion kronor in 1961."\n'
    )
    (draft / "draft.md").write_text(
        "Norway paid 1.2 billion dollars into the fund in 1959.\n"
        "Sweden followed with 3.4 billion kronor in 1961.\n"
    )
    claimcheck("track", "draft.md", "--reword", cwd=draft)
    [claim] = read(SourceFile(Path("x.toml"), ledger(draft))).claims
    assert claim.text == (
        "Norway paid 1.2 billion dollars into the fund in 1959."
        " Sweden followed with 3.4 billion kronor in 1961."
    )


def test_a_claim_that_the_text_lost_is_gone_from_it_and_stays_in_the_ledger(draft: Path) -> None:
    claimcheck("track", "draft.md", cwd=draft)
    rewrite(draft, "By 1971 some 62 percent of all pensions came from it.\n", "")
    done = claimcheck("track", "draft.md", cwd=draft)
    assert done.returncode == 0
    assert done.stdout == (
        "gone      pensions-came-1971\n"
        "          By 1971 some 62 percent of all pensions came from it.\n"
        "\n"
        "no new claim, 2 same, 0 changed, 1 gone\n"
    )
    assert ledger(draft) == WRITTEN


def test_a_claim_that_moved_or_was_wrapped_anew_is_the_same(draft: Path) -> None:
    claimcheck("track", "draft.md", cwd=draft)
    rewrite(draft, "By 1971 some 62 percent of all pensions came from it.\n", "")
    append(draft, "\nBy 1971 some\n62 percent of all\npensions came from it.\n", "draft.md")
    assert "no new claim, 3 same" in claimcheck("track", "draft.md", cwd=draft).stdout


def test_a_claim_of_somebody_who_is_named_by_a_key_is_found_again(draft: Path) -> None:
    (draft / "draft.md").write_text("@landau1974 warned that the fund had lost 62 percent.\n")
    shown = claimcheck("track", "draft.md", cwd=draft).stdout
    assert "          Landau warned that the fund had lost 62 percent.\n" in shown
    assert "no new claim, 1 same, 0 changed" in claimcheck("track", "draft.md", cwd=draft).stdout


# --ledger ------------------------------------------------------------------------------------


def test_a_ledger_file_may_be_named(draft: Path) -> None:
    (draft / "claims/other.toml").write_text('[[claim]]\nid = "x"\ntext = "It is."\n')
    mine = '[[claim]]\nid = "wall"\ntext = "In 1959 Norway paid $1.2 billion into the fund."\n'
    (draft / "mine.toml").write_text(mine)
    done = claimcheck("track", "draft.md", "--ledger", "mine.toml", cwd=draft)
    assert done.stdout.endswith("2 new claims written to mine.toml, 1 same, 0 changed, 0 gone\n")
    head = '[document]\npath = "draft.md"\n\n'
    assert (draft / "mine.toml").read_text().startswith(head + mine)
    done = claimcheck("track", "draft.md", "--ledger", "new/one.toml", cwd=draft)
    assert done.stdout.endswith("3 new claims written to new/one.toml\n")
    assert (draft / "new/one.toml").read_text() == WRITTEN


def test_a_ledger_file_and_a_ledger_folder_contradict_each_other(draft: Path) -> None:
    done = claimcheck("track", "draft.md", "--ledger", "a.toml", "--claims", "b", cwd=draft)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "claimcheck: --ledger and --claims contradict each other (leave out --claims)\n"
    )


# --edit --------------------------------------------------------------------------------------


def edit(project: Path, program: str, *options: str) -> tuple[int, str, str]:
    """Track with an editor that is a program; it finds the lines of the file in `lines`."""
    script = project / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "lines = path.read_text(encoding='utf-8').splitlines(keepends=True)\n"
        f"{program}\n"
        "path.write_text(''.join(lines), encoding='utf-8')\n",
        encoding="utf-8",
    )
    env = {"EDITOR": f'"{sys.executable}" "{script}"', "PYTHONUTF8": "1"}
    done = claimcheck("track", "draft.md", "--edit", *options, cwd=project, env=env)
    return done.returncode, done.stdout, done.stderr


def test_the_editor_shows_the_records_with_what_to_do(draft: Path) -> None:
    copy = draft / "seen.toml"
    code, _, _ = edit(draft, f"pathlib.Path({str(copy)!r}).write_text(''.join(lines))")
    assert code == 0
    assert copy.read_text() == (
        "# Word the claims as you like, and take out those that are not to be tracked.\n"
        "# What is here when the editor is closed is written into the ledger.\n"
        "\n"
        f"{NORWAY}\n{PENSIONS}\n{DENMARK}"
    )
    assert ledger(draft) == WRITTEN


def test_records_that_are_taken_out_are_not_written(draft: Path) -> None:
    at = len(f"# \n# \n\n{NORWAY}\n".splitlines())
    code, shown, _ = edit(draft, f"del lines[{at}:]")
    assert (code, ledger(draft)) == (0, f"{HEAD}\n{NORWAY}")
    assert shown.endswith("\n1 new claim written to claims/draft.toml\n")


def test_what_is_worded_in_the_editor_is_written_with_all_its_fields(draft: Path) -> None:
    record = (
        "[[claim]]\n"
        'id      = "fund"\n'
        'text    = "Norway paid \\"it\\" into the fund."\n'
        'sources = ["a", { key = "b", locator = "p. 4", quote = "Paid.", supports = "the sum" }]\n'
        'section = "Elsewhere"\n'
        'tags    = ["money", "north"]\n'
        'waive   = "known"\n'
    )
    code, shown, _ = edit(draft, f"lines = [{record!r}]")
    assert (code, ledger(draft)) == (0, f"{HEAD}\n{record}")
    assert shown == (
        "new       fund · a, b\n"
        '          Norway paid "it" into the fund.\n'
        "\n"
        "1 new claim written to claims/draft.toml\n"
    )


def test_where_nothing_is_left_nothing_is_written(draft: Path) -> None:
    rewrite(draft, "Landau 1974", "Nobody 1999")
    assert edit(draft, "lines = []") == (0, "no new claim\n", "")
    assert list((draft / "claims").iterdir()) == []


@pytest.mark.parametrize(
    ("program", "complaint"),
    [
        ("lines[3] = '[[claim\\n'", 'line 4: not valid TOML: expected "]]"'),
        ("lines[4] = 'idd = \"x\"\\n'", 'line 5: a claim has no field "idd"; nothing was written'),
        ("lines[4] = 'id = \"there\"\\n'", 'line 4: there is a claim "there" already; nothing was'),
        (
            'lines += [\'[[claim.verdict]]\\nstatus = "wrong"\\nby = "E"\\non = 2020-02-10\\n\']',
            "line 15: a new claim has no verdict; nothing was written",
        ),
    ],
)
def test_what_cannot_be_written_is_kept_and_said_where(
    draft: Path, program: str, complaint: str
) -> None:
    (draft / "claims/draft.toml").write_text(f'{HEAD}\n[[claim]]\nid = "there"\ntext = "It is."\n')
    before = ledger(draft)
    code, shown, said = edit(draft, program)
    assert (code, shown) == (2, "")
    assert said.startswith(f"claimcheck: {complaint}")
    kept = Path(said.rpartition("what you wrote is kept in ")[2].rstrip(")\n"))
    assert kept.read_text().startswith("# Word the claims")
    kept.unlink()
    kept.parent.rmdir()
    assert ledger(draft) == before


@pytest.mark.parametrize(
    ("editor", "complaint"),
    [
        ("", "--edit needs an editor (name one in the environment: EDITOR=nano)"),
        ("false", "false failed; nothing was written (try again)"),
        ("no-such-editor -w", "cannot start no-such-editor (look at $EDITOR)"),
    ],
)
def test_an_editor_that_fails_writes_nothing(draft: Path, editor: str, complaint: str) -> None:
    env = {"EDITOR": editor, "PATH": "/usr/bin:/bin"}
    done = claimcheck("track", "draft.md", "--edit", cwd=draft, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"claimcheck: {complaint}\n")
    assert list((draft / "claims").iterdir()) == []


# What keeps it from tracking -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("darft.md", "darft.md does not exist (check the path)"),
        ("references.bib", "references.bib is no document (documents end in "),
        ("*.md", "*.md is not one document (track one at a time)"),
        (
            "draft.docx",
            'draft.docx is in no format that is read (".docx"); nothing was tracked'
            " (one of .txt, .text, .md, .markdown, .qmd, .rmd, .tex, .ltx)",
        ),
        ("latin.txt", "latin.txt is not UTF-8: byte 0xfc in line 1; nothing was tracked"),
    ],
)
def test_what_is_no_document_is_named(draft: Path, name: str, complaint: str) -> None:
    (draft / "second.md").write_text("It rained.\n")
    if name in ("draft.docx", "latin.txt"):
        (draft / name).write_bytes("Türkei".encode("latin-1"))
    done = claimcheck("track", name, cwd=draft)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"claimcheck: {complaint}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"\xff", "claims/brief.toml is not UTF-8: byte 0xff in line 1; nothing was tracked"),
        (b'[document]\npath = "../draft.md"\n[[claim]\n', "claims/brief.toml:3: not valid TOML"),
        (b'[[claim]]\nid = "x"\n', "claims/brief.toml:1: "),
    ],
)
def test_beside_a_ledger_that_cannot_be_read_nothing_is_tracked(
    draft: Path, text: bytes, complaint: str
) -> None:
    (draft / "claims/brief.toml").write_bytes(text)
    done = claimcheck("track", "draft.md", cwd=draft)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"claimcheck: {complaint}")
    assert "; nothing was tracked" in done.stderr
    assert (draft / "claims/brief.toml").read_bytes() == text
    assert [path.name for path in (draft / "claims").iterdir()] == ["brief.toml"]


def test_without_its_bibliography_nothing_is_tracked(draft: Path) -> None:
    (draft / "references.bib").unlink()
    done = claimcheck("track", "draft.md", cwd=draft)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "claimcheck: references.bib does not exist, so that links are unknown; nothing was tracked"
        " (check the path)\n"
    )


def test_what_track_wrote_without_sources_still_fails_the_audit_of_the_document(
    project: Path,
) -> None:
    (project / "b.md").write_text("In 1959 Norway paid 1.2 billion dollars into the fund.\n")
    before = claimcheck("audit", "b.md", cwd=project)
    claimcheck("track", "b.md", "--ledger", "claims/b.toml", cwd=project)
    after = claimcheck("audit", "b.md", cwd=project)
    assert (before.returncode, after.returncode) == (1, 1)
    assert "has no source" in after.stdout


def test_a_ledger_that_names_no_document_learns_which_it_is(project: Path) -> None:
    (project / "b.md").write_text("In 1959 Norway paid 1.2 billion dollars into the fund.\n")
    (project / "claims" / "brief.toml").write_text('# Mine.\n[document]\ntitle = "B"\n')
    claimcheck("track", "b.md", cwd=project)
    ledger = (project / "claims" / "brief.toml").read_text()
    assert ledger.startswith('# Mine.\n[document]\ntitle = "B"\npath  = "../b.md"\n\n[[claim]]\n')
    (project / "b.md").write_text("In 1959 Norway paid 1.3 billion dollars into the fund.\n")
    assert "changed-claim" in claimcheck("audit", cwd=project).stdout


def test_the_ledger_of_another_document_is_refused(project: Path) -> None:
    (project / "a.md").write_text("In 1959 Norway paid 1.2 billion dollars into the fund.\n")
    (project / "b.md").write_text("In 1961 the parliament of Denmark rejected the plan.\n")
    claimcheck("track", "a.md", "--ledger", "claims/a.toml", cwd=project)
    before = (project / "claims" / "a.toml").read_text()
    done = claimcheck("track", "b.md", "--ledger", "claims/a.toml", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds the claims of" in done.stderr
    assert (project / "claims" / "a.toml").read_text() == before


@pytest.mark.parametrize("name", ["new.txt", "claims"])
def test_a_ledger_file_is_a_toml_file(project: Path, name: str) -> None:
    (project / "b.md").write_text("In 1959 Norway paid 1.2 billion dollars into the fund.\n")
    done = claimcheck("track", "b.md", "--ledger", name, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name} is no ledger file" in done.stderr


def test_a_text_on_standard_input_cannot_be_tracked(project: Path) -> None:
    done = claimcheck("track", "-", cwd=project, given="Norway paid 1.2 billion dollars.")
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a file" in done.stderr


def test_other_drafts_in_the_folder_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.md").write_text("In 1959 Norway paid 1.2 billion dollars into the fund.\n")
    done = claimcheck("track", "b.md", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 new claim written to claims/b.toml" in done.stdout


def test_a_document_that_includes_others_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("In 1959 Norway paid 1.2 billion dollars.\n\n\\input{two}\n")
    (tmp_path / "two.tex").write_text("In 1961 the parliament of Denmark rejected the plan.\n")
    done = claimcheck("track", "main.tex", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 new claim written to claims/main.toml" in done.stdout
