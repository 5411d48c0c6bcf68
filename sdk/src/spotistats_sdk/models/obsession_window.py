# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ObsessionWindow = Literal["day", "week"]

OBSESSION_WINDOW_VALUES: set[ObsessionWindow] = {
    "day",
    "week",
}


def check_obsession_window(value: str) -> ObsessionWindow:
    if value in OBSESSION_WINDOW_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OBSESSION_WINDOW_VALUES!r}"
    )
