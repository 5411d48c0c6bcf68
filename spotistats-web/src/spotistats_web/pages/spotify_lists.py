"""Spotify's own lists over time, beside one's own."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, cast

from dash import html

from spotistats_sdk.api.rankings import compare_ranking, get_ranking, list_rankings
from spotistats_sdk.models import Ranking, RankingComparison, RankingList
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.compare.sides import moved
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card, cover, icon
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.lists import Column, Row, listed, table
from spotistats_web.components.sections import option_choices
from spotistats_web.components.states import card_state, empty, link_button
from spotistats_web.page import Page, Place, Shown
from spotistats_web.query import BadQueryError
from spotistats_web.session import ask
from spotistats_web.spotify_lists.over_time import over_time
from spotistats_web.texts import spotify_lists as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import (
        ComparedRank,
        RankingEntity,
        RankingHead,
        RankingItem,
        RankingRange,
    )
    from spotistats_web.page import View

_ENTITY, _RANGE, _LIST, _LENGTH = "of", "range", "list", "length"
_MOST_LISTS = 400
_SHORT = 25


async def load(view: View) -> Shown:
    """The list that the address names; the newest unless it names one."""
    entity = cast("RankingEntity", view.query.choice(_ENTITY, tuple(texts.ENTITIES), "artists"))
    range_ = cast("RankingRange", view.query.choice(_RANGE, tuple(texts.RANGES), "short"))
    heads = await _heads(view, entity, range_)
    controls = html.Div([_kinds(view), _ranges(view)], className="controls")
    if not heads:
        link = link_button(texts.CONNECT, "/start")
        state = card_state(empty(texts.NONE, texts.NONE_HINT, link, symbol="list-music"))
        return Shown([controls, state], title=texts.HEADING, lead=texts.LEAD)
    at = _chosen(view, heads)
    chosen = heads[at]
    ranking, compared, graph = await gather(
        ask(get_ranking.asyncio_detailed(chosen.id, client=view.client), Ranking),
        ask(compare_ranking.asyncio_detailed(chosen.id, client=view.client), RankingComparison),
        over_time(view, heads[at:]),
    )
    body = [
        controls,
        _days(view, heads, at),
        strip(_figures(compared)),
        *graph,
        html.Div(
            [_list(view, ranking, compared), _beside(view, ranking, compared)],
            className="grid beside top",
        ),
    ]
    return Shown(body, title=texts.HEADING, lead=texts.LEAD)


async def _heads(view: View, entity: RankingEntity, range_: RankingRange) -> list[RankingHead]:
    found = await ask(
        list_rankings.asyncio_detailed(
            client=view.client, entity=entity, range_=range_, limit=_MOST_LISTS
        ),
        RankingList,
    )
    return found.items


def _chosen(view: View, heads: Sequence[RankingHead]) -> int:
    wanted = view.query.get(_LIST)
    if wanted is None:
        return 0
    for at, head in enumerate(heads):
        if head.id == wanted:
            return at
    raise BadQueryError(_LIST, "must be one of those that are kept")


def _kinds(view: View) -> Component:
    return _fresh(view, texts.WHAT, _ENTITY, texts.ENTITIES, "artists")


def _ranges(view: View) -> Component:
    choices = _fresh(view, texts.RANGE, _RANGE, texts.RANGES, "short")
    return html.Div([html.Span(texts.RANGE, className="dim"), choices], className="row wrapping")


def _fresh(view: View, label: str, name: str, offered: dict[str, str], default: str) -> Component:
    """Choices that lead to the newest list of their kind."""
    return option_choices(view, label, name, offered, default, without=(_LIST,))


def _days(view: View, heads: Sequence[RankingHead], at: int) -> Component:
    day = formats.day(heads[at].taken_at.astimezone(view.zone).date())
    return html.Nav(
        [
            _step(view, heads, at + 1, "chevron-left", texts.OLDER),
            html.Span([html.Span(f"{texts.TAKEN} ", className="dim"), day], className="shown-day"),
            _step(view, heads, at - 1, "chevron-right", texts.NEWER),
        ],
        className="row",
        **aria(label=texts.TAKEN),
    )


def _step(view: View, heads: Sequence[RankingHead], at: int, symbol: str, label: str) -> Component:
    if not 0 <= at < len(heads):
        return html.Span(icon(symbol), className="button round off", **aria(hidden="true"))
    href = view.same(**{_LIST: None if at == 0 else heads[at].id})
    return html.A(icon(symbol), href=href, className="button round", **aria(label=label))


def _figures(compared: RankingComparison) -> list[KeyFigure]:
    size = len(compared.items)
    played = [item for item in compared.items if item.own_rank is not None]
    both = [item for item in played if item.own_rank is not None and item.own_rank <= size]
    top = [item for item in both if item.rank <= 10 and (item.own_rank or 11) <= 10]
    return [
        KeyFigure(
            texts.AGREED,
            formats.number(len(both)),
            note=texts.AGREED_NOTE.format(size=formats.number(size)),
        ),
        KeyFigure(texts.SAME_TOP, formats.number(len(top)), note=texts.SAME_TOP_NOTE),
        KeyFigure(texts.NEVER, formats.number(size - len(played)), note=texts.NEVER_NOTE),
    ]


def _list(view: View, ranking: Ranking, compared: RankingComparison) -> Component:
    own = {item.rank: item for item in compared.items}
    length = view.query.choice(_LENGTH, ("first", "all"), "first")
    shown = ranking.items if length == "all" else ranking.items[:_SHORT]
    hint = ""
    if ranking.other is not None:
        day = formats.day(ranking.other.taken_at.astimezone(view.zone).date())
        hint = texts.MOVE_HINT.format(day=day)
    moves = [Column(texts.MOVE, hint=hint)] if hint else []
    columns = [
        Column(texts.RANK),
        *moves,
        Column(texts.NAME, is_end=False),
        Column(texts.OWN),
        Column(texts.PLAYS, is_wide_only=True),
        Column(shared.LISTENED, is_wide_only=True),
    ]
    rows = [_row(item, own.get(item.rank), with_move=bool(moves)) for item in shown]
    lengths = {
        "first": texts.FIRST.format(n=_SHORT),
        "all": texts.SHOW_ALL.format(n=formats.number(len(ranking.items))),
    }
    more = len(ranking.items) > _SHORT
    return card(
        texts.LIST,
        table(columns, rows, name=2 if moves else 1, label=texts.LIST),
        note=texts.LIST_NOTE.format(days=_window(view, compared)),
        action=option_choices(view, texts.LENGTH, _LENGTH, lengths, "first") if more else None,
    )


def _window(view: View, compared: RankingComparison) -> str:
    since, until = compared.period.since, compared.period.until
    if since is None or until is None:
        return shared.PRESETS["all"].lower()
    return formats.days(since.astimezone(view.zone).date(), until.astimezone(view.zone).date())


def _row(item: RankingItem, own: ComparedRank | None, *, with_move: bool) -> list[Component | str]:
    artists = ", ".join(artist.name for artist in item.artists)
    lines = [html.Span(item.name, className="name", title=item.name)]
    if artists:
        lines.append(html.Span(artists, className="dim sub", title=artists))
    named = html.Span(
        [cover(item.name, is_round=not artists), html.Span(lines, className="lines")],
        className="thing",
    )
    if own is None or own.own_rank is None:
        place: Component | str = html.Span("–", title=texts.NOT_IN_YOURS)
    else:
        place = formats.number(own.own_rank)
    return [
        formats.number(item.rank),
        *([_move(item)] if with_move else []),
        named,
        place,
        "–" if own is None else formats.number(own.plays),
        "–" if own is None else formats.listened(own.listened_ms),
    ]


def _move(item: RankingItem) -> Component | str:
    if item.is_new:
        return html.Span(shared.NEW, className="move new")
    return moved(item.rank_change)


def _beside(view: View, ranking: Ranking, compared: RankingComparison) -> Component:
    parts = [_missing(view, compared)]
    if ranking.left and ranking.other is not None:
        day = formats.day(ranking.other.taken_at.astimezone(view.zone).date())
        gone = html.Ul([html.Li(each.name, className="name") for each in ranking.left])
        parts.append(card(texts.LEFT, gone, note=texts.LEFT_NOTE.format(day=day)))
    return html.Div(parts, className="column")


def _missing(view: View, compared: RankingComparison) -> Component:
    if not compared.missing:
        state = empty(texts.NOTHING_MISSING, texts.NOTHING_MISSING_HINT, symbol="check")
        return card(texts.MISSING, state, note=texts.MISSING_NOTE)
    rows = [
        Row(
            compared.entity,
            item.id,
            item.name,
            amount=formats.counted(item.plays, "play"),
            note=texts.OWN_PLACE.format(rank=formats.number(item.own_rank)),
        )
        for item in compared.missing[:12]
    ]
    return card(texts.MISSING, listed(view, rows, ranks=False), note=texts.MISSING_NOTE)


PAGES = [Page("/spotify-lists", texts.TITLE, load, Place("list-music", 88), has_period=False)]
