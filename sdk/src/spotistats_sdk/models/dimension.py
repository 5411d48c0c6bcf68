# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

Dimension = Literal[
    "album",
    "artist",
    "audiobook",
    "country",
    "day",
    "episode",
    "hour",
    "incognito",
    "kind",
    "month",
    "offline",
    "platform",
    "platform_family",
    "quarter",
    "reason_end",
    "reason_start",
    "session",
    "show",
    "shuffle",
    "skipped",
    "source",
    "track",
    "week",
    "weekday",
    "year",
]

DIMENSION_VALUES: set[Dimension] = {
    "album",
    "artist",
    "audiobook",
    "country",
    "day",
    "episode",
    "hour",
    "incognito",
    "kind",
    "month",
    "offline",
    "platform",
    "platform_family",
    "quarter",
    "reason_end",
    "reason_start",
    "session",
    "show",
    "shuffle",
    "skipped",
    "source",
    "track",
    "week",
    "weekday",
    "year",
}


def check_dimension(value: str) -> Dimension:
    if value in DIMENSION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DIMENSION_VALUES!r}")
