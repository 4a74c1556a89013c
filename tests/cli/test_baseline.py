"""A legacy text is adopted with a baseline, and the baseline only ever shrinks."""

import json
import os
from pathlib import Path

import pytest
from tests.rules.examples import claim
from tests.support import append, claimcheck

NAME = "claimcheck-baseline.json"
COUNTS = "{} · 1 reference, 1 used · {} · all 2 files looked at\n"


@pytest.fixture
def legacy(project: Path) -> Path:
    """A project in which two claims have no source, and the baseline is configured."""
    append(project, claim("bombs", "B61 bombs.", None) + claim("base", "Incirlik.", None))
    (project / "claimcheck.toml").write_text(f'baseline = "{NAME}"\n')
    return project


@pytest.fixture
def adopted(legacy: Path) -> Path:
    """The same with its baseline."""
    done = claimcheck("audit", "--write-baseline", cwd=legacy)
    assert done.returncode == 0
    assert done.stderr == f"claimcheck: 2 findings written to {NAME}\n"
    assert done.stdout == COUNTS.format("3 claims, 1 sourced, 2 unsourced", "2 in the baseline")
    return legacy


def messages(project: Path) -> list[str]:
    return [one["message"] for one in json.loads((project / NAME).read_text())["findings"]]


def test_with_a_baseline_what_was_there_passes(adopted: Path) -> None:
    done = claimcheck("audit", cwd=adopted)
    assert (done.returncode, done.stderr) == (0, "")
    assert messages(adopted) == ['claim "base" has no source', 'claim "bombs" has no source']


def test_something_new_fails(adopted: Path) -> None:
    append(adopted, claim("new", "It is new.", None))
    done = claimcheck("audit", "--format", "concise", cwd=adopted)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0].startswith("claims/brief.toml:15:8: error[unsourced-claim]")
    assert '"new"' in done.stdout
    assert "bombs" not in done.stdout


def test_what_is_waived_is_shown_when_asked_for(adopted: Path) -> None:
    done = claimcheck("audit", "--show-waived", cwd=adopted)
    assert done.returncode == 0
    assert done.stdout.startswith(
        'waived[unsourced-claim]: claim "bombs" has no source\n'
        " --> claims/brief.toml:7:8\n"
        "  |\n"
        '7 | text = "B61 bombs."\n'
        "  |        ^^^^^^^^^^^^\n"
        f"  = waived: in {NAME} (baseline)\n"
        "\n"
    )
    concise = claimcheck("audit", "--show-waived", "--format", "concise", cwd=adopted)
    assert concise.stdout.splitlines()[0] == (
        f'claims/brief.toml:7:8: waived[unsourced-claim]: claim "bombs" has no source (in {NAME})'
    )


def mend(project: Path) -> None:
    """Give the claim on bombs its source."""
    path = project / "claims/brief.toml"
    path.write_text(
        path.read_text().replace('"B61 bombs."', '"B61 bombs."\nsources = ["landau1974"]')
    )


FIXED = f"claimcheck: 1 finding of {NAME} is fixed (claimcheck audit --prune-baseline)\n"


def test_what_is_fixed_is_reported_and_pruned(adopted: Path) -> None:
    mend(adopted)
    done = claimcheck("audit", cwd=adopted)
    assert (done.returncode, done.stderr) == (0, FIXED)
    assert claimcheck("audit", "--quiet", cwd=adopted).stderr == ""
    done = claimcheck("audit", "--prune-baseline", cwd=adopted)
    assert done.returncode == 0
    assert done.stderr == f"claimcheck: 1 fixed finding taken out of {NAME}, 1 left\n"
    assert messages(adopted) == ['claim "base" has no source']
    assert claimcheck("audit", "--strict-baseline", cwd=adopted).returncode == 0


def test_the_ratchet_fails_while_the_baseline_could_shrink(adopted: Path) -> None:
    assert claimcheck("audit", "--strict-baseline", cwd=adopted).returncode == 0
    mend(adopted)
    done = claimcheck("audit", "--strict-baseline", "--quiet", cwd=adopted)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", FIXED)
    assert claimcheck("audit", "--strict-baseline", "--exit-zero", cwd=adopted).returncode == 0


def test_pruning_takes_nothing_in(adopted: Path) -> None:
    append(adopted, claim("new", "It is new.", None))
    before = (adopted / NAME).read_bytes()
    done = claimcheck("audit", "--prune-baseline", cwd=adopted)
    assert done.returncode == 1
    assert done.stderr == f"claimcheck: nothing in {NAME} is fixed, 2 left\n"
    assert (adopted / NAME).read_bytes() == before


def test_what_is_fixed_of_a_baseline_that_is_named_is_pruned_by_its_name(legacy: Path) -> None:
    (legacy / "claimcheck.toml").unlink()
    named = ("audit", "--baseline", "my own.json")
    missing = claimcheck(*named, cwd=legacy)
    assert missing.stderr == (
        "claimcheck: the baseline my own.json does not exist"
        " (claimcheck audit --baseline 'my own.json' --write-baseline makes it)\n"
    )
    claimcheck(*named, "--write-baseline", cwd=legacy)
    brief = legacy / "claims/brief.toml"
    brief.write_text(brief.read_text().replace('id = "base"', 'waive = "known"\nid = "base"'))
    done = claimcheck(*named, cwd=legacy)
    assert done.stderr == (
        "claimcheck: 1 finding of my own.json is fixed"
        " (claimcheck audit --baseline 'my own.json' --prune-baseline)\n"
    )
    claimcheck(*named, "--prune-baseline", cwd=legacy)
    assert claimcheck(*named, cwd=legacy).stderr == ""


def test_pruned_to_nothing_it_stays_in_force(adopted: Path) -> None:
    (adopted / "claims/brief.toml").write_text(claim("a", sources=["landau1974"]))
    claimcheck("audit", "--prune-baseline", cwd=adopted)
    assert messages(adopted) == []
    assert claimcheck("audit", "--strict-baseline", cwd=adopted).returncode == 0


def test_it_may_be_written_anew(adopted: Path) -> None:
    mend(adopted)
    append(adopted, claim("new", "It is new.", None))
    done = claimcheck("audit", "--write-baseline", cwd=adopted)
    assert done.returncode == 0
    assert messages(adopted) == ['claim "base" has no source', 'claim "new" has no source']


def test_rules_that_were_not_run_keep_their_entries(adopted: Path) -> None:
    append(adopted, claim("lost", "It is lost.", ["absent1900"]))
    before = messages(adopted)
    done = claimcheck("audit", "--write-baseline", "--select", "missing-reference", cwd=adopted)
    assert done.stderr == f"claimcheck: 3 findings written to {NAME}\n"
    assert messages(adopted) == ['no reference "absent1900" in references.bib', *before]
    done = claimcheck("audit", "--prune-baseline", "--ignore", "unsourced-claim", cwd=adopted)
    assert done.stderr == f"claimcheck: nothing in {NAME} is fixed, 3 left\n"


def test_a_part_of_the_project_is_held_against_it_too(adopted: Path) -> None:
    (adopted / "claims/brief.toml").write_text(claim("base", "Incirlik.", None))
    done = claimcheck("audit", "claims/brief.toml", cwd=adopted)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("option", ["--write-baseline", "--prune-baseline", "--strict-baseline"])
def test_what_concerns_the_whole_baseline_takes_no_part(adopted: Path, option: str) -> None:
    before = (adopted / NAME).read_bytes()
    done = claimcheck("audit", option, "claims/brief.toml", cwd=adopted)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"claimcheck: {option} looks at everything (leave out PATH)\n"
    assert (adopted / NAME).read_bytes() == before


def test_two_things_at_once_are_refused(adopted: Path) -> None:
    done = claimcheck("audit", "--write-baseline", "--prune-baseline", cwd=adopted)
    assert done.returncode == 2
    assert done.stderr == (
        "claimcheck: --write-baseline and --prune-baseline contradict each other"
        " (leave one of them out)\n"
    )


@pytest.mark.parametrize("option", ["--prune-baseline", "--strict-baseline"])
def test_where_not_everything_can_be_looked_at_the_ratchet_does_not_pass(
    adopted: Path, option: str
) -> None:
    (adopted / "claims/more.toml").write_bytes(b"\xff")
    before = (adopted / NAME).read_bytes()
    done = claimcheck("audit", option, cwd=adopted)
    assert done.returncode == 2
    assert "what is fixed cannot be told: not everything could be looked at" in done.stderr
    assert (adopted / NAME).read_bytes() == before


def test_it_is_not_written_where_not_everything_can_be_looked_at(legacy: Path) -> None:
    (legacy / "claims/more.toml").write_bytes(b"\xff")
    done = claimcheck("audit", "--write-baseline", cwd=legacy)
    assert done.returncode == 2
    assert f"{NAME} was not written: not everything could be looked at" in done.stderr
    assert not (legacy / NAME).exists()


def test_a_record_that_cannot_be_read_is_adopted_as_well(legacy: Path) -> None:
    append(legacy, '[[claim]]\nid = "half"\n')
    assert claimcheck("audit", "--write-baseline", cwd=legacy).returncode == 0
    assert claimcheck("audit", cwd=legacy).returncode == 0


def test_without_configuration_it_says_how_it_comes_to_hold(project: Path) -> None:
    append(project, claim("bombs", "B61 bombs.", None))
    done = claimcheck("audit", "--write-baseline", cwd=project)
    assert done.returncode == 0
    assert done.stderr == (
        f"claimcheck: 1 finding written to {NAME}\n"
        f'claimcheck: it holds once it is configured: baseline = "{NAME}"\n'
    )
    assert claimcheck("audit", cwd=project).returncode == 1
    assert claimcheck("audit", "--baseline", NAME, cwd=project).returncode == 0
    assert claimcheck("audit", "--baseline", f"../{NAME}", cwd=project / "claims").returncode == 2
    found = ("audit", "--config", "../claimcheck.toml", "--baseline", f"../{NAME}")
    (project / "claimcheck.toml").write_text("")
    assert claimcheck(*found, cwd=project / "claims").returncode == 0


def test_a_baseline_that_is_configured_and_missing_stops_the_audit(legacy: Path) -> None:
    done = claimcheck("audit", cwd=legacy)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"claimcheck: the baseline {NAME} does not exist"
        " (claimcheck audit --write-baseline makes it)\n"
    )


@pytest.mark.parametrize("option", [(), ("--write-baseline",), ("--prune-baseline",)])
def test_a_file_that_is_no_baseline_is_refused_and_left_alone(
    legacy: Path, option: tuple[str, ...]
) -> None:
    (legacy / NAME).write_text("my notes\n")
    done = claimcheck("audit", *option, cwd=legacy)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"claimcheck: baseline {NAME}:1:1: not valid JSON"
        " (remove it, then: claimcheck audit --write-baseline)\n"
    )
    assert (legacy / NAME).read_text() == "my notes\n"


@pytest.mark.skipif(os.name == "nt", reason="folders have no such mode")
def test_a_folder_that_may_not_be_written_to_is_named(legacy: Path) -> None:
    (legacy / "fixed").mkdir()
    (legacy / "claimcheck.toml").write_text('baseline = "fixed/b.json"\n')
    (legacy / "fixed").chmod(0o555)
    done = claimcheck("audit", "--write-baseline", cwd=legacy)
    (legacy / "fixed").chmod(0o755)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "its folder is read-only" in done.stderr


def test_the_configuration_names_no_file_outside_of_the_project(legacy: Path) -> None:
    (legacy / "claimcheck.toml").write_text('baseline = "../other.json"\n')
    done = claimcheck("audit", "--write-baseline", cwd=legacy)
    assert done.returncode == 2
    assert "lies outside the project" in done.stderr


@pytest.mark.parametrize("value", ['""', "[]", "1", '["a.json"]'])
def test_the_key_is_a_name(legacy: Path, value: str) -> None:
    (legacy / "claimcheck.toml").write_text(f"baseline = {value}\n")
    done = claimcheck("audit", cwd=legacy)
    assert done.returncode == 2
    assert "baseline must be a text that is not empty (see claimcheck schema config)" in done.stderr


def test_json_tells_what_is_in_the_baseline(adopted: Path) -> None:
    done = claimcheck("audit", "--format", "json", cwd=adopted)
    findings = json.loads(done.stdout)["findings"]
    assert [one["waived"] for one in findings] == [f"in {NAME}"] * 2


def test_the_schema_is_printed(project: Path) -> None:
    assert "claimcheck baseline" in claimcheck("schema", "baseline", cwd=project).stdout


def test_nobody_is_told_to_remove_a_draft(project: Path) -> None:
    for name in ("references.bib", "claims/brief.toml"):
        done = claimcheck("audit", "--write-baseline", "--baseline", name, cwd=project)
        assert done.returncode == 2
        assert done.stderr.endswith("(name another file)\n")


def test_the_baseline_is_not_written_over_by_a_report(project: Path) -> None:
    claimcheck("audit", "--write-baseline", cwd=project)
    (project / "claimcheck.toml").write_text('baseline = "claimcheck-baseline.json"\n')
    done = claimcheck("audit", "--output", "json:claimcheck-baseline.json", cwd=project)
    assert (done.returncode, done.stdout.count("all 2 files looked at")) == (2, 1)
    assert done.stderr == (
        "claimcheck: --output: claimcheck-baseline.json was read in this run (name another file)\n"
    )
