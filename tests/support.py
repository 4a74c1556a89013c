"""What several tests share beside fixtures."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).parent.parent


class Lint(Protocol):
    """Audit one text; gives `path:line:column: rule: message` for each finding."""

    def __call__(self, text: str, *, kind: str = "toml", rule: str = "") -> list[str]: ...


def append(project: Path, text: str, name: str = "claims/brief.toml") -> None:
    """Add to a file of a project."""
    with (project / name).open("a", encoding="utf-8") as handle:
        handle.write(text)


def shipped(name: str) -> Any:  # noqa: ANN401 - a schema is whatever it is
    """The JSON Schema of this name that comes with the program."""
    return json.loads((files("claimcheck.schemas") / f"{name}.json").read_text(encoding="utf-8"))


def claimcheck(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the real program; `given` is what it reads from standard input."""
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=cwd,
        env=env,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
