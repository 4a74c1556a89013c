"""How well records in words of their own are found in the sentence that states them.

usage: python benchmarks/places.py [-v]

The documents are in `places/` beside this file: a line `= ` is a sentence, the lines `- ` below it
are records that it states, with the keys of their sources, and a line `x ` is a record that the
document does not state. Many records name a source that only another sentence of the paragraph
cites, as ledgers do. Where a record stands is known, so it can be counted:

    found     of the records that the text states, those found in their sentence
    elsewhere of them, those found in another
    gone      of them, those reported gone
    deleted   of the records that it does not state, those reported gone
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.matching.settled import settle

FOLDER = Path(__file__).parent / "places"
_CITATION = re.compile(r" \(([^()]+) ([0-9]{4})\)")
_ELSE = "How much of this was known at that time, and to whom, is a question that nobody has put"
_SOURCES = re.compile(r" \[(\w+)\]$")


class Record(NamedTuple):
    """A record, and the sentence that states it, if any."""

    text: str
    source: str
    sentence: str


Draft = tuple[list[str], list[Record]]


def drafts() -> dict[str, Draft]:
    """Sentences and records of every document."""
    return {path.stem: _draft_of(path) for path in sorted(FOLDER.glob("*.txt"))}


def _draft_of(path: Path) -> Draft:
    sentences: list[str] = []
    records: list[Record] = []
    for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
        kind, _, rest = line.partition(" ")
        if kind == "=":
            sentences.append(rest)
            continue
        named = _SOURCES.search(rest)
        stated = sentences[-1] if kind == "-" else ""
        records.append(Record(_SOURCES.sub("", rest), named[1] if named else "", stated))
    return sentences, records


def places_of(sentences: Sequence[str], records: Sequence[Record]) -> list[str]:
    """The sentence in which each record is found, or nothing."""
    keys = [
        {
            word.lower() + year
            for works, year in _CITATION.findall(sentence)
            for word in works.split()
        }
        for sentence in sentences
    ]
    found = settle(
        [record.text for record in records],
        [_CITATION.sub("", sentence) for sentence in sentences],
        [{place for place, own in enumerate(keys) if one.source in own} for one in records],
    )
    return [sentences[one.best[0]] if one else "" for one in found]


def _as_written(draft: Draft, _chance: random.Random) -> list[Draft]:
    return [draft]


def _without_each(draft: Draft, _chance: random.Random) -> list[Draft]:
    """Without one of the sentences that records state, each in turn."""
    sentences, records = draft
    return [
        ([one for one in sentences if one != gone], [_without(one, gone) for one in records])
        for gone in dict.fromkeys(one.sentence for one in records if one.sentence)
    ]


def _without(record: Record, gone: str) -> Record:
    return record._replace(sentence="") if record.sentence == gone else record


def _half(draft: Draft, _chance: random.Random) -> list[Draft]:
    """Every second record."""
    return [(draft[0], draft[1][first::2]) for first in (0, 1)]


def _shuffled(draft: Draft, chance: random.Random) -> list[Draft]:
    """The records in another order."""
    return [(draft[0], chance.sample(draft[1], len(draft[1]))) for _ in range(3)]


def _uncited(draft: Draft, _chance: random.Random) -> list[Draft]:
    return [(draft[0], [one._replace(source="") for one in draft[1]])]


def _replaced(draft: Draft, _chance: random.Random) -> list[Draft]:
    """With something else, cited from the same work, in the place of a sentence with a citation."""
    sentences, records = draft
    return [
        (
            [f"{_ELSE}{found[0]}." if one == gone else one for one in sentences],
            [_without(one, gone) for one in records],
        )
        for gone in dict.fromkeys(one.sentence for one in records if one.sentence)
        if (found := _CITATION.search(gone))
    ]


SCENARIOS: dict[str, Callable[[Draft, random.Random], list[Draft]]] = {
    "as written": _as_written,
    "a sentence deleted": _without_each,
    "a sentence replaced": _replaced,
    "ledger holds half": _half,
    "ledger in another order": _shuffled,
    "ledger names no source": _uncited,
}


def main() -> None:
    """Print a line for each scenario."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-v", "--verbose", action="store_true", help="show the slips")
    options = parser.parse_args()
    print(f"{'':26} {'there':>5}   found elsewh.    gone deleted")
    for name, change in SCENARIOS.items():
        chance = random.Random(name)  # noqa: S311 -- the same in every run
        counts: Counter[str] = Counter()
        for document, draft in drafts().items():
            for sentences, records in change(draft, chance):
                for record, place in zip(records, places_of(sentences, records), strict=True):
                    verdict = _verdict(record, place)
                    counts[verdict] += 1
                    if options.verbose and verdict not in {"found", "deleted"}:
                        print(f"  {verdict} · {document}: {record.text}\n      {place or '–'}")
                        print(f"      {record.sentence or '–'}")
        there = counts["found"] + counts["elsewhere"] + counts["gone"]
        shares = [100 * counts[one] / there for one in ("found", "elsewhere", "gone")]
        shares.append(100 * counts["deleted"] / max(1, counts["deleted"] + counts["believed"]))
        print(f"{name:26} {there:5}  " + "  ".join(f"{one:6.2f}" for one in shares))


def _verdict(record: Record, place: str) -> str:
    if not record.sentence:
        return "believed" if place else "deleted"
    return "gone" if not place else "found" if place == record.sentence else "elsewhere"


if __name__ == "__main__":
    main()
