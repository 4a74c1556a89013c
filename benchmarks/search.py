"""How quick a search is, in one run: beside `tomllib`, beside a bare Typer app, and as ledgers grow.

usage: python benchmarks/search.py [--runs N]

Run it with the Python of the environment in which claimcheck is installed. Ratios are of user and
system CPU seconds, the least of N runs each; compare them, never the seconds of two runs.

- cold: a search where nothing has been kept, and `tomllib` reading the same ledger;
- warm: the same search again, and a Typer app of two commands that do nothing;
- growth: the exponents fitted over four sizes of ledger, less what one of a single claim costs;
  1 is linear.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from claimcheck.cache import FOLDER
from claimcheck.ledger.written import block, record_values
from claimcheck.model.claims import NewRecord, NewSource
from inputs import draft, works
from measure import CLAIMCHECK, has_valgrind, instructions, seconds_in_all
from speed import Command, exponent, row
from start_up import BARE_APP

SIZES = (10_000, 100_000)
GROWING = (12_500, 25_000, 50_000, 100_000)
# In one claim of a hundred.
WORDS = '"rural dykes"'
# Less cannot be told from nothing, in seconds.
_LEAST = 0.001
_TAGS = ("economy", "history", "security", "survey")
# Different sentences; a larger ledger tells some of them again with other figures.
_SENTENCES = 5_000
_TOMLLIB = "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))"


def ledger(count: int) -> str:
    """A ledger of so many claims, the same in every run."""
    chance = random.Random(1961)  # noqa: S311 - the same numbers every time are what is wanted
    entries = works(1_000)
    text = " ".join(draft(entries, 130 * _SENTENCES).text.split())
    sentences = text.split(". ")[:_SENTENCES]
    records = (
        NewRecord(
            f"claim-{number}",
            f"{chance.choice(sentences)}, and {chance.randint(2, 998)} others.",
            (NewSource(chance.choice(entries).key),),
            tags=tuple(chance.sample(_TAGS, 2)),
        )
        for number in range(count)
    )
    return "\n".join(
        "".join(f"{line}\n" for line in block("[[claim]]", record_values(record)))
        for record in records
    )


class Search:
    """The search of one ledger, in a folder of its own."""

    def __init__(self, home: Path, count: int) -> None:
        self.home = home / str(count)
        self.home.mkdir()
        self.ledger = self.home / "claims.toml"
        self.ledger.write_text(ledger(count), encoding="utf-8")
        (self.home / "claimcheck.toml").write_text('claims = "claims.toml"\n', encoding="utf-8")
        config = self.home / "claimcheck.toml"
        self.command: Command = [CLAIMCHECK, "search", WORDS, "--config", config]

    def cold(self, runs: int) -> float:
        """Seconds where nothing has been kept."""
        return min(self._first() for _ in range(runs))

    def _first(self) -> float:
        shutil.rmtree(self.home / FOLDER, ignore_errors=True)
        return seconds_in_all(self.command, 1)

    def warm(self, runs: int) -> float:
        """Seconds after another such search."""
        seconds_in_all(self.command, 1)
        return seconds_in_all(self.command, runs)

    def warm_instructions(self) -> float:
        """Millions of instructions of such a search: what grows is too little to be timed."""
        seconds_in_all(self.command, 1)
        return instructions(self.command)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        bare = scratch / "bare.py"
        bare.write_text(BARE_APP, encoding="utf-8")
        searches = {count: Search(scratch, count) for count in {1, *SIZES, *GROWING}}
        for count in SIZES:
            search = searches[count]
            reading: Command = [sys.executable, "-c", _TOMLLIB, search.ledger]
            ours, theirs = search.cold(runs), seconds_in_all(reading, runs)
            row(f"search cold, {count:,} claims / tomllib", ours, theirs)
            ours, theirs = search.warm(runs), seconds_in_all([sys.executable, bare, "audit"], 15)
            row(f"search warm, {count:,} claims / bare Typer", ours, theirs)
        fitted("cold", "s", searches, lambda search: search.cold(runs))
        if has_valgrind():
            fitted("warm", "M instructions", searches, Search.warm_instructions)
        else:
            fitted("warm", "s", searches, lambda search: search.warm(runs))


def fitted(
    name: str, unit: str, searches: Mapping[int, Search], cost: Callable[[Search], float]
) -> None:
    """Print how the cost grows with the ledger."""
    least = cost(searches[1])
    costs = [(count, max(cost(searches[count]) - least, _LEAST)) for count in GROWING]
    shown = ", ".join(f"{count:,}: {more:.2f}" for count, more in costs)
    print(f"growth with the ledger, {name} {exponent(costs):.2f}  ({shown} {unit})", flush=True)


if __name__ == "__main__":
    main()
