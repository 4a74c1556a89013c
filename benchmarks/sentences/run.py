"""How well sentences are told apart, beside other splitters where they are installed.

usage: python benchmarks/sentences/run.py [-v] [FILE]

FILE (gold.txt beside this script) has one sentence a line and an empty line after a paragraph.
Paragraphs are joined by blanks, split again, and their inner boundaries compared: the share of
paragraphs without a fault, precision and recall of the boundaries, and megabytes of the same
text a second in this very run. nupunkt, pysbd and blingfire are compared where they import.
"""

import argparse
import importlib
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from claimcheck.extract.sentences import sentence_spans

GOLD = Path(__file__).with_name("gold.txt")
Splitter = Callable[[str], Iterable[str]]
_SPACE = re.compile(r"\s+")


def paragraphs(path: Path) -> list[list[str]]:
    """The sentences of each paragraph."""
    lines = [x for x in path.read_text(encoding="utf-8").split("\n") if not x.startswith("# ")]
    return [part.split("\n") for part in re.split(r"\n{2,}", "\n".join(lines).strip("\n"))]


def ours(text: str) -> list[str]:
    """The sentences as claimcheck sees them."""
    return [text[span.start : span.end] for span in sentence_spans(text)]


def splitters() -> dict[str, Splitter]:
    """Claimcheck, and whatever else is installed."""
    found: dict[str, Splitter] = {"claimcheck": ours}
    naive = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")
    found["naive"] = naive.split
    makers: dict[str, Callable[[], Splitter]] = {
        "nupunkt": lambda: importlib.import_module("nupunkt").sent_tokenize,
        "pysbd": lambda: importlib.import_module("pysbd").Segmenter(clean=False).segment,
        "blingfire": lambda: (
            lambda text: importlib.import_module("blingfire").text_to_sentences(text).split("\n")
        ),
    }
    for name, maker in makers.items():
        try:
            maker_made = maker()
            maker_made("A test. It is one.")
        except ImportError:
            continue
        found[name] = maker_made
    return found


def ends(sentences: Iterable[str]) -> set[int]:
    """Where all sentences but the last end, in characters that are not white space."""
    places, at = [], 0
    for sentence in sentences:
        at += len(_SPACE.sub("", sentence))
        places.append(at)
    return set(places) - {at}


def main() -> None:
    """Print one line a splitter."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path, nargs="?", default=GOLD)
    parser.add_argument("-v", action="store_true", help="show what claimcheck splits otherwise")
    options = parser.parse_args()
    gold = paragraphs(options.file)
    print(f"{len(gold)} paragraphs, {sum(map(len, gold))} sentences")
    for name, split in splitters().items():
        whole = hits = missed = false = 0
        for sentences in gold:
            expected, found = ends(sentences), ends(split(" ".join(sentences)))
            whole += expected == found
            hits += len(expected & found)
            missed += len(expected - found)
            false += len(found - expected)
            if options.v and name == "claimcheck" and expected != found:
                print("  " + " | ".join(split(" ".join(sentences))))
        texts = [" ".join(sentences) for sentences in gold] * 20
        start = time.process_time()
        for text in texts:
            split(text)
        speed = sum(map(len, texts)) / 1e6 / (time.process_time() - start)
        print(
            f"{name:<12} paragraphs {whole / len(gold):.3f}"
            f"  precision {hits / (hits + false):.3f}  recall {hits / (hits + missed):.3f}"
            f"  {speed:.2f} MB/s"
        )


if __name__ == "__main__":
    main()
