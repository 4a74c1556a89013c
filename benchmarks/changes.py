"""What is noticed between a claim and a sentence, pair by pair, and what is claimed falsely.

usage: python benchmarks/changes.py [-v]

The pairs are those of `changes/pairs.txt` beside this file: a line each, with what was changed
("word", "figure", "date", "name", "negation", "quotation") or "same". For every kind of change is
printed how many are noticed, and how many are called what they are; for the same pairs, both ways
round, how many are called changed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimcheck.matching.differences import differences_in

PAIRS = Path(__file__).parent / "changes" / "pairs.txt"


def pairs() -> Iterator[tuple[str, str, str]]:
    """What was changed, the claim, the sentence."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, claim, sentence = line.split(" | ")
            yield kind, claim, sentence


def main() -> None:
    """Judge every pair, both ways round."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-v", "--verbose", action="store_true", help="show what went wrong")
    verbose = parser.parse_args().verbose
    counts: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for kind, claim, sentence in pairs():
        for ours, theirs in ((claim, sentence), (sentence, claim)):
            told = differences_in(ours, theirs)
            counts[kind] += 1
            noticed[kind] += bool(told)
            named[kind] += any(one.kind == kind for one in told)
            if verbose and (
                bool(told) == (kind == "same") or (told and kind not in {one.kind for one in told})
            ):
                shown = [f"{one.kind}: {one.tracked} -> {one.printed}" for one in told]
                print(f"  {kind}: {ours} | {theirs} {shown}")
    print(f"{'':12} {'pairs':>5} {'noticed':>8} {'named':>7}")
    for kind, number in counts.items():
        called = f"{100 * named[kind] / number:7.1f}" if kind != "same" else "      –"
        print(f"{kind:12} {number:5} {100 * noticed[kind] / number:8.1f} {called}")


if __name__ == "__main__":
    main()
