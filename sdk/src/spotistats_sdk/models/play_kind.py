# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

PlayKind = Literal["audiobook", "music", "podcast", "unknown"]

PLAY_KIND_VALUES: set[PlayKind] = {
    "audiobook",
    "music",
    "podcast",
    "unknown",
}


def check_play_kind(value: str) -> PlayKind:
    if value in PLAY_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLAY_KIND_VALUES!r}")
