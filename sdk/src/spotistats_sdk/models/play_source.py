# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

PlaySource = Literal["account", "extended", "polled"]

PLAY_SOURCE_VALUES: set[PlaySource] = {
    "account",
    "extended",
    "polled",
}


def check_play_source(value: str) -> PlaySource:
    if value in PLAY_SOURCE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLAY_SOURCE_VALUES!r}"
    )
