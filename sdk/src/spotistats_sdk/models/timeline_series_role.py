# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

TimelineSeriesRole = Literal["other", "unknown", "value"]

TIMELINE_SERIES_ROLE_VALUES: set[TimelineSeriesRole] = {
    "other",
    "unknown",
    "value",
}


def check_timeline_series_role(value: str) -> TimelineSeriesRole:
    if value in TIMELINE_SERIES_ROLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TIMELINE_SERIES_ROLE_VALUES!r}"
    )
