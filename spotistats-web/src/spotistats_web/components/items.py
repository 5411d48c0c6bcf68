"""What pages of artists, albums and tracks are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.components.basics import card, item_link
from spotistats_web.components.figures import KeyFigure
from spotistats_web.texts import explore as explore_texts
from spotistats_web.texts import items as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import ContextCount, Detail, Neighbour
    from spotistats_web.page import View

_MOST_CONTEXTS = 5


def figures_of(detail: Detail) -> list[KeyFigure]:
    """Its key figures in the period."""
    rank = "–" if detail.rank_by_plays is None else f"#{detail.rank_by_plays:,}"
    note = texts.RANK_NOTE.format(count=formats.number(detail.ranked))
    if detail.rank_by_listened_ms is not None:
        note = texts.RANK_TIME.format(rank=formats.number(detail.rank_by_listened_ms))
    return [
        KeyFigure(shared.PLAYS, formats.number(detail.plays)),
        KeyFigure(
            shared.LISTENED,
            formats.listened(detail.listened_ms),
            exact=formats.exact_time(detail.listened_ms),
            note=_estimated(detail),
        ),
        KeyFigure(
            texts.RANK,
            rank,
            note=note,
            exact=texts.RANK_NOTE.format(count=formats.number(detail.ranked)),
        ),
        KeyFigure(texts.DAYS, formats.number(detail.active_days)),
        KeyFigure(texts.COMPLETION, _share(detail.completion), note=texts.COMPLETION_NOTE),
        KeyFigure(texts.SKIPS, _share(detail.skip_rate), note=texts.SKIPS_NOTE),
    ]


def contexts_card(detail: Detail) -> Component:
    """In what circumstances it is played."""
    contexts = detail.contexts
    families = explore_texts.VALUES["platform_family"]
    parts = [
        *_counts(texts.STARTS, contexts.reason_starts, texts.REASONS, detail.plays),
        *_counts(texts.FAMILIES, contexts.platform_families, families, detail.plays),
        *_counts(texts.SHUFFLE, contexts.shuffle, texts.SHUFFLED, detail.plays),
    ]
    return card(texts.CONTEXTS, *parts, extra="contexts")


def neighbours_card(view: View, detail: Detail) -> Component:
    """What is played right before and after it."""
    neighbours = detail.neighbours
    if not neighbours.before and not neighbours.after:
        return card(texts.NEIGHBOURS, html.P(texts.NO_NEIGHBOURS, className="dim"))
    parts = [
        html.Div([html.H3(title), _neighbours(view, detail.entity, found)])
        for title, found in ((texts.BEFORE, neighbours.before), (texts.AFTER, neighbours.after))
        if found
    ]
    return card(texts.NEIGHBOURS, html.Div(parts, className="grid halves"), extra="contexts")


def _neighbours(view: View, entity: str, found: Sequence[Neighbour]) -> Component:
    most = max(each.plays for each in found)
    return html.Ul(
        [
            html.Li(
                [
                    item_link(view, entity, each.id, each.name),
                    html.Span(formats.counted(each.plays, *texts.TIMES), className="dim amount"),
                    _bar(each.plays / most),
                ]
            )
            for each in found
        ],
        className="bars",
    )


def _counts(
    title: str, counts: Sequence[ContextCount], names: dict[str, str], plays: int
) -> list[Component]:
    if not counts or not plays:
        return []
    rows = [
        html.Li(
            [
                html.Span(_called(each.value, names)),
                html.Span(
                    formats.percent(each.plays / plays),
                    className="dim amount",
                    title=formats.counted(each.plays, "play"),
                ),
                _bar(each.plays / plays),
            ]
        )
        for each in counts[:_MOST_CONTEXTS]
    ]
    return [html.H3(title), html.Ul(rows, className="bars")]


def _called(value: str | None, names: dict[str, str]) -> str:
    return texts.UNKNOWN if value is None else names.get(value, value)


def _bar(part: float) -> Component:
    return html.Span(className="bar-of", style={"--part": f"{part:.3f}"})


def _estimated(detail: Detail) -> str:
    if not detail.estimated_ms:
        return ""
    return shared.ESTIMATED.format(time=formats.listened(detail.estimated_ms))


def _share(share: float | None) -> str:
    return "–" if share is None else formats.percent(share)
