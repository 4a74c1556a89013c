"""stale-verdict: the last verdict, and what the claim says now."""

from pathlib import Path

from tests.rules.examples import claim, verdict
from tests.support import Lint

from claimcheck.ledger.digest import digest
from claimcheck.ledger.read import read
from claimcheck.model.text import SourceFile

RULE = "stale-verdict"
[TOWER] = read(SourceFile(Path("x.toml"), claim("tower"))).claims
FITS = f'of = "{digest(TOWER)}"\n'
OLD = 'of = "00000000"\n'


def test_a_verdict_on_other_words_is_flagged_at_the_verdict(lint: Lint) -> None:
    assert lint(claim("tower", more=verdict("verified") + OLD), rule=RULE) == [
        'claims/brief.toml:5:1: stale-verdict: claim "tower" was edited after ED found it verified'
        " on 2024-05-01"
    ]


def test_a_verdict_that_fits_or_does_not_say_of_what_it_is_accepted(lint: Lint) -> None:
    assert lint(claim("tower", more=verdict("verified") + FITS), rule=RULE) == []
    assert lint(claim("tower", more=verdict("verified")), rule=RULE) == []
    assert lint(claim("tower"), rule=RULE) == []


def test_only_the_last_verdict_counts(lint: Lint) -> None:
    late = verdict("disputed") + OLD + verdict("verified") + FITS
    assert lint(claim("tower", more=late), rule=RULE) == []
    early = verdict("verified") + FITS + verdict("disputed") + OLD
    assert len(lint(claim("tower", more=early), rule=RULE)) == 1


def test_sources_that_cannot_be_read_make_nothing_stale(lint: Lint) -> None:
    text = claim("tower", sources=None, more='sources = "a"\n' + verdict("verified") + OLD)
    assert lint(text, rule=RULE) == []
