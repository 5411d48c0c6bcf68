# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

SessionOrder = Literal["length", "plays"]

SESSION_ORDER_VALUES: set[SessionOrder] = {
    "length",
    "plays",
}


def check_session_order(value: str) -> SessionOrder:
    if value in SESSION_ORDER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SESSION_ORDER_VALUES!r}"
    )
