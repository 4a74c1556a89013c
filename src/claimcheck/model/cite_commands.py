"""The LaTeX commands that cite: their names, and how their arguments are written.

Readers keep them in the clean text, extraction takes them apart; both go by this one grammar.
"""

import re

from claimcheck.model.patterns import rare

# natbib, biblatex, apacite, jurabib, harvard, chicago, REVTeX, bibentry, without star and capital.
_CITING = frozenset(
    [
        "cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear",
        "citeyearpar", "citefullauthor", "citenum", "citen", "citetalias", "citepalias",
        "citeal", "onlinecite", "inlinecite", "parencite", "textcite", "autocite",
        "footcite", "footcitetext", "smartcite", "supercite", "fullcite", "footfullcite",
        "citetitle", "citedate", "citeurl", "nocite", "notecite", "pnotecite", "fnotecite",
        "citefield", "citelist", "citename", "citeA", "citeNP", "citeauthorNP",
        "citeyearNP", "citetitleNP", "shortcite", "shortciteA", "shortciteNP",
        "shortciteauthor", "shortciteauthorNP", "fullciteA", "fullciteNP", "fullciteauthor",
        "citeR", "citeM", "citeN", "citeNN", "citeANP", "shortciteN", "shortciteANP",
        "citeasnoun", "possessivecite", "citeaffixed", "citepos", "posscite", "citeonline",
        "bibentry", "nobibentry",
    ]
)  # fmt: skip
# Several works, each with notes of its own: \parencites[3]{a}[see][5]{b}.
_SEVERAL = frozenset(
    [
        "cites", "parencites", "textcites", "autocites", "footcites", "footcitetexts",
        "smartcites", "supercites", "fullcites", "footfullcites",
    ]
)  # fmt: skip
# The volume comes first: \volcite{2}[p. 3]{a}.
_VOLUME = frozenset(
    [
        "volcite", "pvolcite", "fvolcite", "ftvolcite", "svolcite", "tvolcite", "avolcite",
        "volcites", "pvolcites", "fvolcites", "ftvolcites", "svolcites", "tvolcites",
        "avolcites",
    ]
)  # fmt: skip
# The author's name is part of the sentence.
_NARRATIVE = frozenset(
    [
        "citet", "citealt", "citeauthor", "citefullauthor", "citetalias", "textcite",
        "textcites", "tvolcite", "tvolcites", "citeA", "citeauthorNP", "shortciteA",
        "shortciteauthor", "fullciteA", "fullciteauthor", "citeN", "shortciteN",
        "citeasnoun", "possessivecite", "citepos", "posscite", "citeonline",
    ]
)  # fmt: skip
# Commands of the author's own, or of packages that nobody here has heard of: \hcitep, \mycite.
_CALLED_SO = rare(r"[A-Za-z]*[cC]ite(?:s|p|t|al[pt]|author|year(?:par)?|title|A|N|NP|pos)?\Z")
_NOT_CITING = frozenset(
    [
        "bibcite", "defcite", "recite",
    ]
)  # fmt: skip

# What may stand between arguments: blanks, one line end, comments.
_GAP = r"(?:[ \t]++|%[^\r\n]*+(?:\r\n?|\n)?|(?:\r\n?|\n)(?![ \t]*+[\r\n]))*+"
# One group of braces, three deep; notes of people go no deeper.
_BRACES = r"\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+\}"
# No bracket within: TeX itself would end the note at the first one that closes.
_NOTE = rf"\[(?:[^\[\]{{}}\\\r\n]|(?:\r\n?|\n)(?![ \t]*+[\r\n])|\\.|{_BRACES})*+\]"
_KEYS = r"\{(?:[^{}%\\]|%[^\r\n]*+(?:\r\n?|\n))*+\}"
# apacite puts what comes before in angles: \cite<see>[p. 3]{a}.
_ONE = rf"(?:{_GAP}<[^<>{{}}\\]*+>)?+(?:{_GAP}{_NOTE}){{0,2}}+{_GAP}{_KEYS}"
_VOLUME_ONE = rf"(?:{_GAP}{_NOTE})?+{_GAP}\{{[^{{}}\\]*+\}}(?:{_GAP}{_NOTE})?+{_GAP}{_KEYS}"
_AROUND = rf"(?:{_GAP}\([^()\\{{}}]*+\)){{0,2}}+"
_ARGUMENTS = rare(_ONE, re.DOTALL)
_SEVERAL_ARGUMENTS = rare(rf"{_AROUND}(?:{_ONE})++", re.DOTALL)
_VOLUME_ARGUMENTS = rare(_VOLUME_ONE, re.DOTALL)
_SEVERAL_VOLUMES = rare(rf"{_AROUND}(?:{_VOLUME_ONE})++", re.DOTALL)


def _plain(name: str) -> str:
    r"""\Citet and \citet* are \citet."""
    name = name.removesuffix("*")
    return name if name in _CITING else name[:1].lower() + name[1:]


def cites(name: str) -> bool:
    """Whether the command of this name, without its backslash, takes citation keys."""
    plain = _plain(name)
    if plain in _CITING or plain in _SEVERAL or plain in _VOLUME:
        return True
    return bool(_CALLED_SO.match(plain)) and plain not in _NOT_CITING


def is_narrative(name: str) -> bool:
    """Whether the command makes the author's name part of the sentence."""
    return _plain(name) in _NARRATIVE


def takes_volume(name: str) -> bool:
    r"""Whether the volume comes before the key: \volcite{2}[p. 3]{a}."""
    return _plain(name) in _VOLUME


def arguments_of(name: str) -> re.Pattern[str]:
    """What follows the name of a citing command: `match` at its end."""
    plain = _plain(name)
    if plain in _VOLUME:
        return _SEVERAL_VOLUMES if plain.endswith("s") else _VOLUME_ARGUMENTS
    return _SEVERAL_ARGUMENTS if plain in _SEVERAL else _ARGUMENTS
