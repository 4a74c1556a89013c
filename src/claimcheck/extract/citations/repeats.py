"""What stands for a citation made before, in running text: (ibid., p. 7), (Paul, op. cit.)."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.extract.citations.names import WINDOW, Authors, authors_before
from claimcheck.model.citations import Citation, CitedWork, Form
from claimcheck.model.documents import Block, Span
from claimcheck.model.patterns import rare

_REPEAT = rare(
    r"[(\[]\s?(?:(?:see|cf\.|see also)\s)?(?P<printed>(?P<names>[^()\[\];\d]{2,80}?\s)?"
    r"(?P<sign>ibid(?:em)?\b\.?|(?:op|loc|art)\b\.?\s?cit\b\.?)"
    r"(?:[,:]?\s?(?P<locator>[^()\[\];,\s][^()\[\];]{0,40}))?)[)\]]",
    re.IGNORECASE,
)


def repeated_citations(
    text: str, blocks: Sequence[Block], made: Sequence[Citation]
) -> Iterator[Citation]:
    """The repetitions in these blocks of the citations `made`, which are in order."""
    by_name: dict[str, CitedWork] = {}
    last: CitedWork | None = None
    earlier = iter(made)
    following = next(earlier, None)
    for block in blocks:
        for match in _REPEAT.finditer(text, *block.span):
            while following and following.span.start < match.start():
                last = following.works[0] if len(following.works) == 1 else None
                by_name.update((_leader(work), work) for work in following.works if work.names)
                following = next(earlier, None)
            authors = _authors(text, block, match)
            work = by_name.get(authors.names[0].surname.casefold()) if authors else last
            if work:
                last = work
                yield _repeated(text, match, work, None if match["names"] else authors)


def _authors(text: str, block: Block, match: re.Match[str]) -> Authors | None:
    """The names within the brackets or, of what is no Ibid., straight before them."""
    if match["names"]:
        return authors_before(text, match.start("names"), match.end("names"), narrative=False)
    if match["sign"][0] in "iI":
        return None
    begin = max(block.span.start, match.start() - WINDOW)
    authors = authors_before(text, begin, match.start(), narrative=True)
    return None if authors and authors.soft else authors


def _repeated(text: str, match: re.Match[str], work: CitedWork, before: Authors | None) -> Citation:
    """The work as it was cited before, at the place where it is meant again."""
    span = Span(*match.span("printed"))
    start = before.start if before else match.start()
    again = work._replace(
        span=span,
        text=text[span.start : span.end],
        names=tuple(name._replace(span=None) for name in work.names),
        year_span=None,
        locator=match["locator"].rstrip(" ,") if match["locator"] else None,
    )
    return Citation(
        Span(start, match.end()), Form.AUTHOR_YEAR, narrative=before is not None, works=(again,)
    )


def _leader(work: CitedWork) -> str:
    return work.names[0].surname.casefold()
