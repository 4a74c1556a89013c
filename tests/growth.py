"""Whether work grows with the length of a text alone, told by a ratio: no machine is too slow."""

import gc
import time
from collections.abc import Callable

_SHARE = 8
# What is linear takes 8 times as long for 8 times the text, what is quadratic 64 times.
_LIMIT = 3 * _SHARE
_NOISE = 0.03
_TRIES = 3


def _seconds(work: Callable[[str], object], text: str) -> float:
    # What the collector costs depends on all that the process holds, not on the work.
    gc.disable()
    try:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun
    finally:
        gc.enable()


def assert_grows_with_length(work: Callable[[str], object], text: str) -> None:
    """Fail if ``work`` on ``text`` takes far more than 8 times what an eighth of it takes.

    The eighth is both ends of the text, so that what is opened at one end is closed at the other.
    Noise only adds to a time: the quickest of three tries counts.
    """
    end = len(text) // (2 * _SHARE)
    part = text[:end] + text[-end:]
    short = min(_seconds(work, part) for _ in range(_TRIES))
    limit = _LIMIT * short + _NOISE
    spent: list[float] = []
    while len(spent) < _TRIES:
        spent.append(_seconds(work, text))
        if spent[-1] <= limit:
            return
    raise AssertionError(f"{min(spent):.2f} s for {len(text)} signs, {short:.4f} s for {len(part)}")
