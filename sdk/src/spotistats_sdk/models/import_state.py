# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ImportState = Literal[
    "failed", "queued", "running", "succeeded", "succeeded_with_errors", "undoing"
]

IMPORT_STATE_VALUES: set[ImportState] = {
    "failed",
    "queued",
    "running",
    "succeeded",
    "succeeded_with_errors",
    "undoing",
}


def check_import_state(value: str) -> ImportState:
    if value in IMPORT_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {IMPORT_STATE_VALUES!r}"
    )
