"""How quick scanning and linking are beside others, and how the cost grows, all in one run.

usage: python benchmarks/speed.py [--runs N] [--seconds]

Run it with the Python of the environment in which claimcheck is installed. Ratios are of user CPU
seconds, the least of N runs each; compare them, never the seconds of two runs.

- `scan` against Debian's pandoc: 1 MB of prose that cites by author and year, with a bibliography
  of 1,000 entries, and the same prose with keys through `pandoc --citeproc -t native`.
- `audit` against `pandoc --citeproc -t native`, nothing kept of an earlier run: prose that cites by
  key, with bibliographies of which it needs little; time, and for the largest memory, and the time
  of a second run.
- `link` against all pairs: see `pairs.py`.
- growth: the exponent fitted over four sizes of document, bibliography or ledger, less what a small
  one costs; 1 is linear. Where valgrind is installed the figures are instructions, which takes minutes;
  otherwise, and with --seconds, user CPU.
"""

import argparse
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from inputs import as_bibtex, draft, ledger, works
from measure import CLAIMCHECK, has_valgrind, instructions, megabytes, seconds

DOCUMENT, ENTRIES = 1_000_000, 1_000
# Characters and entries of the audits.
AUDITS = ((100_000, 1_000), (10_000, 10_000), (10_000, 50_000))
# Characters, entries and claims, added to a small document and a small bibliography.
DOCUMENTS = (25_000, 50_000, 100_000, 200_000)
BIBLIOGRAPHIES = (250, 500, 1_000, 2_000)
LEDGERS = BIBLIOGRAPHIES
SMALL_DOCUMENT, SMALL_BIBLIOGRAPHY, SMALL_LEDGER = 10_000, 100, 50
# Seconds tell nothing of small ones.
LARGER = 8
# Nothing but the files that are named, and nothing kept of an earlier run.
COLD = ("--isolated", "--no-cache")
HERE = Path(__file__).resolve().parent

Command = Sequence[str | Path]


def scan(scratch: Path, size: int, entries: int, cited: int) -> Command:
    """The command that scans such a document, which cites the first entries; it is written first."""
    made = works(entries)
    text, bib = scratch / f"{size}.txt", scratch / f"{entries}.bib"
    text.write_text(draft(made[:cited], size).text, encoding="utf-8")
    bib.write_text(as_bibtex(made), encoding="utf-8")
    return [CLAIMCHECK, "scan", text, "--references", bib, "--format", "json", *COLD]


def beside_pandoc(scratch: Path, runs: int) -> None:
    """Print the ratio to pandoc, or that there is none."""
    name = f"scan {DOCUMENT:,} characters, {ENTRIES:,} entries / pandoc"
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        print(f"{name}: skipped, pandoc is not installed")
        return
    command = scan(scratch, DOCUMENT, ENTRIES, ENTRIES)
    markdown = scratch / "draft.md"
    markdown.write_text(draft(works(ENTRIES), DOCUMENT).markdown, encoding="utf-8")
    bib = scratch / f"{ENTRIES}.bib"
    theirs: Command = [pandoc, "--citeproc", "--bibliography", bib, markdown, "-t", "native"]
    row(name, seconds(command, runs), seconds(theirs, 2))


def audit(scratch: Path, size: int, entries: int, cited: int) -> tuple[Command, Command]:
    """The commands with which claimcheck audits, and pandoc converts, such a document."""
    made = works(entries)
    markdown, bib = scratch / f"{size}.md", scratch / f"{entries}.bib"
    markdown.write_text(draft(made[:cited], size).markdown, encoding="utf-8")
    bib.write_text(as_bibtex(made), encoding="utf-8")
    empty = scratch / "empty.toml"  # else the ledger of this repository would be audited too
    empty.write_text("", encoding="utf-8")
    files: Command = [markdown, "--references", bib, "--claims", empty]
    ours: Command = [CLAIMCHECK, "audit", *files, *COLD]
    return ours, ["pandoc", "--citeproc", "--bibliography", bib, markdown, "-t", "native"]


def audits_beside_pandoc(scratch: Path, runs: int) -> None:
    """Print the ratios to pandoc in time, and for the largest in memory."""
    if shutil.which("pandoc") is None:
        print("audit / pandoc: skipped, pandoc is not installed")
        return
    for size, entries in AUDITS:
        ours, theirs = audit(scratch, size, entries, entries)
        name = f"audit {size:,} characters, {entries:,} entries / pandoc"
        least = seconds(theirs, 2)
        row(name, seconds(ours, runs), least)
    row("  memory", megabytes(ours), megabytes(theirs), "MB")
    # What is kept lies beside the configuration.
    (scratch / "claimcheck.toml").write_text("", encoding="utf-8")
    again = [word for word in ours if word not in COLD] + ["--config", scratch / "claimcheck.toml"]
    seconds(again, 1)
    row("  again, nothing changed", seconds(again, runs), least)


def beside_all_pairs(runs: int) -> None:
    """Print the ratio to comparing every citation with every entry."""
    ours = [_pairs("ours") for _ in range(runs)]
    theirs = _pairs("theirs")
    row("link 1,000 citations, 50,000 entries / all pairs", min(ours)[0], theirs[0])
    print(f"  right, or among the candidates: ours {ours[0][1]} of 1,000, all pairs {theirs[1]}")
    print("  of 40 citations, from which its time is scaled up")


def _pairs(whose: str) -> tuple[float, int]:
    done = subprocess.run(
        [sys.executable, HERE / "pairs.py", whose], capture_output=True, text=True, check=True
    )
    spent, right = done.stdout.split()
    return float(spent), int(right)


def row(name: str, ours: float, theirs: float, unit: str = "s") -> None:
    """Print one ratio, and how many times it goes into one."""
    share = f"1/{theirs / ours:.0f}" if ours * 10 < theirs else f"{ours / theirs:.3f}"
    print(f"{name:52} {ours:8.3f} / {theirs:8.3f} {unit} = {share}", flush=True)


def growth(scratch: Path, cost: Callable[[Command], float], factor: int = 1) -> None:
    """Print the exponents for document, bibliography and ledger."""

    def scanned(characters: int, entries: int) -> float:
        size, count = SMALL_DOCUMENT + characters, SMALL_BIBLIOGRAPHY + entries
        return cost(scan(scratch, size, count, SMALL_BIBLIOGRAPHY))

    def audited(characters: int, entries: int) -> float:
        size, count = SMALL_DOCUMENT + characters, SMALL_BIBLIOGRAPHY + entries
        return cost(audit(scratch, size, count, SMALL_BIBLIOGRAPHY)[0])

    for what, spent in (("scan", scanned), ("audit", audited)):
        least = spent(0, 0)
        sizes = [n * factor for n in DOCUMENTS]
        _fitted(f"{what}, document", [(n, spent(n, 0) - least) for n in sizes])
        sizes = [n * factor for n in BIBLIOGRAPHIES]
        _fitted(f"{what}, bibliography", [(n, spent(0, n) - least) for n in sizes])
    least = cost(audit_of_ledger(scratch, SMALL_LEDGER))
    sizes = [n * factor for n in LEDGERS]
    costs = [(n, cost(audit_of_ledger(scratch, SMALL_LEDGER + n)) - least) for n in sizes]
    _fitted("audit, ledger", costs)


def audit_of_ledger(scratch: Path, claims: int) -> Command:
    """The command that audits a ledger of so many claims."""
    made = works(SMALL_BIBLIOGRAPHY)
    toml, bib = scratch / f"{claims}.toml", scratch / "ledger.bib"
    toml.write_text(ledger(made, claims), encoding="utf-8")
    bib.write_text(as_bibtex(made), encoding="utf-8")
    return [CLAIMCHECK, "audit", "--claims", toml, "--references", bib, *COLD]


def _fitted(name: str, costs: Sequence[tuple[int, float]]) -> None:
    shown = ", ".join(f"{size:,}: {cost:,.2f}" for size, cost in costs)
    print(f"growth of {name:20} {exponent(costs):.2f}  ({shown})", flush=True)


def exponent(costs: Sequence[tuple[int, float]]) -> float:
    """The slope of the straight line through the logarithms."""
    points = [(math.log(size), math.log(spent)) for size, spent in costs]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    rise = math.fsum((a - x) * (b - y) for a, b in points)
    return rise / math.fsum((a - x) ** 2 for a, _ in points)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--seconds", action="store_true", help="time the growth too")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        beside_pandoc(scratch, chosen.runs)
        audits_beside_pandoc(scratch, chosen.runs)
        beside_all_pairs(chosen.runs)
        if has_valgrind() and not chosen.seconds:
            print("growth in millions of instructions")
            growth(scratch, instructions)
        else:
            print("growth in seconds of user CPU")
            growth(scratch, lambda command: seconds(command, chosen.runs), LARGER)


if __name__ == "__main__":
    main()
