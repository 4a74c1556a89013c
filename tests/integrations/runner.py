"""As much of a GitHub runner as a composite action needs: its scripts are run, by the same bash."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
NAME = re.compile(r"\b(?:inputs|steps)(?:\.[\w-]+)+")
# What is put into a project to be found.
UNSOURCED = """
[[claim]]
id      = "no-bases"
text    = "Turkey closed 25 US bases in 1975."
sources = []
"""
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


class Job(NamedTuple):
    """What became of an action."""

    code: int
    # of the first step that failed, or 0
    log: str
    # standard output and standard error, as they come
    outputs: dict[str, str]
    summary: str
    uses: dict[str, dict[str, str]]
    # what other actions were called with


def read(path: Path) -> Any:  # noqa: ANN401 - an action is whatever it says
    """A YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def run(
    checkout: Path,
    workspace: Path,
    temp: Path,
    known: dict[str, str] | None = None,
    **inputs: str,
) -> Job:
    """Run the action on a workspace; a step whose outputs are `known` is passed over.

    Words of `inputs` are joined by underscores here, by hyphens there.
    """
    action = read(checkout / "action.yml")
    values = {f"inputs.{name}": one["default"] for name, one in action["inputs"].items()}
    for name, value in inputs.items():
        assert f"inputs.{name.replace('_', '-')}" in values
        values[f"inputs.{name.replace('_', '-')}"] = value
    values |= known or {}
    passed_over = {name.split(".")[1] for name in known or {}}
    code, log, uses = 0, "", {}
    summary = temp / "summary"
    summary.touch()
    for step in action["runs"]["steps"]:
        wanted = _value(EXPRESSION.sub(r"\1", step["if"]), values) if "if" in step else not code
        if not wanted or step.get("id") in passed_over:
            continue
        if "uses" in step:
            called = step["uses"].partition("@")[0]
            uses[called] = {key: _filled(one, values) for key, one in step["with"].items()}
            if called == "actions/setup-python":
                values["steps.python.outputs.python-path"] = sys.executable
            continue
        script, output = temp / "script.sh", temp / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        done = subprocess.run(
            [*BASH, script],
            cwd=workspace / _filled(step.get("working-directory", "."), values),
            env=os.environ
            | {key: _filled(one, values) for key, one in step["env"].items()}
            | {
                "GITHUB_ACTION_PATH": str(checkout),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_WORKSPACE": str(workspace),
                "RUNNER_TEMP": str(temp),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        code, log = code or done.returncode, log + done.stdout
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
    outputs = {name: _filled(one["value"], values) for name, one in action["outputs"].items()}
    return Job(code, log, outputs, summary.read_text(encoding="utf-8"), uses)


def _filled(text: object, values: dict[str, str]) -> str:
    """Text with its expressions worked out."""
    if isinstance(text, bool):
        return str(text).lower()
    return EXPRESSION.sub(lambda found: str(_value(found[1], values)), str(text))


def _value(expression: str, values: dict[str, str]) -> object:
    """What an expression of a workflow comes to."""
    python = NAME.sub(lambda found: repr(values.get(found[0], "")), expression)
    python = re.sub(r"!(?!=)", "not ", python.replace("&&", "and").replace("||", "or"))
    functions = {"cancelled": lambda: False, "format": lambda text, *words: text.format(*words)}
    return eval(python, functions)  # noqa: S307 - the action is our own
