"""The digest of what was judged: stable where the claim is the same, and only there."""

from pathlib import Path

import pytest

from claimcheck.ledger.digest import digest, is_stale
from claimcheck.ledger.read import read
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.text import SourceFile

RECORD = """\
[[claim]]
id = "a"
text = "It was 73 miles long, says Müller."
sources = ["b", { key = "c", locator = "p. 3", quote = "73 miles" }]
"""


def claim(text: str = RECORD, of: str = "") -> TrackedClaim:
    verdict = '[[claim.verdict]]\nstatus = "wrong"\nby = "ED"\non = 2020-01-01\n'
    end = f"{verdict}of = '{of}'\n" if of else ""
    [one] = read(SourceFile(Path("x.toml"), text + end)).claims
    return one


def test_the_digest_is_the_same_for_ever() -> None:
    # Ledgers hold it: another value would make every verdict in the world stale.
    assert digest(claim()) == "294c1453"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("73 miles long", "73  miles\\nlong"),
        ('"It', '" It'),
        ("Müller", "Mu\N{COMBINING DIAERESIS}ller"),
        ('["b", {', '["b", "b", {'),
        ('locator = "p. 3", quote = "73 miles"', 'quote = "73 miles ", locator = "p.  3"'),
        ('quote = "73 miles"', 'quote = "73 miles", supports = "the length"'),
        ("\nsources", '\nsection = "S"\ntags = ["t"]\nsources'),
        ('"a"', '"z"'),
    ],
)
def test_what_changes_nothing_that_was_judged_changes_no_digest(old: str, new: str) -> None:
    assert RECORD.replace(old, new) != RECORD
    assert digest(claim(RECORD.replace(old, new))) == digest(claim())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("73 miles long", "74 miles long"),
        ("It was", "it was"),
        ('"b", ', ""),
        ('"b"', '"d"'),
        ("p. 3", "p. 4"),
        ('quote = "73 miles"', 'quote = "74 miles"'),
        ('locator = "p. 3", quote = "73 miles"', 'locator = "73 miles", quote = "p. 3"'),
    ],
)
def test_what_was_judged_and_changes_makes_a_verdict_stale(old: str, new: str) -> None:
    changed = RECORD.replace(old, new)
    assert digest(claim(changed)) != digest(claim())
    assert is_stale(claim(changed, of=digest(claim())))
    assert not is_stale(claim(RECORD, of=f" {digest(claim()).upper()}"))


def test_another_order_of_the_sources_is_no_change() -> None:
    assert digest(
        claim(RECORD.replace('["b", { key = "c"', '[{ key = "c"').replace("}]", '}, "b"]'))
    ) == (digest(claim()))


def test_without_a_digest_or_readable_sources_nothing_is_stale() -> None:
    assert not is_stale(claim())
    assert not is_stale(claim(RECORD.replace('"b", ', "3, "), of="00000000"))
    assert is_stale(claim(of="00000000"))
