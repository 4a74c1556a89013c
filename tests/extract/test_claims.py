"""Which sentences are claims, of what kind, and what backs them."""

from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length
from tests.support import ROOT

from claimcheck.extract.citing import citations_in
from claimcheck.extract.claims.detect import SPEECH, claims_in, prose_of, reasons_of, score_of
from claimcheck.extract.claims.vocabulary import NAMES
from claimcheck.extract.claims.weights import SPOKEN, WEIGHTS
from claimcheck.extract.reference_list import entries_in
from claimcheck.extract.sentences import sentences_in
from claimcheck.model.citations import Citation
from claimcheck.model.detected import ClaimKind, DetectedClaim
from claimcheck.model.documents import Document
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

# From here on a claim is strong unless the configuration says otherwise.
STRONG = 0.5


def read(text: str, suffix: str = ".txt") -> Document:
    return READERS[suffix](SourceFile(Path(f"draft{suffix}"), text))


def detected(document: Document, citations: Sequence[Citation]) -> tuple[DetectedClaim, ...]:
    prose = prose_of(document, citations)
    return claims_in(document, citations, prose, sentences_in(document))


def claims(text: str, suffix: str = ".txt") -> list[DetectedClaim]:
    document = read(text, suffix)
    citations = citations_in(document, entries_in(document))
    return list(detected(document, citations))


def backed(text: str, suffix: str = ".txt") -> list[list[str]]:
    """For every claim the citations that back it, as they are printed."""
    document = read(text, suffix)
    citations = citations_in(document, entries_in(document))
    return [
        [document.text[slice(*citations[place].span)] for place in claim.citations]
        for claim in detected(document, citations)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1959 the two governments signed the Antarctic Treaty in Washington.",
        "The port handled 4.1 million containers in 2018, 12 percent more than a year before.",
        "Norway paid 1.2 billion dollars into the fund.",
        "The Supreme Court overturned the ban on 3 March 2021.",
        "“We shall not close the mine before the winter is over,” the minister told parliament.",
        "The Danish government rejected the offer.",
        "According to a poll by the Allensbach Institute, two thirds of Germans opposed the plan.",
        "Lake Baikal is the deepest lake in the world.",
        "The National Assembly adopted the law against the votes of the opposition.",
    ],
)
def test_what_a_fact_checker_would_look_up_is_a_strong_claim(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.score >= STRONG, reasons_of(claim.signals)


@pytest.mark.parametrize(
    "sentence",
    [
        "What should the city do about its harbour?",
        "Did Norway pay 1.2 billion dollars into the fund in 1959?",
        "The two sides should return to the table as soon as they can.",
        "A new tax could slow down growth.",
        "This section reviews the literature, and the next one describes our data.",
        "It then makes five recommendations to the two ministries.",
        "The analysis turns next to the years between 2003 and 2019.",
        "It is important to understand why the talks failed.",
        "Unless both invest in trust, it may be too late to save the alliance.",
        "We hope that our readers will find the argument convincing.",
        "Consider a country that has no coast.",
        "H2: If voters learn of the scandal, they will be less likely to turn out.",
    ],
)
def test_advice_forecasts_questions_and_road_maps_are_not(sentence: str) -> None:
    for claim in claims(sentence):  # none, where it scores nothing at all
        assert claim.score < STRONG, reasons_of(claim.signals)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Norway paid 1.2 billion dollars into the fund.", ClaimKind.MONEY),
        ("Some 79% of the participants blamed the mayor.", ClaimKind.STATISTIC),
        ("In 1959 the ship reached Cape Town.", ClaimKind.EVENT),
        ("On February 10, 2020 the bridge was opened to traffic.", ClaimKind.EVENT),
        ("The minister denied that the talks had failed.", ClaimKind.ATTRIBUTION),
        ("The treaty forbids mining on the sea bed.", ClaimKind.LEGAL),
        ("Lake Baikal is deeper than any other lake.", ClaimKind.COMPARISON),
        ("Drought caused the famine.", ClaimKind.CAUSAL),
    ],
)
def test_the_kind_says_what_to_check(sentence: str, kind: ClaimKind) -> None:
    (claim,) = claims(sentence)
    assert claim.kind is kind, reasons_of(claim.signals)


def test_numbers_in_citations_names_and_parts_of_the_text_are_no_figures() -> None:
    found = claims(
        "The S-400 and the B61 were shown in Table 3 and on p. 12 (Ruiz 2014, pp. 370-372)."
    )
    names = {signal.name for claim in found for signal in reasons_of(claim.signals)}
    assert not names & {"figure", "figures", "year"}


def test_a_citation_makes_whatever_it_stands_in_a_claim() -> None:
    text = "Trust may strongly influence such decisions"
    (bare,), (cited,) = claims(f"{text}."), claims(f"{text} (Ruiz 2014).")
    assert bare.score < STRONG <= cited.score


def test_headings_state_nothing() -> None:
    found = claims("# Exports rose by 9 percent\n\nImports fell by 4 percent.\n", ".md")
    assert len(found) == 1


def test_the_title_of_what_stands_below_states_nothing() -> None:
    assert claims("Opinion in 2018:\n\nCatch of 1,200 boats off Norway:\n") == []
    (one,) = claims("In 2018 the fund paid 3 billion dollars:\n")
    assert one.score > STRONG


def test_a_footnote_with_nothing_but_a_work_states_nothing() -> None:
    text = "Prices rose.[^1]\n\n[^1]: Carla Ruiz, Prices (London: Hurst, 2014), 12.\n"
    assert len(claims(text, ".md")) == 1


SAID = "Seven ministers resigned in 1978.[^1]\n\n[^1]: "


@pytest.mark.parametrize(
    "note",
    [
        "See Lee (2018, p. 45).",
        "But see Lee (2018) and, for the years before, Osei (2010, 3).",
        "Cf. Osei, ibid., 12.",
        "Lee 2018, p. 44.",
        "Ibid., p. 3; Osei 1987.",
        "See also Osei and Tanaka (2010), chapter 3, and the works cited there.",
        "For a review of 45 studies, see Osei (2010).",
        "On this see Lee (2018), Osei 2010, 77, and the literature cited there.",
        "Quoted in Osei 1987, p. 12.",
        "Vgl. Lee 2018, S. 12.",
        "Tanaka, Harbours, 33.",
        "Author interview with an official, Kelso, 12 May 2016.",
        "Ministry of Ports, Annual Report, 2018.",
        "See https://example.org/2019/45%25 for more.",
        "The figures are available at https://example.org/2019/45%25.",
    ],
)
def test_a_note_that_only_leads_to_a_source_states_nothing(note: str) -> None:
    assert [claim.span.start for claim in claims(SAID + note, ".md")] == [0]


@pytest.mark.parametrize(
    "note",
    [
        "See Lee (2018), who shows that 79 percent of the ministers were lawyers.",
        "See Lee (2018); the figure was disputed in 1999.",
        "Compare this with Norway, where 45 ministers resigned in 1979.",
        "According to Lee (2018), only five ministers resigned.",
        "Based on Lee (2018), turnout fell by 5 points in 1979.",
        "Only 12 percent of them, in 1978.",
        "Seven ministers had resigned in 1971 already.",
        "The vaccine is available at 45 clinics (Lee 2018).",
    ],
)
def test_a_note_that_states_something_is_a_claim(note: str) -> None:
    assert [claim.score >= STRONG for claim in claims(SAID + note, ".md")][1:] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "See Osei (2010) for the history of the port.",
        "For other canals, see Osei (2010, p. 4).",
        "See Table 3.",
    ],
)
def test_a_sentence_that_only_says_where_to_look_states_nothing(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "On both sides, voters see the treaty of 1952 as a threat (Osei 2010).",
        "For instance, the port of Kelso relies on loans (Osei 2010).",
        "Seen from Kelso, 79 boats were lost in 1953.",
    ],
)
def test_what_begins_like_one_that_leads_to_a_source_is_a_claim(sentence: str) -> None:
    assert [claim.score >= STRONG for claim in claims(sentence)] == [True]


@pytest.mark.parametrize(
    "identifier",
    [
        "https://example.org/2019/45%25",
        "www.example.org/79/report.html",
        "example.org/2019/79",
        "osei.79@example.org",
        "doi:10.1234/abc.2019.45",
        "10.1234/abc.2019.45",
        "ISBN 978-0-306-40615-7",
        "figures-79-2019.csv",
        "v1.2.3",
        "version 4.2",
        "3.11.2",
        "arXiv:1234.56789",
    ],
)
def test_the_digits_of_addresses_and_the_like_count_nothing(identifier: str) -> None:
    (claim,) = claims(f"The town has a page for {identifier} on its wall.")
    assert not {one.name for one in reasons_of(claim.signals)} & {
        "figure", "figures", "percentage", "year", "large number",
    }  # fmt: skip


@pytest.mark.parametrize("figure", ["79%", "1,200", "3.5", "45 of 79", "1.200.000"])
def test_but_those_of_figures_count(figure: str) -> None:
    (claim,) = claims(f"The town has a page for {figure} on its wall.")
    assert {one.name for one in reasons_of(claim.signals)} & {"figure", "figures", "percentage"}


def test_a_day_in_digits_is_a_date() -> None:
    (claim,) = claims("Trump and Erdoğan met in the Oval Office on 13.11.2019.")
    assert claim.kind is ClaimKind.EVENT
    assert {"day of a month", "year"} <= {one.name for one in reasons_of(claim.signals)}


def test_a_score_can_explain_itself() -> None:
    (claim,) = claims("In 1959 Norway paid 1.2 billion dollars into the fund.")
    reasons = reasons_of(claim.signals)
    assert {"money", "year", "name"} <= {signal.name for signal in reasons}
    assert [abs(signal.weight) for signal in reasons] == sorted(
        (abs(signal.weight) for signal in reasons), reverse=True
    )


def test_every_weight_is_that_of_a_signal() -> None:
    assert set(WEIGHTS) | set(SPOKEN) <= set(NAMES)


def test_a_citation_backs_its_own_sentence() -> None:
    assert backed("Prices rose by 9 percent (Ruiz 2014). Wages fell by 4 percent.") == [
        ["(Ruiz 2014)"],
        [],
    ]


def test_it_covers_the_sentence_before_where_its_own_goes_on_with_an_instance() -> None:
    assert backed(
        "Charities live on gifts from abroad. In 2018, for instance, Oxfam received 81% of its"
        " funds from governments (Ruiz 2014)."
    ) == [["(Ruiz 2014)"], ["(Ruiz 2014)"]]


def test_it_covers_the_sentence_before_where_it_gives_the_figures_to_it() -> None:
    assert backed(
        "Exports of grain have grown steadily. From 2014 to 2016 exports of grain increased by"
        " 14.1% (Ruiz 2014)."
    ) == [["(Ruiz 2014)"], ["(Ruiz 2014)"]]


def test_it_covers_the_sentence_before_where_its_own_has_the_same_subject() -> None:
    assert backed("The dam was finished in 1971. It cost a billion dollars (Ruiz 2014).") == [
        ["(Ruiz 2014)"],
        ["(Ruiz 2014)"],
    ]


def test_it_as_a_mere_form_of_words_is_no_subject() -> None:
    assert backed("The dam was finished in 1971. It is true that maize failed (Ruiz 2014).") == [
        [],
        ["(Ruiz 2014)"],
    ]


def test_it_never_covers_two_sentences_back() -> None:
    assert backed(
        "Grain exports have grown. Grain exports have grown fast. For example, grain exports grew"
        " by 9% in 2014 (Ruiz 2014)."
    ) == [[], ["(Ruiz 2014)"], ["(Ruiz 2014)"]]


def test_it_never_covers_the_end_of_another_paragraph() -> None:
    assert backed(
        "Exports of grain have grown.\n\nFor instance, exports of grain grew by 9% (Ruiz 2014)."
    ) == [[], ["(Ruiz 2014)"]]


@pytest.mark.parametrize("opener", ["Moreover", "Further", "However", "In addition", "Second"])
def test_a_sentence_that_opens_a_new_point_covers_nothing_before_it(opener: str) -> None:
    assert backed(
        f"Exports of grain have grown. {opener}, exports of grain to China grew (Ruiz 2014)."
    ) == [[], ["(Ruiz 2014)"]]


def test_a_sentence_on_another_matter_covers_nothing_before_it() -> None:
    assert backed("The harbour was closed. Norway joined the pact in 1949 (Ruiz 2014).") == [
        [],
        ["(Ruiz 2014)"],
    ]


def test_a_footnote_backs_the_sentence_that_points_to_it() -> None:
    text = (
        "Prices rose in 1959.[^1] Wages fell in 1960.\n\n[^1]: See Carla Ruiz, *Prices* (2014).\n"
    )
    assert [len(sources) for sources in backed(text, ".md")[:2]] == [1, 0]


@given(st.text(alphabet=st.sampled_from("Ab1 .()[]@%$“”’'\n-;,é2"), max_size=200))
def test_whatever_is_read_gives_claims_in_order_with_scores(text: str) -> None:
    found = claims(text)
    assert all(0 < claim.score <= 1 for claim in found)
    assert found == sorted(found, key=lambda claim: claim.span)


@given(
    st.lists(st.sampled_from(["Exports grew", " (Ruiz 2014)", ". ", "\n\n", "Paul (1994) says"]))
)
def test_prose_keeps_its_places(parts: list[str]) -> None:
    document = read("".join(parts))
    prose = prose_of(document, citations_in(document, ()))
    assert len(prose) == len(document.text)
    assert all(a in (b, " ") for a, b in zip(prose, document.text, strict=True))


# How well ------------------------------------------------------------------------------------


def benchmark() -> ModuleType:
    """The script that learns the weights; it is no module that can be imported by name."""
    spec = spec_from_file_location("detection", ROOT / "benchmarks/detection.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_weights_fit_the_sentences_that_they_were_learned_from() -> None:
    """Fails where signals were changed and nobody learned the weights anew."""
    detection = benchmark()
    by: dict[str, list[float]] = {label: [] for label in detection.TARGETS}
    for row in detection.judged_in(detection.FOLDER):
        bits = sum(1 << place for place in row.signals) | SPEECH * row.spoken
        by[row.label].append(score_of(bits))
    strong = {label: sum(score >= STRONG for score in scores) for label, scores in by.items()}
    claims_found = strong["hard"] + strong["soft"]
    assert strong["hard"] / len(by["hard"]) >= 0.85
    assert claims_found / (claims_found + strong["no"]) >= 0.85
    assert detection.auroc(by["hard"], by["no"]) >= 0.92


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a b " * 25_000,
        "A. " * 33_000,
        "“" * 100_000,
        "1" * 100_000,
        "I ed " * 20_000,
    ],
    ids=["one word", "short words", "initials", "quotation marks", "digits", "verbs"],
)
def test_the_work_grows_with_the_text_alone(text: str) -> None:
    assert_grows_with_length(claims, text)
