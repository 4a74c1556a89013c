"""How long claimcheck takes to start, as ratios to what nobody can undercut, all in one run.

usage: python benchmarks/start_up.py [--runs N]

Run it with the Python of the environment in which claimcheck is installed. Where valgrind is
installed the figures are instructions (millions), the same on a quiet and on a busy machine;
otherwise they are user CPU seconds, the least of N runs.

`--version` is compared with an empty console script as pip made ours; `--help` with the help of
a Typer app of two commands; `audit`, on the ledger of this repository, with the start of that app
and the import of bibtexparser.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import CLAIMCHECK, ENVIRONMENT, ROOT, has_valgrind, instructions, seconds

BARE_APP = """\
import typer
app = typer.Typer()
@app.command()
def audit(path: str = "x", bib: str = "b", strict: bool = False): pass
@app.command()
def search(words: str = "x"): pass
app()
"""
BARE_APP_AND_PARSER = f"import bibtexparser\n{BARE_APP}"


def main() -> None:
    """Print a line a ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=15)
    runs = options.parse_args().runs
    counts = has_valgrind()
    unit = "M instructions" if counts else "s user CPU"

    script = CLAIMCHECK
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        empty = scratch / "empty"
        text = script.read_text(encoding="utf-8")
        empty.write_text(text.replace("claimcheck.cli.main", "nothing_at_all"), encoding="utf-8")
        empty.chmod(0o755)
        (scratch / "nothing_at_all.py").write_text("def main(): return 0\n", encoding="utf-8")
        (scratch / "bare.py").write_text(BARE_APP, encoding="utf-8")
        (scratch / "parser.py").write_text(BARE_APP_AND_PARSER, encoding="utf-8")
        python = sys.executable
        rows = (
            ("--version / empty console script", [script, "--version"], [empty]),
            (
                "--help / bare Typer help",
                [script, "--help"],
                [python, scratch / "bare.py", "--help"],
            ),
            (
                "audit / bare Typer and parser",
                [script, "audit"],
                [python, scratch / "parser.py", "audit"],
            ),
        )
        for name, ours, theirs in rows:
            commands = [list(map(str, command)) for command in (ours, theirs)]
            for command in commands:  # so that both have their .pyc files
                subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
            a, b = (instructions(c) if counts else seconds(c, runs) for c in commands)
            print(f"{name:36} {a:9.3f} / {b:9.3f} {unit} = {a / b:.2f}", flush=True)


if __name__ == "__main__":
    main()
