# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

LinkState = Literal["active", "disconnected", "not_allowed", "not_linked", "reconnect"]

LINK_STATE_VALUES: set[LinkState] = {
    "active",
    "disconnected",
    "not_allowed",
    "not_linked",
    "reconnect",
}


def check_link_state(value: str) -> LinkState:
    if value in LINK_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LINK_STATE_VALUES!r}"
    )
