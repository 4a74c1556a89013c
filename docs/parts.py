"""The parts of the pages that are made from the program and from what its benchmarks printed."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from claimcheck.audit import audit
from claimcheck.browse.asking import STATES
from claimcheck.browse.keys import DESK, FILTERS, LIST, SIGNS
from claimcheck.cli.app import COMMANDS
from claimcheck.config import Config
from claimcheck.model.findings import RuleInfo
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page
from claimcheck.reporters.rules import in_markdown, summary_of
from claimcheck.rules import all_rules
from rule_examples import begin, put

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "src" / "claimcheck" / "schemas"
# What the benchmarks printed when they were last run.
FIGURES = ROOT / "docs" / "figures"
# An example of a rule in its documentation.
FLAGGED = re.compile(
    r"^\*\*Flagged\*\* \((?P<kind>[\w +]+)\):\n\n```\w*\n(?P<text>.*?^)```$",
    re.MULTILINE | re.DOTALL,
)
# A word of Arguments: or Options: in a help text, and what is said of it, there or on the next lines.
_ROW = re.compile(r"^  (\S.*?)(?:  +(\S.*))?$")
_MORE = re.compile(r"^ {10,}(\S.*)$")


def help_of(*command: str) -> str:
    """What `claimcheck COMMAND --help` prints."""
    asked = [sys.executable, "-m", "claimcheck", *command, "--help"]
    return subprocess.run(
        asked, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def rules() -> tuple[RuleInfo, ...]:
    """What is known of every rule, with its own severity."""
    return tuple(rule.info for rule in all_rules())


def list_of_rules() -> str:
    """A table a group: name, severity, what is reported."""
    tables: list[str] = []
    for group, members in groupby(rules(), lambda rule: rule.group):
        rows = (f"| [`{r.name}`]({r.name}.md) | {r.severity} | {summary_of(r)} |" for r in members)
        head = ("| rule | severity | reports |", "|---|---|---|")
        tables.append("\n".join((f"## {group.capitalize()}", "", *head, *rows)))
    return "\n\n".join(tables)


def page_of(rule: RuleInfo) -> str:
    """The page of one rule, each flagged example with what is printed for it."""
    told = FLAGGED.sub(lambda found: f"{found[0]}\n{printed_for(rule, found)}", in_markdown(rule))
    return f"""\
# {rule.name}

Group: [{rule.group}](index.md#{rule.group}). Severity: **{rule.severity}**, unless
[configured otherwise](../configuration.md#change-the-severity).

{told}

Is the text right and the finding wrong? See [When it is wrong](../false-alarms.md). To accept a
finding with a reason, see [Waivers](../old-text.md#waivers). To turn the rule off:

```toml title="claimcheck.toml"
[severity]
{rule.name} = "off"
```
"""


def printed_for(rule: RuleInfo, flagged: re.Match[str]) -> str:
    """What the audit prints for an example; above it stands where the example is put."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        begin(project)
        documents = put(project, flagged["text"], flagged["kind"])
        report = audit(Config(root=project, documents=documents, select=(rule.name,)))
        shown = REPORTERS["full"](report, Page(base=project, notes=True, summary=False))
    return f"\n```text\n{shown.strip()}\n```\n"


def list_of_commands() -> str:
    """Every command with its arguments and options."""
    return "\n\n".join("\n".join(_command(name)) for name in COMMANDS)


def _command(name: str) -> Iterator[str]:
    usage, *sections = help_of(name).split("\n\n")
    yield f"## {name}"
    yield from ("", "```text", usage.removeprefix("Usage: "), "```")
    for section in sections:
        head, _, rest = section.partition("\n")
        if head in ("Arguments:", "Options:"):
            for word, text in _rows(rest):
                yield from ("", f"`{word}`", f":   {_plain(text)}")
        else:
            yield from ("", " ".join(section.split()))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """The words of a section of a help text, each with what is said of it."""
    rows: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if more := _MORE.match(line):
            rows[-1][1].append(more[1])
        elif row := _ROW.match(line):
            rows.append((row[1], [row[2]] if row[2] else []))
    for word, said in rows:
        yield word, " ".join(said)


def _plain(text: str) -> str:
    """Text in which nothing is markup."""
    return re.sub(r"([|*_<\[\]])", r"\\\1", text)


def list_of_keys() -> str:
    """Every key of the configuration: what it holds, its default, what it is for."""
    keys = _schema("config")["properties"].items()
    return "\n\n".join("\n".join(_key(key, about)) for key, about in keys)


def _key(key: str, about: Mapping[str, object]) -> Iterator[str]:
    default = f" *Default:* `{json.dumps(about['default'])}`." if "default" in about else ""
    yield f"`{key}`"
    yield f":   {_plain(str(about['description']))}"
    yield f"    *Value:* {_kind(about)}.{default}"


def _kind(about: Mapping[str, object]) -> str:
    """What may stand behind a key, in words."""
    match about:
        case {"enum": [*words]}:
            return ", ".join(f'`"{word}"`' for word in words)
        case {"type": "number"}:
            return "a number from 0 to 1"
        case {"type": "object", "additionalProperties": dict(inner)}:
            return f"a table: {_kind(inner)}"
        case {"anyOf": _}:
            return "a string or a list of strings"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case {"type": "string"}:
            return "a string"
        case _:
            raise NotImplementedError(about)


def _schema(name: str) -> dict[str, dict[str, dict[str, object]]]:
    loaded: dict[str, dict[str, dict[str, object]]] = json.loads(
        (SCHEMAS / f"{name}.json").read_text(encoding="utf-8")
    )
    return loaded


def list_of_schemas() -> str:
    """Every JSON Schema that is shipped, with the command that prints it."""
    rows = (
        f"| [{path.name}](schemas/{path.name}) | {_plain(str(_schema(path.stem)['title']))} |"
        f" `claimcheck schema {path.stem}` |"
        for path in sorted(SCHEMAS.glob("*.json"))
    )
    return "\n".join(("| schema | of | printed by |", "|---|---|---|", *rows))


def figures_on_sentences() -> str:
    """What the benchmark of splitting printed."""
    shares = (re.findall(r"[\d.]+", line)[:3] for line in printed("sentences"))
    rows = zip(("claimcheck", "split after every stop"), shares, strict=True)
    head = ("", "paragraphs without a fault", "precision", "recall")
    return _table(head, *((name, *figures) for name, figures in rows))


def figures_on_detection() -> str:
    """What the benchmark of detection printed."""
    rows = (line.split()[:4] for line in printed("detection"))
    head = ("kind of prose", "sentences", "recall", "precision")
    return _table(head, *((kind.replace("_", " "), *figures) for kind, *figures in rows))


def figures_on_tracking() -> str:
    """What the benchmark of tracking printed, without the single kinds of rewording."""
    # Their columns stand behind the name of the edit, which has blanks.
    rows = ((line[:33].strip(), line[33:].split()) for line in printed("tracking"))
    head = ("edit", "found in its place, %", "change noticed, %", "wrongly called changed, %")
    kept = ((edit, row[1], row[5], row[4]) for edit, row in rows if ": " not in edit)
    return _table(head, *kept)


def recipe(name: str) -> str:
    """A recipe for CI: its first line names the file in which it belongs."""
    text = (ROOT / "examples" / "ci" / name).read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    return f'```yaml title="{head.removeprefix("# ")}"\n{rest}```'


def list_of_inputs() -> str:
    """The inputs of the action for GitHub."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    [inputs] = re.findall(r"^inputs:\n((?:  .*\n)+)", text, re.MULTILINE)
    found = re.findall(
        r'^  (\S+):\n    description: (.*)\n    default: "?(.*?)"?$', inputs, re.MULTILINE
    )
    rows = ((f"`{name}`", f"`{default}`" if default else "", said) for name, said, default in found)
    return _table(("input", "default", "meaning"), *rows)


def keys_of_the_desk() -> str:
    """Every key, sign and filter of `claimcheck browse`, as its help has them."""
    keys = ((" ".join(f"`{one}`" for one in k.shown.split()), k.words) for k in (*DESK, *LIST))
    signs = ((f"`{sign}`", words) for sign, words in SIGNS)
    states = " ".join(f"`{state}`" for state in STATES)
    filters = [*((f"`{name}`", words) for name, words in FILTERS), ("`is:…`", states)]
    tables = (("key", "does"), *keys), (("sign", "means"), *signs), (("filter", "shows"), *filters)
    return "\n\n".join(_table(*rows) for rows in tables)


def printed(benchmark: str) -> list[str]:
    """What was printed below the head; detection has a line per kind, as the others have."""
    lines = (FIGURES / f"{benchmark}.txt").read_text(encoding="utf-8").splitlines()
    return lines[1:]


def _table(*rows: Sequence[str]) -> str:
    head, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((head, "|---" * len(rows[0]) + "|", *others))


PARTS: Mapping[str, Callable[[], str]] = {
    "github": partial(recipe, "github.yml"),
    "gitlab": partial(recipe, "gitlab.yml"),
    "hook": partial(recipe, "pre-commit.yaml"),
    "inputs": list_of_inputs,
    "sentences": figures_on_sentences,
    "detection": figures_on_detection,
    "tracking": figures_on_tracking,
    "rules": list_of_rules,
    "commands": list_of_commands,
    "keys": list_of_keys,
    "desk": keys_of_the_desk,
    "schemas": list_of_schemas,
}
