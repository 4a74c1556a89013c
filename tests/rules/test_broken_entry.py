"""broken-entry: an entry that cannot be read, or not all of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim, entry
from tests.support import Lint

from claimcheck.model.findings import Finding, Report

RULE = "broken-entry"
OPEN = "@book{a,\n  title = {Half,\n  year = {1990},\n}\n"
AFTER = entry("b", title="Whole")

Found = Callable[[str, str], Finding]


@pytest.fixture
def found(project: Path, report: Callable[..., Report]) -> Found:
    """The one finding for a ledger and a bibliography."""

    def run(ledger: str, bibliography: str) -> Finding:
        (project / "claims/brief.toml").write_text(ledger)
        (project / "references.bib").write_text(bibliography)
        [finding] = report(RULE).findings
        return finding

    return run


def test_an_entry_that_never_ends_is_flagged_at_its_head_with_the_open_brace(lint: Lint) -> None:
    assert lint(OPEN + AFTER, kind="bib", rule=RULE) == [
        'references.bib:1:1: broken-entry: "a" cannot be read:'
        " the brace opened in line 2 is never closed"
    ]


def test_what_stands_behind_it_is_read(lint: Lint) -> None:
    assert lint(OPEN + AFTER.replace("title", "doi"), kind="bib", rule="malformed-doi")


def test_an_entry_that_is_read_all_the_same_is_flagged_where_it_is_wrong(lint: Lint) -> None:
    text = "@book{a,\n  title = {Whole}\n  year = {1990},\n}\n"
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:2:18: broken-entry: missing comma before "year" in "a"'
    ]


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        (0, []),
        (1, ["1"]),
        (5, ["1", "2", "3", "4", "5"]),
        (6, ["1", "2", "3", "4", '5" and 1 more']),
        (30, ["1", "2", "3", "4", '5" and 25 more']),
    ],
)
def test_five_claims_that_rest_on_it_are_named_and_the_rest_counted(
    found: Found, claims: int, shown: list[str]
) -> None:
    ledger = "".join(claim(f"c{n}", f"Fact {n}.") for n in range(1, claims + 1))
    finding = found(ledger + claim("other", sources=["b"]), OPEN + AFTER)
    messages = [related.message for related in finding.hit.related]
    assert messages == [f'cited by "c{name}{"" if " " in name else chr(34)}' for name in shown]
    lines = [related.location.start.line for related in finding.hit.related]
    assert lines == [4 + 5 * n for n in range(len(shown))]


def test_a_claim_that_cites_it_twice_is_named_once(found: Found) -> None:
    assert len(found(claim("tower", sources=["a", "a"]), OPEN).hit.related) == 1


def test_claims_are_not_named_where_the_entry_can_be_used(found: Found) -> None:
    finding = found(claim("tower"), "@book{a,\n  title = {Whole}\n  year = 1990\n}\n")
    assert finding.hit.related == ()
    assert finding.hit.help == "add a comma after the value"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Notes of a library: see a@b.org or {braces} (c) 50% \\ off.\n",
        "% @book{a, title = {Half\n",
        "@comment{jabref-meta: databaseType:bibtex;}\n",
        '@string{p = "Press"}\n@preamble{"\\newcommand{\\x}{}"}\n@book{a, title = p # {, again}}\n',
        '@ARTICLE(a, Title = "A {"}quoted{"} word", Year = 1990)\n',
        "@book{a, title = {Braces {in {braces}} and \\{ \\}}}\n",
        "@book{a,\n  title = {An e-mail a@b.org and 5% more},\n  year = 1990,\n}\n",
        "@book{a, title = {Two\n\nparagraphs}, month = jan # {~1}}\n",
        "@blogpost{a, title = {T}}\n",
        "\ufeff@book{a, title = {T}}\r\n\r\n@book{b, title = {U}}\r",
    ],
)
def test_odd_files_that_bibtex_reads_are_accepted(lint: Lint, text: str) -> None:
    assert lint(text, kind="bib", rule=RULE) == []
