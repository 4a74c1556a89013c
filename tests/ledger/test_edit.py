"""Edits of a ledger: what is asked for appears, and every other character stays."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.ledger.any_ledger import full_texts, ledgers, records, texts, verdicts

from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.digest import digest
from claimcheck.ledger.edit import (
    uses_of_key,
    with_claims,
    with_key_renamed,
    with_text,
    with_verdict,
    with_verdicts,
)
from claimcheck.ledger.read import read
from claimcheck.model.claims import LedgerDocument, NewRecord, NewSource, NewVerdict, Status
from claimcheck.model.text import SourceFile

DAY = dt.date(2026, 11, 23)
VERDICT = NewVerdict(Status.VERIFIED, "ED", DAY, "5f1c09ab", "seen")
WALL = NewRecord("wall", "It was 73 miles long.", (NewSource("breeze2006"),))


def source(text: str) -> SourceFile:
    return SourceFile(Path("claims/x.toml"), text)


def judged(text: str, claim: str = "a", verdict: NewVerdict = VERDICT) -> str:
    return with_verdict(source(text), claim, verdict)


def test_a_verdict_stands_under_its_record_before_the_comment_on_the_next() -> None:
    assert judged(
        "# The file.\n"
        "[[claim]] # first\n"
        'id      = "a" # mind the gap\n'
        'text    = """T.\n[[claim]]\n"""   # odd\n'
        "\n"
        "# On the second.\n"
        "[[claim]]\n"
        'id = "b"\n'
        'text = "U."\n'
    ) == (
        "# The file.\n"
        "[[claim]] # first\n"
        'id      = "a" # mind the gap\n'
        'text    = """T.\n[[claim]]\n"""   # odd\n'
        "\n"
        "[[claim.verdict]]\n"
        'status = "verified"\n'
        'by     = "ED"\n'
        "on     = 2026-11-23\n"
        'of     = "5f1c09ab"\n'
        'note   = "seen"\n'
        "\n"
        "# On the second.\n"
        "[[claim]]\n"
        'id = "b"\n'
        'text = "U."\n'
    )


def test_a_verdict_keeps_the_manner_of_those_before_it() -> None:
    before = (
        "\ufeff[[claim]]\r\n"
        'id = "a"\r\n'
        'text = "T."\r\n'
        "  [[claim.verdict]]\r\n"
        '    status = "wrong" \r\n'
        '    by = "ED"\r\n'
        "    on = 2020-01-01\r\n"
        "    # a word on it\r\n"
        "\r\n"
        "[document]\r\n"
        "title = 'D'"
    )
    added = (
        '  [[claim.verdict]]\r\n    status = "verified"\r\n    by = "AB"\r\n    on = 2026-11-23\r\n'
    )
    verdict = NewVerdict(Status.VERIFIED, "AB", DAY)
    head, tail = before.split("\r\n[document]")
    assert judged(before, verdict=verdict) == f"{head}{added}\r\n[document]{tail}"


def test_verdicts_in_place_elsewhere_are_no_model() -> None:
    other = '[[claim]]\nid = "b"\ntext = "U."\nverdict = [\n  { by = "A" },\n]\n\n'
    own = '[[claim]]\nid = "a"\ntext = "T."\n'
    assert judged(other + own).startswith(f'{other}{own}\n[[claim.verdict]]\nstatus = "verified"\n')


def test_a_file_without_a_last_line_end_stays_without() -> None:
    before = '[[claim]]\nid = "a"\ntext = "T."'
    after = judged(before, verdict=NewVerdict(Status.WRONG, "ED", DAY))
    added = '\n\n[[claim.verdict]]\nstatus = "wrong"\nby = "ED"\non = 2026-11-23'
    assert after == before + added
    assert with_claims(source(before), [NewRecord("b", "U.")]) == (
        before + '\n\n[[claim]]\nid = "b"\ntext = "U."'
    )


def test_comments_right_below_a_record_stay_its_own() -> None:
    own = '[[claim]]\nid = "a"\ntext = "T."\n# sources = ["x"]\n'
    assert judged(own + '\n[[claim]]\nid = "b"\ntext = "U."\n').startswith(
        own + "\n[[claim.verdict]]"
    )
    next_one = '# The next.\n[[claim]]\nid = "b"\ntext = "U."\n'
    record = '[[claim]]\nid = "a"\ntext = "T."\n'
    assert judged(record + next_one).endswith('note = "seen"\n' + next_one)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'claim = [{ id = "a", text = "T." }, { id = "b", text = "U." }]\n',
            'claim = [{ id = "a", text = "T.", verdict = [NEW] }, { id = "b", text = "U." }]\n',
        ),
        (
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [] # none\nsection = "S"\n',
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [NEW] # none\nsection = "S"\n',
        ),
        (
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [{ status = "wrong" }]\n',
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [{ status = "wrong" }, NEW]\n',
        ),
        (
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [\n  { by = "A" }, # first\n  # end\n]\n',
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [\n  { by = "A" }, # first\n  NEW,\n  # end\n]\n',
        ),
        (
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [\n  { by = "A" } # first\n]\n',
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [\n  { by = "A" }, # first\n  NEW\n]\n',
        ),
        (
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [\n  { by = "A" }\n]\n',
            '[[claim]]\nid = "a"\ntext = "T."\nverdict = [\n  { by = "A" },\n  NEW\n]\n',
        ),
    ],
)
def test_a_verdict_in_place_joins_the_others_there(before: str, after: str) -> None:
    new = '{ status = "verified", by = "ED", on = 2026-11-23, of = "5f1c09ab", note = "seen" }'
    assert judged(before) == after.replace("NEW", new)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[claim]\nid = "a"\n', 'claims/x.toml:1:1: "claim" must be an array of tables'),
        ('[[claim]]\nid = "a"\nverdict.by = "ED"\n', 'claims/x.toml:3:1: "verdict" must be tables'),
        ('[[claim]]\nid = "a"\n[claim.verdict]\n', 'claims/x.toml:3:1: "verdict" must be tables'),
        ('[[claim]]\nid = "b"\n', 'claims/x.toml: no claim "a"'),
        ('[[claim]]\nid = "a"\n' * 2, 'claims/x.toml: 2 claims have the id "a"'),
        (
            '[[claim]]\nid = "a\n',
            "claims/x.toml:2:8: not valid TOML: a text is not closed in its line",
        ),
        ('[[claim]]\rid = "a"\r', "claims/x.toml:1:10: not valid TOML: "),
    ],
)
def test_what_cannot_be_judged_is_named_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        judged(text)
    assert caught.value.message.startswith(message)


def test_records_are_written_as_the_documentation_shows_them() -> None:
    records = [
        NewRecord(
            "wall-length",
            "It was 73 miles long.",
            (NewSource("breeze2006", "p. 53"), NewSource("birley1961")),
            "Building",
            ("figures", "north"),
        ),
        NewRecord("wall-north", "It runs through the north."),
    ]
    document = LedgerDocument("A history", "../wall.txt", "2020-02")
    assert with_claims(source(""), records, document) == (
        "[document]\n"
        'title = "A history"\n'
        'path  = "../wall.txt"\n'
        'dated = "2020-02"\n'
        "\n"
        "[[claim]]\n"
        'id      = "wall-length"\n'
        'text    = "It was 73 miles long."\n'
        'sources = [{ key = "breeze2006", locator = "p. 53" }, "birley1961"]\n'
        'section = "Building"\n'
        'tags    = ["figures", "north"]\n'
        "\n"
        "[[claim]]\n"
        'id   = "wall-north"\n'
        'text = "It runs through the north."\n'
    )


def test_records_go_to_the_end_whatever_stands_there() -> None:
    new = (
        '[[claim]]\nid      = "wall"\ntext    = "It was 73 miles long."\nsources = ["breeze2006"]\n'
    )
    for before, gap in [
        ("# Claims.\n", "\n"),
        ("# Claims.\n\n", ""),
        ("# Claims.\n  \n", ""),
        ('[[claim]]\nid    = "a"\ntext  = "T."\n[[claim.verdict]]\nby = "ED"\n', "\n"),
        ('[document]\ntitle = """\n[[claim]]\n"""\n# the end\n', "\n"),
    ]:
        assert with_claims(source(before), [WALL], LedgerDocument("Unused")) == before + gap + new


def test_records_join_a_list_of_tables_that_is_written_in_place() -> None:
    before = 'claim = [\n\t{ id = "a", text = "T." }, # one\n]\n[document]\ntitle = "D"\n'
    assert with_claims(source(before), [WALL, NewRecord("b", "U.")]) == (
        'claim = [\n\t{ id = "a", text = "T." }, # one\n'
        '\t{ id = "wall", text = "It was 73 miles long.", sources = ["breeze2006"] },\n'
        '\t{ id = "b", text = "U." },\n'
        ']\n[document]\ntitle = "D"\n'
    )


def test_an_id_that_is_there_already_is_refused() -> None:
    for new in ([NewRecord("a", "U.")], [WALL, WALL]):
        with pytest.raises(ClaimcheckError, match=r'there is a claim "(a|wall)" already'):
            with_claims(source('[[claim]]\nid = "a"\ntext = "T."\n'), new)


def test_a_text_is_exchanged_where_it_stands() -> None:
    before = "[[claim]]\ntext = '''\nOld\n''' # here\nid = 'a'\n"
    assert with_text(source(before), "a", 'The "new"\none\x00') == (
        '[[claim]]\ntext = "The \\"new\\"\\none\\u0000" # here\nid = \'a\'\n'
    )
    with pytest.raises(ClaimcheckError, match="has no text"):
        with_text(source("[[claim]]\nid = 'a'\ntext = 3\n"), "a", "T.")
    with pytest.raises(ClaimcheckError, match="no Unicode text"):
        with_text(source(before), "a", "\udcff")


def test_a_key_is_renamed_as_a_source_and_nowhere_else() -> None:
    before = (
        "# k2 is cited\n"
        "[[claim]]\n"
        'id = "k2"\n'
        'text = "k2 is \\"k2\\""\n'
        "sources = [ # k2\n"
        '  \'k2\', { locator = "k2", "key" = "k2" }, # k2\n'
        '  "k22", """k2""", "\\u006b2",\n'
        "]\n"
        'tags = ["k2"]\n'
        'claim = [{ key = "k2" }]\n'
    )
    assert uses_of_key(source(before), "k2") == 4
    after = with_key_renamed(source(before), "k2", "k3")
    assert after == (
        before.replace("'k2', { ", "'k3', { ")
        .replace('"key" = "k2"', '"key" = "k3"')
        .replace('"""k2""", "\\u006b2"', '"k3", "k3"')
    )


def test_a_renamed_key_makes_no_verdict_stale_and_mends_none() -> None:
    record = '[[claim]]\nid = "a"\ntext = "T."\nsources = ["k", "l"]\n'
    [claim] = read(source(record)).claims
    of = digest(claim)
    verdict = '[[claim.verdict]]\nstatus = "wrong"\nby = "ED"\non = 2020-01-01\n'
    before = f'{record}{verdict}of = "00000000"\n{verdict}of = "{of}" # judged\n{verdict}'
    after = with_key_renamed(source(before), "k", "m")
    [claim] = read(source(after)).claims
    assert after == before.replace('["k", "l"]', '["m", "l"]').replace(of, digest(claim))
    assert [one.of for one in claim.verdicts] == ["00000000", digest(claim), None]


def parsed(text: str) -> Any:  # noqa: ANN401 - TOML holds anything
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        assume(False)  # noqa: FBT003


def survives(before: str, after: str) -> bool:
    """Whether all characters of `before` are in `after`, in their order."""
    rest = iter(after)
    return all(letter in rest for letter in before)


@given(ledgers(), records)
@example("", WALL)
@example("\ufeff", WALL)
@example(" ", WALL)
def test_records_are_added_to_any_ledger(text: str, record: NewRecord) -> None:
    before = parsed(text)
    after = with_claims(source(text), [record])
    assert survives(text, after)
    *others, last = parsed(after)["claim"]
    assert repr(others) == repr(before.get("claim", []))
    assert (last["id"], last["text"]) == (record.id, record.text)
    assert [one if isinstance(one, str) else one["key"] for one in last.get("sources", [])] == [
        one.key for one in record.sources
    ]


@given(ledgers(), verdicts, st.sampled_from("abcd"))
def test_verdicts_are_added_to_any_record(text: str, verdict: NewVerdict, name: str) -> None:
    before = parsed(text)
    assume(any(record["id"] == name for record in before.get("claim", [])))
    after = judged(text, name, verdict)
    assert survives(text, after)
    for old, new in zip(before["claim"], parsed(after)["claim"], strict=True):
        if old["id"] == name:
            assert new["verdict"].pop() == {
                key: value for key, value in verdict._asdict().items() if value is not None
            }
            old.setdefault("verdict", [])
        assert repr(old) == repr(new)
    old_ends, new_ends = (one.count("\r\n") / (one.count("\n") or 1) for one in (text, after))
    assert text.count("\n") == 0 or old_ends == new_ends


INDENTED = (
    '[[claim]]\nid = "a"\ntext = "T."\n\n'
    '\t[[claim]]\n\t  id    = "b"\n\t  text  = "U."\n# its own\n\n'
    '[[claim]]\nid = "c"\ntext = "V."\nverdict = [\n  { by = "A" }\n]\n'
)
DENSE = '[[claim]]\nid = "d"\ntext = "W."\n [[claim.verdict]]\n  by = "A"\n'


@given(
    ledgers(),
    st.lists(st.tuples(st.sampled_from("abcd"), verdicts), min_size=1, max_size=6),
)
@example(INDENTED, [("c", VERDICT), ("b", VERDICT), ("a", VERDICT), ("b", VERDICT)])
@example(INDENTED.replace("\n", "\r\n"), [("a", VERDICT), ("b", VERDICT), ("c", VERDICT)])
@example(INDENTED + DENSE, [("b", VERDICT), ("a", VERDICT), ("d", VERDICT), ("d", VERDICT)])
def test_several_verdicts_at_once_stand_as_if_written_one_after_the_other(
    text: str, several: list[tuple[str, NewVerdict]]
) -> None:
    records = parsed(text).get("claim", [])
    several = [one for one in several if any(record["id"] == one[0] for record in records)]
    one_by_one = text
    for name, verdict in several:
        one_by_one = judged(one_by_one, name, verdict)
    assert with_verdicts(source(text), several) == one_by_one


def test_no_verdicts_change_no_ledger_however_odd() -> None:
    assert with_verdicts(source('[claim]\nid = "a"'), []) == '[claim]\nid = "a"'


@given(ledgers(), texts, st.sampled_from("abcd"))
def test_texts_are_exchanged_in_any_record(text: str, new: str, name: str) -> None:
    before = parsed(text)
    assume(any(record["id"] == name for record in before.get("claim", [])))
    after = with_text(source(text), name, new)
    for record in before["claim"]:
        if record["id"] == name:
            record["text"] = new
    assert repr(parsed(after)) == repr(before)
    assert after.count("#") - new.count("#") >= text.count("#") - 1


@given(ledgers(), full_texts)
def test_keys_are_renamed_in_any_ledger(text: str, new: str) -> None:
    before = parsed(text)
    uses = uses_of_key(source(text), "k")
    after = with_key_renamed(source(text), "k", new)
    assert (after == text) == (uses == 0 or new == "k")
    for record in before.get("claim", []):
        for index, one in enumerate(record.get("sources", [])):
            if one == "k":
                record["sources"][index] = new
            elif isinstance(one, dict) and one["key"] == "k":
                one["key"] = new
    assert repr(parsed(after)) == repr(before)
