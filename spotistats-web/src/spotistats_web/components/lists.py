"""Things in a list or a table, each with what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import cover_of, item_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_web.page import View


@dataclass(frozen=True)
class Row:
    """One thing of a list."""

    entity: str
    id: str
    name: str
    under: str | Component | None = None
    """What stands under the name: whose it is."""
    amount: str = ""
    note: str = ""
    """What stands under the amount."""
    part: float | None = None
    """How full its bar is, from 0 to 1; None for no bar."""
    colour: str | None = None
    """The colour of its mark in a chart, in place of a cover."""
    bar_colour: str | None = None


def thing(view: View, row: Row) -> Component:
    """A thing: its drawn cover, its name that leads to its page, whose it is."""
    lines = [item_link(view, row.entity, row.id, row.name)]
    if row.under:
        hint = row.under if isinstance(row.under, str) else None
        lines.append(html.Span(row.under, className="dim sub", title=hint))
    if row.colour is None:
        sign = cover_of(view, row.entity, row.id, row.name)
    else:
        sign = html.Span(className="key", style={"--key": row.colour}, **aria(hidden="true"))
    return html.Span([sign, html.Span(lines, className="lines")], className="thing")


def listed(view: View, rows: Sequence[Row], *, ranks: bool = True) -> Component:
    """Things in order, each with an amount and a bar."""
    return html.Ol(
        [
            html.Li(
                [
                    html.Span(str(rank), className="rank", **aria(hidden="true"))
                    if ranks
                    else None,
                    thing(view, row),
                    html.Span(
                        [
                            html.Span(row.amount, className="amount"),
                            html.Span(row.note, className="dim") if row.note else None,
                        ],
                        className="amounts",
                    ),
                    None if row.part is None else bar(row.part, row.bar_colour),
                ]
            )
            for rank, row in enumerate(rows, 1)
        ],
        className="ranking" if ranks else "ranking unranked",
    )


def bar(part: float, colour: str | None = None) -> Component:
    """A thin bar that is full at 1."""
    style = {"--part": f"{min(1, max(0, part)):.3f}"}
    if colour is not None:
        style["--key"] = colour
    return html.Span(className="bar-of", style=style)


@dataclass(frozen=True)
class Meter:
    """One line of a few: what, how much of the most, and that in words."""

    label: str
    part: float
    value: str
    note: str = ""
    colour: str | None = None


def meters(lines: Sequence[Meter]) -> Component:
    """A few shares under each other, as bars with words."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(line.label, className="meter-label"),
                    html.Span(line.value, className="amount"),
                    html.Span(line.note, className="dim meter-note") if line.note else None,
                    bar(line.part, line.colour),
                ]
            )
            for line in lines
        ],
        className="meters",
    )


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    head: str
    is_end: bool = True
    """Whether it is set to the right, as figures are."""
    is_wide_only: bool = False
    """Whether narrow screens go without it."""
    hint: str = ""


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Any]], *, name: int, label: str
) -> Component:
    """A table of things, called `label`; the column `name` says what each row is about."""
    heads = [
        html.Th(column.head, scope="col", className=_classes(column), title=column.hint or None)
        for column in columns
    ]
    body = [
        html.Tr(
            [
                html.Th(cell, scope="row")
                if at == name
                else html.Td(cell, className=_classes(columns[at]))
                for at, cell in enumerate(row)
            ]
        )
        for row in rows
    ]
    return html.Div(
        html.Table(
            [html.Thead(html.Tr(heads)), html.Tbody(body)], className="data", **aria(label=label)
        ),
        className="table-inside",
    )


def _classes(column: Column) -> str | None:
    return " ".join(["end"] * column.is_end + ["wide-only"] * column.is_wide_only) or None
