# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

TimelineStep = Literal["day", "hour", "month", "quarter", "week", "year"]

TIMELINE_STEP_VALUES: set[TimelineStep] = {
    "day",
    "hour",
    "month",
    "quarter",
    "week",
    "year",
}


def check_timeline_step(value: str) -> TimelineStep:
    if value in TIMELINE_STEP_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TIMELINE_STEP_VALUES!r}"
    )
