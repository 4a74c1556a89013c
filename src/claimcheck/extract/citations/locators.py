"""What a citation prints after a year: the place in the work, or a remark."""

import re

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


def locator_in(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The locator at the beginning of what follows a year, and where it ends."""
    found = _LOCATOR.match(text, start, min(end, start + _LONGEST))
    if not found:
        return None
    printed = found["locator"]
    remark = _REMARK.search(printed)
    if remark:
        printed = printed[: remark.start()]
    for sign in (";",):
        printed = printed.split(sign)[0]
    printed = printed.rstrip(" ,;:&")
    return (printed, found.start("locator") + len(printed)) if printed else None
