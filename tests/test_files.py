"""Opening files: strict, bounded, and never stuck."""

import os
from pathlib import Path

import pytest

from claimcheck.errors import UnreadableError
from claimcheck.files import read


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


def test_utf8_is_read_with_and_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"\xef\xbb\xbfT\xc3\xbcrkei\r\n")
    assert read(path).text == "Türkei\r\n"
    assert read(path, keep_mark=True).text == "\ufeffTürkei\r\n"
    assert str(read(path).position(0)) == str(read(path, keep_mark=True).position(1)) == "1:1"


def test_another_encoding_is_named_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"first\nT\xfcrkei\n")
    assert refusal(path) == "is not UTF-8: byte 0xfc in line 2 (save it as UTF-8)"
    path.write_bytes("Türkei".encode("utf-16-be"))
    assert refusal(path).startswith("is not UTF-8")
    path.write_bytes(b"a\n\0b")
    assert refusal(path) == "holds a NUL byte in line 2 (save it as UTF-8 text)"


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "is a folder, not a file (name a file in it)"
    assert refusal(tmp_path / "none") == "does not exist (check the path)"
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "is not a regular file (name a text file)"
    (tmp_path / "loop").symlink_to("loop")
    assert refusal(tmp_path / "loop").startswith("cannot be read: ")
    assert refusal(tmp_path / "nul\0").startswith("cannot be read: ")


def test_a_file_of_senseless_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as handle:
        handle.truncate(65 << 20)
    assert refusal(path) == "is 65 MB large; at most 64 MB are read (split it)"
