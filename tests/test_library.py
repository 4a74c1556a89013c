"""Which bibliography files count, under which name, and which of them are lacking."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import entry

from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.library import Library

Open = Callable[..., Library]


@pytest.fixture
def library(tmp_path: Path) -> Open:
    """The library of a folder with a default bibliography."""
    (tmp_path / "references.bib").write_text(entry("default"))

    def opened(*more: str, references: tuple[str, ...] | None = None) -> Library:
        config = Config(root=tmp_path, references=references)
        return Library(config, Disk(), [tmp_path / name for name in more])

    return opened


def keys(library: Library, *named: Path) -> list[str]:
    return list(library.of(named).by_key)


def test_the_default_counts_for_a_document_that_names_none(tmp_path: Path, library: Open) -> None:
    (tmp_path / "own.bib").write_text(entry("own"))
    default = library()
    assert keys(default) == ["default"]
    assert keys(default, tmp_path / "own.bib") == ["own"]


def test_what_is_configured_counts_for_every_document(tmp_path: Path, library: Open) -> None:
    (tmp_path / "own.bib").write_text(entry("own"))
    configured = library(references=("references.bib",))
    assert keys(configured) == ["default"]
    assert keys(configured, tmp_path / "own.bib") == ["default", "own"]


def test_what_the_command_line_names_counts_for_every_document(
    tmp_path: Path, library: Open
) -> None:
    for name in ("own", "more"):
        (tmp_path / f"{name}.bib").write_text(entry(name))
    opened = library("more.bib")
    assert keys(opened) == ["default", "more"]
    assert keys(opened, tmp_path / "own.bib") == ["more", "own"]
    (tmp_path / "references.bib").unlink()
    alone = library("more.bib")
    assert keys(alone) == ["more"]
    assert alone.skipped == ()


def test_a_ledger_may_rest_on_the_default_beside_what_its_document_names(
    tmp_path: Path, library: Open
) -> None:
    (tmp_path / "own.bib").write_text(entry("own"))
    default = library()
    own = default.of([tmp_path / "own.bib"])
    assert default.beside(own) == (own, default.of())
    assert default.beside(default.of()) == (default.of(),)
    configured = library(references=("references.bib",))
    both = configured.of([tmp_path / "own.bib"])
    assert configured.beside(both) == (both,)
    (tmp_path / "references.bib").unlink()
    assert library().beside(own) == (own,)


def test_a_set_of_files_is_parsed_once(tmp_path: Path, library: Open) -> None:
    opened = library()
    named = [tmp_path / "references.bib", tmp_path / "references.bib"]
    assert opened.of(named) is opened.of()
    assert len(opened.bibliographies) == len(opened.sources) == 1


def test_a_file_goes_by_its_own_name_and_keeps_its_turn(tmp_path: Path, library: Open) -> None:
    (tmp_path / "library.bib").symlink_to("references.bib")
    opened = library(references=("library.bib", "references.bib", "./references.bib"))
    assert opened.of().files == (tmp_path / "references.bib",)
    assert opened.name(tmp_path / "library.bib") == tmp_path / "references.bib"
    (tmp_path / "zotero").write_text("")
    (tmp_path / "linked.bib").symlink_to("zotero")
    both = library(references=("linked.bib", "references.bib")).of()
    assert [path.name for path in both.files] == ["linked.bib", "references.bib"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nothing.bib", "does not exist, so that links are unknown (check the path)"),
        (
            "folder",
            "is a folder, not a file, so that links are unknown (name a file in it)",
        ),
        (
            "works.xml",
            'is in no format of bibliographies that is read (".xml"), so that links are unknown'
            " (export it as BibTeX, CSL-JSON, CSL-YAML or RIS)",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_lacking_where_it_counts(
    tmp_path: Path, library: Open, name: str, why: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "works.xml").write_text("<xml />")
    opened = library()
    lacking = opened.of([tmp_path / "references.bib", tmp_path / name])
    assert [path.name for path in lacking.files] == ["references.bib"]
    assert not lacking.complete
    assert opened.of().complete
    [skipped] = opened.skipped
    assert f"{skipped.reason} ({skipped.hint})" == why


def test_where_no_bibliography_is_wanted_nothing_is_lacking(library: Open) -> None:
    assert library(references=()).of().complete
