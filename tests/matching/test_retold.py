"""Sentences of documents that tell a fact again, alike or otherwise."""

# ruff: noqa: SIM905 (lists of words read better as words)

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.retold import Retold, Telling, retold_in
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.detected import ClaimKind, DetectedClaim
from claimcheck.model.documents import Span
from claimcheck.model.references import Bibliography
from claimcheck.model.stated import Stated
from claimcheck.model.text import Location, Position, SourceFile
from claimcheck.readers import READERS

_HERE = Location(Path("claims/all.toml"), Position(1, 1, 0), Position(1, 1, 0))


def _stated(text: str) -> Stated:
    """A document of one sentence."""
    document = READERS[".txt"](SourceFile(Path("draft.txt"), text))
    linked = LinkedDocument(document, Bibliography(), (), (), (), (), prose=document.text)
    claim = DetectedClaim(Span(0, len(document.text)), ClaimKind.EVENT, 1.0, 0)
    return Stated(linked, claim, strong=True, has_ledger=False)


def _retold(*texts: str) -> tuple[Retold, ...]:
    return retold_in((), [_stated(text) for text in texts])


def _telling(first: str, second: str) -> str:
    found = _retold(first, second)
    return found[0].telling.value if found else "another"


_PAIRS = (
    # a summary, a press release or a chapter, and what the text says elsewhere
    ("otherwise", "In 2016, 79% of Turkish respondents blamed the US.", "In a survey of 2016, 97 percent of Turkish respondents blamed the United States, which denied it."),
    ("otherwise", "The Treaty of Lausanne was signed in 1923.", "The Treaty of Lausanne, which replaced that of Sèvres, was signed in 1932 in Switzerland."),
    ("otherwise", "The European Commission approved a grant of 4.5 million euros for the Port of Trieste.", "On Monday, the European Commission approved a grant of 5.4 million euros for the Port of Trieste, which plans to electrify its quays."),
    ("otherwise", "The Severn Bridge cost £8 million.", "The Severn Bridge cost £18 million and took five years to build."),
    ("otherwise", "Kenya's tea exports reached 523 million kilograms in 2023.", "According to the Tea Board, Kenya's tea exports reached 532 million kilograms in 2023, despite a drought in the Rift Valley."),
    ("otherwise", "The Montreal Protocol entered into force in 1989.", "The Montreal Protocol entered into force in January 1998 and has since been ratified by every state."),
    ("otherwise", "The cholera outbreak in Haiti killed 9,792 people.", "By the time it was declared over, the cholera outbreak in Haiti had killed 7,992 people."),
    ("otherwise", "The hospital in Leeds treated 1,400 patients in 2021.", "In 2021, the hospital in Leeds treated 4,100 patients, most of them for burns."),
    ("otherwise", "Amelia Earhart crossed the Atlantic alone in 1932.", "In May 1923 Amelia Earhart crossed the Atlantic alone."),
    ("otherwise", "The study followed 12,000 nurses in Denmark for 20 years.", "The study followed 21,000 nurses in Denmark for 20 years and recorded each pregnancy."),
    # as much, or more
    ("same", "Kenya's tea exports reached 523 million kilograms in 2023.", "In 2023, the tea exports of Kenya reached 523,000,000 kilograms."),
    ("same", "The Severn Bridge cost £8 million .", "The Severn Bridge cost £8 million."),
    ("more", "The Severn Bridge cost £8 million.", "The Severn Bridge cost £8 million and took five years to build."),
    ("more", "The Montreal Protocol entered into force in 1989.", "The Montreal Protocol entered into force in January 1989 and has since been ratified by every state."),
    # two facts
    ("another", "Exports of wheat to Egypt rose by 5% in 2019.", "Imports of wheat from Egypt rose by 6% in 2019."),
    ("another", "In 2016, 79% of Turkish respondents blamed the US.", "In 2018, 54% of Turkish respondents blamed the US."),
    ("another", "In 2016, 79% of Turkish respondents blamed the US.", "In 2016, 54% of young Turkish respondents blamed the US."),
    ("another", "Germany took in 890,000 refugees in 2015.", "Germany took in 280,000 refugees in 2016, far fewer than in 2015."),
    ("another", "Spain exported 1.2 million tonnes of oranges in 2020.", "Spain exported 1.7 million tonnes of oranges, lemons and figs in 2020."),
    ("another", "The Severn Bridge cost £8 million.", "The second Severn Bridge cost £330 million."),
    ("another", "Apple sold 40 million phones in China.", "In the winter of 2021, Apple sold 9 million phones in China."),
    ("another", "The World Bank lent Ghana $250 million in 2019.", "The World Bank lent Ghana $100 million for roads in 2019."),
    ("another", "The bill passed the House by 220 votes.", "The bill passed the House by 300 votes in a first reading."),
    ("another", "Parliament ratified the Kyoto Protocol in 2002.", "Parliament debated the Kyoto Protocol in 2001 and ratified it in 2002."),
    ("another", "Spain exported 2 million tonnes of oranges.", "Italy and Spain exported 3 million tonnes of oranges."),
    ("another", "Turkey did not veto Resolution 1973 in the Council.", "Turkey did veto Resolution 1973 in the Council, which surprised many."),
    ("another", "Tsunamis killed 12,000 people in Aceh.", "Tsunamis killed more than 30,000 people in Aceh and Phuket."),
    # the subject stands in a heading, or in the sentence before
    ("another", "The unemployment rate was 5.3% in 2019.", "The unemployment rate was 7.1% in 2019."),
    ("another", "The columns show grades from 1 to 5.", "The columns show grades from 1 to 4."),
    ("another", "It exported 1.2 million tonnes of oranges to Norway.", "It exported 1.4 million tonnes of oranges to Norway."),
    ("another", "Table 3 gives 45 values of the constant.", "Table 3 gives 54 values of the constant."),
    # no prose
    ("another", "stan(data = d, iter = 400, seed = 900, cores = Four)", "stan(data = d, iter = 800, seed = 900, cores = Four)"),
    ("another", "See https://example.org/Report/2019/79", "https://example.org/Report/2019/97"),
)  # fmt: skip


@pytest.mark.parametrize(("gold", "first", "second"), _PAIRS)
def test_tells_one_fact_from_two(gold: str, first: str, second: str) -> None:
    mirrored = {"more": "less"}.get(gold, gold)
    assert (_telling(first, second), _telling(second, first)) == (gold, mirrored)


def test_a_contradiction_names_the_figures_in_the_order_of_the_two() -> None:
    long = "The Severn Bridge cost £18 million and took five years to build."
    for texts in ((long, "The Severn Bridge cost £8 million."), ("£8 million", long)):
        for one in _retold(*texts):
            assert [(a.text, b.text) for a, b in one.figures] == [("£18 million", "£8 million")]


def test_long_sentences_need_no_name_to_contradict_each_other() -> None:
    text = "donations to charities that work abroad increased by {} between the first and last quarter."
    assert _telling(text.format("14.1%"), text.format("41.1%")) == "otherwise"


def test_records_are_compared_with_sentences_and_not_with_each_other() -> None:
    text = "The Severn Bridge cost £8 million."
    records = [TrackedClaim(name, text, _HERE, _HERE) for name in ("cost", "price")]
    sentence = _stated(text.replace("8", "18"))
    found = retold_in(records, [sentence])
    assert [(one.first, one.second, one.telling) for one in found] == [
        (records[0], sentence, Telling.OTHERWISE)
    ]


def test_what_is_told_with_ever_other_figures_is_a_series() -> None:
    text = "The Severn Bridge was crossed by {} lorries."
    times = [len(_retold(*(text.format(n * 11111) for n in range(1, m)))) for m in range(2, 14)]
    assert times == [0, 1, 3, *[0] * 9]


def test_a_sentence_that_is_copied_is_paired_with_the_first() -> None:
    text = "The Severn Bridge cost £8 million."
    sentences = [_stated(text) for _ in range(40)]
    found = retold_in((), sentences)
    assert [one.second for one in found] == sentences[1:]
    assert all(one.first is sentences[0] for one in found)


_WORDS = st.lists(
    st.sampled_from(
        "Turkey Sweden NATO of in not was , and which joined treaty 79% 1952 $5 more than by".split()
    ),
    max_size=12,
).map(" ".join)


@given(_WORDS | st.text(max_size=60), _WORDS | st.text(max_size=60))
def test_the_order_of_two_sentences_does_not_matter(first: str, second: str) -> None:
    mirrored = {"more": "less", "less": "more"}
    telling = _telling(first, second)
    assert _telling(second, first) == mirrored.get(telling, telling)


@given(st.lists(_WORDS, max_size=8))
def test_no_two_sentences_are_paired_twice(texts: list[str]) -> None:
    sentences = [_stated(f"{n} {text}") for n, text in enumerate(texts)]
    found = retold_in((), sentences)
    pairs = [(sentences.index(one.second), sentences.index(one.first)) for one in found]  # type: ignore[arg-type]
    assert pairs == sorted(set(pairs))
    assert all(first < second for second, first in pairs)
