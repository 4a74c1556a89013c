"""future-date: told as past, and later than the document."""

import pytest
from tests.rules.examples import claim
from tests.support import Lint

RULE = "future-date"
SPEECH = "On December 8, 2020, in a speech on the air strikes, the president called on his allies."
RECORD = claim("speech", "The president called on his allies in a speech on December 8, 2020.")


def dated(text: str, date: str = "2020-02") -> str:
    return f"---\ndate: {date}\n---\n{text}\n"


def ledger(records: str, date: str = "2020-02") -> str:
    return f'[document]\ndated = "{date}"\n\n{records}'


def test_a_date_after_that_of_the_front_matter(lint: Lint) -> None:
    assert lint(dated(SPEECH), kind="md", rule=RULE) == [
        'draft.md:4:4: future-date: "December 8, 2020" is later than the document (2020-02)'
    ]


def test_a_date_after_that_of_latex(lint: Lint) -> None:
    text = f"\\date{{10 February\n 2020}}\n\\begin{{document}}\n{SPEECH}\n\\end{{document}}\n"
    assert lint(text, kind="tex", rule=RULE) == [
        'draft.tex:4:4: future-date: "December 8, 2020" is later than the document (2020-02-10)'
    ]


def test_text_and_record_speak_once_in_the_text(lint: Lint) -> None:
    assert lint(f"{SPEECH}\n---\n{ledger(RECORD)}", kind="txt + toml", rule=RULE) == [
        'draft.txt:1:4: future-date: "December 8, 2020" is later than the document (2020-02)'
    ]


def test_a_record_whose_text_has_another_date_speaks_for_itself(lint: Lint) -> None:
    text = SPEECH.replace("December", "January")
    assert lint(f"{text}\n---\n{ledger(RECORD)}", kind="txt + toml", rule=RULE) == [
        'claims/brief.toml:6:8: future-date: "December 8, 2020" is later than the document (2020-02)'
    ]


def test_the_date_in_the_ledger_counts_before_that_of_the_document(lint: Lint) -> None:
    text = f"{dated(SPEECH)}===\n{ledger(RECORD, '2021')}"
    # The front matter holds the line that parts documents here.
    matter, _, records = text.partition("===\n")
    matter = matter.replace("---\ndate: 2020-02\n---\n", "")
    assert lint(f"{matter}---\n{records}", kind="md + toml", rule=RULE) == []


@pytest.mark.parametrize(
    "date",
    [
        "17 May, 2019",
        "May 17th, 2019",
        "2019",
        '"05/17/2019"',
        "2019/05/17",
        "2019-05-17T10:00:00",
        "Spring 2019, revised in September 2019",
    ],
)
def test_dates_of_documents_are_read_as_they_are_written(date: str, lint: Lint) -> None:
    assert len(lint(dated("Parliament passed the law in 2020.", date), kind="md", rule=RULE)) == 1
    assert lint(dated("Parliament passed the law in 2019.", date), kind="md", rule=RULE) == []


@pytest.mark.parametrize("date", ["today", "\"`r format(Sys.time(), '%Y')`\"", "", "draft"])
def test_a_date_that_says_nothing_is_none(date: str, lint: Lint) -> None:
    assert lint(dated(SPEECH, date), kind="md", rule=RULE) == []
    text = f"\\date{{\\today}}\n\\begin{{document}}\n{SPEECH}"
    assert lint(text, kind="tex", rule=RULE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Parliament passed the law in 2021.",
        "A 2021 survey found that half of them own a car.",
        "According to the census of 2021, half of them own a car.",
        "In the 2021 election, the party won.",
        "The country has cut its emissions since 2021.",
        "The attack on June 3, 2021, killed five.",
        "Furthermore, at the end of 2021, the bank closed.",
        "In 2021, worsening tensions and the wish to broker a deal caused trouble.",
        "She said on 4 June 2021 that it would be over by 2030.",
    ],
)
def test_what_is_told_as_past(text: str, lint: Lint) -> None:
    assert len(lint(dated(text), kind="md", rule=RULE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Emissions will have been cut by 2030.",
        "The treaty was signed in 2010 and runs until 2045.",
        "Parliament voted to ban cars in 2030.",
        "The museum opens in 2025, the board announced.",
        "The federation awarded the 2026 World Cup to three countries.",
        "Agenda 2030 was adopted, and the 2030 Agenda was praised.",
        "The plant was expected to open in 2025.",
        "The company announced that it would open in 2025.",
        "The bank projected growth of 3% in 2025.",
        "In fiscal year 2026 the budget was cut.",
        "The deadline was set for 31 December 2025.",
        "The games were postponed to 2021.",
        "The board approved the 2025 budget.",
        "If the law was passed in 2025, it failed.",
        "In 2030, the plan to open a plant failed.",
        'He wrote: "In 2025 we passed the law, and it held."',
        "Growth slowed (Reuters, May 2021).",
        "It was found at https://example.org/2021/05/03 and on page 2021.",
        "The page was accessed on 3 May 2021.",
        "The sample counted 2021 people.",
        "In 2020, and on 12 February 2020, parliament passed a law.",
        "## Outlook to 2030\n\nIn 2030 the last plant closed.",
        "| year | event |\n|---|---|\n| 2031 | It was closed in 2031 |",
    ],
)
def test_plans_terms_names_and_quotations_are_left_alone(text: str, lint: Lint) -> None:
    assert lint(dated(text), kind="md", rule=RULE) == []


NEWS = [f"On {month} {day}, 2019, the party lost a vote." for month, day in
        (("March", 3), ("May", 9), ("July", 1), ("August", 2), ("October", 7))]  # fmt: skip
OLD = "In 2015 it won. In 2016 it split. In 2017 it won again (Landau 1974).\n\n"


def test_without_a_date_one_that_is_far_later_than_all_others(lint: Lint) -> None:
    text = OLD + " ".join(NEWS) + "\n\nOn November 20, 2020, it won a vote.\n"
    assert lint(text, kind="txt", rule=RULE) == [
        'draft.txt:5:4: future-date: "November 20, 2020" is later than all other dates here'
    ]


@pytest.mark.parametrize(
    "text",
    [
        # its newest event, a few months on
        OLD + " ".join(NEWS) + "\n\nOn January 20, 2020, it won a vote.\n",
        # two dates bear each other out
        OLD + " ".join(NEWS) + "\n\nOn May 2, 2020, it won a vote. In November 2020 it split.\n",
        # works of that year are cited
        OLD + " ".join(NEWS) + "\n\nOn November 20, 2020, it won a vote (Smith 2020).\n",
        # too few other dates
        "On May 3, 2019, it lost a vote. On November 20, 2020, it won a vote.\n",
        # a text about long ago, and its occasion
        OLD + "It was founded on May 3, 1950. On November 20, 2020, it won a vote.\n",
    ],
)
def test_without_a_date_the_newest_event_may_be_just_that(text: str, lint: Lint) -> None:
    assert lint(text, kind="txt", rule=RULE) == []
