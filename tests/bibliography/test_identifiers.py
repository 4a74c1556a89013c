"""DOIs, ISBNs and web addresses."""

import pytest

from claimcheck.bibliography.identifiers import Problem, doi_problem, isbn_problem, url_problem


@pytest.mark.parametrize(
    "value",
    [
        "10.1000/182",
        "10.1038/nature.2012.9872",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        r"10.1007/978-3-540-1\_2",
        r"10.1002/(SICI)1$<$693::AID$>$3.0.CO;2",
        "10.1007/{x}_12",
        "10.13140/RG.2.2.1/a%20b#c",
        "10.1000.10/123",
        "10/f89qdf",
        "",
        " {10.1000/182} ",
    ],
)
def test_a_doi(value: str) -> None:
    assert doi_problem(value) is None


@pytest.mark.parametrize(
    ("value", "message", "suggestion"),
    [
        ("https://doi.org/10.1000/182", 'DOI written as an address: "https://doi.org/10.1000/182"', "10.1000/182"),
        ("http://dx.doi.org/10.1000/182.", 'DOI written as an address: "http://dx.doi.org/10.1000/182."', "10.1000/182"),
        ("doi:10.1000/182", 'DOI written with "doi:" before it: "doi:10.1000/182"', "10.1000/182"),
        ("DOI 10.1000/182", 'DOI written with "DOI" before it: "DOI 10.1000/182"', "10.1000/182"),
        (r"\url{https://doi.org/10.1000/a\_b}", 'DOI written as an address: "https://doi.org/10.1000/a_b"', "10.1000/a_b"),
        ("10.1000/182.", '"10.1000/182." ends with a "."', "10.1000/182"),
        ("10.1000/1 82", 'white space in the DOI "10.1000/1 82"', None),
        ("11.1000/182", '"11.1000/182" is not a DOI', None),
        ("10.1000", '"10.1000" is not a DOI', None),
        ("10.1000/", '"10.1000/" is not a DOI', None),
        ("n/a", '"n/a" is not a DOI', None),
    ],
)  # fmt: skip
def test_not_a_doi(value: str, message: str, suggestion: str | None) -> None:
    assert doi_problem(value) == Problem(message, suggestion)


@pytest.mark.parametrize(
    "value",
    [
        "0306406152",
        "0-306-40615-2",
        "0-8044-2957-X",
        "080442957x",
        "978-0-306-40615-7",
        "978 0 306 40615 7",
        "978–0–306–40615–7",
        "9780306406157 0306406152",
        "978-0-306-40615-7, 0-306-40615-2",
        "9780306406157; 0306406152",
        "978-0-306-40615-7 (pbk.)",
        "ISBN-13: 978-0-306-40615-7",
        "ISBN 0-306-40615-2 hardcover",
        "{978-0-306-40615-7}",
        "",
    ],
)
def test_an_isbn(value: str) -> None:
    assert isbn_problem(value) is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("0306406153", 'ISBN "0306406153" has a wrong check digit'),
        ("978-0-306-40615-8", 'ISBN "978-0-306-40615-8" has a wrong check digit'),
        ("0306406157, 0306406152", 'ISBN "0306406157" has a wrong check digit'),
        ("03064061", '"03064061" is an ISSN, not an ISBN'),
        ("030640615", 'ISBN "030640615" has 9 digits, not 10 or 13'),
        ("1230306406157", 'ISBN "1230306406157" does not begin with 978 or 979'),
        ("0X06406152", '"0X06406152" is not an ISBN'),
        ("978030640615X", 'ISBN "978030640615X" has a wrong check digit'),
        ("none", '"none" is not an ISBN'),
    ],
)
def test_not_an_isbn(value: str, message: str) -> None:
    assert isbn_problem(value) == Problem(message)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c&d=%20e_f#g",
        "ftp://ftp.example.org/pub/",
        r"\url{https://example.org/a_b}",
        r"https://example.org/\~{}ada/a\_b\%20c\&d\#e",
        r"http://example.org/{\textasciitilde}ada",
        "https://münchen.example/straße",
        "https://web.archive.org/web/2019/https://example.org/(x)",
        "http://[2001:db8::1]/x",
        "http://127.0.0.1/x",
        "https://example.org/a https://example.org/b",
        "HTTPS://EXAMPLE.ORG/",
        "",
    ],
)
def test_an_address(value: str) -> None:
    assert url_problem(value) is None


@pytest.mark.parametrize(
    ("value", "message", "suggestion"),
    [
        ("www.example.org/x", 'no "https://" in the address "www.example.org/x"', None),
        ("https://example.org/a b", 'white space in the address "https://example.org/a b"', None),
        ("https:/example.org", '"https:/example.org" is not a whole address', "https://example.org"),
        ("<https://example.org>", "brackets or quotes around the address <https://example.org>", "https://example.org"),
        ("10.1000/182", '"10.1000/182" is a DOI, not an address', "https://doi.org/10.1000/182"),
        ("https://", 'no host in the address "https://"', None),
        ("file:///home/ada/x.pdf", '"file:" is not the beginning of a web address', None),
        ("in print", 'white space in the address "in print"', None),
        ("online", '"online" is not a web address', None),
    ],
)  # fmt: skip
def test_not_an_address(value: str, message: str, suggestion: str | None) -> None:
    assert url_problem(value) == Problem(message, suggestion)
