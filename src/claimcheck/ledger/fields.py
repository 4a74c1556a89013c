"""What the format asks of single values, however they are read."""

import re

from claimcheck.model.patterns import rare

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DATED = rare(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: no text at all, or white space and invisible characters."""
    if text.isprintable():
        return not text.strip()
    return not any(letter.isprintable() and not letter.isspace() for letter in text)


def is_key(key: str) -> bool:
    """Whether a text that is not blank may be one citation key."""
    return key == key.strip() and "," not in key and not key.startswith("@")
