"""duplicate-id: one id, two claims."""

from collections.abc import Callable
from pathlib import Path

from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "duplicate-id"


def test_the_later_record_is_flagged_at_its_head(lint: Lint, report: Callable[..., Report]) -> None:
    assert lint(claim("a") + claim("b", "B.") + claim("a", "C."), rule=RULE) == [
        'claims/brief.toml:11:1: duplicate-id: id "a" is taken'
    ]
    [finding] = report(RULE).findings
    assert [str(related.location.start) for related in finding.hit.related] == ["1:1"]


def test_an_id_that_is_there_three_times_is_flagged_twice(lint: Lint) -> None:
    found = lint(claim("a") + claim("a", "B.") + claim("a", "C."), rule=RULE)
    assert [line.split(":")[1] for line in found] == ["6", "11"]


def test_two_files_may_not_share_an_id(
    lint: Lint, project: Path, report: Callable[..., Report]
) -> None:
    (project / "claims/more").mkdir()
    (project / "claims/more/z.toml").write_text(claim("a", "B."))
    assert lint(claim("a"), rule=RULE) == ['claims/more/z.toml:1:1: duplicate-id: id "a" is taken']
    [related] = report(RULE).findings[0].hit.related
    assert related.location.path == project / "claims/brief.toml"


def test_near_ids_and_repeated_texts_are_other_claims(lint: Lint) -> None:
    assert lint(claim("a") + claim("a-1") + claim("a-10") + claim("1"), rule=RULE) == []


def test_ids_of_records_that_cannot_be_read_are_not_counted(lint: Lint) -> None:
    assert lint('[[claim]]\nid = "a"\n\n' + claim("a"), rule=RULE) == []


def test_a_link_to_a_ledger_file_is_no_second_file(lint: Lint, project: Path) -> None:
    (project / "claims/a-link.toml").symlink_to("brief.toml")
    (project / "claims/folder").symlink_to(".")
    assert lint(claim("a"), rule=RULE) == []
