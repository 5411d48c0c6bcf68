"""Settings: taking everything along, and deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.account import delete_me
from spotistats_web.components.basics import card, icon
from spotistats_web.session import BASE_PATH, do
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.frame import shown
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_web.page import Shown, View

PATH = "/settings/data"
_EXPORT = f"{BASE_PATH}/me/export"


async def load(view: View) -> Shown:
    """Files to download, and the way out."""
    files = [_file(_EXPORT, texts.EVERYTHING, texts.EVERYTHING_HINT)]
    for name, (title, hint) in texts.FORMATS.items():
        address = f"{_EXPORT}/plays?format={name}"
        files.append(_file(address, texts.PLAYS_AS.format(format=title), hint))
    button = deed_button(DELETE, view.account.id, "", texts.DELETE_BUTTON, symbol="trash-2")
    return shown(
        view,
        card(texts.EXPORT, html.Ul(files, className="files"), note=texts.EXPORT_HINT),
        card(texts.DELETE, html.P(texts.DELETE_HINT), button, extra="spaced danger-zone"),
    )


def _file(address: str, title: str, hint: str) -> Component:
    name = html.Span([html.B(title), html.Span(hint, className="dim")], className="lines")
    return html.Li(html.A([name, icon("download")], href=address, download=True))


async def _delete(client: Client, account_id: str) -> None:
    await do(delete_me.asyncio_detailed(client=client, confirm=account_id))


DELETE = Deed(
    "delete", texts.DELETE_TITLE, texts.DELETE_ASK, texts.DELETE_DO, _delete,
    word=texts.DELETE_WORD, leads_to="/",
)  # fmt: skip
register(DELETE)
