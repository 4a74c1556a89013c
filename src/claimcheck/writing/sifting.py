"""Of many things that are to be done to one file, all that can be done together."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from claimcheck.errors import ClaimcheckError

T = TypeVar("T")


def fitting(
    things: Sequence[T], fits: Callable[[Sequence[T]], bool], kept: Sequence[T] = ()
) -> Sequence[T]:
    """Those `kept`, and of the things all that fit beside them, in order.

    One that does not is found by halving: where few do not, few questions are asked.
    """
    if fits([*kept, *things]):
        return [*kept, *things]
    if len(things) < 2:
        return kept
    half = len(things) // 2
    kept = fitting(things[:half], fits, kept)
    return fitting(things[half:], fits, kept)


def done_together(
    things: Sequence[T], edit: Callable[[Sequence[T]], str]
) -> tuple[str, list[tuple[T, ClaimcheckError]]]:
    """The text with the edit of all things that it can be made for, and why not for the others.

    What keeps one from being done must not hold up the rest. Raises ClaimcheckError where each
    could be done alone, and not all together.
    """
    try:
        return edit(things), []
    except ClaimcheckError as error:
        together = error

    def fits(places: Sequence[int]) -> bool:
        try:
            edit([things[place] for place in places])
        except ClaimcheckError:
            return False
        return True

    kept = fitting(range(len(things)), fits)
    refused = []
    for place in sorted({*range(len(things))}.difference(kept)):
        try:
            edit([things[place]])
        except ClaimcheckError as error:
            refused.append((things[place], error))
        else:
            raise together
    return edit([things[place] for place in kept]), refused
