"""What the formats of listening history have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from spotistats_common.models.play import Observation, Source

_SHOWN = 40

K = TypeVar("K")
V = TypeVar("V")


class SkippedRow(Exception):  # noqa: N818 - no error: a row may say nothing
    """A row that gives no observation."""

    reason: str
    """What a report counts it under; one of few."""


class RowError(SkippedRow):
    """A row is not what its format asks for.

    >>> str(RowError("ts", "not an instant", "noon"))
    'malformed: field ts: not an instant: "noon"'
    """

    def __init__(self, field: str, problem: str, value: object = None) -> None:
        self.field = field
        """The key of the value at fault; empty if it is the row as a whole."""
        self.problem = problem
        self.reason = f"malformed: field {field}" if field else f"malformed: {problem}"
        message = f"{self.reason}: {problem}" if field else self.reason
        quoted = isinstance(value, str | int | float)
        super().__init__(f"{message}: {_quoted(value)}" if quoted else message)


class NothingHeard(SkippedRow):
    """A row that names nothing and has no listened time either."""

    reason = "no_listening_time"


class Format(Protocol):
    """A format of listening history. One instance reads the files of one import."""

    @property
    def name(self) -> str:
        """What people call it: "extended streaming history", "account data: music", …"""

    @property
    def source(self) -> Source:
        """The source of its observations."""

    def recognises(self, row: dict[str, Any]) -> bool:
        """Whether a row has the keys of this format."""

    def observe(self, row: object) -> Observation:
        """The observation that a row (a JSON value) is; raises RowError and NothingHeard."""

    def observe_all(self, rows: list[object]) -> list[Observation | SkippedRow]:
        """What each of some rows is, or why it is nothing."""


def one_by_one(history_format: Format, rows: list[object]) -> list[Observation | SkippedRow]:
    """`observe_all` for rows of which nothing is known."""
    found: list[Observation | SkippedRow] = []
    for row in rows:
        try:
            found.append(history_format.observe(row))
        except SkippedRow as reason:
            found.append(reason)
    return found


class BoundedDict(dict[K, V]):
    """A cache that starts over when it is full: simple, and fast where it is hit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: K, value: V) -> V:
        """Remember and return `value`."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


def _quoted(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    if len(text) > _SHOWN:
        text = text[: _SHOWN - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text
