"""Documents that Quarto and knitr put into another one."""

from pathlib import Path

import pytest
from tests.growth import assert_grows_with_length
from tests.support import claimcheck

from claimcheck.model.text import SourceFile
from claimcheck.readers.markdown import read


def includes(text: str, name: str = "x.qmd") -> tuple[str, ...]:
    return read(SourceFile(Path(name), text)).includes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\n\n{{< include _a.qmd >}}\n\nTwo.\n", ("_a.qmd",)),
        ("{{<include \"ch 1/_a b.md\">}}\n\n{{<  include  'b.Rmd'  >}}", ("ch 1/_a b.md", "b.Rmd")),
        ("{{< include /shared/_a.qmd >}}\n", ("shared/_a.qmd",)),
        ("```{r child='a.Rmd'}\n```\n", ("a.Rmd",)),
        ("```{r parts, echo=FALSE, child = c(\"a.Rmd\", 'b/c.Rmd')}\n```\n", ("a.Rmd", "b/c.Rmd")),
        ("```{r}\n#| child: a.qmd\n```\n", ("a.qmd",)),
        ('```{r}\n#| echo: false\n#| child: ["a.qmd", b.qmd]\n```\n', ("a.qmd", "b.qmd")),
        ('```{r}\n#| child = "a.Rmd"\n1 + 1\n```\n', ("a.Rmd",)),
        ("```{r}\n#| child:\n#|   - a.Rmd\n#|   - b.Rmd\n```\n", ("a.Rmd", "b.Rmd")),
    ],
)
def test_included_documents_are_named_in_order(text: str, found: tuple[str, ...]) -> None:
    assert includes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "{{< include code.R >}}\n",
        "{{< includes a.qmd >}}\n",
        "{{< video a.qmd >}}\n",
        "{{{< include a.qmd >}}}\n",
        "Write `{{< include a.qmd >}}` for it.\n",
        "```\n{{< include a.qmd >}}\n```\n",
        "<!-- {{< include a.qmd >}} -->\n",
        "````\n```{r child='a.Rmd'}\n```\n````\n",
        "```{r}\nchild <- 'a.Rmd'\n```\n",
        "```{r}\nx\n#| child: a.Rmd\n```\n",
        "```{r child=files}\n```\n",
        "```{r}\n#| child: !expr files\n```\n",
        "```r\n#| child: a.Rmd\n```\n",
        "child='a.Rmd'\n",
    ],
)
def test_what_is_shown_and_not_run_includes_nothing(text: str) -> None:
    assert includes(text) == ()


def test_plain_markdown_includes_nothing() -> None:
    for text in ("{{< include a.md >}}\n", "```{r child='a.Rmd'}\n```\n"):
        assert includes(text, "x.md") == ()


def test_what_quarto_includes_is_read_and_uses_its_bibliography(tmp_path: Path) -> None:
    (tmp_path / "own.bib").write_text("@book{own1999, author = {Own}, title = {T}, year = 1999}\n")
    (tmp_path / "main.qmd").write_text(
        "---\nbibliography: own.bib\n---\n\n{{< include ch/_one.qmd >}}\n\n"
        "```{r}\n#| child: two.Rmd\n```\n"
    )
    (tmp_path / "ch").mkdir()
    (tmp_path / "ch/_one.qmd").write_text("See [@own1999].\n\n{{< include _deep.md >}}\n")
    (tmp_path / "ch/_deep.md").write_text("Deep [@own1999].\n")
    (tmp_path / "two.Rmd").write_text("Again [@own1999].\n")
    done = claimcheck("scan", "main.qmd", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "main.qmd: 0 citations, 0 works\n"
        "\n"
        "main.qmd: 0 claims, 0 sourced, 0 unsourced\n"
        "\n"
        "ch/_one.qmd:1:7  own1999  own1999\n"
        "\n"
        "ch/_one.qmd: 1 citation, 1 work: 1 linked\n"
        "\n"
        "ch/_one.qmd: 0 claims, 0 sourced, 0 unsourced\n"
        "\n"
        "two.Rmd:1:9  own1999  own1999\n"
        "\n"
        "two.Rmd: 1 citation, 1 work: 1 linked\n"
        "\n"
        "two.Rmd: 0 claims, 0 sourced, 0 unsourced\n"
        "\n"
        "ch/_deep.md:1:8  own1999  own1999\n"
        "\n"
        "ch/_deep.md: 1 citation, 1 work: 1 linked\n"
        "\n"
        "ch/_deep.md: 0 claims, 0 sourced, 0 unsourced\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{< include " * 10_000,
        f"{{{{<{' ' * 100_000}",
        f"```{{r {'child=' * 10_000}\n```\n",
        f"```{{r {'child=c(' * 10_000}}}\n```\n",
        f"```{{r}}\n#| child: {'[' * 100_000}\n```\n",
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    assert_grows_with_length(includes, text)
