"""`claimcheck status`."""

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    FormatOption,
    Isolated,
    References,
    TextOrJson,
    page,
    settings,
)
from claimcheck.cli.streams import out


def command(
    *,
    output_format: FormatOption = TextOrJson.TEXT,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Show how far the checking has come.

    Claims are counted by status, section and source.
    """
    from claimcheck.analysis import analyse
    from claimcheck.cli.outputs import shortfall
    from claimcheck.reporters import progress

    analysis = analyse(
        settings(references, claims, config, isolated=isolated), with_documents=False
    )
    sheet = page(color)
    code = shortfall(analysis, sheet)
    render = progress.as_json if output_format is TextOrJson.JSON else progress.as_text
    out(render(analysis.ledger, sheet))
    return code
