"""References as a list prints them; only addresses of the web are links."""

from pathlib import Path

import pytest

from claimcheck.annotating.works import work_of
from claimcheck.bibliography.parse import parse
from claimcheck.model.annotated import Work
from claimcheck.model.text import SourceFile


def work(entry: str) -> Work:
    (reference,) = parse([SourceFile(Path("references.bib"), entry)]).references
    return work_of(reference)


@pytest.mark.parametrize(
    ("fields", "href"),
    [
        ("doi = {10.1000/toll.4}", "https://doi.org/10.1000/toll.4"),
        ("doi = {https://doi.org/10.1000/toll.4}", "https://doi.org/10.1000/toll.4"),
        (r"doi = {10.1000/a\_b}", "https://doi.org/10.1000/a_b"),
        ("doi = {10.1000/a?x=1#y}", "https://doi.org/10.1000/a%3Fx=1%23y"),
        ("url = {https://example.org/a?b=1&c=2}", "https://example.org/a?b=1&c=2"),
        (r"url = {http://example.org/a\_b\%20c}", "http://example.org/a_b%20c"),
        (r"howpublished = {\url{https://example.org/x}}", "https://example.org/x"),
        ("url = {javascript:alert(1)}", None),
        ("url = {data:text/html,<script>alert(1)</script>}", None),
        ("url = {//example.org}", None),
        ("url = {file:///etc/passwd}", None),
        ('url = {https://example.org/"onmouseover="alert(1)}', "https://example.org/"),
        ("url = {javascript:x//https://example.org}", None),
        ("eprint = {2001.00001}, archiveprefix = {arXiv}", "https://arxiv.org/abs/2001.00001"),
        ("eprint = {javascript:x}, archiveprefix = {arXiv}", None),
    ],
)
def test_only_addresses_of_the_web_are_links(fields: str, href: str | None) -> None:
    assert work(f"@misc{{a, title = {{T}}, {fields}}}").href == href


@pytest.mark.parametrize(
    ("authors", "who", "short"),
    [
        ("Landau, Jacob M.", "Landau, Jacob M.", "Landau 1974"),
        ("Haas, Ines and van der Berg, Jan", "Haas, Ines, and Jan van der Berg", "Haas and van der Berg 1974"),
        ("Gould and Mehta", "Gould and Mehta", "Gould and Mehta 1974"),
        ("{World Bank}", "World Bank", "World Bank 1974"),
        ("A, B and C, D and E, F", "A, B, D C, and F E", "A et al. 1974"),
        ("A, B and others", "A, B, et al.", "A et al. 1974"),
        ("", "", "Title 1974"),
    ],
)  # fmt: skip
def test_names_stand_as_in_a_list_of_works(authors: str, who: str, short: str) -> None:
    made = work(f"@book{{a, author = {{{authors}}}, title = {{Title}}, year = 1974}}")
    assert (made.who, made.short) == (who, short)
