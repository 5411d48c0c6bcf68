"""The local owner: the one account of a local installation, and its token for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.local.zone import machine_zone
from spotistats_common.models.accounts import OF_A_PERSON, utc_now
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats.local.folder import DataFolder
    from spotistats_common.models.accounts import User
    from spotistats_common.store.client import Document


def ensure_owner(database: Database[Document], folder: DataFolder) -> tuple[str, str]:
    """The owner's id, and the secret of their token; both are made if they are missing.

    A token in the folder that still works is kept, so that what it was copied to goes on working.
    """
    tokens = Tokens(database)
    owner = Users(database).ensure_owner("Me", machine_zone())
    secret = folder.token()
    if secret is not None and _works(tokens, secret, owner):
        return owner.id, secret
    secret = new_secret()
    tokens.add(new_token(owner.id, "command line", OF_A_PERSON, None), secret)
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
