"""A worklist that went through a spreadsheet: whole tables in, whole rows or named lines out."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from claimcheck.errors import UnreadableError
from claimcheck.exchange.reading import open_worklist, read_worklist
from claimcheck.exchange.worklist import FIELDS

NAMES = (*FIELDS,)
BOMBS = {
    **dict.fromkeys(NAMES, ""),
    "id": "bombs",
    "text": "=Fifty bombs, “special” ones; all in Turkey.",
    "source": "landau1974, p. 3\nkibaroglu2005",
    "verdict": "verified",
    "by": "Zoë",
    "on": "2020-02-10",
    "note": 'He says "no";\nso does she.\n\n- p. 3',
    "stamp": "v0-12345678",
}
TREATY = {**dict.fromkeys(NAMES, ""), "id": "treaty-1947", "text": "T.", "stamp": "v1-9abcdef0"}


def table(
    rows: Iterable[dict[str, str]] = (BOMBS, TREATY), names: Iterable[str] = NAMES, **how: object
) -> str:
    """The rows as a spreadsheet saves them."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, [*names], extrasaction="ignore", **how)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def rows_of(path: Path) -> list[dict[str, str]]:
    found = read_worklist(path, open_worklist(path))
    assert found.problems == ()
    return [{name: row.get(name) for name in NAMES} for row in found.rows]


@pytest.mark.parametrize(
    "data",
    [
        table().encode(),
        table(delimiter=";").encode("utf-8-sig"),
        table(delimiter="\t").encode("utf-16"),
        table(delimiter="\t").encode("utf-16-be").join([b"\xfe\xff", b""]),
        table(quoting=csv.QUOTE_ALL, lineterminator="\n").encode(),
        table(quoting=csv.QUOTE_ALL, lineterminator="\r").encode(),
        table(names=reversed(NAMES)).encode(),
        table(names=("mine", *NAMES, "")).encode(),
        f"Ledger of May,,\r\n\r\n{table()}".encode(),
        table([BOMBS, dict.fromkeys(NAMES, ""), TREATY]).encode(),
        table(names=[name for name in NAMES if BOMBS[name] or TREATY[name]]).encode(),
    ],
    ids=[
        *("plain", "semicolons", "UTF-16 with tabs", "UTF-16 the other way", "all quoted"),
        *("line ends of old", "columns turned round", "columns added", "a title above"),
        *("a blank row", "blank columns dropped"),
    ],
)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    assert rows_of(path) == [BOMBS, TREATY]


def test_rows_that_were_deleted_are_not_missed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(table([TREATY]), "utf-8")
    assert rows_of(path) == [TREATY]


def remarks_of(text: str) -> list[str]:
    found = read_worklist(Path("list.csv"), text)
    assert len(found.rows) == 2
    return [f"{one.line}: {one.message}" for one in found.remarks]


def test_what_stands_in_columns_of_others_is_named_once() -> None:
    mine = [{**BOMBS, "mine": "x", "": " "}, {**TREATY, "mine": "x", "": "ask Zoë"}]
    assert remarks_of(table(mine, ("mine", *NAMES, ""))) == [
        '1: the column "mine" is not read back: what you found goes into note',
        '7: the cell "ask Zoë" is not read back: what you found goes into note',
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\0\0", "is no text but a file of an office program"),
        (b"\xd0\xcf\x11\xe0\0", "is no text but a file of an office program"),
        ("id;by\nZoë".encode("cp1252"), "is not UTF-8: byte 0xeb in line 2"),
        (b"\xff\xfei\0d\0", None),
        (b"\xff\xfei\0d\0x", "is no whole UTF-16"),
        (b"i\0d\0", "holds a NUL byte in line 1"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(
    tmp_path: Path, data: bytes, message: str | None
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    if message is None:
        assert open_worklist(path) == "id"
        return
    with pytest.raises(UnreadableError) as caught:
        open_worklist(path)
    assert (caught.value.message, caught.value.hint) == (
        message,
        'save it as "CSV UTF-8", or as Markdown in UTF-8',
    )
