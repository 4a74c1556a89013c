import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.linking.names import fold
from claimcheck.model.claims import (
    Ledger,
    LedgerDocument,
    LedgerFile,
    SourceRef,
    Status,
    TrackedClaim,
    Verdict,
)
from claimcheck.model.found import Found, Repair
from claimcheck.model.references import Bibliography, Name, Reference
from claimcheck.model.text import Location, Position
from claimcheck.search import engine
from claimcheck.search.catalogue import LedgerCatalogue
from claimcheck.search.engine import Filters

HERE = Location(Path("claims/any.toml"), Position(1, 1, 0), Position(1, 1, 0))


def claim(
    name: str,
    text: str,
    *sources: str,
    tags: tuple[str, ...] = (),
    section: str | None = None,
    status: Status | None = None,
) -> TrackedClaim:
    verdicts = (Verdict(status, "ED", dt.date(2026, 11, 23), HERE),) if status else ()
    refs = tuple(SourceRef(key, HERE) for key in sources)
    return TrackedClaim(name, text, HERE, HERE, refs, verdicts, section, tags)


def ledger_of(**files: tuple[TrackedClaim, ...]) -> Ledger:
    return Ledger(
        tuple(
            LedgerFile(Path(f"claims/{name}.toml"), LedgerDocument(), claims, ())
            for name, claims in files.items()
        )
    )


def reference(key: str, title: str, *authors: Name, editors: tuple[Name, ...] = ()) -> Reference:
    return Reference(key, "book", HERE, authors=authors, editors=editors, title=title)


BIBLIOGRAPHY = Bibliography(
    (
        reference("lindqvist2011", "Wolves of the North", Name("Lindqvist", "Åsa")),
        reference("unluhisarcikli2018", "Surveys at Sea", Name("Ünlühisarcıklı", "Özgür")),
        reference("berg1999", "Bridges", editors=(Name("Berg", "Jan", "van den"),)),
    )
)
LEDGER = ledger_of(
    politics=(
        claim("coup-poll-79", "In a survey, 79% believed that outsiders were behind the coup attempt.", "lindqvist2011", tags=("Public Opinion",), status=Status.VERIFIED),
        claim("coup-dates", "The coup was over by the morning of 16 July.", section="Chronology"),
        claim("survey-ship", "A survey ship left İstanbul in 1998; ISPARTA and Ağrı lie inland.", "unluhisarcikli2018", status=Status.WRONG),
        claim("s-400", "Delivery of the S-400 began in 2019, and the U.S. withheld the F-35.", "berg1999", "lindqvist2011", tags=("arms",)),
        claim("factories", "About 400 people and 35 dogs work in the factory."),
    ),
    nature=(
        claim("wolves", "Wolves attempted crossings of the frozen strait 1.9 times a year.", "lindqvist2011", tags=("İklim",)),
        claim("bread", "The baker's O’Brien loaf sold 1,000 copies, not one (of which) AND NOT another."),
        claim("tokyo", "東京都の人口は千四百万人である。", status=Status.DISPUTED),
        claim("sanctions", "Sanctioning banks NEAR the border text: organizations complied."),
    ),
)  # fmt: skip


def search(
    query: str,
    ledger: Ledger,
    bibliography: Bibliography,
    filters: Filters | None = None,
    limit: int = 20,
) -> Found:
    catalogue = LedgerCatalogue(ledger, bibliography)
    return engine.search(query, catalogue, filters or Filters(), limit)


def found(query: str, filters: Filters | None = None, limit: int = 20) -> Found:
    return search(query, LEDGER, BIBLIOGRAPHY, filters or Filters(), limit)


def ids(query: str, filters: Filters | None = None) -> list[str]:
    return [result.claim.id for result in found(query, filters).results]


def marked(query: str) -> list[str]:
    """The marked words of the best result."""
    best = found(query).results[0]
    return [best.claim.text[start:end] for start, end in best.marks]


def test_the_claim_with_all_words_is_the_answer() -> None:
    assert ids("coup survey") == ["coup-poll-79"]
    assert marked("coup survey") == ["survey", "coup"]


def test_a_typo_is_repaired_and_said() -> None:
    outcome = found("cuop survey")

    assert [result.claim.id for result in outcome.results] == ["coup-poll-79"]
    assert outcome.repairs == (Repair("cuop", "coup"),)
    assert (outcome.query, outcome.nearest, outcome.total) == ("cuop survey", (), 1)
    assert marked("cuop survey") == ["survey", "coup"]


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("wolvse", "wolves"),
        ("factroies", "factories"),
        ("lindqist", "lindqvist"),
        ("ISPRATA", "isparta"),
        ("zanctiioning", "sanctioning"),
        ("lindqvits2011", "lindqvist2011"),
    ],
)
def test_repairs_reach_names_places_and_keys(typed: str, used: str) -> None:
    assert found(typed).repairs == (Repair(fold(typed), used),)
    assert found(typed).results


def test_short_words_bear_one_edit_only() -> None:
    assert found("cpuo").repairs == ()
    assert ids("cpuo") == []


def test_a_figure_is_never_guessed() -> None:
    assert ids("2018 delivery") == ["s-400"] or found("2018").repairs == ()
    assert found("1997").repairs == ()
    assert ids("1997") == []
    assert ids("lindqvist2012") == []
    assert ids("199") == []


def test_a_repair_that_leads_nowhere_is_not_claimed() -> None:
    assert found("cuop-2031").repairs == ()
    assert found("cuop-2031").results == ()


def test_what_is_like_an_unknown_word_is_named_when_nothing_is_found() -> None:
    outcome = found("wolverine")

    assert outcome.results == ()
    assert outcome.nearest[0] == "wolves"


def test_among_equal_repairs_the_one_beside_the_other_words_is_used() -> None:
    claims = (
        claim("a", "The bank lent; a bank failed; every bank closed."),
        claim("b", "A tank rolled over the bridge."),
    )

    outcome = search("xank bridge", ledger_of(a=claims), Bibliography())

    assert [result.claim.id for result in outcome.results] == ["b"]
    assert outcome.repairs == (Repair("xank", "tank"),)
    assert search("xank", ledger_of(a=claims), Bibliography()).repairs == (Repair("xank", "bank"),)


def test_word_forms_find_each_other() -> None:
    assert ids("attempts surveys") == ["coup-poll-79"]
    assert ids("wolf") == []
    assert marked("crossing attempting") == ["attempted", "crossings"]


def test_turkish_letters_fold_both_ways() -> None:
    for query in ("Unluhisarcikli", "ÜNLÜHİSARCIKLI", "Ünlühisarcıklı", "istanbul agri", "ısparta"):
        assert ids(query) == ["survey-ship"], query
    assert marked("isparta agri istanbul") == ["İstanbul", "ISPARTA", "Ağrı"]


def test_the_author_title_or_key_of_a_source_finds_what_rests_on_it() -> None:
    resting = {"coup-poll-79", "s-400", "wolves"}
    assert set(ids("Lindqvist")) == set(ids("åsa lindqvist")) == resting
    assert set(ids("lindqvist2011")) == set(ids(" lindqvist2011 ")) == resting
    assert ids("van den berg") == ids("berg1999") == ["s-400"]
    assert set(ids('"wolves of the north"')) == resting
    assert marked("berg1999 delivery") == ["Delivery"]


def test_an_id_puts_its_claim_first() -> None:
    assert ids("s-400")[0] == "s-400"
    assert ids("coup-poll-79") == ["coup-poll-79"]
    assert ids("factories")[0] == "factories"


def test_a_key_puts_the_claims_on_it_before_those_that_mention_it() -> None:
    ledger = ledger_of(
        a=(
            claim("a", "Who is smith? smith, smith."),
            claim("b", "A long fact about geese.", "smith"),
        )
    )

    outcome = search("smith", ledger, Bibliography())

    assert [result.claim.id for result in outcome.results] == ["b", "a"]


def test_a_phrase_must_stand_in_a_row() -> None:
    assert ids('"coup attempt"') == ["coup-poll-79"]
    assert ids("“coup attempt”") == ["coup-poll-79"]
    assert ids('"attempt coup"') == []
    assert marked('"coup attempt"') == ["coup attempt"]
    assert ids('coup "attempt') == ["coup-poll-79"]


def test_minus_leaves_out() -> None:
    assert ids("coup -survey") == ["coup-dates"]
    assert ids('coup -"coup attempt"') == ["coup-dates"]
    assert ids("coup -nowhere") == ids("coup")
    assert "wolves" not in ids("-lindqvist")
    assert ids("coup -coup") == []


def test_a_star_or_a_beginning_is_enough() -> None:
    assert ids("organiz*") == ["sanctions"]
    assert ids("surv*") == ids("surv") == ids("survey")
    assert ids("-surv* coup") == ["coup-dates"]
    assert marked("organiz*") == ["organizations"]
    assert found("surv").repairs == ()
    assert ids("coup-att*") == ["coup-poll-79"]


@pytest.mark.parametrize(
    ("query", "best", "words"),
    [
        ("79%", "coup-poll-79", ["79"]),
        ("1.9", "wolves", ["1.9"]),
        ("S-400", "s-400", ["S-400"]),
        ("s400", "s-400", ["S-400"]),
        ("F-35", "s-400", ["F-35"]),
        ("f35 US", "s-400", ["U.S", "F-35"]),
        ("U.S.", "s-400", ["U.S"]),
        ("coup-attempt", "coup-poll-79", ["coup attempt"]),
        ("cuop-attempt", "coup-poll-79", ["coup attempt"]),
        ("o'brien", "bread", ["O’Brien"]),
        ("obrien", "bread", ["O’Brien"]),
        ("1000 loaf", "bread", ["loaf", "1,000"]),
        ("1,000", "bread", ["1,000"]),
        ("wolves' times", "wolves", ["Wolves", "times"]),
        ("coup’s survey", "coup-poll-79", ["survey", "coup"]),
        ("東京", "tokyo", ["東京"]),
    ],
)
def test_figures_and_joined_words_are_found_as_written(
    query: str, best: str, words: list[str]
) -> None:
    assert ids(query) == [best]
    assert marked(query) == words


def test_parts_of_a_figure_do_not_stand_for_it() -> None:
    assert "factories" not in ids("S-400")
    assert "factories" not in ids("F-35")
    assert ids("K-400") == []


def test_what_fts5_takes_for_syntax_is_plain_text() -> None:
    assert ids("AND NOT another") == ["bread"]
    assert ids("banks NEAR border") == ["sanctions"]
    assert ids("text:organizations") == ["sanctions"]
    assert ids("(of which)") == ["bread"]
    assert ids("NEAR(banks border)") == ["sanctions"]
    assert ids("^wolves + {times} * '") == ["wolves"]
    assert ids("coup OR wolves")[:2] != []


def test_without_a_claim_that_has_all_words_the_one_with_most_comes_first() -> None:
    outcome = found("coup attempt survey morning")

    assert [result.claim.id for result in outcome.results][:2] == ["coup-poll-79", "coup-dates"]
    assert outcome.total == len(outcome.results) > 1


def test_what_a_claim_says_weighs_more_than_its_tags() -> None:
    tagged = claim("one", "Geese fly far.", tags=("whales",))
    others = tuple(claim(f"other{n}", "Ducks sleep.") for n in range(4))
    ledger = ledger_of(a=(tagged, claim("two", "Whales swim far."), *others))

    outcome = search("whales", ledger, Bibliography())

    assert [result.claim.id for result in outcome.results] == ["two", "one"]
    assert outcome.results[0].score > outcome.results[1].score
    assert outcome.results[1].marks == ()


def test_equal_claims_keep_the_order_of_the_ledger() -> None:
    ledger = ledger_of(
        a=tuple(claim(f"c{n}", "Geese fly.") for n in (3, 1, 2)), b=(claim("c0", "No."),)
    )

    outcome = search("geese", ledger, Bibliography(), limit=2)

    assert [result.claim.id for result in outcome.results] == ["c3", "c1"]
    assert outcome.total == 3


def test_filters_narrow_what_is_found() -> None:
    assert ids("coup", Filters(sources=("lindqvist2011",))) == ["coup-poll-79"]
    assert ids("coup", Filters(statuses=("unchecked",))) == ["coup-dates"]
    assert ids("coup", Filters(statuses=("verified", "wrong"))) == ["coup-poll-79"]
    assert ids("coup", Filters(tags=("public opinion",))) == ["coup-poll-79"]
    assert ids("coup", Filters(unsourced=True)) == ["coup-dates"]
    assert ids("coup", Filters(files=("nature.toml",))) == []
    assert found("cuop", Filters(unsourced=True)).repairs == (Repair("cuop", "coup"),)


def test_a_blank_query_lists_what_the_filters_leave() -> None:
    assert ids("", Filters(tags=("iklim", "ARMS"))) == ["s-400", "wolves"]
    assert ids(" \n", Filters(statuses=("disputed",))) == ["tokyo"]
    assert ids("", Filters(unsourced=True, files=("politics.toml",))) == ["coup-dates", "factories"]
    nature = ["wolves", "bread", "tokyo", "sanctions"]
    for name in ("claims/nature.toml", "nature.toml", "./claims/nature.toml", "nat*", "*/n*.toml"):
        assert ids("", Filters(files=(name,))) == nature, name
    assert len(ids("", Filters(files=("claims",)))) == 9
    assert ids("", Filters(files=("ature.toml",))) == []
    assert [result.score for result in found("", Filters(unsourced=True)).results] == [0.0] * 5


@pytest.mark.parametrize(
    "query", ["", "  ", "!?", "🐺 🎉", "*", '"', "''", "-", '""', "\u200b", "\ud800"]
)
def test_a_query_without_a_word_finds_nothing(query: str) -> None:
    assert found(query) == Found(query)


def test_an_empty_ledger_answers_too() -> None:
    assert search("coup", Ledger(), Bibliography()) == Found("coup", unknown=("coup",))


@pytest.mark.parametrize(
    "query",
    [
        "a" * 100_000,
        "a-" * 50_000,
        '"' * 100_000,
        '"a" ' * 30_000,
        "-" * 100_000,
        "* " * 50_000,
        "qwxz* " * 10_000,
        " ".join(f"wrod{n}x" for n in range(1000)),
        "\u202ecoup\u202c \x00 \ud800",
        "\ufdfa" * 1000,
        "{[(^~:;coup",
    ],
)
def test_no_query_is_too_much(query: str) -> None:
    found(query)


def test_a_lone_surrogate_or_nul_is_as_good_as_a_space() -> None:
    assert ids("coup\ud800survey") == ids("coup\x00survey") == ["coup-poll-79"]


letters = st.one_of(
    st.sampled_from("coup survey İIı S-400 U.S. 1.9 79% \"'*-()^:~ AND 東京 wolf lindqvist2011"),
    st.characters(),
)
queries = st.one_of(
    st.text(letters, max_size=40),
    st.lists(st.sampled_from(["cuop", "survey", '"coup', 'attempt"', "-coup", "s-4*", "İstnbul", "NOT"])).map(" ".join),
)  # fmt: skip
filter_sets = st.builds(
    Filters,
    st.sampled_from([(), ("lindqvist2011",), ("berg1999", "nobody")]),
    st.sampled_from([(), ("unchecked",), ("wrong", "verified")]),
    st.sampled_from([(), ("ARMS",)]),
    st.sampled_from([(), ("politics.toml",)]),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(queries, filter_sets, st.integers(0, 5))
@example("\x00", Filters(), 1)
def test_any_query_gets_a_sound_answer(query: str, filters: Filters, limit: int) -> None:
    outcome = search(query, LEDGER, BIBLIOGRAPHY, filters, limit)

    assert outcome == search(query, LEDGER, BIBLIOGRAPHY, filters, limit)
    assert len(outcome.results) == min(limit, outcome.total)
    for result in outcome.results:
        keys = {source.key for source in result.claim.sources}
        assert not filters.sources or keys & set(filters.sources)
        assert not filters.statuses or (result.claim.status or "unchecked") in filters.statuses
        assert not filters.tags or "arms" in result.claim.tags
        assert not filters.files or result.claim in LEDGER.files[0].claims
        assert not (filters.unsourced and keys)
        places = [0, *(place for mark in result.marks for place in mark), len(result.claim.text)]
        assert places == sorted(places)
        assert all(start < end for start, end in result.marks)


@settings(max_examples=200, deadline=None)
@given(st.text(letters, max_size=30), st.text(letters, max_size=30))
def test_marks_never_shift(before: str, after: str) -> None:
    text = f"{before} İzmir {after}"
    outcome = search("izmir", ledger_of(a=(claim("a", text),)), Bibliography())

    (result,) = outcome.results
    words = [fold(text[start:end]) for start, end in result.marks]
    assert words
    assert all("izmir" in word for word in words)


def test_a_python_without_full_text_search_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)

    with pytest.raises(ClaimcheckError, match="lacks FTS5") as caught:
        found("coup")

    assert caught.value.hint is not None


def test_importing_it_loads_neither_sqlite_nor_rapidfuzz() -> None:
    program = (
        "import sys, claimcheck.search.engine; print({'sqlite3', 'rapidfuzz'} & set(sys.modules))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert outcome.stdout == "set()\n"
