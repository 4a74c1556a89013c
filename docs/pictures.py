"""Make the pictures of the README: `python docs/pictures.py`, on a machine with Chromium.

The annotated draft is that of `examples/draft.txt` with a few records and a verdict beside it; the
terminal shows an audit of the same file. Debian's packages fonts-inter and fonts-texgyre have the
letters in which the pictures are set.
"""

import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LEDGER = """\
[document]
path = "../draft.txt"

[[claim]]
id = "aid-1947-1961"
text = "From 1947 to 1961 aid came to 1.9 billion USD for the army and 1.4 billion USD for the economy."
sources = ["sakkas2013"]

[[claim.verdict]]
status = "verified"
by = "ED"
on = 2026-11-20
note = "both figures are in the introduction"

[[claim]]
id = "friend-2019"
text = "Two years later more than half called it the greatest danger to their country, and in 2019 no more than 13.1% still thought of it as a friend."
sources = ["unluhisarcikli2018", "kadirhas2020"]
"""
# In the text the record's figure was mistyped since.
SLIP = ("13.1%", "31.1%")
LETTERS = (
    ':root { --serif: "TeX Gyre Pagella", Georgia, serif; --sans: Inter, system-ui, sans-serif; }'
)
WIDTH, HEIGHT, SHARPNESS = 1180, 790, 1.3
COLUMNS = 104
# Rich's own has a font from the network.
TERMINAL = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{width}" height="{height}"/></clipPath>
{lines}</defs>
<rect fill="#1d1f21" width="{width}" height="{height}" rx="8"/>
<g transform="translate(12, 12)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def claimcheck(folder: Path, *arguments: str) -> str:
    """What the program prints there."""
    asked = [sys.executable, "-m", "claimcheck", *arguments]
    done = subprocess.run(asked, cwd=folder, capture_output=True, check=False)
    return done.stdout.decode()


def annotated_draft(folder: Path) -> Path:
    """The page, in its light colours, as far as it shows the text."""
    claimcheck(folder, "report", "draft.txt", "-o", "report.html")
    picture = PICTURES / "annotated-draft.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SHARPNESS,
            offline=True,
            bypass_csp=True,  # for the letters
        )
        page = context.new_page()
        page.goto((folder / "report.html").as_uri())
        page.add_style_tag(content=LETTERS)
        page.evaluate("scrollTo(0, document.getElementById('p1').offsetTop - 64)")
        page.wait_for_timeout(500)  # until notes stand level with their claims
        page.screenshot(path=picture)
        browser.close()
    return picture


def terminal(folder: Path) -> Path:
    """An audit without the ledger, as on a terminal."""
    (folder / "claims").rename(folder / "apart")
    shown = claimcheck(folder, "audit", "draft.txt", "--color", "always").splitlines()
    console = Console(record=True, width=COLUMNS, file=StringIO())
    console.print(Text("$ claimcheck audit draft.txt", style="bold"))
    for line in shown:
        console.print(Text.from_ansi(line))
    picture = PICTURES / "terminal.svg"
    svg = console.export_svg(title="", code_format=TERMINAL, unique_id="audit")
    picture.write_text(svg, encoding="utf-8")
    return picture


def main() -> None:
    """Make both in a folder of their own."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "claims").mkdir()
        (folder / "claims" / "draft.toml").write_text(LEDGER, encoding="utf-8")
        shutil.copy(ROOT / "references.bib", folder)
        draft = (ROOT / "examples" / "draft.txt").read_text(encoding="utf-8")
        (folder / "draft.txt").write_text(draft.replace(*SLIP), encoding="utf-8")
        for picture in (annotated_draft(folder), terminal(folder)):
            size = picture.stat().st_size // 1000
            print(f"{picture.relative_to(ROOT)}: {size} kB")


if __name__ == "__main__":
    main()
