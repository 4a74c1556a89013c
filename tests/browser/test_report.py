"""The annotated draft in a real browser, with nobody at the other end of the line."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.annotating import paper
from tests.annotating.bridge import written_to
from tests.support import ROOT, claimcheck

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PHONE, TABLET, DESK = (390, 844), (1024, 768), (1600, 1000)
SIZES = pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
DRAFTS = ("bridge", "brief", "ledger", "paper", "twice")
EVERY_DRAFT = pytest.mark.parametrize("name", DRAFTS)
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])

# What stands in the way of reading: text that is paler than 4.5 to 1 against what is behind it.
PALE = """() => {
  const numbers = (colour) => {
    const srgb = colour.startsWith("color(");
    const found = colour.match(/-?[\\d.]+(?:e-?\\d+)?/g).map(Number);
    return srgb ? [found[0] * 255, found[1] * 255, found[2] * 255, found[3] ?? 1] : [...found.slice(0, 3), found[3] ?? 1];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  const pale = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility() || /^(SCRIPT|STYLE)$/.test(element.tagName)) continue;
    if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(element);
    const ink = numbers(element instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(ink), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) pale.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(pale)];
}"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none, CI fails, and others are told."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        reason = "there is no Chromium (apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A draft with claims in every state; a longer one in two columns; a ledger alone; papers."""
    folder = tmp_path_factory.mktemp("reports")
    written_to(folder)
    papers = paper.written_to(tmp_path_factory.mktemp("papers"))
    made = {name: folder / f"{name}.html" for name in DRAFTS}
    brief = ROOT / "tests/corpus/flagged/two_columns.txt"
    library = str(ROOT / "tests/corpus/library.bib")
    ledger = ("--claims", str(ROOT / "claims"), "--references", str(ROOT / "references.bib"))
    (folder / "twice.md").write_text(
        "In 1990 the toll was 3 euros a lorry [@unger1989]. In 2003 it rose by 60 percent "
        "[@unger1989].\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        encoding="utf-8",
    )
    for name, arguments in (
        ("bridge", ("draft.md",)),
        ("brief", (str(brief), "--isolated", "--references", library)),
        ("ledger", ("--isolated", *ledger)),
        ("twice", ("twice.md", "--isolated", "--references", "references.bib")),
        ("paper", (str(papers / "paper.qmd"), str(papers / "paper.tex"), "--isolated")),
    ):
        done = claimcheck("report", *arguments, "-o", str(made[name]), cwd=folder)
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def opened(browser: Browser, reports: dict[str, Path]) -> Iterator[Open]:
    """Opens a report; in the end nothing was fetched, and the console is empty."""
    said: list[str] = []
    contexts = []

    def run(name: str, size: tuple[int, int] = DESK, **settings: Any) -> Page:  # noqa: ANN401
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        address = reports[name].as_uri()
        page.on(
            "request",
            lambda request: None if request.url.startswith(address) else said.append(request.url),
        )
        page.goto(address)
        return page

    yield run
    for context in contexts:
        context.close()
    assert said == []


def shown(page: Page, selector: str) -> list[str]:
    """The ids of the elements that are to be seen."""
    script = "(found) => found.filter((one) => one.checkVisibility()).map((one) => one.id)"
    found: list[str] = page.eval_on_selector_all(selector, script)
    return found


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id")
    return name


def is_in_sight(page: Page, selector: str) -> bool:
    script = """(one) => { const box = one.getBoundingClientRect();
      return box.top < innerHeight && box.bottom > 0; }"""
    return bool(page.eval_on_selector(selector, script))


@EVERY_DRAFT
@SIZES
def test_nothing_is_wider_than_the_window(name: str, size: tuple[int, int], opened: Open) -> None:
    page = opened(name, size)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


@SIZES
def test_notes_stand_beside_the_text_or_fold_under_it(size: tuple[int, int], opened: Open) -> None:
    page = opened("bridge", size)
    row = page.locator(".row", has=page.locator("#n1"))
    words, notes = row.locator("> p").bounding_box(), row.locator("> .notes").bounding_box()
    assert words
    assert notes
    if size == PHONE:
        assert notes["y"] >= words["y"] + words["height"]
        assert not page.locator("#n1").is_visible()
        row.locator("> .notes > summary").click()
    else:
        assert notes["x"] >= words["x"] + words["width"]
    assert page.locator("#n1").is_visible()


def test_notes_stand_level_with_their_claims_where_there_is_room(opened: Open) -> None:
    page = opened("brief")
    for number in (1, 2):
        page.locator(f"#c{number}").scroll_into_view_if_needed()
        page.wait_for_function(
            """(number) => {
              const claim = document.getElementById(`c${number}`).getClientRects()[0];
              const note = document.getElementById(`n${number}`).getBoundingClientRect();
              return Math.abs(claim.top - note.top) < 30;
            }""",
            arg=number,
        )


def test_one_key_leads_from_the_first_unsourced_claim_to_the_last(opened: Open) -> None:
    page = opened("ledger")
    wanted = page.eval_on_selector_all(
        ".note[data-state~=unsourced]", "(all) => all.map((one) => one.id)"
    )
    assert len(wanted) > 100
    visited = []
    for _ in wanted:
        page.keyboard.press("u")
        visited.append(focused(page))
        assert is_in_sight(page, f"#{visited[-1]}")
    assert visited == wanted
    page.keyboard.press("u")
    assert focused(page) == wanted[-1]
    assert page.locator("#heard").inner_text() == "that was the last one"


@SIZES
def test_keys_lead_from_finding_to_finding_and_back(size: tuple[int, int], opened: Open) -> None:
    page = opened("bridge", size)
    wanted = page.eval_on_selector_all(".note[data-open]", "(all) => all.map((one) => one.id)")
    visited = []
    for _ in wanted:
        page.keyboard.press("n")
        visited.append(focused(page))
        assert page.locator(f"#{visited[-1]}").is_visible()
    assert visited == wanted
    page.keyboard.press("p")
    assert focused(page) == wanted[-2]


@SIZES
def test_a_note_comes_into_sight_with_its_claim(size: tuple[int, int], opened: Open) -> None:
    page = opened("brief", size)
    seen = """(note) => {
      const inside = (one) => { const box = one.getBoundingClientRect();
        return box.top >= 0 && Math.min(box.bottom, box.top + 60) <= innerHeight; };
      const claim = document.getElementById(note.id.replace("n", "c")).closest(".claim");
      return inside(note) && (inside(claim) || note.querySelector(":scope > .says") !== null); }"""
    count = page.locator(".note[data-state~=unsourced]").count()
    for _ in range(count):
        page.keyboard.press("u")
        assert page.eval_on_selector(f"#{focused(page)}", seen)
    for number in (1, 2, 3):
        page.evaluate(f"document.querySelector('a.badge[href=\"#n{number}\"]').click()")
        assert focused(page) == f"n{number}"
        assert page.eval_on_selector(f"#n{number}", seen)


@SIZES
def test_the_walk_goes_on_from_where_the_reader_is(size: tuple[int, int], opened: Open) -> None:
    page = opened("ledger", size)
    page.keyboard.press("u")
    assert focused(page) == "n1"
    page.evaluate("document.getElementById('c60').scrollIntoView()")
    page.keyboard.press("n")
    number = int(focused(page)[1:])
    assert 60 <= number <= 66
    page.evaluate("document.getElementById('c100').scrollIntoView()")
    page.keyboard.press("p")
    assert 90 <= int(focused(page)[1:]) < 100
    page.evaluate("location.hash = '#c30'")
    page.keyboard.press("n")
    assert int(focused(page)[1:]) in range(30, 37)


def test_a_note_tells_a_screen_reader_its_claim(opened: Open) -> None:
    page = opened("bridge")
    page.keyboard.press("u")
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert page.locator(f"#{described}").inner_text() == "It cost 31 million euros in 1974."


def test_a_print_says_which_part_it_is(opened: Open) -> None:
    page = opened("bridge")
    page.locator(".tools > summary").click()
    page.locator("#by-state").select_option("disputed")
    page.locator("#only").check()
    page.emulate_media(media="print")
    words = page.locator("#filtered").inner_text()
    assert words.startswith("A part only: state “disputed”; 1 of 12 notes; ")
    assert words.endswith(" passages are left out")
    page.emulate_media(media="screen")
    page.locator("#by-state").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('.tools').open") is False
    page.locator(".tools > summary").click()
    page.locator("#clear").click()
    page.emulate_media(media="print")
    assert not page.locator("#filtered").is_visible()


def test_on_paper_a_link_has_its_address(opened: Open) -> None:
    page = opened("bridge")
    page.emulate_media(media="print")
    page.evaluate("""() => {
      const out = document.createElement("p");
      out.innerHTML = '<span class="out"><a href="https://example.org/a">↗</a></span>';
      document.querySelector("main").append(out); }""")
    content = "(one) => getComputedStyle(one, '::after').content"
    assert "https://example.org/a" in page.eval_on_selector(".out a", content)


def test_a_full_reference_is_in_sight_whatever_a_filter_hides(opened: Open) -> None:
    page = opened("twice")
    again = page.locator(".again").first
    assert not again.is_visible()
    note = again.locator("xpath=ancestor::li[contains(@class, 'note')]")
    before = note.locator("xpath=preceding-sibling::li")
    before.evaluate_all("(all) => all.forEach((one) => { one.hidden = true; })")
    assert again.is_visible()


def test_badges_are_large_enough_for_a_finger(opened: Open) -> None:
    page = opened("brief", PHONE)
    boxes = page.eval_on_selector_all(
        ".row p > .badge",
        "(all) => all.map((one) => one.getBoundingClientRect()).map((b) => [b.width, b.height])",
    )
    assert boxes
    assert all(min(box) >= 24 for box in boxes)


def test_keys_can_be_turned_off(opened: Open) -> None:
    page = opened("bridge")
    page.locator(".tools > summary").click()
    page.locator("#keys").uncheck()
    page.keyboard.press("n")
    assert page.locator(".note.here").count() == 0


@pytest.mark.parametrize(
    ("select", "value", "wanted"),
    [
        ("state", "unsourced", ["n2", "n7"]),
        # Also those that are verified, disputed, changed, stale or gone.
        ("state", "sourced", ["n1", "n5", "n6", "n8", "n10", "n11", "n12"]),
        ("section", "1-gone", ["n12"]),
        ("kind", "money", ["n2", "n6", "n7", "n9", "n11"]),
        ("section", "1-2", ["n6", "n7", "n8", "n9", "n10", "n11"]),
        ("work", "1", ["n1", "n8", "n12"]),
    ],
)
def test_a_filter_leaves_what_it_names(
    select: str, value: str, wanted: list[str], opened: Open
) -> None:
    page = opened("bridge")
    every = shown(page, ".note")
    page.locator(".tools > summary").click()
    page.locator(f"#by-{select}").select_option(value)
    assert shown(page, ".note") == wanted
    marked = page.eval_on_selector_all(
        ".claim[data-n]:not(.off)", "(all) => all.map((one) => one.dataset.n)"
    )
    assert [f"n{number}" for number in marked] == wanted
    assert page.locator("#heard").inner_text() == f"{len(wanted)} of {len(every)} notes"
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert focused(page) == wanted[0]
    page.locator(".tools > summary").click()
    page.locator("#clear").click()
    assert shown(page, ".note") == every


def test_a_filter_can_hide_the_passages_without_any(opened: Open) -> None:
    page = opened("bridge")
    page.locator(".tools > summary").click()
    page.locator("#by-state").select_option("disputed")
    page.locator("#only").check()
    rows = page.eval_on_selector_all(
        ".row",
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText.trim())",
    )
    assert [row.splitlines()[0] for row in rows[:2]] == [
        "The bridge at Orsk",
        "Figures and <U+202E>tolls",
    ]
    assert len(rows) == 3


def test_citations_lead_to_the_list_of_works_and_works_to_their_claims(opened: Open) -> None:
    page = opened("bridge")
    page.locator("#c1 a.cite").click()
    assert page.evaluate("location.hash") == "#r1"
    assert is_in_sight(page, "#r1")
    page.locator("#r1 .resting > summary").click()
    page.locator("#r1 .resting a").nth(1).click()
    assert page.evaluate("location.hash") == "#c8"
    assert is_in_sight(page, "#c8")


def test_without_a_script_it_can_be_read_and_walked(opened: Open) -> None:
    page = opened("bridge", java_script_enabled=False)
    assert page.locator("#n1").is_visible()
    assert not page.locator("#filters").is_visible()
    page.locator(".first").click()
    assert page.locator("#n2").is_visible()
    page.locator("#n2 .next").click()
    assert page.locator("#n7").bounding_box() is not None


def test_without_a_script_notes_fold_on_a_phone(opened: Open) -> None:
    page = opened("bridge", PHONE, java_script_enabled=False)
    assert not page.locator("#n1").is_visible()
    page.locator(".notes > summary").first.click()
    assert page.locator("#n1").is_visible()


def test_hostile_text_is_text(opened: Open) -> None:
    page = opened("bridge")
    assert page.evaluate("[document.scripts.length, document.images.length]") == [1, 0]
    assert (
        "&lt;/script&gt;&lt;script&gt;alert(4)&lt;/script&gt;"
        in page.locator(".works").inner_html()
    )
    assert "Figures and <U+202E>tolls" in page.locator("h3").all_inner_texts()


# The ledger alone has no element that these have not, and takes axe ten times as long.
@pytest.mark.parametrize("name", ["bridge", "brief", "paper", "twice"])
@SCHEMES
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(name: str, scheme: str, size: tuple[int, int], opened: Open) -> None:
    page = opened(name, size, color_scheme=scheme, bypass_csp=True)
    page.evaluate(
        "document.querySelectorAll('.notes, .more').forEach((one) => { one.open = true; })"
    )
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document).then((all) => all.violations)")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@EVERY_DRAFT
@SCHEMES
def test_all_text_stands_out_from_its_ground(name: str, scheme: str, opened: Open) -> None:
    page = opened(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(PALE) == []


def test_at_four_hundred_percent_nothing_is_lost(opened: Open) -> None:
    page = opened("bridge", (320, 256))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".bar").evaluate("(one) => getComputedStyle(one).position") == "static"
    page.keyboard.press("u")
    assert is_in_sight(page, "#n2")


def test_on_paper_notes_stand_in_the_margin_and_controls_are_gone(opened: Open) -> None:
    page = opened("bridge", PHONE)
    page.emulate_media(media="print")
    assert page.locator("#n1").is_visible()
    assert not page.locator(".bar").is_visible()
    row = page.locator(".row", has=page.locator("#n1"))
    words, notes = row.locator("> p").bounding_box(), row.locator("> .notes").bounding_box()
    assert words
    assert notes
    assert notes["x"] >= words["x"] + words["width"]
    assert page.pdf().startswith(b"%PDF")
