# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

CalendarStep = Literal["day", "month", "quarter", "week", "year"]

CALENDAR_STEP_VALUES: set[CalendarStep] = {
    "day",
    "month",
    "quarter",
    "week",
    "year",
}


def check_calendar_step(value: str) -> CalendarStep:
    if value in CALENDAR_STEP_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CALENDAR_STEP_VALUES!r}"
    )
