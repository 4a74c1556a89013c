"""From an analysis to a report: picks rules, stamps severities, applies waivers, sorts."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.analysis import Analysis, analyse, view_of
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.errors import ConfigError, UsageError, nearest
from claimcheck.hashing import blake2b
from claimcheck.model.claims import BrokenRecord
from claimcheck.model.findings import Finding, Hit, Report, Severity, Skipped, Summary, Waived
from claimcheck.model.references import BrokenEntry, LinkStatus
from claimcheck.model.text import Excerpt, Location, SourceFile
from claimcheck.rules import PLAIN_RULES, all_rules
from claimcheck.rules.base import ProjectView, Rule
from claimcheck.rules.unsourced_claim import unsourced_claim
from claimcheck.rules.unused_waiver import allowed_in_vain, excuses_nothing, unused_waiver
from claimcheck.waivers import SPOKEN_TO, Waivers

if TYPE_CHECKING:  # most audits do without
    from claimcheck.waivers.comments import Comments

# A word, with the point or comma within a figure.
_FOLDED_WORD = re.compile(r"\w++(?:[.,]\d++)*+")
_NOTE_NUMBERS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))

# A hit, the name of its rule, and the severity that this one has.
_Seen = tuple[Hit, str, Severity]


class Audited(NamedTuple):
    """A report, and what it reports on."""

    report: Report
    view: ProjectView
    chosen: frozenset[Path] | None
    # the files that it is about; None: all


def audit(config: Config, paths: tuple[Path, ...] = (), disk: Disk | None = None) -> Report:
    """Report on the project that `config` names; with `paths`, on these files in its light."""
    return looked_at(config, paths, disk).report


def looked_at(config: Config, paths: tuple[Path, ...] = (), disk: Disk | None = None) -> Audited:
    """The same, with what was looked at, for those who show it beside the findings."""
    _check_names(config)
    if not (any(_chosen(config, PLAIN_RULES)) or any(_chosen(config, all_rules()))):
        raise UsageError("no rule is left to run", "look at --select, --ignore and the severities")
    disk = disk or Disk()
    analysis = analyse(config, paths, disk=disk)
    needs_all = analysis.documents or config.select
    rules = tuple(_chosen(config, all_rules() if needs_all else PLAIN_RULES))
    view = _with_waivers(view_of(analysis, config), analysis)
    if analysis.chosen is not None:
        # What a text states is vouched for in its ledger file, and reported there.
        theirs = (ledger for ledger, text in view.paired.items() if text in analysis.chosen)
        analysis = analysis._replace(chosen=analysis.chosen.union(theirs))
    waivers = Waivers(view.ledger, config, _comments(view) if view.waivers else None)
    if waivers.are_given:
        view = view._replace(excused=dict(_excused(view, waivers)))
    findings = tuple(_findings(rules, view, analysis, waivers, disk))
    skipped = (*analysis.skipped, *_unjudged(findings, view, analysis))
    report = Report(
        findings=findings,
        summary=_summary(findings, view, analysis, skipped),
        rules=tuple(rule.info._replace(severity=severity) for rule, severity in rules),
        skipped=skipped,
        files=tuple(analysis.sources),
        whole=analysis.whole,
    )
    return Audited(report, view, analysis.chosen)


def known_rule(name: str, where: str = "") -> Rule:
    """The rule of this name; raises ConfigError with the nearest one where there is none."""
    for rule in all_rules():
        if rule.name == name:
            return rule
    hint = nearest(name, [rule.name for rule in all_rules()]) or "claimcheck rule lists them"
    raise ConfigError(f'{where}no rule "{name}"', hint)


def _check_names(config: Config) -> None:
    """Raise ConfigError where the configuration names a rule that there is not."""
    where = f"{config.source}: " if config.source else ""
    allowed = [name for names in config.allow.values() for name in names]
    for name in (*config.select, *config.ignore, *config.severity, *allowed):
        known_rule(name, where)


def _chosen(config: Config, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Severity]]:
    """Those of the rules that are to run, each with the severity that holds for it."""
    for rule in rules:
        severity = config.severity.get(rule.name, rule.severity)
        selected = rule.name in config.select if config.select else severity is not Severity.OFF
        if selected and rule.name not in config.ignore:
            yield rule, rule.severity if severity is Severity.OFF else severity


def _findings(
    rules: Iterable[tuple[Rule, Severity]],
    view: ProjectView,
    analysis: Analysis,
    waivers: Waivers,
    disk: Disk,
) -> Iterator[Finding]:
    """What the rules see, sorted by place and rule, each with a fingerprint of its own."""
    hits = [(hit, rule.name, severity) for rule, severity in rules for hit in rule.check(view)]
    sources, file, config = analysis.sources, None, waivers.config
    if config.allow and config.source and view.whole:
        file = disk.read(config.source.absolute())
        sources = {**sources, file.path: file}
    if view.whole:  # else what was not looked at may be what they excuse
        hits += [*_in_vain(hits, rules, waivers, file)]
    hits.sort(key=lambda item: (item[0].location, item[1], item[0].message))
    texts = {(claim.location.path, claim.id): claim.text_location for claim in view.ledger.claims}
    seen: Counter[tuple[str, ...]] = Counter()
    last = None
    for hit, name, severity in hits:
        if (hit, name) == last:
            continue  # seen in two bibliographies that share a file
        last = hit, name
        subject = _subject(name, hit)
        count = seen[subject]
        seen[subject] += 1
        # Counted first: a part of the project gives its findings the fingerprints of the whole.
        if analysis.chosen is not None and not _concerns(hit, analysis.chosen):
            continue
        yield Finding(
            rule=name,
            severity=min(severity, hit.at_most or severity, key=lambda one: one.weight),
            hit=hit,
            fingerprint=_fingerprint(subject, count),
            excerpt=sources[hit.location.path].excerpt(hit.location),
            context=_context(hit, texts, analysis),
            waived=waivers.of(name, hit),
        )


def _with_waivers(view: ProjectView, analysis: Analysis) -> ProjectView:
    """The view with what comments say to claimcheck; hardly a file has any that do."""
    sources = [
        source
        for source in analysis.sources.values()
        if any(word in source.text for word in SPOKEN_TO)
    ]
    if not sources:
        return view
    from claimcheck.waivers.written import written_in  # noqa: PLC0415 - see above

    known = [rule.name for rule in all_rules()]
    written = written_in(sources, view.ledger, view.documents, known)
    return view._replace(waivers=written.waivers, miswritten=written.miswritten)


def _excused(view: ProjectView, waivers: Waivers) -> Iterator[tuple[Location, Waived]]:
    """The unsourced claims of which somebody wrote why they need none, whatever rules are run."""
    for hit in unsourced_claim.check(view):
        if reason := waivers.of(unsourced_claim.name, hit):
            yield hit.location, reason


def _comments(view: ProjectView) -> "Comments":
    from claimcheck.waivers.comments import Comments  # noqa: PLC0415 - see above

    documents = {one.document.path: one.document for one in view.documents}
    stated = {
        match.claim.text_location: [documents[match.document].locate(one) for one in match.spans]
        for match in view.matches
    }
    return Comments(view.waivers, stated)


def _in_vain(
    hits: Iterable[_Seen],
    rules: Iterable[tuple[Rule, Severity]],
    waivers: Waivers,
    file: SourceFile | None,
) -> Iterator[_Seen]:
    """What comments allow, and the configuration in this file, and nothing needs."""
    ran = {rule.name: severity for rule, severity in rules}
    severity = ran.get(unused_waiver.name)
    if severity is None:
        return
    said = [(name, hit) for hit, name, _ in hits]
    if waivers.comments:
        for waiver, allowed in waivers.comments.idle(said, ran):
            yield excuses_nothing(waiver, allowed), unused_waiver.name, severity
    if file:
        from claimcheck.waivers.configured import in_vain, place_of  # noqa: PLC0415 - few need it

        for pattern, name in in_vain(waivers.config, said, ran):
            hit = allowed_in_vain(place_of(pattern, file), pattern, name)
            yield hit, unused_waiver.name, severity


def _concerns(hit: Hit, chosen: Collection[Path]) -> bool:
    """Whether a finding stands in one of the files, or tells of something that does."""
    places = (hit.location, *(related.location for related in hit.related))
    return any(place.path in chosen for place in places)


def _unjudged(
    findings: Iterable[Finding], view: ProjectView, analysis: Analysis
) -> Iterator[Skipped]:
    """Files of which something could not be read, and no finding says so.

    The rule that would was not asked. What could not be looked at must not pass all the same.
    """
    said = {finding.hit.location for finding in findings}
    cited = view.cited_by() if view.broken else {}
    named = set[Path]()
    for one in _lost(view):
        path = one.location.path
        if isinstance(one, BrokenEntry) and one.key is not None and (path, one.key) not in cited:
            continue
        outside = analysis.chosen is not None and path not in analysis.chosen
        if (
            one.location not in said
            and path not in named
            and not (outside and isinstance(one, BrokenRecord))
        ):
            named.add(path)
            reason = f"could not be read whole: {one.message} ({one.location.start})"
            yield Skipped(path, reason, "claimcheck audit without --select says more")


def _lost(view: ProjectView) -> Iterator[BrokenRecord | BrokenEntry]:
    """Everything that is there and of which nothing could be made."""
    yield from (record for record in view.ledger.broken if record.lost)
    yield from (entry for entry in view.broken if entry.lost)


def _context(
    hit: Hit, texts: Mapping[tuple[Path, str], Location], analysis: Analysis
) -> Excerpt | None:
    """The claim that a finding is about, if its own line does not show it."""
    where = texts.get((hit.location.path, hit.claim or ""))
    if where is None or where.start.line == hit.location.start.line:
        return None
    return analysis.sources[where.path].excerpt(where)


def _subject(rule: str, hit: Hit) -> tuple[str, ...]:
    """What a finding is about: the rule, and the names and words concerned.

    Which of two is named first depends on their order in the files, and so does not count.
    """
    return rule, *sorted(filter(None, (hit.claim, hit.reference, _folded(hit.detail))))


def _folded(words: str) -> str:
    """Words as they stay when lines, marks and the numbers of notes change; a name as it is."""
    if " " not in words:
        return words
    return " ".join(_FOLDED_WORD.findall(words.translate(_NOTE_NUMBERS).casefold()))


def _fingerprint(subject: tuple[str, ...], count: int) -> str:
    """The same for the same fact, wherever it moves: no path and no line goes into it."""
    text = "\0".join((*subject, str(count))).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()


def _summary(
    findings: Iterable[Finding],
    view: ProjectView,
    analysis: Analysis,
    skipped: Iterable[Skipped],
) -> Summary:
    places = (
        *(claim.text_location for claim in view.ledger.claims),
        *(stated.location for stated in view.untracked if stated.strong),
    )
    chosen = analysis.chosen
    claims = [place for place in places if chosen is None or place.path in chosen]
    backed = Counter(view.backing[place] for place in claims)
    sourced, unsourced = backed[LinkStatus.LINKED], backed[None]
    held = view.held()
    excused = {place for place in claims if place in view.excused}
    counts = Counter(f.severity if f.waived is None else "waived" for f in findings)
    return Summary(
        claims=len(claims),
        sourced=sourced,
        unlinked=len(claims) - sourced - unsourced,
        unsourced=unsourced,
        references=len(held),
        documents=len(view.documents),
        tables=tuple(
            table
            for one in view.documents
            if chosen is None or one.document.path in chosen
            for table in one.document.tables
        ),
        used=len(held & view.used()),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        waived=counts["waived"],
        excused=len(excused),
        otherwise=sum(
            f.waived is not None
            and (f.rule != unsourced_claim.name or f.hit.location not in excused)
            for f in findings
        ),
        partial=len({one.location.path for one in _lost(view)}),
        ledgers=len(view.ledger.files),
        citations=sum(len(one.citations) for one in view.documents),
        works=Counter(link.status for *_, link in view.cited_works(*LinkStatus)),
        files=len(analysis.sources.keys() - {one.path for one in skipped}),
    )
