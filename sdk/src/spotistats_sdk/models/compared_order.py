# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ComparedOrder = Literal["listened_ms", "plays"]

COMPARED_ORDER_VALUES: set[ComparedOrder] = {
    "listened_ms",
    "plays",
}


def check_compared_order(value: str) -> ComparedOrder:
    if value in COMPARED_ORDER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COMPARED_ORDER_VALUES!r}"
    )
