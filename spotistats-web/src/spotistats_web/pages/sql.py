"""SQL: one statement over one's own plays, with the tables beside it."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_sdk.api.explore import ask_sql, list_sql_tables
from spotistats_sdk.models import SqlAnswer, SqlQuestion, SqlTableList
from spotistats_web import formats
from spotistats_web.charts.base import chart as chart_card
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import card, choices
from spotistats_web.components.files import downloads
from spotistats_web.components.states import card_state, empty
from spotistats_web.components.tabs import SQL, ways_to_ask
from spotistats_web.explore.rows import MOST_POINTS, figure_of, shape_of, table_of, written
from spotistats_web.page import Page, Shown
from spotistats_web.session import ProblemError, ask
from spotistats_web.texts import sql as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import Problem, SqlTable
    from spotistats_web.page import View

_STATEMENT, _CHART = "sql", "as"
_SHOWN_ROWS = 200
_TELLS = (400, 422)


async def load(view: View) -> Shown:
    """The editor, and the rows of the statement in the address."""
    statement = view.query.get(_STATEMENT)
    tables, (answer, mistake) = await gather(
        ask(list_sql_tables.asyncio_detailed(client=view.client), SqlTableList),
        _answer(view, statement),
    )
    parts: list[Any] = [_editor(statement, mistake)]
    if answer is not None and statement is not None:
        parts += _rows(view, statement, answer)
    parts.append(_examples(view))
    beside = [html.Div(parts, className="page-body"), _schema(tables.items)]
    body = [
        html.Div([ways_to_ask(SQL)], className="controls"),
        html.Div(beside, className="sql-grid"),
    ]
    return Shown(body, lead=texts.LEAD)


async def _answer(view: View, statement: str | None) -> tuple[SqlAnswer | None, Problem | None]:
    """The rows, or what is wrong with the statement."""
    if statement is None:
        return None, None
    try:
        body = SqlQuestion(sql=statement)
        return await ask(ask_sql.asyncio_detailed(client=view.client, body=body), SqlAnswer), None
    except ProblemError as error:
        if error.problem.status not in _TELLS:
            raise
        return None, error.problem


def _editor(statement: str | None, mistake: Problem | None) -> Component:
    shown = statement or texts.STATEMENTS[0][1]
    wrong = {"invalid": "true", "describedby": "sql-mistake"} if mistake else {}
    area = html.Textarea(
        shown,
        name="sql",
        rows="6",
        spellCheck="false",
        placeholder=texts.PLACEHOLDER,
        autoComplete="off",
        **aria(label=texts.STATEMENT, **wrong),
    )
    painted = html.Pre("", **aria(hidden="true"))
    keys = html.Span([html.Kbd(texts.KEYS[0]), " + ", html.Kbd(texts.KEYS[1])], className="dim")
    parts: list[Any] = [
        html.Div([painted, area], className="sql-edit"),
        html.Div(
            [
                html.Button(texts.RUN, type="submit", className="button primary"),
                keys,
                html.Span(className="status", role="status", **data(status="")),
            ],
            className="sql-foot",
        ),
    ]
    if mistake is not None:
        parts.append(_mistake(mistake))
    return card(None, html.Form(parts, **data(sql="", too_long=texts.TOO_LONG)))


def _mistake(found: Problem) -> Component:
    told = [each.message for each in found.errors or []] or [found.detail]
    return html.Div("\n".join(told), className="sql-error mono", role="alert", **data(mistake=""))


def _plain(description: str) -> str:
    """Without the marks that a reader of plain text would see."""
    return description.replace("`", "")


def _schema(tables: list[SqlTable]) -> Component:
    parts = []
    for at, table in enumerate(tables):
        columns = [
            html.Li(
                [
                    _word(column.name, column.type_, column.description),
                    html.Span(f" {column.type_.lower()}", className="dim"),
                    html.Span(f" · {_plain(column.description)}", className="dim"),
                ]
            )
            for column in table.columns
        ]
        parts.append(
            html.Details(
                [
                    html.Summary(table.name),
                    html.P(
                        [
                            _word(table.name, texts.SCHEMA, table.description),
                            f" {_plain(table.description)}",
                        ],
                        className="dim",
                    ),
                    html.Ul(columns),
                ],
                open=True if at == 0 else None,
            )
        )
    body = html.Div(
        parts, className="schema", tabIndex=0, role="region", **aria(label=texts.SCHEMA)
    )
    return card(texts.SCHEMA, body, note=texts.SCHEMA_HINT)


def _word(name: str, kind: str, what: str) -> Component:
    label = texts.INSERT.format(name=name, type=kind, what=what)
    return html.Button(
        name, type="button", className="word", title=label, **data(insert=name), **aria(label=label)
    )


def _examples(view: View) -> Component:
    items = [
        html.A(
            html.Span(html.Span(name, className="name"), className="lines"),
            href=view.path + str(view.query.changed(**{_STATEMENT: statement, _CHART: None})),
            className="example",
        )
        for name, statement in texts.STATEMENTS
    ]
    return card(texts.EXAMPLES, html.Div(items, className="examples"))


def _rows(view: View, statement: str, answer: SqlAnswer) -> list[Component]:
    if not answer.rows:
        return [card_state(empty(texts.NO_ROWS, texts.NO_ROWS_HINT, symbol="table"))]
    shape = shape_of(answer)
    chosen = view.query.choice(_CHART, tuple(texts.CHARTS), "table")
    chosen = chosen if chosen in shape.names else "table"
    options = [
        (
            texts.CHARTS[name],
            view.same(**{_CHART: None if name == "table" else name}),
            name == chosen,
        )
        for name in shape.names
    ]
    switch = choices(texts.SHOWN_AS, options) if len(options) > 1 else None
    parts = []
    if chosen != "table":
        names = [answer.columns[at].name for at in shape.measures]
        title = texts.CHART.format(measures=", ".join(names), by=answer.columns[shape.along].name)
        figure, table = figure_of(answer, shape, chosen), table_of(answer, shape)
        count = len(answer.rows)
        note = texts.FIRST.format(shown=MOST_POINTS, count=count) if count > MOST_POINTS else None
        parts.append(chart_card("rows", title, figure, table, note=note, action=switch))
        switch = None
    head = html.Div([switch, downloads("/sql", {"sql": statement})], className="row wrap")
    parts.append(card(texts.RESULT, _table(answer), note=_how_many(answer), action=head))
    return parts


def _how_many(answer: SqlAnswer) -> str:
    count = len(answer.rows)
    shown = min(count, _SHOWN_ROWS)
    told = formats.number(count)
    if answer.truncated:
        return texts.TRUNCATED.format(shown=shown, count=told)
    if shown < count:
        return texts.FIRST.format(shown=shown, count=told)
    return formats.counted(count, *texts.COUNT)


def _table(answer: SqlAnswer) -> Component:
    ends = [
        "end" if column.type_ in ("integer", "number", "decimal") else ""
        for column in answer.columns
    ]
    heads = [
        html.Th(column.name, scope="col", className=end)
        for column, end in zip(answer.columns, ends, strict=True)
    ]
    rows = [
        html.Tr(
            [
                html.Td(
                    written(value),
                    className=f"{end} dim".strip() if value is None else end,
                    title=written(value),
                )
                for value, end in zip(row, ends, strict=True)
            ]
        )
        for row in answer.rows[:_SHOWN_ROWS]
    ]
    table = html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody(rows)], className="data small values"
    )
    return html.Div(
        table, className="table-scroll tall", tabIndex=0, role="region", **aria(label=texts.RESULT)
    )


PAGES = [Page(SQL, texts.TITLE, load, has_period=False)]
