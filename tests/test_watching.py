"""A round follows another one as soon as anything changes on which its report rests, and only then."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support import append

from claimcheck.audit import audit
from claimcheck.cli.watching import told
from claimcheck.config import load
from claimcheck.disk import Disk, holds
from claimcheck.errors import ClaimcheckError
from claimcheck.model.findings import Looked
from claimcheck.watching import (
    Answers,
    Round,
    configuration_at,
    rounds,
    until_changed,
)

CLAIM = '\n[[claim]]\nid = "{0}"\ntext = "The US stationed B61 bombs at base {0} in 1961."\n'
# Seconds after which a test gives up.
PATIENCE = 30
DRAFT = "In 1961 the US stationed 15 missiles near Izmir [@landau1974].\n"


def look(asked: Answers) -> Looked:
    """The audit of the working directory."""
    here = Path.cwd()
    asked.update(configuration_at(here))
    disk = Disk()
    disk.answers = asked
    report = audit(load(here), (), disk)
    return Looked(report.findings, 0, lambda: None)


def after(*changes: Callable[[], object]) -> Iterator[Round]:
    """The rounds before, between and after changes, each of which is noticed."""
    waiting = iter(changes)

    def wait(asked: Answers) -> None:
        assert holds(asked)
        next(waiting)()
        assert not holds(asked)

    return (one for _, one in zip(range(len(changes) + 1), rounds(look, wait), strict=False))


def test_each_round_says_what_is_new_and_what_is_fixed(project: Path) -> None:
    ledger = project / "claims/brief.toml"
    first = ledger.read_text()
    shown = [
        told(one)
        for one in after(
            lambda: append(project, CLAIM.format("one")),
            lambda: ledger.write_text("# Moved down.\n" + ledger.read_text()),
            lambda: append(project, CLAIM.format("two")),
            lambda: ledger.write_text(first + CLAIM.format("three")),
            (project / "references.bib").unlink,
        )
    ]
    assert shown == [
        "watching 2 files, Ctrl-C ends",
        "1 new (brief.toml:8 unsourced-claim), nothing fixed · watching 2 files, Ctrl-C ends",
        "nothing new, nothing fixed · watching 2 files, Ctrl-C ends",
        "1 new (brief.toml:13 unsourced-claim), nothing fixed · watching 2 files, Ctrl-C ends",
        "1 new (brief.toml:8 unsourced-claim), 2 fixed · watching 2 files, Ctrl-C ends",
        "nothing new, nothing fixed · watching 1 file, Ctrl-C ends",
    ]


def test_what_keeps_us_from_looking_is_watched_further(project: Path) -> None:
    config = project / "claimcheck.toml"
    found = list(
        after(
            lambda: append(project, CLAIM.format("one")),
            lambda: config.write_text("claims ="),
            lambda: config.write_text('claims = "gone"'),
            config.unlink,
        )
    )
    errors = [str(one.error).rpartition("/")[2] if one.error else None for one in found]
    assert errors == [
        None,
        None,
        "claimcheck.toml:1:9: not valid TOML: invalid value (mend it)",
        'no ledger: "gone" does not exist (start one: claimcheck init)',
        None,
    ]
    assert (found[-1].new, found[-1].fixed) == ((), ())
    assert told(found[2]) == "watching 1 file, Ctrl-C ends"


# Real changes, noticed by the system ---------------------------------------------------------


@pytest.fixture
def root(project: Path) -> Path:
    """A project in which files are found in all ways there are."""
    (project / "texts/deep").mkdir(parents=True)
    (project / "texts/a.md").write_text(DRAFT)
    (project / "texts/b.tex").write_text("\\input{parts/one}\n")
    (project / "elsewhere").mkdir()
    (project / "elsewhere/c.txt").write_text("Nothing here.\n")
    (project / "texts/link.txt").symlink_to("../elsewhere/c.txt")
    (project / "claimcheck.toml").write_text('documents = "texts"\n')
    return project


def made(path: Path, text: str = DRAFT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda root: append(root, CLAIM.format("one")),
        lambda root: made(root / "claims/deep/second.toml", CLAIM.format("one")),
        lambda root: append(root, "More.\n", "texts/a.md"),
        lambda root: made(root / "texts/new.md"),
        lambda root: made(root / "texts/deep/new.md"),
        lambda root: made(root / "texts/parts/one.tex"),
        lambda root: append(root, "More.\n", "elsewhere/c.txt"),
        lambda root: (root / "texts/a.md").rename(root / "texts/z.md"),
        lambda root: (root / "texts/a.md").unlink(),
        lambda root: (root / "elsewhere").rename(root / "nowhere"),
        lambda root: (root / "texts").rename(root / "papers"),
        lambda root: shutil.rmtree(root / "texts"),
        lambda root: (root / "references.bib").write_bytes(b"\xff"),
        lambda root: append(root, 'ignore = "gone-claim"\n', "claimcheck.toml"),
        lambda root: made(root / "pyproject.toml", ""),
        lambda root: made(root / ".part", "Saved.").rename(root / "texts/a.md"),
    ],
)
def test_a_change_is_noticed(
    root: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Answers = {}
    look(asked)
    assert holds(asked)
    done = once_it_watches(lambda: change(root), monkeypatch)
    wait_for_change(asked)
    assert done.is_set()
    assert not holds(asked)


def test_a_change_before_anybody_watches_is_noticed(root: Path) -> None:
    asked: Answers = {}
    look(asked)
    append(root, "More.\n", "texts/a.md")
    wait_for_change(asked)
    assert not holds(asked)


def test_what_nobody_asked_about_is_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Answers = {}
    look(asked)
    before = threading.active_count()

    def change() -> None:
        made(root / "report.json", "{}")
        made(root / "texts/.a.md.swp")
        made(root / ".claimcheck_cache/x")
        made(root / "texts/picture.png")
        os.utime(root / "texts/a.md")
        (root / "texts/picture.png").unlink()
        later.start()

    later = threading.Timer(0.5, append, [root, "More.\n", "texts/a.md"])
    once_it_watches(change, monkeypatch)
    wait_for_change(asked)
    assert later.finished.is_set(), "it came back before anything was changed"
    later.join()
    assert threading.active_count() <= before + 1


def once_it_watches(
    change: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> threading.Event:
    """Make a change when the system watches already; the event tells that it was made."""
    done = threading.Event()

    def held(asked: Answers) -> bool:
        said = holds(asked)
        if not done.is_set():
            done.set()
            change()
        return said

    monkeypatch.setattr("claimcheck.watching.holds", held)
    return done


def wait_for_change(asked: Answers) -> None:
    """Wait, but not for ever."""
    waiting = threading.Thread(target=until_changed, args=[asked], daemon=True)
    waiting.start()
    waiting.join(PATIENCE)
    assert not waiting.is_alive(), "a change was not noticed"


def test_where_nothing_can_be_watched_it_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")
        yield

    monkeypatch.setattr("watchfiles.watch", refuse)
    with pytest.raises(ClaimcheckError, match="cannot watch: no space left on device"):
        until_changed({("data", str(root / "x")): "gone"})
