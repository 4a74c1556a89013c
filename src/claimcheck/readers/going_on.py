"""Whether a paragraph that a page, a quote or a blank line ends goes on behind it."""

from collections.abc import Sequence

from claimcheck.readers.lines import Line
from claimcheck.readers.paragraphs import Stretch, ends_sentence, is_cut, is_item

_OPENERS = "\"'“‘«([„"
_MEASURED = 2  # lines that tell how wide the column is
_EVEN = 0.8  # of the widest line: what most lines of a column reach


def continues(before: Sequence[Line], after: Stretch, *, cut: bool, heads: bool = False) -> bool:
    """Whether the paragraph that ends in `before` goes on in `after`.

    `cut` says that something stood between that belongs to the page, such as its number; `heads`
    that `before` may also be a heading, which needs no stop, and leaves room in its line.
    """
    last, first = before[-1].text, after.lines[0].text
    if after.lines[0].start < before[-1].end:
        return False  # from one column to the next, which the source has in another order
    if _divides(last, first) or (_is_open(before) and (cut or len(before) > 1) and _shuts(after)):
        return True
    if ends_sentence(last) and not (cut and is_cut(before)):
        # A page may also end between two sentences of a paragraph.
        level = after.lines[0].indent <= before[-1].indent
        return after.page_before and level and not heads and _is_brimful(before, after.lines)
    starts_low = first.lstrip(_OPENERS)[:1].islower()
    if heads:
        return starts_low or (cut and _is_full(before, after.lines))
    if starts_low:
        wrapped = len(before) > 1 or len(after.lines) > 1
        return cut or wrapped or not after.blank_before or last[-1] == ","
    # What a page cuts in mid-sentence goes on; a blank line alone must have cut a full line.
    stopped = last[-1] in ".!?"  # perhaps of an abbreviation
    goes_on = cut or not after.blank_before or (not stopped and _is_brimful(before, after.lines))
    return goes_on and not is_item(first)


def _divides(last: str, first: str) -> bool:
    """Whether a word goes on behind its hyphen."""
    return last[-1] in "-\u2010\xad\x02" and last[-2:-1].isalnum() and first[0].isalnum()


def _is_open(lines: Sequence[Line]) -> bool:
    """Whether a parenthesis is open at the end, as in the middle of a citation."""
    tail = " ".join(line.text for line in lines[-3:])[-240:]
    return tail.rfind("(") > tail.rfind(")")


def _shuts(after: Stretch) -> bool:
    """Whether a parenthesis closes in the first lines that none of them opens."""
    head = " ".join(line.text for line in after.lines[:4])[:240]
    return ")" in head.partition("(")[0]


def _is_full(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the last line had no room for the next word; only wrapped lines tell."""
    if len(before) < 2 and len(after) < 2:
        return False
    around = [*before[-12:], *after[:12]]
    # An address of one long word is no measure.
    width = max((len(line.text) for line in around if " " in line.text), default=0)
    word = after[0].text.split(None, 1)[0]
    return len(before[-1].text) + 1 + len(word) >= 0.85 * width


def _is_brimful(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the next word would have made the last line longer than most lines are."""
    inner = sorted(
        len(line.text) for line in [*before[-12:-1], *after[:12][:-1]] if " " in line.text
    )
    if len(before) < 2 or len(inner) < _MEASURED:
        return False
    usual, widest = inner[len(inner) // 2], inner[-1]
    if usual < _EVEN * widest or len(after[0].text) * _EVEN > widest:
        return False  # the rows of a table; a paragraph that nobody has wrapped
    return len(before[-1].text) + 1 + len(after[0].text.split(None, 1)[0]) > usual
