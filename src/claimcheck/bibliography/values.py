"""What a field says, in plain words, whatever the format of its file."""

from claimcheck.bibliography.csl_text import plain as plain_csl
from claimcheck.bibliography.latex import plain
from claimcheck.config import FRONT_MATTER_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.model.references import Field

# Of CSL in YAML; what stands above a text is the same.
_IN_MARKDOWN = frozenset({".yaml", ".yml", *FRONT_MATTER_SUFFIXES})


def words_of(field: Field) -> str:
    """The value without markup, on one line: only in BibTeX are braces and dollars such."""
    suffix = field.location.path.suffix.lower()
    if suffix in _IN_MARKDOWN:
        return plain_csl(field.value, markdown=True)
    if suffix in REFERENCE_SUFFIXES:
        return plain_csl(field.value, markdown=False)
    return plain(field.value)
