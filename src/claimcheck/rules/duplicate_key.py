"""duplicate-key."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import Bibliography, Reference
from claimcheck.rules.base import ProjectView, rule


@rule("duplicate-key", Group.REFERENCES, Severity.ERROR)
def duplicate_key(view: ProjectView) -> Iterator[Hit]:
    """
    Two entries of a bibliography have the same key, or keys that differ only in case.

    Why it matters: what cites the key may mean either. BibTeX takes the first, and treats keys
    that differ only in case as one. Documents with bibliographies of their own may use one key
    for different works.

    Flagged (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974}
        @book{Landau1974, author = {Landau}, title = {Politics and Islam}, publisher = {Utah}, year = 1974}

    Accepted (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974}
        @book{landau1974b, author = {Landau}, title = {Politics and Islam}, publisher = {Utah}, year = 1974}

    How to fix: remove one of the two, or give it a key of its own.
    """
    for bibliography in view.judged:
        yield from _twice_in(bibliography)


def _twice_in(bibliography: Bibliography) -> Iterator[Hit]:
    first: dict[str, Reference] = {}
    for reference in bibliography:
        earlier = first.setdefault(reference.key.lower(), reference)
        if earlier is not reference:
            same = earlier.key == reference.key
            how = "again" if same else f'once more as "{earlier.key}"'
            help_ = "remove one of the two entries, or give it a key of its own"
            path = earlier.location.path
            if path != reference.location.path:
                how = f"in {path.name} too" if same else f'in {path.name} as "{earlier.key}"'
                help_ = "take one of the two out, or leave out one of the files"
            yield Hit(
                reference.location,
                f'key "{reference.key}" is used {how}',
                reference=reference.key,
                help=help_,
                related=(Related(f"first here: {earlier.brief()}", earlier.location),),
            )
