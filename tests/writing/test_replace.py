"""Any file is replaced whole, where it still is as it was read; more in tests/ledger/test_store."""

from contextlib import suppress
from pathlib import Path

import pytest
from tests.rules.examples import claim
from tests.support import append

from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError
from claimcheck.fixing import fixed, write
from claimcheck.writing.replace import planned, replaced


def test_bytes_that_are_not_edited_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("\ufeff@misc{a, title = {é}}\r\n\r\x0c".encode())
    change = replaced(path, lambda source: source.text.replace("{é}", "{È 😀}"))
    assert path.read_bytes() == "\ufeff@misc{a, title = {È 😀}}\r\n\r\x0c".encode()
    assert change.before.text.startswith("\ufeff")
    assert [one.name for one in tmp_path.iterdir()] == ["a.bib"]


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    assert planned(path, lambda source: f"{source.text} two").after.text == "one two"
    assert path.read_text() == "one"


def test_a_file_that_is_no_text_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(ClaimcheckError, match="is not UTF-8"):
        replaced(path, lambda _: "cafe")
    assert path.read_bytes() == b"caf\xe9"


def test_what_was_changed_since_it_was_read_is_left_and_said(project: Path) -> None:
    append(project, claim("mill", sources=["landua1974"]))
    plan = fixed(Config(root=project))
    assert len(plan.changes) == 1
    append(project, "# a note of mine, written meanwhile\n")
    before = (project / "claims/brief.toml").read_bytes()
    written, [refused] = write(plan.changes)
    assert not written
    assert "was changed while it was looked at; it is not fixed" in refused.message
    assert (project / "claims/brief.toml").read_bytes() == before


@pytest.mark.parametrize("name", [".notes.md.lock", ".notes.md.part"])
def test_a_link_that_lies_beside_the_file_leads_us_nowhere(tmp_path: Path, name: str) -> None:
    notes, elsewhere = tmp_path / "notes.md", tmp_path / "elsewhere"
    notes.write_text("one\n")
    (tmp_path / name).symlink_to(elsewhere)
    with suppress(ClaimcheckError):
        replaced(notes, lambda source: source.text.replace("one", "two"))
    assert not elsewhere.exists()
    assert notes.read_text() in ("one\n", "two\n")
