"""What stands in the margin: claims with their sources, verdicts and findings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.model.annotated import AnnotatedDraft, Claim, Source, State, Work
from claimcheck.model.claims import Verdict
from claimcheck.model.findings import Finding, Severity
from claimcheck.model.matches import Unlike
from claimcheck.model.references import LinkStatus
from claimcheck.reporters.annotated.html import NOTHING, Html, joined, tag, text
from claimcheck.reporters.annotated.signs import SIGNS, badge, sign, words
from claimcheck.reporters.page import Page, counted
from claimcheck.reporters.works import printed

_UNLINKED = {
    LinkStatus.MISSING: "not in the bibliography",
    LinkStatus.BROKEN: "its entry in the bibliography cannot be read",
    LinkStatus.NEAR: "almost fits",
    LinkStatus.AMBIGUOUS: "fits several",
    LinkStatus.UNKNOWN: "the bibliography could not be read whole",
}
_UNLIKE = {
    Unlike.FIGURE: "figure",
    Unlike.DATE: "date",
    Unlike.NAME: "name",
    Unlike.NEGATION: "denial",
    Unlike.WORD: "word",
    Unlike.QUOTATION: "quotation",
    Unlike.SOURCE: "source",
}
# What is read out to those who come to a note; a longer sentence is for them to go back to.
_LONGEST_SPOKEN = 600
# The point that ended a note.
_END = re.compile(r"(?<=\d)\.\Z")


class Margin:
    """Makes the notes of one page."""

    def __init__(self, draft: AnnotatedDraft, page: Page) -> None:
        self.draft = draft
        self.page = page
        self._next = _next_ones(draft)
        self._printed = set[int]()
        # works that stand in full beside the passage at hand

    def notes(self, claims: Sequence[int], findings: Sequence[int], *, is_record: bool) -> Html:
        """All that stands beside one passage; on a narrow screen it folds under it."""
        if not claims and not findings:
            return NOTHING
        self._printed = set()
        items = [self._claim(number, says=not is_record) for number in claims]
        items += [self._loose(number) for number in findings]
        return tag(
            "details",
            tag("summary", *self._summary(claims, findings)),
            tag("ol", *items),
            class_="notes",
        )

    def _summary(self, claims: Sequence[int], findings: Sequence[int]) -> Iterator[Html]:
        states = [state for number in claims for state in self.draft.claims[number].named]
        counts = {state: states.count(state) for state in State if state in states}
        parts = [
            tag("span", sign(state), text(f" {count} {SIGNS[state].word}"), class_=f"s-{state}")
            for state, count in counts.items()
        ]
        if findings:
            parts.append(tag("span", text(counted(len(findings), "finding"))))
        yield joined(parts, ", ")

    def _claim(self, number: int, *, says: bool) -> Html:
        claim = self.draft.claims[number]
        heads = [badge(number, self.draft.claims, "c"), text(" ")]
        state, *others = claim.named
        states = [tag("strong", text(SIGNS[state].word.capitalize()))]
        states += [text(f", {words(others)}")] if others else []
        heads.append(tag("span", *states))
        if claim.kind:
            heads += [text(" "), tag("span", text(claim.kind), class_="kind")]
        if following := self._next.get(number):
            heads += [text(" "), following]
        parts = [tag("p", *heads, class_="head"), self._more(claim, says=says and claim.is_alone)]
        if says and not claim.is_alone:
            name = f"s{number + 1}"
            parts.append(tag("p", text(claim.text), class_="says", id=name, dir="auto"))
        if claim.differences:
            parts += self._differences(claim)
        if claim.sources:
            parts.append(tag("ul", *map(self._source, claim.sources), class_="sources"))
        if claim.waived:
            parts.append(tag("p", text(f"Needs no source: {claim.waived}"), class_="waived"))
        last = len(claim.verdicts) - 1
        for place, verdict in enumerate(claim.verdicts):
            parts.append(_verdict(verdict, stale=claim.stale and place == last))
        parts += [self.finding(one) for one in claim.findings]
        return tag(
            "li",
            *parts,
            class_=f"note s-{claim.state}",
            id=f"n{number + 1}",
            tabindex="-1",
            aria_describedby=f"{'c' if claim.is_alone else 's'}{number + 1}"
            if len(claim.text) <= _LONGEST_SPOKEN
            else None,
            data_state=" ".join(claim.states),
            data_kind=claim.kind or "none",
            data_work=" ".join(str(work + 1) for work in claim.works) or None,
            data_open=any(
                self.draft.findings[one].waived is None for one in (*claim.findings, *claim.plain)
            ),
        )

    def _loose(self, number: int) -> Html:
        return tag(
            "li",
            self.finding(number),
            class_="note loose",
            id=f"l{number + 1}",
            tabindex="-1",
            data_state="finding",
            data_open=self.draft.findings[number].waived is None,
        )

    def _more(self, claim: Claim, *, says: bool) -> Html:
        """What is wanted for a few claims only: the record, and what to do."""
        if claim.id is None and not claim.plain:
            return NOTHING
        parts: list[Html] = []
        if claim.id is not None and says:
            parts.append(tag("p", text(claim.text), class_="says", dir="auto"))
        parts += [self.finding(one) for one in claim.plain]
        if claim.id is not None and claim.location:
            place = f"{self.page.place(claim.location.path)}:{claim.location.start.line}"
            where = [tag("span", text(claim.id), class_="id"), text(" "), tag("span", text(place))]
            where += [Html(f" {tag('span', text(one), class_='label')}") for one in claim.tags]
            parts.append(tag("p", *where, class_="place"))
        return tag("details", tag("summary", text("more")), *parts, class_="more")

    def _differences(self, claim: Claim) -> Iterator[Html]:
        for one in claim.differences:
            yield tag(
                "p",
                text(f"{_UNLIKE[one.kind].capitalize()}: the ledger has "),
                tag("q", text(one.tracked)),
                text(", the text "),
                tag("q", text(one.printed)),
                class_="difference",
            )

    def _source(self, source: Source) -> Html:
        parts: list[Html] = []
        if source.work is not None and source.status is LinkStatus.LINKED:
            work = self.draft.works[source.work]
            again = source.work in self._printed
            self._printed.add(source.work)
            parts.append(reference(work, source.work, again=again))
            if again:
                parts.append(brief(work, source.work))
            if source.locator:
                parts += [text(" "), tag("span", text(source.locator), class_="locator")]
        else:
            named = _END.sub("", source.words)
            if source.locator and _END.sub("", source.locator) not in named:
                named += f", {source.locator}"
            parts.append(tag("strong", text(named)))
            parts.append(text(f": {_UNLINKED.get(source.status, source.status)}"))
            if source.candidates:
                parts.append(tag("ul", *self._candidates(source), class_="candidates"))
        if source.quote:
            parts.append(tag("p", tag("q", text(source.quote)), class_="quote", dir="auto"))
        if source.supports:
            parts.append(tag("p", text(source.supports), class_="supports"))
        return tag("li", *parts)

    def _candidates(self, source: Source) -> Iterator[Html]:
        """What almost fits, with what differs; of what fits equally well its key says enough."""
        for work, why in source.candidates[:3]:
            if work is None:
                yield tag("li", tag("span", text(why), class_="why"))
                continue
            known = self.draft.works[work]
            # "is one transposition away" is said of the key, "year 2016 in the text" of the work.
            said = f"{known.key}{' ' if why.startswith('is ') else ': '}{why}"
            if source.status is LinkStatus.AMBIGUOUS:
                said = known.key
            shown = [text(" "), tag("span", text(said), class_="why")] if why else []
            yield tag("li", reference(known, work), *shown)

    def finding(self, number: int, *, where: bool = False) -> Html:
        """One finding: how grave, what, the way out."""
        one = self.draft.findings[number]
        parts = [tag("span", text(_grade(one)), class_="grade"), text(f" {one.hit.message}")]
        rule = tag("span", text(one.rule), class_="rule")
        way_out = f"Accepted: {one.waived.reason}" if one.waived else one.hit.help
        then = [text(f"{way_out} "), rule] if way_out else [rule]
        parts += [text(" "), tag("span", *then, class_="help")]
        if where:
            place = f"{self.page.place(one.hit.location.path)}:{one.hit.location.start}"
            parts.append(tag("span", text(f" {place}"), class_="where"))
        grade = "waived" if one.waived else one.severity
        return tag("p", *parts, class_=f"finding g-{grade}", id=f"f{number + 1}")


def reference(work: Work, number: int, *, again: bool = False) -> Html:
    """A work in full, the name of which leads to the list of works.

    One that stands in full nearby shows only where a filter hides that.
    """
    lead = tag("a", text(work.who or work.title or work.key), href=f"#r{number + 1}")
    return tag("span", *in_full(work, lead), class_="ref again" if again else "ref")


def in_full(work: Work, lead: Html) -> Iterator[Html]:
    """A work as a list prints it; `lead` stands for its author, title or key."""
    parts = printed(work)
    yield from (lead, text(parts.then))
    if parts.title:
        yield tag("cite", text(parts.title), dir="auto")
    yield text(parts.rest)


def brief(work: Work, number: int) -> Html:
    """A work that stands in full nearby."""
    return tag("span", tag("a", text(work.short), href=f"#r{number + 1}"), class_="ref brief")


def _verdict(verdict: Verdict, *, stale: bool) -> Html:
    words = f"{verdict.status.capitalize()} by {verdict.by}, {verdict.on.isoformat()}"
    parts = [tag("strong", text(words))]
    if stale:
        parts.append(tag("span", text(" stale: edited since"), class_="staleness"))
    if verdict.note:
        parts.append(text(f" – {verdict.note}"))
    return tag("p", *parts, class_=f"verdict v-{verdict.status}")


def _grade(finding: Finding) -> str:
    if finding.waived:
        return "waived"
    return {Severity.ERROR: "▲ error", Severity.WARNING: "△ warning"}.get(
        finding.severity, str(finding.severity)
    )


def _next_ones(draft: AnnotatedDraft) -> dict[int, Html]:
    """From each unsourced claim to the next one, so that it works without a script."""
    unsourced = [n for n, claim in enumerate(draft.claims) if State.UNSOURCED in claim.states]
    return {
        here: tag(
            "a",
            tag("span", text("next unsourced "), class_="unseen"),
            text("↓"),
            class_="next",
            href=f"#n{there + 1}",
            title="next unsourced",
        )
        for here, there in pairwise(unsourced)
    }
