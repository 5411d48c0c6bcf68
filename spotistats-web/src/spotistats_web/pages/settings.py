"""Settings: everything that is the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.page import Page, Place
from spotistats_web.settings import (
    access,
    artwork,
    counting,
    data,
    deeds,
    imports,
    profile,
    shares,
    spotify,
)
from spotistats_web.settings.frame import shown
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash import Dash

    from spotistats_web.page import Shown, View


async def load(view: View) -> Shown:
    """Who the person is, and how their plays count."""
    return shown(view, profile.profile(view), await counting.counting(view), artwork.artwork())


def add_callbacks(app: Dash) -> None:
    """Those of all parts."""
    for part in (deeds, profile, counting, spotify, imports, shares, access):
        part.add_callbacks(app)


PAGES = [
    Page("/settings", texts.TITLE, load, Place("settings", 100), has_period=False),
    Page(spotify.PATH, texts.TITLE, spotify.load, has_period=False),
    Page(imports.PATH, texts.TITLE, imports.load, has_period=False),
    Page(shares.PATH, texts.TITLE, shares.load, has_period=False),
    Page(access.PATH, texts.TITLE, access.load, has_period=False),
    Page(data.PATH, texts.TITLE, data.load, has_period=False),
]
