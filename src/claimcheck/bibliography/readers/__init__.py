"""The readers of bibliographies, by suffix in lower case; each is loaded when it is needed.

A file of any other name is BibTeX, which `bibliography.parse` reads.
"""

from collections.abc import Callable, Mapping

from claimcheck.bibliography.items import Format


def _csl_json() -> Format:
    from claimcheck.bibliography.readers.csl_json import FORMAT  # noqa: PLC0415 - see above

    return FORMAT


def _csl_yaml() -> Format:
    from claimcheck.bibliography.readers.csl_yaml import FORMAT  # noqa: PLC0415

    return FORMAT


def _front_matter() -> Format:
    from claimcheck.bibliography.readers.csl_yaml import IN_DOCUMENTS  # noqa: PLC0415

    return IN_DOCUMENTS


def _ris() -> Format:
    from claimcheck.bibliography.readers.ris import FORMAT  # noqa: PLC0415

    return FORMAT


READERS: Mapping[str, Callable[[], Format]] = {
    ".json": _csl_json,
    ".yaml": _csl_yaml,
    ".yml": _csl_yaml,
    ".ris": _ris,
    ".md": _front_matter,
    ".markdown": _front_matter,
    ".qmd": _front_matter,
    ".rmd": _front_matter,
}
