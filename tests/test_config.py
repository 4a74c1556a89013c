"""The configuration: nearest upwards, strict, and overridden by the command line."""

import json
from pathlib import Path

import pytest
from tests.support import claimcheck

from claimcheck.config import Config, load
from claimcheck.errors import ConfigError
from claimcheck.globs import covers
from claimcheck.model.findings import Severity


def refusal(folder: Path, text: str, name: str = "claimcheck.toml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(folder)
    return str(caught.value).replace(f"{folder}/", "")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path) == Config(root=tmp_path)


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(
        'references = ["a.bib", "b.bib"]\n'
        'claims = "ledger"\n'
        'exclude = "ledger/old"\n'
        'ignore = ["unused-reference"]\n'
        'fail-on = "warning"\n'
        "min-score = 0.75\n"
        'severity = { incomplete-reference = "off" }\n'
        'allow = { "ledger/drafts" = ["unsourced-claim"] }\n'
        'baseline = "ci/baseline.json"\n'
    )
    config = load(tmp_path)
    assert config.references == ("a.bib", "b.bib")
    assert config.claims == ("ledger",)
    assert config.exclude == ("ledger/old",)
    assert config.ignore == ("unused-reference",)
    assert config.fail_on is Severity.WARNING
    assert config.min_score == 0.75
    assert dict(config.severity) == {"incomplete-reference": Severity.OFF}
    assert dict(config.allow) == {"ledger/drafts": ("unsourced-claim",)}
    assert config.baseline == "ci/baseline.json"


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    below = tmp_path / "a/b"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.claimcheck]\nclaims = "ledger"\n')
    assert load(below).claims == ("ledger",)
    assert load(below).root == tmp_path
    (tmp_path / "a/pyproject.toml").write_text("[tool.other]\n")
    assert load(below).root == tmp_path
    (tmp_path / "a/claimcheck.toml").write_text("")
    assert load(below).root == tmp_path / "a"
    assert load(below, isolated=True) == Config(root=below)
    assert load(below, file=tmp_path / "pyproject.toml").claims == ("ledger",)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            'reference = "a.bib"\n',
            'claimcheck.toml: unknown key "reference" (did you mean "references"?)',
        ),
        (
            "references = 42\n",
            "claimcheck.toml: references must be a text or a list of texts, none of them empty "
            "(see claimcheck schema config)",
        ),
        (
            'fail-on = "off"\n',
            'claimcheck.toml: fail-on must be "error", "warning" or "note" '
            "(see claimcheck schema config)",
        ),
        *(
            (
                f"min-score = {value}\n",
                "claimcheck.toml: min-score must be a number from 0 to 1"
                " (see claimcheck schema config)",
            )
            for value in ("1.1", "-0.1", "true", '"0.5"', "nan")
        ),
        ("a = \n", "claimcheck.toml:1:5: not valid TOML: invalid value (mend it)"),
        (
            'references = "../../elsewhere.bib"\n',
            "claimcheck.toml: ../../elsewhere.bib lies outside the project "
            "(name it on the command line)",
        ),
    ],
)
def test_what_is_wrong_in_it_is_one_clear_line(text: str, complaint: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text) == complaint


def test_an_unknown_rule_in_it_is_named_with_the_file(project: Path) -> None:
    (project / "claimcheck.toml").write_text('[severity]\nunused-refrence = "off"\n')
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 2
    assert done.stderr.endswith(
        'claimcheck.toml: no rule "unused-refrence" (did you mean "unused-reference"?)\n'
    )


def test_severity_and_allow_hold_in_the_audit(project: Path) -> None:
    (project / "claims/brief.toml").write_text(
        '[[claim]]\nid = "x"\ntext = "The mint closed in 1850."\n'
    )
    assert claimcheck("audit", cwd=project).returncode == 1
    (project / "claimcheck.toml").write_text('severity = { unsourced-claim = "warning" }\n')
    assert claimcheck("audit", cwd=project).returncode == 0
    (project / "claimcheck.toml").write_text('allow = { "claims/*" = "unsourced-claim" }\n')
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 0
    assert "1 unsourced (1 waived)" in done.stdout


def test_a_number_from_0_to_1_is_the_score_of_a_strong_claim(tmp_path: Path) -> None:
    for value in (0, 0.0, 0.5, 1, 1.0):
        (tmp_path / "claimcheck.toml").write_text(f"min-score = {value}\n")
        assert load(tmp_path).min_score == value
    assert Config(root=tmp_path).min_score == 0.5


def test_the_schema_names_every_key(tmp_path: Path) -> None:
    schema = json.loads(claimcheck("schema", "config", cwd=tmp_path).stdout)
    keys = {name.replace("_", "-") for name in Config._fields}
    assert set(schema["properties"]) == keys - {"root", "source", "ledger"}
    score = schema["properties"]["min-score"]
    assert (score["minimum"], score["maximum"], score["default"]) == (0, 1, 0.5)


def test_options_replace_keys(project: Path) -> None:
    (project / "claimcheck.toml").write_text('references = "none.bib"\nclaims = "none"\n')
    options = ["--references", "references.bib", "--claims", "claims/brief.toml"]
    assert claimcheck("audit", *options, cwd=project).returncode == 0
    assert claimcheck("audit", "--isolated", cwd=project).returncode == 0


def test_a_pattern_covers_what_lies_below_it(tmp_path: Path) -> None:
    assert covers("claims/old", tmp_path / "claims/old/a.toml", tmp_path)
    assert covers("claims/*.toml", tmp_path / "claims/a.toml", tmp_path)
    assert covers("**/a.toml", tmp_path / "claims/x/a.toml", tmp_path)
    assert not covers("claims/old", tmp_path / "claims/older.toml", tmp_path)
    assert not covers("*", Path("/elsewhere/a.toml"), tmp_path)
