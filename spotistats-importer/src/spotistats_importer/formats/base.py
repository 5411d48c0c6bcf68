"""What the formats of listening history have in common."""

from __future__ import annotations

from itertools import compress, repeat
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from spotistats_common.models.columns import NOT_TOLD, Columns
from spotistats_importer.scan import BadRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spotistats_common.models.play import Circumstances, Item, Observation, Source

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

    def observe_all(self, rows: list[Any], first: int, seen: Seen) -> None:
        """Add what each of some rows is, or why it is nothing; `first` numbers the first row."""


class Seen:
    """Rows made observations, column by column, and those that are none."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        """The number of the row of each observation."""
        self.sources: list[Source] = []
        self.ended_at: list[int] = []
        self.ms_played: list[int] = []
        self.started_at: list[int] = []
        """`NOT_TOLD` where it is not."""
        self.items: list[Item] = []
        self.circumstances: list[Circumstances] = []
        self.skipped: list[tuple[int, SkippedRow]] = []

    def add(self, row: int, observation: Observation) -> None:
        """Add one observation."""
        started_at, heard = observation.started_at, observation.ms_played
        self.rows.append(row)
        self.sources.append(observation.source)
        self.ended_at.append(observation.ended_at)
        self.ms_played.append(NOT_TOLD if heard is None else heard)
        self.started_at.append(NOT_TOLD if started_at is None else started_at)
        self.items.append(observation.item)
        self.circumstances.append(observation[5:])

    def extend(  # noqa: PLR0917 - the columns
        self,
        source: Source,
        first: int,
        ended_at: Sequence[int],
        ms_played: Sequence[int],
        started_at: Sequence[int],
        items: Sequence[Item | None],
        circumstances: Sequence[Circumstances | None],
        skipped: Mapping[int, SkippedRow],
    ) -> None:
        """Add rows of one source from number `first` on; of those `skipped` (by place) values may
        be missing."""
        kept = [place not in skipped for place in range(len(ended_at))]
        self.rows += compress(range(first, first + len(ended_at)), kept)
        self.sources += repeat(source, len(self.rows) - len(self.sources))
        self.ended_at += compress(ended_at, kept)
        self.ms_played += compress(ms_played, kept)
        self.started_at += compress(started_at, kept)
        self.items += compress(cast("Sequence[Item]", items), kept)
        self.circumstances += compress(cast("Sequence[Circumstances]", circumstances), kept)
        self.skipped += [(first + place, reason) for place, reason in skipped.items()]

    def columns(self) -> Columns:
        """The observations."""
        return Columns.from_lists(
            self.sources,
            self.ended_at,
            self.ms_played,
            self.started_at,
            self.items,
            self.circumstances,
        )


def one_by_one(history_format: Format, rows: list[Any], first: int, seen: Seen) -> None:
    """`observe_all` for rows of which nothing is known."""
    for number, row in enumerate(rows, first):
        try:
            if isinstance(row, BadRow):
                raise RowError("", row.problem)
            seen.add(number, history_format.observe(row))
        except SkippedRow as reason:
            seen.skipped.append((number, reason))


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
