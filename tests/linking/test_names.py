import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.linking.names import fold, fold_with_origins

# Letters at which folding goes wrong first, beside whatever Hypothesis thinks of.
HARD = "İIıiŞşßẞﬁﬀĳæŒøØðÞłĐŉǰΐς\u0345\u0301\u0307\u0338\u200d\ufeff\xad´\u1ffd‐—−'’ʼ`ｶﾞか\u3099ㄱㅏ각क़्Å½㎏…\U0001f468"
texts = st.text(st.one_of(st.sampled_from(HARD), st.characters()))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ünlühisarcıklı", "unluhisarcikli"),
        ("İSTANBUL, Isparta, ISPARTA, ısparta", "istanbul, isparta, isparta, isparta"),
        ("Æon œuvre STRASSE Straße ﬁnance ĳs", "aeon oeuvre strasse strasse finance ijs"),
        ("Ørsted Þór Ðorđe Łódź", "orsted thor dorde lodz"),
        ("Orban Orbán Orba\u0301n", "orban orban orban"),
        ("O'Brien O’Brien OʼBrien O`Brien O´Brien", " ".join(["o'brien"] * 5)),
        (
            "coup-attempt coup‐attempt coup‑attempt coup–attempt coup−attempt",
            " ".join(["coup-attempt"] * 5),
        ),
        ("re\xadport co\u200bup \ufeffplot", "report coup plot"),
        ("ﾊﾞｽ バス ハ\u3099ス", "バス バス バス"),
        ("हिन्दी", "हिन्दी"),
        ("Ἀθῆναι ΑΘΗΝΑΙ", "αθηναι αθηναι"),
        ("", ""),
    ],
)
def test_what_readers_take_for_the_same_spelling_is_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_letter_that_stays_apart_is_another_word() -> None:
    assert fold("Kaya") != fold("Kava")
    assert fold("के") != fold("की")
    assert fold("は") != fold("ば")


def test_origins_point_at_the_letters_they_come_from() -> None:
    text = "ﬁn\xadİ e\u0301ß"
    folded, origins = fold_with_origins(text)

    assert folded == "fini ess"
    assert [text[origin] for origin in origins] == ["ﬁ", "ﬁ", "n", "İ", " ", "e", "ß", "ß"]


@given(texts)
@example("´\u0301")
@example("か\u200d\u3099")
@example("\u0345")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_folding_is_blind_to_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text.casefold()) == fold(text)


@given(texts)
def test_folding_is_blind_to_how_accents_are_written(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(texts)
@example("\u0301")
@example("\xad" * 3)
def test_every_folded_character_has_its_origin(text: str) -> None:
    folded, origins = fold_with_origins(text)

    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert list(origins) == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


def test_the_time_to_fold_a_line_of_marks_grows_with_its_length_alone() -> None:
    assert_grows_with_length(fold, "e" + "\u0301" * 100_000)
    assert_grows_with_length(fold_with_origins, "e" + "\u0301" * 100_000)
    assert fold("e" + "\u0301" * 100_000) == "e"
    assert fold_with_origins("e" + "\u0301" * 100_000) == ("e", (0,))
