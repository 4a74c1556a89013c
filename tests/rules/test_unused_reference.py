"""unused-reference: nothing cites an entry, as far as that can be known."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim, entry
from tests.support import Lint

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.model.findings import Report, Severity

RULE = "unused-reference"
A, B = entry("a", title="Cited"), entry("b", title="Lonely")

Unused = Callable[..., list[str | None]]


@pytest.fixture
def unused(project: Path, report: Callable[..., Report]) -> Unused:
    """The keys that are called unused where the ledger cites `a`."""

    def run(bibliography: str, ledger: str = claim("tower")) -> list[str | None]:
        (project / "claims/brief.toml").write_text(ledger)
        (project / "references.bib").write_text(bibliography)
        return [finding.hit.reference for finding in report(RULE).findings]

    return run


def test_an_entry_that_nothing_cites_is_noted_at_its_key(
    lint: Lint, report: Callable[..., Report]
) -> None:
    text = entry("landau1974", title="T") + entry("nobody1999", title="T")
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:4:7: unused-reference: nothing cites "nobody1999"'
    ]
    assert report(RULE).findings[0].severity is Severity.NOTE


LONDONS = (
    entry("london1911a", author="London, Jack", title="Radical Politics", year="1911")
    + entry("london1911b", author="London, Jack", title="Politics and Islam", year="1911")
    + entry("paul1994", author="Paul, Rodman", title="The Far West", year="1994")
    + entry("pauli1994", author="Pauling, Rodman", title="The Far East", year="1994")
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("It was opposed (London 1911).", ["paul1994", "pauli1994"]),
        ("It was opposed (Paal 1994).", ["london1911a", "london1911b", "pauli1994"]),
        ("It was opposed (Lodnon 1911).", ["paul1994", "pauli1994"]),
        ("It was opposed (Nobody 1999).", ["london1911a", "london1911b", "paul1994", "pauli1994"]),
        ("It was opposed [@paul1949].", ["london1911a", "london1911b", "pauli1994"]),
    ],
)
def test_what_a_slip_or_an_ambiguous_citation_means_is_used(
    text: str, keys: list[str], lint: Lint
) -> None:
    found = lint(f"{text}\n---\n{LONDONS}", kind="md + bib", rule=RULE)
    assert [line.split('"')[1] for line in found] == keys


def test_the_source_that_a_misspelt_key_of_the_ledger_means_is_used(unused: Unused) -> None:
    both = entry("landau1974", title="T") + entry("pisano1990", title="T")
    assert unused(both, claim("tower", sources=["landau1947"])) == ["pisano1990"]


def test_a_claim_that_is_waived_or_wrong_uses_its_sources(unused: Unused) -> None:
    assert unused(A, claim("tower", more='waive = "known"')) == []
    assert unused(A, claim("tower", sources=None, more='sources = [{ key = "a" }]')) == []


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("crossref", "proceedings"),
        ("xdata", "xdata"),
        ("xref", "collection"),
        ("related", "book"),
        ("entryset", "book"),
    ],
)
def test_what_a_cited_entry_names_is_used(unused: Unused, link: str, kind: str) -> None:
    for name in ("p", "P", " p "):
        child = entry("a", "inproceedings", title="T", **{link: name})
        assert unused(child + entry("p", kind, title="P", year="1990") + B) == ["b"]


def test_parents_of_parents_and_several_parents_are_used(unused: Unused) -> None:
    child = entry("a", title="T", xdata="x, y", crossref="p")
    parents = entry("x", "xdata", year="1990") + entry("y", title="Y") + entry("p", xref="q")
    assert unused(child + parents + entry("q", title="Q") + B) == ["b"]


def test_a_circle_of_parents_ends(unused: Unused) -> None:
    assert unused(entry("a", crossref="b") + entry("b", crossref="a")) == []


def test_the_parent_of_an_entry_that_nothing_cites_is_unused_too(unused: Unused) -> None:
    child = entry("c", "inproceedings", title="T", crossref="p")
    assert unused(A + child + entry("p", "proceedings", title="P")) == ["c", "p"]


def test_containers_of_data_and_sets_are_not_works(unused: Unused) -> None:
    assert unused(A + entry("x", "xdata", year="1990") + entry("s", "set", entryset="a")) == []


@pytest.mark.parametrize(
    "ledger",
    [
        '[[claim]]\nid = "x"\nsources = ["b"]\n',
        '[[claims]]\nid = "x"\ntext = "t"\nsources = ["b"]\n',
        claim("tower", sources=None, more='sources = "b"'),
        claim("tower", sources=None, more='source = ["b"]'),
        claim("tower", sources=["a, b"]),
        "[[claim]\n",
    ],
)
def test_nothing_is_unused_while_a_record_cannot_be_read(unused: Unused, ledger: str) -> None:
    assert unused(A + B, claim("other") + ledger) == []


def test_nothing_is_unused_while_an_entry_cannot_be_read(unused: Unused) -> None:
    assert unused(A + B + "@inproceedings{c,\n  title = {Half,\n  crossref = {b},\n}\n") == []


def test_an_entry_that_is_mended_hides_nothing(unused: Unused) -> None:
    assert unused(A.replace("},", "}") + B) == ["b"]


def test_nothing_is_unused_while_a_file_cannot_be_read(unused: Unused, project: Path) -> None:
    (project / "claims/other.toml").write_bytes(b"\xff")
    assert unused(A + B) == []


@pytest.mark.parametrize("named", ["references.bib", "claims/brief.toml", "claims"])
def test_nothing_is_unused_where_only_a_part_is_looked_at(
    unused: Unused, project: Path, named: str
) -> None:
    assert unused(A + B) == ["b"]
    assert audit(Config(root=project, select=(RULE,)), (project / named,)).findings == ()


def test_an_entry_with_two_twins_is_used_under_its_key_only(unused: Unused) -> None:
    assert unused(A + A + B + B) == ["b", "b"]
