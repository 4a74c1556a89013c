"""The text as it reads, with every claim and citation marked."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from os.path import normpath
from pathlib import PurePath

from claimcheck.model.annotated import (
    Cited,
    Left,
    Part,
    Passage,
    Piece,
    Pieces,
)
from claimcheck.model.documents import BlockKind
from claimcheck.reporters.annotated import apart
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.notes import Margin
from claimcheck.reporters.annotated.signs import badge, gravest

_LAST_LEVEL = 6


class Flow:
    """Makes the text of one part; what has a name on the page gets it once."""

    def __init__(
        self, part: Part, number: int, margin: Margin, *, first_level: int, tables: Iterator[int]
    ) -> None:
        self.draft = margin.draft
        self.part = part
        self.number = number
        self.margin = margin
        self.first_level = first_level
        self._headings = 0
        self._tables = tables
        # their numbers, over the whole page
        self._named = set[str]()
        self._marked = {piece.note for one in part.passages for piece in one.pieces if piece.note}
        # the footnotes to which a mark leads

    def html(self) -> Iterator[Html]:
        """Every passage, those of a list together."""
        shown = (one for one in self.part.passages if not self._is_title(one))
        for is_list, passages in groupby(shown, _is_item):
            if is_list:
                yield tag("ul", *map(self._item, passages), class_="items")
            else:
                yield from map(self._row, passages)
        yield apart.comments(self.part.comments)

    def _is_title(self, passage: Passage) -> bool:
        """Whether it says no more than what stands above the text."""
        return [(one.left, one.text) for one in passage.pieces] == [(Left.BYLINE, self.part.title)]

    def _row(self, passage: Passage) -> Html:
        if passage.kind is BlockKind.HEADING:
            self._headings += 1
            level = min(self.first_level - 1 + passage.level, _LAST_LEVEL)
            name = f"h{self.number}-{self._headings}"
            shown = tag(f"h{level}", *self._words(passage.pieces), id=name, dir="auto")
        elif passage.lines:
            shown = apart.block(passage, *self._words(passage.pieces))
        else:
            shown = self._block(passage)
        return tag("div", shown, self._notes(passage), class_="row", data_section=self._section)

    def _item(self, passage: Passage) -> Html:
        words = [*self._words(passage.pieces)]
        if passage.label:
            words = [tag("span", text(f"{passage.label} "), class_="marker"), *words]
        shown = tag("p", *words, dir="auto")
        depth = min(passage.level, _LAST_LEVEL)
        return tag(
            "li",
            shown,
            self._notes(passage),
            class_=f"row d{depth}" if depth > 1 else "row",
            aria_level=depth if depth > 1 else None,
            data_section=self._section,
        )

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
                quote = tag("p", _label("Pull quote "), *words, dir="auto")
                return tag("blockquote", quote, class_="pull")
            case BlockKind.CAPTION:
                return tag("p", _label("Caption "), *words, class_="caption", dir="auto")
            case BlockKind.FOOTNOTE:
                return self._footnote(passage, words)
            case BlockKind.REFERENCE_LIST:
                return tag("p", *words, class_="entry", dir="auto")
            case _:
                kind = "record" if passage.is_record else None
                shown = tag("p", *words, class_=kind, dir="auto")
                return tag("blockquote", shown) if passage.is_quoted else shown

    def _footnote(self, passage: Passage, words: Iterator[Html]) -> Html:
        """A footnote; what goes on behind its first paragraph has no number."""
        name = self._once(f"fn{self.number}-{passage.label}")
        if not name:
            return tag("p", *words, class_="footnote", dir="auto")
        label = tag("span", text(f"{passage.label} "), class_="number")
        back = NOTHING
        if passage.label in self._marked:
            there = f"#{_safe(f'fr{self.number}-{passage.label}')}"
            spoken = f"Back to note {passage.label} in the text"
            back = tag("a", text("↩"), href=there, class_="back", aria_label=spoken)
        return tag("p", label, *words, text(" "), back, class_="footnote", id=name, dir="auto")

    def _table(self, passage: Passage) -> Html:
        rows = []
        for place, row in enumerate(passage.cells):
            is_head = place == 0 and len(passage.cells) > 1
            cells = [
                tag("th", *self._words(cell), scope="col", dir="auto")
                if is_head and cell
                else tag("td", *self._words(cell), dir="auto")
                for cell in row
            ]
            rows.append(tag("tr", *cells))
        name = f"Table {next(self._tables)}"
        label = tag("p", _label("Table, not searched for claims"))
        table = tag("table", tag("tbody", *rows))
        return tag(
            "div", label, table, class_="table", role="region", aria_label=name, tabindex="0"
        )

    def _once(self, name: str) -> str | None:
        """A name for an element, unless another one has it."""
        safe = _safe(name)
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
        work = cited.work if cited else None
        is_linked = work is not None
        shown = Html("".join(self._piece(piece, is_linked=is_linked) for piece in pieces))
        if cited is None:
            return shown
        kind = f"cite l-{cited.status}"
        written = next((piece.written for piece in pieces if piece.written), None)
        if work is None:
            return tag("span", shown, class_=kind, title=written)
        return tag("a", shown, class_=kind, href=f"#r{work + 1}", title=written)

    def _piece(self, piece: Piece, *, is_linked: bool) -> Html:
        if piece.left:
            shown = apart.inline(piece, self._includes(piece), is_linked=is_linked)
        else:
            shown = text(piece.text)
        for look in piece.look.split():
            shown = tag(look, shown)
        if piece.findings:
            shown = tag("span", shown, class_="found")
        if not piece.note:
            return shown
        number = text(piece.note)
        if is_linked:
            return tag("sup", number)
        place, there = f"fr{self.number}-{piece.note}", f"#{_safe(f'fn{self.number}-{piece.note}')}"
        return tag("sup", tag("a", number, class_="noteref", id=self._once(place), href=there))

    def _includes(self, piece: Piece) -> str | None:
        """Where a document stands on the page that the text takes in."""
        if piece.left is not Left.INCLUDED:
            return None
        named = PurePath(normpath(piece.text))
        at = PurePath(normpath(self.part.path.parent / named))
        parts = list(enumerate(self.draft.parts, 1))
        fits = [n for n, part in parts if at in (part.path, part.path.with_suffix(""))]
        fits = fits or [n for n, part in parts if _ends_in(part.path, named.parts)]
        return f"#p{fits[0]}" if len(fits) == 1 else None


def _ends_in(path: PurePath, names: tuple[str, ...]) -> bool:
    """Whether these are its last parts, with or without its suffix."""
    return names in (path.parts[-len(names) :], path.with_suffix("").parts[-len(names) :])


def _safe(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in name)


def _label(words: str) -> Html:
    """Our own words, which have no say in the direction of the text."""
    return tag("span", text(words), class_="label", dir="ltr")


def _is_item(passage: Passage) -> bool:
    return passage.kind is BlockKind.LIST_ITEM
