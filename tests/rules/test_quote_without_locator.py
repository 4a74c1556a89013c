"""quote-without-locator: quoted word for word, and nobody says from where in the work."""

import pytest
from tests.rules.examples import entry
from tests.support import Lint

RULE = "quote-without-locator"
LIBRARY = (
    entry("smith2010", author="Smith, Ann", title="The Long Way to the Sea", year="2010")
    + entry("jones2018", "article", author="Jones, Bo", title="Votes", pages="12--40", year="2018")
    + entry("leaf2018", "article", author="Leaf, L.", title="Note", pages="12", year="2018")
    + entry("times2018", "article", author="Times, T.", title="News", year="2018")
    + entry("web2018", "online", author="Web, W.", title="Page", year="2018")
    + entry(
        "talk2018", "report", author="Talk, T.", title="Words", type="Press release", year="2018"
    )
)
PASSAGE = "“a struggle against the influence of others”"


def found(lint: Lint, text: str, kind: str = "txt") -> list[str]:
    return lint(f"{text}\n---\n{LIBRARY}", kind=f"{kind} + bib", rule=RULE)


def test_the_quotation_is_marked_and_the_work_named(lint: Lint) -> None:
    assert found(lint, f"It rained.\nThe party called it {PASSAGE} (Smith 2010).") == [
        'draft.txt:2:21: quote-without-locator: quotation from "smith2010" without a page'
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Smith (2010) called it {PASSAGE}, and she left.",
        f"The party called it {PASSAGE} (Jones 2018).",
        f"The party called it {PASSAGE}. (Smith 2010)",
        'The party called it "a struggle against the influence of others" (Smith 2010).',
        "The party called it ‘a struggle against the others’ influence here’ (Smith 2010).",
    ],
)
def test_ways_to_quote(text: str, lint: Lint) -> None:
    assert len(found(lint, text)) == 1


def test_footnotes_keys_and_latex(lint: Lint) -> None:
    note = f"The party called it {PASSAGE}.[^1]\n\n[^1]: Smith (2010)"
    assert len(found(lint, f"{note}.\n", "md")) == 1
    assert found(lint, f"{note}, p. 12.\n", "md") == []
    assert len(found(lint, f"It was {PASSAGE} [@smith2010].", "md")) == 1
    assert found(lint, f"It was {PASSAGE} [@smith2010, 12].", "md") == []
    quoted = "It was ``a struggle against the influence of others''"
    assert len(found(lint, f"{quoted} \\citep{{smith2010}}.", "tex")) == 1
    assert found(lint, f"{quoted} \\citep[12]{{smith2010}}.", "tex") == []


@pytest.mark.parametrize(
    "text",
    [
        f"The party called it {PASSAGE} (Smith 2010, p. 12).",
        f"The party called it {PASSAGE} (Smith 2010: 12–14).",
        f"Smith (2010) called it {PASSAGE} (p. 12).",
        f"Smith (2010, 12) called it {PASSAGE}.",
        f"On page 12, Smith (2010) called it {PASSAGE}.",
        f"In chapter 3 it is called {PASSAGE} (Smith 2010).",
        f"The party called it {PASSAGE} (Web 2018).",
        f"The party called it {PASSAGE} (Times 2018).",
        f"The party called it {PASSAGE} (Leaf 2018).",
        f"The party called it {PASSAGE} (Talk 2018).",
        f"The party called it {PASSAGE} (Smith 2010; Web 2018).",
        f"The party called it {PASSAGE} (Nobody 1999).",
        f"The party called it {PASSAGE}. It rained in the whole country (Smith 2010).",
        f"It rained (Smith 2010), and the party called it {PASSAGE}.",
        "The party chose the “third way” of the left (Smith 2010).",
        "In “The Fall of the Great Houses of Europe” it rains (Smith 2010).",
        "In “The long way to the sea” it rains (Smith 2010).",
        "They marched under the slogan “bread and land and peace now” (Smith 2010).",
        "They were asked “do you trust the people next door?” (Smith 2010).",
    ],
)
def test_no_false_alarm(text: str, lint: Lint) -> None:
    assert found(lint, text) == []


def test_a_note_that_cites_nothing_is_the_source(lint: Lint) -> None:
    text = f"One called it {PASSAGE}.[^1] Smith (2010) agrees.\n\n[^1]: Interview 7.\n"
    assert found(lint, text, "md") == []
    answer = f"One called it {PASSAGE}.[^1]\n\n[^1]: Smith (2010), Response 1157.\n"
    assert found(lint, answer, "md") == []


def test_a_motto_under_a_heading_is_none(lint: Lint) -> None:
    motto = f"# Ways\n\n{PASSAGE} (Smith 2010)\n\nIt rained.\n"
    assert found(lint, motto, "md") == []


def source(fields: str) -> str:
    record = f'[[claim]]\nid = "a"\ntext = "It rained."\nsources = [{{ {fields} }}]\n'
    return f"It snowed.\n---\n{record}---\n{LIBRARY}"


def test_records_of_the_ledger(lint: Lint) -> None:
    kind = "txt + toml + bib"
    assert lint(source('key = "smith2010", quote = "a struggle"'), kind=kind, rule=RULE) == [
        'claims/brief.toml:4:20: quote-without-locator: quotation from "smith2010" without a page'
    ]
    for fields in (
        'key = "smith2010", quote = "a struggle", locator = "p. 12"',
        'key = "smith2010"',
        'key = "web2018", quote = "a struggle"',
        'key = "nobody", quote = "a struggle"',
    ):
        assert lint(source(fields), kind=kind, rule=RULE) == []
