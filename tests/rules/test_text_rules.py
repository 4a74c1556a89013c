"""What is said of citations in documents: missing, misspelt, ambiguous."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import Lint

from claimcheck.model.findings import Report

LIBRARY = """\
@book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics}, publisher = {Brill}, year = 1974}
@book{smith2010, author = {Smith, Ann}, title = {Zebras}, publisher = {Press}, year = 2010}
@book{smith2010b, author = {Smith, Ann}, title = {Aardvarks}, publisher = {Press}, year = 2010}
@book{jones2001, author = {Jones, Bo and Smith, Ann}, title = {Both}, publisher = {Press}, year = 2001}
@book{lost1999, author = {Lost, L.}, title = {Never closed,
"""


def linted(lint: Lint, text: str, rule: str, kind: str = "txt") -> list[str]:
    return lint(f"{text}\n---\n{LIBRARY}", kind=f"{kind} + bib", rule=rule)


def test_a_work_that_the_bibliography_lacks(lint: Lint) -> None:
    assert linted(lint, "It rained.\nIt was opposed (Nobody 1999, p. 3).", "unlinked-citation") == [
        'draft.txt:2:17: unlinked-citation: "Nobody 1999, p. 3" is not in references.bib'
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "It was opposed (Landua 1974).",
            'draft.txt:1:17: misspelt-citation: "Landua 1974" is almost landau1974: surname differs'
            " by one letter: the bibliography has Landau",
        ),
        (
            "It was opposed (Landau 1975).",
            'draft.txt:1:24: misspelt-citation: "Landau 1975" is almost landau1974: year 1975 in the'
            " text, 1974 in the bibliography",
        ),
        (
            "It was opposed (Landua 1975).",
            'draft.txt:1:17: misspelt-citation: "Landua 1975" is almost landau1974: the'
            " bibliography has Landau 1974",
        ),
        (
            "It was opposed (Jonse and Smiht 2001).",
            'draft.txt:1:17: misspelt-citation: "Jonse and Smiht 2001" is almost jones2001: the'
            " bibliography has Jones and Smith 2001",
        ),
    ],
)
def test_a_slip_is_marked_in_the_part_that_differs(text: str, finding: str, lint: Lint) -> None:
    assert linted(lint, text, "misspelt-citation") == [finding]


def test_two_works_that_fit_equally_are_both_named(lint: Lint) -> None:
    [finding] = linted(lint, "It rained (Smith 2010).", "ambiguous-citation")
    assert finding.startswith('draft.txt:1:12: ambiguous-citation: "Smith 2010" may be smith2010')
    assert "smith2010b" in finding


@pytest.mark.parametrize(
    ("title", "advice"),
    [
        ("Zebras: A life", "it is one and the same work: keep one of its entries"),
        ("Aardvarks", "tell the works apart in the text, as by a letter after the year"),
    ],
)
def test_the_advice_is_another_where_one_work_stands_in_two_files(
    report: Callable[..., Report], project: Path, title: str, advice: str
) -> None:
    entry = "@book{%s, author = {Smith, Ann}, title = {%s}, publisher = {Press}, year = 2010}"
    (project / "a.bib").write_text(entry % ("smith2010", "Zebras: A Life"))
    (project / "b.bib").write_text(entry % ("zebras", title))
    (project / "draft.txt").write_text("It rained (Smith 2010).")
    files = ("a.bib", "b.bib")
    found = report("ambiguous-citation", references=files, documents=("draft.txt",))
    assert [one.hit.help for one in found.findings] == [advice]


def test_of_many_works_that_fit_equally_some_are_named(lint: Lint) -> None:
    library = "".join(
        f"@book{{s{n}, author = {{Smith, Ann}}, title = {{Title {n}}}, year = 2010}}\n"
        for n in range(9)
    )
    text = f"It rained (Smith 2010).\n---\n{library}"
    assert lint(text, kind="txt + bib", rule="ambiguous-citation") == [
        'draft.txt:1:12: ambiguous-citation: "Smith 2010" may be s0, s1, s2 or one of 6 more'
    ]


def test_a_long_note_is_cut_in_the_message(lint: Lint) -> None:
    note = "Nemo Nobody, A Book That Was Never Written, with a Subtitle (Oxford: Press, 1999), 7."
    [finding] = linted(lint, f"It rained.[^1]\n\n[^1]: {note}", "unlinked-citation", "md")
    assert finding == (f'draft.md:3:7: unlinked-citation: "{note[:59]}…" is not in references.bib')


def test_letters_after_the_year_go_by_title_and_not_by_the_order_of_the_file(lint: Lint) -> None:
    text = "It rained (Smith 2010a), and it snowed (Smith 2010b)."
    for rule in ("ambiguous-citation", "misspelt-citation", "unlinked-citation"):
        assert linted(lint, text, rule) == []


@pytest.mark.parametrize(
    "text",
    [
        "It rained in 1999 (May 2001) and again (since 2010).",
        "Write to smith1999@example.org or @nobody.",
        "ISO 9001 (2015) and the S-400 (2017) are no authors.",
        "According to Landau (1974), and to Jones and Smith (2001), it rained.",
    ],
)
@pytest.mark.parametrize("rule", ["unlinked-citation", "misspelt-citation", "ambiguous-citation"])
def test_no_false_alarm(text: str, rule: str, lint: Lint) -> None:
    assert linted(lint, text, rule) == []


def test_a_printed_key_that_is_missing_is_a_missing_reference(lint: Lint) -> None:
    text = "It was opposed [@landau1947; @landau1974] and @lost1999 and `[@code]`."
    assert linted(lint, text, "missing-reference", "md") == [
        'draft.md:1:18: missing-reference: no reference "landau1947" in references.bib'
    ]


def test_a_citation_of_a_broken_entry_is_not_called_missing(lint: Lint) -> None:
    text = "It was opposed \\citep{lost1999}."
    assert linted(lint, text, "missing-reference", "tex") == []


CITING = (
    "It rained (Landau 1974). Smith (2010) agrees, and so do others (Jones and Smith 2001).\n\n"
)


@pytest.mark.parametrize(
    "words",
    """(Q4 2019)|(FY 2019)|(Fiscal Year 2020)|(Room 2012)|(AFP, 14 June 2019)|(Reuters, 2020)
(photo by John Miller, 2019)|(Source: Eurostat 2020)|(Brazil 2014)|(Madrid 2022)|(Ukraine, 2014)
(Berlin, May 2019)|(Basel, 2008)|(London, 1987: Penguin)|(Nobel Prize 1998)|(Euro 2020)|(Expo 2015)
(Horizon 2020)|(Agenda 2030)|(Vision 2030)|World Series (1988, 1991)|(Constitution of 1982)
(Windows 2000)|(SPSS 2019)|(MATLAB 2019b)|(Stata 2017)|(Flight MH 370, 2014)|(President Trump, 2019)
(Democrat, 2019)|Ford (1903)|Hamburg (1950)|Casablanca (1942)|Obama (2008)|Act (1947)""".replace(
        "\n", "|"
    ).split("|"),
)
def test_what_only_looks_like_a_citation_is_none_unless_it_links(words: str, lint: Lint) -> None:
    text = f"{CITING}The matter of it came up again with {words} in the news."
    assert linted(lint, text, "unlinked-citation") == []
    assert linted(lint, text, "misspelt-citation") == []


@pytest.mark.parametrize(
    "words",
    [
        "(London 1987, p. 3)",
        "(London et al. 1987)",
        "(London, J. 1987)",
        "(London and Paris 1987)",
        "(London 1987a)",
        "(Trump 2019)",
        "(Miller 2019)",
        "Hamburg (2008) argues",
    ],
)
def test_what_shows_an_author_is_missing_nevertheless(words: str, lint: Lint) -> None:
    text = f"{CITING}It is said to rain {words} in the north."
    assert len(linted(lint, text, "unlinked-citation")) == 1


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Dorn's 1974 book", "dorn1974"),
        ("Dorn’s seminal 1974 study", "dorn1974"),
        ("Miller's 1983 book", ""),
        ("(Dorn 1973/74)", "dorn1974"),
        ("(Ajax 1973/74)", ""),
        ("(France 24 2019)", "france24"),
        ("(Channel 4 2019)", ""),
        ("(Article 5 2019)", ""),
    ],
)
def test_what_need_not_be_a_citation_is_one_where_it_links(
    words: str, key: str, lint: Lint
) -> None:
    library = "@misc{france24, author = {{France 24}}, title = {News}, year = 2019}\n"
    library += "@book{dorn1974, author = {Dorn, D.}, title = {Left}, year = 1974}\n"
    text = f"It is said to rain, as {words} tells.\n---\n{library}"
    assert lint(text, kind="txt + bib", rule="unlinked-citation") == []
    unused = "".join(lint(text, kind="txt + bib", rule="unused-reference"))
    assert [k for k in ("dorn1974", "france24") if k not in unused] == ([key] if key else [])


def test_a_place_that_is_an_author_here_is_cited(lint: Lint) -> None:
    text = f"{CITING}It rained (London 1987), and it snowed (London 1989; Landau 1974; Paris 1990)."
    library = "@book{london1987, author = {London, J.}, title = {Rain}, year = 1987}\n"
    findings = lint(
        f"{text}\n---\n{LIBRARY[: LIBRARY.index('@book{lost')]}{library}", kind="txt + bib"
    )
    assert [f for f in findings if "London 1989" in f]
    assert not [f for f in findings if "London 1987" in f.split(" is ")[0] or "Paris" in f]


def test_particles_in_running_text_belong_to_the_name(lint: Lint) -> None:
    library = (
        "@book{jones2010, author = {Jones, A. and Brown, B. and de la Cruz, C.},"
        " title = {Three}, publisher = {Press}, year = 2010}\n"
        "@book{dijk2001, author = {van Dijk, A. and de Vries, B.},"
        " title = {Two}, publisher = {Press}, year = 2001}\n"
    )
    text = (
        "Jones, Brown and de la Cruz (2010) agree. As van Dijk and de Vries (2001) say, it rains."
    )
    for rule in ("unlinked-citation", "misspelt-citation"):
        assert lint(f"{text}\n---\n{library}", kind="txt + bib", rule=rule) == []
