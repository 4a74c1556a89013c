"""How well claims are told from other sentences, and the weights of the signals that do it.

usage: python benchmarks/detection.py [--fit]

`claims/` beside this file holds sentences of many kinds of prose, written for this project and each
judged by reading it in its context:

    hard    names something concrete that is true or false
    soft    factual but general: a trend, a vague attribution, a capability
    no      opinion, forecast, advice, definition, road-map, question
    own     about the text's own data, method, results or argument

Each kind of prose is scored with weights that were learned from all the others, so the figures say
what to expect of a text unlike any of these. With --fit the weights learned from all of them are
written to src/claimcheck/extract/claims/weights.py. Logistic regression by full-batch gradient
descent with momentum: no library, no chance, the same weights on every machine.
"""

import argparse
import math
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.extract.claims.signals import is_spoken, signals_of
from claimcheck.extract.claims.vocabulary import NAMES

FOLDER = Path(__file__).parent / "claims"
WEIGHTS = Path(__file__).parents[1] / "src/claimcheck/extract/claims/weights.py"

# How sure a fact-checker would be to look a sentence up, as a target to learn.
TARGETS = {"hard": 1.0, "soft": 0.8, "no": 0.0, "own": 0.1}
# A hard sentence missed and a `no` reported are worse than a slip about the others.
COUNTS = {"hard": 1.0, "soft": 0.5, "no": 1.0, "own": 0.5}
ROUNDS = 300
STEP = 1.5
MOMENTUM = 0.9
PRIOR = 0.0005
# pull of each weight towards 0, per sentence: rare signals stay light
PLACES = 2
LEAN = 0.4
# added to every sum: a claim that is missed costs an editor more than one too many to read
ALWAYS = len(NAMES)
# the place of the weight that every sentence has
_CITATION = re.compile(r" \([^()]*(?:1[5-9]|20)[0-9]{2}[a-z]?[^()]*\)")


class Judged(NamedTuple):
    """One sentence of the collection."""

    genre: str
    label: str
    kind: str
    text: str
    signals: tuple[int, ...]
    spoken: bool = False
    # whether the text is a speech


def judged_in(folder: Path) -> list[Judged]:
    """All sentences; a line that is none is an error."""
    found: list[Judged] = []
    for path in sorted(folder.glob("*.txt")):
        first = len(found)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            head, bar, text = line.partition(" | ")
            label, _, kind = head.partition(" ")
            if not bar or label not in TARGETS:
                sys.exit(f"{path}:{number}: no judged sentence: {line[:60]}")
            bare = _CITATION.sub("", text.strip())
            found.append(Judged(path.stem, label, kind.strip(), bare, places_of(signals_of(bare))))
        spoken = is_spoken([signals_of(row.text) for row in found[first:]])
        found[first:] = [row._replace(spoken=spoken) for row in found[first:]]
    if not found:
        sys.exit(f"no sentences in {folder}")
    return found


def places_of(signals: int) -> tuple[int, ...]:
    """The places of the signals that are there."""
    return tuple(place for place in range(len(NAMES)) if signals >> place & 1)


def features_of(row: Judged) -> tuple[int, ...]:
    """The places of the weights that hold for a sentence.

    In a speech each signal has a second weight, which is added to the first: what is learned there
    about "we" and "will" says little about a paper (Daumé, Frustratingly Easy Domain Adaptation,
    2007).
    """
    places = (*row.signals, ALWAYS)
    return (*places, *(place + ALWAYS + 1 for place in places)) if row.spoken else places


def fit(rows: Sequence[Judged]) -> list[float]:
    """The weight of every signal; the last is the weight of nothing at all."""
    size = 2 * len(NAMES) + 2
    weights, speed = [0.0] * size, [0.0] * size
    cases = [(features_of(row), TARGETS[row.label], COUNTS[row.label]) for row in rows]
    total = sum(count for _, _, count in cases)
    for _ in range(ROUNDS):
        slope = [PRIOR * weight for weight in weights]
        slope[ALWAYS] = 0.0
        for places, target, count in cases:
            z = sum(weights[place] for place in places)
            error = count * (1 / (1 + math.exp(-z)) - target) / total
            for place in places:
                slope[place] += error
        speed = [MOMENTUM * s - STEP * g for s, g in zip(speed, slope, strict=True)]
        weights = [w + s for w, s in zip(weights, speed, strict=True)]
    return [round(weight, PLACES) for weight in weights]


def score(weights: Sequence[float], row: Judged) -> float:
    """0..1, as the detector gives it for a sentence without a citation."""
    z = LEAN + sum(weights[place] for place in features_of(row))
    return 1 / (1 + math.exp(-z))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a random positive scores above a random negative; a tie counts half."""
    pairs = [(a > b) + 0.5 * (a == b) for a in positive for b in negative]
    return sum(pairs) / len(pairs) if pairs else math.nan


def report(name: str, scored: Iterable[tuple[Judged, float]]) -> None:
    """One line of figures."""
    rows = list(scored)
    by = {label: [s for row, s in rows if row.label == label] for label in TARGETS}
    hit = {label: sum(s >= 0.5 for s in scores) for label, scores in by.items()}
    found = hit["hard"] + hit["soft"]
    recall = hit["hard"] / len(by["hard"]) if by["hard"] else math.nan
    precision = found / max(1, found + hit["no"])
    print(
        f"{name:26} {len(rows):5} {recall:7.3f} {precision:9.3f} {auroc(by['hard'], by['no']):6.3f}"
        f" {hit['soft']:4}/{len(by['soft']):<4} {hit['own']:3}/{len(by['own']):<4}"
    )


def write(weights: Sequence[float]) -> None:
    """The weights as a module, heaviest first."""
    prose, speech = weights[: ALWAYS + 1], weights[ALWAYS + 1 :]
    lines = [
        '"""What each signal adds to the log-odds of a claim; made by benchmarks/detection.py."""',
        "",
        f"NOTHING = {round(prose[-1] + LEAN, PLACES)}",
        "# of a sentence without any signal",
        f"NOTHING_SPOKEN = {speech[-1]}",
        "# added to it in a speech",
    ]
    for name, table in (("WEIGHTS", prose), ("SPOKEN", speech)):
        ranked = sorted(zip(NAMES, table, strict=False), key=lambda pair: (-pair[1], pair[0]))
        lines += ["", f"{name}: dict[str, float] = {{"]
        lines += [f'    "{signal}": {weight},' for signal, weight in ranked if weight]
        lines += ["}"]
    lines += ["# The second table is added to the first in a speech."]
    WEIGHTS.write_text("\n".join([*lines, ""]), encoding="utf-8")


def main() -> None:
    """Score, and fit on demand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--fit", action="store_true", help="write the weights")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every slip")
    options = parser.parse_args()
    rows = judged_in(FOLDER)
    print(f"{'unseen kind of prose':26} sents  recall precision  AUROC  soft       own")
    everything: list[tuple[Judged, float]] = []
    for genre in dict.fromkeys(row.genre for row in rows):
        weights = fit([row for row in rows if row.genre != genre])
        scored = [(row, score(weights, row)) for row in rows if row.genre == genre]
        report(genre, scored)
        everything += scored
    report("all", everything)
    if options.verbose:
        for row, value in everything:
            if (row.label == "hard" and value < 0.5) or (row.label == "no" and value >= 0.5):
                print(f"  {row.label:4} {value:.2f} {row.genre}: {row.text}")
    if options.fit:
        write(fit(rows))
        print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
