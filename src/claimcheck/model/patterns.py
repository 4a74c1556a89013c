"""Regular expressions that are compiled when they are first used.

To compile all that any text may need takes a third of the time of auditing a short one, which
needs a third of them.
"""

import re
from typing import Any, cast


def rare(expression: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that few texts need; else re.compile is a little quicker at each use."""
    return cast("re.Pattern[str]", _Uncompiled(expression, flags))


class _Uncompiled:
    def __init__(self, expression: str, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method of the pattern
        """Asked for once a name: from then on the method itself stands here."""
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)
        return method
