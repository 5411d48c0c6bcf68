# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ImportFileState = Literal["ignored", "partly_read", "read", "unreadable", "waiting"]

IMPORT_FILE_STATE_VALUES: set[ImportFileState] = {
    "ignored",
    "partly_read",
    "read",
    "unreadable",
    "waiting",
}


def check_import_file_state(value: str) -> ImportFileState:
    if value in IMPORT_FILE_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {IMPORT_FILE_STATE_VALUES!r}"
    )
