"""What a citation prints after a year: the place in the work, or a remark."""

import re

from claimcheck.model.citations import Citation
from claimcheck.model.patterns import rare

_LONGEST = 160

_LOCATOR = re.compile(
    r"""
    [\s,:;]*+
    (?P<locator>
      (?: (?:pp?|pgs?|pages?|ch(?:ap(?:ter)?s?)?|secs?|sections?|vols?|volumes?|figs?|figures?|
          tab(?:le)?s?|paras?|paragraphs?|parts?|arts?|articles?|apps?x?|appendix|appendices|
          lemmas?|thms?|theorems?|props?|propositions?|cor(?:ollary)?|defs?|definitions?|
          eqs?n?s?|equations?|ex(?:amples?|ercises?)?|e\.g|n|nn|notes?|footnotes?|fn|nos?|lines?|
          books?|box(?:es)?|loc|slides?|min|bd|s|kap|suppl(?:ement)?|seiten?|cap|t|at)
          \b\.?\s?[\d§(A-Z]
        | §{1,2} | ¶{1,2}
        | \d{1,5}(?:[a-e]\d{0,2}\b)?(?:[-–]\d{0,5}(?:[a-e]\d{0,2}\b)?)?(?=\s*(?:[,;.&–-]|ff?\b|n\d{0,3}\b|\Z)) | [ivxlc]{1,6}(?:[-–][ivxlc]{1,6})?(?=\s*(?:[,;]|\Z))
      )
      .*
    )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_REMARK = rare(r"[,;]?\s*\b(?:and others|among others|emphasis|my|our|italics|quoted|cited)\b")
# The next sentence, or a remark, behind the place: p. 44. Emphasis added
_NEXT_SENTENCE = rare(r"(?<=\d)[a-z]?(?:\s?ff?)?(?P<stop>\.)\s+[^\W\d_a-z][a-z]")
# The place that follows a citation in running text: Paul (1994), p. 45, argues
_BEHIND = rare(
    r",\s(?P<locator>(?:pp?\.|chs?\.|chap\.|chapters?|§§?|secs?\.|sections?|paras?\.|vols?\.|S\.|Kap\.)\s?\d{1,4}[a-z]?"
    r"(?:\s?[-–]\s?\d{1,4})?(?:\s?ff\b\.?)?)(?![\w%]|[.,]\d)"
)


def with_locator_behind(text: str, citation: Citation) -> Citation:
    """The citation with the locator that stands behind its bracket or year in running text."""
    *others, last = citation.works
    found = None if last.locator else _BEHIND.match(text, citation.span.end)
    if not found:
        return citation
    span = last.span._replace(end=found.end())
    last = last._replace(span=span, text=text[slice(*span)], locator=found["locator"])
    return citation._replace(span=citation.span._replace(end=found.end()), works=(*others, last))


def within_sentence(locator: str) -> str:
    """The locator without the sentence that follows it."""
    following = _NEXT_SENTENCE.search(locator)
    return locator[: following.start("stop")] if following else locator


def locator_in(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The locator at the beginning of what follows a year, and where it ends."""
    found = _LOCATOR.match(text, start, min(end, start + _LONGEST))
    if not found:
        return None
    printed = found["locator"]
    remark = _REMARK.search(printed)
    if remark:
        printed = printed[: remark.start()]
    printed = within_sentence(printed.split(";")[0]).rstrip(" ,;:&")
    return (printed, found.start("locator") + len(printed)) if printed else None
