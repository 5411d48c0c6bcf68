"""Whether one comes back to what one discovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.discovery import get_retention
from spotistats_sdk.models import Retention
from spotistats_web import formats, palette
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.heat import heat_figure
from spotistats_web.charts.series import PERCENT, Series, lines_figure
from spotistats_web.components.sections import option_choices
from spotistats_web.components.states import whole_history
from spotistats_web.session import ask
from spotistats_web.texts import trends as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import RetentionCohort
    from spotistats_web.page import View

MOST_COHORTS = 60
"""So many rows of a heat map can be taken in."""
_FOLLOW = "months"


async def load(view: View) -> list[Component]:
    """Cohorts of artists by the month of their discovery, and all of them together."""
    months = int(view.query.choice(_FOLLOW, tuple(texts.FOLLOWS), "12"))
    found = await ask(get_retention.asyncio_detailed(months=months, **view.within), Retention)
    controls = html.Div(
        option_choices(view, texts.FOLLOW, _FOLLOW, texts.FOLLOWS, "12"), className="controls"
    )
    cohorts = [cohort for cohort in found.items if cohort.artists]
    if not cohorts:
        return [controls, whole_history(view)]
    return [controls, _coming_back(cohorts), _cohorts(view, cohorts, months)]


def _coming_back(cohorts: Sequence[RetentionCohort]) -> Component:
    figures = stayed(cohorts)
    names = [months_later(n) for n in range(len(figures))]
    shares = [heard / artists for heard, artists in figures]
    words = [
        f"<b>{name}</b><br>{formats.percent(share)}: "
        f"{formats.number(heard)} of {formats.counted(artists, 'artist')}"
        for name, share, (heard, artists) in zip(names, shares, figures, strict=True)
    ]
    series = [Series(texts.SHARE, palette.PLAYS, shares, words)]
    return chart(
        "coming-back",
        texts.COMING_BACK,
        lines_figure([str(n) for n in range(len(figures))], series, unit=PERCENT, height=230),
        Table(
            (texts.MONTHS, texts.SHARE, texts.HEARD, texts.ARTISTS),
            [
                (str(n), formats.percent(share), formats.number(heard), formats.number(artists))
                for n, (share, (heard, artists)) in enumerate(zip(shares, figures, strict=True))
            ],
        ),
        note=texts.COMING_BACK_NOTE,
    )


def stayed(cohorts: Sequence[RetentionCohort]) -> list[tuple[int, int]]:
    """For each number of months: how many were heard then, of how many that are so old."""
    longest = max((len(cohort.heard) for cohort in cohorts), default=0)
    figures = []
    for n in range(longest):
        old = [cohort for cohort in cohorts if len(cohort.heard) > n]
        figures.append((sum(c.heard[n] for c in old), sum(c.artists for c in old)))
    return figures


def _cohorts(view: View, cohorts: Sequence[RetentionCohort], months: int) -> Component:
    shown = cohorts[-MOST_COHORTS:]
    names = [f"{c.start.astimezone(view.zone):%b %Y}" for c in shown]
    values: list[list[float | None]] = []
    words = []
    for name, cohort in zip(names, shown, strict=True):
        known = len(cohort.heard)
        values.append(
            [cohort.heard[n] / cohort.artists if n < known else None for n in range(1, months + 1)]
        )
        words.append([_cell(name, cohort, n) for n in range(1, months + 1)])
    labels = [texts.MONTHS_LATER.format(n=n) for n in range(1, months + 1)]
    limit = texts.COHORTS_LIMIT.format(n=MOST_COHORTS) if len(cohorts) > MOST_COHORTS else ""
    rows = [
        (
            f"{c.start.astimezone(view.zone):%B %Y}",
            formats.number(c.artists),
            *(
                formats.percent(c.heard[n] / c.artists) if n < len(c.heard) else "–"
                for n in range(1, months + 1)
            ),
        )
        for c in cohorts
    ]
    named = [f"{name} · {formats.number(c.artists)}" for name, c in zip(names, shown, strict=True)]
    return chart(
        "cohorts",
        texts.COHORTS,
        heat_figure(labels, named, values, words, row_height=22, most=1, every=3),
        Table((texts.COHORT, texts.ARTISTS, *labels), rows),
        note=texts.COHORTS_NOTE.format(limit=limit),
    )


def _cell(name: str, cohort: RetentionCohort, n: int) -> str:
    if n >= len(cohort.heard):
        return ""
    heard = cohort.heard[n]
    told = texts.COHORT_CELL.format(
        heard=formats.number(heard),
        artists=formats.counted(cohort.artists, "artist"),
        share=formats.percent(heard / cohort.artists),
        months=formats.counted(n, "month"),
    )
    return f"<b>{texts.COHORT} {name}</b><br>{told}"


def months_later(n: int) -> str:
    """`in the month of discovery`, `1 month later`, `5 months later`."""
    return texts.MONTH_LATER[min(n, 2)].format(n=n)
