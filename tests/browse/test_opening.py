"""Editors are told the line in their own way, and no word of ours can be taken for an option."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.browse.opening import Opener, browser, command_for, editor, run, run_unseen
from claimcheck.errors import ClaimcheckError

Programs = Callable[..., str]


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """A folder with programs of these names, as PATH has it."""

    def made(*names: str) -> str:
        for name in names:
            (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
            (tmp_path / name).chmod(0o755)
        return str(tmp_path)

    return made


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found otherwise there")
@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("vi", ["vi", "+12", "/p/a b.toml"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+12", "/p/a b.toml"]),
        ("code --wait", ["code", "--wait", "--goto", "/p/a b.toml:12"]),
        ("hx", ["hx", "/p/a b.toml:12"]),
        ("kate", ["kate", "--line", "12", "/p/a b.toml"]),
        ("ed", ["ed", "/p/a b.toml"]),
    ],
)
def test_an_editor_opens_a_file_at_its_line(
    programs: Programs, named: str, words: list[str]
) -> None:
    path = programs(named.split(maxsplit=1)[0])
    assert editor(Path("/p/a b.toml"), 12, {"EDITOR": named, "PATH": path}) == words
    assert editor(Path("/p/a b.toml"), 12, {"VISUAL": named, "EDITOR": "x", "PATH": path}) == words


def test_a_strange_name_is_never_an_option(programs: Programs) -> None:
    path = programs("vi")
    *_, file = editor(Path("-c !x"), 1, {"EDITOR": "vi", "PATH": path})
    assert Path(file).is_absolute()


@pytest.mark.parametrize("named", ["no-such-editor", 'vi "', " "])
def test_an_editor_that_is_not_there_is_named(programs: Programs, named: str) -> None:
    with pytest.raises(ClaimcheckError, match="no editor") as refused:
        editor(Path("a.toml"), 1, {"EDITOR": named, "PATH": programs("vi")})
    assert refused.value.hint == "set VISUAL or EDITOR to yours"


def test_the_browser_is_the_checkers_or_that_of_the_machine(programs: Programs) -> None:
    path = programs("w3m", "xdg-open")
    own = Opener(("w3m", "-B"), needs_terminal=True)
    machines = Opener(("xdg-open",), needs_terminal=False)
    assert browser({"BROWSER": "w3m -B", "DISPLAY": ":0", "PATH": path}, "linux") == own
    assert browser({"DISPLAY": ":0", "PATH": path}, "linux") == machines
    assert browser({"WAYLAND_DISPLAY": "w", "PATH": path}, "linux") == machines
    assert browser({"PATH": path}, "linux") is None
    assert browser({"BROWSER": "gone", "PATH": path}, "linux") is None
    assert browser({}, "darwin") == machines._replace(command=("open",))


def test_only_addresses_of_the_web_are_shown() -> None:
    opener = Opener(("show", "--tab=%s"), needs_terminal=False)
    assert command_for(opener, "https://example.org") == ["show", "--tab=https://example.org"]
    assert command_for(opener._replace(command=("show",)), "http://a") == ["show", "http://a"]
    for address in ("javascript:alert(1)", "file:///etc/passwd", "--version", ""):
        with pytest.raises(ClaimcheckError, match="no address in the web"):
            command_for(opener, address)


def test_a_program_that_cannot_be_run_is_no_fault() -> None:
    assert run(["/no/such/program"]) == run_unseen(["/no/such/program"]) == 127
    assert run_unseen([sys.executable, "-c", "print('unseen'); raise SystemExit(3)"]) == 3
