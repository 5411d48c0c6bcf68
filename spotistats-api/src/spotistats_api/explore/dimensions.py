"""What plays can be grouped by, and what a condition on plays can speak of."""

from __future__ import annotations

from dataclasses import dataclass

from spotistats_api.engine.scope import HEARD_MS
from spotistats_api.engine.snapshot import KINDS, SOURCES
from spotistats_api.engine.steps import LOCAL_DATE, LOCAL_HOUR
from spotistats_api.explore.conditions import Field
from spotistats_common.models.platforms import FAMILIES
from spotistats_common.models.play import Kind

SESSION_GAP_MS = 1_800_000
"""A longer silence than this, from the end of a play to the start of the next, ends a session."""

_HOUR = f"((({LOCAL_HOUR} % 24) + 24) % 24)"


@dataclass(frozen=True)
class Shown:
    """A column that a dimension has in the answer; `label` is SQL for it.

    In it, `{code}` stands for what is grouped by, and `{names}` for the row of the joined table.
    """

    name: str
    type: str
    label: str = "{code}"


@dataclass(frozen=True)
class Dimension:
    """Something to group by: SQL for the code of a row of `plays`, and how the code is shown."""

    name: str
    code: str
    shown: tuple[Shown, ...]
    """Of things the id and the name; the last one is what groups are ordered by first."""
    table: str | None = None
    """Where the names are: its column `key` is the code."""
    key: str = ""
    step: str | None = None
    """The length of its steps if it is one of time, to be filled; `cycle` if it comes again."""


def _thing(name: str, column: str, kind: Kind) -> Dimension:
    shown = (Shown(f"{name}_id", "string", "{names}.id"), Shown(name, "string", "{names}.name"))
    code = f"CASE WHEN kind = {KINDS.index(kind)} THEN {column} END"
    return Dimension(name, code, shown, f"{column}s", column)


def _word(name: str) -> Dimension:
    return Dimension(name, name, (Shown(name, "string", "{names}.text"),), "words", "word")


def _one_of(name: str, values: tuple[str, ...]) -> Dimension:
    texts = ", ".join(f"'{value}'" for value in values)
    return Dimension(name, name, (Shown(name, "string", f"([{texts}])[{{code}} + 1]"),))


def _plain(name: str, kind: str, code: str, step: str | None = None) -> Dimension:
    return Dimension(name, code, (Shown(name, kind),), step=step)


def _step(name: str, label: str) -> Dimension:
    code = f"date_trunc('{name}', {LOCAL_DATE})::DATE"
    return Dimension(name, code, (Shown(name, "string", label),), step=name)


_FAMILY = "(SELECT family FROM words WHERE word = platform)"
_FLAGS = ("shuffle", "skipped", "offline", "incognito")
_WORDS = ("platform", "country", "reason_start", "reason_end")
_THINGS = {
    "track": ("title", Kind.MUSIC),
    "album": ("collection", Kind.MUSIC),
    "artist": ("creator", Kind.MUSIC),
    "show": ("collection", Kind.PODCAST),
    "episode": ("title", Kind.PODCAST),
    "audiobook": ("collection", Kind.AUDIOBOOK),
}
_TIMES = (
    _plain("year", "integer", f"year({LOCAL_DATE})", "year"),
    _step("quarter", "year({code}) || '-Q' || quarter({code})"),
    _step("month", "strftime({code}, '%Y-%m')"),
    _step("week", "strftime({code}, '%G-W%V')"),
    _plain("day", "date", LOCAL_DATE, "day"),
    _plain("weekday", "integer", f"isodow({LOCAL_DATE})", "cycle"),
    _plain("hour", "integer", _HOUR, "cycle"),
)

DIMENSIONS = {
    each.name: each
    for each in (
        *(_thing(name, *of) for name, of in _THINGS.items()),
        _one_of("kind", KINDS),
        _word("platform"),
        _plain("platform_family", "string", _FAMILY),
        _word("country"),
        *(_plain(name, "boolean", name) for name in _FLAGS),
        _word("reason_start"),
        _word("reason_end"),
        _one_of("source", SOURCES),
        *_TIMES,
        _plain("session", "timestamp", "session"),
    )
}
"""By name, in the order of the contract."""

CYCLES = {"weekday": range(1, 8), "hour": range(24)}
"""All values of the dimensions that come again."""

WITH_SESSIONS = f"""
    SELECT *, max(CASE WHEN begins THEN start END) OVER so_far AS session FROM (
        SELECT *, ended_at - {HEARD_MS} AS start,
            coalesce(start - lag(ended_at) OVER in_order > {SESSION_GAP_MS}, TRUE) AS begins
        FROM ({{plays}}) WINDOW in_order AS (ORDER BY ended_at, key)
    ) WINDOW so_far AS (ORDER BY ended_at, key ROWS UNBOUNDED PRECEDING)
"""  # noqa: S608 - our own words
"""SQL: plays with `session`, the start (ms, UTC) of the session that they belong to."""


def _fields() -> dict[str, Field]:
    found = {}
    for name, (column, kind) in _THINGS.items():
        among = f"{column} IN (SELECT {column} FROM {column}s WHERE kind = {KINDS.index(kind)} AND "  # noqa: S608
        found[f"{name}_id"] = Field("text", "id", among + "{})")
        found[name] = Field("text", "name", among + "{})")
    found["kind"] = Field("choice", "kind", choices=tuple(KINDS))
    for name in _WORDS:
        found[name] = Field("text", "text", f"{name} IN (SELECT word FROM words WHERE {{}})")  # noqa: S608
    found["platform_family"] = Field(
        "name", "family", "platform IN (SELECT word FROM words WHERE {})", FAMILIES
    )
    found |= {name: Field("boolean", name) for name in _FLAGS}
    found["source"] = Field("choice", "source", choices=tuple(SOURCES))
    for each in _TIMES:
        kind_of = {"integer": "integer", "string": "text", "date": "date"}[each.shown[0].type]
        found[each.name] = Field(kind_of, each.shown[0].label.format(code=each.code))
    found["ended_at"] = Field("instant", "ended_at")
    found["ms_played"] = Field("integer", "ms_played")
    found["listened_ms"] = Field("integer", HEARD_MS)
    return found


FIELDS = _fields()
"""What a condition in `where` can speak of."""
