"""source-predates-event: no source of a claim can know of the event that it tells."""

import pytest
from tests.rules.examples import claim, entry
from tests.support import Lint

RULE = "source-predates-event"
LIBRARY = (
    entry("smith2010", author="Smith, Ann", title="Coups", publisher="Press", year="2010")
    + entry("jones2018", author="Jones, Bo", title="Votes", publisher="Press", year="2018")
    + entry("undated", author="Undated, Una", title="When", publisher="Press")
    + entry("web2012", "online", author="Web, W.", title="Page", year="2012", urldate="2021-01-03")
    + entry("data2012", "dataset", author="Data, D.", title="Figures", year="2012")
    + entry("series", "book", author="Series, S.", title="Annals", date="2005/", publisher="Press")
)


def found(lint: Lint, text: str, kind: str = "txt") -> list[str]:
    return lint(f"{text}\n---\n{LIBRARY}", kind=f"{kind} + bib", rule=RULE)


def test_the_date_is_marked_and_the_source_named(lint: Lint) -> None:
    assert found(lint, "It rained.\nIn July 2016 the army tried a coup (Smith 2010).") == [
        'draft.txt:2:4: source-predates-event: "July 2016" is later than "smith2010" (2010)'
    ]


def test_several_sources_are_counted(lint: Lint) -> None:
    text = "The party won the vote in 2019 (Smith 2010; Jones 2018)."
    assert found(lint, text) == [
        'draft.txt:1:27: source-predates-event: "2019" is later than all 2 sources (2018)'
    ]


def test_who_is_named_first_vouches_for_the_sentence(lint: Lint) -> None:
    for lead in ("Smith (2010) reports that", "According to Smith (2010),"):
        assert len(found(lint, f"{lead} the army tried a coup in July 2016.")) == 1


def test_footnotes_and_keys(lint: Lint) -> None:
    text = "In July 2016 the army tried a coup.[^1]\n\n[^1]: Smith (2010).\n"
    assert len(found(lint, text, "md")) == 1
    assert len(found(lint, "In July 2016 the army tried a coup [@smith2010].", "md")) == 1
    assert len(found(lint, "In July 2016 the army tried a coup \\citep{smith2010}.", "tex")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In 2009 the army tried a coup (Smith 2010).",
        "In 2010 the army tried a coup (Smith 2010).",
        "In 2018 the army tried a coup (Smith 2010; Jones 2018).",
        "In 2016 the army tried a coup (Smith 2010; Undated n.d.).",
        "In 2016 the army tried a coup (Smith 2010; Nobody 1999).",
        "In 2016 the page listed a coup (Web 2012).",
        "In 2016 the table listed a coup (Data 2012).",
        "In 2016 the annals listed a coup (Series 2005).",
        "In 2016 the army tried a coup. It was its third (Smith 2010).",
        "Smith (2010) predicted that the army would try a coup in 2016.",
        "Smith (2010) expected a coup in 2016.",
        "A coup in 2016 was forecast (Smith 2010).",
        "The treaty of 1960 was to end in 2016 (Smith 2010).",
        "Votes fell from 2005 to 2016 (Smith 2010).",
        "Votes fell in the 2010s (Smith 2000).",
        "Coups are costly (Smith 2010), as the army learned in July 2016.",
        "In 2016 we applied the method of Smith (2010) to votes.",
        "The 2016 coup is of the kind that fails (Smith 2010).",
        "It called 2016 “the year in which the army was beaten in 2016” (Smith 2010).",
        "Horizon 2020 paid for it (Smith 2010).",
        "Of 2016 people half voted (Smith 2010).",
    ],
)
def test_what_a_source_can_know_or_is_not_asked(text: str, lint: Lint) -> None:
    assert found(lint, text) == []


def record(*keys: str, text: str = "The army tried a coup in July 2016.") -> str:
    return f"It rained.\n---\n{claim('coup', text, keys)}---\n{LIBRARY}"


def test_records_of_the_ledger(lint: Lint) -> None:
    kind = "txt + toml + bib"
    assert lint(record("smith2010"), kind=kind, rule=RULE) == [
        'claims/brief.toml:3:8: source-predates-event: "July 2016" is later than "smith2010" (2010)'
    ]
    for keys in (("jones2018",), ("smith2010", "jones2018"), ("smith2010", "undated"), ("nobody",)):
        assert lint(record(*keys), kind=kind, rule=RULE) == []
    assert lint(record("smith2010", text="A coup was due in 2016."), kind=kind, rule=RULE) == []


def test_text_and_record_speak_once_in_the_text(lint: Lint) -> None:
    text = "In July 2016 the army tried a coup (Smith 2010)."
    text += f"\n---\n{claim('coup', 'The army tried a coup in July 2016.', ['smith2010'])}"
    [finding] = lint(f"{text}---\n{LIBRARY}", kind="txt + toml + bib", rule=RULE)
    assert finding.startswith("draft.txt:1:4: ")
