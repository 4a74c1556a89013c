"""duplicate-key: one key, two entries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import entry
from tests.support import Lint, append

from claimcheck.model.findings import Report

RULE = "duplicate-key"


def lint_keys(lint: Lint, *keys: str) -> list[str]:
    text = "".join(entry(key, title=f"Title {n}") for n, key in enumerate(keys))
    return lint(text, kind="bib", rule=RULE)


def test_the_later_entry_is_flagged_at_its_key(lint: Lint) -> None:
    assert lint_keys(lint, "a", "b", "a") == [
        'references.bib:7:7: duplicate-key: key "a" is used again'
    ]


def test_the_same_key_three_times_is_flagged_twice_and_leads_to_the_first(
    lint: Lint, report: Callable[..., Report]
) -> None:
    assert lint_keys(lint, "a", "a", "A") == [
        'references.bib:4:7: duplicate-key: key "a" is used again',
        'references.bib:7:7: duplicate-key: key "A" is used once more as "a"',
    ]
    for finding in report(RULE).findings:
        [related] = finding.hit.related
        assert (str(related.location.start), related.message) == ("1:7", "first here: Title 0")


def test_two_files_may_not_share_a_key(project: Path, report: Callable[..., Report]) -> None:
    (project / "more.bib").write_text(entry("Landau1974", title="Else"))
    [finding] = report(RULE, references=("references.bib", "more.bib")).findings
    assert finding.hit.location.path.name == "more.bib"
    assert finding.hit.related[0].location.path.name == "references.bib"


@pytest.mark.parametrize(
    "keys", [("a", "b"), ("a1999", "a1999a"), ("a:b", "a-b"), ("strasse", "straße"), ("é", "e")]
)
def test_other_keys_are_no_duplicates(lint: Lint, keys: tuple[str, ...]) -> None:
    assert lint_keys(lint, *keys) == []


@pytest.mark.parametrize(
    "other", ['@string{a = "x"}\n', "% @book{a, title = {Old}}\n", "@comment{@book{a, title = {O}}}\n"]
)  # fmt: skip
def test_macros_and_comments_take_no_key(lint: Lint, other: str) -> None:
    assert lint(other + entry("a", title="T"), kind="bib", rule=RULE) == []


def test_a_link_to_the_same_file_is_no_second_file(
    project: Path, report: Callable[..., Report]
) -> None:
    (project / "library.bib").symlink_to("references.bib")
    append(project, entry("b", title="T"), "references.bib")
    assert report(RULE, references=("library.bib", "references.bib")).findings == ()
