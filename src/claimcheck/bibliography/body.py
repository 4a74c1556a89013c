"""What stands between the brackets of an entry: a key, then fields."""

import re
from typing import NamedTuple

from claimcheck.bibliography.braces import SHALLOW, Braces
from claimcheck.bibliography.entry_types import PREAMBLE, STRING
from claimcheck.bibliography.heads import Head
from claimcheck.model.patterns import rare

# White space, and comments as biber allows them between fields.
_BLANK = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
WORD = r"[^\s\"#%'(),={}]++"
# A field as nearly all are written; others are read piece by piece.
_USUAL = re.compile(
    rf"\s*+((?!@){WORD})\s*+=\s*+(?:\{{({SHALLOW})\}}|\"([^\"{{}}]*+)\"|({WORD}))\s*+([,)}}])"
)
_NAME = rare(rf"(?!@){WORD}")
_NAME_AND_EQUALS = rare(rf"{_BLANK.pattern}((?!@){WORD})\s*+=")
# Words without braces or quotes, up to the comma, the brace or the end of the line.
_BARE = rare(r"[^,{}\"\r\n]{0,1000}+(?=[,}\r\n])")
_KEYS = {"}": re.compile(r"\s*+([^\s,{}]*+)"), ")": re.compile(r"\s*+([^\s,{}()]*+)")}
_SPACED_KEY = rare(r"[^,{}=\"\r\n]{0,200}+(?=,)")
# A field where the key should be.
_FIELD_FIRST = re.compile(r"\s*+[A-Za-z]++\s*+=\s*+(?=[{\"]|[A-Za-z0-9]++\s*+,\s*+[A-Za-z]++\s*+=)")
_CONFLICT = rare(r"<{7} |={7}[\r\n]|>{7} |\|{7}[ \r\n]")
_SHOWN = 40


class Token(NamedTuple):
    """A part of a value: text in braces or quotes, a number, or the name of a macro."""

    start: int
    end: int
    # without its delimiters
    macro: bool


class RawField(NamedTuple):
    """A field as it stands in the file."""

    name_start: int
    name_end: int
    start: int
    end: int
    # of the value: without delimiters if it is one token, else of the whole expression
    tokens: tuple[Token, ...] | None
    # None where the value is just what stands there


class FaultAt(NamedTuple):
    """Something wrong within an entry that can be read all the same."""

    start: int
    end: int
    message: str
    help: str | None


class Body(NamedTuple):
    """All that stands between the brackets."""

    key: tuple[int, int]
    fields: list[RawField]
    faults: list[FaultAt]
    head_fault: FaultAt | None
    # what is wrong with the key
    end: int


class Unreadable(Exception):  # noqa: N818 -- raised and caught within the scanner; nothing is in error
    """The entry cannot be read on from `at`."""

    def __init__(self, at: int, message: str, help_: str, *, unclosed: int | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.help = help_
        self.unclosed = unclosed
        # the bracket or quotation mark, where that is what is wrong
        self.last_value: tuple[int, int] | None = None
        # of the field before it


def read_body(text: str, braces: Braces, head: Head) -> Body:
    """Everything up to the bracket that closes the entry; Unreadable if there is no way there."""
    return _Reader(text, braces, head).body()


class _Reader:
    def __init__(self, text: str, braces: Braces, head: Head) -> None:
        self._text = text
        self._braces = braces
        self._head = head
        self._fields: list[RawField] = []
        self._faults: list[FaultAt] = []
        self._head_fault: FaultAt | None = None

    def body(self) -> Body:
        head = self._head
        try:
            if head.type == PREAMBLE:
                key, end = (head.body, head.body), self._preamble()
            else:
                key, at = (head.body, head.body), head.body
                if head.type != STRING:
                    key, at = self._key()
                end = self._read_fields(at)
        except Unreadable as problem:
            if self._fields:
                problem.last_value = (self._fields[-1].start, self._fields[-1].end)
            raise
        return Body(key, self._fields, self._faults, self._head_fault, end)

    def _preamble(self) -> int:
        _, at = self._value(self._skip(self._head.body))
        at = self._skip(at)
        if self._text[at : at + 1] != self._head.close:
            raise self._unexpected(at)
        return at + 1

    def _key(self) -> tuple[tuple[int, int], int]:
        """The key, and where the fields begin."""
        text, body, close = self._text, self._head.body, self._head.close
        if _FIELD_FIRST.match(text, body):
            self._blame_key(body, body, "entry without a key", "write a key and a comma first")
            return (body, body), body
        found = _KEYS[close].match(text, body)
        start, end = found.span(1) if found else (body, body)
        at = self._skip(end)
        following = text[at : at + 1]
        if following in (",", close) and following:
            if start == end:
                self._blame_key(body, body, "entry without a key", "write a key before the comma")
            return (start, end), at + (following == ",")
        if start == end:
            raise self._unexpected(at)
        spaced = _SPACED_KEY.match(text, start)
        if spaced:
            key = (start, start + len(spaced[0].rstrip()))
            name = text[slice(*key)][:_SHOWN]
            self._blame_key(*key, f'key with a space: "{name}"', "keys are written without spaces")
            return key, spaced.end() + 1
        if _NAME_AND_EQUALS.match(text, at):
            name = text[start:end][:_SHOWN]
            self._blame_key(start, end, f'no comma after the key "{name}"', "add a comma")
            return (start, end), at
        raise self._unexpected(at)

    def _blame_key(self, start: int, end: int, message: str, help_: str) -> None:
        start = self._head.start if start == end else start
        self._head_fault = FaultAt(start, end, message, help_)

    def _read_fields(self, at: int) -> int:
        """Fills in the fields; the offset behind the closing bracket."""
        text, close, add = self._text, self._head.close, self._fields.append
        while True:
            usual = _USUAL.match(text, at)
            if usual and usual[5] in (",", close):
                if usual[4] is not None:
                    add(self._word_field(usual.span(1), usual.span(4)))
                else:
                    inside = 2 if usual[2] is not None else 3
                    add(RawField(*usual.span(1), *usual.span(inside), None))
                at = usual.end()
                if usual[5] == close:
                    return at
                continue
            at = self._skip(at)
            if text[at : at + 1] == close:
                return at + 1
            at = self._field(at)

    def _word_field(self, name: tuple[int, int], word: tuple[int, int]) -> RawField:
        """A field whose value is a number or the name of a macro."""
        if self._text[word[0] : word[1]].isdigit():
            return RawField(*name, *word, None)
        return RawField(*name, *word, (Token(*word, macro=True),))

    def _field(self, at: int) -> int:
        """Reads one field, however it is written; the offset behind its comma, if it has one."""
        text = self._text
        if text[at : at + 1] == ",":
            self._faults.append(FaultAt(at, at + 1, "comma without a field", "remove the comma"))
            return at + 1
        name = _NAME.match(text, at)
        if name is None:
            raise self._unexpected(at)
        at = self._skip(name.end())
        following = text[at : at + 1]
        shown = name[0][:_SHOWN]
        if following == "=":
            at = self._skip(at + 1)
        elif following in ("{", '"') and following:
            self._faults.append(FaultAt(*name.span(), f'no "=" after "{shown}"', 'add "="'))
        elif following not in (",", self._head.close):
            raise self._unexpected(name.start())
        if text[at : at + 1] in (",", self._head.close):
            help_ = "give it a value, or remove it"
            self._faults.append(FaultAt(*name.span(), f'field "{shown}" has no value', help_))
            return self._after_value(at)
        tokens, end = self._value(at)
        field, end = self._with_bare_words(name.span(), at, tokens, end)
        self._fields.append(field)
        return self._after_value(end)

    def _with_bare_words(
        self, name: tuple[int, int], at: int, tokens: list[Token], end: int
    ) -> tuple[RawField, int]:
        """The field; its value goes on to the end of the line where it was left without braces."""
        text = self._text
        if len(tokens) > 1:
            return RawField(*name, at, end, tuple(tokens)), end
        token = tokens[0]
        # Right behind a word, as in an address, % begins no comment.
        following = end if text[end : end + 1] == "%" else self._skip(end)
        if (
            token.macro
            and text[following : following + 1] not in (",", self._head.close, "")
            and not _NAME_AND_EQUALS.match(text, following)
            and (bare := _BARE.match(text, at))
        ):
            stop = at + len(bare[0].rstrip())
            shown = text[at:stop][:_SHOWN]
            message, help_ = f'value without braces: "{shown}"', "put the value in braces"
            self._faults.append(FaultAt(at, stop, message, help_))
            return RawField(*name, at, stop, None), bare.end()
        if token.macro:
            return self._word_field(name, (token.start, token.end)), end
        return RawField(*name, token.start, token.end, None), end

    def _value(self, at: int) -> tuple[list[Token], int]:
        """The tokens of a value, and where it ends."""
        tokens = []
        while True:
            token, end = self._token(at)
            tokens.append(token)
            at = self._skip(end)
            if self._text[at : at + 1] != "#":
                return tokens, end
            at = self._skip(at + 1)

    def _token(self, at: int) -> tuple[Token, int]:
        opening = self._text[at : at + 1]
        if opening == "{":
            end = self._braces.closing(at)
            if end is None:
                raise Unreadable(at, "unclosed brace", 'add the missing "}"', unclosed=at)
            return Token(at + 1, end, macro=False), end + 1
        if opening == '"':
            end = self._braces.closing_quote(at)
            if end is None:
                raise Unreadable(at, "unclosed quotation mark", "add the missing one", unclosed=at)
            return Token(at + 1, end, macro=False), end + 1
        word = _NAME.match(self._text, at)
        if word is None:
            raise self._unexpected(at)
        return Token(at, word.end(), macro=not word[0].isdigit()), word.end()

    def _after_value(self, at: int) -> int:
        """The offset behind the comma that ends a field, if there is one."""
        text, following = self._text, self._skip(at)
        character = text[following : following + 1]
        if character == ",":
            return following + 1
        if character == self._head.close:
            return following
        name = _NAME_AND_EQUALS.match(text, following)
        if name is None:
            raise self._unexpected(following)
        message = f'missing comma before "{name[1][:_SHOWN]}"'
        self._faults.append(FaultAt(at, at, message, "add a comma after the value"))
        return following

    def _unexpected(self, at: int) -> Unreadable:
        """What stands at `at` fits nowhere."""
        text = self._text
        if _CONFLICT.match(text, at):
            message = "merge conflict marker inside the entry"
            return Unreadable(at, message, "settle the conflict and remove the markers")
        shown = text[at : at + 20].splitlines()[0].strip() if at < len(text) else ""
        if not shown:
            return Unreadable(
                at, "entry that is never closed", f'add the missing "{self._head.close}"'
            )
        if at and self._fields and text[at - 1] == '"':
            help_ = 'a quotation mark inside quotes stands in braces: {"}'
        else:
            help_ = "a field is written name = {value}, with a comma after it"
        return Unreadable(at, f'unexpected "{shown}" in the entry', help_)

    def _skip(self, at: int) -> int:
        blank = _BLANK.match(self._text, at)
        return blank.end() if blank else at
