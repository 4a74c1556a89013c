"""Waivers in comments: each kind of file, each scope, and what is said of those that do not hold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.examples import claim, entry

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.model.findings import Grounds, Report, Severity, Waived

Audited = Callable[..., list[str]]
RULES = ("unsourced-claim", "unused-waiver", "waiver-without-reason")


def paid(year: int) -> str:
    """A sentence in need of a source."""
    return f"In {year} Norway paid 1.2 billion dollars into the fund."


def told(report: Report) -> list[str]:
    """`line: rule: message`, or `line: rule = reason` where it is waived."""
    return [
        f"{f.hit.location.start.line}: {f.rule}"
        + (f" = {f.waived.reason}" if f.waived else f": {f.hit.message}")
        for f in report.findings
    ]


@pytest.fixture
def audited(project: Path) -> Audited:
    """What is said of one document, ledger or bibliography, by its name."""

    def run(name: str, text: str, *rules: str) -> list[str]:
        (project / name).write_text(text, encoding="utf-8", newline="")
        documents = () if name.endswith((".toml", ".bib")) else (name,)
        select = (*(rules or RULES), *RULES[1:])
        return told(audit(Config(root=project, select=select, documents=documents)))

    return run


OPEN = "unsourced-claim: claim without a source (money)"
WAIVED = "unsourced-claim = seen"


def comment(name: str, words: str) -> str:
    return f"<!-- {words} -->" if name.endswith("md") else f"% {words}"


in_documents = pytest.mark.parametrize("name", ["draft.md", "draft.qmd", "draft.tex"])


# Scopes in documents -------------------------------------------------------------------------


@in_documents
def test_alone_on_its_line_it_excuses_what_begins_on_the_next(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    lines = [paid(1959), waiver, paid(1960), paid(1961)]
    assert audited(name, "\n".join(lines)) == [f"1: {OPEN}", f"3: {WAIVED}", f"4: {OPEN}"]


@in_documents
def test_blank_lines_and_other_comments_may_follow_it(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    lines = [waiver, comment(name, "look it up"), "", paid(1959), "", paid(1960)]
    assert audited(name, "\n".join(lines)) == [f"4: {WAIVED}", f"6: {OPEN}"]


@in_documents
def test_behind_text_it_excuses_the_sentence_before_it(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    lines = [paid(1959), f"{paid(1960)} {paid(1961)} {waiver}", paid(1962)]
    found = [f"1: {OPEN}", f"2: {OPEN}", f"2: {WAIVED}", f"3: {OPEN}"]
    assert audited(name, "\n".join(lines)) == found


def test_between_sentences_it_excuses_no_other_on_the_line(audited: Audited) -> None:
    waiver = "<!-- look it up --> <!-- claimcheck: allow[unsourced-claim] seen -->"
    text = f"{paid(1959)} {waiver} {paid(1960)} {paid(1961)}\n"
    assert audited("draft.md", text) == [f"1: {WAIVED}", f"1: {OPEN}", f"1: {OPEN}"]


def test_each_sentence_of_a_line_may_have_its_own(audited: Audited) -> None:
    one, two = (f"<!-- claimcheck: allow[unsourced-claim] {why} -->" for why in ("one", "two"))
    text = f"{paid(1959)} {one} {paid(1960)} {two} {paid(1961)}\n"
    assert audited("draft.md", text) == [
        "1: unsourced-claim = one",
        "1: unsourced-claim = two",
        f"1: {OPEN}",
    ]


def test_within_a_sentence_it_excuses_that_one(audited: Audited) -> None:
    first, last = paid(1960).split(" into ")
    waiver = "<!-- claimcheck: allow[unsourced-claim] seen -->"
    text = f"{paid(1959)} {first} {waiver} into {last} {paid(1961)}\n"
    assert audited("draft.md", text) == [f"1: {OPEN}", f"1: {WAIVED}", f"1: {OPEN}"]


def test_behind_a_sentence_that_goes_on_it_excuses_it(audited: Audited) -> None:
    first, last = paid(1960).split(" into ")
    waiver = "% claimcheck: allow[unsourced-claim] seen"
    text = f"{paid(1959)} {first} {waiver}\ninto {last} {paid(1961)}\n"
    assert audited("draft.tex", text) == [f"1: {OPEN}", f"1: {WAIVED}", f"2: {OPEN}"]


def test_a_footnote_in_the_sentence_does_not_come_between(audited: Audited) -> None:
    text = (
        f"{paid(1959)[:-1]}\\footnote{{So it was. Ask them.}} and sold it."
        " % claimcheck: allow[unsourced-claim] seen\n"
    )
    assert set(audited("draft.tex", text)) == {f"1: {WAIVED}"}


def test_behind_what_is_no_sentence_it_excuses_the_line_up_to_it(audited: Audited) -> None:
    row = "| pay | (Ash 1960) | <!-- claimcheck: allow[unlinked-citation] seen -->\n"
    text = f"It rained (Elm 1950).\n\n| a | b |\n|---|---|\n{row}"
    found = audited("draft.md", text, "unlinked-citation")
    assert [one.partition(" ")[0] for one in found if one.endswith("= seen")] == ["5:"]
    assert len(found) == 2


@in_documents
def test_above_a_paragraph_on_one_line_it_excuses_all_of_it(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    lines = [waiver, f"{paid(1959)} {paid(1960)} {paid(1961)}", "", paid(1962)]
    assert audited(name, "\n".join(lines)) == [f"2: {WAIVED}"] * 3 + [f"4: {OPEN}"]


@in_documents
def test_a_sentence_over_several_lines_is_excused_from_its_first_and_its_last_one(
    audited: Audited, name: str
) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    wrapped = paid(1959).replace(" ", "\n")
    above, behind = f"{waiver}\n{wrapped}", f"{wrapped} {waiver}"
    assert audited(name, above) == [f"2: {WAIVED}"]
    assert audited(name, behind) == [f"1: {WAIVED}"]


@in_documents
def test_in_wrapped_text_it_excuses_what_begins_on_the_line_and_not_what_ends_there(
    audited: Audited, name: str
) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    first, second = paid(1959).split(" into "), paid(1960).split(" into ")
    lines = [first[0], waiver, f"into {first[1]} {second[0]}", f"into {second[1]}"]
    assert audited(name, "\n".join(lines)) == [f"1: {OPEN}", f"3: {WAIVED}"]


@in_documents
def test_where_none_begins_on_the_line_it_excuses_the_sentence_that_goes_on(
    audited: Audited, name: str
) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    first = paid(1959).split(" into ")
    lines = [first[0], waiver, f"into {first[1]}", "", paid(1960)]
    assert audited(name, "\n".join(lines)) == [f"1: {WAIVED}", f"5: {OPEN}"]


@in_documents
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_block_is_what_stands_between_blank_lines(audited: Audited, name: str, at: int) -> None:
    waiver = comment(name, "claimcheck: allow-block[unsourced-claim] seen")
    block = [paid(1959), paid(1960)]
    block.insert(at, waiver)
    if at == 2:
        block[1:] = [f"{paid(1960)} {waiver}"]
    lines = [paid(1958), "", *block, "", paid(1961)]
    found = audited(name, "\n".join(lines))
    assert [one.split(": ", 1)[1] for one in found] == [OPEN, WAIVED, WAIVED, OPEN]


@in_documents
def test_at_the_end_of_a_block_it_is_not_the_next_one_that_is_meant(
    audited: Audited, name: str
) -> None:
    waiver = comment(name, "claimcheck: allow-block[unsourced-claim] seen")
    lines = [paid(1958), paid(1959), comment(name, "look it up"), waiver, "", paid(1960)]
    assert audited(name, "\n".join(lines)) == [f"1: {WAIVED}", f"2: {WAIVED}", f"6: {OPEN}"]


@in_documents
def test_between_blank_lines_a_block_is_the_next_one(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow-block[unsourced-claim] seen")
    note = comment(name, "look it up")
    lines = [paid(1958), "", waiver, note, "", paid(1959), paid(1960), "", paid(1961)]
    assert audited(name, "\n".join(lines)) == [
        f"1: {OPEN}",
        f"6: {WAIVED}",
        f"7: {WAIVED}",
        f"9: {OPEN}",
    ]


@in_documents
def test_a_file_is_excused_from_anywhere_in_it(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow-file[unsourced-claim] seen")
    lines = [paid(1959), "", paid(1960), "", waiver]
    assert audited(name, "\n".join(lines)) == [f"1: {WAIVED}", f"3: {WAIVED}"]


def test_the_narrowest_waiver_gives_the_reason(audited: Audited) -> None:
    assert audited(
        "draft.md",
        "<!-- claimcheck: allow-file[unsourced-claim] all -->\n"
        "<!-- claimcheck: allow[unsourced-claim] this -->\n"
        f"{paid(1959)}\n\n{paid(1960)}\n",
    ) == ["3: unsourced-claim = this", "5: unsourced-claim = all"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_lines_may_end_otherwise(audited: Audited, line_end: str) -> None:
    lines = ["<!-- claimcheck: allow[unsourced-claim] seen -->", paid(1959), paid(1960)]
    assert audited("draft.md", line_end.join(lines)) == [f"2: {WAIVED}", f"3: {OPEN}"]


def test_only_the_findings_of_the_rule_are_excused(audited: Audited) -> None:
    text = f"<!-- claimcheck: allow[unlinked-citation] new -->\n{paid(1959)[:-1]} (Ash 1960).\n"
    found = audited("draft.md", text, "unlinked-citation", "unsourced-claim")
    assert found == ["2: unlinked-citation = new"]


def test_what_is_found_within_the_sentence_is_excused_with_it(audited: Audited) -> None:
    text = f"% claimcheck: allow[unlinked-citation] new\n{paid(1959)[:-1]}\n(Ash 1960).\n"
    assert audited("draft.tex", text, "unlinked-citation") == ["3: unlinked-citation = new"]


# What is a comment ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- claimcheck: allow[foo] x -->` is how to write it.",
        "```\n<!-- claimcheck: allow[foo] x -->\n```",
        "    <!-- claimcheck: allow[foo] x -->",
        "```{r}\n# claimcheck: allow[foo] x\n```",
        "# claimcheck: allow[foo] x",
        "<!-- see claimcheck: it allows much -->",
        '<!-- write "claimcheck: allow[foo] why" -->',
    ],
)
def test_code_and_text_of_markdown_hold_no_waivers(audited: Audited, text: str) -> None:
    assert audited("draft.md", f"{text}\n\n{paid(1959)}\n")[-1].endswith(OPEN)
    assert len(audited("draft.md", f"{text}\n\n{paid(1959)}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\\begin{verbatim}\n% claimcheck: allow[foo] x\n\\end{verbatim}",
        "\\verb|% claimcheck: allow[foo] x|",
        "A \\% claimcheck: allow[foo] x",
        "\\begin{lstlisting}\n% claimcheck: allow[foo] x\n\\end{lstlisting}",
    ],
)
def test_code_and_text_of_latex_hold_no_waivers(audited: Audited, text: str) -> None:
    found = audited("draft.tex", f"{text}\n\n{paid(1959)}\n")
    assert found[-1].endswith(OPEN)
    assert not any("waiver" in one for one in found)


@pytest.mark.parametrize(
    "lead", ["> ", "- ", "1. ", "> > ", "<!-- more --> ", "   ", "- item\n\n  ", "# Head\n"]
)
def test_in_lists_and_quotations_it_stands_alone_too(audited: Audited, lead: str) -> None:
    indent = "".join(" " if sign.isalnum() or sign in "-." else sign for sign in lead)
    indent = "" if "\n" in lead or "!" in lead else indent.replace("  ", " " * 2)
    text = f"{lead}<!-- claimcheck: allow[unsourced-claim] seen -->\n{indent}{paid(1959)}\n"
    [found] = audited("draft.md", text)
    assert found.endswith(WAIVED)


def test_before_the_text_on_its_line_it_excuses_that_line(audited: Audited) -> None:
    text = f"<!-- claimcheck: allow[unsourced-claim] seen --> {paid(1959)}\n{paid(1960)}\n"
    assert audited("draft.md", text) == [f"1: {WAIVED}", f"2: {OPEN}"]


def test_the_reason_may_run_over_lines_and_other_waivers_follow(audited: Audited) -> None:
    text = (
        "<!-- claimcheck: allow[unsourced-claim]\n       known  to\n  all\n"
        "     claimcheck: allow-file[unlinked-citation] in print\n-->\n"
        f"{paid(1959)}\nIt rained (Ash 1960).\n"
    )
    assert audited("draft.md", text, "unsourced-claim", "unlinked-citation") == [
        "6: unsourced-claim = known to all",
        "7: unlinked-citation = in print",
    ]


def test_the_front_matter_has_comments(audited: Audited) -> None:
    matter = "---\ntitle: T\n# claimcheck: allow-file[unsourced-claim] seen\n---\n"
    assert audited("draft.md", f"{matter}\n{paid(1959)}\n") == [f"6: {WAIVED}"]


def test_a_preamble_of_latex_has_comments(audited: Audited) -> None:
    text = (
        "\\documentclass{article}\n\\usepackage{x} %% claimcheck: allow-file[unsourced-claim] seen\n"
        f"\\begin{{document}}\n{paid(1959)}\n\\end{{document}}\n"
    )
    assert audited("draft.tex", text) == [f"4: {WAIVED}"]


def test_plain_text_has_none_and_says_so(audited: Audited) -> None:
    text = f"# claimcheck: allow[unsourced-claim] seen\n\n{paid(1959)}\n"
    _, found, other = audited("draft.txt", text)
    assert found == "1: unused-waiver: plain text has no comments: this waiver is not in force"
    assert other == f"3: {OPEN}"


# Ledgers -------------------------------------------------------------------------------------

BARE = claim("a", sources=None)
LEDGER = "claims/brief.toml"
UNSOURCED = 'unsourced-claim: claim "{}" has no source'


def test_above_a_record_it_excuses_the_record(audited: Audited) -> None:
    text = f"# claimcheck: allow[unsourced-claim] seen\n{BARE}{claim('b', 'B.', None)}"
    assert audited(LEDGER, text) == [f"4: {WAIVED}", f"8: {UNSOURCED.format('b')}"]


@pytest.mark.parametrize("line", [0, 1])
def test_behind_the_head_or_the_text_of_a_record_it_excuses_the_claim(
    audited: Audited, line: int
) -> None:
    lines = BARE.splitlines()
    lines[line * 2] += " # claimcheck: allow[unsourced-claim] seen"
    assert audited(LEDGER, "\n".join(lines)) == [f"3: {WAIVED}"]


def test_behind_another_field_it_does_not(audited: Audited) -> None:
    lines = BARE.splitlines()
    lines[1] += " # claimcheck: allow[unsourced-claim] seen"
    assert audited(LEDGER, "\n".join(lines)) == [
        '2: unused-waiver: "unsourced-claim" is allowed here and finds nothing',
        f"3: {UNSOURCED.format('a')}",
    ]


def test_behind_the_end_of_a_long_text_it_excuses_it(audited: Audited) -> None:
    text = BARE.replace('"The', '"""The').replace(
        '0."', '0.\n"""   # claimcheck: allow[unsourced-claim] seen'
    )
    assert audited(LEDGER, text) == [f"3: {WAIVED}"]


def test_one_source_of_several_can_be_excused(audited: Audited) -> None:
    text = claim("a").replace(
        '["a"]',
        '[\n  "a",\n  # claimcheck: allow[missing-reference] seen\n  "b",\n'
        '  "c", # claimcheck: allow[missing-reference] seen\n]',
    )
    found = audited(LEDGER, text, "missing-reference")
    assert found == [
        '5: missing-reference: no reference "a" in references.bib',
        "7: missing-reference = seen",
        "8: missing-reference = seen",
    ]


def test_a_block_is_a_record_with_its_verdicts(audited: Audited) -> None:
    verdict = '[[claim.verdict]]\nstatus = "wrong"\nby = "ED"\non = 2024-05-01\n'
    text = (
        f"{BARE}# claimcheck: allow-block[disputed-claim, unsourced-claim] seen\n{verdict}"
        f"{claim('b', 'B.', None)}{verdict}"
    )
    found = audited(LEDGER, text, "disputed-claim", "unsourced-claim")
    assert [one.partition(":")[2][1:].split()[0] for one in found if "seen" in one] == [
        "unsourced-claim",
        "disputed-claim",
    ]
    assert len(found) == 4


TWO = (BARE.rstrip(), claim("b", "B.", None))


@pytest.mark.parametrize("scope", ["allow", "allow-block"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_alone_on_a_line_of_a_record_it_excuses_the_record(
    audited: Audited, scope: str, at: int
) -> None:
    lines = TWO[0].splitlines()
    lines.insert(at, f"# claimcheck: {scope}[unsourced-claim] seen")
    found = audited(LEDGER, "\n".join([*lines, "", TWO[1]]))
    assert [one.partition(": ")[2] for one in found] == [WAIVED, UNSOURCED.format("b")]


@pytest.mark.parametrize("scope", ["allow", "allow-block"])
@pytest.mark.parametrize(("before", "behind"), [("\n\n", "\n"), ("\n\n", "\n\n"), ("\n", "\n")])
def test_on_top_of_a_record_or_between_blank_lines_it_excuses_the_next(
    audited: Audited, scope: str, before: str, behind: str
) -> None:
    waiver = f"{before}# claimcheck: {scope}[unsourced-claim] seen{behind}"
    found = audited(LEDGER, waiver.join(TWO))
    assert [one.partition(": ")[2] for one in found] == [UNSOURCED.format("a"), WAIVED]


def test_behind_the_last_field_a_block_is_the_record(audited: Audited) -> None:
    text = " # claimcheck: allow-block[unsourced-claim] seen\n".join(TWO)
    found = audited(LEDGER, text)
    assert [one.partition(": ")[2] for one in found] == [WAIVED, UNSOURCED.format("b")]


@pytest.mark.parametrize("scope", ["allow", "allow-block"])
def test_behind_the_last_record_it_excuses_that_one(audited: Audited, scope: str) -> None:
    text = f"{claim('b', 'B.', None)}{TWO[0]}\n# claimcheck: {scope}[unsourced-claim] seen\n"
    found = audited(LEDGER, text)
    assert [one.partition(": ")[2] for one in found] == [UNSOURCED.format("b"), WAIVED]


def test_records_in_one_list_are_told_apart(audited: Audited) -> None:
    waiver = "# claimcheck: allow[unsourced-claim] seen"
    one, two = (f'{{ id = "{name}", text = "{name.upper()}." }},\n' for name in "ab")
    found = audited(LEDGER, f"claim = [\n{one}{waiver}\n{two}]\n")
    assert found == [f"2: {UNSOURCED.format('a')}", f"4: {WAIVED}"]


def test_a_ledger_file_is_excused_whole(audited: Audited) -> None:
    text = f"{BARE}{claim('b', 'B.', None)}# claimcheck: allow-file[unsourced-claim] seen\n"
    assert audited(LEDGER, text) == [f"3: {WAIVED}", f"7: {WAIVED}"]


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_texts_hold_no_waivers(audited: Audited, quote: str) -> None:
    words = f"tags = [{quote}# claimcheck: allow-file[unsourced-claim] x{quote}]"
    assert audited(LEDGER, claim("a", sources=None, more=words)) == [f"3: {UNSOURCED.format('a')}"]


def test_the_word_of_the_record_comes_first(audited: Audited) -> None:
    text = f"# claimcheck: allow[unsourced-claim] seen\n{BARE}".replace(
        "text", 'waive = "known"\ntext'
    )
    assert audited(LEDGER, text) == ["5: unsourced-claim = known"]


def test_what_the_text_excuses_is_excused_for_its_record(audited: Audited, project: Path) -> None:
    (project / LEDGER).write_text(claim("a", paid(1959), None))
    waiver = "<!-- claimcheck: allow[unsourced-claim] seen -->"
    assert audited("draft.md", f"{waiver}\n{paid(1959)}\n") == ["3: unsourced-claim = seen"]
    assert audited("draft.md", f"{paid(1959)}\n") == [f"3: {UNSOURCED.format('a')}"]


def test_a_ledger_that_is_no_toml_is_reported_as_such(audited: Audited) -> None:
    text = f"# claimcheck: allow-file[invalid-record] x\n{BARE}text = \n"
    [found] = audited(LEDGER, text, "invalid-record")
    assert found.startswith("6: invalid-record: not valid TOML")


# Bibliographies ------------------------------------------------------------------------------

BIB = "references.bib"
LANDAU = entry("landau1974", author="Landau", title="T", publisher="P", year="1974")


@pytest.mark.parametrize("sign", ["%", "#", "%%", "# "])
def test_above_an_entry_it_excuses_the_entry(audited: Audited, sign: str) -> None:
    text = f"{LANDAU}{sign} claimcheck: allow[unused-reference] seen\n\n{entry('a')}{entry('b')}"
    found = audited(BIB, text, "unused-reference")
    assert found == ["9: unused-reference = seen", '11: unused-reference: nothing cites "b"']


@pytest.mark.parametrize("scope", ["allow", "allow-block"])
def test_behind_an_entry_it_excuses_the_entry(audited: Audited, scope: str) -> None:
    text = f"{LANDAU}{entry('a', year='19900')[:-1]} % claimcheck: {scope}[impossible-year] seen\n"
    assert audited(BIB, text, "impossible-year") == ["8: impossible-year = seen"]


def test_a_bibliography_is_excused_whole(audited: Audited) -> None:
    text = f"% claimcheck: allow-file[unused-reference] shared\n{LANDAU}{entry('a')}{entry('b')}"
    found = audited(BIB, text, "unused-reference")
    assert found == ["8: unused-reference = shared", "10: unused-reference = shared"]


def test_an_address_in_the_reason_is_no_entry(audited: Audited) -> None:
    text = f"{LANDAU}# claimcheck: allow[unused-reference] ask ed@book{{x}}\n{entry('a')}"
    found = audited(BIB, text, "unused-reference")
    assert found[-1] == "8: unused-reference = ask ed@book{x}"


@pytest.mark.parametrize(
    ("gap", "excused"), [("\n", "a"), ("\n\n", "b")], ids=["touching it", "apart"]
)
def test_a_block_is_the_entry_that_it_touches(audited: Audited, gap: str, excused: str) -> None:
    waiver = "% claimcheck: allow-block[unused-reference] seen"
    text = f"{LANDAU}{entry('a').rstrip()}{gap}{waiver}\n\n{entry('b')}"
    found = audited(BIB, text, "unused-reference")
    lines = {"a": 7, "b": 7 + text[: text.index("@book{b")].count("\n") - LANDAU.count("\n")}
    assert [one for one in found if one.endswith("= seen")] == [
        f"{lines[excused]}: unused-reference = seen"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@book{a,\n  % claimcheck: allow[unused-reference] x\n  year = {1990},\n}\n",
        "@book{a,\n  year = {1990}, % claimcheck: allow[unused-reference] x\n}\n",
        "@book{a,\n  note = {x\n% claimcheck: allow-file[unused-reference] x\n},\n}\n",
        "@comment{claimcheck: allow-file[unused-reference] x}\n\n@book{a,}\n",
        "@comment{\n  claimcheck: allow-file[unused-reference] x\n}\n@book{a,}\n",
    ],
)
def test_within_an_entry_it_is_not_in_force_and_says_so(audited: Audited, text: str) -> None:
    found = [one.partition(": ")[2] for one in audited(BIB, LANDAU + text, "unused-reference")]
    assert sorted(found) == [
        'unused-reference: nothing cites "a"',
        "unused-waiver: a waiver inside an entry is not in force",
    ]


def test_words_of_a_field_are_no_waiver(audited: Audited) -> None:
    note = entry("a", note="They wrote claimcheck: allow[unused-reference] x")
    assert audited(BIB, f"{LANDAU}{note}", "unused-reference") == [
        '7: unused-reference: nothing cites "a"'
    ]


# Forms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "claimcheck: allow[unsourced-claim] seen",
        "claimcheck:allow[unsourced-claim]seen",
        "Claimcheck :  Allow [ Unsourced-Claim ] :  seen",
        "ClaimCheck: allow[unsourced-claim, missing-reference] - seen",
        "claimcheck: allow[missing-reference unsourced-claim] -- seen",
        "claimcheck: allow[unsourced-claim,] — seen",
        "TODO claimcheck: allow[unsourced-claim] seen",
    ],
)
def test_blanks_capitals_and_what_joins_the_reason_do_not_matter(
    audited: Audited, words: str
) -> None:
    found = audited("draft.tex", f"% {words}\n{paid(1959)}\n")
    assert found == [f"2: {WAIVED}"]


@pytest.mark.parametrize("words", ["", " ", " --", " : ", " \u200b", " \u2060 \u200d"])
def test_without_a_reason_it_is_not_in_force(audited: Audited, words: str) -> None:
    found = audited("draft.tex", f"% claimcheck: allow[unsourced-claim]{words}\n{paid(1959)}\n")
    assert found == ["1: waiver-without-reason: a waiver gives no reason", f"2: {OPEN}"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("claimcheck: allow unsourced-claim x", 'no waiver: "claimcheck: allow unsourced-claim x"'),
        ("claimcheck: allow", 'no waiver: "claimcheck: allow"'),
        ("claimcheck:", 'no waiver: "claimcheck:"'),
        (
            "claimcheck: allow[unsourced-claim x",
            'no waiver: "claimcheck: allow[unsourced-claim x"',
        ),
        (
            "claimcheck: ignore[unsourced-claim] x",
            'no waiver: "claimcheck: ignore[unsourced-claim] x"',
        ),
        ("claimcheck: allow-all[a] x", 'no waiver: "claimcheck: allow-all[a] x"'),
        ("claimcheck: allow[] x", "a waiver names no rule"),
        ("claimcheck: allow[unsorced-claim] x", 'no rule "unsorced-claim"'),
        ("claimcheck: allow[*] x", 'no rule "*"'),
        ("claimcheck: allow[unused-waiver] x", 'no comment excuses "unused-waiver"'),
        (
            "claimcheck: allow[waiver-without-reason] x",
            'no comment excuses "waiver-without-reason"',
        ),
    ],
)
def test_what_is_miswritten_is_not_lost(audited: Audited, words: str, message: str) -> None:
    for name in ("draft.md", "draft.tex"):
        found = audited(name, f"{comment(name, words)}\n{paid(1959)}\n")
        assert found == [f"1: unused-waiver: {message}", f"2: {OPEN}"]


def test_a_comment_that_is_never_closed_is_not_lost(audited: Audited) -> None:
    found = audited("draft.md", f"{paid(1959)}\n\n<!-- claimcheck: allow[unsourced-claim] seen\n")
    assert "3: unused-waiver: a comment with a waiver is never closed" in found


def test_the_right_names_hold_beside_a_wrong_one(audited: Audited) -> None:
    found = audited("draft.tex", f"% claimcheck: allow[foo, unsourced-claim] seen\n{paid(1959)}\n")
    assert found == ['1: unused-waiver: no rule "foo"', f"2: {WAIVED}"]


# Unused --------------------------------------------------------------------------------------

IDLE = 'unused-waiver: "unsourced-claim" is allowed here and finds nothing'


@pytest.mark.parametrize("scope", ["allow", "allow-block", "allow-file"])
@in_documents
def test_a_waiver_that_excuses_nothing_is_flagged(audited: Audited, name: str, scope: str) -> None:
    waiver = comment(name, f"claimcheck: {scope}[unsourced-claim] seen")
    assert audited(name, f"{waiver}\nWas it so?\n") == [f"1: {IDLE}"]


@in_documents
@pytest.mark.parametrize("scope", ["allow", "allow-block"])
def test_so_is_one_behind_which_nothing_stands(audited: Audited, name: str, scope: str) -> None:
    waiver = comment(name, f"claimcheck: {scope}[unsourced-claim] seen")
    assert audited(name, f"{paid(1959)}\n\n{waiver}") == [f"1: {OPEN}", f"3: {IDLE}"]


def test_each_rule_that_finds_nothing_is_named_at_its_place(report: Callable[..., Report]) -> None:
    Path("draft.tex").write_text(
        f"% claimcheck: allow[unsourced-claim, future-date] seen\n{paid(1959)}\n"
    )
    found = report(documents=("draft.tex",)).findings
    [idle] = [one.hit for one in found if one.rule == "unused-waiver"]
    assert str(idle.location.start) == "1:38"
    assert idle.help == 'remove "future-date" from the comment'


@pytest.mark.parametrize(
    "setting",
    [
        {"ignore": ("unsourced-claim",)},
        {"severity": {"unsourced-claim": Severity.OFF}},
        {"rule": "unused-waiver"},
        {"references": ("absent.bib",)},
        {"ignore": ("unused-waiver",)},
    ],
)
def test_it_is_not_flagged_where_that_cannot_be_told(
    report: Callable[..., Report], setting: dict[str, object]
) -> None:
    Path("draft.tex").write_text("% claimcheck: allow[unsourced-claim] seen\nWas it so?\n")
    assert "unused-waiver" in {one.rule for one in report(documents=("draft.tex",)).findings}
    found = report(documents=("draft.tex",), **setting).findings
    assert "unused-waiver" not in {one.rule for one in found}


def test_it_is_not_flagged_where_only_a_part_is_looked_at(project: Path) -> None:
    path = project / "draft.tex"
    path.write_text("% claimcheck: allow[unsourced-claim] seen\nWas it so?\n")
    found = audit(Config(root=project, documents=("draft.tex",)), (path,)).findings
    assert "unused-waiver" not in {one.rule for one in found}


def test_two_that_excuse_the_same_are_both_used(audited: Audited) -> None:
    text = "% claimcheck: allow[unsourced-claim] seen\n" * 2 + paid(1959)
    assert audited("draft.tex", text) == [f"3: {WAIVED}"]


def test_a_waiver_beside_one_of_the_configuration_is_used(project: Path) -> None:
    (project / "draft.tex").write_text(f"% claimcheck: allow[unsourced-claim] x\n{paid(1959)}\n")
    config = Config(
        root=project,
        documents=("draft.tex",),
        select=RULES,
        allow={"*.tex": ("unsourced-claim",)},
    )
    [finding] = audit(config).findings
    assert finding.waived == Waived("x", Grounds.COMMENT)


def test_the_configuration_may_excuse_what_is_said_of_waivers(project: Path) -> None:
    (project / "draft.tex").write_text("% claimcheck: allow[foo] x\n")
    allow = {"*.tex": ("unused-waiver",)}
    [finding] = audit(
        Config(root=project, documents=("draft.tex",), select=RULES, allow=allow)
    ).findings
    assert finding.waived is not None


# Long and many -------------------------------------------------------------------------------


MANY = 2_000


def test_thousands_of_waivers_on_one_line_are_read(audited: Audited) -> None:
    waiver = "<!-- claimcheck: allow[unsourced-claim] seen -->"
    found = audited("draft.md", f"{waiver * MANY}{paid(1959)} {waiver * MANY}\n")
    assert found == [f"1: {WAIVED}"]


@in_documents
def test_thousands_of_waivers_above_each_other_are_read(audited: Audited, name: str) -> None:
    waiver = comment(name, "claimcheck: allow[unsourced-claim] seen")
    assert audited(name, f"{waiver}\n" * MANY + paid(1959)) == [f"{MANY + 1}: {WAIVED}"]


def test_thousands_of_waivers_in_one_sentence_are_read(audited: Audited) -> None:
    line = "and of 12 % % claimcheck: allow-block[unsourced-claim] seen\n"
    found = audited("draft.tex", f"In 1959 Norway paid 1.2 billion dollars\n{line * MANY}.\n")
    assert found == ["1: unsourced-claim = seen"]


def test_thousands_of_waived_sources_are_read(audited: Audited) -> None:
    keys = '  "b", # claimcheck: allow[missing-reference, foo] seen\n' * MANY
    text = f"# claimcheck: allow[missing-reference] all\n{claim('a')}".replace('"a"]', f"\n{keys}]")
    found = audited(LEDGER, text, "missing-reference")
    assert found.count("6: missing-reference = seen") == 1
    assert len(found) == 2 * MANY


@pytest.mark.parametrize(
    "text",
    [
        "<!-- claimcheck: " * 2_000,
        "<!--claimcheck:-->" * 2_000,
        "% claimcheck: allow[" * 2_000,
        "claimcheck: allow[unsourced-claim] " * 1_000,
        "<!-- " + "claimcheck: allow[" * 2_000 + "-->",
        "<!-- claimcheck: allow[" + "a " * 5_000 + "] x -->",
        "<!-- claimcheck: allow[" + "[" * 50_000 + "] x -->",
        "<!-- claimcheck: " + " " * 100_000 + "-->",
        "claimcheck:" + "@a(" * 8_000,
        "claimcheck:" + "@a{" * 8_000,
        "%claimcheck:" * 4_000,
    ],
)
@pytest.mark.parametrize("name", ["draft.md", "draft.tex", "draft.txt", "references.bib"])
def test_long_lines_are_read(audited: Audited, name: str, text: str) -> None:
    audited(name, text)


# Any text ------------------------------------------------------------------------------------

PIECES = [
    "claimcheck: allow[unsourced-claim] seen",
    "claimcheck: allow-block[unsourced-claim]",
    "claimcheck: allow-file[foo,",
    *("<!--", "-->", "--->", "%", "#", "`", "```", "\n", "\n\n", "\r", " ", "> ", "- ", "    "),
    *("\\begin{verbatim}", "\\end{verbatim}", "{", "}", "\\", "@book{a,", '"""', "'", "[[claim]]"),
    paid(1959),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["md", "tex"]))
def test_any_comments_give_a_report(
    tmp_path_factory: pytest.TempPathFactory, text: str, kind: str
) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "claims").mkdir()
    for name in (f"draft.{kind}", "claims/a.toml", "references.bib"):
        (root / name).write_text(text, newline="")
    report = audit(Config(root=root, documents=(f"draft.{kind}",)))
    fingerprints = [finding.fingerprint for finding in report.findings]
    assert len(set(fingerprints)) == len(fingerprints)
