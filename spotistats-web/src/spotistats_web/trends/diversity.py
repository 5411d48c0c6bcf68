"""How widely one listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.discovery import get_diversity
from spotistats_sdk.models import Diversity
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.series import PERCENT, Series, lines_figure
from spotistats_web.charts.timeline import label_of
from spotistats_web.components.basics import legend
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.sections import entity_choices, entity_of, step_choices, step_of
from spotistats_web.components.states import whole_history
from spotistats_web.session import ask
from spotistats_web.texts import trends as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash.development.base_component import Component

    from spotistats_sdk.models import DiversityFigures
    from spotistats_web.page import View

    Figure = tuple[str, str, Callable[[DiversityFigures], float | None]]


async def load(view: View) -> list[Component]:
    """The figures of the period, and each of them over time."""
    found = await ask(
        get_diversity.asyncio_detailed(entity=entity_of(view), step=step_of(view), **view.within),
        Diversity,
    )
    controls = html.Div([entity_choices(view), step_choices(view)], className="controls")
    if not found.overall.plays:
        return [controls, whole_history(view)]
    what, step = shared.ENTITIES[found.entity].lower(), shared.STEPS[found.step].lower()
    shares: list[Figure] = [
        (texts.TOP_ONE, palette.SERIES[0], lambda f: f.top_one_share),
        (texts.FIRST_TEN, palette.SERIES[1], lambda f: f.top_ten_share),
        (texts.TOP_HUNDRED, palette.SERIES[2], lambda f: f.top_hundred_share),
    ]
    over_time = _over_time(
        view,
        found,
        "effective",
        [(texts.EFFECTIVE, palette.PLAYS, lambda f: f.effective)],
        title=texts.EFFECTIVE_OVER_TIME.format(what=what),
        note=texts.EFFECTIVE_OVER_TIME_NOTE.format(step=step),
    )
    return [
        controls,
        strip(_figures(found, what)),
        over_time,
        html.Div(
            [
                _over_time(
                    view,
                    found,
                    "shares",
                    shares,
                    title=texts.SHARES_OVER_TIME,
                    note=texts.SHARES_OVER_TIME_NOTE.format(step=step),
                    are_parts=True,
                ),
                _over_time(
                    view,
                    found,
                    "gini",
                    [(texts.GINI, palette.PLAYS, lambda f: f.gini)],
                    title=texts.GINI_OVER_TIME,
                    note=texts.GINI_OVER_TIME_NOTE.format(step=step),
                ),
            ],
            className="grid halves",
        ),
    ]


def _figures(found: Diversity, what: str) -> list[KeyFigure]:
    overall, eddington = found.overall, found.eddington
    return [
        KeyFigure(
            texts.EFFECTIVE,
            _number(overall.effective),
            note=texts.EFFECTIVE_NOTE.format(what=what, things=formats.number(overall.things)),
        ),
        KeyFigure(texts.GINI, _exact(overall.gini), note=texts.GINI_NOTE),
        KeyFigure(
            texts.TOP_TEN,
            _part(overall.top_ten_share),
            note=texts.TOP_TEN_NOTE.format(one=_part(overall.top_one_share)),
        ),
        KeyFigure(
            texts.EDDINGTON,
            formats.number(eddington.number),
            note=texts.EDDINGTON_NOTE.format(
                missing=formats.number(eddington.days_missing),
                next=formats.number(eddington.number + 1),
            ),
        ),
    ]


def _over_time(
    view: View,
    found: Diversity,
    name: str,
    figures: list[Figure],
    *,
    title: str,
    note: str,
    are_parts: bool = False,
) -> Component:
    starts = [item.start.astimezone(view.zone).date() for item in found.items]
    labels = [label_of(start, found.step) for start in starts]
    write = _part if are_parts else _exact
    series = []
    for label, colour, value in figures:
        values = [value(item.figures) for item in found.items]
        words = [
            f"<b>{when}</b><br>{label}: {write(amount)}<br>"
            f"{formats.number(item.figures.things)} {shared.ENTITIES[found.entity].lower()}, "
            f"{formats.counted(item.figures.plays, 'play')}"
            for when, amount, item in zip(labels, values, found.items, strict=True)
        ]
        series.append(Series(label, colour, values, words))
    rows = [
        (
            label,
            *(write(value(item.figures)) for _, _, value in figures),
            formats.number(item.figures.things),
            formats.number(item.figures.plays),
        )
        for label, item in zip(labels, found.items, strict=True)
    ]
    columns = [each[0] for each in figures]
    places = [start.isoformat() for start in starts]
    unit = {"unit": PERCENT} if are_parts else {}
    return chart(
        name,
        title,
        lines_figure(places, series, are_days=True, **unit),
        Table((shared.STEPS[found.step], *columns, texts.DIFFERENT, shared.PLAYS), rows),
        note=note,
        action=legend([(text, colour) for text, colour, _ in figures]) if are_parts else None,
    )


def _number(value: float | None) -> str:
    return "–" if value is None else formats.number(value)


def _exact(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}"


def _part(value: float | None) -> str:
    return "–" if value is None else formats.percent(value)
