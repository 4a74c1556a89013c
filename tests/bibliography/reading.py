"""Reads a text as a bibliography, and shows what came of it, one line each; and odd texts for it."""

import random
from pathlib import Path

from hypothesis import strategies as st

from claimcheck.bibliography.parse import parse
from claimcheck.model.references import Bibliography, Reference
from claimcheck.model.text import SourceFile

PATH = Path("references.bib")

# Texts of what may break an entry, or make two of it.
NASTY = st.lists(
    st.sampled_from(
        [
            *"@{}()\"#%',=\\~$ \n\r\t;&",
            *("@misc{", "@book(", "@string{", "@comment{", "@in-x{", "@preamble{", "k1,", "k2"),
            *("author", "title", "crossref", " and ", "others", "\n@article{", "{\\'e}", "\\emph{"),
            *("a@b.org", "jan", "2019", "<<<<<<< ", "=======\n", "\ufeff", "é", "10.1000/1"),
            *(" = {v},\n", ' = "v",', " = jan # ", "k3, title = {T}}\n", "family=", "%\n"),
        ]
    ),
    max_size=40,
).map("".join)


def read(*texts: str) -> Bibliography:
    """The bibliography of these files."""
    names = [PATH, *(Path(f"more{number}.bib") for number in range(1, len(texts)))]
    return parse([SourceFile(path, text) for path, text in zip(names, texts, strict=True)])


def entry(text: str) -> Reference:
    """The one reference of a text with which nothing is wrong."""
    bibliography = read(text)
    assert bibliography.broken == ()
    (reference,) = bibliography.references
    return reference


def shown(bibliography: Bibliography) -> list[str]:
    """References as `type key: field=value`, then what is wrong as `line:column key! message`."""
    lines = []
    for reference in bibliography:
        fields = "; ".join(f"{field.name}={field.value}" for field in reference.fields)
        lines.append(f"{reference.type} {reference.key}: {fields}".rstrip(": "))
    for broken in bibliography.broken:
        mark = "!" if broken.lost else "?"
        lines.append(f"{broken.location.start} {broken.key or '-'}{mark} {broken.message}")
    return lines


def assert_the_same_in_any_order(
    asked: Bibliography, whole: Bibliography, chance: random.Random
) -> None:
    """What is asked for by chance is what reading all from first to last gives."""
    in_order: dict[str, Reference] = {}
    for reference in whole.references:
        in_order.setdefault(reference.key, reference)
    if chance.random() < 1 / 2:
        assert asked.broken == whole.broken
    keys = list(in_order)
    chance.shuffle(keys)
    assert {key: asked.by_key[key] for key in keys} == in_order
    assert asked.references == whole.references
    assert asked.broken == whole.broken
