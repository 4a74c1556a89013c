"""Promises that hold for any text."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.bibliography.reading import NASTY, PATH, read, shown

from claimcheck.bibliography.braces import Braces
from claimcheck.bibliography.identifiers import doi_problem, isbn_problem, url_problem
from claimcheck.bibliography.latex import plain
from claimcheck.bibliography.names import names_in
from claimcheck.model.text import SourceFile

HEAD = re.compile(r"^@(?:misc|article|book)[{(]", re.MULTILINE)


@given(NASTY)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    bibliography = read(text, text)
    for reference in bibliography:
        assert reference.brief() is not None
    for broken in bibliography.broken:
        assert "\n" not in broken.message


@given(NASTY)
def test_no_value_is_too_odd(text: str) -> None:
    plain(text)
    names_in(text)
    doi_problem(text)
    isbn_problem(text)
    url_problem(text)


@given(NASTY)
def test_locations_are_where_the_text_stands(text: str) -> None:
    file = SourceFile(PATH, text)
    for reference in read(text):
        where = reference.location
        assert text[where.start.offset : where.end.offset] == reference.key
        for field in reference.fields:
            if field.inherited_from:
                continue
            name, value = field.name_location, field.location
            assert text[name.start.offset : name.end.offset].lower() == field.name
            assert (
                field.value == text[value.start.offset : value.end.offset]
                or "#" in text
                or (field.value in ("January", "v", "T"))
            )
            for place in (name, value):
                assert place == file.location(place.start.offset, place.end.offset)


@given(NASTY)
def test_no_head_that_begins_a_line_is_lost(text: str) -> None:
    """Each becomes a reference or a fault, or stands inside a readable value or a comment."""
    bibliography = read(text)
    starts = {b.location.start.offset for b in bibliography.broken}
    covered = [
        (f.location.start.offset, f.location.end.offset) for r in bibliography for f in r.fields
    ]
    keys = {r.location.start.offset for r in bibliography}
    for head in HEAD.finditer(text):
        behind = re.compile(r"\s*").match(text, head.end())
        key = behind.end() if behind else head.end()
        assert (
            head.start() in starts
            or key in starts
            or key in keys
            or any(start <= head.start() < end for start, end in covered)
            or re.search(
                r"@(?:comment|string|preamble|in-x)\s*[{(]|@misc|@book|@article|%",
                text[: head.start()],
            )
        ), head


WORD = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,8}", fullmatch=True)
VALUE = st.text("abc é{}\n%@#,=\\", max_size=20).filter(
    lambda v: (
        v.count("{") == v.count("}") and re.fullmatch(r"[^{}]*(\{[^{}]*\}[^{}]*)*", v) is not None
    )
)


@given(
    st.lists(st.tuples(WORD, st.dictionaries(WORD.map(str.lower), VALUE, max_size=4)), max_size=4)
)
def test_what_was_written_is_read(entries: list[tuple[str, dict[str, str]]]) -> None:
    text = "\n\n".join(
        f"@misc{{{key},\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields.items()) + "}"
        for key, fields in entries
    )
    own = [(r.key, {f.name: f.value for f in r.fields if not f.inherited_from}) for r in read(text)]
    assert own == entries, shown(read(text))


@given(st.text("{}x", max_size=60))
def test_braces_are_matched_at_any_depth(text: str) -> None:
    braces = Braces(text)
    for at, character in enumerate(text):
        if character == "{":
            depth, closing = 0, None
            for place in range(at, len(text)):
                depth += (text[place] == "{") - (text[place] == "}")
                if depth == 0:
                    closing = place
                    break
            assert braces.closing(at) == closing
