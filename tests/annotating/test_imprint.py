"""One work is one reference in print, in whatever format its bibliography is kept."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.annotating.works import work_of
from claimcheck.bibliography.parse import parse
from claimcheck.model.text import SourceFile
from claimcheck.reporters.works import printed

Item = dict[str, object]


def shown(name: str, text: str) -> str:
    """The one work of a file as lists print it."""
    bibliography = parse([SourceFile(Path(name), text)])
    assert bibliography.broken == ()
    (reference,) = bibliography.references
    return str(printed(work_of(reference)))


def person(family: str, given_: str) -> dict[str, str]:
    return {"family": family, "given": given_}


def on(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


NOVAK, LIND, BEER = person("Novak", "Ana"), person("Lind", "Per"), person("Beer", "Bo")
WORKS: dict[str, tuple[str, str, Item, list[str]]] = {
    "an article": (
        "Novak, Ana (2005). Tolls: A History. Tolls Quarterly 30 (1): 7–45.",
        "@article{a, author={Novak, Ana}, title={Tolls}, subtitle={A History}, year=2005,"
        " journal={Tolls Quarterly}, volume=30, number=1, pages={7--45}, publisher={Quay}}",
        {
            "type": "article-journal", "author": [NOVAK], "title": "Tolls: A History",
            "issued": on(2005), "container-title": "Tolls Quarterly", "volume": 30, "issue": "1",
            "page": "7-45", "publisher": "Quay",
        },
        ["JOUR", "AU  - Novak, Ana", "TI  - Tolls: A History", "PY  - 2005",
         "T2  - Tolls Quarterly", "VL  - 30", "IS  - 1", "SP  - 7", "EP  - 45", "PB  - Quay"],
    ),
    "an article in a journal that counts issues alone": (
        "Novak, Ana (2005). Why Tolls? Tolls Quarterly, no. 10, 7–45.",
        "@article{a, author={Novak, Ana}, title={Why Tolls?}, date={2005},"
        " journaltitle={Tolls Quarterly}, number=10, pages={7-45}}",
        {
            "type": "article-journal", "author": [NOVAK], "title": "Why Tolls?",
            "issued": on(2005), "container-title": "Tolls Quarterly", "issue": "10", "page": "7–45",
        },
        ["JOUR", "AU  - Novak, Ana", "TI  - Why Tolls?", "PY  - 2005", "JO  - Tolls Quarterly",
         "IS  - 10", "SP  - 7-45"],
    ),
    "news": (
        "Novak, Ana (2018). Dam Breaks. The Daily Post, August 10, p. 4.",
        "@article{a, author={Novak, Ana}, title={Dam Breaks}, journaltitle={The Daily Post},"
        " entrysubtype={newspaper}, date={2018-08-10}, pages={4}}",
        {
            "type": "article-newspaper", "author": [NOVAK], "title": "Dam Breaks", "page": "4",
            "issued": on(2018, 8, 10), "container-title": "The Daily Post",
        },
        ["NEWS", "AU  - Novak, Ana", "TI  - Dam Breaks", "T2  - The Daily Post",
         "DA  - 2018/08/10/", "SP  - 4"],
    ),
    "a chapter": (
        "Novak, Ana (2015). Harbour Fees. In Ports of the North, edited by Per Lind and Bo Beer,"
        " 2nd ed., vol. 2, 12–40. Port Studies. Hafen, Kiel.",
        "@incollection{a, author={Novak, Ana}, title={Harbour Fees}, year=2015, edition={Second},"
        " booktitle={Ports of the North}, editor={Lind, Per and Beer, Bo}, pages={12--40},"
        " series={Port Studies}, volume=2, publisher={Hafen}, address={Kiel}}",
        {
            "type": "chapter", "author": [NOVAK], "title": "Harbour Fees", "issued": on(2015),
            "container-title": "Ports of the North", "editor": [LIND, BEER], "edition": "2",
            "page": "12-40", "collection-title": "Port Studies", "volume": "2",
            "publisher": "Hafen", "publisher-place": "Kiel",
        },
        ["CHAP", "AU  - Novak, Ana", "TI  - Harbour Fees", "PY  - 2015", "T2  - Ports of the North",
         "A2  - Lind, Per", "A2  - Beer, Bo", "ET  - 2nd edition", "SP  - 12", "EP  - 40",
         "T3  - Port Studies", "VL  - 2", "PB  - Hafen", "CY  - Kiel"],
    ),
    "a chapter of which the title is not known": (
        "Novak, Ana (2015). In Ports of the North, edited by Per Lind. Hafen.",
        "@incollection{a, author={Novak, Ana}, year=2015, booktitle={Ports of the North},"
        " editor={Lind, Per}, publisher={Hafen}}",
        {
            "type": "chapter", "author": [NOVAK], "issued": on(2015), "editor": [LIND],
            "container-title": "Ports of the North", "publisher": "Hafen",
        },
        ["CHAP", "AU  - Novak, Ana", "PY  - 2015", "T2  - Ports of the North", "ED  - Lind, Per",
         "PB  - Hafen"],
    ),
    "a paper": (
        "Novak, Ana (2001). Locks. In Proceedings of the Third Congress, edited by Per Lind, 1–9."
        " Springer.",
        "@inproceedings{a, author={Novak, Ana}, title={Locks}, editor={Lind, Per}, year=2001,"
        " booktitle={Proceedings of the Third Congress}, pages={1--9}, publisher={Springer}}",
        {
            "type": "paper-conference", "author": [NOVAK], "title": "Locks", "editor": [LIND],
            "container-title": "Proceedings of the Third Congress", "page": "1-9",
            "issued": on(2001), "publisher": "Springer",
        },
        ["CPAPER", "AU  - Novak, Ana", "TI  - Locks", "A2  - Lind, Per", "PY  - 2001", "SP  - 1",
         "T2  - Proceedings of the Third Congress", "EP  - 9", "PB  - Springer"],
    ),
    "a book that others edited": (
        "Lind, Per, and Bo Beer, eds. (1999). Tolls. 3rd ed. Port Studies. Hafen.",
        "@collection{a, editor={Lind, Per and Beer, Bo}, title={Tolls}, edition={3}, year=1999,"
        " series={Port Studies}, publisher={Hafen}}",
        {
            "type": "book", "editor": [LIND, BEER], "title": "Tolls", "edition": "3rd",
            "issued": on(1999), "collection-title": "Port Studies", "publisher": "Hafen",
        },
        ["BOOK", "A3  - Lind, Per", "A3  - Beer, Bo", "TI  - Tolls", "ET  - 3", "PY  - 1999",
         "T2  - Port Studies", "PB  - Hafen", "ID  - a"],
    ),
    "a translation": (
        "Novak, Ana (1998). The Lock. Translated by Per Lind. Hafen.",
        "@book{a, author={Novak, Ana}, title={The Lock}, translator={Lind, Per}, year=1998,"
        " publisher={Hafen}}",
        {
            "type": "book", "author": [NOVAK], "title": "The Lock", "translator": [LIND],
            "issued": on(1998), "publisher": "Hafen",
        },
        ["BOOK", "AU  - Novak, Ana", "TI  - The Lock", "A4  - Lind, Per", "PY  - 1998",
         "PB  - Hafen"],
    ),
    "a report": (
        "World Bank (2012). Doing Business. Working Paper 42. World Bank, Washington, DC.",
        "@techreport{a, author={{World Bank}}, title={Doing Business}, type={Working Paper},"
        " number=42, institution={World Bank}, address={Washington, DC}, year=2012}",
        {
            "type": "report", "author": [{"literal": "World Bank"}], "title": "Doing Business",
            "genre": "Working Paper", "number": "42", "publisher": "World Bank",
            "publisher-place": "Washington, DC", "issued": on(2012),
        },
        ["RPRT", "AU  - World Bank", "TI  - Doing Business", "M3  - Working Paper", "M1  - 42",
         "PB  - World Bank", "CY  - Washington, DC", "PY  - 2012"],
    ),
    "a thesis": (
        "Novak, Ana (2009). Locks. PhD thesis, University of Kiel.",
        "@phdthesis{a, author={Novak, Ana}, title={Locks}, school={University of Kiel}, year=2009}",
        {
            "type": "thesis", "author": [NOVAK], "title": "Locks", "genre": "PhD thesis",
            "publisher": "University of Kiel", "issued": on(2009),
        },
        ["THES", "AU  - Novak, Ana", "TI  - Locks", "M3  - PhD thesis", "PB  - University of Kiel",
         "PY  - 2009"],
    ),
    "many people": (
        "Novak, Ana, Per Lind, Bo Beer, et al. (2000). Crowd. Hafen.",
        "@book{a, author={Novak, Ana and Lind, Per and Beer, Bo and A, A and B, B and C, C and"
        " D, D}, title={Crowd}, year=2000, publisher={Hafen}}",
        {
            "type": "book", "author": [NOVAK, LIND, BEER, *(person(x, x) for x in "ABCD")],
            "title": "Crowd", "issued": on(2000), "publisher": "Hafen",
        },
        ["BOOK", "AU  - Novak, Ana", "AU  - Lind, Per", "AU  - Beer, Bo",
         *(f"AU  - {x}, {x}" for x in "ABCD"), "TI  - Crowd", "PY  - 2000", "PB  - Hafen"],
    ),
    "what has no date": (
        "Plato. Laws. Hafen.",
        "@book{a, author={Plato}, title={Laws}, publisher={Hafen}}",
        {"type": "book", "author": [{"family": "Plato"}], "title": "Laws", "publisher": "Hafen"},
        ["BOOK", "ID  - a", "AU  - Plato", "TI  - Laws", "PB  - Hafen"],
    ),
    "what has no author": (
        "The Town Book (1850). Hafen, Ely.",
        "@book{a, title={The Town Book}, publisher={Hafen}, location={Ely}, year=1850}",
        {"type": "book", "title": "The Town Book", "publisher": "Hafen", "publisher-place": "Ely",
         "issued": on(1850)},
        ["BOOK", "ID  - a", "TI  - The Town Book", "PB  - Hafen", "CY  - Ely", "PY  - 1850"],
    ),
    "a page": (
        "Novak, Ana (2019). Tolls & Fees at $5. Port of Kiel, May 3.",
        r"@online{a, author={Novak, Ana}, title={Tolls \& Fees at \$5}, date={2019-05-03},"
        r" organization={Port of Kiel}}",
        {"type": "webpage", "author": [NOVAK], "title": "Tolls & Fees at $5",
         "publisher": "Port of Kiel", "issued": on(2019, 5, 3)},
        ["ELEC", "AU  - Novak, Ana", "TI  - Tolls & Fees at $5", "PB  - Port of Kiel",
         "DA  - 2019/05/03"],
    ),
    "a statute": (
        "United States (2017). Canal Act. Public Law 115-44.",
        "@legislation{a, author={{United States}}, title={Canal Act}, number={Public Law 115-44},"
        " year=2017}",
        {"type": "legislation", "author": [{"literal": "United States"}], "title": "Canal Act",
         "number": "Public Law 115-44", "issued": on(2017)},
        ["STAT", "AU  - United States", "TI  - Canal Act", "M1  - Public Law 115-44", "PY  - 2017"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_is_printed_alike_in_every_format(kind: str) -> None:
    expected, bib, item, ris = WORKS[kind]
    csl = json.dumps([{"id": "a", **item}])
    tagged = "\n".join([f"TY  - {ris[0]}", *ris[1:], "ER  - ", ""])
    found = [
        shown("a.bib", bib),
        shown("a.json", csl),
        shown("a.yaml", f"references: {csl}"),
        shown("a.ris", tagged),
    ]
    assert found == [expected] * 4


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@article{a, title={T}, number={10}, year=2013}", "T (2013). No. 10."),
        ("@article{a, title={T}, journal={J}, month=apr, year=2013}", "T (2013). J, April."),
        ("@article{a, title={T}, journal={J}, volume=3, eid={e12}, year=2013}", "T (2013). J 3: e12."),
        ("@book{a, title={T}, edition={Rev.}, volumes=2, year=1978}", "T (1978). Rev. ed. 2 vols."),
        ("@book{a, title={T}, edition={3., neu bearb. Aufl.}}", "T. 3., neu bearb. Aufl."),
        ("@book{a, title={T}, edition={21}, volume={III}}", "T. 21st ed. Vol. III."),
        ("@book{a, title={T}, maintitle={All}, volume=5, series={S}, number=7}", "T. Vol. 5 of All. S 7."),
        ("@book{a, title={T}, publisher={Makers Inc.}, year=2001}", "T (2001). Makers Inc."),
        ("@book{a, title={T}, translator={Lind, Per}, year=2001}", "Lind, Per, trans. (2001). T."),
        ("@book{a, title={T}, date={1914/1918}}", "T (1914–1918)."),
        ("@book{a, title={T}, year={forthcoming}}", "T (forthcoming)."),
        ("@book{a, title={T}, pubstate={inpress}}", "T (in press)."),
        ("@book{a, title={T}, year=2001, pubstate={inpress}}", "T (2001). In press."),
        ("@book{a, title={T}, year=1998, origdate={1925}}", "T (1998). First published 1925."),
        ("@book{a, title={T}, year={}, volume={}, pages={}, publisher={ }}", "T."),
        ("@inbook{a, title={T}, chapter=4, publisher={P}}", "T. Chap. 4. P."),
        ("@inbook{a, title={T}, booktitle={B}, bookauthor={Lind, Per}, pages={p. 4}}", "T. In B, by Per Lind, 4."),
        ("@report{a, title={T}, type={techreport}, number={R4}}", "T. Technical report R4."),
        ("@misc{a, title={T}, howpublished={\\url{https://example.org}}}", "T."),
        ("@misc{a, title={T}, eprint={2001.1}, archiveprefix={arXiv}}", "T. arXiv:2001.1."),
        ("@online{a, title={T}, urldate={2019-05-03}}", "T. Accessed May 3, 2019."),
        ("@software{a, title={T}, version={2.1}}", "T. Version 2.1."),
        ("@patent{a, title={T}, type={patentus}, number={381968}}", "T. US patent 381968."),
        ("@book{a, author={Lind, Per and others}, title={T}}", "Lind, Per, et al. T."),
        ("@book{a, title={``Why?''}, publisher={P}}", "“Why?” P."),
        ("@misc{a}", "a."),
    ],
)  # fmt: skip
def test_what_is_not_known_is_left_out_with_its_signs(entry: str, expected: str) -> None:
    assert shown("a.bib", entry) == expected


FIELDS = st.sampled_from(
    [
        "journal", "booktitle", "maintitle", "editor", "translator", "bookauthor", "edition",
        "volume", "volumes", "number", "issue", "pages", "chapter", "series", "publisher",
        "institution", "address", "type", "version", "origdate", "pubstate", "eprint",
        "eprinttype", "urldate", "date", "howpublished", "subtitle", "eid",
    ]
)  # fmt: skip
SIGNS = ("()", ", ,", ",.", " .", " ,", ": .", "  ")
VALUES = st.one_of(
    st.sampled_from(["1", "2nd", "3--4", "Lind, Per", "Lind, Per and others", "2001-02-30", "a."]),
    st.text("aX.?-/ 12", max_size=8).map(lambda one: one.strip(" .?-/")),
).filter(lambda one: not any(sign in one for sign in SIGNS))


@given(
    st.dictionaries(FIELDS, VALUES), st.sampled_from(["book", "article", "incollection", "misc"])
)
def test_no_signs_stand_around_nothing(fields: dict[str, str], type_: str) -> None:
    said = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    (reference,) = parse([SourceFile(Path("a.bib"), f"@{type_}{{a, title = {{T}}, {said}}}")])
    words = str(printed(work_of(reference)))
    assert "T" in words
    assert words[-1] in ".?!"
    assert not any(sign in words for sign in SIGNS)
