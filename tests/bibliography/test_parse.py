"""What is read of a bibliography file, and what is said of the rest."""

import pytest
from tests.bibliography.reading import PATH, entry, read, shown
from tests.growth import assert_grows_with_length

from claimcheck.bibliography.parse import parse
from claimcheck.model.text import SourceFile

DARWIN = "@book{darwin1859,\n  author = {Darwin, Charles},\n  title = {On the Origin of Species},\n  year = 1859\n}\n"


def test_reads_an_entry() -> None:
    reference = entry(DARWIN)
    assert (reference.type, reference.key) == ("book", "darwin1859")
    assert [(f.name, f.value) for f in reference.fields] == [
        ("author", "Darwin, Charles"),
        ("title", "On the Origin of Species"),
        ("year", "1859"),
    ]
    assert reference.brief() == "Darwin, On the Origin of Species, 1859"
    assert str(reference.location.start) == "1:7"
    assert str(reference.by_name["title"].location.start) == "3:12"
    assert str(reference.by_name["title"].name_location.start) == "3:3"


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title = {Emma}}",
        '@misc{a, title = "Emma"}',
        "@misc(a, title = {Emma})",
        "@MISC{a, TITLE={Emma},}",
        "@misc\n{a,\ntitle\n=\n{Emma}\n}",
        "@ misc { a , title = {Emma} , }",
        "\ufeff@misc{a, title = {Emma}}",
        "@misc{a,\r\n title = {Emma}\r\n}\r\n",
        "@misc{a,\r title = {Emma}\r}\r",
        '@misc{a, title = "Em" # "ma"}',
        '@misc{a, title = {E} # "mm" # {a}}',
        '@string{e = "Emma"} @misc{a, title = e}',
        '@STRING(e = "Em") @misc{a, title = E # "ma"}',
        '@string{e = "Sense"} @string{e = "Emma"} @misc{a, title = e}',
        '@preamble{"\\newcommand{\\x}{y}" # "z"} @misc{a, title = {Emma}}',
        "A novel, see jane@austen.org {or not}. @misc{a, title = {Emma}} Fin. @home (late)",
        "@misc{a, % the key\n % year = {1815},\n title = {Emma} % the title\n}",
        "@misc{a, title = {Emma}}}",
    ],
)
def test_reads_all_that_bibtex_reads(text: str) -> None:
    assert shown(read(text)) == ["misc a: title=Emma"]


def test_braces_and_quotes_within_values_are_text() -> None:
    text = '@misc{a, title = "The {"}Raven{"}", note = {C:\\\\}, abstract = {See\n@handle{x} for @misc{more, b=c}}}'
    assert shown(read(text)) == [
        'misc a: title=The {"}Raven{"}; note=C:\\\\; abstract=See\n@handle{x} for @misc{more, b=c}'
    ]


def test_reads_unknown_types_and_several_entries_on_a_line() -> None:
    assert shown(read("@software{a, title={T}} @blogpost{b,} @misc{c}")) == [
        "software a: title=T",
        "blogpost b",
        "misc c",
    ]


def test_keeps_all_entries_of_a_key() -> None:
    bibliography = read(DARWIN, DARWIN)
    assert [r.key for r in bibliography] == ["darwin1859", "darwin1859"]
    assert bibliography.references[1].location.path.name == "more1.bib"


def test_macros_of_one_file_are_known_in_the_next() -> None:
    assert shown(read("@string{v = {Voss}}", "@book{a, publisher = v}")) == [
        "book a: publisher=Voss"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@article{a,\n  title = {Walden,\n  year = 1854\n}\n", "1:1 a! the brace opened in line 2 is never closed"),
        ("@article{a,\n  title = {Walden},\n", "1:1 a! the brace opened in line 1 is never closed"),
        ("@article(a,\n  title = {Walden},\n", "1:1 a! the parenthesis opened in line 1 is never closed"),
        ('@article{a,\n  title = "Walden,\n  year = 1854\n}\n', "1:1 a! the quotation mark opened in line 2 is never closed"),
        ('@article{a,\n  title = "Walden,\n  year = "1854"\n}\n', "1:1 a! the quotation mark opened in line 2 is never closed"),
        ("@article{author = {Thoreau}, title = {Walden}}\n", "1:1 -! entry without a key"),
        ("@article{year = 1854, title = {Walden}}\n", "1:1 -! entry without a key"),
        ("@article{, title = {Walden}}\n", "1:1 -! entry without a key"),
        ("@article{walden 1854 a, title = {Walden}}\n", '1:10 walden 1854 a! key with a space: "walden 1854 a"'),
        ("@article{walden\n  title = {Walden}}\n", '1:10 walden! no comma after the key "walden"'),
        ("@in-proc{a, title = {Walden}}\n", '1:1 a! "@in-proc" is not an entry type'),
        ("@{a, title = {Walden}}\n", "1:1 a! entry without a type"),
        ("@article{a, title = {Walden} and more}\n", '1:1 a! unexpected "and more}" in the entry'),
        ("@article{a,\n<<<<<<< HEAD\n year=1854}\n", "1:1 a! merge conflict marker inside the entry"),
    ],
)  # fmt: skip
def test_names_an_entry_that_cannot_be_read_and_reads_on(text: str, said: str) -> None:
    assert shown(read(text + DARWIN)) == [
        "book darwin1859: author=Darwin, Charles; title=On the Origin of Species; year=1859",
        said,
    ]


def test_advises_the_nearest_entry_type() -> None:
    (broken,) = read("@in-book{a, title = {Walden}}").broken
    assert broken.help == 'did you mean "@inbook"?'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "@misc{a,\n  author={Poe}\n  title={T},\n}",
            ["misc a: author=Poe; title=T", '2:15 a? missing comma before "title"'],
        ),
        ("@misc{a, title {T}}", ["misc a: title=T", '1:10 a? no "=" after "title"']),
        ("@misc{a, title = , note={n}}", ["misc a: note=n", '1:10 a? field "title" has no value']),
        ("@misc{a,, title={T}}", ["misc a: title=T", "1:9 a? comma without a field"]),
        (
            "@misc{a, Year=1845, title={T}, year=1846}",
            ["misc a: year=1845; title=T", '1:32 a? second field "year" in this entry'],
        ),
        ("@misc{a, title = nosuch}", ["misc a: title=nosuch", '1:18 a? undefined macro "nosuch"']),
        (
            "@misc{a, title = The Raven,\n year = 1845}",
            ["misc a: title=The Raven; year=1845", '1:18 a? value without braces: "The Raven"'],
        ),
        (
            "@misc{a, url = http://poe.org/a?b=%20c,\n}",
            [
                "misc a: url=http://poe.org/a?b=%20c",
                '1:16 a? value without braces: "http://poe.org/a?b=%20c"',
            ],
        ),
        (
            "@misc{a, author = {Poe, Edgar, Twain, Mark}}",
            [
                "misc a: author=Poe, Edgar, Twain, Mark",
                '1:20 a? too many commas in "Poe, Edgar, Twain, Mark"',
            ],
        ),
        (
            "@misc{a, author = {Poe and and Twain, M}}",
            ["misc a: author=Poe and and Twain, M", '1:24 a? nobody named beside an "and"'],
        ),
    ],
)
def test_names_what_is_wrong_with_an_entry_and_reads_it(text: str, said: list[str]) -> None:
    assert shown(read(text)) == said


def test_two_errors_that_balance_each_other_hide_no_entry_between() -> None:
    text = "@misc{a,\n  title = {One,\n}\n@misc{b, title = {Two}}\n@misc{c, title = {Three}}}\n"
    assert shown(read(text)) == [
        "misc b: title=Two",
        "misc c: title=Three",
        "1:1 a! the brace opened in line 1 is never closed",
    ]


def test_every_one_of_many_open_heads_is_named() -> None:
    assert shown(read("@a{@a{\n@b{k, @misc(x\n")) == [
        "1:1 -! the brace opened in line 1 is never closed",
        "1:4 -! the brace opened in line 1 is never closed",
        "2:1 k! the brace opened in line 2 is never closed",
    ]


def test_entries_in_comments_are_none_but_are_remembered() -> None:
    bibliography = read(
        "% @misc{one, title={T}}\n  %@misc{two,\n@comment{\n@misc{three, title={T}}\n}\n"
        "@comment(@misc{four, a={)}})\n@misc{five}\n"
    )
    assert shown(bibliography) == ["misc five"]
    assert [(key, str(where.start)) for key, where in bibliography.commented] == [
        ("one", "1:9"),
        ("two", "2:10"),
        ("three", "4:7"),
        ("four", "6:16"),
    ]


def test_a_comment_without_end_is_one_line() -> None:
    assert shown(read("@comment{ @misc{a}\n@misc{b}\n")) == [
        "misc b",
        "1:1 -? comment that is never closed",
    ]


def test_names_conflict_markers_and_keeps_both_sides() -> None:
    text = "<<<<<<< HEAD\n@misc{a}\n=======\n@misc{b}\n>>>>>>> theirs\n"
    assert shown(read(text)) == [
        "misc a",
        "misc b",
        '1:1 -? merge conflict marker "<<<<<<<"',
        '3:1 -? merge conflict marker "======="',
        '5:1 -? merge conflict marker ">>>>>>>"',
    ]
    assert shown(read("Books\n=======\n@misc{a}")) == ["misc a"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        " \r\n\t",
        '[{"id": "a", "title": "T@x{"}]',
        "%PDF-1.7\n\x00\x01@ \x02",
        "<p>mail <a@b.org> @media (min-width: 3px) { a: b }</p> @{user}",
        "@",
        "@@@@",
        "@misc",
        "word@misc {x}",
    ],
)
def test_what_is_no_bibtex_gives_nothing(text: str) -> None:
    assert shown(read(text)) == []


def test_macros_that_grow_without_end_are_named_not_expanded() -> None:
    doubling = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))
    bibliography = read('@string{a0 = "la"}\n' + doubling + "@misc{x, title = a39}")
    assert len(bibliography.references) == 1
    assert (
        bibliography.broken[0].message
        == "value of more than 100,000 characters is not put together"
    )
    assert shown(read("@string{a = a # a}\n@misc{x, title = a}")) == [
        "misc x: title=a",
        '1:13 -? macro "a" is defined by itself',
        '2:18 x? undefined macro "a"',
    ]


def test_says_whether_all_files_were_read() -> None:
    assert parse([SourceFile(PATH, DARWIN)]).complete
    assert not parse([], complete=False).complete


def test_names_of_files_and_order_of_reports() -> None:
    bibliography = read("@misc{z,, }", "@misc{a,, }")
    assert [b.location.path.name for b in bibliography.broken] == ["references.bib", "more1.bib"]
    assert [path.name for path in bibliography.files] == ["references.bib", "more1.bib"]


SIZE = 20_000


@pytest.mark.parametrize(
    "text",
    [
        "@a{" * SIZE,
        "@a(" * SIZE,
        "@a(\n" * SIZE,
        "@a(%" * SIZE,
        "@comment{" * SIZE,
        "@comment(\n" * SIZE + "{)}",
        '@a(x, t="{' * SIZE + "}" * SIZE,
        "@misc{k, t={\n" * SIZE + "} junk " * SIZE,
        "@misc{k, t={\n" * SIZE + "}}" * SIZE,
        "@misc{k, t = " + "{" * SIZE,
        "@misc{k, t = y z " * SIZE,
        "@misc{k, author = {" + "a and " * SIZE + "}}",
        "@misc{k, author = {a" + " " * SIZE + "a}}",
        "@misc{k, author = {" + "{" * SIZE + "}" * SIZE + "}}",
        "@misc{k, title = {" + "\\'e" * SIZE + "}}",
        "@misc{k, title = {" + "\\textbf{" * SIZE + "}" * SIZE + "}}",
        "@" * SIZE + "a" * SIZE,
        "@ \n" * SIZE,
        "@misc{k," + "".join(f"f{n} = {{x}}," for n in range(SIZE)) + "}",
        "".join(f"@misc{{c{n}, f{n}=1, crossref={{c{n + 1}}}}}\n" for n in range(SIZE)),
        "".join(f"@misc{{c{n}, crossref={{c{(n + 1) % SIZE}}}}}\n" for n in range(SIZE)),
        '@string{b = "' + "x" * 90_000 + '"}\n' + '@string{c = b # "y"}\n' * SIZE,
    ],
)
def test_the_worst_files_are_read_in_linear_time(text: str) -> None:
    assert_grows_with_length(read, text)
