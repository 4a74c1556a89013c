"""missing-reference: a key that the bibliography does not have."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim, entry
from tests.support import Lint, append

from claimcheck.model.findings import Finding, Report

RULE = "missing-reference"
PISANO = entry("pisano1990", author="Pisano, Andrea", title="On Leaning", year="1990")


@pytest.fixture
def found(project: Path, report: Callable[..., Report]) -> Callable[..., tuple[Finding, ...]]:
    """The findings where one claim cites `key` and the bibliography is `bibliography`."""

    def run(key: str, bibliography: str = PISANO) -> tuple[Finding, ...]:
        (project / "claims/brief.toml").write_text(claim("tower", sources=[key]), encoding="utf-8")
        (project / "references.bib").write_text(bibliography, encoding="utf-8")
        return report(RULE).findings

    return run


Found = Callable[..., tuple[Finding, ...]]


def test_a_key_that_is_not_there_is_flagged_where_it_is_cited(lint: Lint) -> None:
    text = claim("tower", sources=["landau1974", "nobody1999"])
    assert lint(text, rule=RULE) == [
        'claims/brief.toml:4:26: missing-reference: no reference "nobody1999" in references.bib'
    ]


def test_every_claim_that_cites_it_is_flagged(lint: Lint) -> None:
    text = claim("tower", sources=["nobody1999"]) + claim("bridge", sources=["nobody1999"])
    assert [line.split(": ")[0] for line in lint(text, rule=RULE)] == [
        "claims/brief.toml:4:12",
        "claims/brief.toml:9:12",
    ]


def test_the_key_in_a_table_is_flagged_at_the_key(lint: Lint) -> None:
    text = claim("tower", sources=None, more='sources = [{ locator = "p. 2", key = "b" }]')
    assert [line.split(": ")[0] for line in lint(text, rule=RULE)] == ["claims/brief.toml:4:38"]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("pisano1981", "differs in 2 letters"),
        ("pisano1991", "differs in one digit"),
        ("pisnao1990", "is one transposition away"),
        ("pisano1990a", "has one letter less"),
        ("pisan1990", "has one letter more"),
        ("Pisano1990", "differs only in upper and lower case"),
        (
            "pis\u0430no1990",
            "is written with other characters: here stands U+0430 cyrillic small letter a",
        ),
        ("pisano-leaning-1990", "has the same author and year"),
    ],
)
def test_the_one_that_was_meant_is_named(found: Found, key: str, why: str) -> None:
    [finding] = found(key)
    assert finding.hit.help == 'did you mean "pisano1990"?'
    assert [related.message for related in finding.hit.related] == [
        f'"pisano1990" {why}: Pisano, On Leaning, 1990'
    ]
    assert str(finding.hit.related[0].location.start) == "1:7"


def test_of_two_that_fit_equally_neither_is_preferred(found: Found) -> None:
    [finding] = found("pisano199", PISANO + PISANO.replace("1990", "1991"))
    assert finding.hit.help in (
        'did you mean "pisano1990" or "pisano1991"?',
        'did you mean "pisano1991" or "pisano1990"?',
    )
    assert len(finding.hit.related) == 2


@pytest.mark.parametrize("key", ["smith2001", "x", "coup2016"])
def test_nothing_is_suggested_that_is_not_near(found: Found, key: str) -> None:
    [finding] = found(key)
    assert finding.hit.help == "add the entry to references.bib, or cite another key"
    assert finding.hit.related == ()


@pytest.mark.parametrize(
    ("comment", "place"),
    [("% @book{lost1900, title = {Lost}}\n", "1:9"), ("@comment{@book{lost1900, title = {L}}}\n", "1:16")],
)  # fmt: skip
def test_an_entry_in_a_comment_is_pointed_at(found: Found, comment: str, place: str) -> None:
    [finding] = found("lost1900", comment + PISANO)
    assert finding.hit.help == "take the entry out of the comment, or cite another"
    [related] = finding.hit.related
    assert related.message == '"lost1900" is commented out'
    assert str(related.location.start) == place


def test_a_broken_entry_is_not_called_missing(found: Found) -> None:
    assert found("lost1900", "@book{lost1900, title = {Lost\n") == ()


@pytest.mark.parametrize("data", [None, b"\xff", b"\0"])
def test_nothing_is_missing_while_the_bibliography_cannot_be_read(
    project: Path, report: Callable[..., Report], data: bytes | None
) -> None:
    append(project, claim("tower", sources=["nobody1999"]))
    (project / "references.bib").unlink()
    if data is not None:
        (project / "references.bib").write_bytes(data)
    done = report(RULE)
    assert done.findings == ()
    assert len(done.skipped) == 1


def test_an_empty_bibliography_has_no_key(found: Found) -> None:
    assert len(found("pisano1990", "")) == 1


def test_with_several_bibliographies_all_are_looked_through(
    project: Path, report: Callable[..., Report]
) -> None:
    (project / "more.bib").write_text(PISANO)
    append(project, claim("tower", sources=["pisano1990", "nobody1999"]))
    [finding] = report(RULE, references=("references.bib", "more.bib")).findings
    assert finding.hit.message == 'no reference "nobody1999" in references.bib or more.bib'
    assert finding.hit.help == "add the entry to references.bib or more.bib, or cite another key"


def test_keys_of_macros_and_parents_do_not_mislead(lint: Lint, project: Path) -> None:
    append(project, '@string{brill = "Brill"}\n@xdata{x, publisher = brill}\n', "references.bib")
    assert len(lint(claim("tower", sources=["brill"]), rule=RULE)) == 1
    assert lint(claim("tower", sources=["x"]), rule=RULE) == []


@pytest.mark.parametrize("key", ["müller:2001", "o'neill/99", "a.b+c", "1974", "DBLP:conf/x/Y99"])
def test_unusual_keys_are_found(found: Found, key: str) -> None:
    assert found(key, entry(key, title="T")) == ()
