"""The way in: version, help, typos, and what happens when output cannot be written."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import claimcheck

from claimcheck import __version__

COMMANDS = (
    "audit",
    "scan",
    "search",
    "show",
    "track",
    "verdict",
    "status",
    "export",
    "import",
    "rename-key",
    "rule",
    "init",
    "schema",
)


def test_version(tmp_path: Path) -> None:
    for option in ("--version", "-V"):
        assert claimcheck(option, cwd=tmp_path).stdout == f"claimcheck {__version__}\n"


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = claimcheck("--help", cwd=tmp_path)
    assert shown.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, tmp_path: Path) -> None:
    shown = claimcheck(name, "--help", cwd=tmp_path)
    assert shown.returncode == 0
    usage = shown.stdout.splitlines()[0]
    assert usage.startswith(f"Usage: claimcheck {name} [OPTIONS]")
    assert "{" not in usage
    assert ":" not in usage.removeprefix("Usage:")


def test_no_command_shows_the_help_and_is_no_success(tmp_path: Path) -> None:
    shown = claimcheck(cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stdout.startswith("Usage: claimcheck ")


FORMATS = "one of full, concise, json, jsonl, sarif, github, gitlab, junit, markdown"
STATUSES = "one of verified, disputed, wrong, unverifiable"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        # commands
        ("audti", 'no command "audti" (did you mean "audit"?)'),
        ("AUDIT", 'no command "AUDIT" (did you mean "audit"?)'),
        ("rename", 'no command "rename" (did you mean "rename-key"?)'),
        ("xyz", 'no command "xyz" (claimcheck --help lists them)'),
        ("''", 'no command "" (claimcheck --help lists them)'),
        ("--", "missing command (see claimcheck --help)"),
        # options
        ("audit --fromat json", 'no option "--fromat" (did you mean "--format"?)'),
        ("audit --base x", 'no option "--base" (did you mean "--baseline"?)'),
        ("audit --xyz=1", 'no option "--xyz" (see claimcheck audit --help)'),
        ("audit -xq", 'no option "-x" (see claimcheck audit --help)'),
        ("audit --min-score 1", 'no option "--min-score" (it is a key of the configuration)'),
        ("search cold --formt json", 'no option "--formt" (did you mean "--format"?)'),
        ("search cold --formt=json", 'no option "--formt" (did you mean "--format"?)'),
        ("--versoin", 'no option "--versoin" (did you mean "--version"?)'),
        (
            "--format json audit",
            'no option "--format" (write it behind the command: claimcheck audit --format)',
        ),
        # values
        ("audit --format xml", f'--format: "xml" is unknown ({FORMATS})'),
        ("audit --format JSON", '--format: "JSON" is unknown (did you mean "json"?)'),
        ("verdict a verifed", 'STATUS: "verifed" is unknown (did you mean "verified"?)'),
        ("verdict a b", f'STATUS: "b" is unknown ({STATUSES})'),
        ("schema ledgr", 'NAME: "ledgr" is unknown (did you mean "ledger"?)'),
        (
            "search --status wrong --status checked",
            '--status: "checked" is unknown (did you mean "unchecked"?)',
        ),
        ("search a --limit x", '--limit: "x" does not fit (write a whole number, 1 or more)'),
        ("search a --limit 0", '--limit: "0" does not fit (write a whole number, 1 or more)'),
        ("search a --limit 1.5", '--limit: "1.5" does not fit (write a whole number, 1 or more)'),
        ("status --fail-under x", '--fail-under: "x" does not fit (write a number)'),
        ("audit --format", f"--format needs a value ({FORMATS})"),
        ("audit --select", "--select needs a value (write --select RULE)"),
        ("search a --limit", "--limit needs a value (write a whole number, 1 or more)"),
        ("report -o", "-o needs a value (write --output FILE)"),
        ("audit --fix=yes", "--fix takes no value (write --fix alone)"),
        # arguments
        ("scan", "no DOC given (write claimcheck scan DOC...)"),
        ("verdict", "no ID given (write claimcheck verdict ID STATUS)"),
        ("verdict a", f"no STATUS given ({STATUSES})"),
        ("rename-key a", "no NEW given (write claimcheck rename-key OLD NEW)"),
        (
            "verdict a wrong 'not so'",
            'too many arguments: "not so" (write claimcheck verdict ID STATUS)',
        ),
        ("status a b", 'too many arguments: "a", "b" (write claimcheck status)'),
        ("rule a b c d e f", 'too many arguments: "b", "c", "d" and 2 more'),
        # what is empty
        ("audit ''", "PATH: an empty value (write claimcheck audit [PATH...])"),
        ("audit --config ''", "--config: an empty value (write --config FILE)"),
        ("audit --config=", "--config: an empty value (write --config FILE)"),
        ("audit --select ''", "--select: an empty value (write --select RULE)"),
        ("audit --select ' , '", "--select names no rule (claimcheck rule lists them)"),
        ("audit --format ''", f"--format: an empty value ({FORMATS})"),
        ("verdict a wrong --by ''", "--by: an empty value (write --by NAME)"),
        # what makes no sense together
        (
            "audit --isolated --config x",
            "--isolated and --config contradict each other (leave one of them out)",
        ),
        (
            "audit --watch --fix",
            "--watch and --fix contradict each other (leave one of them out)",
        ),
        (
            "audit --watch --diff",
            "--watch and --diff contradict each other (leave one of them out)",
        ),
        (
            "audit --write-baseline --prune-baseline",
            "--write-baseline and --prune-baseline contradict each other (leave one of them out)",
        ),
        (
            "track references.bib",
            "references.bib is no document"
            " (documents end in .txt, .text, .md, .markdown, .qmd, .rmd, .tex, .ltx)",
        ),
        ("track claims", "claims is not one document (track one at a time)"),
        ("scan --stdin-filename a b.md", "--stdin-filename names what nobody gives"),
    ],
)
def test_what_is_wrong_with_a_command_line_is_one_line(
    line: str, message: str, project: Path
) -> None:
    done = claimcheck(*shlex.split(line), cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    whole = message.endswith(")")
    assert (done.stderr if whole else done.stderr.split(" (")[0] + "\n") == (
        f"claimcheck: {message}\n"
    )


def test_what_a_script_passes_on_as_a_note_may_be_empty(project: Path) -> None:
    arguments = ("left-against-us", "verified", "--by", "ED", "--note", "", "--dry-run")
    done = claimcheck("verdict", *arguments, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "note" not in done.stdout


def test_hostile_words_of_a_command_line_do_no_harm(project: Path) -> None:
    for word in ("\x1b[31m", "a\nb", "--\x1b[31m", "\udcff"):
        done = claimcheck(word, cwd=project)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "\x1b" not in done.stderr


def test_search_has_help_though_a_minus_leaves_words_out(project: Path) -> None:
    short, long = (claimcheck("search", one, cwd=project) for one in ("-h", "--help"))
    assert (short.returncode, short.stderr) == (0, "")
    assert short.stdout == long.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["audit"], ["--help"]])
def test_a_full_disk_is_no_success(arguments: list[str], project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=project,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_fault(project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "rule"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in (0, 141)


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f'rmdir "{gone}"; exec "{sys.executable}" -P -m claimcheck audit'],  # noqa: S607
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """Which costly modules a command line loads."""
    program = (
        "import sys; from claimcheck.cli.main import main\n"
        "sys.argv = ['claimcheck', *sys.argv[1:]]\n"
        "main(); print('\\n@', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.rpartition("@")[2].split())
    return modules & {
        "asyncio",
        "bibtexparser",
        "claimcheck.drafts",
        "claimcheck.model.documents",
        "claimcheck.reporters.concise",
        "claimcheck.reporters.sarif",
        "claimcheck.reporters.statistics",
        "pydantic",
        "pylatexenc",
        "rapidfuzz",
        "rich",
        "sqlite3",
        "typer",
    }


def test_nothing_is_loaded_that_is_not_needed(project: Path) -> None:
    assert loaded_by("--version", cwd=project) == set()
    assert loaded_by("--help", cwd=project) == {"typer"}
    assert loaded_by("rule", "unsourced-claim", cwd=project) <= {
        "typer",
        "bibtexparser",
        "claimcheck.model.documents",
    }
    assert loaded_by("audit", cwd=project) <= {"typer", "bibtexparser"}
    assert loaded_by("audit", "--format", "concise", cwd=project) <= {
        "typer",
        "bibtexparser",
        "claimcheck.reporters.concise",
    }
    assert loaded_by("status", cwd=project) <= {"typer", "bibtexparser"}
    assert loaded_by("search", "left", cwd=project) <= {"typer", "bibtexparser", "sqlite3"}
    assert loaded_by("search", "lfet", cwd=project) <= {
        "typer",
        "bibtexparser",
        "sqlite3",
        "rapidfuzz",
    }
