# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

AuditAction = Literal[
    "account_deleted",
    "export_taken",
    "import_deleted",
    "invitation_created",
    "invitation_revoked",
    "share_created",
    "share_revoked",
    "sign_ups_changed",
    "signed_in",
    "signed_out",
    "signed_out_everywhere",
    "spotify_linked",
    "spotify_unlinked",
    "token_created",
    "token_revoked",
    "user_removed",
]

AUDIT_ACTION_VALUES: set[AuditAction] = {
    "account_deleted",
    "export_taken",
    "import_deleted",
    "invitation_created",
    "invitation_revoked",
    "share_created",
    "share_revoked",
    "sign_ups_changed",
    "signed_in",
    "signed_out",
    "signed_out_everywhere",
    "spotify_linked",
    "spotify_unlinked",
    "token_created",
    "token_revoked",
    "user_removed",
}


def check_audit_action(value: str) -> AuditAction:
    if value in AUDIT_ACTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {AUDIT_ACTION_VALUES!r}"
    )
