"""From a project that was looked at, and the report on it, to the annotated draft."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.annotating.beside import beside
from claimcheck.annotating.cited import cited_in
from claimcheck.annotating.citing import Sentences, shown_in
from claimcheck.annotating.claims import Desk, Placed
from claimcheck.annotating.findings import UNSOURCED, Sorted, sorted_by_subject, told
from claimcheck.annotating.origins import WayBack
from claimcheck.annotating.passages import Marks, passages_of
from claimcheck.annotating.unread import unread_of
from claimcheck.annotating.works import work_of
from claimcheck.model.annotated import (
    AnnotatedDraft,
    Claim,
    Part,
    Passage,
    Piece,
    Section,
    State,
    Work,
)
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import LedgerFile, TrackedClaim
from claimcheck.model.documents import BlockKind, Document, Span
from claimcheck.model.findings import Finding, Report
from claimcheck.readers.titles import names_more, title_of
from claimcheck.rules.base import ProjectView

_TEXT_ONLY = "cited in the text, and not named in the ledger"


def annotated(
    view: ProjectView, report: Report, chosen: Collection[Path] | None = None
) -> AnnotatedDraft:
    """The documents in their order, then the ledger files without one.

    `chosen` are the files that were asked for; None: all.
    """
    return _Making(view, report, chosen).draft()


class _Making:
    """A page in the making: claims and works get their numbers as they come."""

    def __init__(self, view: ProjectView, report: Report, chosen: Collection[Path] | None) -> None:
        self.view = view
        self.report = report
        self.chosen = chosen
        self.desk = Desk(view)
        self.claims: list[Claim] = []
        self.told = set[int]()
        # findings that have their place on the page
        self.has_records = False
        # whether the page shows any claim of a ledger

    def draft(self) -> AnnotatedDraft:
        shown = [
            one
            for one in self.view.documents
            if self.chosen is None or one.document.path in self.chosen
        ]
        findings = sorted_by_subject(self.view, self.report, [one.document.path for one in shown])
        texts = {one.document.path for one in shown}
        paired = {ledger for ledger, text in self.view.paired.items() if text in texts}
        files = [
            file
            for file in self.view.ledger.files
            if file.path not in paired and (self.chosen is None or file.path in self.chosen)
        ]
        self.has_records = any(
            file.claims for file in self.view.ledger.files if file.path in paired or file in files
        )
        parts = [self._document(one, findings) for one in shown]
        parts += [self._ledger(file, findings) for file in files if file.claims or not shown]
        works = self._works(findings)
        unread = unread_of(self.view, self.report.findings, self.told)
        self.told.update(one.finding for one in unread if one.finding is not None)
        return AnnotatedDraft(
            parts=tuple(parts),
            claims=tuple(self.claims),
            works=works,
            findings=self.report.findings,
            others=tuple(n for n in range(len(self.report.findings)) if n not in self.told),
            skipped=self.report.skipped,
            unread=unread,
            uncited=len(self.view.held() - {(work.location.path, work.key) for work in works}),
        )

    # --- documents ---------------------------------------------------------------------------

    def _document(self, linked: LinkedDocument, findings: Sorted) -> Part:
        document = linked.document
        back = WayBack(document)
        spoken = {
            number: span
            for number in findings.by_document.get(document.path, ())
            if (span := _span_of(self.report.findings[number], back))
        }
        headings = [
            number
            for number, block in enumerate(document.blocks)
            if block.kind is BlockKind.HEADING
        ]
        shown = tuple(shown_in(linked))
        placed = sorted(
            self._placed(linked, spoken, Sentences(linked, shown)),
            key=lambda one: one.spans[:1] or (Span(0, 0),),
        )
        gone = [one.claim for one in placed if not one.spans]
        stated = Counter(span for one in placed for span in one.spans)
        marks: list[tuple[Span, int]] = []
        notes: dict[int, list[int]] = {}
        first = len(self.claims)
        for one in placed:
            if not one.spans:
                continue
            number = len(self.claims)
            block = document.block_at(one.spans[0].start)
            section = bisect_right(headings, block)
            alone = stated[one.spans[0]] == 1
            self._add(one.claim._replace(section=section, is_alone=alone), findings)
            notes.setdefault(block, []).append(number)
            marks += [(span, number) for span in one.spans]
        loose = self._shared_out(spoken, marks, document)
        last = len(self.claims)
        for claim in gone:
            self._add(claim, findings)
        # What concerns a whole sentence needs no mark beside that of its claim.
        sentences = {span for span, _ in marks}
        around = beside(document)
        passages = passages_of(
            document,
            Marks(
                claims=marks,
                cited=tuple(cited_in(linked, self.desk)),
                findings=[(span, n) for n, span in spoken.items() if span not in sentences],
                notes={block: tuple(numbers) for block, numbers in notes.items()},
                loose=loose,
                shown=shown,
            ),
            around,
        )
        titles = [_text(p.pieces) for p in passages if p.kind is BlockKind.HEADING]
        return Part(
            title=self._title(linked),
            path=document.path,
            passages=passages,
            sections=self._sections(titles, range(first, last)),
            comments=around.comments,
            gone=tuple(range(last, len(self.claims))),
        )

    def _placed(
        self, linked: LinkedDocument, spoken: dict[int, Span], sentences: Sentences
    ) -> Iterator[Placed]:
        """The claims of one document, in no order."""
        path = linked.document.path
        detected = {claim.span: claim for claim in linked.claims}
        matches = [match for match in self.view.matches if match.document == path]
        stated = Counter(span for match in matches for span in match.spans)
        for match in matches:
            seen = next((detected[span] for span in match.spans if span in detected), None)
            claim = self.desk.tracked(
                match.claim,
                differences=match.differences,
                is_gone=not match.spans,
            )
            if seen and not claim.sources and stated[seen.span] == 1:
                printed = self.desk.printed(linked, seen)
                only = tuple(one._replace(supports=_TEXT_ONLY) for one in printed)
                claim = claim._replace(sources=only)
            yield Placed(claim, match.spans)
        said = {
            span
            for number, span in spoken.items()
            if self.report.findings[number].rule == UNSOURCED
        }
        for one in self.view.untracked:
            span = one.claim.span
            if one.linked.document.path == path and (one.strong or span in said):
                words = sentences.said(span)
                yield Placed(self.desk.stated(one, words, is_apart=self.has_records), (span,))

    def _shared_out(
        self, spoken: dict[int, Span], marks: Iterable[tuple[Span, int]], document: Document
    ) -> dict[int, tuple[int, ...]]:
        """Give each finding in a text to the claim in whose sentence it stands.

        What stands in none is given by block.
        """
        stands = sorted(marks)
        starts = [span.start for span, _ in stands]
        loose: dict[int, list[int]] = {}
        for number, span in spoken.items():
            self.told.add(number)
            place = bisect_right(starts, span.start)
            here: list[int] = []
            while place and stands[place - 1][0].end > span.start:
                place -= 1
                here.insert(0, stands[place][1])
            if here:
                wanted = self.report.findings[number].hit.claim
                claim = next((n for n in here if self.claims[n].id == wanted), here[0])
                self.claims[claim] = told(self.claims[claim], (number,), self.report.findings)
            else:
                loose.setdefault(document.block_at(span.start), []).append(number)
        return {block: tuple(numbers) for block, numbers in loose.items()}

    def _title(self, linked: LinkedDocument) -> str:
        """What its ledger calls it, or else it itself."""
        path = linked.document.path
        files = (f for f in self.view.ledger.files if self.view.paired.get(f.path) == path)
        named = (file.document.title for file in files)
        own = (title for title in named if title and names_more(title, path))
        return next(own, None) or title_of(linked.document) or path.name

    # --- ledger files without a text -----------------------------------------------------------

    def _ledger(self, file: LedgerFile, findings: Sorted) -> Part:
        passages: list[Passage] = []
        titles = list(dict.fromkeys(claim.section or "" for claim in file.claims))
        named = [title for title in titles if title]
        first = len(self.claims)
        # Claims without a section come first, as what stands before any heading of a text.
        for number, title in enumerate(["", *named]):
            here = [claim for claim in file.claims if (claim.section or "") == title]
            if title:
                passages.append(Passage(BlockKind.HEADING, (Piece(title),), level=1))
            passages += [self._record(claim, number, findings) for claim in here]
        return Part(
            title=file.document.title or file.path.name,
            path=file.path,
            passages=tuple(passages),
            sections=self._sections(named, range(first, len(self.claims))),
            is_ledger=True,
        )

    def _record(self, claim: TrackedClaim, section: int, findings: Sorted) -> Passage:
        number = len(self.claims)
        self._add(self.desk.tracked(claim)._replace(section=section), findings)
        piece = Piece(claim.text, claims=(number,))
        return Passage(BlockKind.PARAGRAPH, (piece,), claims=(number,), is_record=True)

    # --- what all share ------------------------------------------------------------------------

    def _add(self, claim: Claim, findings: Sorted) -> None:
        """Give a claim the next number, and what was found about its record."""
        if claim.id is not None and claim.location is not None:
            # Two records may share an id; the first one is told of both.
            numbers = findings.by_claim.pop((claim.location.path, claim.id), ())
            self.told.update(numbers)
            claim = told(claim, numbers, self.report.findings)
        self.claims.append(claim)

    def _sections(self, titles: Sequence[str], numbers: Iterable[int]) -> tuple[Section, ...]:
        counts = [Counter[State]() for _ in ("", *titles)]
        facts = Counter[int]()
        for number in numbers:
            claim = self.claims[number]
            facts[claim.section] += claim.is_fact
            counts[claim.section].update(claim.states)
        return tuple(
            Section(title, facts[place], {state: count[state] for state in State if count[state]})
            for place, (title, count) in enumerate(zip(("", *titles), counts, strict=True))
        )

    def _works(self, findings: Sorted) -> tuple[Work, ...]:
        resting: dict[int, list[int]] = {}
        for number, claim in enumerate(self.claims):
            if claim.is_fact:
                for work in claim.works:
                    resting.setdefault(work, []).append(number)
        works: list[Work] = []
        for number, reference in enumerate(self.desk.shelf.references):
            said = findings.by_key.get(reference.location, ())
            self.told.update(said)
            works.append(
                work_of(reference)._replace(
                    claims=tuple(resting.get(number, ())), findings=tuple(said)
                )
            )
        return tuple(works)


def _span_of(finding: Finding, back: WayBack) -> Span | None:
    place = finding.hit.location
    return back.span_of(place.start.offset, place.end.offset)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
