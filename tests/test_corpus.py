"""Documents of many kinds, each with all that is seen in it and said of it.

`corpus/flagged` holds citations with slips, `corpus/accepted` citations in order, and
`corpus/false_alarms` what looks like a citation and is none. Beside each document stands its
`.expected`: a line a citation with its link, then the findings about citations. All documents share
`library.bib`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.drafts import scan
from claimcheck.model.references import LinkStatus
from claimcheck.readers import READERS
from claimcheck.reporters import concise
from claimcheck.reporters.page import Page

CORPUS = Path(__file__).parent / "corpus"
FOLDERS = ("flagged", "accepted", "false_alarms")
RULES = (
    *("unlinked-citation", "ambiguous-citation", "misspelt-citation", "missing-reference"),
    *("unlisted-citation", "uncited-list-entry"),
)
DOCUMENTS = sorted(
    path for folder in FOLDERS for path in (CORPUS / folder).iterdir() if path.suffix in READERS
)
EVERY_DOCUMENT = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[str(path.relative_to(CORPUS)) for path in DOCUMENTS]
)


def citations_in(config: Config, document: Path) -> Iterator[str]:
    """`12:4 Marsh and Reed 2011: linked marsh2011` for each work that is cited."""
    for linked in scan(config, (document,), Disk()).documents:
        for citation, links in zip(linked.citations, linked.links, strict=True):
            for work, link in zip(citation.works, links, strict=True):
                words = f"@{work.key}" if work.key else work.words
                status = f"linked {link.key}" if link.status is LinkStatus.LINKED else link.status
                yield f"{linked.document.locate(work.span).start} {words}: {status}"


@cache
def seen_and_said(document: Path) -> tuple[list[str], list[str]]:
    config = Config(
        root=CORPUS, references=("library.bib",), documents=(str(document),), select=RULES
    )
    page = Page(base=CORPUS, notes=True, summary=False)
    said = concise.render(audit(config, (document,)), page)
    return list(citations_in(config, document)), said.splitlines()


def expectation_of(document: Path) -> Path:
    return document.with_name(f"{document.name}.expected")


@EVERY_DOCUMENT
def test_a_document_reads_as_expected(document: Path) -> None:
    seen, said = seen_and_said(document)
    shown = "\n".join([*(seen or ["no citations"]), "", *(said or ["no findings"])]) + "\n"
    assert shown == expectation_of(document).read_text(encoding="utf-8")


@EVERY_DOCUMENT
def test_each_room_of_the_corpus_holds_what_it_is_for(document: Path) -> None:
    seen, said = seen_and_said(document)
    assert bool(said) == (document.parent.name == "flagged")
    assert bool(seen) == (document.parent.name != "false_alarms")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_room_of_the_corpus_is_empty_or_holds_what_is_never_read(folder: str) -> None:
    inside = set((CORPUS / folder).iterdir())
    documents = {path for path in inside if path.suffix in READERS}
    assert documents
    assert inside == documents | {expectation_of(path) for path in documents}
