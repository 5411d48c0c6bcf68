# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ShareState = Literal["active", "expired"]

SHARE_STATE_VALUES: set[ShareState] = {
    "active",
    "expired",
}


def check_share_state(value: str) -> ShareState:
    if value in SHARE_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SHARE_STATE_VALUES!r}"
    )
