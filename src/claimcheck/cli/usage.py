"""What is wrong with a command line, in our words.

Typer's errors are told apart by what they know, not by what they say.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import typer

from claimcheck.config import KEYS
from claimcheck.errors import UsageError, nearest

# Words that a message shows; the rest is counted.
_SHOWN = 3
# May be empty: it is what a script passes on where nobody wrote a note.
_MAY_BE_EMPTY = "note"


class _Given(NamedTuple):
    """The words behind a command, as Typer takes them apart."""

    values: dict[str, Any]
    # by the name of the parameter: a word, several, or whether an option is there
    left: tuple[str, ...]
    # words that no parameter takes


def in_our_words(
    error: typer.TyperException, context: typer.Context, words: Sequence[str]
) -> UsageError:
    """What an error says of a command that is called with these words."""
    if name := getattr(error, "option_name", None):
        option = next((one for one in context.command.params if name in one.opts), None)
        return no_option(name, context) if option is None else _valueless(option, name, context)
    parameter = getattr(error, "param", None)
    if parameter is not None and hasattr(error, "param_type"):
        return UsageError(f"no {_name(parameter)} given", _choices(parameter) or _usage(context))
    given = _given(context, words)
    if parameter is not None:
        return _unfit(parameter, context, given)
    if given.left:
        shown = ", ".join(f'"{word}"' for word in given.left[:_SHOWN])
        more = f" and {len(given.left) - _SHOWN} more" if len(given.left) > _SHOWN else ""
        return UsageError(f"too many arguments: {shown}{more}", _usage(context))
    return as_it_is(error, context)


def as_it_is(error: typer.TyperException, context: typer.Context | None = None) -> UsageError:
    """An error of which nothing is known but its words."""
    words = error.format_message().rstrip(".")
    return UsageError(words[:1].lower() + words[1:], _see(context))


def no_command(name: str, known: Iterable[str]) -> UsageError:
    """No command is called so."""
    hint = nearest(name, known) or "claimcheck --help lists them"
    return UsageError(f'no command "{name}"', hint)


def no_option(name: str, context: typer.Context) -> UsageError:
    """The command has no option that is called so."""
    names = [one for param in context.command.params for one in param.opts if one[:2] == "--"]
    hint = nearest(name, [*names, "--help"])
    for command in getattr(context.command, "commands", {}).values():
        if any(name in param.opts for param in command.params):
            hint = f"write it behind the command: claimcheck {command.name} {name}"
            break
    if name.removeprefix("--") in KEYS:
        hint = "it is a key of the configuration"
    return UsageError(f'no option "{name}"', hint or _see(context))


def refuse_empty(context: typer.Context, words: Sequence[str]) -> None:
    """Raise UsageError where a value is empty, as a variable that a script has not set.

    As a path it would be the working directory, and as a rule none.
    """
    for parameter, value in _values(context.command.params, _given(context, words)):
        if value == "" and parameter.name != _MAY_BE_EMPTY:
            raise UsageError(f"{_name(parameter)}: an empty value", _what(parameter, context))


def _given(context: typer.Context, words: Sequence[str]) -> _Given:
    values, left, _ = context.command.make_parser(context).parse_args([*words])
    return _Given(values, tuple(left))


def _values(parameters: Iterable[Any], given: _Given) -> Iterator[tuple[Any, Any]]:
    """Each parameter with each word that it is given."""
    for parameter in parameters:
        found = given.values.get(parameter.name)
        for one in found if isinstance(found, list | tuple) else (found,):
            yield parameter, one


def _valueless(option: Any, name: str, context: typer.Context) -> UsageError:  # noqa: ANN401
    """An option with a value that takes none, or the other way round."""
    if option.is_flag:
        return UsageError(f"{name} takes no value", f"write {name} alone")
    return UsageError(f"{name} needs a value", _what(option, context))


def _unfit(parameter: Any, context: typer.Context, given: _Given) -> UsageError:  # noqa: ANN401
    """A value that is none of those that the parameter takes."""
    for _, value in _values([parameter], given):
        try:
            parameter.type.convert(value, parameter, context)
        except typer.TyperException:
            known = [str(one) for one in getattr(parameter.type, "choices", ())]
            what = "is unknown" if known else "does not fit"
            hint = nearest(str(value), known) or _what(parameter, context)
            return UsageError(f'{_name(parameter)}: "{value}" {what}', hint)
    return UsageError(f"{_name(parameter)}: this does not fit", _what(parameter, context))


def _what(parameter: Any, context: typer.Context) -> str:  # noqa: ANN401
    """What to write instead, as a hint."""
    if choices := _choices(parameter):
        return choices
    kind = parameter.type
    if kind.name.startswith(("int", "float")):
        number = "a whole number" if kind.name.startswith("int") else "a number"
        least, most = getattr(kind, "min", None), getattr(kind, "max", None)
        if least is not None:
            number += f" from {least} to {most}" if most is not None else f", {least} or more"
        return f"write {number}"
    if parameter.param_type_name == "argument":
        return _usage(context)
    return f"write {_name(parameter)} {parameter.metavar}" if parameter.metavar else _see(context)


def _choices(parameter: Any) -> str | None:  # noqa: ANN401
    choices = getattr(parameter.type, "choices", ())
    return f"one of {', '.join(choices)}" if choices else None


def _name(parameter: Any) -> str:  # noqa: ANN401
    """What people know a parameter by: `--format`, `DOC`."""
    if parameter.param_type_name == "argument":
        return str(parameter.human_readable_name).strip("[].")
    return str(max(parameter.opts, key=len))


def _usage(context: typer.Context) -> str:
    pieces = context.command.collect_usage_pieces(context)
    words = [context.command_path, *(one for one in pieces if one != "[OPTIONS]")]
    return f"write {' '.join(words)}"


def _see(context: typer.Context | None) -> str:
    return f"see {context.command_path if context else 'claimcheck'} --help"
