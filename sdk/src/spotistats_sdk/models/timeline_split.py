# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

TimelineSplit = Literal[
    "album",
    "artist",
    "country",
    "incognito",
    "kind",
    "offline",
    "platform_family",
    "reason_end",
    "reason_start",
    "shuffle",
    "skipped",
    "source",
    "track",
]

TIMELINE_SPLIT_VALUES: set[TimelineSplit] = {
    "album",
    "artist",
    "country",
    "incognito",
    "kind",
    "offline",
    "platform_family",
    "reason_end",
    "reason_start",
    "shuffle",
    "skipped",
    "source",
    "track",
}


def check_timeline_split(value: str) -> TimelineSplit:
    if value in TIMELINE_SPLIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TIMELINE_SPLIT_VALUES!r}"
    )
