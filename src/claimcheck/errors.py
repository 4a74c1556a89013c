"""Everything that keeps claimcheck from looking: each error names the thing and one way out."""

from collections.abc import Iterable, Sequence

# From 0 to 1: letters that two names share. Of short names one may be wrong, of long ones more.
_LEAST_LIKENESS = 0.7
# Letters that are enough of a name to know which it is to become.
_LEAST_BEGINNING = 3
_MOST_NEAR = 3
# Nobody misspells so long a name.
_LONGEST = 80


class ClaimcheckError(Exception):
    """Something could not be looked at; shown as one line, `message (hint)`, with exit code 2."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(ClaimcheckError):
    """The command line asks for something that does not exist."""


class ConfigError(ClaimcheckError):
    """The configuration cannot be read or contradicts itself."""


class UnreadableError(ClaimcheckError):
    """A file cannot be opened, is no regular file, is too large, or is not UTF-8 text."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The names that were probably meant, as a hint; None if nothing is near."""
    found = near(name, known)
    return did_you_mean(found) if found else None


def near(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names that are nearest to one that there is not, three at most, all equally near.

    Upper and lower case count for nothing, nor does `_` for `-`. What a name begins with is near it.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - for slips only

    written = _plain(name[:_LONGEST])
    matcher = SequenceMatcher(b=written)
    likest, found = _LEAST_LIKENESS, list[str]()
    for one in dict.fromkeys(known):
        plain = _plain(one)
        if len(written) >= _LEAST_BEGINNING and plain.startswith(written):
            likeness = 2.0 if plain == written else 1.0
        else:
            matcher.set_seq1(plain)
            # Each costs more than the one before, and is never more than it.
            if matcher.real_quick_ratio() < likest or matcher.quick_ratio() < likest:
                continue
            likeness = matcher.ratio()
        if likeness > likest:
            likest, found = likeness, []
        if likeness == likest:
            found.append(one)
    return tuple(found[:_MOST_NEAR])


def did_you_mean(names: Sequence[str]) -> str:
    """The hint that names what was probably meant."""
    *most, last = [f'"{name}"' for name in names]
    return f"did you mean {' or '.join(filter(None, (', '.join(most), last)))}?"


def _plain(name: str) -> str:
    """A name as names are compared: the dashes of an option make no two of them alike."""
    return name.lower().replace("_", "-").lstrip("-@")
