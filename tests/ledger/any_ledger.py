"""Ledgers as people might write them, for tests of what holds for all of them."""

from hypothesis import strategies as st
from tests.ledger.test_places import keys, values

from claimcheck.model.claims import NewRecord, NewSource, NewVerdict, Status

TEXTS = (
    '"T \\u0022 [[claim]]"',
    '"""\n[[claim]]\nid = "x" # """',
    "'''T\n# '''",
)
SOURCES = (
    "'k'",
    '"k"',
    '"l"',
    "{ key = 'k', locator = 'p. 3' }",
    '{ locator = "k", key = "m" }',
    "3",
)
IN_PLACE = (
    "verdict = []",
    "verdict = [{ by = 'x' },\n]",
    "verdict = [\n\t{ by = 'x' }\n]",
    "verdict = [\n  { by = 'x' } # v\n, ]",
)
HEADS = ("[[claim]]", "[[ claim ]]", '[["claim"]]', "  [[claim]]")
KNOWN = ("id", "text", "sources", "section", "tags", "waive", "verdict", "more")

texts = st.text(st.characters(codec="utf-8"), max_size=20)
full_texts = texts.filter(lambda text: any(c.isprintable() and not c.isspace() for c in text))
comments = st.sampled_from(["", " # c", "  # [[claim]]", '\t# "', " # '''"])
gaps = st.sampled_from(["", "\n", "# on the next\n", "\n\n# [[claim]]\n\n", "  \n#x\n"])
unknown_keys = keys.filter(lambda key: key.strip("\"'") not in KNOWN)

records = st.builds(
    NewRecord,
    st.sampled_from(["e", "new-one"]),
    full_texts,
    st.lists(st.builds(NewSource, full_texts, st.none() | full_texts), max_size=2).map(tuple),
    st.none() | full_texts,
    st.lists(full_texts, max_size=2).map(tuple),
)
verdicts = st.builds(
    NewVerdict,
    st.sampled_from(Status),
    full_texts,
    st.dates(),
    st.none() | full_texts,
    st.none() | full_texts,
)


@st.composite
def _record(draw: st.DrawFn, name: str) -> str:
    fields = [f'id = "{name}"', f"text = {draw(st.sampled_from(TEXTS))}"]
    if sources := draw(st.lists(st.sampled_from(SOURCES), max_size=3)):
        between = draw(st.sampled_from([", ", ",\n  ", ", # s\n"]))
        end = draw(st.sampled_from(["", ",", " #\n"]))
        fields.append(f"sources = [{between.join(sources)}{end}]")
    unknown = draw(st.lists(unknown_keys, max_size=2, unique=True))
    fields += [f"{key} = {draw(values)}" for key in unknown]
    in_place = draw(st.sampled_from(["", "", *IN_PLACE]))
    fields += [in_place] if in_place else []
    parts = [draw(st.sampled_from(HEADS)), draw(comments), "\n"]
    for field in draw(st.permutations(fields)):
        parts += [draw(gaps), field, draw(comments), "\n"]
    if not in_place and draw(st.booleans()):
        parts += [draw(gaps), "[[claim.verdict]]\n", f"by = {draw(values)}\n"]
        parts += ["[claim.more]\nx = 1\n"]
    return "".join(parts)


@st.composite
def ledgers(draw: st.DrawFn) -> str:
    """A ledger in all ways of writing one, with unknown fields, and comments all over."""
    names = draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=4))
    parts = [draw(gaps)]
    if draw(st.booleans()):
        for name in names:
            parts += [draw(_record(name)), draw(gaps)]
    else:
        items = [
            f'{{ id = "{name}", text = {draw(st.sampled_from(TEXTS[:1]))} }}' for name in names
        ]
        between = draw(st.sampled_from([", ", ",\n  ", ", # s\n"]))
        parts += [f"claim = [{between.join(items)}]", draw(comments), "\n", draw(gaps)]
    if draw(st.booleans()):
        parts += ["[document]\ntitle = 'D'\n", draw(gaps)]
    text = draw(st.sampled_from(["", "\ufeff"])) + "".join(parts)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text
