"""Admin: who is here, and who may join."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.admin import get_sign_ups
from spotistats_sdk.api.auth import list_invitations
from spotistats_sdk.models import InvitationList, SignUpsPolicy
from spotistats_web.admin import joining
from spotistats_web.admin.people import people
from spotistats_web.components.states import card_state, empty
from spotistats_web.page import Page
from spotistats_web.session import ask
from spotistats_web.settings.frame import ADMIN_PATH, shown
from spotistats_web.texts import admin as texts

if TYPE_CHECKING:
    from dash import Dash

    from spotistats_web.page import Shown, View


async def load(view: View) -> Shown:
    """Everything that the admin decides; others are told that it is not for them."""
    if not view.account.is_admin:
        state = empty(texts.ONLY_ADMIN, texts.ONLY_ADMIN_HINT, symbol="shield-user")
        return shown(view, card_state(state), title=texts.TITLE, lead=texts.LEAD)
    client = view.client
    policy, found, everybody = await gather(
        ask(get_sign_ups.asyncio_detailed(client=client), SignUpsPolicy),
        ask(list_invitations.asyncio_detailed(client=client), InvitationList),
        people(view),
    )
    cards = [joining.sign_ups(policy), joining.invitations(policy, found, view.zone)]
    return shown(
        view,
        html.Div(cards, className="grid halves start"),
        everybody,
        title=texts.TITLE,
        lead=texts.LEAD,
    )


def add_callbacks(app: Dash) -> None:
    """Those of its parts; the dialogue is that of the settings."""
    joining.add_callbacks(app)


PAGES = [Page(ADMIN_PATH, texts.TITLE, load, has_period=False)]
