"""The account, its access tokens, and signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.flows import Flow, ask
from spotistats.querying import without_nothing
from spotistats_sdk.api.account import (
    create_token as create,
)
from spotistats_sdk.api.account import (
    delete_me,
    disconnect_spotify,
    get_audit,
    get_me,
    list_tokens,
    update_me,
)
from spotistats_sdk.api.account import (
    revoke_token as revoke,
)
from spotistats_sdk.api.auth import (
    create_ticket,
    get_sign_in_options,
    log_out_everywhere,
)
from spotistats_sdk.models import AccountChanges, NewTicket, NewToken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from spotistats import results
    from spotistats_sdk.models import TokenScope


def me() -> Flow[results.Account]:
    """The account: its time zone, its counting rule, its link to Spotify."""
    return ask(get_me)


def update_account(
    *,
    display_name: str | None = None,
    time_zone: str | None = None,
    min_ms: int | None = None,
    count_skipped: bool | None = None,
    count_incognito: bool | None = None,
    join_recordings: bool | None = None,
) -> Flow[results.Account]:
    """Change the account; what is left out stays as it is."""
    rule = {"min_ms": min_ms, "count_skipped": count_skipped, "count_incognito": count_incognito}
    changes = {
        "display_name": display_name,
        "time_zone": time_zone,
        "counting_rule": without_nothing(rule) or None,
        "join_recordings": join_recordings,
    }
    return ask(update_me, body=AccountChanges.from_dict(without_nothing(changes)))


def audit(*, limit: int = 50, offset: int = 0) -> Flow[results.AuditList]:
    """What was done with the account, the latest first."""
    return ask(get_audit, limit=limit, offset=offset)


def delete_account(confirm: str) -> Flow[None]:
    """Delete the account and all that belongs to it, for good; `confirm` is its id."""
    return ask(delete_me, confirm=confirm)


def unlink_spotify() -> Flow[None]:
    """Disconnect from Spotify; its tokens are deleted, the history stays."""
    return ask(disconnect_spotify)


def create_token(
    name: str, scopes: Sequence[TokenScope], *, expires_at: datetime | None = None
) -> Flow[results.CreatedToken]:
    """An access token; its `secret` is only in this answer."""
    body = {
        "name": name,
        "scopes": list(dict.fromkeys(scopes)),
        "expires_at": expires_at and expires_at.isoformat(),
    }
    return ask(create, body=NewToken.from_dict(without_nothing(body)))


def tokens() -> Flow[results.TokenList]:
    """The access tokens, without their secrets."""
    return ask(list_tokens)


def revoke_token(token_id: str) -> Flow[None]:
    """Revoke an access token; it is refused from now on."""
    return ask(revoke, token_id)


def sign_in_options() -> Flow[results.SignInOptions]:
    """Whether people can sign in with Spotify here, and what is in the way."""
    return ask(get_sign_in_options)


def ticket(return_to: str = "/") -> Flow[results.Ticket]:
    """An address that opens this service in a browser, signed in."""
    return ask(create_ticket, body=NewTicket(return_to=return_to))


def sign_out_everywhere() -> Flow[None]:
    """End all sessions of browsers."""
    return ask(log_out_everywhere)
