# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

SyncState = Literal["failed", "queued", "running", "succeeded", "waiting"]

SYNC_STATE_VALUES: set[SyncState] = {
    "failed",
    "queued",
    "running",
    "succeeded",
    "waiting",
}


def check_sync_state(value: str) -> SyncState:
    if value in SYNC_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SYNC_STATE_VALUES!r}"
    )
