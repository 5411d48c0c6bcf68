"""Plays: every single one of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.plays import list_plays
from spotistats_sdk.models import PlayPage
from spotistats_sdk.types import UNSET
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card
from spotistats_web.components.plays import plays_list
from spotistats_web.components.states import empty_period, link_button
from spotistats_web.page import Page, Place, Shown
from spotistats_web.period import EVERYTHING, FROM, PERIOD, TO
from spotistats_web.session import ask
from spotistats_web.texts import plays as texts

if TYPE_CHECKING:
    from spotistats_web.page import View

PER_PAGE = 50
_CURSOR = "cursor"


async def load(view: View) -> Shown:
    """A page of plays, and the way to older ones."""
    cursor = view.query.get(_CURSOR) or UNSET
    page = await ask(
        list_plays.asyncio_detailed(limit=PER_PAGE, min_ms=0, cursor=cursor, **view.within),
        PlayPage,
    )
    if not page.items:
        every = view.same(**{PERIOD: EVERYTHING, FROM: None, TO: None, _CURSOR: None})
        return Shown([empty_period(every)])
    ways = []
    if cursor is not UNSET:
        ways.append(link_button(texts.NEWEST, view.same(**{_CURSOR: None})))
    if page.next_cursor is not None:
        ways.append(link_button(texts.OLDER, view.same(**{_CURSOR: page.next_cursor})))
    body = [
        card(None, plays_list(view, page.items, relative=False)),
        html.Nav(ways, className="pages", **aria(label=texts.TITLE)),
    ]
    return Shown(body, lead=texts.LEAD)


PAGES = [Page("/plays", texts.TITLE, load, Place("history", 30), compares=False)]
