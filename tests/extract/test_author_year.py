import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.extract.citations.author_year import author_year_citations
from claimcheck.model.citations import Citation, CitedWork, Form
from claimcheck.model.documents import BlockKind, Document, DocumentBuilder
from claimcheck.model.text import SourceFile


def document(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    out = DocumentBuilder(SourceFile(Path("draft.txt"), "\n".join(texts)))
    at = 0
    for text in texts:
        out.keep(at, at + len(text))
        out.close_block(kind)
        at += len(text) + 1
    return out.build()


def citations(*texts: str) -> list[Citation]:
    """Those that show by themselves, without a look into a bibliography."""
    found = author_year_citations(document(*texts))
    return [citation for citation in found if not citation.unproven]


def works(text: str) -> list[CitedWork]:
    return [work for citation in citations(text) for work in citation.works]


def brief(work: CitedWork) -> str:
    """Names, year and locator of a work, as one line."""
    names = " + ".join(f"{n.surname}, {n.given}" if n.given else n.surname for n in work.names)
    names += " et al." if work.et_al else ""
    year = f"{work.original_year}/{work.year}" if work.original_year else str(work.year)
    parts = (names or f"“{work.title}”", year + work.suffix, work.locator)
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew (Aldous 1994).", ["Aldous | 1994"]),
        ("It grew (Aldous, 1994).", ["Aldous | 1994"]),
        ("It grew [Aldous, 1994].", ["Aldous | 1994"]),
        ("(Aldous and Brun 1994)", ["Aldous + Brun | 1994"]),
        ("(Aldous, Brun, & Cale, 1994)", ["Aldous + Brun + Cale | 1994"]),
        ("(Aldous, Brun and Cale 1994)", ["Aldous + Brun + Cale | 1994"]),
        ("(Aldous et al., 1994)", ["Aldous et al. | 1994"]),
        ("(Aldous and others 1994)", ["Aldous et al. | 1994"]),
        ("(ALDOUS AND BRUN 1994)", ["ALDOUS + BRUN | 1994"]),
        ("(ALDOUS ET AL. 1994)", ["ALDOUS et al. | 1994"]),
        ("(Aldous, Brun, et al. 1994)", ["Aldous + Brun et al. | 1994"]),
        ("(Aldous und Brun 1994)", ["Aldous + Brun | 1994"]),
        ("(Gómez y Ibáñez 1994)", ["Gómez + Ibáñez | 1994"]),
        ("(Dubois et Petit 1994)", ["Dubois + Petit | 1994"]),
    ],
)
def test_reads_the_names_before_a_year(text: str, expected: list[str]) -> None:
    assert [brief(w) for w in works(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Aldous 1994; Brun 2001)", ["Aldous | 1994", "Brun | 2001"]),
        (
            "(Aldous et al. 1994, p. 12, Brun 2001, Cale 2003)",
            ["Aldous et al. | 1994 | p. 12", "Brun | 2001", "Cale | 2003"],
        ),
        (
            "(Aldous 1994, 1996a,b; 2001)",
            ["Aldous | 1994", "Aldous | 1996a", "Aldous | 1996b", "Aldous | 2001"],
        ),
        ("(Aldous 1994: 4; 2001: 5)", ["Aldous | 1994 | 4", "Aldous | 2001 | 5"]),
        ("(Aldous 1994a, a study; Brun 2001)", ["Aldous | 1994a", "Brun | 2001"]),
        ("(Aldous 1994a, b)", ["Aldous | 1994a", "Aldous | 1994b"]),
        (
            "(see also Aldous 1994; but cf. Brun, 2001; e.g., Cale 2003)",
            ["Aldous | 1994", "Brun | 2001", "Cale | 2003"],
        ),
        ("(as cited in Aldous, 1994)", ["Aldous | 1994"]),
        (
            "(as Aldous 1994 and others have shown; in contrast to Brun 2001, who does not)",
            ["Aldous | 1994", "Brun | 2001"],
        ),
        ("(using NumLib, Aldous et al. 1994)", ["Aldous et al. | 1994"]),
    ],
)
def test_reads_every_work_of_a_cluster(text: str, expected: list[str]) -> None:
    assert [brief(w) for w in works(text)] == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("van der Molen", "van der Molen"),
        ("de la Vega", "de la Vega"),
        ("al-Masri", "al-Masri"),
        ("O'Leary", "O'Leary"),
        ("D’Arcy", "D’Arcy"),
        ("MacBain", "MacBain"),
        ("Le Clerc", "Le Clerc"),
        ("Øst-Åberg", "Øst-Åberg"),
        ("Şahinoğlu", "Şahinoğlu"),
        ("ALDOUS", "ALDOUS"),
        ("J. Aldous", "Aldous, J."),
        ("J.K. Aldous", "Aldous, J.K."),
        ("Aldous, J. K.", "Aldous, J. K."),
        ("Aldous JK", "Aldous, JK"),
        ("Mary J. Aldous", "Aldous, Mary J."),
        ("Aldous, M. L., Jr.", "Aldous, M. L."),
        ("US Department of Fish", "US Department of Fish"),
        ("Oak Has University", "Oak Has University"),
        ("Ministry of Trees and Hills", "Ministry of Trees and Hills"),
        ("Fish and Forest Organization", "Fish and Forest Organization"),
        ("River Bank and IMF", "River Bank + IMF"),
        ("River Senate and the Guild", "River Senate and the Guild"),
        ("Q Core Team", "Q Core Team"),
        ("K-12.org", "K-12.org"),
        ("Radio24", "Radio24"),
        ("RBC", "RBC"),
    ],
)
def test_reads_names_of_every_make(printed: str, name: str) -> None:
    assert [brief(w) for w in works(f"It grew ({printed}, 1994).")] == [f"{name} | 1994"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Aldous 1994, p. 3)", "Aldous | 1994 | p. 3"),
        ("(Aldous 1994, pp. 3-5)", "Aldous | 1994 | pp. 3-5"),
        ("(Aldous 1994: 45)", "Aldous | 1994 | 45"),
        ("(Aldous 1994, 45-47)", "Aldous | 1994 | 45-47"),
        ("(Aldous, 1994, ch. 2)", "Aldous | 1994 | ch. 2"),
        ("(Aldous, 1994, §4)", "Aldous | 1994 | §4"),
        ("(Aldous, 1994, vol. 2, fig. 3)", "Aldous | 1994 | vol. 2, fig. 3"),
        ("(Aldous, 1994, Lemma 9)", "Aldous | 1994 | Lemma 9"),
        ("(Aldous 2009, 1978)", "Aldous | 2009 | 1978"),
        ("(Aldous, 1994, emphasis added)", "Aldous | 1994"),
        ("Aldous (1994: 45) agrees", "Aldous | 1994 | 45"),
    ],
)
def test_reads_locators(text: str, expected: str) -> None:
    assert [brief(w) for w in works(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Aldous n.d.)", "Aldous | n.d."),
        ("(Aldous, no date)", "Aldous | n.d."),
        ("(Aldous, forthcoming)", "Aldous | forthcoming"),
        ("(Aldous in press)", "Aldous | in press"),
        ("(Aldous, in preparation)", "Aldous | in preparation"),
        ("(Aldous 1867/1990)", "Aldous | 1867/1990"),
        ("(Aldous [1867] 1990)", "Aldous | 1867/1990"),
        ("Aldous (1990 [1867])", "Aldous | 1867/1990"),
        ("Aldous (1867 [1990])", "Aldous | 1867/1990"),
        ("Aldous (n.d.) says", "Aldous | n.d."),
        ("(Daily Owl, 12 March 2003)", "Daily Owl | 2003"),
    ],
)
def test_reads_years_of_every_make(text: str, expected: str) -> None:
    assert [brief(w) for w in works(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(“On Owls,” 2010)", "“On Owls” | 2010"),
        ('("On Owls" 2010, 45)', "“On Owls” | 2010 | 45"),
        ("(“Owls: Use of Rule 7 (R/A-3)” 2010)", "“Owls: Use of Rule 7 (R/A-3)” | 2010"),
    ],
)
def test_reads_titles_of_works_without_author(text: str, expected: str) -> None:
    assert [brief(w) for w in works(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "cited", "expected"),
    [
        ("Aldous (1994) argues that.", "Aldous (1994)", ["Aldous | 1994"]),
        (
            "Aldous and Brun (1994, 1996) agree.",
            "Aldous and Brun (1994, 1996)",
            ["Aldous + Brun | 1994", "Aldous + Brun | 1996"],
        ),
        (
            "However, Aldous, Brun, and Cale (2001) agree.",
            "Aldous, Brun, and Cale (2001)",
            ["Aldous + Brun + Cale | 2001"],
        ),
        ("See Aldous et al. (2001a).", "Aldous et al. (2001a)", ["Aldous et al. | 2001a"]),
        ("President Aldous (2018) concluded.", "Aldous (2018)", ["Aldous | 2018"]),
        ("Aldous's (2010) account", "Aldous's (2010)", ["Aldous | 2010"]),
        ("Jones’ (2010) account", "Jones’ (2010)", ["Jones | 2010"]),
        ("Critics of Aldous (2010) say", "Aldous (2010)", ["Aldous | 2010"]),
        (
            "Aldous (2010; see also Brun 2011) says",
            "Aldous (2010; see also Brun 2011)",
            ["Aldous | 2010", "Brun | 2011"],
        ),
        ("(Aldous [2010] says so)", "Aldous [2010]", ["Aldous | 2010"]),
        (
            "the work by Oak Tree University (2020)",
            "Oak Tree University (2020)",
            ["Oak Tree University | 2020"],
        ),
        ("as Aldous et al. 1994 show", "Aldous et al. 1994", ["Aldous et al. | 1994"]),
    ],
)
def test_reads_names_that_stand_in_the_sentence(text: str, cited: str, expected: list[str]) -> None:
    (citation,) = citations(text)
    assert text[citation.span.start : citation.span.end] == cited
    assert citation.narrative
    assert [brief(w) for w in citation.works] == expected


def test_a_bracket_leans_on_a_name_that_the_document_cites() -> None:
    text = "As Aldous argued in an essay on owls (1994, p. 5), they hoot (Aldous 1996)."
    assert [brief(w) for w in works(text)] == ["Aldous | 1994 | p. 5", "Aldous | 1996"]
    assert works("As Aldous argued in an essay on owls (1994), they hoot.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Since 2010 and in 2015 it grew.",
        "It grew (since 2010), fell (in 2015), and rose (May 2010).",
        "(Version 3.2, 2010) and (Figure 3, 2010 data) and (n = 2010)",
        "ISO 9001:2015 and (ISO 9001:2015) and (Chapter 2) and (see Table 3)",
        "He reigned (1939-1945), like others (1950 – 1960) and (2009–11).",
        "Turkey (1952) joined. He founded Acorn (1976).",
        "The Treaty of Oakham (1957) ended World War II (1945).",
        "President Aldous (2009-2017) saw the film Owls (1975).",
        "It cost $2010 (about €1999) or 2010% of (2010 GBP).",
        "Write to owl@b2010.org, @aldous2010 or http://owl.org/2010 (http://owl.org/2010).",
        "(Personal communication, May 3, 2010) and (J. Aldous, personal communication, 2010)",
        "(London: Acorn Press, 2010) and (New York: Oak University Press, 2011, p. 3)",
        "B. Brun, On Owls (Acorn Press, 2010); C. Cale, More Owls (Acorn, 2011), 45–67.",
        "D. Dorn, “Owls” (PhD thesis, Oak Tree University, 2010).",
        "Aldous, writing in 2010 (p. 3), agrees.",
        "(the Clean Owl Act 1990)",
        "the Clean Owl Act 1990",
        "plot(x = “Owls”, main = “Owls of 2016/2017”, size = 2)",
        "(based on River Bank 2010 data)",
        "the owls of the 1990s (1990s)",
        "Source: AA",
    ],
)
def test_leaves_other_years_alone(text: str) -> None:
    assert [brief(w) for w in works(text)] == []


def test_a_name_that_may_be_none_is_judged_by_the_rest_of_the_document() -> None:
    habit = "It grew (Aldous 1994; Brun 1995). It fell (Cale 1996). It rose (Dorn 1997)."
    assert works("There is Egede (1998).") == []
    assert brief(works(f"{habit} There is Egede (1998).")[-1]) == "Egede | 1998"
    assert len(works(f"{habit} There is Denmark (1998).")) == 4
    assert len(works(f"{habit} They met in Egede. There is Egede (1998).")) == 4
    assert brief(works("Brun (1998). It grew (Brun 1999).")[0]) == "Brun | 1998"


def test_common_words_are_surnames_in_lists_and_with_sources() -> None:
    assert [brief(w) for w in works("(Page 2003; Aldous 2004)")] == ["Page | 2003", "Aldous | 2004"]
    assert [brief(w) for w in works("Aldous, You, and Brun (2003)")] == [
        "Aldous + You + Brun | 2003"
    ]
    assert [brief(w) for w in works("(Spring & Aldous, 2003)")] == ["Spring + Aldous | 2003"]
    assert works("(Spring 2003)") == []


def test_spells_out_abbreviations_that_the_document_introduces() -> None:
    text = "It fell (World Owl Organization [WOO], 2019). It rose (WOO, 2020)."
    first, second = works(text)
    assert first.names[0].surname == "World Owl Organization"
    assert (second.names[0].surname, second.names[0].full) == ("WOO", "World Owl Organization")


def test_gives_the_place_of_every_part() -> None:
    text = "It grew (see van Aldous and J. Brun 1994, p. 3, 1996)."
    (citation,) = citations(text)
    assert text[slice(*citation.span)] == "(see van Aldous and J. Brun 1994, p. 3, 1996)"
    assert [text[slice(*w.span)] for w in citation.works] == [
        "van Aldous and J. Brun 1994, p. 3",
        "1996",
    ]
    for work in citation.works:
        assert [text[slice(*n.span)] for n in work.names if n.span] == ["van Aldous", "Brun"]
        assert work.year_span
        assert text[slice(*work.year_span)] == work.year
    assert citation.form is Form.AUTHOR_YEAR
    assert not citation.narrative


def test_footnotes_cite_without_brackets() -> None:
    text = "Aldous 1994, 45; Brun and Cale 2001."
    found = list(author_year_citations(document(text, kind=BlockKind.FOOTNOTE)))
    assert [brief(w) for c in found for w in c.works] == ["Aldous | 1994", "Brun + Cale | 2001"]
    assert works(text) == []


def test_reads_running_text_only() -> None:
    text = "It grew (Aldous 1994)."
    for kind in BlockKind:
        found = list(author_year_citations(document(text, kind=kind)))
        silent = kind in (BlockKind.PULL_QUOTE, BlockKind.REFERENCE_LIST)
        assert len(found) == (0 if silent else 1)


_PIECES = (
    "( ) [ ] , ; : . & ' ’ “ ” - – / = $ Aldous Brun van der et al. and the of et n.d. in press "
    "1994 2001a,b 1867/1990 p. 3 J. WOO May Page President see \n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Aldous, ed., 1994)", ["Aldous | 1994"]),
        ("(J. Aldous, Ed., 1994)", ["Aldous, J. | 1994"]),
        ("(Aldous, ed. 1994)", ["Aldous | 1994"]),
        ("(Aldous (ed.) 1994)", ["Aldous | 1994"]),
        ("(Aldous and Brun, eds., 1994; Cale 2003)", ["Aldous + Brun | 1994", "Cale | 2003"]),
        ("(Aldous, editor, 1994)", ["Aldous | 1994"]),
        ("(Aldous/Brun/de la Cale 1994)", ["Aldous + Brun + de la Cale | 1994"]),
        ("(Aldous/Brun 1994, 5)", ["Aldous + Brun | 1994 | 5"]),
        ("(AFP/Getty 1994, p. 5)", ["AFP/Getty | 1994 | p. 5"]),
        ("(France 24 1994)", ["France 24 | 1994"]),
        ("(Channel 4, 1994)", ["Channel 4 | 1994"]),
    ],
)
def test_reads_editors_names_with_slashes_and_names_with_numbers(
    text: str, expected: list[str]
) -> None:
    assert [brief(w) for w in works(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Aldous 1987/88)", ["Aldous | 1987/1988"]),
        ("(Aldous, 1999/00)", ["Aldous | 1999/2000"]),
        ("(Aldous 1987/8, p. 3)", ["Aldous | 1987/1988 | p. 3"]),
        ("(Aldous 1987,1990)", ["Aldous | 1987", "Aldous | 1990"]),
        ("(Aldous 1987,1990; Brun 2001,2004)", ["Aldous | 1987", "Aldous | 1990", "Brun | 2001", "Brun | 2004"]),
        ("(Aldous 2009,1978)", ["Aldous | 2009 | 1978"]),
        ("(Aldous 1984, 1253a)", ["Aldous | 1984 | 1253a"]),
        ("(Aldous 1984, 1453a25–30)", ["Aldous | 1984 | 1453a25–30"]),
        ("(Aldous 1984, 1453b)", ["Aldous | 1984 | 1453b"]),
        ("(Aldous 1997, 514a–520a)", ["Aldous | 1997 | 514a–520a"]),
        ("(Aldous 1997, 52n4)", ["Aldous | 1997 | 52n4"]),
    ],
)  # fmt: skip
def test_reads_double_years_years_without_a_blank_and_columns(
    text: str, expected: list[str]
) -> None:
    assert [brief(w) for w in works(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Aldous & Brun, The Meridian, 8 October 1994)", ["Aldous + Brun | 1994"]),
        ("(Aldous and Brun, The Meridian, October 8, 1994)", ["Aldous + Brun | 1994"]),
        ("(Aldous, Evening Meridian, 8 October 1994; Cale 2003)", ["Aldous | 1994", "Cale | 2003"]),
        ("(Cale 2003; Aldous, The Meridian, 1994)", ["Cale | 2003", "Aldous | 1994"]),
        ("(The Meridian, 8 October 1994)", ["Meridian | 1994"]),
        ("(Aldous, Brun, and Cale, 8 October 1994)", ["Aldous + Brun + Cale | 1994"]),
        ("(Aldous, J., 8 October 1994)", ["Aldous, J. | 1994"]),
        ("(Aldous, Brun and Cale, 1994)", ["Aldous + Brun + Cale | 1994"]),
    ],
)
def test_the_newspaper_between_names_and_date_is_no_author(text: str, expected: list[str]) -> None:
    assert [brief(w) for w in works(text)] == expected


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Aldous's 1994 study found salt.", "Aldous's 1994"),
        ("Aldous’s seminal 1994 book is long.", "Aldous’s seminal 1994"),
        ("Aldous and Brun's 1994 landmark article is short.", "Aldous and Brun's 1994"),
        ("Aldous et al.'s 1994 paper is short.", "Aldous et al.'s 1994"),
    ],
)
def test_the_book_that_somebody_wrote_in_a_year_is_a_work(text: str, printed: str) -> None:
    [citation] = citations(text)
    assert (citation.narrative, text[slice(*citation.span)]) == (True, printed)


@pytest.mark.parametrize(
    "text",
    ["Aldous's 1994 campaign failed.", "Turkey's 1994 report is out.", "It was Aldous's 1994, they say."],
)  # fmt: skip
def test_what_else_somebody_had_in_a_year_is_none(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "foo(Aldous 1994)",
        "x = foo(Aldous 1994)",
        "y <- cite(Aldous, 1994); z <- 2",
        "Then `cite(Aldous 1994)` is run.",
        "def to_cite(Aldous 1994): pass",
        "def run(): cite(Aldous, 1994) return",
        "print(cite(Aldous 1994))",
        "As self.cite(Aldous 1994) has it.",
    ],
)
def test_the_arguments_of_a_function_are_no_citation(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It grew in new places(Aldous 1994), as they say(Brun 2001).",
        "It grew(Aldous 1994). McBrun(2001) says so (see Cale(2003)).",
    ],
)
def test_a_lost_blank_before_the_bracket_is_no_code(text: str) -> None:
    assert len(works(text)) >= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew (Aldous 1994). So did (ibid., p. 7) that (Ibid).", ["Aldous | 1994", "Aldous | 1994 | p. 7", "Aldous | 1994"]),
        ("(Aldous 1994), and (Brun 2001). See (Aldous, op. cit., 9).", ["Aldous | 1994", "Brun | 2001", "Aldous | 1994 | 9"]),
        ("(Aldous 1994; Brun 2001). As Aldous (op. cit., p. 9) says.", ["Aldous | 1994", "Brun | 2001", "Aldous | 1994 | p. 9"]),
        ("It grew (Aldous 1994, p. 3). So (loc. cit.) it did.", ["Aldous | 1994 | p. 3", "Aldous | 1994"]),
        ("(Aldous 1994; Brun 2001). But (ibid.) it did not.", ["Aldous | 1994", "Brun | 2001"]),
        ("(Aldous 1994). But (Cale, op. cit.) did not.", ["Aldous | 1994"]),
        ("It grew (ibid.) and grew (op. cit.).", []),
    ],
)  # fmt: skip
def test_ibid_and_op_cit_stand_for_what_was_cited_before(text: str, expected: list[str]) -> None:
    assert [brief(w) for w in works(text)] == expected


@given(st.lists(st.sampled_from(_PIECES.split(" ")), max_size=40), st.booleans())
def test_any_text_gives_citations_in_order_with_spans_that_hold(
    pieces: list[str],
    spaced: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    text = (" " if spaced else "").join(pieces)
    read = document(text)
    found = list(author_year_citations(read))
    assert found == sorted(found)
    for citation in found:
        assert citation.works
        for work in citation.works:
            assert work.text == read.text[slice(*work.span)]
            assert work.names or work.title
            for name in work.names:
                assert name.span
                assert name.surname == read.text[slice(*name.span)]


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    list(author_year_citations(document(re.sub(r"[\r\n\ufeff]", " ", text))))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "A. " * 100_000,
        "(Aldous and " * 50_000,
        "(" + "2017a,b, " * 20_000 + ")",
        "Aldous" + "\n" * 200_000 + "(2010)",
        "van der " * 50_000 + "(2010)",
        "1" * 200_000,
        "a-\n" * 100_000,
        "A" * 1_000_000,
        "Aldous, " * 50_000 + "(2010)",
        "[1867] 1990 " * 20_000,
        "[(" * 30_000 + "2010" + ")]" * 30_000,
        "(A" + "-A" * 100_000 + " 2010)",
    ],
    ids=lambda text: text[:12],
)
def test_takes_time_in_proportion_to_the_text(text: str) -> None:
    assert_grows_with_length(lambda part: list(author_year_citations(document(part))), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aldous (1994), p. 45, argues so.", ["Aldous | 1994 | p. 45"]),
        ("See Aldous and Brun (1994), chapter 3.", ["Aldous + Brun | 1994 | chapter 3"]),
        ("As Aldous et al. 1994, pp. 4–5, show, it grew.", ["Aldous et al. | 1994 | pp. 4–5"]),
        ("Aldous (1994), 45 boats in tow, left.", ["Aldous | 1994"]),
        ("It grew (Aldous 1994, p. 44. The number is disputed.)", ["Aldous | 1994 | p. 44"]),
    ],
)
def test_a_locator_ends_with_its_place(text: str, expected: list[str]) -> None:
    assert [brief(w) for w in works(f"(Aldous 1994) {text}")][1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew (Aldous 1987–88).", ["Aldous | 1987/1988"]),
        ("It grew (Aldous, 1987-88, p. 3).", ["Aldous | 1987/1988 | p. 3"]),
        ("In a 1994 study, Aldous showed that it grew.", ["Aldous | 1994"]),
        ("The first 1994 study by Jane Aldous and Bill Brun is lost.", ["Jane Aldous + Bill Brun | 1994"]),
        ("In his 1994 book, Aldous et al. argue so.", ["Aldous et al. | 1994"]),
        # terms, wars, and nobody who says something
        ("It grew (Aldous 1987–95).", []),
        ("In a 1994 study, Aldous is praised.", []),
        ("In 1994, Aldous showed that it grew.", []),
        ("A 1994 study of Norway is lost.", []),
    ],
)  # fmt: skip
def test_what_only_a_bibliography_can_tell_is_left_to_it(text: str, expected: list[str]) -> None:
    found = list(author_year_citations(document(text)))
    assert [brief(work) for one in found for work in one.works] == expected
    assert all(one.unproven for one in found)
