"""The local owner: the one account of a local installation, and its token for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.local.zone import machine_zone
from spotistats_common.models.accounts import OF_A_PERSON, utc_now
from spotistats_common.models.audit import Action
from spotistats_common.store.audit import Audit
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats.local.folder import DataFolder
    from spotistats_common.models.accounts import User
    from spotistats_common.store.client import Document


def ensure_owner(
    database: Database[Document], folder: DataFolder, audit_days: int
) -> tuple[str, str]:
    """The owner's id, and the secret of their token; both are made if they are missing.

    That a token was made is kept for `audit_days` in the record of what was done with the account.
    A token in the folder that still works is kept, so that what it was copied to goes on working.
    """
    tokens = Tokens(database)
    owner = Users(database).ensure_owner("Me", machine_zone())
    secret = folder.token()
    if secret is not None and _works(tokens, secret, owner):
        return owner.id, secret
    secret = new_secret()
    made = new_token(owner.id, "command line", OF_A_PERSON, None)
    tokens.add(made, secret)
    Audit(database, audit_days).note(owner.id, Action.TOKEN_CREATED, subject_id=made.id)
    folder.write_token(secret)
    return owner.id, secret


def _works(tokens: Tokens, secret: str, owner: User) -> bool:
    token = tokens.of_secret(secret)
    return (
        token is not None
        and token.user_id == owner.id
        and set(token.scopes) >= OF_A_PERSON
        and (token.expires_at is None or token.expires_at > utc_now())
    )
