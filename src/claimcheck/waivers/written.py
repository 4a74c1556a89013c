"""Waivers in the comments of files: `claimcheck: allow[rule, other-rule] reason`."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from claimcheck.config import REFERENCE_SUFFIXES
from claimcheck.errors import nearest
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import Ledger
from claimcheck.model.documents import Syntax
from claimcheck.model.text import SourceFile
from claimcheck.model.waivers import Allowed, Miswritten, Scope, Waiver
from claimcheck.waivers import UNWAIVABLE
from claimcheck.waivers.layouts import Layout, of_bibliography, of_document, of_ledger, of_yaml

# Begins what a comment says to us.
_CALL = re.compile(r"(?<![^\s%#-])claimcheck[ \t]*+:", re.IGNORECASE)
_LINE_LEAD = re.compile(r"(?:<!--+)?+[\s%#]*+")
_WORD = re.compile(r"\s*+([A-Za-z][A-Za-z-]*+)")
_RULES = re.compile(r"\s*+\[([^\[\]]*+)\]")
_NAME = re.compile(r"[^\s,;]++")
# What parts the bracket from the reason.
_JOINT = " \t:;,.-\u2013\u2014"
_SCOPES = {scope.value: scope for scope in Scope}
_YAML = (".yaml", ".yml")
_SHOWN = 40
# Hundreds of names that are no rules are no slips of the pen: no advice on each.
_ADVICE_CAP = 100
# In plain text nothing is a comment, but some write them.
_IN_PLAIN_TEXT = re.compile(
    r"^[^\w\r\n]{0,20}+(claimcheck[ \t]*+:[ \t]*+allow[^\r\n]*+)", re.IGNORECASE | re.MULTILINE
)
# The same between the braces of an entry, where they also stand behind a field, or are all there is.
_IN_ENTRY = re.compile(
    r"(?:^|[%#{(])[^\w\r\n%#{(]{0,20}+(claimcheck[ \t]*+:[ \t]*+allow[^\r\n]*+)",
    re.IGNORECASE | re.MULTILINE,
)


class Written(NamedTuple):
    """What the comments of all files say to claimcheck."""

    waivers: tuple[Waiver, ...]
    miswritten: tuple[Miswritten, ...]


def written_in(
    sources: Iterable[SourceFile],
    ledger: Ledger,
    documents: Iterable[LinkedDocument],
    known: Collection[str],
) -> Written:
    """The waivers in these files; `known` are the names of all rules."""
    read = {one.document.path: one for one in documents}
    ledgers = {file.path: file for file in ledger.files}
    reading = _Reading(known)
    for source in sources:
        if source.path in read:
            linked = read[source.path]
            if linked.document.syntax is Syntax.PLAIN:
                reading.plain(linked.document.source)
            else:
                reading.file(of_document(linked))
        elif source.path.suffix.lower() in _YAML:
            reading.file(of_yaml(source))
        elif source.path.suffix.lower() in REFERENCE_SUFFIXES:
            reading.unheard(source)
        elif source.path in ledgers:
            reading.file(of_ledger(source, ledgers[source.path]))
        else:
            reading.file(of_bibliography(source))
    return Written(tuple(reading.waivers), tuple(reading.miswritten))


class _Reading:
    def __init__(self, known: Collection[str]) -> None:
        self.known = known
        self.waivers: list[Waiver] = []
        self.miswritten: list[Miswritten] = []

    def plain(self, source: SourceFile) -> None:
        """Say of what was meant for a comment that it is none."""
        advice = 'use [allow] in the configuration, or "waive" in the ledger'
        self._not_in_force(source, "plain text has no comments", advice)

    def unheard(self, source: SourceFile) -> None:
        """Say that nothing is read of what may be meant for a comment: these files have none."""
        what = f"waivers in {source.path.suffix.lower()} files are not read"
        self._not_in_force(source, what, "use [allow] in the configuration")

    def _not_in_force(self, source: SourceFile, why: str, advice: str) -> None:
        for found in _IN_PLAIN_TEXT.finditer(source.text):
            message = f"{why}: this waiver is not in force"
            self.miswritten.append(Miswritten(source.location(*found.span(1)), message, advice))

    def file(self, layout: Layout) -> None:
        text = layout.source.text
        for number, (start, end) in enumerate(layout.comments):
            calls = list(_calls(text, start, end))
            stops = [*(call.start() for call in calls[1:]), end]
            for call, stop in zip(calls, stops, strict=False):  # no calls, one stop
                self._call(layout, number, call, stop)
        for start, end in layout.unheard:
            for found in _IN_ENTRY.finditer(text, start, end):
                place = layout.source.location(*found.span(1))
                message = "a waiver inside an entry is not in force"
                self.miswritten.append(Miswritten(place, message, "put it above the entry"))

    def _call(self, layout: Layout, number: int, call: re.Match[str], stop: int) -> None:
        """One thing that a comment says to us, up to `stop`."""
        source, text = layout.source, layout.source.text
        said = text[call.start() : stop]
        if said.endswith("-->"):
            said = said[:-3].rstrip("-")
        stop = call.start() + len(said.rstrip(" \t\r\n%#"))
        word = _WORD.match(text, call.end(), stop)
        scope = _SCOPES.get(word[1].lower()) if word else None
        named = _RULES.match(text, word.end(), stop) if word else None
        place = source.location(call.start(), stop)
        start, end = layout.comments[number]
        if text.startswith("<!--", start) and not text.startswith("-->", end - 3):
            message, advice = "a comment with a waiver is never closed", "end it with -->"
            self.miswritten.append(Miswritten(place, message, advice))
            return
        if not scope or not named:
            said = " ".join(text[call.start() : stop].split())
            said = said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
            advice = "write claimcheck: allow[rule] and the reason"
            if word and named:
                advice = f"write one of {', '.join(Scope)}"
            self.miswritten.append(Miswritten(place, f'no waiver: "{said}"', advice))
            return
        rules = tuple(self._rules(source, *named.span(1)))
        if not text[slice(*named.span(1))].strip(" \t\r\n,;"):
            advice = f"write {scope.value}[rule]; claimcheck rule lists them"
            self.miswritten.append(Miswritten(place, "a waiver names no rule", advice))
        if rules:
            reason = _reason(text[named.end() : stop])
            reach = source.location(*layout.reach(number, scope))
            self.waivers.append(Waiver(place, rules, reason, reach))

    def _rules(self, source: SourceFile, start: int, end: int) -> Iterator[Allowed]:
        """The rules that are named; what is no rule, or may not be waived, is miswritten."""
        for found in _NAME.finditer(source.text, start, end):
            name, place = found[0].lower(), source.location(*found.span())
            if name in UNWAIVABLE:
                message = f'no comment excuses "{name}"'
                advice = "turn the rule off in the configuration, if you must"
                self.miswritten.append(Miswritten(place, message, advice))
            elif name not in self.known:
                message = f'no rule "{found[0][:_SHOWN]}"'
                near = nearest(name, self.known) if len(self.miswritten) < _ADVICE_CAP else None
                advice = near or "claimcheck rule lists them"
                self.miswritten.append(Miswritten(place, message, advice))
            else:
                yield Allowed(name, place)


def _calls(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a comment speaks to us: at the beginning of a line, or in the form of a waiver."""
    lead = start
    for call in _CALL.finditer(text, start, end):
        lead = max(lead, text.rfind("\n", lead, call.start()) + 1)
        first = _LINE_LEAD.match(text, lead, end)
        word = _WORD.match(text, call.end(), end)
        if (first and first.end() == call.start()) or (
            word and word[1].lower() in _SCOPES and _RULES.match(text, word.end(), end)
        ):
            yield call


def _reason(words: str) -> str:
    """The reason on one line; nothing where no sign of it can be seen."""
    folded = " ".join(words.split()).lstrip(_JOINT)
    return folded if any(sign.isprintable() and sign != " " for sign in folded) else ""
