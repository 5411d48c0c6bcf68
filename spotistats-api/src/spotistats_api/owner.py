"""The owner of a server: how they get in where nobody can sign in yet, or nobody has Spotify."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from spotistats_api.signing_in.setup import enter_url
from spotistats_common.errors import ConfigurationError
from spotistats_common.models.accounts import OF_A_PERSON
from spotistats_common.models.audit import Action
from spotistats_common.store.audit import Audit
from spotistats_common.store.tickets import PREFIX, Tickets
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document


def sign_in_link(
    database: Database[Document], display_name: str, time_zone: str, settings: Settings
) -> str:
    """An address that signs a browser in as the owner, once, for ten minutes.

    Raises:
        ConfigurationError: there is no such time zone, or the server's address is not set.
    """
    if settings.public_url is None:
        raise ConfigurationError(
            "Set SPOTISTATS_PUBLIC_URL: the address at which browsers reach this server."
        )
    owner = _owner(database, display_name, time_zone)
    secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
    Tickets(database).add(owner.id, secret, "/")
    return enter_url(settings.public_url, secret)


def token(
    database: Database[Document],
    display_name: str,
    time_zone: str,
    name: str,
    settings: Settings,
) -> str:
    """The secret of a new access token of the owner's, for everything that a person may do.

    That it was made is in the record of what was done with the account.

    Raises:
        ConfigurationError: there is no such time zone.
    """
    owner = _owner(database, display_name, time_zone)
    secret = new_secret()
    made = new_token(owner.id, name, OF_A_PERSON, None)
    Tokens(database).add(made, secret)
    Audit(database, settings.audit_days).note(owner.id, Action.TOKEN_CREATED, subject_id=made.id)
    return secret


def _owner(database: Database[Document], display_name: str, time_zone: str) -> User:
    try:
        ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError) as error:
        raise ConfigurationError(
            f"There is no time zone {time_zone!r}; give a name such as Europe/Vilnius."
        ) from error
    return Users(database).ensure_owner(display_name, time_zone)
