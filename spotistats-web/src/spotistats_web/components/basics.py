"""Small things: icons, drawn covers, links, cards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dash import html

from spotistats_web import palette
from spotistats_web.components.attributes import aria, data

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

_ITEM_PAGES = {"tracks": "track", "albums": "album", "artists": "artist"}
_ITEM_PLAYS = {
    "shows": ("podcast", "show_id"),
    "episodes": ("podcast", "episode_id"),
    "audiobooks": ("audiobook", "audiobook_id"),
    "platforms": ("music", "platform"),
    "countries": ("music", "country"),
}
"""What has no page of its own: the kind of its plays, and the field that says it."""


def icon(name: str) -> Component:
    """A symbol in the colour of the text around it; it says nothing to a screen reader."""
    return html.Span(
        className="icon",
        style={"--icon": f"url(/assets/icons/{name}.svg)"},
        **aria(hidden="true"),
    )


def cover(
    name: str, *, size: str = "", is_round: bool = False, art: str | None = None
) -> Component:
    """A drawn cover: two letters on colours that follow from the name. `size`: `large` or none.

    `art` says what it is the cover of (see `art_of`): if Spotify has a picture of that, the
    browser lays it over.
    """
    words = [word for word in name.split() if word[0].isalnum()] or [name or "?"]
    letters = (words[0][:1] + (words[1][:1] if len(words) > 1 else "")).upper()
    classes = ["cover", *(["round"] if is_round else []), *([size] if size else [])]
    return html.Span(
        letters,
        className=" ".join(classes),
        style={"--hue": str(palette.hue(name))},
        **aria(hidden="true"),
        **({} if art is None else data(art=art)),
    )


def cover_of(view: View, entity: str, item_id: str, name: str, *, size: str = "") -> Component:
    """The cover of a thing. Who is not signed in, and so cannot ask for pictures, sees it drawn."""
    art = None if view.someone is None else art_of(entity, item_id)
    return cover(name, size=size, is_round=entity == "artists", art=art)


def art_of(entity: str, item_id: str) -> str | None:
    """How our script names the picture of a thing; None for what has none."""
    return f"{entity}/{item_id}" if entity in _ITEM_PAGES else None


def item_link(view: View, entity: str, item_id: str, name: str) -> Component:
    """A name that leads to the page of the thing, or to its plays; about the same period.

    Who is not signed in has no such pages.
    """
    href = None if view.someone is None else href_of(view, entity, item_id)
    if href is None:
        return html.Span(name, className="name", title=name)
    return html.A(name, href=href, className="name", title=name)


def href_of(view: View, entity: str, item_id: str) -> str | None:
    """The page of a thing; of what has none, its plays. None for what is neither."""
    if (page := _ITEM_PAGES.get(entity)) is not None:
        return view.to(f"/{page}/{quote(item_id, safe='')}")
    if (asked := _ITEM_PLAYS.get(entity)) is None:
        return None
    kind, field = asked
    where = json.dumps({"field": field, "op": "eq", "value": item_id}, separators=(",", ":"))
    return view.to("/plays", kind=kind, where=where)


def card(
    title: str | None,
    *body: Any,
    note: str | Component | None = None,
    action: Component | None = None,
    extra: str = "",
) -> Component:
    """A card: its title, what is in it, an action at the right of the title."""
    parts: list[Any] = []
    if title is not None:
        heading = [html.H2(title)] + ([html.P(note, className="dim")] if note else [])
        parts.append(html.Div([html.Div(heading), action], className="card-head"))
    return html.Section([*parts, *body], className=f"card {extra}".strip())


def more(text: str, href: str) -> Component:
    """A quiet link at the head of a card."""
    return html.A([text, icon("chevron-right")], href=href, className="more")


def hidden(text: str) -> Component:
    """Words for screen readers alone."""
    return html.Span(text, className="visually-hidden")


def choices(label: str, options: list[tuple[str, str, bool]]) -> Component:
    """Links side by side of which one is chosen: text, address, whether it is."""
    return html.Nav(
        [
            html.A(
                text,
                href=href,
                className="choice",
                **(aria(current="true") if chosen else {}),
            )
            for text, href, chosen in options
        ],
        className="choices",
        **aria(label=label),
    )


def legend(entries: list[tuple[str, str]]) -> Component:
    """What the colours of a chart mean: texts and colours."""
    return html.Ul(
        [
            html.Li([html.Span(className="key", style={"--key": colour}), text])
            for text, colour in entries
        ],
        className="legend",
    )
