"""`verdict`, `rename-key` and `status`: what they write, print, and refuse."""

import datetime as dt
import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from tests.support import append, claimcheck

from rule_examples import LEDGER

MORE = """
# The bombs.
[[claim]]
id = "bombs"
text = "In the Cold War, the US stationed B61 bombs in Turkey."
sources = [{ key = "landau1974", locator = "p. 3" }]
section = "Arms"
"""
GIVEN = ("--by", "ED", "--on", "2020-02-10")
ADDED = """
[[claim.verdict]]
status = "verified"
by     = "ED"
on     = 2020-02-10
of     = "b317be87"
note   = "seen on p. \\"3\\""
"""


@pytest.fixture
def two(project: Path) -> Path:
    append(project, MORE)
    return project


def ledger(project: Path) -> str:
    return (project / "claims/brief.toml").read_text(encoding="utf-8")


def test_a_verdict_is_written_under_its_claim(two: Path) -> None:
    done = claimcheck(
        "verdict", "left-against-us", "verified", *GIVEN, "--note", 'seen on p. "3"', cwd=two
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("left-against-us: verified by ED on 2020-02-10\n  claims/brief.toml:6\n")
    assert ledger(two) == LEDGER + ADDED + MORE
    again = claimcheck("verdict", "left-against-us", "wrong", "--by", "AB", cwd=two)
    today = dt.date.today()  # noqa: DTZ011
    assert again.stdout == (
        f"left-against-us: wrong by AB on {today}\n"
        "  claims/brief.toml:13 · before that verified by ED on 2020-02-10\n"
    )


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_a_dry_run_shows_the_difference_and_writes_nothing(two: Path, option: str) -> None:
    before = ledger(two)
    done = claimcheck("verdict", "bombs", "disputed", *GIVEN, option, cwd=two)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "--- claims/brief.toml\n"
        "+++ claims/brief.toml\n"
        "@@ -9,3 +9,9 @@\n"
        ' text = "In the Cold War, the US stationed B61 bombs in Turkey."\n'
        ' sources = [{ key = "landau1974", locator = "p. 3" }]\n'
        ' section = "Arms"\n'
        "+\n"
        "+[[claim.verdict]]\n"
        '+status = "disputed"\n'
        '+by = "ED"\n'
        "+on = 2020-02-10\n"
        '+of = "d405573b"\n'
    )
    assert ledger(two) == before


def test_the_same_verdict_is_not_written_twice(two: Path) -> None:
    command = ("verdict", "bombs", "verified", "--by", "ED")
    claimcheck(*command, "--on", "2020-02-10", cwd=two)
    before = ledger(two)
    done = claimcheck(*command, "--on", "2020-02-10", cwd=two)
    assert (done.returncode, done.stdout, ledger(two)) == (0, "", before)
    assert done.stderr == ('ED found "bombs" verified on 2020-02-10 already; nothing was written\n')
    later = claimcheck(*command, "--on", "2020-02-11", cwd=two)
    assert later.stderr == (
        'ED found "bombs" verified on 2020-02-10 already; this is one more verdict\n'
    )
    assert ledger(two).startswith(before)
    assert ledger(two).count("[[claim.verdict]]") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bomb", "verified"], 'no claim "bomb" (did you mean "bombs"?)'),
        (["xyz", "verified"], 'no claim "xyz" (claimcheck search finds claims by words)'),
        (
            ["bombs", "verified", "--on", "9999-01-01"],
            "--on: 9999-01-01 lies in the future (name the day of the check)",
        ),
        (
            ["bombs", "verified", "--by", " "],
            'nobody is named as the checker (say who you are: --by "NAME")',
        ),
        (
            ["bombs", "verifed"],
            'STATUS: "verifed" is unknown (did you mean "verified"?)',
        ),
    ],
)
def test_a_slip_is_named_and_writes_nothing(two: Path, arguments: list[str], message: str) -> None:
    before = ledger(two)
    done = claimcheck("verdict", "--by", "ED", *arguments, cwd=two)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"claimcheck: {message}\n"
    assert ledger(two) == before


def test_a_day_that_is_none_is_refused(two: Path) -> None:
    for day in ("10.2.2020", "2020-02-30", "20200210", "yesterday"):
        done = claimcheck("verdict", "bombs", "wrong", "--by", "ED", "--on", day, cwd=two)
        assert done.returncode == 2
        assert done.stderr.startswith(f'claimcheck: --on: "{day}" is no day (write it as 20')


def test_the_checker_is_who_git_says(two: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    env = {
        **os.environ,
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "XDG_CONFIG_HOME": str(home),
    }
    nobody = claimcheck("verdict", "bombs", "wrong", cwd=two, env=env)
    assert nobody.returncode == 2
    assert nobody.stderr == (
        'claimcheck: nobody is named as the checker (say who you are: --by "NAME")\n'
    )
    git = shutil.which("git")
    if git is None:
        pytest.skip("needs git")
    subprocess.run([git, "config", "--global", "user.name", "Zoë Ö."], env=env, check=True)
    done = claimcheck("verdict", "bombs", "wrong", cwd=two, env=env)
    assert done.stdout.startswith("bombs: wrong by Zoë Ö. on 20")


def test_an_id_that_two_claims_have_is_not_guessed(two: Path) -> None:
    append(two, MORE)
    done = claimcheck("verdict", "bombs", "wrong", "--by", "ED", cwd=two)
    assert done.returncode == 2
    assert done.stderr == (
        'claimcheck: 2 claims have the id "bombs": claims/brief.toml:7 and claims/brief.toml:14'
        " (give each its own id)\n"
    )


def test_sources_that_cannot_be_read_are_not_judged(two: Path) -> None:
    append(two, '[[claim]]\nid = "c"\ntext = "T."\nsources = "landau1974"\n')
    done = claimcheck("verdict", "c", "wrong", "--by", "ED", cwd=two)
    assert done.returncode == 2
    assert done.stderr == (
        'claimcheck: the sources of "c" cannot be read'
        " (claimcheck audit says why; mend them first)\n"
    )


def test_another_file_that_cannot_be_read_keeps_nobody_from_judging(two: Path) -> None:
    (two / "claims/broken.toml").write_text("[[claim]\n")
    assert claimcheck("verdict", "bombs", "wrong", *GIVEN, cwd=two).returncode == 0
    done = claimcheck("verdict", "elsewhere", "wrong", *GIVEN, cwd=two)
    assert done.stderr.splitlines()[0] == (
        "claimcheck: the ledger could not be read whole (claimcheck audit says more)"
    )


def test_an_edit_after_the_verdict_shows_everywhere(two: Path) -> None:
    claimcheck("verdict", "bombs", "verified", *GIVEN, cwd=two)
    assert "  status    verified\n" in claimcheck("show", "bombs", cwd=two).stdout
    (two / "claims/brief.toml").write_text(ledger(two).replace("B61", "B83"))
    shown = claimcheck("show", "bombs", cwd=two).stdout
    assert "  status    verified, but the claim was edited since: stale\n" in shown
    audit = claimcheck("audit", "--format", "concise", cwd=two)
    assert audit.returncode == 0
    assert (
        'claims/brief.toml:13:1: warning[stale-verdict]: claim "bombs" was edited' in audit.stdout
    )
    assert claimcheck("status", cwd=two).stdout == (
        "section       claims  unchecked  stale   left\n"
        "(no section)       1          1      ·      1\n"
        "Arms               1          ·      1      1\n"
        "\n"
        "source      claims  unchecked  stale   left\n"
        "landau1974       2          1      1      2\n"
        "\n"
        "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 2 facts checked, 0%\n"
        "1 unchecked, 1 stale\n"
    )


def test_status_counts_every_claim_once_and_so_for_programs(two: Path) -> None:
    claimcheck("verdict", "bombs", "verified", *GIVEN, cwd=two)
    counts = json.loads(claimcheck("status", "--format", "json", cwd=two).stdout)
    none = {"verified": 0, "disputed": 0, "wrong": 0, "unverifiable": 0, "unchecked": 0, "stale": 0}
    both = {**none, "verified": 1, "unchecked": 1}

    def row(name: str | None, claims: int, statuses: dict[str, int], *, left: int) -> object:
        counted = {"claims": claims, "checked": claims - left, "left": left}
        return {"name": name, **counted, "statuses": statuses}

    jsonschema.validate(counts, json.loads(claimcheck("schema", "status", cwd=two).stdout))
    assert counts == {
        "version": 1,
        "claims": 2,
        "checked": 1,
        "left": 1,
        "statuses": both,
        "sections": [
            row(None, 1, {**none, "unchecked": 1}, left=1),
            row("Arms", 1, {**none, "verified": 1}, left=0),
        ],
        "sources": [row("landau1974", 2, both, left=1)],
        "skipped": [],
    }


def test_a_key_is_renamed_in_all_files_and_verdicts_stay_fresh(two: Path) -> None:
    (two / "claims/more.toml").write_bytes(
        b"[[claim]]\r\nid='c'\r\ntext='T.'\r\nsources=['landau1974']"
    )
    claimcheck("verdict", "bombs", "verified", *GIVEN, cwd=two)
    before = ledger(two)
    done = claimcheck("rename-key", "landau1974", "landau74", cwd=two)
    assert done.returncode == 0
    assert done.stdout == (
        "claims/brief.toml: 2 places\n"
        "claims/more.toml: 1 place\n"
        '"landau1974" is now "landau74" in 3 places of 2 files\n'
    )
    assert done.stderr == (
        'there is no "landau74" in the bibliography yet: change its entry as well\n'
    )
    after = ledger(two)
    assert after.replace("landau74", "landau1974").replace("e70279a7", "d405573b") == before
    assert (two / "claims/more.toml").read_bytes().endswith(b"sources=['landau74']")
    assert "stale" not in claimcheck("audit", cwd=two).stdout
    back = claimcheck("rename-key", "landau74", "landau1974", cwd=two)
    assert back.stderr == ""
    assert ledger(two) == before


def test_a_renaming_is_shown_first(two: Path) -> None:
    before = ledger(two)
    done = claimcheck("rename-key", "landau1974", "landau74", "--dry-run", cwd=two)
    assert [line for line in done.stdout.splitlines() if line[:1] in "+-"] == [
        "--- claims/brief.toml",
        "+++ claims/brief.toml",
        '-sources = ["landau1974"]',
        '+sources = ["landau74"]',
        '-sources = [{ key = "landau1974", locator = "p. 3" }]',
        '+sources = [{ key = "landau74", locator = "p. 3" }]',
    ]
    assert ledger(two) == before


def test_a_key_that_a_claim_has_already_is_said(two: Path) -> None:
    append(two, '[[claim]]\nid = "c"\ntext = "T."\nsources = ["landau1974", "landau74"]\n')
    done = claimcheck("rename-key", "landau74", "landau1974", cwd=two)
    assert done.stderr == '1 claim names "landau1974" twice then: c\n'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "landau1947",
            "x",
            'no claim names "landau1947" as its source (did you mean "landau1974"?)',
        ),
        (
            "x",
            "y",
            'no claim names "x" as its source (claimcheck status lists the keys that are named)',
        ),
        ("landau1974", "landau1974", '"landau1974" is its name already (name another key)'),
        ("landau1974", "a,b", 'claims/brief.toml: "a,b" is no citation key (write "a", "b")'),
        (
            "landau1974",
            " ",
            "claims/brief.toml: a source is empty (name its citation key or take it out)",
        ),
    ],
)
def test_a_renaming_that_cannot_be_is_refused(two: Path, old: str, new: str, message: str) -> None:
    before = ledger(two)
    done = claimcheck("rename-key", old, new, cwd=two)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"claimcheck: {message}\n"
    assert ledger(two) == before


def test_nothing_is_renamed_while_a_file_cannot_be_read(two: Path) -> None:
    for text, message in [
        (b"[[claim]\n", "claims/z.toml:1:8: not valid TOML: "),
        (b"\xff", "claims/z.toml is not UTF-8: byte 0xff in line 1; nothing was renamed"),
    ]:
        (two / "claims/z.toml").write_bytes(text)
        before = ledger(two)
        done = claimcheck("rename-key", "landau1974", "landau74", cwd=two)
        assert (done.returncode, done.stdout, ledger(two)) == (2, "", before)
        assert done.stderr.startswith(f"claimcheck: {message}")


def test_what_is_written_fits_the_schema(two: Path) -> None:
    import tomllib

    claimcheck("verdict", "bombs", "unverifiable", *GIVEN, "--note", "no\ncopy", cwd=two)
    schema = json.loads(claimcheck("schema", "ledger", cwd=two).stdout)
    jsonschema.validate(json.loads(json.dumps(tomllib.loads(ledger(two)), default=str)), schema)
