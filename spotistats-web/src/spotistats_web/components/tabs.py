"""Ways to ask: the builder and SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.components.basics import choices
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

BUILDER, SQL = "/explore", "/explore/sql"


def ways_to_ask(chosen: str) -> Component:
    """Links to both, of which one is chosen."""
    options = [(texts.BUILDER, BUILDER, chosen == BUILDER), (texts.SQL, SQL, chosen == SQL)]
    return choices(texts.TABS, options)
