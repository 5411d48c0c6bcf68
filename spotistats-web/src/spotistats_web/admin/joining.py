"""Admin: who may join, and invitations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

import dash_mantine_components as dmc
from dash import Input, Output, State, html, no_update

from spotistats_sdk.api.account import get_me
from spotistats_sdk.api.admin import set_sign_ups
from spotistats_sdk.api.auth import create_invitation, list_invitations, revoke_invitation
from spotistats_sdk.models import (
    Account,
    CreatedInvitation,
    InvitationList,
    NewInvitation,
    NewSignUps,
    SignUpsPolicy,
)
from spotistats_web import formats
from spotistats_web.components.basics import card
from spotistats_web.components.shell import REFRESH
from spotistats_web.session import ask, do, visitor
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import (
    FAILURES,
    failed,
    shown_once,
    status,
    submit,
    table,
    text_field,
    wrong,
)
from spotistats_web.texts import admin as texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import Invitation, SignUps

_POLICY, _POLICY_STATUS = "sign-ups", "sign-ups-status"
_NAME, _CREATE, _STATUS = "invitation-name", "invitation-create", "invitation-status"
_MADE, _LIST = "invitation-made", "invitation-list"


def sign_ups(policy: SignUpsPolicy) -> Component:
    """The three ways, of which one holds."""
    options = [
        dmc.Radio(value=value, label=label, description=hint, disabled=policy.is_fixed)
        for value, (label, hint) in texts.CHOICES.items()
    ]
    group: Component = dmc.RadioGroup(
        html.Div(options, className="options"),
        id=_POLICY,
        label=texts.SIGN_UPS,
        value=policy.sign_ups,
        labelProps={"className": "visually-hidden"},
    )
    note = html.P(texts.FIXED, className="dim") if policy.is_fixed else status(_POLICY_STATUS)
    return card(texts.SIGN_UPS, group, note, note=texts.SIGN_UPS_HINT, extra="spaced")


def invitations(policy: SignUpsPolicy, found: InvitationList, zone: ZoneInfo) -> Component:
    """Making one, and those that can still be used."""
    if policy.sign_ups == "invited":
        name = text_field(_NAME, texts.NAME)
        parts = [
            name,
            html.Div([submit(_CREATE, texts.CREATE), status(_STATUS)], className="row"),
            html.Div(id=_MADE),
        ]
    else:
        why_not = texts.NEVER_INVITED if policy.is_fixed else texts.NOT_INVITED
        parts = [html.P(why_not, className="dim")]
    listed = html.Div(_listed(found.items, zone), id=_LIST)
    return card(
        texts.INVITATIONS,
        html.Div([*parts, listed], className="form wide"),
        note=texts.INVITATIONS_HINT,
    )


def _listed(found: list[Invitation], zone: ZoneInfo) -> Component:
    if not found:
        return html.P(texts.NONE, className="dim")
    rows = [
        [
            each.name,
            formats.day(each.created_at.astimezone(zone).date()),
            formats.day(each.expires_at.astimezone(zone).date()),
            deed_button(REVOKE, each.id, each.name, texts.REVOKE),
        ]
        for each in found
    ]
    return table(texts.COLUMNS, rows, texts.INVITATIONS)


async def _revoke(client: Client, invitation_id: str) -> None:
    await do(revoke_invitation.asyncio_detailed(invitation_id, client=client))


REVOKE = Deed("revoke-invitation", texts.REVOKE_TITLE, texts.REVOKE_ASK, texts.REVOKE, _revoke)
register(REVOKE)


def add_callbacks(app: Dash) -> None:
    """Decide who may join; invite."""

    @app.callback(
        Output(REFRESH, "data", allow_duplicate=True),
        Output(_POLICY_STATUS, "children"),
        Input(_POLICY, "value"),
        prevent_initial_call=True,
    )
    async def decide(value: str) -> Any:
        body = NewSignUps(cast("SignUps", value))
        try:
            request = set_sign_ups.asyncio_detailed(client=visitor().client, body=body)
            await ask(request, SignUpsPolicy)
        except FAILURES as error:
            return no_update, failed(error)
        return datetime.now(UTC).timestamp(), no_update

    @app.callback(
        Output(_STATUS, "children"),
        Output(_MADE, "children"),
        Output(_LIST, "children"),
        Output(_NAME, "value"),
        Input(_CREATE, "n_clicks"),
        State(_NAME, "value"),
        prevent_initial_call=True,
    )
    async def invite(clicks: int | None, name: str | None) -> Any:
        if not clicks:
            return (no_update,) * 4
        name = (name or "").strip()
        if not name:
            return wrong(texts.SAY_NAME), no_update, no_update, no_update
        client = visitor().client
        try:
            request = create_invitation.asyncio_detailed(client=client, body=NewInvitation(name))
            made = await ask(request, CreatedInvitation)
            found = await ask(list_invitations.asyncio_detailed(client=client), InvitationList)
            account = await ask(get_me.asyncio_detailed(client=client), Account)
        except FAILURES as error:
            return failed(error), no_update, no_update, no_update
        panel = shown_once(texts.MADE.format(name=made.name), made.url, texts.SEND)
        return None, panel, _listed(found.items, ZoneInfo(account.time_zone)), ""
