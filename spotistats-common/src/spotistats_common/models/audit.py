"""What was done with an account, as it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Action(StrEnum):
    """What was done; the contract's `AuditAction`."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    SPOTIFY_LINKED = "spotify_linked"
    SPOTIFY_UNLINKED = "spotify_unlinked"
    TOKEN_CREATED = "token_created"  # noqa: S105 - no password
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    IMPORT_DELETED = "import_deleted"
    EXPORT_TAKEN = "export_taken"
    SHARE_CREATED = "share_created"
    SHARE_REVOKED = "share_revoked"
    INVITATION_CREATED = "invitation_created"
    INVITATION_REVOKED = "invitation_revoked"
    SIGN_UPS_CHANGED = "sign_ups_changed"
    USER_REMOVED = "user_removed"
    ACCOUNT_DELETED = "account_deleted"


OF_ADMINS = frozenset(
    {
        Action.INVITATION_CREATED,
        Action.INVITATION_REVOKED,
        Action.SIGN_UPS_CHANGED,
        Action.USER_REMOVED,
        Action.ACCOUNT_DELETED,
    }
)
"""What only an admin does; and that accounts were deleted, of which nothing else is left."""
OF_NOBODY = frozenset({Action.ACCOUNT_DELETED})
"""What is kept without whom it was about: nothing of them is left."""


class By(StrEnum):
    """What it was done with."""

    SIGN_IN = "sign_in"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105 - no password
    COMMAND = "command"
    """On the machine itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done."""

    id: str
    happened_at: datetime
    action: Action
    by: By
    token_id: str | None = None
    """Which access token did it."""
    subject_id: str | None = None
    """Of a token, an import, a share or an invitation: which one. Never a person."""
