"""Make the documentation: `python docs/make_docs.py [FOLDER]`, in build/docs/ unless told otherwise.

The pages of this folder are copied, and the parts made from the program are put in: every rule from
its docstring, every command from its help, the keys of the configuration and the JSON Schemas. Then
Zensical makes the site, strictly: a link that leads nowhere ends it. The site stands in FOLDER/site; to
look at it: `python -m http.server --directory build/docs/site`.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import parts

HERE = Path(__file__).resolve().parent
# Where a page wants what is made.
MADE = re.compile(r"^<!-- made: ([a-z ]+) -->$", re.MULTILINE)
NAVIGATION = "      # made: rules\n"


def pages(folder: Path) -> None:
    """Put all that the site is made of into a folder."""
    shutil.copytree(
        HERE, folder, ignore=shutil.ignore_patterns("*.py", "*.yml", "figures", "__pycache__")
    )
    for page in folder.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(MADE.sub(lambda found: parts.PARTS[found[1]](), text), encoding="utf-8")
    for rule in parts.rules():
        (folder / "rules" / f"{rule.name}.md").write_text(parts.page_of(rule), encoding="utf-8")
    (folder / "schemas").mkdir()
    for schema in parts.SCHEMAS.glob("*.json"):
        shutil.copy(schema, folder / "schemas")


def settings() -> str:
    """The settings of the site, with every rule in its navigation."""
    listed = ""
    for group, members in groupby(parts.rules(), lambda rule: rule.group):
        names = (f"          - {rule.name}: rules/{rule.name}.md\n" for rule in members)
        listed += f"      - {group.capitalize()}:\n{''.join(names)}"
    text = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    return text.replace(NAVIGATION, listed)


def stage(folder: Path) -> None:
    """Put into a folder, anew, all that the site is made of."""
    for made in ("pages", "site"):
        shutil.rmtree(folder / made, ignore_errors=True)
    pages(folder / "pages")
    (folder / "mkdocs.yml").write_text(settings(), encoding="utf-8")


def make(folder: Path) -> int:
    """Make FOLDER/site of it, strictly; gives the exit code of Zensical."""
    zensical = Path(sys.executable).with_name("zensical")
    return subprocess.run(
        [zensical, "build", "--strict", "--clean"], cwd=folder, check=False
    ).returncode


def build(folder: Path) -> int:
    """Both; gives the exit code of Zensical."""
    stage(folder)
    return make(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the site, and say where it stands."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=HERE.parent / "build" / "docs")
    folder = parser.parse_args(arguments).folder.resolve()
    if code := build(folder):
        return code
    print(f"{folder / 'site' / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
