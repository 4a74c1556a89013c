"""A search with what was kept says what one without says, and reads no ledger again."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import append, claimcheck

from claimcheck.cache import FOLDER

MORE = """\

[[claim]]
id = "missiles"
text = "In 1961 the U.S. stationed 15 missiles near İzmir – not 1,000."
tags = ["arms"]
sources = [
  { key = "landau1974", locator = "p. 3" },
]
[[claim.verdict]]
status = "disputed"
by = "ED"
on = 2026-11-23

[[claim]]
id = "multi"
text = \"\"\"
The missiles left
in 1963.\"\"\"
section = "Départ"
"""
LISTED = (
    "\ufeffclaim = [\n"
    '  { id = "one", text = "Boats came – in 1950." },\n'
    '  { id = "two", text = "Boats left in 1951." },\n]\n'
)
REQUESTS = (
    ["missiles"],
    ["missiles", "--limit", "1"],
    ["misiles", "coldd"],
    ["boat"],
    ["stationing", "boats", "--format", "json"],
    ["landau1974"],
    ["radical politics"],
    ["multi"],
    ["us", "--color", "always"],
    ["influence", "--color", "always"],
    ["--unsourced"],
    ["--tag", "ARMS"],
    ["--tag", "navy"],
    ["--source", "landau1947"],
    ["boats", "--file", "listed.toml", "--status", "unchecked"],
    ["in", "--status", "disputed"],
    ["-missiles"],
    ["wolverine"],
    ["!?"],
)  # fmt: skip

Said = tuple[int, str, str]
Change = Callable[[Path], object]


def search(project: Path, *arguments: str) -> Said:
    done = claimcheck("search", *arguments, cwd=project)
    return done.returncode, done.stdout, done.stderr


def kept(project: Path, kind: str = "search") -> list[Path]:
    """The entries of a kind, of all builds."""
    return sorted(
        path for path in (project / FOLDER).glob("*/*") if path.name.rpartition("-")[0] == kind
    )


@pytest.fixture
def two(project: Path) -> Path:
    """A ledger of two files, in one of which the claims have no heads of their own."""
    append(project, MORE)
    (project / "claims/listed.toml").write_text(LISTED, encoding="utf-8")
    return project


@pytest.mark.parametrize("request_", REQUESTS, ids=" ".join)
def test_a_search_says_the_same_again(two: Path, request_: list[str]) -> None:
    expected = search(two, *request_, "--no-cache")
    assert not (two / FOLDER).exists()
    assert search(two, *request_) == expected  # as the first
    search(two, "missiles")
    assert kept(two)
    assert search(two, *request_) == expected  # with what another one has kept
    assert search(two, *request_) == expected  # with what it has kept itself


CHANGES: list[Change] = [
    lambda root: append(root, '\n[[claim]]\nid = "new"\ntext = "The missiles were old."\n'),
    lambda root: (root / "claims/listed.toml").unlink(),
    lambda root: (root / "claims/new.toml").write_text(
        '[[claim]]\nid = "new"\ntext = "The missiles were old."\n'
    ),
    lambda root: (root / "claims/listed.toml").write_text("[[claim]\n"),
    lambda root: (root / "claims/listed.toml").write_bytes(b"\xff"),
    lambda root: (root / "references.bib").unlink(),
    lambda root: (root / "references.bib").write_text(
        "@book{landau1974, author = {Ballistic Missiles}, title = {Missiles}}\n"
    ),
    lambda root: append(root, "\n# nothing new\n"),
    lambda root: (root / "claimcheck.toml").write_text('exclude = ["claims/brief.toml"]\n'),
    lambda root: shutil.rmtree(root / FOLDER),
    lambda root: shutil.move(kept(root, "search-words")[0], root / "away"),
    lambda root: [path.write_bytes(path.read_bytes()[:-1]) for path in kept(root)],
    lambda root: [path.write_bytes(b"\0" + path.read_bytes()) for path in kept(root)],
    lambda root: [path.write_bytes(b"") for path in (root / FOLDER).glob("*/*")],
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_a_search_finds_what_is_there_now(two: Path, change: Change) -> None:
    search(two, "misiles")
    search(two, "--unsourced")
    assert kept(two, "search-words")
    change(two)
    for request in (["missiles"], ["misiles"], ["--unsourced"], ["landau"]):
        expected = search(two, *request, "--no-cache")
        assert search(two, *request) == expected
        assert search(two, *request) == expected


def test_words_of_an_older_ledger_repair_nothing(two: Path) -> None:
    search(two, "misiles")
    old = {path: path.read_bytes() for path in kept(two, "search-words")}
    append(two, '\n[[claim]]\nid = "new"\ntext = "Zebras grazed."\n')
    search(two, "missiles")
    for path, data in old.items():
        path.write_bytes(data)
    assert 'searched for "zebras"' in search(two, "zebrsa")[2]


def test_an_unchanged_ledger_is_not_read_again(two: Path) -> None:
    search(two, "missiles")
    environment = dict(os.environ) | {"PYTHONPROFILEIMPORTTIME": "1"}
    done = claimcheck("search", "1961", cwd=two, env=environment)
    loaded = {line.split()[-1] for line in done.stderr.splitlines()}
    assert "claimcheck.lookup" in loaded
    costly = {"claimcheck.analysis", "claimcheck.library", "claimcheck.bibliography.parse"}
    assert loaded.isdisjoint({*costly, "tomllib", "rapidfuzz", "json", "rich"})


def test_a_cache_that_came_with_the_checkout_counts_for_nothing(
    two: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("of the author")
    claimcheck("search", "missiles", cwd=two, env=os.environ | {"XDG_CACHE_HOME": str(home)})
    forged = {path: path.read_bytes() for path in kept(two)}
    assert forged
    expected = search(two, "missiles", "--no-cache")
    assert search(two, "missiles") == expected
    for path, data in forged.items():
        assert path.read_bytes() != data


def test_two_searches_at_once_both_answer(two: Path) -> None:
    expected = search(two, "missiles", "--no-cache")
    command = [sys.executable, "-m", "claimcheck", "search", "missiles"]
    running = [
        subprocess.Popen(
            command, cwd=two, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        for _ in range(4)
    ]
    for one in running:
        out, complaints = one.communicate()
        assert (one.returncode, out, complaints) == expected
    assert search(two, "missiles") == expected


def test_where_nothing_can_be_kept_a_search_goes_on(two: Path) -> None:
    expected = search(two, "missiles", "--no-cache")
    two.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert search(two, "missiles") == expected
    finally:
        two.chmod(stat.S_IRWXU)
    shutil.rmtree(two / FOLDER, ignore_errors=True)  # of a root, who may do anything
    (two / FOLDER).write_text("in the way")
    assert search(two, "missiles") == expected


def test_a_search_with_filters_alone_keeps_nothing(two: Path) -> None:
    search(two, "--unsourced")
    assert not kept(two)
