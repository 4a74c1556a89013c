"""The text as it reads, with every claim and citation marked."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from claimcheck.model.annotated import AnnotatedDraft, Cited, Part, Passage, Piece, Pieces
from claimcheck.model.documents import BlockKind
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.notes import Margin
from claimcheck.reporters.annotated.signs import badge, gravest

_LAST_LEVEL = 6


class Flow:
    """Makes the text of one part; what has a name on the page gets it once."""

    def __init__(
        self, draft: AnnotatedDraft, part: Part, number: int, margin: Margin, *, first_level: int
    ) -> None:
        self.draft = draft
        self.part = part
        self.number = number
        self.margin = margin
        self.first_level = first_level
        self._headings = 0
        self._named = set[str]()

    def html(self) -> Iterator[Html]:
        """Every passage, those of a list together."""
        for is_list, passages in groupby(self.part.passages, _is_item):
            if is_list:
                yield tag("ul", *map(self._item, passages), class_="items")
            else:
                yield from map(self._row, passages)

    def _row(self, passage: Passage) -> Html:
        if passage.kind is BlockKind.HEADING:
            self._headings += 1
            level = min(self.first_level - 1 + passage.level, _LAST_LEVEL)
            name = f"h{self.number}-{self._headings}"
            shown = tag(f"h{level}", *self._words(passage.pieces), id=name)
        else:
            shown = self._block(passage)
        return tag("div", shown, self._notes(passage), class_="row", data_section=self._section)

    def _item(self, passage: Passage) -> Html:
        words = [*self._words(passage.pieces)]
        if passage.label:
            words = [tag("span", text(f"{passage.label} "), class_="marker"), *words]
        shown = tag("p", *words)
        return tag("li", shown, self._notes(passage), class_="row", data_section=self._section)

    @property
    def _section(self) -> str:
        return f"{self.number}-{self._headings}"

    def _notes(self, passage: Passage) -> Html:
        return self.margin.notes(passage.claims, passage.findings, is_record=passage.is_record)

    def _block(self, passage: Passage) -> Html:
        words = self._words(passage.pieces)
        match passage.kind:
            case BlockKind.TABLE:
                return self._table(passage)
            case BlockKind.PULL_QUOTE:
                label = tag("span", text("Pull quote "), class_="label")
                return tag("blockquote", tag("p", label, *words), class_="pull")
            case BlockKind.CAPTION:
                return tag(
                    "p", tag("span", text("Caption "), class_="label"), *words, class_="caption"
                )
            case BlockKind.FOOTNOTE:
                label = tag("span", text(f"{passage.label} "), class_="number")
                name = self._once(f"fn{self.number}-{passage.label}")
                return tag("p", label, *words, class_="footnote", id=name)
            case BlockKind.REFERENCE_LIST:
                return tag("p", *words, class_="entry")
            case _:
                return tag("p", *words, class_="record" if passage.is_record else None)

    def _table(self, passage: Passage) -> Html:
        rows = []
        for place, row in enumerate(passage.cells):
            is_head = place == 0 and len(passage.cells) > 1
            cells = [
                tag("th", *self._words(cell), scope="col")
                if is_head and cell
                else tag("td", *self._words(cell))
                for cell in row
            ]
            rows.append(tag("tr", *cells))
        table = tag("table", tag("tbody", *rows))
        return tag("div", table, class_="table", role="region", aria_label="Table", tabindex="0")

    def _once(self, name: str) -> str | None:
        """A name for an element, unless another one has it."""
        safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in name)
        if safe in self._named:
            return None
        self._named.add(safe)
        return safe

    def _words(self, pieces: Pieces) -> Iterator[Html]:
        """Pieces within one claim, or several at once, are one mark."""
        for claims, several in groupby(pieces, lambda one: one.claims):
            group = list(several)
            inside = [
                self._cited(cited, list(pieces))
                for cited, pieces in groupby(group, lambda one: one.cited)
            ]
            if not claims:
                yield from inside
                continue
            state = gravest(self.draft.claims[number].state for number in claims)
            name = next((f"c{n + 1}" for n in claims if f"c{n + 1}" not in self._named), None)
            anchors = [self._anchor(n) for n in claims if f"c{n + 1}" != name]
            if name:
                self._named.add(name)
            yield tag(
                "span",
                *anchors,
                *inside,
                class_=f"claim s-{state}",
                id=name,
                data_n=" ".join(str(n + 1) for n in claims),
            )
            for number in claims:
                yield badge(number, self.draft.claims, "n")

    def _anchor(self, number: int) -> Html:
        name = f"c{number + 1}"
        if name in self._named:
            return NOTHING
        self._named.add(name)
        return tag("span", id=name)

    def _cited(self, cited: Cited | None, pieces: Sequence[Piece]) -> Html:
        """Pieces of one work that is cited, or of none."""
        leads = cited is not None and cited.work is not None
        shown = Html("".join(self._piece(piece, is_linked=leads) for piece in pieces))
        if cited is None:
            return shown
        kind = f"cite l-{cited.status}"
        if cited.work is None:
            return tag("span", shown, class_=kind)
        return tag("a", shown, class_=kind, href=f"#r{cited.work + 1}")

    def _piece(self, piece: Piece, *, is_linked: bool) -> Html:
        shown = text(piece.text)
        if piece.findings:
            shown = tag("span", shown, class_="found")
        if piece.note and not is_linked:
            name = self._note_name(piece.note)
            return tag("a", shown, class_="noteref", href=f"#{name}")
        return shown

    def _note_name(self, label: str) -> str:
        name = f"fn{self.number}-{label}"
        return "".join(c if c.isalnum() or c in "-_" else "-" for c in name)


def _is_item(passage: Passage) -> bool:
    return passage.kind is BlockKind.LIST_ITEM
