"""The action for GitHub: its scripts are run as a runner runs them, on claimcheck as they install it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integrations import runner
from tests.integrations.runner import UNSOURCED, Job
from tests.support import ROOT, append

Action = Callable[..., Job]

SAID = """\
error[unsourced-claim]: claim "no-bases" has no source
 --> claims/brief.toml:8:11
  |
8 | text    = "Turkey closed 25 US bases in 1975."
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: name one: sources = ["key"], or waive it with a reason: waive = "…"

2 claims, 1 sourced, 1 unsourced · 1 reference, 1 used · 1 error · all 2 files looked at
"""
ANNOTATION = (
    "::error file=claims/brief.toml,line=8,endLine=8,col=11,endColumn=47,title=unsourced-claim::"
    'claim "no-bases" has no source%0A'
    'help: name one: sources = ["key"], or waive it with a reason: waive = "…"\n'
)
# A name and a text that would do harm as part of a script, as Markdown, or as a command.
EVIL = "-$(touch pwned)`touch pwned`;touch pwned ##[error]%0A::error::x,y=z.md"
SAYS = "In 2018, 41%0A of ##[add-mask]voters | ::warning::opposed <!-- $(touch pwned) the law."


@pytest.fixture(scope="session")
def installed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the step that installs claimcheck tells the next, for all tests: it takes its time."""
    temp = tmp_path_factory.mktemp("install")
    (temp / "empty").mkdir()
    done = runner.run(checkout, temp / "empty", temp)
    programs = [str(path) for path in temp.glob("claimcheck-venv-*/bin/claimcheck")]
    assert programs, done.log
    return {"steps.install.outputs.program": programs[0]}


@pytest.fixture
def action(
    checkout: Path,
    project: Path,
    installed: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Action:
    """The action in a workspace that holds the project."""

    def run(**inputs: str) -> Job:
        temp = tmp_path_factory.mktemp("runner")
        return runner.run(checkout, project, temp, installed, **inputs)

    return run


def heard(log: str) -> str:
    """What of a log the runner takes for commands: all but what stands between pauses."""
    return re.sub(r"^::stop-commands::(.+)\n(?s:.*?)^::\1::\n", "", log, flags=re.MULTILINE)


def test_a_project_in_order_passes(action: Action) -> None:
    job = action()
    assert job.code == 0
    assert heard(job.log) == ""
    assert "1 claim, 1 sourced, 0 unsourced" in job.log
    assert job.summary.startswith("### claimcheck: nothing found\n")
    assert job.outputs["exit-code"] == "0"


def test_a_claim_without_a_source_fails_and_is_told_in_every_way(
    action: Action, project: Path
) -> None:
    append(project, UNSOURCED)
    job = action(sarif="true")
    assert job.code == 1
    assert SAID in job.log
    assert heard(job.log) == ANNOTATION
    assert job.summary.startswith("### claimcheck: 1 error\n")
    assert '`claim "no-bases" has no source' in job.summary
    assert job.outputs["exit-code"] == "1"
    sarif = json.loads(Path(job.outputs["sarif-file"]).read_text(encoding="utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["unsourced-claim"]
    assert job.uses["github/codeql-action/upload-sarif"] == {
        "sarif_file": job.outputs["sarif-file"],
        "category": "claimcheck",
    }
    assert sorted(path.name for path in project.iterdir()) == ["claims", "references.bib"]


def test_code_scanning_is_not_told_of_what_is_waived(action: Action, project: Path) -> None:
    append(project, UNSOURCED + 'waive = "any atlas of 1975 shows it"\n')
    (project / "json.py").write_text("raise SystemExit('nobody runs this')\n")
    job = action(sarif="true")
    sarif = json.loads(Path(job.outputs["sarif-file"]).read_text(encoding="utf-8"))
    assert (job.code, sarif["runs"][0]["results"]) == (0, [])


def test_what_is_not_wanted_is_not_done(action: Action, project: Path) -> None:
    append(project, UNSOURCED)
    job = action(annotations="false", summary="false")
    assert job.code == 1
    assert SAID in job.log
    assert heard(job.log) == ""
    assert job.summary == ""
    assert set(job.uses) == {"actions/setup-python"}


def test_what_cannot_be_looked_at_is_told_too(action: Action, project: Path) -> None:
    (project / "claims" / "more.toml").write_bytes(b"\xff\xfe\xff")
    job = action(sarif="true")
    assert job.code == 2
    assert heard(job.log).startswith("::error file=claims/more.toml,title=not looked at::")
    assert "not looked at" in job.summary
    assert job.outputs["exit-code"] == "2"
    assert "github/codeql-action/upload-sarif" in job.uses


def test_an_audit_that_cannot_begin_fails_and_sends_nothing(action: Action) -> None:
    job = action(args="--no-such-option", sarif="true")
    assert job.code == 2
    assert 'no option "--no-such-option"' in job.log
    assert job.outputs == {"exit-code": "2", "sarif-file": ""}
    assert set(job.uses) == {"actions/setup-python"}


def test_options_are_separated_by_white_space_and_mean_nothing_to_the_shell(
    action: Action, project: Path
) -> None:
    append(project, UNSOURCED)
    job = action(args="--ignore unsourced-claim\n  --quiet\n")
    assert job.code == 0
    job = action(args="--ignore $(touch${IFS}pwned) --ignore *")
    assert job.code == 2
    assert '"$(touch${IFS}pwned)"' in job.log
    assert not (project / "pwned").exists()


def test_paths_are_one_a_line(action: Action, project: Path) -> None:
    (project / "my draft.md").write_text("In 2018, 41 percent of voters left.\n", encoding="utf-8")
    (project / "other.md").write_text("In 2019, 51 percent of voters left.\n", encoding="utf-8")
    job = action(paths="my draft.md\n\nreferences.bib\n")
    assert " --> my draft.md:1:1\n" in job.log
    assert "other.md" not in job.log
    assert job.code == 1


def test_hostile_names_and_texts_do_no_harm(action: Action, project: Path) -> None:
    (project / EVIL).write_text(f"{SAYS}\n", encoding="utf-8")
    append(project, UNSOURCED.replace("[]", json.dumps([f"{SAYS}\n::error::"])))
    job = action(paths=f"{EVIL}\nclaims/brief.toml")
    assert job.code == 1
    assert not (project / "pwned").exists()
    name = EVIL.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    text = SAYS.replace("%", "%25") + "<U+000A>::error::"
    *errors, warning = heard(job.log).splitlines()
    assert errors[0].startswith(f"::error file={name},line=1,")
    assert errors[1].startswith("::error file=claims/brief.toml,line=9,")
    assert f'title=invalid-record::"{text}" is no citation key%0A' in errors[1]
    assert warning.startswith(f"::warning file={name},line=1,")
    # In Markdown all of it stands in code spans.
    assert SAYS in job.summary
    assert "opposed" not in re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", job.summary)


def test_in_a_folder_of_the_repository_places_are_told_from_its_top(
    action: Action, project: Path
) -> None:
    append(project, UNSOURCED)
    brief = project / "papers" / "brief"
    brief.mkdir(parents=True)
    for name in ("claims", "references.bib"):
        (project / name).rename(brief / name)
    job = action(working_directory="papers/brief", sarif="true")
    assert " --> claims/brief.toml:8:11\n" in job.log
    assert heard(job.log) == ANNOTATION.replace("file=", "file=papers/brief/")
    assert "`papers/brief/claims/brief.toml:8:11`" in job.summary
    sarif = Path(job.outputs["sarif-file"]).read_text(encoding="utf-8")
    assert '"uri":"papers/brief/claims/brief.toml"' in sarif.replace(": ", ":")
    upload = job.uses["github/codeql-action/upload-sarif"]
    assert upload["category"] == "claimcheck/papers/brief"


def test_no_script_has_an_expression_in_it_and_every_action_is_pinned() -> None:
    for step in runner.read(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]) if "uses" in step else True


def test_the_example_uses_inputs_that_exist_and_may_do_what_they_need() -> None:
    known = runner.read(ROOT / "action.yml")["inputs"]
    job = runner.read(ROOT / "examples/ci/github.yml")["jobs"]["claimcheck"]
    [step] = [step for step in job["steps"] if "claimcheck@" in step["uses"]]
    assert set(step["with"]) <= set(known)
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
