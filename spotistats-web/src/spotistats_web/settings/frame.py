"""What every page of the settings has: the way to the others, and the dialogue before deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web.components.basics import choices
from spotistats_web.page import Shown
from spotistats_web.settings.deeds import confirmation
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

ADMIN_PATH = "/admin"


def shown(view: View, *body: Component, lead: str | None = None, title: str | None = None) -> Shown:
    """A page of the settings."""
    sections = dict(texts.SECTIONS)
    if view.account.is_admin:
        sections[ADMIN_PATH] = texts.ADMIN
    here = view.path.rstrip("/")
    links = [(name, path, path == here) for path, name in sections.items()]
    parts = [html.Div(choices(texts.TITLE, links), className="controls"), *body, confirmation()]
    return Shown(parts, title=title or texts.TITLE, lead=lead or texts.LEAD)
