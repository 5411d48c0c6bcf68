"""A shared saved query: its answer as a chart where it can be drawn, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats
from spotistats_web.charts import groups as charts
from spotistats_web.charts.base import chart
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card
from spotistats_web.components.states import card_state, empty
from spotistats_web.explore import shapes, words
from spotistats_web.explore.drawn import Drawn, Series
from spotistats_web.explore.groups import Behind, groups_of
from spotistats_web.explore.names import is_time
from spotistats_web.explore.question import address_of, question_of
from spotistats_web.texts import explore as explore_texts
from spotistats_web.texts import sharing as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import QueryAnswer
    from spotistats_web.explore.groups import Group, Key
    from spotistats_web.explore.question import Question
    from spotistats_web.sharing.view import SharedView

_BARS, _SERIES, _CYCLE, _ROWS = 25, 7, 24, 500


class Nowhere(Behind):
    """Others do not see the plays behind an answer."""

    def rest(self, keys: Sequence[Key]) -> str | None:
        """No plays."""
        return None


def answer_parts(
    view: SharedView, answer: QueryAnswer, chart_kind: str | None = None
) -> list[Component]:
    """The answer, as Explore shows it, without ways further; as the chart that it is saved as."""
    question = question_of(address_of(answer.query.to_dict(), view.zone))
    groups = groups_of(answer, question, view.zone)
    if not groups:
        return [card_state(empty(texts.NO_ROWS, symbol="compass"))]
    parts = [_table(view, question, groups, answer.total_groups)]
    fitting = shapes.charts_for(question)
    kind = chart_kind if chart_kind in fitting else fitting[0]
    if kind == "scatter":
        return [_scatter(view, question, groups), *parts]
    drawn = None if kind == shapes.TABLE else drawn_of(question, groups)
    if drawn is not None:
        by = " / ".join(explore_texts.DIMENSIONS[name].lower() for name in question.group_by)
        title = explore_texts.OF_BY.format(measure=explore_texts.MEASURES[drawn.measure], by=by)
        figure = charts.figure_of(kind, drawn, Nowhere(""), view.zone)
        table = charts.table_of(drawn, view.zone)
        unit = charts.unit_of(drawn.measure)
        parts.insert(0, chart("answer", title, figure, table, note=unit or None))
    return parts


def _scatter(view: SharedView, question: Question, groups: Sequence[Group]) -> Component:
    x, y = shapes.drawable(question)[:2]
    marks = groups[:_ROWS]
    title = explore_texts.AGAINST.format(
        y=explore_texts.MEASURES[y], x=explore_texts.MEASURES[x].lower()
    )
    figure = charts.scatter_of(marks, x, y, Nowhere(""), view.zone)
    return chart("answer", title, figure, charts.scatter_table(marks, x, y, view.zone))


def drawn_of(question: Question, groups: Sequence[Group]) -> Drawn | None:
    """What of the groups is drawn: the first measure along one dimension or two; None: nothing."""
    measures = shapes.drawable(question)
    if not measures or not 1 <= len(question.group_by) <= 2:
        return None
    measure = measures[0]
    if len(question.group_by) == 1:
        found = {group.keys[0]: group.measures[measure] for group in groups}
        axis = _along(question.group_by[0], list(found), _BARS)
        values = tuple(found[key] for key in axis)
        whole = Series(None, explore_texts.MEASURES[measure], values)
        return Drawn(measure, question.group_by[0], axis, (whole,))
    across, by = shapes.along(question)
    at = {name: number for number, name in enumerate(question.group_by)}
    cells = {
        (group.keys[at[across]], group.keys[at[by]]): group.measures[measure] for group in groups
    }
    axis = _along(across, [key for key, _ in cells], _BARS)
    members = _along(by, [key for _, key in cells], _SERIES)[:_CYCLE]
    series = [
        Series(key, key.label, tuple(cells.get((each, key)) for each in axis)) for key in members
    ]
    return Drawn(measure, across, axis, tuple(series))


def _along(name: str, keys: Sequence[Key], most: int) -> tuple[Key, ...]:
    """Time in its order, all of it; of other things the first."""
    known = [key for key in dict.fromkeys(keys) if key.value is not None]
    if not is_time(name):
        return tuple(known[:most])
    # Hours and weekdays are numbers, dates are texts of one length.
    return tuple(sorted(known, key=lambda key: (len(str(key.value)), str(key.value))))


def _table(view: SharedView, question: Question, groups: Sequence[Group], total: int) -> Component:
    heads = [html.Th(explore_texts.DIMENSIONS[name], scope="col") for name in question.group_by]
    heads += [
        html.Th(explore_texts.MEASURES[name], scope="col", className="end")
        for name in question.measures
    ]
    rows = []
    for group in groups[:_ROWS]:
        cells: list[Component] = [
            html.Th(key.label, scope="row") if at == 0 else html.Td(key.label)
            for at, key in enumerate(group.keys)
        ]
        for name in question.measures:
            told = words.measured(name, group.measures[name], view.zone)
            cells.append(html.Td(told, className="end"))
        rows.append(html.Tr(cells))
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="data answer")
    note = texts.ROWS.format(rows=formats.number(len(rows)), total=formats.number(total))
    inside = html.Div(
        table, className="table-inside long", tabIndex=0, role="region", **aria(label=texts.ALL)
    )
    return card(texts.ALL, inside, note=note)
