"""The careful way through a list of rows in which something is wrong: element by element."""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import Any, NamedTuple, NoReturn

from spotistats_importer.errors import DamagedFile, TrailingData, UnreadableInput
from spotistats_importer.limits import MIB, Limits, size_in_words


class BadRow(NamedTuple):
    """A stretch of a list that cannot be read as rows: mostly one damaged row."""

    problem: str


class Then(Enum):
    """What is to be done after a scan."""

    MORE = "add text to the rest and scan it"
    SKIP = "add text to the rest until a row begins in it"
    END = "nothing: the list is complete"


class Scan(NamedTuple):
    """The rows found in a buffer, and what is left of it."""

    rows: list[Any]
    rest: bytes
    then: Then
    failure: UnreadableInput | None = None


class Effort:
    """A bound on the work that damaged input can cause: characters parsed in vain."""

    def __init__(self) -> None:
        self.allowed = 256 * MIB

    def waste(self, count: int) -> bool:
        """Count `count` characters; whether that is still in proportion to the input."""
        self.allowed -= count
        return self.allowed >= 0


class _Element(NamedTuple):
    value: Any
    end: int


class _Problem(NamedTuple):
    problem: str
    unfinished: bool
    """Whether more text could mend it."""
    cost: int
    """The characters it took to find out."""


class _RefusedError(ValueError):
    pass


def _refuse(constant: str) -> NoReturn:
    raise _RefusedError(f"{constant} is no JSON value")


_decode = json.JSONDecoder(parse_constant=_refuse).raw_decode
# Where a row begins, whatever stood before it. Not after "[" or ":", which are inside of a row.
_ROW_BEGINS = re.compile(r'[,}][ \t\r\n]*(?=\{[ \t\r\n]*["}])')
_ROW_BEGINS_IN_BYTES = re.compile(_ROW_BEGINS.pattern.encode())
_SPACE = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TO_CLEAN = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_SLACK = 12  # an error this near to the end (characters) may come from what is not there yet
# Errors count the lines before them: with all of a large buffer there, that takes quadratic time.
_STRIDE = 16 * 1024
_TAIL = 256  # what is kept (bytes) to find a beginning that straddles two buffers
_DEEP = 64 * 1024  # what giving up a deeply nested row costs, about, in characters


def scan(buffer: bytes, *, last: bool, row: int, limits: Limits, effort: Effort) -> Scan:
    """Read what is in a buffer that begins at an element of a list, `row` rows after its start.

    `last`: nothing comes after the buffer. What cannot be read is a BadRow up to the next place
    where a row begins. If the list goes wrong as a whole, `failure` is set.
    """
    text = buffer.decode("utf-8", "surrogateescape")
    rows: list[Any] = []

    def result(then: Then, failure: UnreadableInput | None = None) -> Scan:
        return Scan(rows, text[at:].encode("utf-8", "surrogateescape"), then, failure)

    at = 0
    while (at := _after_space(text, at)) < len(text):
        if at > _STRIDE:
            text, at = text[at:], 0
        awaits_more = not last and len(text) - at < limits.max_row_bytes
        if text[at] == "]" and _after_space(text, at + 1) == len(text):
            return Scan(rows, b"]", Then.END if last else Then.MORE)
        found = _element(text, at)
        if isinstance(found, _Element):
            after = _after_space(text, found.end)
            if after == len(text) and awaits_more:
                break
            # A missing comma spoils no row; a text before a colon is the rest of a damaged one.
            if text[after : after + 1] in ",]" or isinstance(found.value, dict):
                rows.append(found.value)
                at = after + 1 if text[after : after + 1] == "," else after
                continue
            found = _Problem("not valid JSON: expecting ',' delimiter", False, 0)
        if not effort.waste(found.cost):
            return result(Then.END, DamagedFile("too damaged to be read on: download it again"))
        if found.unfinished and awaits_more:
            break
        begins = _ROW_BEGINS.search(text, at)
        if begins is None and text[at] == "]":
            return result(Then.END, TrailingData(row + len(rows)))
        if begins is None and last and not text.rstrip(" \t\r\n").endswith("]"):
            break  # and as there is no more, the file is cut off here
        too_long = found.unfinished and not last
        rows.append(
            BadRow(
                f"longer than {size_in_words(limits.max_row_bytes)}" if too_long else found.problem
            )
        )
        if begins is None:
            return result(Then.END if last else Then.SKIP)
        at = begins.end()
    return result(Then.MORE)


def skip(buffer: bytes) -> tuple[bytes, bool]:
    """What is left of a buffer up to where a row begins, and whether one does."""
    begins = _ROW_BEGINS_IN_BYTES.search(buffer)
    return (buffer[begins.end() :], True) if begins else (buffer[-_TAIL:], False)


def clean(value: Any) -> Any:
    """`value` with no NUL in its texts, and U+FFFD for every half of a surrogate pair."""
    if isinstance(value, str):
        if value.isascii() or not _SURROGATE.search(value):
            return value.replace("\0", "") if "\0" in value else value
        return clean(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if isinstance(value, list):
        return [clean(element) for element in value]
    if isinstance(value, dict):
        return {clean(key): clean(element) for key, element in value.items()}
    return value


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _element(text: str, at: int) -> _Element | _Problem:
    try:
        value, end = _decode(text, at)
        # Only bytes that are not UTF-8 are surrogates here: escaped ones are still ASCII.
        if _SURROGATE.search(text, at, end):
            value = BadRow("not UTF-8 text")
        elif _TO_CLEAN.search(text, at, end):
            value = clean(value)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Unterminated"):
            return _Problem("not valid JSON: a text without end", True, len(text) - at)
        unfinished = error.pos >= len(text) - _SLACK or text[at] == "]"
        return _Problem(f"not valid JSON: {error.msg.lower()}", unfinished, error.pos - at)
    except RecursionError:
        return _Problem("nested too deeply", False, _DEEP)
    except _RefusedError as error:
        return _Problem(f"not valid JSON: {error}", False, 0)
    except ValueError:
        return _Problem("a number with too many digits", False, 0)
    return _Element(value, end)
