"""An answer as a table: to order by any column, with ways to the things and to the plays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web import formats
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import icon, item_link
from spotistats_web.components.builder import sorted_by
from spotistats_web.explore import words
from spotistats_web.explore.names import ENTITY_OF
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import QueryAnswer
    from spotistats_web.components.answer_chart import Answered
    from spotistats_web.explore.groups import Behind, Group, Key
    from spotistats_web.explore.question import Question
    from spotistats_web.page import View


def answer_table(found: Answered) -> Component:
    """The groups, and what all plays of the question measure."""
    view, question, groups = found.view, found.question, found.groups
    behind = found.behind
    heads = [_head(view, question, name, texts.DIMENSIONS[name], "") for name in question.group_by]
    heads += [
        _head(view, question, name, texts.MEASURES[name], "end") for name in question.measures
    ]
    heads.append(html.Th(html.Span(texts.PLAYS_BEHIND, className="visually-hidden"), scope="col"))
    rows = [_row(view, question, group, behind) for group in groups]
    parts = [html.Thead(html.Tr(heads)), html.Tbody(rows)]
    if len(groups) > 1:
        parts.append(html.Tfoot(_totals(view, question, found.answer)))
    table = html.Table(parts, className="data answer")
    return html.Div(
        table,
        className="table-wide",
        tabIndex=0,
        role="region",
        **aria(label=texts.ROWS),
    )


def _head(view: View, question: Question, name: str, text: str, kind: str) -> Component:
    href, direction = sorted_by(view, question, name)
    arrow = {"ascending": "arrow-up", "descending": "arrow-down"}.get(direction)
    link = html.A(
        [text, icon(arrow) if arrow else None],
        href=href,
        className="sorts",
        title=texts.SORT.format(what=text),
    )
    return html.Th(link, scope="col", className=kind, **aria(sort=direction))


def _row(view: View, question: Question, group: Group, behind: Behind) -> Component:
    cells: list[Component] = [
        html.Th(_named(view, key), scope="row") if at == 0 else html.Td(_named(view, key))
        for at, key in enumerate(group.keys)
    ]
    for name in question.measures:
        found = group.measures[name]
        cells.append(
            html.Td(_short(view, name, found), className="end", title=_exact(view, name, found))
        )
    href = behind.href(group.keys)
    link: Any = None
    if href is not None:
        label = texts.TO_PLAYS.format(what=group.label)
        link = html.A(
            icon("history"), href=href, className="to-plays", title=label, **aria(label=label)
        )
    cells.append(html.Td(link, className="end"))
    return html.Tr(cells)


def _named(view: View, key: Key) -> Component:
    entity = ENTITY_OF.get(key.dimension)
    if entity is not None and key.value is not None:
        return item_link(view, entity, str(key.value), key.label)
    return html.Span(key.label, className="name" if key.value is not None else "name dim")


def _totals(view: View, question: Question, answer: QueryAnswer) -> Component:
    totals = {each.measure: each.value for each in answer.totals}
    label = html.Th(texts.TOTAL, scope="row", colSpan=str(max(1, len(question.group_by))))
    cells = [
        html.Td(
            _short(view, name, totals.get(name)),
            className="end",
            title=_exact(view, name, totals.get(name)),
        )
        for name in question.measures
    ]
    return html.Tr([label, *cells, html.Td()])


def _short(view: View, measure: str, found: Any) -> str:
    if measure.endswith("_ms") and found is not None:
        return formats.listened(int(found))
    return words.measured(measure, found, view.zone)


def _exact(view: View, measure: str, found: Any) -> str | None:
    return words.measured(measure, found, view.zone) if measure.endswith("_ms") else None
