"""LaTeX in names and titles."""

import pytest

from claimcheck.bibliography.latex import plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("On the Origin  of\n Species", "On the Origin of Species"),
        (r"G{\"o}del G\"{o}del G\"odel {G\"{o}del}", "Gödel Gödel Gödel Gödel"),
        (r"na{\"\i}ve na\"{\i}ve na\"\i ve na{\"{\i}}ve", "naïve naïve naïve naïve"),
        (r"{\c s} \c{s} \v{r} \v r \H{o} \k a \u{g} \.I \.{I} \d{s} \r{a} \=a", "ş ş ř ř ő ą ğ İ İ ṣ å ā"),
        (r"\ss{} Stra{\ss}e \o{}re \O{} \aa \l{}\'od\'z {\L}\'od\'z \ae{} {\i}", "ß Straße øre Ø åłódź Łódź æ ı"),
        (r"T{\"u}rkiye'nin D{\i}\c{s} Politikas{\i}", "Türkiye'nin Dış Politikası"),
        (r"The {NATO} \emph{Origin} \textit{of} {\it Species}", "The NATO Origin of Species"),
        (r"50\% of AT\&T \_ \# \$5", "50% of AT&T _ # $5"),
        ("50% of {AT}&T # 3", "50% of AT&T # 3"),
        (r"50% $\alpha$ & more", "50% α & more"),
        ("pages 3--4 --- ``so'' he~said", "pages 3–4 — “so” he said"),
        (r"the $p$-value of $\alpha$ and CO$_2$", "the p-value of α and CO_2"),
        (r"x\textsubscript{2} \enquote{y} a\-b \noopsort{z}w", "x2 y ab zw"),
        (r"{\'{E}}cole {\`a} la fran{\c c}aise", "École à la française"),
        (r"\LaTeX{} and {\TeX}", "LaTeX and TeX"),
        ("", ""),
        ("}{", ""),
        ("\\", "\\"),
    ],
)  # fmt: skip
def test_shows_what_would_be_printed(latex: str, text: str) -> None:
    assert plain(latex) == text


def test_huge_and_deep_values_only_lose_their_braces() -> None:
    assert plain("{" * 100_000 + "x" + "}" * 100_000) == "x"
    assert plain(r"{\'e} " * 10_000).startswith(r"\'e \'e")
