"""Records and entries to lint, one field a line, so that places can be counted."""

from collections.abc import Sequence

TOWER = "The tower of Pisa was closed to visitors in 1990."


def claim(
    name: str, text: str = TOWER, sources: Sequence[str] | None = ("a",), more: str = ""
) -> str:
    """A record; `more` is TOML behind its fields."""
    keys = ", ".join(f'"{key}"' for key in sources or ())
    cited = "" if sources is None else f"sources = [{keys}]\n"
    return f'[[claim]]\nid = "{name}"\ntext = "{text}"\n{cited}{more}\n'


def verdict(status: str, on: str = "2024-05-01", by: str = "ED") -> str:
    return f'[[claim.verdict]]\nstatus = "{status}"\nby = "{by}"\non = {on}\n'


def entry(key: str, kind: str = "book", **fields: str) -> str:
    """An entry with these fields, their values in braces."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"
