"""What administrators may do: invite people, see who is there, say who may come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.flows import Flow, ask
from spotistats_sdk.api.admin import get_admin_audit, get_sign_ups, list_users
from spotistats_sdk.api.admin import remove_user as remove
from spotistats_sdk.api.admin import set_sign_ups as set_policy
from spotistats_sdk.api.auth import create_invitation, list_invitations
from spotistats_sdk.api.auth import revoke_invitation as revoke
from spotistats_sdk.models import NewInvitation, NewSignUps

if TYPE_CHECKING:
    from spotistats import results
    from spotistats_sdk.models import SignUps


def invite(name: str) -> Flow[results.CreatedInvitation]:
    """An invitation for somebody."""
    return ask(create_invitation, body=NewInvitation(name=name))


def invitations() -> Flow[results.InvitationList]:
    """The invitations that were not used yet."""
    return ask(list_invitations)


def revoke_invitation(invitation_id: str) -> Flow[None]:
    """Revoke an invitation."""
    return ask(revoke, invitation_id)


def users(*, limit: int = 50, offset: int = 0) -> Flow[results.UserList]:
    """Everybody who has an account here, the oldest first."""
    return ask(list_users, limit=limit, offset=offset)


def admin_audit(*, limit: int = 50, offset: int = 0) -> Flow[results.AuditList]:
    """What was done here as the admin, the latest first."""
    return ask(get_admin_audit, limit=limit, offset=offset)


def remove_user(user_id: str, confirm: str) -> Flow[None]:
    """Delete another person's account with everything of it; `confirm` is its id again."""
    return ask(remove, user_id, confirm=confirm)


def sign_ups() -> Flow[results.SignUpsPolicy]:
    """Who may make an account."""
    return ask(get_sign_ups)


def set_sign_ups(who: SignUps) -> Flow[results.SignUpsPolicy]:
    """Say who may make an account, from now on."""
    return ask(set_policy, body=NewSignUps(sign_ups=who))
