"""changed-claim: the document gives another figure, date or name than the ledger."""

from collections.abc import Callable

import pytest
from tests.rules.examples import claim, entry
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "changed-claim"
POLL = "In a November 2016 survey, 79% of Turkish respondents blamed the US."


def linted(lint: Lint, text: str, tracked: str = POLL) -> list[str]:
    return lint(f"{text}\n---\n{claim('poll', tracked)}", kind="txt + toml", rule=RULE)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("79%", "97%", '28: changed-claim: figure "97%" where the ledger has "79%"'),
        ("2016", "2017", 'date "November 2017" where the ledger has "November 2016"'),
        ("the US", "Russia", '62: changed-claim: name "Russia" where the ledger has "US"'),
    ],
)
def test_what_differs_is_flagged_at_its_place_in_the_text(
    lint: Lint, old: str, new: str, finding: str
) -> None:
    [found] = linted(lint, POLL.replace(old, new))
    assert found.startswith("draft.txt:1:")
    assert found.endswith(finding)


def test_the_record_is_named_beside_it(lint: Lint, report: Callable[..., Report]) -> None:
    linted(lint, f"It rained.\n{POLL.replace('79%', '97%')}")
    [finding] = report(RULE, documents=("draft.txt",)).findings
    assert finding.hit.claim == "poll"
    [related] = finding.hit.related
    assert (related.message, related.location.path.name, str(related.location.start)) == (
        '"poll" stands here',
        "brief.toml",
        "3:8",
    )


def test_every_difference_is_flagged_for_itself(lint: Lint, report: Callable[..., Report]) -> None:
    text = POLL.replace("79%", "97%").replace("2016", "2017")
    assert len(linted(lint, text)) == 2
    findings = report(RULE, documents=("draft.txt",)).findings
    assert len({finding.fingerprint for finding in findings}) == 2


@pytest.mark.parametrize(
    ("text", "tracked"),
    [
        ("In Nov. 2016, 79 percent of Turkish respondents in a survey blamed the US.", POLL),
        ("A survey of November 2016 had 79%\nof Turkish respondents\nblame the US.", POLL),
        (
            "Norway paid $1,900 million into the fund in 1959.",
            "In 1959 Norway paid 1.9 billion USD into the fund.",
        ),
        (
            "Norway paid about 13% into the fund in 1959.",
            "In 1959 Norway paid 13.1% into the fund.",
        ),
        (
            "Turkey and Libya signed the agreement on 27 Nov 2019 in Istanbul.",
            "On November 27, 2019, Turkey and Libya signed the agreement in Istanbul.",
        ),
    ],
)
def test_the_same_value_written_otherwise_is_accepted(lint: Lint, text: str, tracked: str) -> None:
    assert linted(lint, text, tracked) == []


def test_the_years_of_citations_are_no_figures_of_the_claim(lint: Lint) -> None:
    assert linted(lint, POLL.replace(".", " (Zanotti and Thomas 2017, p. 97).")) == []


def cited(lint: Lint, citation: str, source: str = "zanotti2017") -> list[str]:
    text = POLL.replace(".", f" ({citation}).")
    works = entry("zanotti2017", author="Zanotti, Jim", year="2017") + entry(
        "landau1974", author="Landau, Jacob M.", year="1974"
    )
    record = claim("poll", POLL, sources=[source])
    return lint(f"{text}\n---\n{record}---\n{works}", kind="txt + toml + bib", rule=RULE)


def test_a_source_in_the_place_of_that_of_the_record_is_flagged(lint: Lint) -> None:
    assert cited(lint, "Landau 1974") == [
        'draft.txt:1:70: changed-claim: source "landau1974" where the ledger has "zanotti2017"'
    ]


@pytest.mark.parametrize(
    "citation", ["Zanotti 2017", "Landau 1974; Zanotti 2017", "Nobody 1901", "Landau 1974, Xy 1900"]
)
def test_a_further_source_or_one_that_leads_nowhere_is_no_change(lint: Lint, citation: str) -> None:
    assert cited(lint, citation) == []


def test_a_record_with_a_key_that_leads_nowhere_has_no_other_source(lint: Lint) -> None:
    assert cited(lint, "Landau 1974", source="zanoti2017") == []


def test_a_claim_that_is_gone_has_not_changed(lint: Lint) -> None:
    assert linted(lint, "The Danish parliament passed a law on compensation in June 2009.") == []
