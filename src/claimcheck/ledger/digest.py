"""What a verdict is about: a digest of the text and the sources that were judged."""

import unicodedata

from claimcheck.hashing import blake2b
from claimcheck.model.claims import TrackedClaim

# In bytes; two hexadecimal digits each.
SIZE = 4


def digest(claim: TrackedClaim) -> str:
    """Eight hexadecimal digits that change when the text, or what it rests on, does.

    BLAKE2b over lines of UTF-8, each without a line end but joined by LF: the text; then, sorted
    and each once, the sources, as key, locator and quotation with a tab between. In all of them
    stretches of white space are one space, there is none at the ends, and letters are composed
    (NFC). So neither new line breaks nor another order of the sources make a verdict stale.
    """
    sources = {
        "\t".join(_folded(part or "") for part in (one.key, one.locator, one.quote))
        for one in claim.sources
    }
    judged = "\n".join([_folded(claim.text), *sorted(sources)])
    return blake2b(judged.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()


def is_stale(claim: TrackedClaim) -> bool:
    """Whether the claim was edited after its last verdict; one without a digest is never stale."""
    of = claim.verdicts[-1].of if claim.verdicts else None
    if of is None or "sources" in claim.unread:
        return False
    return not fits(of, digest(claim))


def fits(of: object, current: str) -> bool:
    """Whether what stands in a verdict is this digest."""
    return isinstance(of, str) and of.strip().lower() == current


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
