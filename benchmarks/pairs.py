"""CPU seconds of linking 1,000 citations to 50,000 entries, or of comparing all pairs.

usage: python benchmarks/pairs.py ours|theirs

`ours` builds the index too, from entries that have been read; some citations lack a letter of the
name. `theirs` has RapidFuzz look for the best of all entries by WRatio, for a sample of the
citations, scaled up. `speed.py` runs both.
"""

import gc
import sys
import time

from rapidfuzz import fuzz, process

from claimcheck.linking.works import link_works
from claimcheck.model.citations import Citation, CitedWork, Form, PrintedName
from claimcheck.model.documents import Span
from inputs import as_bibliography, citations, printed_names, works

CITATIONS, ENTRIES, SAMPLE = 1_000, 50_000, 40


def ours() -> tuple[float, int]:
    """Seconds, and how many citations lead to their work, as link or as the first candidate."""
    entries = works(ENTRIES)
    bibliography = as_bibliography(entries)
    cited = citations(entries, CITATIONS)
    printed = [
        Citation(
            Span(0, 1),
            Form.AUTHOR_YEAR,
            narrative=False,
            works=(
                CitedWork(
                    Span(0, 1),
                    f"{names} {year}",
                    tuple(map(PrintedName, names.removesuffix(" et al.").split(" and "))),
                    et_al=names.endswith(" et al."),
                    year=str(year),
                ),
            ),
        )
        for names, year, _ in cited
    ]
    gc.collect()
    gc.disable()  # as the program does
    began = time.process_time()
    links = link_works(printed, bibliography)
    spent = time.process_time() - began
    right = sum(
        work.key in {link.key, *(one.key for one in link.candidates)}
        for (link,), (_, _, work) in zip(links, cited, strict=True)
    )
    return spent, right


def theirs() -> tuple[float, int]:
    """Seconds, scaled up from the sample, and how many of the sample are right."""
    entries = works(ENTRIES)
    labels = [f"{printed_names(work)} {work.year}" for work in entries]
    sample = citations(entries, CITATIONS)[:SAMPLE]
    right = 0
    began = time.process_time()
    for names, year, work in sample:
        best, _, _ = process.extractOne(f"{names} {year}", labels, scorer=fuzz.WRatio)
        right += best == f"{printed_names(work)} {work.year}"
    return (time.process_time() - began) * CITATIONS / SAMPLE, right


if __name__ == "__main__":
    print(*{"ours": ours, "theirs": theirs}[sys.argv[1]]())
