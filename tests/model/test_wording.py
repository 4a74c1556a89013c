"""What makes the fact in a claim, read from any text."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.wording import wording_of


def test_a_sound_mark_alone_is_no_word() -> None:
    assert wording_of("Poland ﾞ exports coal").words == ("coal", "export", "poland")


@given(st.text(max_size=60))
def test_reads_any_text(text: str) -> None:
    words = wording_of(text).words
    assert words == tuple(sorted(set(words)))
    assert all(words)
