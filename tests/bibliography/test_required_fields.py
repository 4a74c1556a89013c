"""What an entry must say for a reader to find the work."""

import pytest
from tests.bibliography.reading import entry, read

from claimcheck.bibliography.required_fields import is_standard_type, missing_fields


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("@article{a}", ("author", "title", "journal or journaltitle", "year or date")),
        ("@article{a, author={A}, title={T}, journal={J}, year=1900}", ()),
        ("@article{a, author={A}, title={T}, journaltitle={J}, date={1900}}", ()),
        ("@article{a, author={A}, title={T}, eprint={2001.00001}, year=2020}", ()),
        ("@article{a, author={A}, title={ }, journal={J}, year=1900}", ("title",)),
        ("@book{a}", ("author or editor", "title", "year or date")),
        ("@book{a, editor={E}, title={T}, date={1900}}", ()),
        ("@phdthesis{a, author={A}, title={T}, year=1900}", ("school or institution",)),
        ("@thesis{a, author={A}, title={T}, institution={I}, date={1900}}", ()),
        ("@inproceedings{a, author={A}, title={T}, year=1900}", ("booktitle",)),
        ("@techreport{a, institution={I}, title={T}, year=1900}", ()),
        ("@online{a, title={T}, url={https://example.org}, urldate={2020-01-01}}", ()),
        ("@online{a, title={T}}", ("url, doi or eprint", "year, date or urldate")),
        ("@misc{a}", ("title",)),
        ("@misc{a, title={T}}", ()),
        ("@legislation{a}", ("title",)),
        ("@xdata{a}", ()),
        ("@set{a, entryset={b}}", ()),
        ("@blogpost{a}", ()),
    ],
)
def test_names_what_is_missing(text: str, missing: tuple[str, ...]) -> None:
    assert missing_fields(entry(text)) == missing


def test_inherited_fields_count() -> None:
    bibliography = read(
        "@inproceedings{a, author={A}, title={T}, crossref={p}}\n@proceedings{p, title={P}, year=1900}"
    )
    assert missing_fields(bibliography.by_key["a"]) == ()


def test_knows_the_types_of_both_systems() -> None:
    assert is_standard_type("mastersthesis")
    assert is_standard_type("Online")
    assert not is_standard_type("inproceeding")
