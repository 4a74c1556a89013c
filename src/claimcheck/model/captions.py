"""With what captions begin and end: the label of a figure, and the line that says where it is from."""

import re

from claimcheck.model.patterns import rare

# A longer sentence says more than where something is from.
_LONGEST_CREDIT = 300
_OF_A_FIGURE = (
    r"(?:(?:suppl(?:ementary)?\.?|extended data)\s)?"
    r"(?:fig(?:ure)?s?|tab(?:le)?s?|box|chart|map|photo|plate|exhibit|scheme|graph|panel|image"
    r"|abb(?:ildung)?|tabelle|tableau)\.?\s?(?:\d{1,3}|[IVX]{1,5}|[A-Z]\d{0,2})"
    r"(?:[.-]\d{1,2}){0,3}(?:\s?[a-z])?"
)
# As these words begin, in lower case.
_FIRST = tuple("sup ext fig tab box cha map pho pla exh sch gra pan ima abb".split())  # noqa: SIM905
# "Figure 2. ", "Table 3.1: ", "Fig. 4 –"; alone on its line it needs no stop.
LABEL = rf"{_OF_A_FIGURE}\s?(?:[.:|–—](?!\d)|$)"
# "Source: World Bank 2019", "Photo credit: AP".
CREDIT = r"(?:source|photo|image|credit|quelle|foto)s?(?: credit)?\s?:\s"

# With one of these letters it begins.
CREDIT_BEGINS = frozenset("([©CcDdFfGgIiPpQqSs")

_LABELLED = rare(rf"(?i:{LABEL})\s{{0,3}}")
# On a line of its own, which is no longer known.
_BARE = rare(rf"(?i:{_OF_A_FIGURE})\s(?=[“\"'(]?[A-ZÀ-Þ\d])")
# Where nothing but the words says that it is a caption.
_SURELY = rare(rf"(?i:{_OF_A_FIGURE})[.:]\s{{1,3}}(?=[“\"'(]?[A-ZÀ-Þ\d])")
_CREDITING = rare(
    rf"[(\[]?(?:(?:data |picture )?{CREDIT}|(?:photo|photograph|picture|image|courtesy)s? (?:by|of|courtesy)\s"
    r"|(?:data |picture )?(?:photograph|picture|courtesy|illustration|graphic|cartography)s?\s?:\s|©)",
    re.IGNORECASE,
)


def label_end(text: str, start: int, end: int, *, is_caption: bool) -> int:
    """Where the label ends with which the block begins; `start` where it has none."""
    if not text[start : start + 3].lower().startswith(_FIRST):
        return start
    shapes = (_LABELLED, _BARE) if is_caption else (_SURELY,)
    label = next(filter(None, (shape.match(text, start, end) for shape in shapes)), None)
    return label.end() if label and label.end() < end else start


def is_credit(sentence: str) -> bool:
    """Whether it says where a picture, or what a table holds, is from, and nothing else."""
    return len(sentence) <= _LONGEST_CREDIT and bool(_CREDITING.match(sentence))
