"""The documentation shows what the program does, says all there is, and asks nobody for anything."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.support import ROOT, claimcheck

import make_docs
import parts
from claimcheck.cli.app import COMMANDS
from claimcheck.config import load
from claimcheck.rules import all_rules
from sessions import agrees, blocks_in, played, sessions_in

PAGES = sorted((ROOT / "docs").rglob("*.md"))
TEXTS = {page.relative_to(ROOT / "docs").as_posix(): page.read_text("utf-8") for page in PAGES}
TOLD = {
    name: text for name, text in TEXTS.items() if any(b.kind == "console" for b in blocks_in(text))
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, made anew and strictly."""
    folder = tmp_path_factory.mktemp("docs")
    assert make_docs.build(folder) == 0
    return folder / "site"


class _Page(HTMLParser):
    """The words of a page, what it links to, and what a browser fetches to show it."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: set[str] = set()
        self.fetched: set[str] = set()
        self.feed(page.read_text("utf-8"))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and tag == "a":
                self.links.add(value or "")
            elif name in ("src", "srcset", "href", "data", "action", "poster"):
                self.fetched.add(value or "")

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.mark.parametrize("name", TOLD)
def test_a_page_shows_what_its_commands_print(name: str, tmp_path: Path) -> None:
    for session, printed in played(TOLD[name], tmp_path):
        assert agrees(session.shown, printed), f"$ {session.command}\n{printed}"


def test_every_block_that_shows_a_session_is_run() -> None:
    for name, text in TEXTS.items():
        told = "".join(block.text for block in blocks_in(text) if block.kind == "console")
        assert len(sessions_in(told)) == len(re.findall(r"^\s*\$ ", text, re.MULTILINE)), name


def test_a_link_that_leads_nowhere_ends_the_making(tmp_path: Path) -> None:
    make_docs.stage(tmp_path)
    with (tmp_path / "pages" / "privacy.md").open("a") as page:
        page.write("\n[there](nowhere.md)\n")
    assert make_docs.make(tmp_path) != 0


def test_every_page_is_in_the_navigation(site: Path) -> None:
    settings = make_docs.settings()
    for name in TEXTS:
        assert f"{name}\n" in settings, name
    assert (site / "index.html").exists()


def test_every_rule_has_its_page(site: Path) -> None:
    overview = _Page(site / "rules" / "index.html")
    for rule in all_rules():
        assert f"{rule.name}.html" in overview.links
        text = _Page(site / "rules" / f"{rule.name}.html").text
        assert f"Severity: {rule.severity}" in text
        for word in ("Why it matters:", "Flagged", "Accepted", "How to fix:"):
            assert word in text


def test_every_option_of_every_command_is_explained(site: Path) -> None:
    text = _Page(site / "commands.html").text
    for name in COMMANDS:
        usage, *sections = parts.help_of(name).split("\n\n")
        assert " ".join(usage.removeprefix("Usage: ").split()) in text
        for section in sections:
            if section.startswith(("Arguments:", "Options:")):
                for word in section.split()[1:]:
                    assert word in text, (name, word)
            else:
                assert " ".join(section.split()) in text


def test_every_key_of_the_configuration_is_explained(site: Path) -> None:
    text = _Page(site / "configuration.html").text
    schema = json.loads((parts.SCHEMAS / "config.json").read_text("utf-8"))
    for key, about in schema["properties"].items():
        assert key in text
        assert about["description"] in text


def test_every_schema_can_be_had(site: Path) -> None:
    links = _Page(site / "formats.html").links
    for schema in parts.SCHEMAS.glob("*.json"):
        assert f"schemas/{schema.name}" in links
        assert (site / "schemas" / schema.name).read_bytes() == schema.read_bytes()


def test_every_format_is_named() -> None:
    [listed] = re.findall(r"--format <([a-z|]+)>", _help("audit"))
    named = re.findall(r"^\| `([a-z]+)` \|", TEXTS["formats.md"], re.MULTILINE)
    assert sorted(named) == sorted(listed.split("|"))


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        for address in _Page(page).fetched:
            assert not re.match(r"(?:https?:)?//", address), f"{page}: {address}"
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\W*(?:https?:)?//", sheet.read_text("utf-8")), sheet


def test_the_pages_name_no_option_or_command_that_is_not() -> None:
    helps = _help() + "".join(_help(name) for name in COMMANDS)
    for name, text in TEXTS.items():
        ours = "\n".join(_ours(text))
        for option in set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", ours)):
            assert option in helps, f"{name}: {option}"
        for command in set(re.findall(r"(?:`|\$ |&& )claimcheck ([a-z][a-z-]+)", ours)):
            assert command in COMMANDS, f"{name}: claimcheck {command}"


def _ours(text: str) -> Iterator[str]:
    """The lines that speak of this program, not of another's options."""
    for line in text.splitlines():
        if not re.match(r"^(?:\$ )?(?:git|pandoc|pdftotext|pip|python3?|pre-commit) ", line):
            yield re.sub(r"`(?:git|pandoc|pdftotext)[^`]*`", "", line)


@cache
def _help(*command: str) -> str:
    return claimcheck(*command, "--help", cwd=ROOT).stdout


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    known = {rule.name for rule in all_rules()}
    for name, text in TEXTS.items():
        for block in blocks_in(text):
            if block.title == "claimcheck.toml":
                (tmp_path / block.title).write_text(block.text, "utf-8")
                config = load(tmp_path)
                assert {*config.severity, *config.ignore, *config.select} <= known, name


def test_figures_are_of_the_sentences_that_are_there() -> None:
    kinds = {path.stem for path in (ROOT / "benchmarks" / "claims").glob("*.txt")}
    printed = [line.split()[0] for line in parts.printed("detection")]
    assert {*printed} == {*kinds, "all"}
    run = [sys.executable, str(ROOT / "benchmarks" / "sentences" / "run.py")]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert _shares(done.stdout.splitlines()[1]) == _shares(parts.printed("sentences")[0])


def _shares(line: str) -> list[str]:
    """What was found, without the speed."""
    return line.split()[:-2]
