"""What was new, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.discovery import get_discoveries
from spotistats_sdk.models import Discoveries
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.series import Series, bars_figure
from spotistats_web.charts.timeline import label_of
from spotistats_web.components.basics import card, legend
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.lists import Row, listed
from spotistats_web.components.sections import entity_choices, entity_of, step_choices, step_of
from spotistats_web.components.states import card_state, empty, whole_history
from spotistats_web.session import ask
from spotistats_web.texts import trends as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View


async def load(view: View) -> list[Component]:
    """Key figures, plays of new and familiar things, first times, and the best discoveries."""
    entity = entity_of(view)
    found = await ask(
        get_discoveries.asyncio_detailed(entity=entity, step=step_of(view), limit=8, **view.within),
        Discoveries,
    )
    controls = html.Div([entity_choices(view), step_choices(view)], className="controls")
    if not found.new_plays and not found.familiar_plays:
        return [controls, whole_history(view)]
    return [
        controls,
        strip(_figures(view, found)),
        _new_or_familiar(view, found),
        html.Div([_first_times(view, found), _best(view, found)], className="grid halves"),
    ]


def _figures(view: View, found: Discoveries) -> list[KeyFigure]:
    what, step = shared.ENTITIES[found.entity].lower(), shared.STEPS[found.step].lower()
    best = max(found.steps, key=lambda each: each.discovered)
    figures = [
        KeyFigure(texts.DISCOVERED, formats.number(found.total), note=what),
        KeyFigure(
            texts.PER_STEP.format(step=step),
            formats.number(found.total / len(found.steps)),
            note=texts.ON_AVERAGE.format(what=what),
        ),
        KeyFigure(
            texts.MOST,
            formats.number(best.discovered),
            note=label_of(best.start.astimezone(view.zone).date(), found.step),
        ),
    ]
    if found.new_share is not None and found.familiar_plays:
        note = texts.NEW_SHARE_NOTE.format(plays=formats.counted(found.new_plays, "play"))
        figures.append(KeyFigure(texts.NEW_SHARE, formats.percent(found.new_share), note=note))
    return figures


def _new_or_familiar(view: View, found: Discoveries) -> Component:
    starts = [step.start.astimezone(view.zone).date() for step in found.steps]
    labels = [label_of(start, found.step) for start in starts]
    words = [
        f"<b>{label}</b><br>{texts.NEW}: {formats.counted(step.new_plays, 'play')}"
        f" ({_share(step.new_share)})<br>"
        f"{texts.FAMILIAR}: {formats.counted(step.familiar_plays, 'play')}"
        for label, step in zip(labels, found.steps, strict=True)
    ]
    new, familiar = palette.PLAYS, palette.PREVIOUS
    figure = bars_figure(
        [start.isoformat() for start in starts],
        [
            Series(texts.NEW, new, [step.new_plays for step in found.steps], words),
            Series(texts.FAMILIAR, familiar, [step.familiar_plays for step in found.steps], words),
        ],
        are_days=True,
    )
    rows = [
        (
            label,
            formats.number(step.new_plays),
            formats.number(step.familiar_plays),
            _share(step.new_share),
        )
        for label, step in zip(labels, found.steps, strict=True)
    ]
    columns = (shared.STEPS[found.step], texts.NEW, texts.FAMILIAR, texts.NEW_SHARE)
    return chart(
        "new-or-familiar",
        texts.NEW_OR_FAMILIAR,
        figure,
        Table(columns, rows),
        note=texts.NEW_OR_FAMILIAR_NOTE.format(step=shared.STEPS[found.step].lower()),
        action=legend([(texts.NEW, new), (texts.FAMILIAR, familiar)]),
    )


def _share(share: float | None) -> str:
    return "–" if share is None else formats.percent(share)


def _first_times(view: View, found: Discoveries) -> Component:
    starts = [step.start.astimezone(view.zone).date() for step in found.steps]
    labels = [label_of(start, found.step) for start in starts]
    what = shared.ENTITIES[found.entity]
    counts = [step.discovered for step in found.steps]
    words = [
        f"<b>{label}</b><br>{formats.number(count)} {what.lower()}"
        for label, count in zip(labels, counts, strict=True)
    ]
    places = [start.isoformat() for start in starts]
    series = [Series(what, palette.PLAYS, counts, words)]
    return chart(
        "first-times",
        texts.FIRST_TIMES,
        bars_figure(places, series, height=450, are_days=True),
        Table(
            (shared.STEPS[found.step], what),
            [(label, formats.number(count)) for label, count in zip(labels, counts, strict=True)],
        ),
        note=texts.FIRST_TIMES_NOTE.format(what=what, step=shared.STEPS[found.step].lower()),
    )


def _best(view: View, found: Discoveries) -> Component:
    if not found.items:
        state = empty(texts.NO_DISCOVERIES, texts.NO_DISCOVERIES_HINT, symbol="sparkles")
        return card_state(state)
    most = max(item.plays for item in found.items)
    rows = [
        Row(
            found.entity,
            item.id,
            item.name,
            under=None if item.artist is None else item.artist.name,
            amount=formats.number(item.plays),
            note=texts.SINCE.format(
                day=formats.day(item.first_played_at.astimezone(view.zone).date())
            ),
            part=item.plays / most if most else 0,
        )
        for item in found.items
    ]
    return card(texts.BEST_DISCOVERIES, listed(view, rows), note=texts.BEST_DISCOVERIES_NOTE)
