"""Everything that keeps claimcheck from looking: each error names the thing and one way out."""

from collections.abc import Iterable


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
    import difflib  # noqa: PLC0415 - for slips only

    near = difflib.get_close_matches(name[:80], known, n=2, cutoff=0.75)
    return f"did you mean {' or '.join(near)}?" if near else None
