"""invalid-record: the rule; what the reader refuses is tested in tests/ledger."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim, verdict
from tests.support import Lint, append

from claimcheck.model.findings import Report

RULE = "invalid-record"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (claim("a", more='sauces = "b"'), '5:1 a claim has no field "sauces"'),
        (claim("a", sources=None, more='sources = "b"'), '4:11 "sources" must be a list, not a text'),
        (claim("a", sources=["b", "@c"]), '4:17 "@c" is no citation key'),
        (claim("A b"), '2:6 "A b" is no id'),
        (claim("a", more=verdict("fine")), '6:10 "fine" is no verdict'),
        ('[[claim]]\nid = "a"\n', '1:1 "text" is missing'),
        ('[[claims]]\nid = "a"\n', '1:3 the ledger has no field "claims"'),
        ('[document]\ndated = "May 2020"\n', '2:9 "dated" is no year, month or day'),
        ("[[claim]]\nid = a\n", "2:6 not valid TOML: invalid value"),
        ('[[claim]]\nid = "a"\nid = "b"\n', "3:9 not valid TOML: cannot overwrite a value"),
    ],
)  # fmt: skip
def test_what_is_not_as_the_format_asks_is_flagged_where_it_stands(
    lint: Lint, text: str, found: str
) -> None:
    place, _, message = found.partition(" ")
    assert lint(text, rule=RULE) == [f"claims/brief.toml:{place}: {RULE}: {message}"]


def test_each_thing_is_flagged_for_itself(lint: Lint) -> None:
    text = claim("a", more='note = "n"\nquote = "q"\ntags = "t"')
    assert [line.split(":")[1] for line in lint(text, rule=RULE)] == ["5", "6", "7"]


def test_the_claim_concerned_and_the_way_out_are_named(
    project: Path, report: Callable[..., Report]
) -> None:
    append(project, claim("mill", sources=None, more='source = ["a"]'))
    [finding] = report(RULE).findings
    assert (finding.hit.claim, finding.hit.help) == ("mill", 'did you mean "sources"?')


def test_one_bad_file_does_not_hide_another(project: Path, report: Callable[..., Report]) -> None:
    (project / "claims/a.toml").write_text("[[claim]\n")
    (project / "claims/z.toml").write_text(claim("z", more="x = 1"))
    assert [finding.hit.location.path.name for finding in report(RULE).findings] == [
        "a.toml",
        "z.toml",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "\ufeff" + claim("a"),
        claim("a").replace("\n", "\r\n"),
        '[document]\ntitle = "T"\ndated = 2020-02-10\n',
        '[document]\ndated = 1912\n[[claim]]\nid = "a"\ntext = """\nTwo: # \\\n  lines."""\nsources = []\n',
        "[[claim]]\nid = '1-a-2'\ntext = '''He said \"no\": # nothing.'''\ntags = []\n",
        'claim = [{ id = "a", text = "T.", sources = [{ key = "b", locator = "p. 3" }] }]\n',
    ],
)
def test_records_in_any_toml_are_accepted(lint: Lint, text: str) -> None:
    assert lint(text, rule=RULE) == []
