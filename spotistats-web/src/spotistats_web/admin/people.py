"""Admin: everybody who has an account, and removing somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.admin import list_users, remove_user
from spotistats_sdk.models import UserList
from spotistats_web import formats
from spotistats_web.components.basics import card
from spotistats_web.components.paging import paging
from spotistats_web.session import ask, do
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import table
from spotistats_web.texts import admin as texts
from spotistats_web.texts import settings as settings_texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import UserHead
    from spotistats_web.page import View

_PER_PAGE = 50


async def people(view: View) -> Component:
    """A page of them, the oldest first."""
    page = view.query.integer("page", 1, least=1, most=100_000)
    request = list_users.asyncio_detailed(
        client=view.client, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE
    )
    found = await ask(request, UserList)
    listed = table(texts.USER_COLUMNS, [_row(view, each) for each in found.items], texts.USERS)
    pages = None
    if found.total > _PER_PAGE:
        pages = paging(
            view, page=page, per_page=_PER_PAGE, count=len(found.items), total=found.total
        )
    return card(texts.USERS, listed, pages, note=formats.counted(found.total, "account"))


def _row(view: View, user: UserHead) -> list[object]:
    is_me = user.id == view.account.id
    marks = [texts.IS_ADMIN] * user.is_admin + [texts.YOU] * is_me
    name = [html.Span(user.display_name), *(html.Span(mark, className="tag") for mark in marks)]
    button = None
    if not is_me:
        button = deed_button(REMOVE, user.id, user.display_name, texts.REMOVE)
    last = user.last_sync_at
    return [
        html.Span(name, className="row wrap"),
        settings_texts.LINK_STATES[user.link_state],
        formats.number(user.plays),
        settings_texts.NEVER if last is None else formats.ago(last, view.now),
        formats.day(user.created_at.astimezone(view.zone).date()),
        button,
    ]


async def _remove(client: Client, user_id: str) -> None:
    await do(remove_user.asyncio_detailed(user_id, client=client, confirm=user_id))


REMOVE = Deed(
    "remove-user", texts.REMOVE_TITLE, texts.REMOVE_ASK, texts.REMOVE_DO, _remove,
    word=texts.REMOVE_WORD,
)  # fmt: skip
register(REMOVE)
