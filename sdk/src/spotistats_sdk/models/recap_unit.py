# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

RecapUnit = Literal["month", "week", "year"]

RECAP_UNIT_VALUES: set[RecapUnit] = {
    "month",
    "week",
    "year",
}


def check_recap_unit(value: str) -> RecapUnit:
    if value in RECAP_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECAP_UNIT_VALUES!r}"
    )
