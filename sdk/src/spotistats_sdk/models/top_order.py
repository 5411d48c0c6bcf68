# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

TopOrder = Literal["days", "listened_ms", "plays"]

TOP_ORDER_VALUES: set[TopOrder] = {
    "days",
    "listened_ms",
    "plays",
}


def check_top_order(value: str) -> TopOrder:
    if value in TOP_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TOP_ORDER_VALUES!r}")
