"""Sentences that are cut out of a quotation are shown as quoted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.extract.quotations import quotations_in, within_marks
from claimcheck.extract.sentences import sentences_in
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS


def quoted(text: str) -> list[str]:
    document = READERS[".txt"](SourceFile(Path("draft.txt"), text))
    quotations = quotations_in(document)
    return [
        within_marks(document.text[one.span.start : one.span.end], one.span, quotations)
        for one in sentences_in(document)
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            '"We knew it. We had known since May," said Park. She left.',
            ['"We knew it. …"', '"… We had known since May," said Park.', "She left."],
        ),
        (
            "Park said: “It leaked. It broke in May. Nobody came.” She left.",
            ["Park said: “It leaked. …”", "“… It broke in May. …”", "“… Nobody came.”", "She left."],
        ),
        (
            "„Er wusste es. Er log“, sagte Park. «Il savait. Il a menti», dit-il.",
            ["„Er wusste es. …“", "„… Er log“, sagte Park.", "«Il savait. …»", "«… Il a menti», dit-il."],
        ),
        (
            "»Er wusste es. Er log«, sagte Park.",
            ["»Er wusste es. …«", "»… Er log«, sagte Park."],
        ),
        ("It said “no”. It left.", ["It said “no”.", "It left."]),
        ('The 5" pipe broke. The 6" pipe held.', ['The 5" pipe broke.', 'The 6" pipe held.']),
        ('He said: "It leaked. It broke.\n\nShe left.', ['He said: "It leaked.', "It broke.", "She left."]),
    ],
)  # fmt: skip
def test_a_sentence_within_a_quotation_has_its_marks(text: str, sentences: list[str]) -> None:
    assert quoted(text) == sentences


@given(st.lists(st.sampled_from([*'"“”„«» ()-.', "So it is. ", "He left", "\n\n"])).map("".join))
def test_every_word_of_a_sentence_stays(text: str) -> None:
    plain = [one.translate({ord(mark): None for mark in '…"“”„«» '}) for one in quoted(text)]
    document = READERS[".txt"](SourceFile(Path("draft.txt"), text))
    printed = [document.text[one.span.start : one.span.end] for one in sentences_in(document)]
    assert plain == [one.translate({ord(mark): None for mark in '…"“”„«» '}) for one in printed]


@pytest.mark.parametrize("unit", ['"', '" ', ' "a', "“a” ", "« ", ' "So it is. '])
def test_the_time_grows_with_the_length_alone(unit: str) -> None:
    assert_grows_with_length(quoted, unit * (20_000 // len(unit)))
