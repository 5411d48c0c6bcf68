"""Two sides beside each other: key figures, what is on both, and on one alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card, hidden
from spotistats_web.components.lists import Column, Row, listed, table, thing
from spotistats_web.components.states import empty
from spotistats_web.texts import compare as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash.development.base_component import Component

    from spotistats_sdk.models import (
        ComparedGroup,
        ComparedItem,
        ComparedPlace,
        Comparison,
        SummaryFigures,
    )
    from spotistats_web.page import View

LISTED = 10


@dataclass(frozen=True)
class Sides:
    """What both sides are called, and what is called new, kept and gone."""

    first: str
    second: str
    are_periods: bool = True


def figures_of_both(first: SummaryFigures, second: SummaryFigures, sides: Sides) -> Component:
    """Each key figure of both sides, with bars towards either side."""
    head = html.Div(
        [
            html.Span(
                [_key(palette.FIRST_SIDE), sides.first], className="side end", role="columnheader"
            ),
            html.Span(hidden(texts.FIGURE), role="columnheader"),
            html.Span(
                [_key(palette.SECOND_SIDE), sides.second], className="side", role="columnheader"
            ),
        ],
        className="versus head",
        role="row",
    )
    lines = [_line(label, write, value(first), value(second)) for label, write, value in _FIGURES]
    return card(texts.FIGURES, html.Div([head, *lines], role="table", **aria(label=texts.FIGURES)))


_FIGURES: tuple[tuple[str, Callable[[float], str], Callable[[SummaryFigures], float]], ...] = (
    (shared.LISTENED, lambda value: formats.listened(int(value)), lambda f: f.listened_ms),
    (shared.PLAYS, formats.number, lambda f: f.plays),
    (shared.ENTITIES["artists"], formats.number, lambda f: f.artists),
    (shared.ENTITIES["albums"], formats.number, lambda f: f.albums),
    (shared.ENTITIES["tracks"], formats.number, lambda f: f.tracks),
    (shared.DAYS, formats.number, lambda f: f.active_days),
    (texts.PER_DAY, formats.number, lambda f: f.plays_per_active_day or 0),
)


def _key(colour: str) -> Component:
    return html.Span(className="key", style={"--key": colour})


def _line(label: str, write: Callable[[float], str], first: float, second: float) -> Component:
    most = max(first, second) or 1
    change = formats.change(second, first) or ""
    if change[1:] == "0%":
        change = ""
    return html.Div(
        [
            _side(write(first), first / most, palette.FIRST_SIDE, is_first=True),
            html.Span(
                [html.Span(label), html.Span(change, className="dim change-of")],
                className="versus-label",
                role="rowheader",
            ),
            _side(write(second), second / most, palette.SECOND_SIDE, is_first=False),
        ],
        className="versus",
        role="row",
    )


def _side(value: str, part: float, colour: str, *, is_first: bool) -> Component:
    filled = html.Span(className="versus-bar", style={"--part": f"{part:.3f}", "--key": colour})
    words = html.Span(value, className="amount")
    return html.Span(
        [words, filled] if is_first else [filled, words],
        className="versus-side end" if is_first else "versus-side",
        role="cell",
    )


def lists_of_both(view: View, found: Comparison, sides: Sides) -> list[Component]:
    """What is new, what is gone, and what stayed, with its moves."""
    if sides.are_periods:
        new, lost = texts.NEW, texts.LOST
    else:
        new, lost = texts.ONLY.format(side=sides.second), texts.ONLY.format(side=sides.first)
    alone = [
        _alone(view, found, found.lost, lost, is_first=True),
        _alone(view, found, found.new, new, is_first=False),
    ]
    return [html.Div(alone, className="grid halves"), _kept(view, found, sides)]


def _alone(
    view: View, found: Comparison, group: ComparedGroup, title: str, *, is_first: bool
) -> Component:
    share = group.first_share if is_first else group.second_share
    unit = shared.PLAYS if found.order_by == "plays" else shared.LISTENED_TIME
    note = _total(found, group)
    if share is not None:
        said = texts.SHARE_OF.format(share=formats.percent(share), unit=unit.lower())
        note = f"{note}: {said}"
    if not group.items:
        return card(title, empty(texts.NONE), note=note)
    places = [item.first if is_first else item.second for item in group.items]
    most = max((_size(place, found.order_by) for place in places), default=0) or 1
    rows = [
        Row(
            found.entity,
            item.id,
            item.name,
            under=_artist(found, item),
            amount=_amount(place, found.order_by),
            note="" if place is None else texts.RANK.format(rank=formats.number(place.rank)),
            part=_size(place, found.order_by) / most,
            bar_colour=palette.FIRST_SIDE if is_first else palette.SECOND_SIDE,
        )
        for item, place in zip(group.items, places, strict=True)
    ]
    return card(title, listed(view, rows), note=note)


def _total(found: Comparison, group: ComparedGroup) -> str:
    return f"{formats.number(group.total)} {shared.ENTITIES[found.entity].lower()}"


def _artist(found: Comparison, item: ComparedItem) -> str | None:
    return None if item.artist is None or found.entity == "artists" else item.artist.name


def _size(place: ComparedPlace | None, order: str) -> float:
    return 0 if place is None else float(getattr(place, order))


def _amount(place: ComparedPlace | None, order: str) -> str:
    if place is None:
        return "–"
    return formats.number(place.plays) if order == "plays" else formats.listened(place.listened_ms)


def _kept(view: View, found: Comparison, sides: Sides) -> Component:
    group = found.kept
    title = texts.KEPT if sides.are_periods else texts.BOTH
    note = _total(found, group)
    if group.first_share is not None and group.second_share is not None:
        said = texts.SHARES_OF.format(
            first=formats.percent(group.first_share),
            one=sides.first,
            second=formats.percent(group.second_share),
            other=sides.second,
        )
        note = f"{note}: {said}"
    if not group.items:
        return card(title, empty(texts.NONE), note=note)
    columns = [
        Column(texts.NAME, is_end=False),
        Column(texts.MOVE),
        Column(sides.first),
        Column(sides.second),
    ]
    rows = [
        [
            thing(view, Row(found.entity, item.id, item.name, under=_artist(found, item))),
            moved(item.rank_move),
            _placed(item.first, found.order_by),
            _placed(item.second, found.order_by),
        ]
        for item in group.items
    ]
    return card(title, table(columns, rows, name=0, label=title), note=note)


def _placed(place: ComparedPlace | None, order: str) -> Component:
    rank = "" if place is None else f"#{formats.number(place.rank)}"
    return html.Span([_amount(place, order), html.Span(f" {rank}", className="dim wide-only")])


def moved(places: int | None) -> Component | str:
    """Places gained (or lost, if negative), as an arrow with words."""
    if places is None:
        return ""
    if places == 0:
        return html.Span(["–", hidden(shared.SAME)], className="move same", title=shared.SAME)
    said = (shared.UP if places > 0 else shared.DOWN).format(n=abs(places))
    arrow = "▲" if places > 0 else "▼"
    shown = html.Span(f"{arrow} {formats.number(abs(places))}", **aria(hidden="true"))
    return html.Span(
        [shown, hidden(said)], className="move up" if places > 0 else "move down", title=said
    )


def is_empty(*sides: SummaryFigures) -> bool:
    """Whether nothing was played on any side."""
    return not any(side.plays or side.listened_ms for side in sides)
