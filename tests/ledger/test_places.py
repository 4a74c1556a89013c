"""Places in TOML files: what the scanner points at is what tomllib reads."""

import json
import tomllib

from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.ledger.places import Place, places_in

texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)
bare_keys = st.text("abcXYZ019-_", min_size=1, max_size=8)
keys = bare_keys | texts.map(lambda text: json.dumps(text).replace("\x7f", "\\u007f"))


@st.composite
def strings(draw: st.DrawFn) -> str:
    """One of the four kinds of TOML strings."""
    text = draw(texts)
    basic = json.dumps(text, ensure_ascii=draw(st.booleans())).replace("\x7f", "\\u007f")
    literal = "".join(c for c in text if c not in "'\n" and (c >= " " or c == "\t") and c != "\x7f")
    tails = draw(st.sampled_from(["", '\\"', '"', '""', " ]}#", "[[claim]]", "# no comment"]))
    quotes = tails if '"' in tails else ""
    return draw(
        st.sampled_from(
            [
                basic,
                f"'{literal}'",
                f"'''{literal}\n[[claim]]\n'x' # {tails}\n'''",
                f'"""\n{basic[1:-1]}\n{tails}\n"""',
                f'"""{basic[1:-1]}{quotes}"""',
            ]
        )
    )


scalars = st.sampled_from(
    ["1", "-1.5e3", "true", "nan", "0xC0", "1979-05-27", "1979-05-27 07:32:00", "07:32:00"]
)
values = st.recursive(
    strings() | scalars,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: f"[ # list\n{', '.join(items)} ]")
        | st.dictionaries(bare_keys, inner, max_size=3).map(
            lambda table: "{ " + ", ".join(f"{k} = {v}" for k, v in table.items()) + " }"
        )
    ),
    max_leaves=8,
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A TOML file with records, sub-records, comments and odd white space."""
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        lines.append(draw(st.sampled_from(["[[claim]]", "[[ claim ]] # [[x]]", '[["claim"]]'])))
        names = draw(st.lists(keys, max_size=4, unique=True))
        lines += [f"{name} = {draw(values)}  # {{ [" for name in names]
        if draw(st.booleans()):
            lines += ["", "[[claim.verdict]]", f"status = {draw(strings())}"]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + "\n"


def check(text: str, value: object, place: Place) -> None:
    """Every place slices back to its value."""
    if isinstance(value, dict):
        assert set(place.table) == set(value)
        for name, inner in value.items():
            there = place.table[name]
            raw = text[there.key_start : there.key_end]
            assert tomllib.loads(f"{raw} = 1") == {name: 1}
            check(text, inner, there)
    elif isinstance(value, list):
        assert len(place.items) == len(value)
        for inner, there in zip(value, place.items, strict=True):
            check(text, inner, there)
    if not isinstance(value, dict) and not text.startswith("[[", place.start):
        assert repr(tomllib.loads(f"x = {text[place.start : place.end]}")["x"]) == repr(value)


@given(files())
@example('[[claim]]\nid = """a""""" # five quotes end it\ntext = ""\n')
@example('claim = [{ id = "x" }, { id = "y", sources = ["k", { key = "l" }] }]\n')
@example('document.title = "x"\n[document.more]\ny = 1\n')
def test_every_place_is_that_of_its_value(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    check(text.replace("\r\n", "\n"), values, places_in(text.replace("\r\n", "\n")))
    places_in(text)


def test_a_record_in_a_string_is_no_record() -> None:
    text = "[[claim]]\nid = 'a'\ntext = '''\n[[claim]]\nid = 'b'\n'''\n"
    assert len(places_in(text).table["claim"].items) == 1
