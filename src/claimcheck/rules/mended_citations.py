"""How a citation that almost fits a work is to be written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from claimcheck.linking.certain import NameSlip, Spellings, folded, name_slip, named_in
from claimcheck.model.citations import CitedWork, LinkedDocument, PrintedName
from claimcheck.model.documents import Document
from claimcheck.model.findings import Edit, Fix
from claimcheck.model.references import Candidate, Link, LinkStatus, Name, Reference
from claimcheck.model.text import Location

# Shorter surnames are one letter away from too many others, whoever wrote with them.
_LEAST_LETTERS = 4


class MendedCitations:
    """How misspelt citations are to be; what it needs of a document or bibliography it keeps."""

    def __init__(self) -> None:
        self._spellings = Spellings()
        self._printed: dict[Path, tuple[Counter[str], frozenset[str]]] = {}

    def of(self, linked: LinkedDocument, work: CitedWork, link: Link) -> Fix | None:
        """What the bibliography has, in the place of what differs."""
        best, *others = link.candidates
        reference = linked.bibliography.by_key.get(best.key)
        if reference is None or any(one.score >= best.score for one in others):
            return None
        if best.part == "year":
            return _year(linked, work, reference)
        if not best.part:
            return _several(linked, work, reference)
        return self._surname(linked, work, reference, others)

    def _surname(
        self,
        linked: LinkedDocument,
        work: CitedWork,
        reference: Reference,
        others: Sequence[Candidate],
    ) -> Fix | None:
        """The one letter in which the one surname differs that does."""
        pairs = tuple(zip(work.names, reference.authors or reference.editors, strict=False))
        wrong = _wrong(pairs)
        if len(wrong) != 1 or (mended := _letter(linked.document, *wrong[0])) is None:
            return None
        name, (edit, text, new, slip) = wrong[0][1], mended
        alone = not any(one.part for one in others)
        # Who wrote it together with the other one is no namesake.
        together = any(
            len(mine.surname) >= _LEAST_LETTERS and len(name.family) >= _LEAST_LETTERS
            for mine, theirs in pairs
            if theirs is not name
        )
        clear = alone and (slip.word is not None or together)
        safe = clear and self._is_slip(linked, text, name, reference)
        return Fix(f'write "{new}"', (edit,), safe=safe)

    def _is_slip(
        self, linked: LinkedDocument, printed: str, name: Name, reference: Reference
    ) -> bool:
        """Whether all there is speaks for the bibliography's spelling, and nothing for the other."""
        if linked.document.path not in self._printed:
            self._printed[linked.document.path] = _printed_in(linked)
        spelt = self._spellings.of(linked.bibliography)
        near, right = self._printed[linked.document.path]
        mine, theirs = folded(printed), folded(name.surname)
        listed = any(folded(n.surname) == mine for e in linked.entries for n in e.names)
        if listed or spelt.knows(mine) or named_in(reference.key, printed):
            return False
        if near[mine] > 1 and theirs not in right:
            return False  # the author of the text spells it so
        attested = theirs in right or spelt.surnames[theirs] > 1
        return attested or named_in(reference.key, name.surname)


def _printed_in(linked: LinkedDocument) -> tuple[Counter[str], frozenset[str]]:
    """The surnames of works that almost fit, by their number, and those of works that do."""
    near, right = Counter[str](), set[str]()
    for citation, links in zip(linked.citations, linked.links, strict=True):
        for work, link in zip(citation.works, links, strict=True):
            names = [folded(name.surname) for name in work.names]
            if link.status is LinkStatus.NEAR:
                near.update(names)
            elif link.status is LinkStatus.LINKED:
                right.update(names)
    return near, frozenset(right)


def _wrong(pairs: Iterable[tuple[PrintedName, Name]]) -> list[tuple[PrintedName, Name]]:
    """The names that are printed otherwise than they are."""
    return [
        (mine, theirs)
        for mine, theirs in pairs
        if folded(mine.surname) not in (folded(theirs.surname), folded(theirs.family))
    ]


def _letter(
    document: Document, printed: PrintedName, name: Name
) -> tuple[Edit, str, str, NameSlip] | None:
    """How the one letter is put right in which a surname differs: it as printed, and as it is to be."""
    span = printed.span
    text = document.text[span.start : span.end] if span else ""
    slip = name_slip(text, name)
    if span is None or slip is None:
        return None
    where = _verbatim(document, span.start + slip.start, span.start + slip.end)
    if where is None or not _may_stand(slip.letters, document):
        return None
    new = f"{text[: slip.start]}{slip.letters}{text[slip.end :]}"
    return Edit(where, slip.letters), text, new, slip


def _several(linked: LinkedDocument, work: CitedWork, reference: Reference) -> Fix | None:
    """Each letter in which the surnames differ, and the year, where it is nothing else that does.

    So much at once may be another work.
    """
    names = reference.authors or reference.editors
    told = work.title or work.et_al or any(name.given for name in work.names)
    if told or reference.and_others or len(work.names) != len(names):
        return None
    edits: list[Edit] = []
    words: list[str] = []
    for pair in _wrong(zip(work.names, names, strict=True)):
        if (mended := _letter(linked.document, *pair)) is None:
            return None
        edits.append(mended[0])
        words.append(f'"{mended[2]}"')
    if work.year != str(reference.year):
        if (year := _year(linked, work, reference)) is None:
            return None
        edits += year.edits
        words.append(str(reference.year))
    if len(edits) < 2:  # something else differs
        return None
    return Fix(f"write {' and '.join(words)}", tuple(edits), safe=False)


def _year(linked: LinkedDocument, work: CitedWork, reference: Reference) -> Fix | None:
    span, year = work.year_span, work.year
    if span is None or work.suffix or work.original_year or reference.year is None:
        return None
    printed = linked.document.text[span.start : span.end]
    if printed != year or not (len(year) == 4 and year.isdecimal()) or year == str(reference.year):
        return None
    where = _verbatim(linked.document, *span)
    new = str(reference.year)
    return where and Fix(f"write {new}", (Edit(where, new),), safe=False)


def _verbatim(document: Document, start: int, end: int) -> Location | None:
    """Where these characters stand; between two of them, behind the first; None: not as they are."""
    if start == end:
        before = _verbatim(document, start - 1, start) if start else None
        return before and document.source.location(before.end.offset, before.end.offset)
    origins = [document.origin(at) for at in range(start, end)]
    first, last = origins[0][0], origins[-1][1]
    as_printed = document.source.text[first:last] == document.text[start:end]
    return document.source.location(first, last) if as_printed else None


def _may_stand(letters: str, document: Document) -> bool:
    """Whether letters may be written as they are: where LaTeX has no accents but its own, not all."""
    latex = document.source.path.suffix.lower() == ".tex"
    return letters.isascii() or not latex or not document.source.text.isascii()
