"""How a document cites: what "et al." says in it about the number of authors."""

from collections import Counter
from collections.abc import Iterable

from claimcheck.linking.likeness import spellings
from claimcheck.linking.records import Habits
from claimcheck.linking.search import surely
from claimcheck.linking.shelf import Shelf
from claimcheck.model.citations import CitedWork

_PAIR = 2
# So many works are named in full for one that is not before that one is doubted.
_FIRM = 5


def habits_of(works: Iterable[CitedWork], shelf: Shelf) -> Habits:
    """How many authors are all named, as far as "et al." leaves no doubt about it.

    The works are given without their place, so that the same work counts once.
    """
    distinct = dict.fromkeys(works)
    full = [work for work in distinct if not work.et_al]
    named = Counter(len(work.names) for work in full)
    if max(named, default=1) <= _PAIR:
        return Habits(max(named, default=1))
    cut = Counter[int]()
    both = set()
    known = {_first(work) for work in full}
    for work in distinct:
        fits = surely(work, shelf) if work.et_al and len(work.names) == 1 else ()
        if len(fits) == 1 and not fits[0].record.and_others:
            count = len(fits[0].record.names)
            cut[count] += 1
            if _first(work) in known:  # some styles name all authors once, and then no more
                both.add(count)
    fewest = min(cut, default=max(named) + 1)
    firm = (n for n in cut if n > _PAIR and n not in both and named[n] >= _FIRM * cut[n])
    return Habits(
        max((count for count in named if count < max(fewest, _PAIR + 1)), default=1),
        frozenset(firm),
    )


def _first(work: CitedWork) -> tuple[str, str | None]:
    return spellings(work.names[0].surname)[0] if work.names else "", work.year
