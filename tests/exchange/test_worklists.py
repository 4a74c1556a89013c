"""Worklists go out, are filled in, and come back: whatever the texts, whatever programs do to them."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length
from tests.ledger.any_ledger import full_texts

from claimcheck.exchange.holdings import Holdings
from claimcheck.exchange.reading import read_worklist
from claimcheck.exchange.verdicts import Defaults, Settled, judged_in, settled
from claimcheck.exchange.worklist import (
    BLANKS,
    FIELDS,
    Item,
    Row,
    Worklist,
    items_of,
    shown,
    stamp_in,
    stamp_of,
)
from claimcheck.exchange.worklist_csv import as_csv
from claimcheck.exchange.worklist_markdown import as_markdown
from claimcheck.ledger.edit import with_claims, with_verdicts
from claimcheck.ledger.read import read
from claimcheck.model.claims import NewRecord, NewSource, NewVerdict, Status, TrackedClaim, Verdict
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import Page

LEDGER = Path("/project/claims/brief.toml")
LIST = Path("/project/list")
PAGE = Page(base=Path("/project"))
ANY_DAY = Defaults(dt.date.max)
NASTY = (
    *(
        "<!-- x -->",
        "|",
        "`a` b",
        "*",
        "**b**",
        "_",
        "[x](y)",
        "# x",
        "## bombs",
        "- verdict: wrong",
    ),
    *(
        "> x",
        "1. x",
        "2) x",
        "+ x",
        "---",
        "===",
        "\\",
        "\\*",
        "&amp;",
        "&",
        "<b>",
        "\n",
        "\n\n",
        "\t",
    ),
    *("=1+1", '"', "'", ",", ";", "\u202e", "\ufeff", "- note:", "https://a.b/c_d", "–", "“q”"),
)
nasty_texts = st.lists(st.sampled_from(NASTY) | full_texts, min_size=1, max_size=4).map(" ".join)
texts = full_texts | nasty_texts.filter(
    lambda text: any(sign.isprintable() and not sign.isspace() for sign in text)
)
full_lines = texts.map(shown)
lines = st.just("") | full_lines
FORMS: tuple[Callable[[Sequence[Item]], str], ...] = (
    as_csv,
    lambda items: as_markdown(items, Path("/project")),
)
forms = st.sampled_from(FORMS)


def rows_of(form: str) -> tuple[Row, ...]:
    found = read_worklist(LIST, form)
    assert found.problems == ()
    return found.rows


@st.composite
def items(draw: st.DrawFn) -> Item:
    fields = {name: draw(lines) for name in FIELDS}
    fields["id"], fields["text"] = draw(full_lines), draw(full_lines)
    works = draw(st.lists(st.tuples(full_lines, full_lines), max_size=2))
    fields["source"] = "\n".join(source for source, _ in works)
    fields["reference"] = "\n".join(work for _, work in works)
    for name in ("quote", "supports"):
        fields[name] = "\n".join(draw(st.lists(full_lines, max_size=2)))
    fields["passage"], fields["stamp"] = "", "v0-5e100012"
    return Item(fields)


@given(st.lists(items(), min_size=1, max_size=3), forms)
def test_every_field_comes_back(listed: list[Item], form: Callable[[Sequence[Item]], str]) -> None:
    rows = rows_of(form(listed))
    assert [{name: row.get(name) for name in FIELDS} for row in rows] == [
        dict(item.fields) for item in listed
    ]


keys = st.sampled_from(["landau1974", "DBLP:conf/a-b_c", "o'neil+2001", "*", "öz.2"])
records = st.lists(
    st.builds(
        NewRecord,
        st.sampled_from(["bombs", "coup-poll-79", "a", "b-2"]),
        texts,
        st.lists(st.builds(NewSource, keys, st.none() | texts, st.none() | texts), max_size=2).map(
            tuple
        ),
        st.none() | texts,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda record: record.id,
)
names = full_texts.map(lambda text: " ".join(text.split()))
verdicts = st.builds(
    NewVerdict, st.sampled_from(Status), names, st.dates(), st.none(), st.none() | full_lines
)
paragraphs = st.lists(full_lines, min_size=1, max_size=3).map("\n\n".join)


def listed(ledger: SourceFile) -> list[Item]:
    claims = read(ledger).claims
    return [*items_of(Holdings(claims, {LEDGER: (Bibliography(),)}), PAGE)]


def filled(item: Item, verdict: NewVerdict) -> Item:
    said = (str(verdict.status), verdict.by, str(verdict.on), verdict.note or "")
    return item._replace(fields={**item.fields, **dict(zip(BLANKS, said, strict=True))})


def brought(ledger: SourceFile, form: str) -> tuple[SourceFile, Settled]:
    judged, problems = judged_in(rows_of(form), ANY_DAY)
    assert problems == ()
    text, outcome = settled(ledger, judged)
    return SourceFile(ledger.path, text), outcome


def without_verdicts(ledger: SourceFile) -> list[object]:
    claims = read(ledger).claims
    return [
        (c.id, c.text, [s._replace(location=None) for s in c.sources], c.section, c.tags)  # type: ignore[arg-type]
        for c in claims
    ]


@given(records, st.data(), forms)
def test_what_is_filled_in_is_what_the_ledger_then_holds(
    made: list[NewRecord], data: st.DataObject, form: Callable[[Sequence[Item]], str]
) -> None:
    """Exactly these verdicts, nothing else changed, and a second time nothing at all."""
    ledger = SourceFile(LEDGER, "# mine\n" + with_claims(SourceFile(LEDGER, ""), made))
    any_verdict = verdicts
    if form is as_csv:  # how a note of several lines is typed into Markdown is tested elsewhere
        any_verdict |= st.builds(lambda one, note: one._replace(note=note), verdicts, paragraphs)
    given_ = {one.id: data.draw(st.none() | any_verdict) for one in made}
    goes_out = [
        filled(item, verdict) if (verdict := given_[item.fields["id"]]) else item
        for item in listed(ledger)
    ]
    comes_back = form(goes_out)
    after, outcome = brought(ledger, comes_back)
    assert outcome.problems == ()
    assert without_verdicts(after) == without_verdicts(ledger)
    for claim in read(after).claims:
        verdict, stamp = given_[claim.id], str(stamp_of(claim))
        assert [said(one) for one in claim.verdicts] == (
            [verdict._replace(of=stamp.partition("-")[2])] if verdict else []
        )
    kept = after.text
    for line in ledger.text.splitlines(keepends=True):
        assert line in kept
        kept = kept.partition(line)[2]
    again, outcome = brought(after, comes_back)
    assert (again, outcome.written, outcome.problems) == (after, (), ())
    assert len(outcome.there) == sum(verdict is not None for verdict in given_.values())


@given(records, st.data(), forms)
def test_nothing_that_came_in_between_is_overruled(
    made: list[NewRecord], data: st.DataObject, form: Callable[[Sequence[Item]], str]
) -> None:
    """Others judge and edit while a list is out: it adds verdicts, or names why it does not."""
    ledger = SourceFile(LEDGER, with_claims(SourceFile(LEDGER, ""), made))
    goes_out, given_ = [], {}
    for item in listed(ledger):
        given_[item.fields["id"]] = data.draw(verdicts)
        goes_out.append(filled(item, given_[item.fields["id"]]))
    comes_back = form(goes_out)
    meanwhile = data.draw(st.dictionaries(st.sampled_from([one.id for one in made]), verdicts))
    gone = data.draw(st.sets(st.sampled_from([one.id for one in made])))
    text = with_verdicts(ledger, meanwhile.items())
    edited = [one._replace(text=f"{one.text} Not.") if one.id in gone else one for one in made]
    if gone:
        anew = SourceFile(LEDGER, with_claims(SourceFile(LEDGER, ""), edited))
        text = with_verdicts(anew, meanwhile.items())
    before = SourceFile(LEDGER, text)
    judged, problems = judged_in(rows_of(comes_back), ANY_DAY)
    assert problems == ()
    after, outcome = settled(before, judged)
    refused = {
        name
        for name, verdict in given_.items()
        if name in gone or (name in meanwhile and meanwhile[name].status is not verdict.status)
    }
    written = {one.row.get("id") for one in outcome.written}
    there = {one.row.get("id") for one in outcome.there}
    assert written | there == given_.keys() - (refused - there)
    assert len(outcome.problems) == len(given_) - len(written) - len(there)
    for claim, was in zip(read(SourceFile(LEDGER, after)).claims, read(before).claims, strict=True):
        kept = [said(one) for one in claim.verdicts][: len(was.verdicts)]
        assert kept == [said(one) for one in was.verdicts]
        added = claim.verdicts[len(was.verdicts) :]
        assert [one.status for one in added] == (
            [given_[claim.id].status] if claim.id in written else []
        )


def said(verdict: Verdict) -> NewVerdict:
    return NewVerdict(verdict.status, verdict.by, verdict.on, verdict.of, verdict.note)


@given(st.integers(0, 99), st.from_regex(r"[0-9a-f]{8}", fullmatch=True))
def test_a_stamp_is_no_number(count: int, digest: str) -> None:
    text = f"v{count}-{digest}"
    assert str(stamp_in(text)) == text
    with pytest.raises(ValueError, match="could not convert"):
        float(text)


ONE = """\
[[claim]]
id = "bombs"
text = "In the Cold War, the US stationed 50 B61 bombs — \\"special\\" ones... — in Turkey."
sources = [{ key = "landau1974", locator = "p. 3", quote = "fifty bombs" }, "kibaroglu2005"]
"""


def only(text: str = ONE) -> TrackedClaim:
    [claim] = read(SourceFile(LEDGER, text)).claims
    return claim


REFORMATTED = """\
Worklist for ED

## **bombs**

> In the Cold War, the US stationed 50 B61
> bombs – “special” ones… –
in Turkey.

***

*   **source:** landau1974,
    p. 3
*   reference: not in the bibliography
*   source: kibaroglu2005
*   quote: landau1974: fifty bombs
*   Stamp: `{stamp}`

+ Verdict:   **Verified**
+ by:
  Zoë  Ö.
+ on: 2020-02-10
+ note: seen on p. 3 of the report,
  in a box

  and once more on p. 7:
  - in the notes

---
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_editor_may_wrap_indent_and_set_in_bold(line_end: str) -> None:
    text = REFORMATTED.format(stamp=stamp_of(only())).replace("\n", line_end)
    after, outcome = brought(SourceFile(LEDGER, ONE), "\ufeff" + text)
    assert outcome.problems == ()
    [verdict] = only(after.text).verdicts
    assert said(verdict) == NewVerdict(
        Status.VERIFIED,
        "Zoë Ö.",
        dt.date(2020, 2, 10),
        str(stamp_of(only())).partition("-")[2],
        "seen on p. 3 of the report, in a box\n\nand once more on p. 7:\n- in the notes",
    )


def problems_of(text: str, ledger: str = ONE) -> list[str]:
    """What is wrong with a list, by line; nothing may be written of it."""
    found = read_worklist(LIST, text)
    judged, problems = judged_in(found.rows, Defaults(dt.date(2026, 11, 23)))
    after, outcome = settled(SourceFile(LEDGER, ledger), judged)
    assert (after, outcome.written) == (ledger, ())
    every = (*found.problems, *problems, *outcome.problems)
    return [f"{one.line}: {one.message} ({one.help})" for one in every]


def markdown(**changes: str) -> str:
    """The list of one claim, filled in but for what is changed."""
    fields = {"verdict": "verified", "by": "ED", "on": "2020-02-10", **changes}
    [item] = listed(SourceFile(LEDGER, ONE))
    return as_markdown([Item({**item.fields, **fields})], Path("/project"))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"id": "bomb"},
            '6: no claim "bomb" in the ledger (its stamp is that of "bombs": put this back)',
        ),
        (
            {"id": "bomb", "stamp": "v0-00000000"},
            '6: no claim "bomb" in the ledger (did you mean "bombs"?)',
        ),
        (
            {"note": "#NAME?"},
            '20: a spreadsheet made "#NAME?" of the note'
            " (begin it with a word, not with = + - or @)",
        ),
        (
            {"verdict": "TRUE"},
            '17: "TRUE" is no verdict (write verified, disputed, wrong or unverifiable)',
        ),
        ({"verdict": "verifed"}, '17: "verifed" is no verdict (did you mean "verified"?)'),
        (
            {"verdict": "", "note": "p. 3"},
            "20: there is a note and no verdict (write verified, disputed, wrong or unverifiable)",
        ),
        (
            {"by": ""},
            '18: nobody is named as the checker (fill in by, or say it for all: --by "NAME")',
        ),
        (
            {"on": ""},
            "19: the day of the check is not given"
            " (fill in on, or say it for all: --on YYYY-MM-DD)",
        ),
        (
            {"on": "23/11/2026"},
            '19: "23/11/2026" is no day (write it as YYYY-MM-DD; in a spreadsheet, as text)',
        ),
        (
            {"on": "2026-02-30"},
            '19: "2026-02-30" is no day (write it as YYYY-MM-DD; in a spreadsheet, as text)',
        ),
        (
            {"on": "2026-11-24"},
            "19: 2026-11-24 lies in the future (write the day of the check)",
        ),
        (
            {"text": "In the Cold War, the US stationed 90 bombs in Turkey."},
            '8: the text of "bombs" was edited in this list (edit it in the ledger, then judge it)',
        ),
        (
            {"source": "landau1974, p. 4\nkibaroglu2005"},
            '11: the source of "bombs" was edited in this list'
            " (edit it in the ledger, then judge it)",
        ),
        ({"stamp": "3"}, '16: "3" is no stamp (export the list anew)'),
        (
            {"stamp": "v0-00000000"},
            '16: "bombs" was edited in the ledger since this list was made'
            " (export the list anew, and look again)",
        ),
    ],
)
def test_a_slip_is_named_with_its_line(changes: dict[str, str], problem: str) -> None:
    assert problems_of(markdown(**changes)) == [problem]


def test_what_belongs_to_no_field_is_named() -> None:
    text = markdown().replace("- by: ED\n", "- by: ED\nI am not sure\n- by: AB\n")
    assert problems_of(text) == [
        '19: "I am not sure" belongs to no field (write it behind note:)',
        '20: a second "by" (leave one of them)',
    ]
    text = markdown(note="see") + "\n# 3 of the report\n\nsays so\n"
    assert problems_of(text) == [
        '22: "3 of the report" is no claim of a worklist'
        ' (without its "#" it belongs to the note above)',
    ]
    text = markdown().replace("- stamp", "- state")
    assert problems_of(text) == [
        '6: there is no stamp below "bombs" (put its line back, or export the list anew)',
    ]


@pytest.mark.parametrize(
    "day",
    [
        "2020/02/10",
        "2020.2.10",
        "2020-02-10 00:00:00",
        "2020-02-10T00:00",
        "10.02.2020",
        "10. 2. 2020",
    ],
)
def test_a_day_is_read_however_it_is_written(day: str) -> None:
    after, _ = brought(SourceFile(LEDGER, ONE), markdown(on=day))
    assert [one.on for one in only(after.text).verdicts] == [dt.date(2020, 2, 10)]


def test_two_rows_that_contradict_each_other_are_both_left_out() -> None:
    again = markdown(verdict="wrong").partition("\n## ")[2]
    assert problems_of(f"{markdown()}\n## {again}") == [
        '17: "bombs" is verified here, wrong in line 22 (leave one of the two)',
        '33: "bombs" is wrong here, verified in line 6 (leave one of the two)',
    ]


def test_the_same_row_twice_is_one_verdict() -> None:
    again = markdown().partition("\n## ")[2]
    _, outcome = brought(SourceFile(LEDGER, ONE), f"{markdown()}\n## {again}")
    assert (len(outcome.written), len(outcome.there)) == (1, 1)


def judged(status: Status, by: str) -> tuple[str, NewVerdict]:
    return "bombs", NewVerdict(status, by, dt.date(2020, 2, 12))


def test_a_verdict_that_came_in_between_is_not_overruled() -> None:
    ledger = with_verdicts(SourceFile(LEDGER, ONE), [judged(Status.WRONG, "AB")])
    assert problems_of(markdown(), ledger) == [
        '17: "bombs" is verified here; AB found it wrong on 2020-02-12, after this list was made'
        " (claimcheck verdict adds one that is to hold)"
    ]


def test_a_verdict_that_confirms_the_one_in_between_is_added() -> None:
    ledger = with_verdicts(SourceFile(LEDGER, ONE), [judged(Status.VERIFIED, "AB")])
    after, _ = brought(SourceFile(LEDGER, ledger), markdown())
    assert [one.by for one in only(after.text).verdicts] == ["AB", "ED"]


def test_an_older_list_that_is_brought_in_again_changes_nothing() -> None:
    after, _ = brought(SourceFile(LEDGER, ONE), markdown())
    text = with_verdicts(after, [judged(Status.WRONG, "AB")]).replace("B61", "B83")
    again, outcome = brought(SourceFile(LEDGER, text), markdown())
    assert (again.text, len(outcome.there)) == (text, 1)


def test_one_record_that_cannot_be_added_to_holds_up_no_other() -> None:
    ledger = ONE + '[[claim]]\nid = "odd"\ntext = "T."\nverdict = 3\n'
    [first, second] = listed(SourceFile(LEDGER, ledger))
    verdict = NewVerdict(Status.VERIFIED, "ED", dt.date(2020, 2, 10))
    form = as_csv([filled(second, verdict), filled(first, verdict)])
    judged_, _ = judged_in(rows_of(form), ANY_DAY)
    text, outcome = settled(SourceFile(LEDGER, ledger), judged_)
    assert [one.row.get("id") for one in outcome.written] == ["bombs"]
    [problem] = outcome.problems
    assert (problem.line, problem.message) == (2, f'{LEDGER}:8:11: "verdict" must be tables')
    assert text.count("[[claim.verdict]]") == 1


def test_columns_that_are_gone_doubled_or_new_are_named() -> None:
    [item] = listed(SourceFile(LEDGER, ONE))
    table = as_csv([item])
    assert problems_of(table.replace(",stamp", ",state")) == [
        '1: there is no column "stamp" (put it back: its name is read)'
    ]
    assert problems_of(table.replace("earlier,", "note,")) == [
        '1: two columns are called "note" (leave one of them)'
    ]
    more = table.replace(",stamp\r\n", ",stamp,mine\r\n")
    assert [one.message for one in read_worklist(LIST, more).remarks] == [
        'the column "mine" is not read back: what you found goes into note'
    ]


def test_cells_that_slipped_are_named() -> None:
    head = ",".join(FIELDS)
    assert problems_of(f"{head}\r\nbombs{',' * 20}x\r\n") == [
        '2: 21 cells under 15 columns (put cells that hold a separator into "quotes")'
    ]
    assert problems_of(f'{head}\r\n\r\nbombs,"text\r\n') == [
        '3: a quote is never closed (double the " inside a cell)'
    ]


@pytest.mark.parametrize("text", ["", "\n", "Dear colleague,\n\nhere it is.\n", "a,b\n1,2\n"])
def test_what_is_no_worklist_has_nothing(text: str) -> None:
    assert read_worklist(LIST, text) == Worklist(())


@given(st.text(max_size=200) | st.lists(st.sampled_from(NASTY)).map("\n".join))
def test_no_text_whatever_is_too_much(text: str) -> None:
    found = read_worklist(LIST, text)
    judged_in(found.rows, ANY_DAY)


def _read_with(line: str) -> None:
    read_worklist(LIST, f"## a\n\n{line}\n- stamp: {line}x\n- note: {line}x\n{line}x\n")
    read_worklist(LIST, f"# {line}x\n{line}x\n")


def test_the_time_for_a_line_of_signs_grows_with_its_length_alone() -> None:
    signs = (
        "#",
        " ",
        "> ",
        "- ",
        "*",
        "_ ",
        "[",
        "\\",
        "- note: ",
        "<br>",
        "<!-",
        "&",
        "[](",
        "<a></",
        " {",
    )
    for sign in signs:
        assert_grows_with_length(_read_with, sign * 100_000)


@pytest.mark.parametrize("unit", ["- verdict: wrong\n", "- note: x\n\n", "note\n===\n", "  - a\n"])
def test_the_time_for_many_lines_on_one_claim_grows_with_their_number_alone(unit: str) -> None:
    def read(lines: str) -> None:
        judged_in(read_worklist(LIST, markdown() + lines).rows, ANY_DAY)

    assert_grows_with_length(read, unit * 10_000)


def test_the_time_for_many_rows_on_one_claim_grows_with_their_number_alone() -> None:
    def read(rows: str) -> None:
        judged_in(read_worklist(LIST, rows).rows, ANY_DAY)

    rows = [markdown(verdict=status) for status in ("verified", "disputed")]
    assert_grows_with_length(read, "".join(rows) * 300)
