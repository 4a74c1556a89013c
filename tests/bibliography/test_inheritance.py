"""Fields that entries take from others by crossref and xdata."""

from tests.bibliography.reading import read, shown

from claimcheck.model.references import Bibliography


def fields(bibliography: Bibliography, key: str) -> dict[str, str]:
    return {
        f"{f.name}<{f.inherited_from}" if f.inherited_from else f.name: f.value
        for f in bibliography.by_key[key].fields
    }


def test_the_title_of_the_proceedings_is_the_booktitle_of_the_paper() -> None:
    bibliography = read(
        "@inproceedings{a, title={Paper}, crossref={p}}",
        "@proceedings{p, title={Talks}, subtitle={S}, year=1900, editor={E, F}, options={x}, label={L}}",
    )
    assert fields(bibliography, "a") == {
        "title": "Paper",
        "crossref": "p",
        "booktitle<p": "Talks",
        "booksubtitle<p": "S",
        "year<p": "1900",
        "editor<p": "E, F",
    }
    assert bibliography.by_key["a"].year == 1900
    assert bibliography.by_key["a"].editors[0].family == "E"
    assert bibliography.by_key["a"].by_name["year"].location.path.name == "more1.bib"


def test_own_fields_and_the_booktitle_of_the_parent_win() -> None:
    bibliography = read(
        "@incollection{a, year=1901, crossref={p}} @book{p, title={T}, booktitle={B}, year=1900}"
    )
    assert fields(bibliography, "a") == {"year": "1901", "crossref": "p", "booktitle<p": "B"}


def test_other_titles_that_change_their_name() -> None:
    bibliography = read(
        "@article{a, crossref={p}} @periodical{p, title={J}}"
        "@book{b, title={V}, crossref={m}} @mvbook{m, title={M}, author={A}}"
        "@inbook{i, title={C}, crossref={b}}"
    )
    assert fields(bibliography, "a") == {"crossref": "p", "journaltitle<p": "J"}
    assert fields(bibliography, "b") == {
        "title": "V",
        "crossref": "m",
        "maintitle<m": "M",
        "author<m": "A",
    }
    assert fields(bibliography, "i")["booktitle<b"] == "V"
    assert fields(bibliography, "i")["bookauthor<m"] == "A"


def test_xdata_gives_its_fields_under_their_own_names() -> None:
    bibliography = read("@book{a, xdata={x, y}} @xdata{x, publisher={P}} @xdata{y, title={T}}")
    assert fields(bibliography, "a") == {"xdata": "x, y", "publisher<x": "P", "title<y": "T"}


def test_keys_are_found_in_other_capitals_if_not_exactly() -> None:
    assert fields(read("@misc{a, crossref={B}} @misc{b, title={T}}"), "a")["title<b"] == "T"


def test_parents_that_give_nothing_are_named() -> None:
    text = (
        "@misc{a, crossref={nobody}}\n@misc{b, crossref={b}}\n@misc{c, crossref={lost}}\n"
        "@misc{d, xdata={e}}\n@misc{e, xdata={d}}\n@misc{lost, title={T}\n"
    )
    assert shown(read(text)) == [
        "misc a: crossref=nobody",
        "misc b: crossref=b",
        "misc c: crossref=lost",
        "misc d: xdata=e",
        "misc e: xdata=d",
        '1:20 a? no entry "nobody" to inherit from',
        '2:20 b? "b" inherits from itself',
        '3:20 c? the entry "lost" to inherit from cannot be read',
        '5:17 e? "e" and "d" inherit in a circle',
        "6:1 lost! the brace opened in line 6 is never closed",
    ]


def test_a_chain_of_twenty_thousand() -> None:
    chain = "".join(f"@misc{{c{n}, crossref={{c{n + 1}}}}}\n" for n in range(20_000))
    bibliography = read(chain + "@misc{c20000, title={End}}")
    assert bibliography.broken == ()
    assert bibliography.by_key["c0"].title == "End"
