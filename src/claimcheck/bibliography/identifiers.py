"""Whether a DOI, an ISBN or a web address is written as one.

Only the writing is checked, nothing is looked up. Here it is told whether a value is written as
nearly all are; any other is read closely (see `miswritten`, which is loaded on first need).
"""

import re
from typing import NamedTuple

from claimcheck.model.patterns import rare

# No LaTeX, no doubtful characters; each is accepted by a close reading too.
_USUAL_DOI = rare(r"10\.[0-9]{4,9}/[a-z0-9_./()-]{0,200}[a-z0-9]", re.IGNORECASE)
_USUAL_URL = rare(
    r"https?://[a-z0-9-]++(?:\.[a-z0-9-]++)++(?:/[a-z0-9_./?=&#+,;:-]{0,500})?", re.IGNORECASE
)
_USUAL_ISBN = rare(r"97[89][0-9]{10}|[0-9]{9}[0-9X]")


class Problem(NamedTuple):
    """What is wrong with a value; `suggestion` is the right form, where there is exactly one."""

    message: str
    suggestion: str | None = None


def doi_problem(value: str) -> Problem | None:
    """What is wrong with the value of a field `doi`."""
    if _USUAL_DOI.fullmatch(value):
        return None
    from claimcheck.bibliography.miswritten import doi_fault  # noqa: PLC0415 -- few need it

    return doi_fault(value)


def isbn_problem(value: str) -> Problem | None:
    """What is wrong with the value of a field `isbn`: one number or several."""
    digits = value.replace("-", "")
    if _USUAL_ISBN.fullmatch(digits) and has_right_check_digit(digits):
        return None
    from claimcheck.bibliography.miswritten import isbn_fault  # noqa: PLC0415 -- few need it

    return isbn_fault(value)


def url_problem(value: str) -> Problem | None:
    """What is wrong with the value of a field `url`: one address, or several side by side."""
    if _USUAL_URL.fullmatch(value):
        return None
    from claimcheck.bibliography.miswritten import url_fault  # noqa: PLC0415 -- few need it

    return url_fault(value)


def has_right_check_digit(digits: str) -> bool:
    """Whether the last of ten or thirteen digits, the last of which may be X, fits the others."""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if len(digits) == 10:
        return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    return (
        "X" not in digits and sum(v * (3 if i % 2 else 1) for i, v in enumerate(values)) % 10 == 0
    )
