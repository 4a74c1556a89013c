"""The report for people: the line with carets under what is wrong, and the way out."""

from collections.abc import Iterator

from claimcheck.model.findings import Finding, Report
from claimcheck.model.text import Excerpt
from claimcheck.reporters.page import Page, Style, clip, columns, visible, wrapped
from claimcheck.reporters.summary import closing, head_of, shown_in


def render(report: Report, page: Page) -> str:
    """Each finding with its place, its line, related places and advice; then the summary."""
    shown, unshown = shown_in(report, page)
    blocks = ["\n".join(_block(finding, page)) + "\n\n" for finding in shown]
    return "".join(blocks) + closing(report, page, unshown)


def _block(finding: Finding, page: Page) -> Iterator[str]:
    hit, head = finding.hit, head_of(finding, page)
    taken = len(head_of(finding, page._replace(colour=False)))
    message, *more = wrapped(f": {clip(hit.message)}", _room(page, taken))
    yield f"{head}{page.paint(message, Style.STRONG)}"
    yield from (page.paint(f"    {line}", Style.STRONG) for line in more)
    shown = sorted(filter(None, (finding.excerpt, finding.context)), key=lambda one: one.line)
    gutter = " " * len(str(max([hit.location.start.line, *(one.line for one in shown)])))
    arrow = page.paint("-->", Style.FRAME)
    yield f"{gutter}{arrow} {page.place(hit.location.path)}:{hit.location.start}"
    yield from _lines(finding, shown, gutter, page)
    for related in hit.related:
        place = f"{page.place(related.location.path)}:{related.location.start}"
        yield from _remark("note", f"{place}: {clip(related.message)}", gutter, page)
    if finding.waived:
        grounds = f"{clip(finding.waived.reason)} ({finding.waived.grounds})"
        yield from _remark("waived", grounds, gutter, page)
    elif hit.help:
        yield from _remark("help", clip(hit.help), gutter, page)


def _lines(finding: Finding, shown: list[Excerpt], gutter: str, page: Page) -> Iterator[str]:
    """The source lines, with carets under the words that the finding is about."""
    bar = page.paint("|", Style.FRAME)
    if shown:
        yield f"{gutter} {bar}"
    last = None
    for excerpt in shown:
        if last is not None and excerpt.line > last + 1:
            yield page.paint(f"{'…':>{len(gutter)}}", Style.FRAME)
        last = excerpt.line
        number = page.paint(f"{excerpt.line:>{len(gutter)}}", Style.FRAME)
        fitted = _fitted(excerpt, _room(page, len(gutter) + 3))
        yield f"{number} {bar} {visible(fitted.text)}".rstrip()
        if excerpt is finding.excerpt:
            indent = " " * columns(visible(fitted.text[: fitted.start]))
            carets = "^" * max(1, columns(visible(fitted.text[fitted.start : fitted.end])))
            yield f"{gutter} {bar} {indent}{page.paint(carets, Style[finding.severity.name])}"


def _remark(label: str, text: str, gutter: str, page: Page) -> Iterator[str]:
    """`= note: …`, the lines that follow indented to the text."""
    sign, strong = page.paint("=", Style.FRAME), page.paint(label, Style.STRONG)
    indent = " " * (len(gutter) + len(f" = {label}: "))
    first, *more = wrapped(text, _room(page, len(indent)))
    yield f"{gutter} {sign} {strong}: {first}"
    yield from (indent + line for line in more)


def _room(page: Page, taken: int) -> int | None:
    return None if page.width is None else page.width - taken


def _fitted(excerpt: Excerpt, room: int | None) -> Excerpt:
    """The excerpt cut to a terminal's width around the marked words."""
    text = excerpt.text
    if room is None or columns(visible(text)) <= room:
        return excerpt
    left = max(0, min(excerpt.start - room // 4, len(text) - room + 1))
    head = "…" if left else ""
    right = left
    filled = len(head) + 1
    while right < len(text) and (filled := filled + columns(visible(text[right]))) <= room:
        right += 1
    tail = "…" if right < len(text) else ""
    start = excerpt.start - left + len(head)
    end = max(start, min(excerpt.end, right) - left + len(head))
    return excerpt._replace(text=f"{head}{text[left:right]}{tail}", start=start, end=end)
