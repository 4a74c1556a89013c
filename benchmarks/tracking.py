"""How well tracked claims are found again in an edited text, and how surely changes are noticed.

usage: python benchmarks/tracking.py [-v] [SCENARIO…]

The documents are those of `claims/` beside this file, their sentences in paragraphs as they stand
there; the ledger holds the hard ones. Then the text is edited (see edits.py), put into a file and
read like any document. What became of every claim is known, so it can be counted:

    found     of the claims that are still there, those found in their own place
    elsewhere of them, those found in another
    gone      of them, those reported gone
    false     of those whose fact is as it was, those reported as changed
    noticed   of those whose fact was changed, those reported as changed
    from→to   of them, those with the right words named
    deleted   of the deleted, those reported gone
    tracked   of the sentences of the ledger's claims, those that no `untracked-claim` would name
    new       of the sentences that the ledger does not hold, those taken for tracked

The table of scenarios makes it longer than most.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

import edits
from claimcheck.extract.citing import citations_in
from claimcheck.extract.claims.detect import prose_of
from claimcheck.extract.reference_list import entries_in
from claimcheck.extract.sentences import sentences_in
from claimcheck.files import read
from claimcheck.matching.tracked import matches_of
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.matches import Difference, Match, Outcome
from claimcheck.model.text import Location, Position
from claimcheck.readers import READERS
from edits import Change

FOLDER = Path(__file__).parent / "claims"
_CITATION = re.compile(r" \([^()]*(?:1[5-9]|20)[0-9]{2}[a-z]?[^()]*\)")
_NOWHERE = Location(Path("ledger.toml"), Position(1, 1, 0), Position(1, 1, 0))


class Piece(NamedTuple):
    """A sentence of a document; with the claims it states and what an edit did to it."""

    text: str
    claims: tuple[int, ...] = ()
    before: str = ""
    after: str = ""
    # of the changed fact


Paragraphs = list[list[Piece]]
Edit = Callable[[Paragraphs, random.Random], Paragraphs]


class Scenario(NamedTuple):
    """What is done to the ledger and to the text."""

    edits: tuple[Edit, ...] = ()
    ledger_reworded: bool = False
    left_out: float = 0.0
    # share of the claims that the ledger does not hold
    hyphens: bool = False


def each(edit: edits.Rewording) -> Edit:
    """A rewording of every sentence."""

    def run(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        return [
            [_reworded_piece(piece, edit(piece.text, chance)) for piece in paragraph]
            for paragraph in paragraphs
        ]

    return run


def _reworded_piece(piece: Piece, text: str | None) -> Piece:
    """The piece in other words, unless these have lost what was changed before."""
    return piece._replace(text=text) if text and _holds(text, piece.after) else piece


def changed(changes: Sequence[Change], share: float = 0.5) -> Edit:
    """Another fact in a part of the claims."""

    def run(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        return [[_changed(p, chance, changes, share) for p in par] for par in paragraphs]

    return run


def _changed(piece: Piece, chance: random.Random, changes: Sequence[Change], share: float) -> Piece:
    if not piece.claims or chance.random() > share:
        return piece
    fact = edits.another_fact(piece.text, chance, changes)
    return Piece(fact.text, piece.claims, fact.before, fact.after) if fact else piece


def deleted(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Without a fifth of the claims."""
    return [
        [piece for piece in par if not piece.claims or chance.random() > 0.2] for par in paragraphs
    ]


def shuffled(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Every sentence somewhere else, in paragraphs of four."""
    pieces = [piece for par in paragraphs for piece in par]
    chance.shuffle(pieces)
    return [pieces[at : at + 4] for at in range(0, len(pieces), 4)]


def paragraphs_moved(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """The paragraphs in another order."""
    return chance.sample(paragraphs, len(paragraphs))


def split(paragraphs: Paragraphs, _chance: random.Random) -> Paragraphs:
    """Two sentences where one was joined by "and" or a semicolon."""
    return [[half for piece in par for half in _halves(piece)] for par in paragraphs]


def _halves(piece: Piece) -> Iterator[Piece]:
    parts = re.split(r"(?:; |, (?:and|but) )(?=[a-z]+ [a-z]+ [a-z]+)", piece.text, maxsplit=1)
    if len(parts) < 2 or len(parts[0].split()) < 4 or '"' in piece.text:
        yield piece
        return
    yield piece._replace(text=parts[0] + ".")
    yield piece._replace(text=parts[1][:1].upper() + parts[1][1:])


def merged(paragraphs: Paragraphs, _chance: random.Random) -> Paragraphs:
    """One sentence where two stood."""
    return [list(_merged(par)) for par in paragraphs]


def _merged(paragraph: Sequence[Piece]) -> Iterator[Piece]:
    for at in range(0, len(paragraph), 2):
        pair = paragraph[at : at + 2]
        if len(pair) < 2 or not all(p.text.endswith(".") and '"' not in p.text for p in pair):
            yield from pair
            continue
        yield Piece(
            f"{pair[0].text[:-1]}, and {edits.lowered(pair[1].text)}",
            pair[0].claims + pair[1].claims,
        )


_SAME_TOPIC = (
    "The same was reported of {name} by several visitors in a letter that has since been lost.",
    "Nobody who had spoken to {name} that week remembered any mention of a second envelope.",
    "A cousin of the gardener kept a diary in which {name} is described as tired and impatient.",
    "Photographs of {name} from those years were sold at an auction to a dealer in stamps.",
)


def added(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """With new sentences that speak of the names of the paragraph."""
    return [_added(par, chance) for par in paragraphs]


def _added(paragraph: Sequence[Piece], chance: random.Random) -> list[Piece]:
    names = re.findall(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*", " ".join(p.text for p in paragraph))
    new = [Piece(t.format(name=n)) for n, t in zip(dict.fromkeys(names), _SAME_TOPIC, strict=False)]
    return chance.sample([*paragraph, *new], len(paragraph) + len(new))


def spliced(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """With new sentences that begin like one of the paragraph and go on like one from elsewhere."""
    pieces = [piece for par in paragraphs for piece in par if len(piece.text.split()) > 8]
    return [
        [*par, *(_spliced(piece, chance.choice(pieces)) for piece in par[:1] if len(pieces) > 9)]
        for par in paragraphs
    ]


def _spliced(head: Piece, tail: Piece) -> Piece:
    ours, theirs = head.text.split(), tail.text.split()
    return Piece(" ".join([*ours[: len(ours) // 3], *theirs[len(theirs) // 3 :]]))


_reworded = each(edits.reworded)
SCENARIOS: dict[str, Scenario] = {
    "as printed": Scenario(),
    "wrapped, hyphens, pages": Scenario(hyphens=True),
    "sentences moved": Scenario((shuffled,)),
    "paragraphs moved": Scenario((paragraphs_moved,), hyphens=True),
    **{f"reworded: {edit.__name__}": Scenario((each(edit),)) for edit in edits.REWORDINGS},
    "reworded": Scenario((_reworded,)),
    "reworded and moved": Scenario((_reworded, shuffled)),
    "ledger reworded": Scenario(ledger_reworded=True),
    "ledger and text reworded": Scenario((_reworded,), ledger_reworded=True, hyphens=True),
    "split": Scenario((split,)),
    "merged": Scenario((merged,)),
    "reworded and split": Scenario((_reworded, split)),
    "reworded and merged": Scenario((_reworded, merged)),
    **{
        f"figures: {change.__name__}": Scenario((changed((change,), 1.0),))
        for change in edits.FIGURES
    },
    **{
        f"turned: {change.__name__}": Scenario((changed((change,), 1.0),)) for change in edits.TURNS
    },
    "reworded, turned": Scenario((changed(edits.TURNS, 1.0), _reworded)),
    "dates changed": Scenario((changed((edits.another_date,), 1.0),)),
    "denied": Scenario((changed((edits.denial,), 1.0),)),
    "names changed": Scenario((changed((edits.another_name,), 1.0),)),
    "reworded, figures changed": Scenario((changed(edits.FIGURES, 1.0), _reworded)),
    "reworded, dates changed": Scenario((changed((edits.another_date,), 1.0), _reworded)),
    "reworded, names changed": Scenario((changed((edits.another_name,), 1.0), _reworded)),
    "moved, figures changed": Scenario((changed(edits.FIGURES), shuffled), hyphens=True),
    "deleted": Scenario((deleted,)),
    "deleted and reworded": Scenario((deleted, _reworded)),
    "deleted, ledger reworded": Scenario((deleted,), ledger_reworded=True),
    "everything": Scenario(
        (deleted, changed((*edits.FIGURES, edits.another_date), 0.3), _reworded, paragraphs_moved),
        hyphens=True,
    ),
    "new sentences": Scenario((added,)),
    "new sentences, spliced": Scenario((spliced,)),
    "ledger holds half": Scenario(left_out=0.5),
    "ledger holds half, reworded": Scenario((_reworded,), left_out=0.5),
}


def documents() -> Iterator[tuple[str, Paragraphs, list[str]]]:
    """Name, sentences in paragraphs, and the claims."""
    for path in sorted(FOLDER.glob("*.txt")):
        claims: list[str] = []
        paragraphs: Paragraphs = [[]]
        for line in path.read_text(encoding="utf-8").splitlines():
            head, bar, rest = line.partition(" | ")
            text = _CITATION.sub("", rest.strip())
            if not bar:
                paragraphs.append([])
            elif head.startswith("hard"):
                paragraphs[-1].append(Piece(text, (len(claims),)))
                claims.append(text)
            else:
                paragraphs[-1].append(Piece(text))
        yield path.stem, [par for par in paragraphs if par], claims


def run(name: str, scenario: Scenario, verbose: set[str]) -> Counter[str]:
    """The counts of one scenario over all documents."""
    counts: Counter[str] = Counter()
    for genre, paragraphs, claims in documents():
        chance = random.Random(f"{name} {genre}")  # noqa: S311 -- the same in every run
        ledger = [
            edits.reworded(claim, chance) if scenario.ledger_reworded else claim for claim in claims
        ]
        kept = [place for place in range(len(claims)) if chance.random() >= scenario.left_out]
        edited = paragraphs
        for edit in scenario.edits:
            edited = edit(edited, chance)
        text = edits.wrapped(
            [" ".join(piece.text for piece in par) for par in edited if par],
            chance,
            hyphens=scenario.hyphens,
        )
        matches, read_as = matched([ledger[place] for place in kept], text)
        pieces = [piece for par in edited for piece in par]
        say = partial(_say, verbose, genre)
        for place, match in zip(kept, matches, strict=True):
            there = [piece for piece in pieces if place in piece.claims]
            (judge if there else judge_deleted)(counts, there, match, read_as, say)
        judge_sentences(counts, set(kept), pieces, matches, read_as, say)
    return counts


def matched(ledger: Sequence[str], text: str) -> tuple[tuple[Match, ...], str]:
    """The matches, and the text as the reader gives it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.txt"
        path.write_text(text, encoding="utf-8")
        document = READERS[".txt"](read(path))
    citations = citations_in(document, entries_in(document))
    claims = [TrackedClaim(f"c{n}", one, _NOWHERE, _NOWHERE) for n, one in enumerate(ledger)]
    prose = prose_of(document, citations)
    return matches_of(claims, document, prose, tuple(sentences_in(document))), document.text


Say = Callable[[str, str], None]


def _shown(match: Match, text: str) -> str:
    said = " | ".join(text[span.start : span.end] for span in match.spans[:2])
    told = [(one.tracked, one.printed) for one in match.differences]
    return f"{match.score} {match.claim.text}\n      {said}\n      {told}"


def judge_deleted(
    counts: Counter[str], _there: Sequence[Piece], match: Match, text: str, say: Say
) -> None:
    """Count a claim that the text no longer states."""
    counts["deleted"] += 1
    counts["deleted, gone"] += match.outcome is Outcome.GONE
    if match.outcome is not Outcome.GONE:
        say("deleted", _shown(match, text))


def judge(counts: Counter[str], there: Sequence[Piece], match: Match, text: str, say: Say) -> None:
    """Count a claim that the text states in these sentences."""
    counts["there"] += 1
    verdict = _verdict(there, match, text)
    counts[verdict] += 1
    if verdict != "found":
        say(verdict, f"{_shown(match, text)}\n      {there[0].text}")
    fact = next((piece for piece in there if piece.after), None)
    noticed = match.outcome is Outcome.CHANGED
    if fact is None:
        counts["unchanged"] += 1
        counts["false"] += noticed
        if noticed:
            say("false", _shown(match, text))
        return
    right = any(_names(one, fact.before, fact.after) for one in match.differences)
    counts["changed"] += 1
    counts["noticed"] += noticed
    counts["from→to"] += right
    if not right:
        say("from→to" if noticed else "noticed", f"{_shown(match, text)}\n      {fact}")


def _verdict(there: Sequence[Piece], match: Match, text: str) -> str:
    if match.outcome is Outcome.GONE:
        return "gone"
    first = text[match.spans[0].start : match.spans[0].end]
    return "found" if any(_alike(first, piece.text) for piece in there) else "elsewhere"


def judge_sentences(  # noqa: PLR0913, PLR0917 -- all that is known of a text
    counts: Counter[str],
    ledger: set[int],
    pieces: Sequence[Piece],
    matches: Sequence[Match],
    text: str,
    say: Say,
) -> None:
    """Count which sentences are taken for tracked."""
    tracked = [text[span.start : span.end] for match in matches for span in match.spans]
    for piece in pieces:
        covered = any(_alike(one, piece.text) for one in tracked)
        if ledger.intersection(piece.claims):
            counts["old"] += 1
            counts["old, tracked"] += covered
            if not covered:
                say("tracked", piece.text)
        elif not _states_more(piece, pieces, ledger):
            counts["new"] += 1
            counts["new, tracked"] += covered
            if covered:
                say("new", piece.text)


def _states_more(piece: Piece, pieces: Sequence[Piece], ledger: set[int]) -> bool:
    """Whether another sentence that reads the same is a claim of the ledger."""
    return any(other.text == piece.text and ledger.intersection(other.claims) for other in pieces)


def _names(told: Difference, before: str, after: str) -> bool:
    """Whether the difference is the one that was made, in whatever notation."""
    return _holds(told.tracked, before) and _holds(told.printed, after)


def _holds(text: str, words: str) -> bool:
    return edits.in_digits(words.strip()) in edits.in_digits(text)


_ALNUM = re.compile(r"[\W_]+")


def _alike(printed: str, truth: str) -> bool:
    """Whether a sentence as the reader gives it is that of the truth, or a part of it."""
    a, b = _ALNUM.sub("", printed.lower()), _ALNUM.sub("", truth.lower())
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) > 15 and (short in long or fuzz.partial_ratio(short, long) > 95)


def _say(verbose: set[str], genre: str, what: str, line: str) -> None:
    if what in verbose:
        print(f"  {what} · {genre}: {line}")


def share(part: int, whole: int) -> str:
    """In percent, or a dash."""
    return f"{100 * part / whole:6.2f}" if whole else "     –"


def row(name: str, c: Counter[str]) -> str:
    """One line of figures."""
    parts = (
        share(c["found"], c["there"]),
        share(c["elsewhere"], c["there"]),
        share(c["gone"], c["there"]),
        share(c["false"], c["unchanged"]),
        share(c["noticed"], c["changed"]),
        share(c["from→to"], c["changed"]),
        share(c["deleted, gone"], c["deleted"]),
        share(c["old, tracked"], c["old"]),
        share(c["new, tracked"], c["new"]),
    )
    return f"{name:32} {c['there']:5} " + "  ".join(parts)


def main() -> None:
    """Run the scenarios and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scenarios", nargs="*", help="those whose names begin so; default: all")
    parser.add_argument("-v", "--verbose", default="", help="show these, as in found,false")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    heads = ["found", "elsewh.", "gone", "false", "noticed", "from→to", "deleted", "tracked", "new"]
    print(f"{'':32} {'there':>5} " + "  ".join(f"{head:>6}" for head in heads))
    for name, scenario in SCENARIOS.items():
        if not options.scenarios or any(name.startswith(one) for one in options.scenarios):
            counts = run(name, scenario, set(options.verbose.split(",")))
            print(row(name, counts), flush=True)
            total += counts
    print(row("all", total))


if __name__ == "__main__":
    main()
