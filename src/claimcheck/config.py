"""The configuration: what to look at and what to make of it, from pyproject.toml or claimcheck.toml."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from claimcheck.errors import ConfigError, UnreadableError, UsageError, nearest
from claimcheck.files import TomlError, inside, read, toml
from claimcheck.model.findings import Severity

DEFAULT_REFERENCES = ("references.bib",)

# Files of other suffixes are no documents that are read.
DOCUMENT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".qmd", ".rmd", ".tex", ".ltx")

# Bibliographies in other formats than BibTeX; of other names any file may be BibTeX.
REFERENCE_SUFFIXES = (".json", ".yaml", ".yml", ".ris")

# Documents that may hold references themselves, in the YAML above the text.
FRONT_MATTER_SUFFIXES = (".md", ".markdown", ".qmd", ".rmd")

FILE_NAMES = ("claimcheck.toml", "pyproject.toml")
# In one folder the file made for claimcheck alone comes first.


class Config(NamedTuple):
    """What to look at, relative to `root`, and how much each finding weighs."""

    root: Path
    # the folder of the configuration file, or the working directory
    source: Path | None = None
    # the file it was read from
    references: tuple[str, ...] | None = None
    # None: DEFAULT_REFERENCES, for documents that name none themselves
    claims: tuple[str, ...] = ("claims",)
    ledger: Path | None = None
    # a ledger file that holds the claims of the document named on the command line
    documents: tuple[str, ...] = ()
    # files, folders and glob patterns; empty: those that the ledger names
    exclude: tuple[str, ...] = ()
    # glob patterns of ledger files and documents not to look at
    force_exclude: bool = False
    # whether that holds for what the command line names too, and so does what git ignores
    select: tuple[str, ...] = ()
    # empty: every rule
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    min_score: float = 0.5
    # 0..1; a detected claim of this score or more is strong
    severity: Mapping[str, Severity] = MappingProxyType({})
    allow: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    # glob pattern of paths -> rules whose findings are accepted there
    baseline: str | None = None
    # the file of findings that are accepted for now

    @property
    def bibliographies(self) -> tuple[Path, ...]:
        """The bibliography files that are configured, or the default one."""
        names = DEFAULT_REFERENCES if self.references is None else self.references
        return tuple(self.root / name for name in names)

    def overridden(
        self,
        *,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        fail_on: Severity | None = None,
        exclude: Iterable[str] | None = None,
    ) -> "Config":
        """The same, with what the command line says in place of a key.

        Raises UsageError where it names no rule that is to run, or not.
        """
        return self._replace(
            select=_names("--select", select) or self.select,
            ignore=_names("--ignore", ignore) or self.ignore,
            fail_on=fail_on or self.fail_on,
            exclude=tuple(exclude or ()) or self.exclude,
        )


def load(start: Path, *, file: Path | None = None, isolated: bool = False) -> Config:
    """The configuration that holds in `start`: `file`, or the nearest upwards, or the defaults.

    Raises ConfigError where it cannot be read, names an unknown key, or holds a wrong type.
    """
    if isolated:
        return Config(root=start)
    if file is not None:
        return _from_table(file, _table(file, required=True) or {})
    for path in candidates(start):
        if path.exists() and (table := _table(path, required=False)) is not None:
            return _from_table(path, table)
    return Config(root=start)


def candidates(start: Path) -> Iterator[Path]:
    """Where a configuration that holds in `start` may stand, the nearest first."""
    for folder in (start, *start.parents):
        yield from (folder / name for name in FILE_NAMES)


def _table(path: Path, *, required: bool) -> dict[str, Any] | None:
    """Our table in `path`; None where a pyproject.toml has none."""
    try:
        values = toml(read(path))
    except UnreadableError as error:
        raise ConfigError(f"{path} {error.message}", error.hint) from error
    except TomlError as error:
        place = f"{path}:{error.location.start}"
        raise ConfigError(f"{place}: not valid TOML: {error.message}", "mend it") from error
    if path.name != "pyproject.toml":
        return values
    tool = values.get("tool", {})
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    if table is None:
        return {} if required else None
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.claimcheck must be a table", "write [tool.claimcheck]")
    return table


def _from_table(path: Path, table: Mapping[str, Any]) -> Config:
    config = Config(root=path.absolute().parent, source=path)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _READERS:
            raise _unknown(path, key)
        try:
            values[key.replace("-", "_")] = _READERS[key](value)
        except TypeError as error:
            raise ConfigError(
                f"{path}: {key} must be {error}", "see claimcheck schema config"
            ) from error
    loaded = config._replace(**values)
    own = filter(None, [loaded.baseline])
    for name in (*(loaded.references or ()), *loaded.claims, *loaded.documents, *own):
        if not inside(loaded.root, name):
            raise ConfigError(
                f"{path}: {name} lies outside the project", "name it on the command line"
            )
    return loaded


def _names(option: str, words: Iterable[str] | None) -> tuple[str, ...]:
    """Rule names from an option: repeated, or several in one word with commas between."""
    given = tuple(words or ())
    found = tuple(name.strip() for word in given for name in word.split(",") if name.strip())
    if given and not found:
        raise UsageError(f"{option} names no rule", "claimcheck rule lists them")
    return found


def _unknown(path: Path, key: str) -> ConfigError:
    if key == "tool":
        hint = "in this file the keys stand at the top, under no table"
    else:
        hint = nearest(key, _READERS) or f"known: {', '.join(_READERS)}"
    return ConfigError(f'{path}: unknown key "{key}"', hint)


def _strings(value: object) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(i, str) and i.strip() for i in items):
        raise TypeError("a text or a list of texts, none of them empty")
    return tuple(items)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("a text that is not empty")
    return value


def _fail_on(value: object) -> Severity:
    if value not in ("error", "warning", "note"):
        raise TypeError('"error", "warning" or "note"')
    return Severity(str(value))


def _score(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise TypeError("a number from 0 to 1")
    return float(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false")
    return value


def _severities(value: object) -> Mapping[str, Severity]:
    if not isinstance(value, dict):
        raise TypeError('a table such as { unused-reference = "off" }')
    for name, weight in value.items():
        if weight not in list(Severity):
            raise TypeError(f'"error", "warning", "note" or "off" for "{name}"')
    return MappingProxyType({name: Severity(str(weight)) for name, weight in value.items()})


def _allowances(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError('a table such as { "drafts/**" = ["unsourced-claim"] }')
    return MappingProxyType({path: _strings(rules) for path, rules in value.items()})


_READERS: Mapping[str, Callable[[object], object]] = {
    "references": _strings,
    "claims": _strings,
    "documents": _strings,
    "exclude": _strings,
    "force-exclude": _truth,
    "select": _strings,
    "ignore": _strings,
    "fail-on": _fail_on,
    "min-score": _score,
    "severity": _severities,
    "allow": _allowances,
    "baseline": _text,
}
KEYS = tuple(_READERS)
