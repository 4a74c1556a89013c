"""What fixes make of files: what is certain is put right, and nothing else is touched."""

import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.examples import claim, entry, verdict

from claimcheck.bibliography.parse import parse
from claimcheck.config import Config
from claimcheck.fixing import fixed, write
from claimcheck.ledger.read import read
from claimcheck.model.claims import LedgerFile
from claimcheck.model.text import SourceFile

BIB = """\
@book{landau1974,
  author = {Landau, Jacob M.}, title = {Radical Politics}, publisher = {Brill}, year = {1974},
}
@report{zanotti2017,
  author = {Zanotti, Jim and Thomas, Clayton}, title = {Turkey}, institution = {CRS}, year = {2017},
}
@book{paul1994, author = {Paul, T. V.}, title = {Asymmetric Conflicts}, publisher = {CUP}, year = 1994}
@book{bergemann2003, author = {van der Bergemann, Ada}, title = {Dikes}, publisher = {P}, year = 2003}
"""

Mend = Callable[..., str]


@pytest.fixture
def mend(project: Path) -> Mend:
    """What one file becomes, the rest of the project being in order."""

    def run(text: str, name: str, *, unsafe: bool = False, bibliography: str = BIB) -> str:
        (project / "references.bib").write_text(bibliography, encoding="utf-8")
        path = project / name
        path.write_bytes(text.encode())
        documents = (name,) if path.suffix not in (".toml", ".bib") else ()
        config = Config(root=project, documents=documents)
        changes = fixed(config, unsafe=unsafe).changes
        assert all(change.before.path == path for change in changes)
        written, refused = write(changes)
        assert not refused
        assert written == changes
        assert not fixed(config, unsafe=unsafe).changes, "fixing twice changes something"
        return path.read_bytes().decode()

    return run


# Keys ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('["landua1974"]', '["landau1974"]'),
        ("['landua1974'] # why", "['landau1974'] # why"),
        ('[{ key = "zanoti2017", locator = "p. 3" }]', '[{ key = "zanotti2017", locator = "p. 3" }]'),
        ('["paul1994",\n  "Landau1974", # this\n]', '["paul1994",\n  "landau1974", # this\n]'),
        ('["zаnotti2017"]', '["zanotti2017"]'),  # with a Cyrillic letter
    ],
)  # fmt: skip
def test_a_misspelt_key_in_the_ledger(mend: Mend, written: str, right: str) -> None:
    text = '[[claim]]\nid = "a"\ntext = "T."\nsources = '
    assert mend(f"{text}{written}\n", "claims/brief.toml") == f"{text}{right}\n"


@pytest.mark.parametrize(
    "written",
    [
        '["paul1949"]',  # two digits exchanged: another year
        '["zanotti2018"]',
        '["pual1994"]',  # a short name
        '["zanotti2017a"]',
        '["zanotti"]',
        '["nobody1999"]',
        '["landua1974", "landau1974"]',  # two works, it seems
        '["""landua1974"""]',
        r'["landu\u00611974"]',
    ],
)
def test_a_key_that_may_be_another_is_left(mend: Mend, written: str) -> None:
    text = f'[[claim]]\nid = "a"\ntext = "T."\nsources = {written}\n'
    assert mend(text, "claims/brief.toml") == text


def test_of_two_works_as_near_none_is_chosen(mend: Mend) -> None:
    text = claim("a", sources=["zanoti2017"])
    bibliography = BIB + BIB.replace("zanotti2017", "zanobti2017").replace("landau1974", "l")
    assert mend(text, "claims/brief.toml", bibliography=bibliography) == text


def test_a_name_that_others_have_is_no_slip(mend: Mend) -> None:
    text = claim("a", sources=["petersen2010"])
    bibliography = entry("peterson2010", author="Peterson, Ann", title="T", year="2010")
    other = entry("x", author="Petersen, Bo", title="U", year="1999")
    right = text.replace("petersen", "peterson")
    assert mend(text, "claims/brief.toml", bibliography=bibliography) == right
    assert mend(text, "claims/brief.toml", bibliography=bibliography + other) == text


def test_where_an_entry_was_lost_it_may_be_that_one(mend: Mend) -> None:
    text = claim("a", sources=["landua1974"])
    assert mend(text, "claims/brief.toml", bibliography=f"{BIB}@book{{ =\n") == text


def test_a_record_that_was_judged_is_not_made_stale(mend: Mend) -> None:
    judged = claim("a", sources=["landua1974"]) + verdict("verified") + 'of = "00000000"\n'
    assert mend(judged, "claims/brief.toml") == judged
    right = judged.replace("landua", "landau")
    assert mend(judged, "claims/brief.toml", unsafe=True) == right


def test_less_certain_keys_are_put_right_when_asked_for(mend: Mend) -> None:
    text = claim("a", sources=["paul1949", "pual1994x"])
    assert mend(text, "claims/brief.toml", unsafe=True) == text.replace("paul1949", "paul1994")


@pytest.mark.parametrize(
    ("name", "written", "right"),
    [
        ("draft.md", "So it was [see @landua1974, p. 3; @paul1994].", "@landau1974, p. 3; @paul1994]."),
        ("draft.md", "As @zanoti2017 [p. 9] says, it was so.", "As @zanotti2017 [p. 9] says"),
        ("draft.md", "It was [@landua1974] and `[@landua1974]` is code.", "[@landau1974] and `[@landua1974]`"),
        ("draft.tex", r"It was \citep[see][p.~3]{paul1994, landua1974}.", r"{paul1994, landau1974}."),
        ("draft.tex", "It was \\cite{zanoti2017, % not \\cite{zanoti2017}\n paul1994}.", "{zanotti2017, % not \\cite{zanoti2017}\n"),
    ],
)  # fmt: skip
def test_a_misspelt_key_in_a_document(mend: Mend, name: str, written: str, right: str) -> None:
    assert right in mend(written, name)


# Citations ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written", "right"),
    [
        ("draft.txt", "It was so (Zanoti and Thomas 2017).", "(Zanotti and Thomas 2017)"),
        ("draft.txt", "It was so (LANDUA 1974).", "(LANDAU 1974)"),
        ("draft.txt", "In Landua’s (1974) eyes it was so.", "In Landau’s (1974) eyes"),
        ("draft.txt", "It was so (see Lnadau 1974, p. 3).", "(see Landau 1974, p. 3)"),
        ("draft.txt", "It was so (van der Bergmann 2003).", "(van der Bergemann 2003)"),
        ("draft.txt", "It was so (Bergmann 2003).", "(Bergemann 2003)"),
        ("draft.md", "It was so (*Zanoti* and Thomas, 2017).", "(*Zanotti* and Thomas, 2017)"),
        ("draft.tex", "It was so (Zanoti and Thomas~2017).", "(Zanotti and Thomas~2017)"),
        ("draft.txt", "Whoever looks at it closely will see that it was so (Zan-\noti and Thomas 2017).", "(Zan-\notti and Thomas 2017)"),
    ],
)  # fmt: skip
def test_a_misspelt_surname(mend: Mend, name: str, written: str, right: str) -> None:
    assert right in mend(written, name)


@pytest.mark.parametrize(
    "written",
    [
        "It was so (Landau 1947).",  # the year: another work, perhaps
        "It was so (Zanotti and Thomas 2018).",
        "It was so (Pauls 1994).",  # a short name
        "It was so (Landaus 1974).",
        "It was so (Zanoti and Thomas 2018).",
        "It was so (Zanoti and Tomas 2017).",
        "It was so (Zanotti and Tomas 2017).",  # nothing but its entry says how he is spelt
        "It was so (Landua 1974). It was (Landua 1974, p. 3).",  # the author's own spelling
        "It was so (Landua 1974).\n\nReferences\n\nLandua, J. 1974. Radical Politics. Brill.\n",
    ],
)
def test_a_citation_of_what_may_be_another_work_is_left(mend: Mend, written: str) -> None:
    assert mend(written, "draft.txt") == written


def test_a_name_that_the_bibliography_alone_spells_so_is_left(mend: Mend) -> None:
    text = "It was so (Fukuyama 1992)."
    wrong = entry("fukuyama1992", author="Fukuyuma, F.", title="T", publisher="P", year="1992")
    assert mend(text, "draft.txt", bibliography=wrong) == text
    unknown = wrong.replace("fukuyama1992", "end")
    assert mend(text, "draft.txt", bibliography=unknown) == text


def test_what_is_right_elsewhere_in_the_text_speaks_for_it(mend: Mend) -> None:
    text = "It was so (Landua 1974). It was (Landua 1974, p. 3). So says Landau (1974)."
    assert mend(text, "draft.txt") == text.replace("Landua", "Landau")


def test_a_wrong_year_and_several_slips_are_put_right_when_asked_for(mend: Mend) -> None:
    text = "It was so (Landau 1947; Zanotti and Thomas 2017)."
    assert mend(text, "draft.txt", unsafe=True) == text.replace("1947", "1974")
    second = "It was so (Zanotti and Tomas 2017)."
    assert mend(second, "draft.txt", unsafe=True) == second.replace("Tomas", "Thomas")
    both = "It was so (Zanoti and Tomas 2017)."
    right = both.replace("Zanoti and Tomas", "Zanotti and Thomas")
    assert mend(both, "draft.txt", unsafe=True) == right
    with_year = "It was so (*Zanoti* and Thomas, 2018)."
    assert mend(with_year, "draft.md", unsafe=True) == "It was so (*Zanotti* and Thomas, 2017)."
    lettered = "It was so (Landau 1974a; Landau 1974b)."
    assert mend(lettered, "draft.txt", unsafe=True) == lettered


def test_a_letter_with_an_accent_is_written_as_the_document_does(mend: Mend) -> None:
    bibliography = entry("ozturkler2001", author="Öztürkler, A.", title="T", year="2001")
    text = "It was so (Oztirkler 2001)."
    assert "Oztürkler 2001" in mend(text, "draft.txt", bibliography=bibliography)
    assert mend(text, "draft.tex", bibliography=bibliography) == text
    assert "Öztürkler 2001" in mend("It was so (Öztirkler 2001).", "draft.tex", bibliography=bibliography)  # fmt: skip


def test_an_edit_does_not_reach_across_what_stands_between(mend: Mend) -> None:
    text = r"It was so (\textbf{La}\emph{ndua} 1974) and (Lan{\d}ua 1974)."
    done = mend(text, "draft.tex")
    assert r"(\textbf{La}\emph{ndau} 1974)" in done or done == text


# Fields of the bibliography -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "right"),
    [
        ("doi = {https://doi.org/10.5555/a_(b)7}", "doi = {10.5555/a_(b)7}"),
        ('doi = " doi:10.5555/7 "', 'doi = " 10.5555/7 "'),
        ("doi = {10.5555/7.}", "doi = {10.5555/7}"),
        ("doi = {10.5555/ 7}", "doi = {10.5555/7}"),
        ("url = {http:/e.org/x}", "url = {http://e.org/x}"),
        ("url = {htps://e.org/x}", "url = {https://e.org/x}"),
        ("url = {<https://e.org/x>}", "url = {https://e.org/x}"),
        ("url = {10.5555/7}", "url = {https://doi.org/10.5555/7}"),
        ("url = {https:// e.org/x}", "url = {https://e.org/x}"),
        ("url = {http://https://e.org/x}", "url = {https://e.org/x}"),
        ("url = {doi.org/10.5555/7}", "url = {https://doi.org/10.5555/7}"),
    ],
)
def test_a_value_with_one_right_form(mend: Mend, field: str, right: str) -> None:
    text = (
        f"% doi = {{doi:10.5555/7}}\n@misc{{a, title = {{doi:10.5555/7}}, {field}, note = {{x}}}}"
    )
    done = mend(text, "references.bib", bibliography=text)
    assert done == text.replace(field, right)


@pytest.mark.parametrize(
    "field",
    [
        "doi = {https://doi.org/10.5555/7?via=x}",
        "doi = {https://doi.org/10.5555/a%2Fb}",
        r"doi = {https://doi.org/10.5555/a\_b}",
        "doi = {{https://doi.org/10.5555/7}}",
        'doi = "https://doi.org/" # "10.5555/7"',
        "doi = resolver",
        "doi = {10.5555/7 and 8}",
        "doi = {10.5555}",
        r"url = {\url{http:/e.org/x}}",
        "url = {www.e.org}",
        "url = {e.org/x}",
        "isbn = {90-04-04016-2}",
    ],
)
def test_a_value_that_is_put_together_or_has_several_right_forms_is_left(
    mend: Mend, field: str
) -> None:
    text = f"@string{{resolver = {{doi:10.5555/7}}}}\n@misc{{a, title = {{T}}, {field}}}\n"
    assert mend(text, "references.bib", bibliography=text) == text


def test_an_inherited_value_is_put_right_where_it_stands(mend: Mend) -> None:
    text = entry("a", "incollection", crossref="p") + entry("p", "collection", doi="doi:10.5555/7")
    done = mend(text, "references.bib", bibliography=text)
    assert done == text.replace("doi:10", "10")


# Records ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('source = ["paul1994"]', 'sources = ["paul1994"]'),
        ("Sources = 'paul1994' # p", "sources = ['paul1994'] # p"),
        ('"sorces" = ["paul1994"]', 'sources = ["paul1994"]'),
        ('sources = "paul1994, landau1974"', 'sources = ["paul1994", "landau1974"]'),
        ('sources = ["@paul1994"]', 'sources = ["paul1994"]'),
        ('sources = ["paul1994,landau1974"]', 'sources = ["paul1994", "landau1974"]'),
        ('sources = "landua1974"', 'sources = ["landau1974"]'),
        ('sources = [{ key = " paul1994", locater = "p. 3" }]', 'sources = [{ key = "paul1994", locator = "p. 3" }]'),
        ('tag = "poll"', 'tags = ["poll"]'),
        ('secton = "Main"', 'section = "Main"'),
        ('verdict = [{ status = "Verified", by = "ED", on = "2024-05-01" }]', 'verdict = [{ status = "verified", by = "ED", on = 2024-05-01 }]'),
        ('verdict = [{ status = "wrogn", by = "ED", on = 2024-05-01 }]', 'verdict = [{ status = "wrong", by = "ED", on = 2024-05-01 }]'),
        ('verdict = { status = "wrong", by = "ED", on = 2024-05-01 }', 'verdict = [{ status = "wrong", by = "ED", on = 2024-05-01 }]'),
    ],
)  # fmt: skip
def test_a_record_with_one_right_form(mend: Mend, written: str, right: str) -> None:
    text = '# first\n[[claim]]\nid = "a"\ntext = "T."\n{}\n# last'
    assert mend(text.format(written), "claims/brief.toml") == text.format(right)


@pytest.mark.parametrize(
    "written",
    [
        'sauces = ["paul1994"]',
        'sources = ["paul1994"]\nsource = ["landau1974"]',
        'sources = "see Paul"',
        'sources = """paul1994"""',
        'tags = "poll, survey"',
        'verdict = [{ status = "true", by = "ED", on = 2024-05-01 }]',
        'verdict = [{ status = "wrong", by = "ED", on = "1 May 2024" }]',
        'verdict = [{ status = "wrong", by = "ED", on = "2024-02-30" }]',
        "tag = 7",
        'waived = ["x"]',
        "waive = true",
    ],
)
def test_a_record_that_may_mean_several_things_is_left(mend: Mend, written: str) -> None:
    text = f'[[claim]]\nid = "a"\ntext = "T."\n{written}\n'
    assert mend(text, "claims/brief.toml") == text


def test_a_table_in_single_brackets(mend: Mend) -> None:
    text = '[claim]\nid = "a"\ntext = "T."\n'
    assert mend(text, "claims/brief.toml") == f"[{text}".replace("claim]", "claim]]")


def test_an_id_is_renamed_only_when_asked_for(mend: Mend) -> None:
    text = '[[claim]]\nid = "Coup_Poll 79"\ntext = "T."\n'
    assert mend(text, "claims/brief.toml") == text
    done = mend(text, "claims/brief.toml", unsafe=True)
    assert done == text.replace("Coup_Poll 79", "coup-poll-79")


def test_a_fix_that_would_bring_about_another_fault_is_not_made(mend: Mend) -> None:
    text = '[document]\ndate = "May 2020"\n[[claim]]\nid = "a"\ntext = "T."\ntag = ["x"]\n'
    assert mend(text, "claims/brief.toml") == text.replace("tag =", "tags =")


def test_who_does_harm_among_many_is_found_without_reading_all_again_for_each(
    mend: Mend, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(f'[[claim]]\nid = "a{n}"\ntext = "T{n}."\ntag = ["x"]\n' for n in range(200))
    text = f'[document]\ndate = "May 2020"\n{many}'
    times = 0

    def counted(source: SourceFile) -> LedgerFile:
        nonlocal times
        times += 1
        return read(source)

    monkeypatch.setattr("claimcheck.ledger.read.read", counted)
    assert mend(text, "claims/brief.toml") == text.replace("tag =", "tags =")
    assert 10 < times < 40


# Promises -----------------------------------------------------------------------------------------

SLIPS = ("landua1974", "source =", '= "paul1994"', "doi:10.1234/5", "http:/e.org", "@zanoti2017", "(Zanoti")  # fmt: skip
RECORDS = st.lists(
    st.sampled_from(
        [
            'sources = ["landua1974"]',
            "sources = ['paul1994', 'nobody']",
            'source = ["paul1994"]',
            'sources = "paul1994"',
            'sources = ["landau1974"] # [[claim]] é 😀',
            'text2 = """\nsource = "landua1974"\n"""',
        ]
    ),
    max_size=4,
)
ENTRIES = st.lists(
    st.sampled_from(
        [
            "doi = {doi:10.1234/5}",
            'url = "http:/e.org"',
            r"doi = {doi:10.1234/5\_6}",
            "doi = short",
            "note = {é 😀 doi:10.1234/5}",
        ]
    ),
    max_size=4,
)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "It was so [@zanoti2017].",
            "It was so (Zanoti and Thomas 2017).",
            "It was so `@zanoti2017` é 😀.",
            "It was so [@paul1994; @nobody].",
            "It was so (Landau 1947).",
            "<!-- @zanoti2017 -->",
        ]
    ),
    max_size=5,
)


@settings(max_examples=25)
@given(
    records=RECORDS,
    fields=ENTRIES,
    text=SENTENCES,
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.booleans(),
    unsafe=st.booleans(),
)
def test_whatever_is_fixed_nothing_else_is_touched_and_nothing_breaks(
    *, records: list[str], fields: list[str], text: list[str], end: str, mark: bool, unsafe: bool
) -> None:
    ledger = "".join(
        f'[[claim]]\nid = "c{n}"\ntext = "T{n}."\n{r}\n' for n, r in enumerate(records)
    )
    books = "".join(f"@misc{{m{n}, title = {{T{n}}}, {f}}}\n" for n, f in enumerate(fields))
    contents = {
        "claims/a.toml": ledger,
        "references.bib": f"@string{{short = {{doi:10.1234/5}}}}\n{BIB}{books}",
        "draft.md": "\n\n".join(text),
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "claims").mkdir()
        before = {}
        for name, content in contents.items():
            data = ("\ufeff" * mark + content.replace("\n", end)).encode()
            (root / name).write_bytes(data)
            before[name] = data.decode()
        config = Config(root=root, documents=("draft.md",))
        plan = fixed(config, unsafe=unsafe)
        assert {n: (root / n).read_bytes().decode() for n in contents} == before
        assert not write(plan.changes)[1]
        after = {n: (root / n).read_bytes().decode() for n in contents}
        assert not fixed(config, unsafe=unsafe).changes
        assert sorted(path.name for path in root.iterdir()) == ["claims", "draft.md", "references.bib"]  # fmt: skip
    for name in contents:
        old, new = before[name].split(end), after[name].split(end)
        assert len(old) == len(new)
        slips = (*SLIPS, "1947", "nobody") if unsafe else SLIPS
        assert all(
            a == b or any(slip in a for slip in slips) for a, b in zip(old, new, strict=True)
        )
    _still_reads(before, after)


def _still_reads(before: dict[str, str], after: dict[str, str]) -> None:
    """The ledger holds the same claims, the bibliography the same entries, no more is wrong."""
    values = [tomllib.loads(one["claims/a.toml"].removeprefix("\ufeff")) for one in (before, after)]
    texts = [[record["text"] for record in one.get("claim", ())] for one in values]
    assert texts[0] == texts[1]
    old, new = (read(SourceFile(Path("a.toml"), one["claims/a.toml"])) for one in (before, after))
    assert {b.message for b in new.broken} <= {b.message for b in old.broken}
    was, now = (
        parse([SourceFile(Path("r.bib"), one["references.bib"])]) for one in (before, after)
    )
    assert [one.key for one in was] == [one.key for one in now]
    assert len(now.broken) <= len(was.broken)
