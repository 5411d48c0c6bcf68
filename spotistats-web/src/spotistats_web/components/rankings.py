"""Ranked things: short lists in cards, and whole tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats, texts
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import cover_of, hidden, item_link
from spotistats_web.texts.countries import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import TopItem
    from spotistats_web.page import View

NO_COVER = ("platforms", "countries")


def move(item: TopItem, *, compares: bool) -> Component | None:
    """How its rank changed since the previous period."""
    if not compares:
        return None
    if item.is_new:
        return html.Span(texts.NEW, className="move new", title=texts.NEW_HINT)
    if item.rank_change is None:
        return None
    places = abs(item.rank_change)
    if places == 0:
        return html.Span(["–", hidden(texts.SAME)], className="move same", title=texts.SAME)
    said = (texts.UP if item.rank_change > 0 else texts.DOWN).format(n=places)
    arrow = "▲" if item.rank_change > 0 else "▼"
    kind = "up" if item.rank_change > 0 else "down"
    parts = [html.Span(f"{arrow} {formats.number(places)}", **aria(hidden="true")), hidden(said)]
    return html.Span(parts, className=f"move {kind}", title=said)


def short_list(view: View, entity: str, items: Sequence[TopItem]) -> Component:
    """A few things in order, each with a bar that says how much."""
    most = max((item.plays for item in items), default=1) or 1
    return html.Ol(
        [
            html.Li(
                [
                    html.Span(str(item.rank), className="rank", **aria(hidden="true")),
                    named(view, entity, item),
                    html.Span(
                        [
                            html.Span(formats.number(item.plays), className="amount"),
                            html.Span(
                                formats.listened(item.listened_ms),
                                className="dim",
                                title=formats.exact_time(item.listened_ms),
                            ),
                        ],
                        className="amounts",
                    ),
                    html.Span(className="bar-of", style={"--part": f"{item.plays / most:.3f}"}),
                ]
            )
            for item in items
        ],
        className="ranking",
    )


def named(view: View, entity: str, item: TopItem) -> Component:
    """A thing with its drawn cover and whose it is."""
    under = None if item.artist is None or entity == "artists" else item.artist
    name = COUNTRIES.get(item.name, item.name) if entity == "countries" else item.name
    lines = [item_link(view, entity, item.id, name)]
    if under is not None:
        lines.append(html.Span(under.name, className="dim sub", title=under.name))
    elif entity == "episodes" and item.album is not None:
        lines.append(html.Span(item.album.name, className="dim sub"))
    picture = None if entity in NO_COVER else cover_of(view, entity, item.id, item.name)
    return html.Span([picture, html.Span(lines, className="lines")], className="thing")
