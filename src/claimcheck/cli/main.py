"""The way in, and the only place where errors become exit codes.

`--version` is answered here, from the standard library alone: nothing else is loaded for it.
"""

import gc
import sys

from claimcheck import __version__

COULD_NOT_LOOK = 2
FAULT = 3
INTERRUPTED = 130


def main() -> int:
    """Run the command line; gives the exit code."""
    try:
        if sys.argv[1:] in (["--version"], ["-V"]):
            return _say(f"claimcheck {__version__}\n")
        # A run makes many values, next to no circles of them, and then ends: so do imports.
        gc.disable()
        from claimcheck.cli.app import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours, and not a finding
        from claimcheck.cli.streams import report_fault

        report_fault(error)
        return FAULT
    finally:
        # The interpreter looks for circles once more before it ends.
        gc.freeze()


def _say(text: str) -> int:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):  # the stream is full, gone or closed
        from claimcheck.cli.streams import abandon

        abandon(sys.stdout)
        return COULD_NOT_LOOK
    return 0
