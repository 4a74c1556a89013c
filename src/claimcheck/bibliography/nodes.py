"""What JSON and YAML are made of, with the place of each part: texts, lists and tables.

Numbers and truth values are the texts that stand in the file. So `no`, `010` and `2019-02` are what
people meant by them, and no number is too long.
"""

from collections.abc import Iterator
from typing import NamedTuple

# No bibliography goes deeper than ten; files that mean harm do.
DEEPEST = 60


class Text(NamedTuple):
    """A string, number or truth value."""

    start: int
    end: int
    # of what is between the quotes
    value: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen of it."""
        return not self.value.strip()


class Nothing(NamedTuple):
    """`null`, or a value that was left out."""

    start: int
    end: int


class Listed(NamedTuple):
    """Several values in order."""

    start: int
    end: int
    # with the brackets, where there are any
    values: "tuple[Node, ...]"


class Table(NamedTuple):
    """Values by name, all of them, also where a name comes twice."""

    start: int
    end: int
    members: "tuple[Member, ...]"

    def get(self, *names: str) -> "Node | None":
        """The value of the first of these names that is there and not null."""
        for name in names:
            for member in reversed(self.members):  # the last one counts, as in every program
                if member.name.value == name and not isinstance(member.value, Nothing):
                    return member.value
        return None

    def text(self, *names: str) -> Text | None:
        """The same, where it is a text that is not blank."""
        found = self.get(*names)
        return found if isinstance(found, Text) and not found.is_blank else None

    def twice(self) -> Iterator[Text]:
        """Each name that was there before."""
        seen: set[str] = set()
        for name, _ in self.members:
            if name.value in seen:
                yield name
            seen.add(name.value)


Node = Text | Nothing | Listed | Table


class Member(NamedTuple):
    """A value with its name."""

    name: Text
    value: Node


class NotReadError(Exception):
    """The text is not in the format; says where it stops being so."""

    def __init__(self, message: str, start: int, help_: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.help = help_


class Growing:
    """Puts lists and tables together from what comes one after the other.

    Without recursion: texts of others may be nested as deep as they are long.
    """

    def __init__(self, within: int = 0) -> None:
        """`within` is how many lists and tables are open around it all."""
        self.roots: list[Node] = []
        self._deepest = DEEPEST - within
        self._open: list[tuple[int, list[Member] | None, list[Node]]] = []
        # where it begins, the members of a table, the values of a list or since the last member

    def begin(self, start: int, *, table: bool) -> None:
        """A list or table begins; raises NotReadError where that is too deep."""
        if len(self._open) >= self._deepest:
            raise NotReadError("nested too deeply", start)
        self._open.append((start, [] if table else None, []))

    def add(self, node: Node) -> Node:
        """The next value, or name of a value."""
        if not self._open:
            self.roots.append(node)
            return node
        _, members, values = self._open[-1]
        values.append(node)
        if members is not None and len(values) == 2:
            name, value = values
            values.clear()
            if not isinstance(name, Text):
                name = Text(name.start, name.end, "")
            members.append(Member(name, value))
        return node

    def end(self, end: int) -> Node:
        """What began last ends."""
        start, members, values = self._open.pop()
        made = (
            Listed(start, end, tuple(values))
            if members is None
            else Table(start, end, tuple(members))
        )
        return self.add(made)
