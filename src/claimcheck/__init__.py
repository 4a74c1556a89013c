"""A linter for facts: links each factual claim to the BibTeX source that backs it."""

__version__ = "0.1.0"
