"""Settings: whether this browser loads covers and pictures from Spotify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web.components.attributes import data
from spotistats_web.components.basics import card
from spotistats_web.components.fields import Input
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component


def artwork() -> Component:
    """A box to tick, which `assets/artwork.js` keeps in the browser."""
    box = Input(type="checkbox", checked=True, **data(artwork=""))
    return card(
        texts.ARTWORK,
        html.Label([box, html.Span(texts.ARTWORK_SHOW)], className="check"),
        note=texts.ARTWORK_HINT,
    )
