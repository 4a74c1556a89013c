"""Only what stands on changed lines is reported: real checkouts, real git."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.repository import ENVIRONMENT, committed, git, started
from tests.support import append, claimcheck

from claimcheck.audit import audit
from claimcheck.changed import Changes, changed_since, only_changed
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.errors import ClaimcheckError
from claimcheck.model.findings import Finding, Hit, Related, Report, Severity, Summary
from claimcheck.model.text import SourceFile
from rule_examples import LANDAU, begin

LEDGER = """\
[[claim]]
id      = "left-against-us"
text    = "In the Cold War, the Turkish left opposed US influence."
sources = ["landau1974"]
"""
DRAFT = """\
The bridge cost 3 million dollars in 1962.

In 1961 the US stationed 15 missiles near Izmir [@landau1974].

Some 4,000 people lived in the village in 1950.

The last train left the station in 1971.
"""
SECOND = """
[[claim]]
id   = "bombs"
text = "In the Cold War the US stationed B61 bombs in Turkey."

[[claim]]
id   = "wall"
text = "The wall that Hadrian had built was 73 miles long."
sources = ["breeze2006"]
"""
BREEZE = "@book{breeze2006, author = {Breeze, David}, title = {The Wall}, publisher = {X}, year = {2006}}\n"

Shown = Callable[..., list[str]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a draft, committed; for tests to work on copies of it."""
    folder = started(tmp_path_factory.mktemp("kept"))
    begin(folder)
    (folder / "draft.md").write_text(DRAFT)
    (folder / "claims/brief.toml").write_text(LEDGER + SECOND)
    (folder / "references.bib").write_text(LANDAU + BREEZE)
    (folder / "claimcheck.toml").write_text('documents = "*.md"\nignore = ["gone-claim"]\n')
    (folder / ".gitignore").write_text(".claimcheck_cache\nignored.md\n")
    committed(folder)
    return folder


@pytest.fixture
def root(project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project with a draft, committed."""
    for name in os.environ.keys() - ENVIRONMENT.keys():
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(kept, project, dirs_exist_ok=True)
    return project


@pytest.fixture
def shown(root: Path) -> Shown:
    """`path:line rule` of each finding on lines that were changed."""

    def run(revision: str = "HEAD", *ignore: str) -> list[str]:
        config = Config(root, documents=("*.md",), ignore=("gone-claim", *ignore))
        disk = Disk()
        report = audit(config, (), disk)
        left = only_changed(report, changed_since(root, revision, report, disk))
        places = [(one.hit.location, one.rule) for one in left.findings]
        return [
            f"{where.path.relative_to(root).as_posix()}:{where.start.line} {rule}"
            for where, rule in places
            if rule != "untracked-claim"
        ]

    return run


def edit(path: Path, old: str, new: str) -> None:
    data = path.read_bytes()
    assert data.count(old.encode()) == 1
    path.write_bytes(data.replace(old.encode(), new.encode()))


def test_where_nothing_was_changed_nothing_is_shown(shown: Shown) -> None:
    assert shown() == []


def test_a_changed_line_is_shown_and_its_neighbours_are_not(root: Path, shown: Shown) -> None:
    edit(root / "draft.md", "4,000", "5,000")
    assert shown() == ["draft.md:5 unsourced-claim"]


def test_staged_committed_and_untracked_changes_count(root: Path, shown: Shown) -> None:
    edit(root / "draft.md", "4,000", "5,000")
    git(root, "add", "draft.md")
    edit(root / "draft.md", "1971", "1972")
    (root / "new.md").write_text("The tower is 90 metres high.\n")
    expected = ["draft.md:5 unsourced-claim", "draft.md:7 unsourced-claim"]
    assert shown() == [*expected, "new.md:1 unsourced-claim"]
    committed(root)
    assert shown("HEAD~1") == [*expected, "new.md:1 unsourced-claim"]
    assert shown() == []


def test_a_file_that_git_ignores_is_new_where_it_is_looked_at(root: Path, shown: Shown) -> None:
    (root / "ignored.md").write_text("The tower is 90 metres high.\n")
    assert shown() == []
    (root / ".gitignore").write_text("")
    assert shown() == ["ignored.md:1 unsourced-claim"]


def test_a_file_that_git_no_longer_tracks_is_new(root: Path, shown: Shown) -> None:
    git(root, "rm", "--quiet", "--cached", "draft.md")
    assert len(shown()) == 3


def test_a_renamed_file_has_only_its_changed_lines(root: Path, shown: Shown) -> None:
    git(root, "mv", "draft.md", 'the "new" ünder\tname.md')
    edit(root / 'the "new" ünder\tname.md', "4,000", "5,000")
    assert shown() == ['the "new" ünder\tname.md:5 unsourced-claim']


def test_the_claim_whose_citation_was_taken_away_is_shown(root: Path, shown: Shown) -> None:
    edit(root / "draft.md", " [@landau1974]", "")
    assert shown() == ["draft.md:3 unsourced-claim"]


def test_what_stood_beside_a_line_that_is_gone_is_shown(root: Path, shown: Shown) -> None:
    (root / "draft.md").write_text(
        "A road led to Izmir.\nIt cost 3 million dollars in 1962.\nSee\n[@x].\n"
    )
    committed(root)
    edit(root / "draft.md", "A road led to Izmir.\n", "")
    assert shown() == ["draft.md:1 unsourced-claim"]


def test_a_record_is_changed_as_a_whole(root: Path, shown: Shown) -> None:
    edit(root / "claims/brief.toml", 'sources = ["landau1974"]\n', "")
    assert shown() == ["claims/brief.toml:3 unsourced-claim"]


def test_a_record_that_is_gone_does_not_change_the_next_one(root: Path, shown: Shown) -> None:
    edit(root / "claims/brief.toml", LEDGER, "")
    assert shown("HEAD", "unused-reference") == []


def test_an_entry_is_changed_as_a_whole(root: Path, shown: Shown) -> None:
    edit(root / "references.bib", "  year      = {1974},\n", "")
    assert shown() == ["references.bib:1 incomplete-reference"]


@pytest.mark.parametrize("new", ["", LANDAU.replace("landau1974", "landau74")])
def test_claims_are_shown_whose_entry_is_gone_or_renamed(
    root: Path, shown: Shown, new: str
) -> None:
    edit(root / "references.bib", LANDAU, new)
    found = shown()
    assert "claims/brief.toml:4 missing-reference" in found
    assert "draft.md:3 missing-reference" in found
    assert not any("unsourced-claim" in one for one in found)


def test_an_entry_that_moved_is_not_gone(root: Path, shown: Shown) -> None:
    edit(root / "references.bib", LANDAU, "")
    append(root, LANDAU, "references.bib")
    assert shown() == []


@pytest.mark.parametrize("is_new", [True, False])
def test_an_entry_that_another_bibliography_has_is_not_gone(root: Path, *, is_new: bool) -> None:
    (root / "draft.md").write_text(
        f"In his words, “{'the left was strong, ' * 4}” [@landau1974].\n"
    )
    if not is_new:
        (root / "more.bib").write_text(LANDAU)
    committed(root)
    (root / "more.bib").write_text(LANDAU)
    edit(root / "references.bib", LANDAU, "")
    config = Config(root, references=("references.bib", "more.bib"), documents=("*.md",))
    disk = Disk()
    report = audit(config, (), disk)
    cited = [one for one in report.findings if one.hit.reference == "landau1974"]
    assert [one.rule for one in cited] == ["quote-without-locator"]
    left = only_changed(report, changed_since(root, "HEAD", report, disk))
    assert [one for one in left.findings if one in cited] == []


def test_what_tells_of_a_changed_line_is_shown(root: Path, shown: Shown) -> None:
    append(root, "\nThe US stationed 20 missiles near Izmir in 1961 [@landau1974].\n", "draft.md")
    [line] = {one for one in shown() if "conflicting-figures" in one}
    assert line.startswith("draft.md:")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_ours_do(root: Path, shown: Shown, end: str) -> None:
    path = root / "draft.md"
    path.write_bytes(DRAFT.replace("\n", end).encode())
    committed(root)
    assert shown() == []
    edit(path, "4,000", "5,000")
    if end == "\r\n":
        assert shown() == ["draft.md:5 unsourced-claim"]
    else:  # to git the whole file is one line
        assert [one.split()[0] for one in shown()] == ["draft.md:1", "draft.md:5", "draft.md:7"]


def test_a_stray_end_of_line_does_not_shift_the_others(root: Path, shown: Shown) -> None:
    path = root / "draft.md"
    path.write_bytes(b"One.\rTwo.\r\n" + DRAFT.encode().removesuffix(b"\n"))
    committed(root)
    edit(path, "1971", "1972")
    assert shown() == ["draft.md:9 unsourced-claim"]
    append(root, "\n", "draft.md")
    assert shown() == ["draft.md:9 unsourced-claim"]


def test_what_git_takes_for_no_text_is_compared_all_the_same(root: Path, shown: Shown) -> None:
    (root / ".gitattributes").write_text("*.md binary -diff\n")
    git(root, "config", "diff.interHunkContext", "9")
    git(root, "config", "diff.relative", "true")
    committed(root)
    edit(root / "draft.md", "3 million", "4 million")
    edit(root / "draft.md", "1971", "1972")
    assert shown() == ["draft.md:1 unsourced-claim", "draft.md:7 unsourced-claim"]


@pytest.mark.parametrize(
    ("attribute", "names"),
    [
        ("diff=bad", ("diff.external", "diff.bad.command", "diff.bad.textconv", "core.fsmonitor")),
        ("filter=bad", ("filter.bad.clean",)),
        ("filter=b.a-d", ("filter.b.a-d.clean", "filter.b.a-d.process")),
    ],
)
def test_nothing_that_the_repository_configures_is_run(
    root: Path, shown: Shown, attribute: str, names: tuple[str, ...]
) -> None:
    (root / ".gitattributes").write_text(f"*.md {attribute}\n")
    for name in names:
        git(root, "config", name, f"touch {root}/ran; false")
    if attribute.startswith("filter"):
        git(root, "config", names[0].replace("clean", "required"), "true")
    edit(root / "draft.md", "4,000", "5,000")
    assert shown() == ["draft.md:5 unsourced-claim"]
    assert not (root / "ran").exists()


def test_a_filter_that_cannot_be_turned_off_is_named(root: Path, shown: Shown) -> None:
    git(root, "config", "filter.a=b.clean", f"touch {root}/ran")
    with pytest.raises(ClaimcheckError, match=r'kept from running "filter\.a=b"'):
        shown()


def test_a_partial_clone_fetches_nothing_and_says_how_to(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    first = git(root, "rev-parse", "HEAD").decode().strip()
    edit(root / "draft.md", "4,000", "5,000")
    committed(root)
    git(root, "config", "uploadpack.allowFilter", "true")
    git(root, "clone", "--quiet", "--filter=blob:none", root.as_uri(), str(clone))
    git(clone, "config", "remote.origin.uploadpack", f"touch {root}/ran; git-upload-pack")
    assert told(clone, first) == (
        "claimcheck: --changed-since: this clone is partial, and lacks what files held then"
        " (git diff with the same commit fetches it)\n"
    )
    assert not (root / "ran").exists()


def test_how_git_is_told_to_make_patches_does_not_matter(
    root: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIFF_OPTS", "-u3")
    edit(root / "draft.md", "4,000", "5,000")
    assert shown() == ["draft.md:5 unsourced-claim"]


def test_both_sides_of_a_conflict_are_changed(root: Path, shown: Shown) -> None:
    for branch, number in (("left", "5,000"), ("right", "6,000")):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        edit(root / "draft.md", "4,000", number)
        committed(root)
    with pytest.raises(AssertionError):
        git(root, "merge", "left")
    assert {one.split()[0] for one in shown()} == {"draft.md:5", "draft.md:8"}


def test_three_dots_compare_with_where_the_branch_began(root: Path, shown: Shown) -> None:
    git(root, "checkout", "--quiet", "-b", "topic")
    edit(root / "draft.md", "4,000", "5,000")
    committed(root)
    git(root, "checkout", "--quiet", "main")
    edit(root / "draft.md", "1971", "1972")
    committed(root)
    git(root, "checkout", "--quiet", "topic")
    assert shown("main...") == ["draft.md:5 unsourced-claim"]
    assert shown("main") == ["draft.md:5 unsourced-claim", "draft.md:7 unsourced-claim"]


def test_a_file_behind_a_link_is_the_one_it_leads_to(root: Path, shown: Shown) -> None:
    (root / "texts").mkdir()
    git(root, "mv", "draft.md", "texts/draft.txt")
    (root / "draft.md").symlink_to("texts/draft.txt")
    committed(root)
    edit(root / "texts/draft.txt", "4,000", "5,000")
    assert shown() == ["draft.md:5 unsourced-claim"]


# What keeps us from looking ------------------------------------------------------------------


def told(root: Path, revision: str = "HEAD", *more: str, **environment: str) -> str:
    done = claimcheck(
        *("audit", "--changed-since", revision, *more), cwd=root, env=os.environ | environment
    )
    assert done.returncode == 2, done.stdout
    return done.stderr.replace(f"{root}", "ROOT")


@pytest.mark.parametrize("name", ["nothing", "--output=x", "HEAD..HEAD", "HEAD:draft.md", "..."])
def test_a_commit_that_there_is_not_is_named(root: Path, name: str) -> None:
    assert told(root, name) == (
        f'claimcheck: --changed-since: git finds no commit "{name}" here'
        " (name a commit, a branch or a tag)\n"
    )
    assert not (root / "x").exists()


def test_a_shallow_clone_says_how_to_fetch_more(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    first = git(root, "rev-parse", "HEAD").decode().strip()
    append(root, "\nMore.\n", "draft.md")
    committed(root)
    git(root, "clone", "--quiet", "--depth=1", root.as_uri(), str(clone))
    assert told(clone, first) == (
        f'claimcheck: --changed-since: git finds no commit "{first}" here'
        " (this clone is shallow: fetch all of it, as with fetch-depth: 0)\n"
    )


def test_without_git_or_a_checkout_it_says_so(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    assert (
        told(root, PATH=str(empty))
        == "claimcheck: --changed-since: git cannot be run (install it)\n"
    )
    (empty / "draft.md").write_text(DRAFT)
    assert told(empty, "HEAD", "draft.md").endswith("ROOT is in no git checkout (leave it out)\n")
    git(empty, "init", "--quiet", "--bare", ".")
    assert told(empty, "HEAD", "draft.md").endswith(
        "is no work tree of git's, but a bare repository (check it out)\n"
    )


def test_a_file_of_another_checkout_is_named(root: Path) -> None:
    started(root / "sub")
    (root / "sub/more.md").write_text(DRAFT)
    committed(root / "sub")
    assert told(root, "HEAD", "sub/more.md") == (
        "claimcheck: --changed-since: sub/more.md is not in the same checkout, but in another or none"
        " (leave the file out, or look at everything)\n"
    )


def test_options_that_contradict_it_are_refused(root: Path) -> None:
    for more in (["-"], ["--write-baseline"], ["--strict-baseline"]):
        assert told(root, "HEAD", *more).startswith("claimcheck: ")


# What is said --------------------------------------------------------------------------------


def test_the_summary_counts_what_is_not_shown(root: Path) -> None:
    edit(root / "draft.md", "4,000", "5,000")
    done = claimcheck(
        *("audit", "--changed-since", "HEAD", "--select", "unsourced-claim", "--format", "concise"),
        cwd=root,
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("draft.md:5:1: error[unsourced-claim]")
    assert " · 1 error · 3 findings on unchanged lines, not shown · " in done.stdout


def test_from_a_folder_within_the_checkout(root: Path) -> None:
    edit(root / "draft.md", "4,000", "5,000")
    arguments = ("audit", "../draft.md", "--changed-since", "HEAD", "--format", "concise", "-q")
    done = claimcheck(*arguments, cwd=root / "claims", env=os.environ | {"GIT_DIR": ".git"})
    found = [line for line in done.stdout.splitlines() if "error[unsourced-claim]" in line]
    assert [line.split()[0] for line in found] == [f"{root}/draft.md:5:1:"]


def test_what_could_not_be_looked_at_is_no_success(root: Path) -> None:
    (root / "bad.md").write_bytes(b"\xff")
    done = claimcheck("audit", "--changed-since", "HEAD", cwd=root)
    assert done.returncode == 2
    assert "bad.md is not UTF-8" in done.stderr


# The pure function ---------------------------------------------------------------------------

FILE = SourceFile(Path("/a.md"), "word\n" * 20)


def finding(
    first: int, last: int, other: int | None = None, key: str | None = None, rule: str = "r"
) -> Finding:
    """One on whole lines, which tells of another line."""
    starts = FILE.line_starts
    related: tuple[Related, ...] = ()
    if other is not None:
        related = (Related("x", FILE.location(starts[other - 1], starts[other - 1] + 1)),)
    where = FILE.location(starts[first - 1], starts[last])
    return Finding(rule, Severity.ERROR, Hit(where, "x", reference=key, related=related), "f")


LINE = st.integers(1, 20)


@given(st.sets(LINE), LINE, st.integers(0, 3), st.none() | LINE)
def test_a_finding_is_shown_if_and_only_if_one_of_its_lines_is_changed(
    changed: set[int], first: int, more: int, other: int | None
) -> None:
    last = min(20, first + more)
    lines = tuple((line, line) for line in sorted(changed))
    report = Report((finding(first, last, other),), Summary(errors=1))
    left = only_changed(report, Changes({FILE.path: lines}))
    assert bool(left.findings) == bool(changed & {*range(first, last + 1), other})
    assert left.summary.errors + left.summary.elsewhere == 1


def test_a_key_that_is_gone_concerns_those_who_cite_it() -> None:
    changes = Changes({}, frozenset({"gone"}))
    assert changes.concern(finding(1, 1, key="gone", rule="missing-reference"))
    assert not changes.concern(finding(1, 1, key="here", rule="missing-reference"))
    assert not changes.concern(finding(1, 1, key="gone", rule="source-predates-event"))


def test_a_checkout_that_is_broken_is_no_traceback(root: Path, shown: Shown) -> None:
    edit(root / "draft.md", "4,000", "5,000")
    (root / ".git/index").write_bytes(b"nothing")
    with pytest.raises(ClaimcheckError, match="--changed-since: git: "):
        shown()
