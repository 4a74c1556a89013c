"""Items of every format are read when they are asked for, and nobody can tell."""

import json
import random
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.bibliography.reading import assert_the_same_in_any_order

from claimcheck.audit import audit
from claimcheck.bibliography.items import Format, Item, ItemReader
from claimcheck.bibliography.parse import parse
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile

YEARS = {1994, 2019}
# Dates and other names, as people and those who mean harm write them.
DATES = st.sampled_from(
    [
        '"1994"', "1994", '"c. 1994"', '{"date-parts": [[1994, 3]]}', '{"date-parts": [["01994"]]}',
        '{"raw": "19[94]"}', '{"literal": "19(94)"}', '{"literal": "19\\"94"}', '"19\\u00394"',
        '"\\u0661\\u0669\\u0669\\u0664"', '"१९९४"', '{"year": "1994"}', '[{"year": 1994}]',
        '{"raw": "Spring \\u0032019"}', "null", '{"date-parts": [[199, 4]]}', '"19{94}"', "94",
    ]
)  # fmt: skip
OTHERS = st.sampled_from(
    [
        '"citation-key": "k1"', '"citation-key": "K"', '"citation-key": "\\u006b2"',
        '"citation\\u002dkey": "K"', '"other-ids": ["x", "k2"]', '"note": "Citation Key: noted"',
        '"note": "citation-key: x\\nmore"', '"note": "Cit\\u0061tion key: n"', '"id": "k9"',
        '"id": null', '"id": true', '"title": "T", "title": "U"', '"type": "bok"', '"id": " "',
        '"id": "http://zotero.org/users/1/items/A"', '"id": "1/ABCDEFGH"',
        '"author": [{"family": "Doe"}]', '"author": ["Jane Doe"]', '"custom": {"a": [1]}',
        '"author": null', '"author": [{"literal": "A \\ud800"}, {"given": 1.50}]', '"author": []',
        '"editor": [{"family": "van Oe", "given": true}, {"family": "others"}]', '"author": {"family": ""}',
    ]
)  # fmt: skip
ITEMS = st.lists(
    st.tuples(st.sampled_from(["k1", "k2", "k3", "k4"]), DATES, st.lists(OTHERS, max_size=3))
    .map(lambda one: (f'"id": "{one[0]}"', '"type": "book"', f'"issued": {one[1]}', *one[2]))
    .map(lambda members: f"{{{', '.join(members)}}}")
    | st.sampled_from(["7", "null", "{}", '{"title": "No id"}', '{"citation-key": "c"}', "[[]]"]),
    max_size=6,
)


def as_json(items: list[str]) -> str:
    return f"[{', '.join(items)}]"


def as_yaml(items: list[str]) -> str:
    """The same in flow style, or as blocks."""
    return "".join(f"- {one}\n" for one in items)


def as_blocks(items: list[str]) -> str:
    """The tables among them as other programs than JSON's write them."""
    lines = ["---", "references:"]
    for one in map(json.loads, items):
        members = one.items() if isinstance(one, dict) else ()
        for number, (name, value) in enumerate(members):
            lines.append(f"{'  ' if number else '- '}{name}: {json.dumps(value)}")
    return "\n".join([*lines, "..."])


RECORDS = st.lists(
    st.sampled_from(
        [
            *("TY  - BOOK\n", "TY - jour\r\n", "ty  - BOOK\r", "ER  - \n", "ER  -", "ER  - x\n"),
            *(
                "ID  - k1\n",
                "ID  - k2\n more\n",
                "id  - k3\n",
                "ID  -\n",
                "ID - k4\n",
                "  ID  - k5\n",
            ),
            *(
                "AU  - Doe, J.\n",
                "A1  - Roe\n",
                "AU  - \n Poe, E.\n",
                "AU  - , X\n",
                "au  - Low\n",
                "A2  - Ed, E\n",
                "ED  - The Body\n",
            ),
            *(
                "PY  - 1994\n",
                "Y1  - 1994/03//\n",
                "PY  - 19(94)\n",
                "DA  - 2019\n",
                "PY  - १९९४\n",
            ),
            *("TI  - T\n", "stray words\n", "\n", "\ufeff", "ZZ  - 1\n", "Provider: X\n", "ER\n"),
            *("TY  - BOOK\nAU  - Doe, J.\nPY  - 1994\nER  - \n", "AB  - TY  - \n", "\r", " "),
        ]
    ),
    max_size=14,
).map("".join)
TEXTS = st.one_of(
    st.tuples(st.just("a.json"), ITEMS.map(as_json)),
    st.tuples(st.just("a.yaml"), ITEMS.map(as_yaml)),
    st.tuples(st.just("a.yaml"), ITEMS.map(as_blocks)),
    st.tuples(st.just("a.ris"), RECORDS),
)


def read(name: str, text: str) -> Bibliography:
    return parse([SourceFile(Path(name), text)])


@given(TEXTS)
@example(("a.yaml", "- id: k1\n  issued: 1994\n  type: &t book\n- {id: k2, type: *t}\n"))
@example(("a.yaml", "references:\n- &a {id: k1, issued: &d 1994}\n- {id: k2, issued: *d}\n- *a\n"))
@example(("a.yaml", "%TAG !e! tag:x,2000:\n---\n- !e!x {id: k1, issued: !e!y 1994}\n"))
@example(("a.yaml", "\ufeff- id: k1\n  issued: 1994\n  title: >\n    T\n\n- id: k2\n  type: x\n"))
@example(("a.yaml", "- id: k1\n  type: book\n  URL:\n- id: k2\n  type: book\n  x: {a: 1}\n"))
@example(("a.yaml", '- {id: k1, "issued": "19\\\n94", type: book}\n'))
@example(("a.md", "---\nreferences:\n- id: k1\n  issued: 1994\n  citation-key: x\n---\nText.\n"))
def test_what_can_be_told_without_reading_all_is_what_all_would_tell(
    named: tuple[str, str],
) -> None:
    found, whole = read(*named), read(*named)
    read_whole = Bibliography(whole.references, whole.broken, files=whole.files)
    assert list(found.by_key) == list(read_whole.by_key)
    assert found.leads == read_whole.leads
    assert found.lost == read_whole.lost
    assert found.held == read_whole.held
    assert found.aliases == read_whole.aliases
    assert [*found.of_years(YEARS)] == [*read_whole.of_years(YEARS)]


@given(TEXTS, st.randoms(use_true_random=False))
def test_it_does_not_matter_what_is_asked_for_first(
    named: tuple[str, str], chance: random.Random
) -> None:
    asked, whole = read(*named), read(*named)
    assert_the_same_in_any_order(asked, whole, chance)


def told(bibliography: Bibliography) -> list[tuple[object, ...]]:
    """The references without their places."""
    return [
        (
            one.key, one.type, one.authors, one.editors, one.title, one.year, one.month,
            [(field.name, field.value) for field in one.fields],
        )
        for one in bibliography
    ]  # fmt: skip


@given(ITEMS)
@example([f'{{"id": "a", "type": "book", "author": [{", ".join(["{}"] * 70)}]}}'])
def test_a_list_is_read_as_a_table_that_holds_it(items: list[str]) -> None:
    listed, held = as_json(items), f'{{"references": {as_json(items)}}}'
    quick, close = read("a.json", listed), read("a.json", held)
    assert told(quick) == told(close)
    assert [one.message for one in quick.broken] == [one.message for one in close.broken]
    assert quick.complete == close.complete


@pytest.mark.parametrize("before", [[], ["null"]])
def test_how_deep_an_item_may_go_does_not_depend_on_what_stands_beside_it(
    before: list[str],
) -> None:
    for depth, complete in ((58, True), (59, False)):
        deep = f'{{"id": "a", "type": "book", "note": {"[" * depth}{"]" * depth}}}'
        assert read("a.json", as_json([*before, deep])).complete == complete


@given(ITEMS)
def test_a_list_is_read_as_one_of_two_documents_in_a_file(items: list[str]) -> None:
    quick, close = read("a.yaml", as_yaml(items)), read("a.yaml", as_yaml(items) + "---\n")
    assert quick.references == close.references
    assert quick.broken == close.broken
    assert quick.complete == close.complete


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", as_json([f'{{"id": "k{n}", "type": "book"}}' for n in range(500)])),
        ("a.yaml", as_yaml([f'{{"id": "k{n}", "type": "book"}}' for n in range(500)])),
        ("a.ris", "".join(f"TY  - BOOK\nID  - k{n}\nER  - \n" for n in range(500))),
    ],
)
def test_an_audit_of_a_document_reads_what_it_cites(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "brief.md").write_text("It rained [@k7; @k8; @k7].\n")
    read_ones: list[str] = []
    made = ItemReader.__init__

    def watched(self: ItemReader, file: SourceFile, format_: Format) -> None:
        made(self, file, format_)
        read_one = self.read

        def noted(start: int, end: int, key: str) -> Item:
            read_ones.append(key)
            return read_one(start, end, key)

        self.read = noted

    with patch.object(ItemReader, "__init__", watched):
        config = Config(root=tmp_path, references=(name,))
        report = audit(config, (tmp_path / "brief.md",), Disk())
    assert report.summary.references == 500
    assert sorted(read_ones) == ["k7", "k8"]
