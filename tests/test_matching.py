"""Which tracked claims state the same fact, or the same fact with different numbers."""

# ruff: noqa: SIM905 (lists of words read better as words)

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.matching import Relation, alike_in
from claimcheck.matching.candidates import may_be_alike
from claimcheck.matching.closely import alike_among
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.text import Location, Position

_HERE = Location(Path("claims/all.toml"), Position(1, 1, 0), Position(1, 1, 0))


def _tracked(*texts: str) -> list[TrackedClaim]:
    return [TrackedClaim(f"c{i}", text, _HERE, _HERE) for i, text in enumerate(texts)]


def _relation(first: str, second: str) -> str:
    found = alike_in(_tracked(first, second))
    return found[0].relation.value if found else "other"


_COUP = "In a November 2016 survey, 79% of Turkish respondents believed the US was behind the coup."

_PAIRS = (
    # the same, worded or laid out otherwise
    ("same", _COUP, _COUP.upper()),
    ("same", _COUP, _COUP.replace(" ", "\n   ").replace(",", "")),
    ("same", _COUP, _COUP.replace("%", " per cent").replace("the US", "the United States")),
    ("same", _COUP, _COUP.replace("79%", "about 79 percent").replace("the US", "the U.S.")),
    ("same", "Turkey received about 1.9 billion USD in aid.", "Turkey received $1,900 million in aid."),
    ("same", "The UK left the EU on 31 January 2020.", "On January 31, 2020, the United Kingdom left the European Union."),
    ("same", "Turkey joined NATO in February 1952.", "Turkey joined NATO in 1952."),
    ("same", "The Paris Agreement was signed by 196 parties.", "The Paris Agreement was signed by 196 parties!"),
    ("same", "Global CO2 emissions rose 1.1% in 2023.", "In 2023, global CO2 emissions rose by 1.1 percent."),
    ("same", "Smoking kills more than 8 million people a year.", "Smoking kills over eight million people each year."),
    ("same", "Brazil won the World Cup five times.", "Brazil has won the World Cup 5 times."),
    ("same", "Amazon employed 1.5 million people in 2022.", "In 2022 Amazon employed about 1,500,000 people."),
    ("same", "Greenland lost 280 billion tonnes of ice a year between 2002 and 2021.", "Between 2002 and 2021, Greenland lost 280bn tonnes of ice per year."),
    ("same", "Usain Bolt ran the 100 metres in 9.58 seconds in Berlin in 2009.", "In Berlin in 2009, Usain Bolt ran the 100 metres in 9.58 seconds."),
    ("same", "The Senate confirmed the nominee by 52 votes to 48.", "The Senate confirmed the nominee by 52 votes to 48"),
    ("same", "A survey of 2,400 nurses in Canada found that 45% worked unpaid overtime in 2021.", "A survey of 2,400 nurses in Canada found that 45% worked unpaid overtime regularly in 2021."),
    ("same", "Half a million refugees fled to Chad.", "About 500,000 refugees fled to Chad."),
    ("same", "Kenya's economy grew by 5.6% in 2023.", "In 2023 the economy of Kenya grew 5.6%."),
    ("same", "Measles deaths fell 73% between 2000 and 2018.", "Between 2000 and 2018 measles deaths fell by 73 percent."),
    # the same fact with other numbers
    ("conflict", _COUP, "A survey in November 2016 found that 97% of Turkish respondents believed that the US was behind the coup."),
    ("conflict", "Turkey joined NATO in 1952.", "Turkey joined NATO in 1951."),
    ("conflict", "The UK left the EU on 31 January 2020.", "The UK left the EU on 13 January 2020."),
    ("conflict", "Turkey received about 1.9 billion USD in aid.", "Turkey received about 1.4 billion USD in aid."),
    ("conflict", "Global CO2 emissions rose 1.1% in 2023.", "Global CO2 emissions rose by 11% in 2023."),
    ("conflict", "Smoking kills more than 8 million people a year.", "Smoking kills more than 6 million people a year."),
    ("conflict", "The stadium in Lagos seats 45,000 people.", "The stadium in Lagos seats 54,000 people."),
    ("conflict", "Marie Curie was born in 1867.", "Marie Curie was born in 1876."),
    ("conflict", "The Berlin Wall was built in August 1961.", "The Berlin Wall was built in July 1961."),
    ("conflict", "The vaccine was 95% effective in a trial of 43,000 adults.", "The vaccine was 90% effective in a trial of 43,000 adults."),
    ("conflict", "The Aswan dam cost $4.8 billion.", "The Aswan dam cost $4.2bn."),
    ("conflict", "Everest is 8,849 metres high.", "Everest is 8,611 metres high."),
    ("conflict", "The treaty was ratified by 12 states in 1999.", "In 1999, the treaty was ratified by two states."),
    ("conflict", "Two thirds of voters backed the reform in Chile.", "One third of voters backed the reform in Chile."),
    ("conflict", "The court sentenced him to 12 years in prison.", "The court sentenced him to 21 years in prison."),
    ("conflict", "Germany took in 890,000 refugees in 2015.", "Germany took in 890,000 refugees in 2016."),
    # two facts
    ("other", "On 3 February 2020 eight soldiers were killed in Idlib.", "On 10 February 2020 five soldiers were killed in Idlib."),
    ("other", "The House passed the resolution in October 2019.", "The Senate passed the resolution in December 2019."),
    ("other", "Turkey got 1.9 billion USD in military aid.", "Turkey got 1.4 billion USD in economic aid."),
    ("other", "13.1% considered the US an ally.", "64.5% considered the US a threat."),
    ("other", "54% saw the US as a threat in 2018.", "64.5% saw the US as a threat in 2019."),
    ("other", "Russia did not veto the resolution.", "Russia vetoed the resolution."),
    ("other", "Turkey expelled the US from the talks.", "The US expelled Turkey from the talks."),
    ("other", "Turkey joined NATO.", "Turkey joined NATO in 1952 after sending three brigades to Korea."),
    ("other", "Men in Japan live 81 years on average.", "Women in Japan live 87 years on average."),
    ("other", "Unemployment was 5% in Spain in 2018.", "Unemployment was 5% in Spain in 2019."),
    ("other", "Exports exceeded imports by 3%.", "Imports exceeded exports by 3%."),
    ("other", "Russia sold gas to China.", "Russia bought gas from China."),
    ("other", "Aid flowed from Iran to Syria.", "Aid flowed from Syria to Iran."),
    ("other", "France attacked Mali.", "France was attacked."),
    ("other", "The president visited Berlin in 2017.", "The president visited Berlin in 2019."),
    ("other", "More than 50 people died in Quito.", "Fewer than 50 people died in Quito."),
    ("other", "More than 30 people died in Quito.", "40 people died in Quito."),
    ("other", "Article 5 of the treaty binds all members.", "Article 6 of the treaty binds all members."),
    ("other", "The S-300 system has a range of 200 km.", "The S-400 system has a range of 400 km."),
    ("other", "Spain would join NATO in 1982.", "Spain joined NATO in 1982."),
    ("other", "Sales rose 3% in the first quarter.", "Sales rose 4% in the second quarter."),
    ("other", "Inflation rose by 5%.", "Inflation fell by 5%."),
    ("other", "Sales fell by 3 percent.", "Sales fell by 3 percentage points."),
    ("other", "The fund received €1.9 billion in grants.", "The fund received $1.9 billion in grants."),
    ("other", "It grew by 5% that year.", "It grew by 7% that year."),
    ("other", "World War I cost the UK dearly.", "World War II cost the UK dearly."),
    ("other", "Boeing 737 deliveries fell 20% in 2019.", "Boeing 787 deliveries fell 20% in 2019."),
    ("other", "79% agreed.", "97% agreed."),
    ("other", "Sweden beat Norway 3-1 in Oslo.", "Norway beat Sweden 3-1 in Oslo."),
    ("other", "The party won 40% in the north and 30% in the south.", "The party won 30% in the north and 40% in the south."),
    ("other", "Rates rose from 3% to 5%.", "Rates rose from 7% to 9%."),
)  # fmt: skip


@pytest.mark.parametrize(("gold", "first", "second"), _PAIRS)
def test_tells_one_fact_from_two(gold: str, first: str, second: str) -> None:
    assert (_relation(first, second), _relation(second, first)) == (gold, gold)


def test_a_conflict_names_the_figures_that_differ() -> None:
    (pair,) = alike_in(_tracked("The Aswan dam cost $4.8 billion.", "The Aswan dam cost $4.2bn."))
    assert pair.relation is Relation.CONFLICT
    assert [(a.text, b.text) for a, b in pair.figures] == [("$4.8 billion", "$4.2bn")]


def test_many_copies_of_one_claim_are_each_paired_with_the_first() -> None:
    pairs = alike_in(_tracked(*[_COUP] * 4))
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [
        ("c0", "c1"),
        ("c0", "c2"),
        ("c0", "c3"),
    ]


def test_pairs_come_in_the_order_of_the_later_claim() -> None:
    texts = ("Turkey joined NATO in 1952.", "The Aswan dam cost $4.8 billion.")
    pairs = alike_in(
        _tracked(*texts, "The Aswan dam cost $4.2 billion.", "Turkey joined NATO in 1951.")
    )
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [("c1", "c2"), ("c0", "c3")]


def test_an_empty_ledger_and_empty_claims_are_fine() -> None:
    assert alike_in(()) == ()
    assert alike_in(_tracked("", "", "79%", "79%", "…")) == ()


_WORDS = st.lists(
    st.sampled_from(
        "Turkey US the of in not was joined sold 79% 1952 $5 about more than by from soldiers".split()
    ),
    max_size=9,
).map(" ".join)


@given(_WORDS | st.text(max_size=60), _WORDS | st.text(max_size=60))
def test_the_order_of_two_claims_does_not_matter(first: str, second: str) -> None:
    assert _relation(first, second) == _relation(second, first)


@given(st.lists(_WORDS, max_size=8))
def test_no_claim_is_paired_with_a_later_one_twice(texts: list[str]) -> None:
    pairs = alike_in(_tracked(*texts))
    places = [(int(p.second.id[1:]), int(p.first.id[1:])) for p in pairs]
    assert places == sorted(set(places))
    assert all(first < second for second, first in places)


# Each row says one thing in several ways, most of which mean the same to a close reading.
_WAYS = [
    [way.strip() for way in line.split("|")]
    for line in """poll | polls | surveys | survey
    participants | respondents | interviewees
    assistance | aid | assisted | aiding
    purchased | bought | acquires | buys
    rose | rises | rising
    sold | sells | shots | shoot | close | closing
    Turkish | Turkey | Türkiye | Turks' | Turkey's
    American | the US | the United States of America | U.S. | USA
    NATO | the North Atlantic Treaty Organisation
    GDP | gross domestic product
    worldwide | globally | world
    79% | 79 per cent | about 79 percent | seventy-nine percent | 79 pct
    $1.9 billion | 1.9bn dollars | US$1,900 million | nearly 1.9 billion USD
    eight | 8 | more than 8 | well over eight
    half a million | 500,000 | about half of a million
    two-thirds | one third
    in November 2016 | Nov. 2016, | in 2016
    31 January 2020 | January 31, 2020 | 2020-01-31
    did not | didn't | never | cannot | couldn't
    found | reportedly | shows | said | officially
    flies | fly | flying | tries | trying | try
    asked | asks | ask | asking
    Erdoğan | Erdogan | ERDOĞAN
    İstanbul | Istanbul | Istanbul's
    five euros | €5 | 5 EUR
    ministers | minister | planned | plans
    the | of | by | in | from | , | and""".splitlines()
]


@st.composite
def _reworded(draw: st.DrawFn) -> list[str]:
    rows = draw(st.lists(st.sampled_from(_WAYS), max_size=10))
    more = draw(st.sampled_from(["", "regularly", "regularly flying", "year", "not"]))
    texts = [" ".join(draw(st.sampled_from(row)) for row in rows) for _ in range(3)]
    return [*texts, f"{texts[0]} {more}"]


@given(st.lists(_reworded(), min_size=1, max_size=2))
def test_no_pair_is_lost_among_claims_that_are_not_read_closely(groups: list[list[str]]) -> None:
    claims = _tracked(*(text for group in groups for text in group))
    assert alike_in(claims) == alike_among(claims)


def test_of_claims_that_are_alike_both_are_read_closely() -> None:
    for gold, first, second in _PAIRS:
        assert gold == "other" or may_be_alike([first, "Nothing of the kind.", second]) == [0, 2]


def test_claims_that_differ_in_two_words_are_not_read_closely() -> None:
    assert not may_be_alike(
        ["Turkey closed the harbour of Mersin to ferries.", "Turkey opened the airport of Mersin."]
    )


def test_the_time_for_a_ledger_grows_with_its_length_alone() -> None:
    chance = random.Random(7)  # noqa: S311 (a fixed seed, no secret)
    vocabulary = [
        f"{a}{b}" for a in ["brakel", "tomin", "suvar", "delko"] for b in map(chr, range(97, 123))
    ]
    distinct = [
        " ".join(chance.choices(vocabulary, k=14)) + f" by {n % 97}% in {1900 + n % 100}."
        for n in range(5_000)
    ]
    for texts in (
        distinct,
        [_COUP] * 5_000,
        [_COUP.replace("79", str(n)) for n in range(2_000)],
    ):
        assert_grows_with_length(
            lambda ledger: alike_in(_tracked(*ledger.splitlines())), "\n".join(texts)
        )


def test_the_time_for_a_pair_grows_with_its_length_alone() -> None:
    assert_grows_with_length(lambda text: alike_in(_tracked(text, text)), "the coup, " * 30_000)


def test_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "import sys\n"
        "from claimcheck.model.wording import wording_of\n"
        "w = wording_of(sys.argv[1])\n"
        "print(w.key, w.parts, list(w.keys_less_one()))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, _COUP],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
