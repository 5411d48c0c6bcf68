"""What can be asked by the contract: dimensions, measures, and conditions on each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from spotistats_sdk.models import Dimension, Measure, PlatformFamily, PlayKind, PlaySource

if TYPE_CHECKING:
    from collections.abc import Mapping

DIMENSIONS: tuple[str, ...] = get_args(Dimension)
MEASURES: tuple[str, ...] = get_args(Measure)
KINDS: tuple[str, ...] = get_args(PlayKind)

THINGS = ("artist", "album", "track", "show", "episode", "audiobook")
STEPS = ("year", "quarter", "month", "week", "day")
CYCLES = ("weekday", "hour")
FLAGS = ("shuffle", "skipped", "offline", "incognito")
ENTITY_OF = {name: f"{name}s" for name in THINGS}
"""A thing as the other pages call its kind."""

Type = Literal["text", "integer", "number", "date", "instant", "boolean", "choice"]
TYPES: Mapping[str, Type] = {
    **dict.fromkeys(("artist", "album", "track", "show", "episode", "audiobook"), "text"),
    **dict.fromkeys(("platform", "country", "reason_start", "reason_end"), "text"),
    **dict.fromkeys(("quarter", "month", "week"), "text"),
    **dict.fromkeys(("kind", "platform_family", "source", "weekday", "hour"), "choice"),
    **dict.fromkeys(FLAGS, "boolean"),
    "year": "integer",
    "day": "date",
    "ended_at": "instant",
    "ms_played": "integer",
    "listened_ms": "integer",
}
"""What a condition on plays can speak of; those on the ids of things are shown but not made."""
OPERATORS: Mapping[str, tuple[str, ...]] = {
    "text": ("in", "not_in", "contains", "starts_with", "is_null"),
    "integer": ("eq", "ne", "ge", "le", "between", "is_null"),
    "number": ("ge", "le", "gt", "lt", "eq", "between", "is_null"),
    "date": ("eq", "ge", "le", "between"),
    "instant": ("ge", "lt", "between"),
    "boolean": ("eq", "is_null"),
    "choice": ("in", "not_in"),
}
CHOICES: Mapping[str, tuple[object, ...]] = {
    "kind": KINDS,
    "platform_family": get_args(PlatformFamily),
    "source": get_args(PlaySource),
    "weekday": tuple(range(1, 8)),
    "hour": tuple(range(24)),
}
"""Fields with few values: all of them are offered."""
MEASURE_TYPES: Mapping[str, Type] = {
    **dict.fromkeys(MEASURES, "integer"),
    **dict.fromkeys(("skip_rate", "completion", "share", "listened_share"), "number"),
    **dict.fromkeys(("first_played_at", "last_played_at"), "instant"),
}
ADDITIVE = ("plays", "listened_ms", "estimated_ms", "share", "listened_share")
"""Measures whose sum over parts is that of the whole."""
SHARES = ("skip_rate", "completion", "share", "listened_share")
INSTANTS = ("first_played_at", "last_played_at")


def is_time(dimension: str) -> bool:
    """Whether a dimension is drawn as time: its steps, or parts of the day and week."""
    return dimension in STEPS or dimension in CYCLES
