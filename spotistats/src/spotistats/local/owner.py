"""The local owner: the one account of a local installation, and its token for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.local.zone import machine_zone
from spotistats_common.models.accounts import Scope, User, new_id, utc_now
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats.local.folder import DataFolder
    from spotistats_common.store.client import Document

SCOPES = frozenset(Scope) - {Scope.SERVICE}
"""What the owner's token allows; `service` is for the services among themselves."""


def ensure_owner(database: Database[Document], folder: DataFolder) -> tuple[str, str]:
    """The owner's id, and the secret of their token; both are made if they are missing.

    A token in the folder that still works is kept, so that what it was copied to goes on working.
    """
    users, tokens = Users(database), Tokens(database)
    owner = users.local_owner()
    if owner is None:
        is_admin = not users.has_admin()
        owner = User(new_id(), "Me", machine_zone(), is_local_owner=True, is_admin=is_admin)
        users.add(owner)
    secret = folder.token()
    if secret is not None and _works(tokens, secret, owner):
        return owner.id, secret
    secret = new_secret()
    tokens.add(new_token(owner.id, "command line", SCOPES, None), secret)
    folder.write_token(secret)
    return owner.id, secret


def _works(tokens: Tokens, secret: str, owner: User) -> bool:
    token = tokens.of_secret(secret)
    return (
        token is not None
        and token.user_id == owner.id
        and set(token.scopes) >= SCOPES
        and (token.expires_at is None or token.expires_at > utc_now())
    )
