"""An answer as a chart, with the ways to show it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats
from spotistats_web.charts import groups as charts
from spotistats_web.charts.base import chart as chart_card
from spotistats_web.components.basics import choices
from spotistats_web.explore import shapes
from spotistats_web.explore.drawn import MOST_MARKS, along_one, along_two, answer_to
from spotistats_web.explore.groups import Behind
from spotistats_web.explore.question import CHART
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import QueryAnswer
    from spotistats_web.explore.groups import Group
    from spotistats_web.explore.question import Question
    from spotistats_web.page import View

_DRAWN = "draw"
"""A parameter of the address: the measure that is drawn."""


@dataclass(frozen=True)
class Answered:
    """A question of a page with the part of its answer that the page lists."""

    view: View
    question: Question
    answer: QueryAnswer
    groups: list[Group]

    @property
    def behind(self) -> Behind:
        """The plays behind its groups."""
        return Behind.of(self.view, self.question)


def chart_of(view: View, question: Question) -> str:
    """What the answer is shown as: what the address says, if it fits; else what is usual."""
    fitting = shapes.charts_for(question)
    chosen = view.query.choice(CHART, tuple(texts.CHARTS), fitting[0])
    return chosen if chosen in fitting else fitting[0]


def shown_as(view: View, question: Question, chosen: str) -> Component:
    """The ways to show it, of which one is chosen."""
    fitting = shapes.charts_for(question)
    options = [
        (
            texts.CHARTS[name],
            view.same(**{CHART: None if name == fitting[0] else name}),
            name == chosen,
        )
        for name in fitting
    ]
    return choices(texts.SHOWN_AS, options)


async def answer_chart(found: Answered, chart: str) -> Component:
    """The card of a chart."""
    if chart == "scatter":
        return await _scatter(found)
    view, question = found.view, found.question
    measures = shapes.drawable(question)
    measure = view.query.choice(_DRAWN, tuple(texts.MEASURES), measures[0])
    measure = measure if measure in measures else measures[0]
    if len(question.group_by) == 1:
        total = found.answer.total_groups
        drawn = await along_one(view, question, measure, found.groups, total)
    else:
        drawn = await along_two(view, question, measure, chart)
    controls = [shown_as(view, question, chart)]
    if len(measures) > 1:
        controls.insert(0, _which(view, measures, measure))
    return chart_card(
        "answer",
        texts.OF_BY.format(measure=texts.MEASURES[measure], by=_by(question)),
        charts.figure_of(chart, drawn, found.behind, view.zone),
        charts.table_of(drawn, view.zone),
        note=", ".join(part for part in (charts.unit_of(measure), drawn.note) if part),
        action=html.Div(controls, className="row wrap"),
    )


async def _scatter(found: Answered) -> Component:
    view, question = found.view, found.question
    x, y = shapes.drawable(question)[:2]
    answer, marks = await answer_to(view, question.listed, limit=MOST_MARKS)
    note = formats.counted(answer.total_groups, *texts.GROUPS_IN_ALL)
    if answer.total_groups > len(marks):
        note = texts.ONLY_FIRST.format(
            count=formats.number(len(marks)), total=formats.number(answer.total_groups)
        )
    return chart_card(
        "answer",
        texts.AGAINST.format(y=texts.MEASURES[y], x=texts.MEASURES[x].lower()),
        charts.scatter_of(marks, x, y, found.behind, view.zone),
        charts.scatter_table(marks, x, y, view.zone),
        note=note,
        action=shown_as(view, question, "scatter"),
    )


def _by(question: Question) -> str:
    names = [texts.DIMENSIONS[name].lower() for name in question.group_by]
    return texts.BY_AND.format(first=names[0], second=names[1]) if len(names) == 2 else names[0]


def _which(view: View, measures: list[str], chosen: str) -> Component:
    options = [
        (texts.MEASURES[m], view.same(**{_DRAWN: None if m == measures[0] else m}), m == chosen)
        for m in measures
    ]
    return choices(texts.DRAWN, options)
