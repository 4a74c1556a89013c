"""The report for people: the line with carets under what is wrong, and the way out."""

from collections.abc import Iterator

from claimcheck.model.findings import Finding, Report
from claimcheck.model.text import Excerpt
from claimcheck.reporters.page import Page, Style, clip, columns, visible
from claimcheck.reporters.summary import closing, shown_in


def render(report: Report, page: Page) -> str:
    """Each finding with its place, its line, related places and advice; then the summary."""
    shown, unshown = shown_in(report, page)
    blocks = ["\n".join(_block(finding, page)) + "\n\n" for finding in shown]
    return "".join(blocks) + closing(report, page, unshown)


def _block(finding: Finding, page: Page) -> Iterator[str]:
    hit = finding.hit
    name = page.paint(f"{finding.severity}[{finding.rule}]", Style[finding.severity.name])
    yield f"{name}{page.paint(f': {clip(hit.message)}', Style.STRONG)}"
    lines = sorted(filter(None, (finding.excerpt, finding.context)), key=lambda one: one.line)
    gutter = " " * len(str(max([hit.location.start.line, *(one.line for one in lines)])))
    arrow, bar = page.paint("-->", Style.FRAME), page.paint("|", Style.FRAME)
    yield f"{gutter}{arrow} {page.place(hit.location.path)}:{hit.location.start}"
    if lines:
        yield f"{gutter} {bar}"
    last = None
    for one in lines:
        if last is not None and one.line > last + 1:
            yield page.paint(f"{'…':>{len(gutter)}}", Style.FRAME)
        last = one.line
        number = page.paint(f"{one.line:>{len(gutter)}}", Style.FRAME)
        yield f"{number} {bar} {visible(one.text)}".rstrip()
        if one is finding.excerpt:
            carets = page.paint(_carets(one), Style[finding.severity.name])
            yield f"{gutter} {bar} {_indent(one)}{carets}"
    sign = page.paint("=", Style.FRAME)
    for related in hit.related:
        place = f"{page.place(related.location.path)}:{related.location.start}"
        yield f"{gutter} {sign} {page.paint('note', Style.STRONG)}: {place}: {clip(related.message)}"
    if hit.help:
        yield f"{gutter} {sign} {page.paint('help', Style.STRONG)}: {clip(hit.help)}"


def _indent(excerpt: Excerpt) -> str:
    return " " * columns(visible(excerpt.text[: excerpt.start]))


def _carets(excerpt: Excerpt) -> str:
    return "^" * max(1, columns(visible(excerpt.text[excerpt.start : excerpt.end])))
