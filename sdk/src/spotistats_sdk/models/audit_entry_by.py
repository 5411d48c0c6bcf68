# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

AuditEntryBy = Literal["command", "session", "sign_in", "token"]

AUDIT_ENTRY_BY_VALUES: set[AuditEntryBy] = {
    "command",
    "session",
    "sign_in",
    "token",
}


def check_audit_entry_by(value: str) -> AuditEntryBy:
    if value in AUDIT_ENTRY_BY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {AUDIT_ENTRY_BY_VALUES!r}"
    )
