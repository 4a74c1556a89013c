"""The README shows what the program does: every command line in it is run, its output compared."""

import re
import shlex
import tomllib

import pytest
from tests.support import ROOT, claimcheck

from claimcheck.config import load
from claimcheck.ledger.read import read
from claimcheck.model.text import SourceFile
from claimcheck.rules import all_rules
from sessions import agrees, blocks_in, sessions_in

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = blocks_in(README)
CONSOLES = "".join(block.text for block in BLOCKS if block.kind == "console")
SESSIONS = [one for one in sessions_in(CONSOLES) if not one.command.endswith("pytest")]


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str) -> None:
    before, _, line = command.rpartition("&& ")
    program, *arguments = shlex.split(line)
    assert program in ("claimcheck", ".venv/bin/claimcheck")
    folder = ROOT / before.split()[1] if before.startswith("cd ") else ROOT
    done = claimcheck(*arguments, cwd=folder)
    assert done.returncode == ("error[" in shown)
    assert agrees(shown, done.stderr + done.stdout), done.stderr + done.stdout


def test_every_option_and_command_in_the_text_exists() -> None:
    mentions = set(re.findall(r"`claimcheck ([a-z-]+)", README))
    assert mentions >= {"audit", "search", "show", "rule", "init", "schema"}
    for name in mentions:
        assert claimcheck(name, "--help", cwd=ROOT).returncode == 0
    commands = [("audit",), ("scan",), ("track",), ("verdict",), ()]
    helps = "".join(claimcheck(*words, "--help", cwd=ROOT).stdout for words in commands)
    for option in set(re.findall(r"`(?:claimcheck )?(--[a-z-]+)", README)):
        assert option in helps


def test_the_two_set_up_commands_are_there() -> None:
    commands = [one.command for one in sessions_in(CONSOLES)]
    assert (
        sum(command.endswith("claimcheck audit") and "venv" in command for command in commands) == 1
    )
    assert sum(command.endswith("pytest") and "venv" in command for command in commands) == 1


def test_the_example_of_a_ledger_is_one() -> None:
    [ledger] = [one.text for one in BLOCKS if one.kind == "toml" and "[[claim]]" in one.text]
    file = read(SourceFile(ROOT / "x.toml", ledger))
    assert file.broken == ()
    assert len(file.claims) == 2


def test_the_example_of_a_configuration_is_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    [text] = [one.text for one in BLOCKS if one.kind == "toml" and "fail-on" in one.text]
    folder = tmp_path_factory.mktemp("config")
    (folder / "claimcheck.toml").write_text(text, encoding="utf-8")
    config = load(folder)
    assert set(config.severity) | set(config.ignore) <= {rule.name for rule in all_rules()}
    assert tomllib.loads(text)["fail-on"] == config.fail_on


def test_the_table_of_rules_is_complete() -> None:
    table = README[README.index("| | errors") : README.index("A key that is off")]
    assert set(re.findall(r"`([a-z-]+)`", table)) == {rule.name for rule in all_rules()}
    for row in table.splitlines()[2:]:
        if row.startswith("|"):
            _, group, errors, others, _ = row.split("|")
            for rule in all_rules():
                if f"`{rule.name}`" in row:
                    assert rule.group == group.strip()
                    assert (f"`{rule.name}`" in errors) == (rule.severity == "error")
                    assert (f"`{rule.name}`" in others) == (rule.severity != "error")
