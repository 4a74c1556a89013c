"""Patterns of .gitignore files: held against what git itself says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.repository import ignored_by_git, started

from claimcheck.gitignore import patterns_in, verdict

NAMES = (
    "a",
    "b",
    "ab",
    "a.md",
    "b.md",
    "c",
    "*",
    "a b",
    "[",
    "#a",
    "!a",
    "é",
    "aa",
    "-",
    "a ",
    "]",
)
FILES = sorted(
    {f"{one}/{two}/{three}" for one in NAMES[:8] for two in NAMES[8:] for three in NAMES[:4]}
    | {f"{one}x/{two}" for one in NAMES for two in NAMES}
    | {f"{name}.txt" for name in NAMES}
)
# Of these git makes something else than one would think, or than its manual says.
NASTY = (
    b"a/**/b\n/**/a.md\nab/**\n",
    b"a**/b\n!aa/*\n",
    b"ax/**\\/b\n",
    b"**\n!a.md\n!*/\n",
    b"\xef\xbb\xbfab\n",
    b"a.txt\r\nb.txt\r\r\nc.txt",
    b"a \\ \n",
    b"a\\\n\\a.txt\n\\!a.txt\n\\#a.txt\n",
    b"#a.txt\n!\n/\n//\n",
    b"a//b\na.txt/\nax//\n",
    b"[!a].txt\n[^b]x\n[]].txt\n[a-].txt\n[--b]x\n",
    b"[[:alpha:]].txt\n[[:nothing:]]\n[[:alpha:x\n[[:]x\n[\n[a\n",
    b"[a\\]].txt\n[\\a-\\c].md\n[z-a].txt\n",
    b"?.txt\n??.txt\n",
    b"*.md\n!a/\n!b.md\n/*.txt\n",
    b"*x\n!bx/\nbx/*\n!bx/a.md\n",
    b"***/b.md\na/***/b\n*****\n!a*\n",
    b"\x00a\na.txt\x00b\n",
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which all the files exist, so that git knows what is a folder."""
    root = started(tmp_path_factory.mktemp("checkout"))
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("")
    return root


def ignored(data: bytes, name: str) -> bool:
    """Whether the patterns ignore a file or a folder above it."""
    patterns = patterns_in(data)
    parts = name.encode().decode("latin-1").split("/")
    heads = ("/".join(parts[:number]) for number in range(1, len(parts) + 1))
    return any(
        verdict(patterns, head, is_folder=head.count("/") + 1 < len(parts)) for head in heads
    )


def by_git(root: Path, data: bytes) -> set[str]:
    (root / ".gitignore").write_bytes(data)
    return ignored_by_git(root, FILES)


@pytest.mark.parametrize("data", NASTY)
def test_a_pattern_says_what_it_says_to_git(checkout: Path, data: bytes) -> None:
    assert {name for name in FILES if ignored(data, name)} == by_git(checkout, data)


SIGNS = (
    *(
        "a",
        "b",
        "*",
        "**",
        "?",
        "/",
        "/",
        ".md",
        ".txt",
        " ",
        "\\ ",
        "!",
        "#",
        "\\",
        "é",
        "-",
        "\t",
    ),
    *("[ab]", "[!a]", "[^a]", "[a-c]", "[", "]", "[[:alpha:]]", "[]a]", "***", "x", "\\*", "\\["),
)
LINES = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)


@settings(max_examples=60)
@given(st.lists(LINES, min_size=1, max_size=4).map("\n".join))
def test_any_pattern_says_what_it_says_to_git(checkout: Path, text: str) -> None:
    data = text.encode()
    assert {name for name in FILES if ignored(data, name)} == by_git(checkout, data)


@pytest.mark.parametrize(
    "hostile",
    ["a*" * 2000 + "b", "**/a*" * 500 + "/b", "/" + "*a/" * 500 + "b", "*[!b]" * 500 + "c"],
)
def test_no_pattern_takes_long_for_a_name(hostile: str) -> None:
    patterns = patterns_in(hostile.encode())
    for name in ("a" * 4000, "/".join(["a" * 50] * 80), "aaaa/" * 800):
        assert not verdict(patterns, name, is_folder=False)


@given(st.binary(max_size=60), st.text(alphabet="ab/.é", min_size=1, max_size=9))
def test_any_bytes_are_patterns(data: bytes, name: str) -> None:
    verdict(patterns_in(data), name, is_folder=True)
