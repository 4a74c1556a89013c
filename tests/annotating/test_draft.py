"""The annotated draft says how each claim stands, and tells of each finding once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.annotating.bridge import draft_of, written_to
from tests.test_corpus import CORPUS, EVERY_DOCUMENT

from claimcheck.audit import looked_at
from claimcheck.config import Config
from claimcheck.model.annotated import AnnotatedDraft, Part, Piece, State
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.documents import BlockKind
from claimcheck.model.references import LinkStatus


@pytest.fixture
def bridge(tmp_path: Path) -> AnnotatedDraft:
    return draft_of(written_to(tmp_path))


def pieces_of(part: Part) -> Iterator[Piece]:
    for passage in part.passages:
        yield from passage.pieces
        for row in passage.cells:
            for cell in row:
                yield from cell


def assert_whole(part: Part, linked: LinkedDocument) -> None:
    """Every word of the text is on the page in its order; only citations and note marks read otherwise."""
    text, at = linked.document.text, 0
    otherwise = [one.span for one in linked.citations]
    otherwise += [one.span for one in linked.document.note_marks]
    skipped: list[int] = []
    for piece in pieces_of(part):
        if piece.left or piece.written or piece.note or not piece.text.strip():
            continue
        start = text.index(piece.text, at)
        while piece.text == "." and any(s.start <= start < s.end for s in otherwise):
            start = text.index(piece.text, start + 1)
        skipped += range(at, start)
        at = start + len(piece.text)
    for place in [*skipped, *range(at, len(text))]:
        assert text[place].isspace() or any(s.start <= place < s.end for s in otherwise)


def told_in(draft: AnnotatedDraft) -> list[int]:
    """The findings with a place of their own on the page."""
    numbers = list(draft.others)
    numbers += [one.finding for one in draft.unread if one.finding is not None]
    for claim in draft.claims:
        numbers += [*claim.findings, *claim.plain]
    for work in draft.works:
        numbers += work.findings
    for part in draft.parts:
        for passage in part.passages:
            numbers += passage.findings
    return numbers


def test_every_claim_stands_as_ledger_links_and_text_say(bridge: AnnotatedDraft) -> None:
    assert [(claim.id or claim.text[:30], claim.state.value) for claim in bridge.claims] == [
        ("opened-1974", "verified"),
        ("It cost 31 million euros in 19", "unsourced"),
        ("In 2019 the bridge carried 9,4", "near"),
        ("In 2003 the council counted 21", "missing"),
        ("According to the police, 17 pe", "sourced"),
        ("toll-1990", "disputed"),
        ("In 1991 the toll fell to 2 eur", "unsourced"),
        ("closed-2001", "changed"),
        ("sold-2012", "waived"),
        ("toll-raised-2015", "stale"),
        ("The closure of 2001 cost the s", "sourced"),
        ("painted-red", "gone"),
    ]


def test_a_claim_has_its_sources_with_locator_and_quotation(bridge: AnnotatedDraft) -> None:
    (source,) = bridge.claims[0].sources
    assert source.work is not None
    work = bridge.works[source.work]
    assert (work.short, work.title, work.where) == (
        "Haas and Lindqvist 1975",
        "A Bridge for Orsk",
        "River Press",
    )
    assert (source.locator, source.quote) == ("p. 12", "opened on a wet morning in May")


def test_a_near_link_names_what_was_meant(bridge: AnnotatedDraft) -> None:
    (source,) = bridge.claims[2].sources
    ((work, why),) = source.candidates
    assert source.status is LinkStatus.NEAR
    assert work is not None
    assert (bridge.works[work].key, why) == ("haas1975", "is one transposition away")


def test_a_work_knows_every_claim_that_rests_on_it(bridge: AnnotatedDraft) -> None:
    resting = {
        work.key: [bridge.claims[n].state.value for n in work.claims] for work in bridge.works
    }
    assert resting == {
        "haas1975": ["verified", "changed", "gone"],
        "unger1989": ["sourced", "disputed", "stale", "sourced"],
    }
    assert bridge.uncited == 1


def test_claims_are_counted_by_the_headings_of_the_text(bridge: AnnotatedDraft) -> None:
    (part,) = bridge.parts
    counts = [(section.title, section.facts) for section in part.sections]
    assert counts == [("", 0), ("The bridge at Orsk", 5), ("Figures and \u202etolls", 6)]
    assert [bridge.claims[number].id for number in part.gone] == ["painted-red"]


def test_a_table_keeps_its_rows_and_empty_cells(bridge: AnnotatedDraft) -> None:
    (part,) = bridge.parts
    (table,) = (passage for passage in part.passages if passage.kind is BlockKind.TABLE)
    rows = [["".join(piece.text for piece in cell) for cell in row] for row in table.cells]
    assert rows == [["year", "lorries"], ["1990", "4,100"], ["", "9,400"]]


def test_without_documents_it_is_the_ledger_by_section(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    (folder / "draft.md").unlink()
    ledger = folder / "claims" / "bridge.toml"
    ledger.write_text(ledger.read_text("utf-8").replace('path = "../draft.md"\n', ""), "utf-8")
    (part,) = draft_of(folder).parts
    assert part.is_ledger
    assert [
        "".join(piece.text for piece in passage.pieces)[:24]
        for passage in part.passages
        if passage.kind is BlockKind.HEADING or passage.is_record
    ] == [
        "The toll was 3 euros a l",
        "The city sold the bridge",
        "The owner raised the tol",
        "The bridge was painted r",
        "The bridge",
        "The bridge was opened by",
        "Figures",
        "The mayor closed the bri",
    ]


def test_several_documents_have_a_part_each(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    second = folder / "second.md"
    second.write_text("# Another\n\nIn 2004 the ferry carried 812 cars.\n", "utf-8")
    parts = draft_of(folder, folder / "draft.md", second).parts
    assert [(part.title, part.path.name) for part in parts] == [
        ("The bridge at Orsk", "draft.md"),
        ("Another", "second.md"),
    ]


def test_what_was_not_asked_for_is_not_shown(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    second = folder / "second.md"
    second.write_text("# Another\n\nIn 2004 the ferry carried 812 cars.\n", "utf-8")
    (part,) = draft_of(folder, second).parts
    assert part.path == second


def test_pull_quotes_are_apart_and_hold_no_claims() -> None:
    brief = CORPUS / "flagged" / "two_columns.txt"
    draft = draft_of(CORPUS, brief, references=("library.bib",))
    quotes = [p for p in draft.parts[0].passages if p.kind is BlockKind.PULL_QUOTE]
    assert quotes
    assert not any(passage.claims or any(p.claims for p in passage.pieces) for passage in quotes)


def test_every_finding_has_one_place(bridge: AnnotatedDraft) -> None:
    assert Counter(told_in(bridge)) == Counter(range(len(bridge.findings)))


@EVERY_DOCUMENT
def test_any_document_is_whole_and_every_finding_has_one_place(document: Path) -> None:
    config = Config(root=CORPUS, references=("library.bib",), documents=(str(document),))
    draft = draft_of(CORPUS, document, references=("library.bib",), documents=(str(document),))
    assert Counter(told_in(draft)) == Counter(range(len(draft.findings)))
    texts = {one.document.path: one for one in looked_at(config, (document,)).view.documents}
    for part in draft.parts:
        assert_whole(part, texts[part.path])
        marked = {number for piece in pieces_of(part) for number in piece.claims}
        noted = {number for passage in part.passages for number in passage.claims}
        assert marked == noted
        facts = {n for n in noted if draft.claims[n].state is not State.GONE}
        assert facts == noted


def test_a_record_is_of_the_kind_of_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(
        "The treaty of 2010 was signed by the court, and Norway drilled for oil off Spitsbergen.\n"
    )
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text(
        '[[claim]]\nid = "oil"\ntext = "Norway drilled for oil off Spitsbergen."\n'
        '[[claim]]\nid = "treaty"\ntext = "The court signed a treaty in 2010."\n'
    )
    draft = draft_of(tmp_path, tmp_path / "draft.md")
    assert {one.id: one.kind for one in draft.claims} == {"oil": "event", "treaty": "legal"}
