# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

Measure = Literal[
    "albums",
    "artists",
    "completion",
    "days",
    "estimated_ms",
    "first_played_at",
    "last_played_at",
    "listened_ms",
    "listened_share",
    "plays",
    "share",
    "skip_rate",
    "tracks",
]

MEASURE_VALUES: set[Measure] = {
    "albums",
    "artists",
    "completion",
    "days",
    "estimated_ms",
    "first_played_at",
    "last_played_at",
    "listened_ms",
    "listened_share",
    "plays",
    "share",
    "skip_rate",
    "tracks",
}


def check_measure(value: str) -> Measure:
    if value in MEASURE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEASURE_VALUES!r}")
