# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

SyncKind = Literal["metadata", "poll", "rankings"]

SYNC_KIND_VALUES: set[SyncKind] = {
    "metadata",
    "poll",
    "rankings",
}


def check_sync_kind(value: str) -> SyncKind:
    if value in SYNC_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SYNC_KIND_VALUES!r}")
