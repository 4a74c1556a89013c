"""The page is valid, needs nothing, links only where something is, and shows hostile text as text."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.annotating.bridge import DRAFT, draft_of, written_to
from tests.support import ROOT
from tests.test_corpus import CORPUS, EVERY_DOCUMENT

from claimcheck.model.annotated import JUDGED, RESTS_ON, AnnotatedDraft, State
from claimcheck.reporters.annotated.page import render
from claimcheck.reporters.annotated.signs import SIGNS
from claimcheck.reporters.page import HIDDEN, Page

GOLDEN = Path(__file__).parent / "small.html"
VOID = {"meta", "input", "path", "rect", "line", "circle"}
# A paragraph ends where one of these begins, so none may stand in it.
BLOCKS = {"p", "div", "ul", "ol", "li", "table", "details", "section", "blockquote", "figure"} | {
    f"h{level}" for level in range(1, 7)
}
NASTY = ("<", ">", "&", '"', "'", "</script>", "</style>", "<!--", "]]>", "\u202e", "\x00", "\ud800", "<b>", "&lt;", "%", "{", "\n")  # fmt: skip


class Checked(HTMLParser):
    """Raises where elements are not closed as they were opened."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), tag
        self.attributes |= set(names)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name == "aria-describedby":
                self.links.append(f"#{value}")
        if "p" in self.open:
            assert tag not in BLOCKS, (self.open, tag)
        if tag == "a":
            assert "a" not in self.open, self.open
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.raw[self.open[-1]] = data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def checked(draft: AnnotatedDraft, base: Path) -> Checked:
    """The page, after all that must hold for any."""
    html = render(draft, Page(base))
    assert not HIDDEN.search(html.replace("\n", ""))
    page = Checked(html)
    assert len(page.ids) == len(set(page.ids))
    inside = {f"#{name}" for name in page.ids}
    for link in page.links:
        assert link in inside or re.match("https?://", link), link
    assert not {
        name for name in page.attributes if name.startswith("on") or name in ("src", "style")
    }
    assert set(page.raw) == {"script", "style"}
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    return page


@pytest.fixture
def bridge(tmp_path: Path) -> Checked:
    return checked(draft_of(written_to(tmp_path)), tmp_path)


def test_hostile_text_is_shown_as_text(bridge: Checked) -> None:
    assert "Tolls & Rivers </script><script>alert(4)</script>" in bridge.text
    assert "the journal says 2 euros <b>and</b> more" in bridge.text
    assert "Figures and <U+202E>tolls" in bridge.text
    assert not [link for link in bridge.links if "javascript" in link]


def test_the_policy_allows_the_page_its_own_style_and_script_and_nothing_else(
    tmp_path: Path,
) -> None:
    html = render(draft_of(written_to(tmp_path)), Page(tmp_path))
    raw = Checked(html).raw
    hashes = {kind: b64encode(sha256(raw[kind].encode()).digest()).decode() for kind in raw}
    assert (
        "default-src &#39;none&#39;; "
        f"style-src &#39;sha256-{hashes['style']}&#39;; script-src &#39;sha256-{hashes['script']}&#39;; "
        "base-uri &#39;none&#39;; form-action &#39;none&#39;"
    ) in html


def test_the_margin_holds_all_that_is_known_of_a_claim(bridge: Checked) -> None:
    for words in (
        "Haas, Ines, and Per Lindqvist (1975). A Bridge for Orsk. River Press. p. 12",
        "opened on a wet morning in May",
        "Verified by ED, 2026-11-20 – seen in the library",
        "Figure: the ledger has 14, the text 40",
        "Needs no source: common knowledge in Orsk",
        "stale: edited since",
        "haas1957: almost fits",
        "haas1975 is one transposition away",
        # What the note says already stands under "more", with what to do.
        "nobody2003: not in the bibliography",
        '▲ error no reference "nobody2003" in references.bib add the entry to references.bib, or'
        " cite another key missing-reference",
        "10 of 12 facts left",
    ):
        assert words in bridge.text, words


def test_every_state_has_a_sign_and_a_word_of_its_own() -> None:
    assert set(SIGNS) == set(State)
    assert len({one.mark for one in SIGNS.values()}) == len(SIGNS)
    assert len({one.word for one in SIGNS.values()}) == len(SIGNS)


def test_the_same_draft_gives_the_same_page(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    assert render(draft_of(folder), Page(folder)) == render(draft_of(folder), Page(folder))


def test_several_documents_stand_on_one_page(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    second = folder / "second.md"
    second.write_text(
        "# Another\n\nIn 2004 the ferry carried 812 cars.[^1]\n\n[^1]: A note.\n", "utf-8"
    )
    page = checked(draft_of(folder, folder / "draft.md", second), folder)
    assert {"p1", "p2", "fn1-1", "fn2-1"} <= set(page.ids)


@EVERY_DOCUMENT
def test_any_document_makes_a_valid_page(document: Path) -> None:
    draft = draft_of(CORPUS, document, references=("library.bib",), documents=(str(document),))
    checked(draft, CORPUS)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from([*NASTY, "In 1990 ", "it cost 3 euros ", "[@haas1975]", ". "]), max_size=30).map("".join))  # fmt: skip
def test_any_text_makes_a_valid_page(tmp_path: Path, words: str) -> None:
    folder = written_to(tmp_path)
    text = f"{DRAFT}\n{words}\n".encode("utf-8", "replace")
    (folder / "draft.md").write_bytes(text)
    checked(draft_of(folder), folder)


def test_a_small_page_is_as_it_was_when_it_was_last_looked_at(tmp_path: Path) -> None:
    # After a change look at the page in a browser, and then put what this gives into small.html.
    (tmp_path / "references.bib").write_text(
        "@book{haas1975, author={Haas, Ines}, title={A Bridge}, year=1975}\n", "utf-8"
    )
    (tmp_path / "small.txt").write_text(
        "The bridge\n\nThe city opened the bridge in May 1974 (Haas 1975). It cost 31 million euros.\n",
        "utf-8",
    )
    draft = draft_of(tmp_path, tmp_path / "small.txt")
    html = render(draft, Page(tmp_path))
    body = html[html.index("<body>") : html.index("<script>")]
    shown = re.sub(
        r"(?<=>)(?=<(?:/?(?:div|p|ul|ol|li|section|header|nav|main|article|details)\b))", "\n", body
    )
    assert shown == GOLDEN.read_text("utf-8")


def test_the_documentation_says_what_every_sign_means() -> None:
    told = (ROOT / "docs" / "report.md").read_text("utf-8")
    rows = [f"| {one.mark} | {one.word} | {one.meaning} |" for one in SIGNS.values()]
    assert "\n".join(rows) in told


def years_of(folder: Path, sentence: str, year: int) -> str:
    """The words over the plot of years."""
    work = f"@book{{haas, author = {{Haas, I.}}, title = {{A Bridge}}, publisher = {{P}}, year = {year}}}"
    (folder / "references.bib").write_text(work, "utf-8")
    (folder / "years.md").write_text(f"{sentence} [@haas].\n", "utf-8")
    html = render(draft_of(folder, folder / "years.md"), Page(folder))
    found = re.search(
        "<strong>Years of the sources and of the events</strong> (.*?)</figcaption>", html
    )
    assert found
    assert ("same" in found[1]) == ('class="same"' in html)
    return found[1].removeprefix(
        "Each dot is a year that a claim names, beside the year of its source. "
    )


def test_the_plot_of_years_speaks_of_what_it_shows(tmp_path: Path) -> None:
    older = "A triangle is a source that is older than what it is cited for."
    none = "No source is older than what it is cited for."
    line = "On the dashed line both are the same."
    early = "In 1874 the bridge cost 31 million marks"
    assert years_of(tmp_path, early, 1975) == none
    assert years_of(tmp_path, early, 1874) == f"{line} {none}"
    assert years_of(tmp_path, early, 1873) == f"{line} {older}"
    assert years_of(tmp_path, early, 1775) == older


def test_a_source_beside_one_that_can_know_is_no_triangle(tmp_path: Path) -> None:
    works = "".join(
        f"@book{{b{year}, author = {{Haas, I.}}, title = {{A Bridge}}, publisher = {{P}}, year = {year}}}\n"
        for year in (1870, 1880)
    )
    (tmp_path / "references.bib").write_text(works, "utf-8")
    (tmp_path / "years.md").write_text("In 1874 it cost 31 million marks [@b1870; @b1880].\n")
    html = render(draft_of(tmp_path, tmp_path / "years.md"), Page(tmp_path))
    assert 'class="older"' not in html
    assert "A dot&#39;s source may be older too: its claim then has another." in html


def test_tables_are_told_apart_by_their_numbers(tmp_path: Path) -> None:
    table = "| year | ships |\n|---|---|\n| 2013 | 1,204 |\n\nThat is all.\n\n"
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(table * 2, "utf-8")
    html = render(draft_of(tmp_path, tmp_path / "a.md", tmp_path / "b.md"), Page(tmp_path))
    assert re.findall('aria-label="(Table [^"]*)"', html) == [f"Table {n}" for n in range(1, 5)]


def test_a_title_above_the_text_is_not_said_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A *small* piece\nauthor: Ann\n---\n\nIt rained.\n")
    html = render(draft_of(tmp_path, tmp_path / "a.md"), Page(tmp_path))
    assert re.findall('<p class="byline">(.*?)</p>', html) == ["Ann"]


def test_what_is_struck_is_shown_as_struck(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("It carried ~~9,400~~ 8,100 lorries in 2019, and H~2~O.\n")
    html = render(draft_of(tmp_path, tmp_path / "a.md"), Page(tmp_path))
    assert re.findall("<s>(.*?)</s>", html) == ["9,400"]


def test_each_number_of_a_citation_leads_to_its_own_work(tmp_path: Path) -> None:
    names = ("Abel", "Berg", "Cole", "Dorn", "Eco")
    works = [f"@book{{{n}, author = {{{n}, I.}}, title = {{{n}'s Bridge}}, publisher = {{River Press}}, year = 197{i}}}" for i, n in enumerate(names)]  # fmt: skip
    (tmp_path / "references.bib").write_text("\n".join(works), "utf-8")
    entries = [f"[{i + 1}] {n}, I. {n}'s Bridge. River Press, 197{i}." for i, n in enumerate(names)]
    (tmp_path / "draft.txt").write_text(
        "The bridge\n\nThe toll was 3 euros in 1990 [1, 4]. It was 4 euros in 1991 [3–5].\n\n"
        "References\n\n" + "\n".join(entries) + "\n",
        "utf-8",
    )
    draft = draft_of(tmp_path, tmp_path / "draft.txt")
    html = render(draft, Page(tmp_path))
    linked = re.findall(r'<a class="cite l-linked" href="#r(\d+)">(\d)</a>', html)
    assert [(number, draft.works[int(work) - 1].key) for work, number in linked] == [
        ("1", "Abel"),
        ("4", "Dorn"),
        ("3", "Cole"),
        ("5", "Eco"),
    ]


def test_a_note_keeps_its_last_point_to_itself(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@book{haas, author={Haas, I.}, year=1975}", "utf-8")
    (tmp_path / "draft.md").write_text(
        "The toll was 3 euros in 1990.[^1]\n\n[^1]: Okafor 2010, 77.\n", "utf-8"
    )
    html = render(draft_of(tmp_path, tmp_path / "draft.md"), Page(tmp_path))
    assert re.search(r'l-missing">(?:<span class="found">)?Okafor 2010, 77<', html)
    assert "<strong>Okafor 2010, 77</strong>: not in the bibliography" in html


def test_a_page_without_facts_says_so_and_has_nothing_to_walk_through(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("", "utf-8")
    (tmp_path / "draft.md").write_text("I like it here.\n", "utf-8")
    page = checked(draft_of(tmp_path, tmp_path / "draft.md"), tmp_path)
    assert "no facts found" in page.text
    assert "filters" not in page.ids


@pytest.mark.parametrize(
    ("named", "heading", "title"),
    [
        ("Ferries", "# Tolls", "Ferries"),
        ("draft", "# Tolls", "Tolls"),
        ("draft", "# Introduction", "draft.md"),
        ("", "# Tolls", "Tolls"),
    ],
)
def test_the_name_of_the_file_hides_no_title(
    named: str, heading: str, title: str, tmp_path: Path
) -> None:
    folder = written_to(tmp_path)
    (folder / "draft.md").write_text(f"{heading}\n\nIn 1990 the toll was 3 euros.\n", "utf-8")
    ledger = folder / "claims" / "bridge.toml"
    text = ledger.read_text("utf-8").replace('"The bridge at Orsk"', f'"{named}"')
    ledger.write_text(text, "utf-8")
    html = render(draft_of(folder), Page(folder))
    assert f'<h1 dir="auto">{title}</h1>' in html


def test_no_two_stretches_of_a_bar_look_alike() -> None:
    style = (ROOT / "src/claimcheck/reporters/annotated/style.css").read_text("utf-8")
    looks: dict[State, list[str]] = {}
    for kind in "bh":
        for selectors, look in re.findall(
            rf"^((?:\.{kind}-\w+(?:, )?)+) {{ (.*) }}$", style, re.MULTILINE
        ):
            for name in re.findall(r"-(\w+)", selectors):
                looks.setdefault(State(name), []).append(look)
    assert set(looks) == {*RESTS_ON, *JUDGED} - {State.UNCHECKED}
    assert len({tuple(look) for look in looks.values()}) == len(looks)
