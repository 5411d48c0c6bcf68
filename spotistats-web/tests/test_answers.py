"""Answers as charts: every mark tells its figure and leads to the plays behind it."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dash import html

from spotistats_sdk.models import SqlAnswer
from spotistats_web import palette
from spotistats_web.charts import groups as charts
from spotistats_web.components.fields import Input
from spotistats_web.components.markup import lean
from spotistats_web.explore.drawn import Drawn, Series
from spotistats_web.explore.groups import Behind, Group, Key
from spotistats_web.explore.rows import figure_of, shape_of, table_of, written

ZONE = ZoneInfo("UTC")
BEHIND = Behind("/plays?where=%7B%22all%22%3A%5B")
MONTHS = (Key("month", "2024-01", "January 2024"), Key("month", "2024-02", "February 2024"))


def by_platform(measure: str = "plays") -> Drawn:
    series = [
        Series(Key("platform_family", name, name), name, (each, None))
        for name, each in (("ios", 7), ("android", 3))
    ]
    return Drawn(measure, "month", MONTHS, tuple(series))


@pytest.mark.parametrize("chart", ["bar", "line", "stacked", "heat"])
def test_every_mark_says_its_figure_and_leads_to_its_plays(chart: str) -> None:
    figure = charts.figure_of(chart, by_platform(), BEHIND, ZONE)
    trace = figure["data"][0]
    texts, links = trace["text"], trace["customdata"]
    if chart == "heat":
        texts, links = texts[0], links[0]
    assert texts[0] == "<b>ios · January 2024</b><br>Plays: 7"
    assert texts[1].endswith("Plays: –")
    assert trace["meta"] == BEHIND.base
    assert links[0].startswith("~")
    json.dumps(figure)


def test_series_have_their_own_colours() -> None:
    figure = charts.figure_of("stacked", by_platform(), BEHIND, ZONE)
    colours = [trace["marker"]["color"] for trace in figure["data"]]
    assert colours == [palette.FAMILIES["ios"], palette.FAMILIES["android"]]
    assert figure["layout"]["barmode"] == "stack"


def test_the_table_behind_a_chart_has_a_column_for_each_series() -> None:
    table = charts.table_of(by_platform("listened_ms"), ZONE)
    assert list(table.columns) == ["Month", "ios", "android"]
    assert list(table.rows[0]) == ["January 2024", "0 s", "0 s"]


def test_bars_of_names_lie_and_names_are_no_markup() -> None:
    axis = (Key("artist", "a1", "<b>Loud</b>"),)
    drawn = Drawn("listened_ms", "artist", axis, (Series(None, "Listened", (7_200_000,)),))
    figure = charts.figure_of("bar", drawn, BEHIND, ZONE)
    trace = figure["data"][0]
    assert trace["orientation"] == "h"
    assert trace["x"] == [2.0]
    assert "<b>Loud" not in figure["layout"]["yaxis"]["ticktext"][0]
    assert "2 h 00 min 00 s" in trace["text"][0]


def test_a_scatter_leaves_out_what_has_no_value() -> None:
    groups = [
        Group((Key("artist", "a", "A"),), {"plays": 3, "completion": 0.5}),
        Group((Key("artist", "b", "B"),), {"plays": 2, "completion": None}),
    ]
    figure = charts.scatter_of(groups, "plays", "completion", BEHIND, ZONE)
    assert figure["data"][0]["x"] == [3]
    assert figure["layout"]["yaxis"]["tickformat"] == ".0%"


@pytest.mark.parametrize(
    ("dimension", "value", "day"),
    [
        ("year", 2024, "2024-01-01"),
        ("quarter", "2024-Q3", "2024-07-01"),
        ("month", "2024-05", "2024-05-01"),
        ("week", "2024-W01", "2024-01-01"),
        ("day", "2024-02-29", "2024-02-29"),
    ],
)
def test_steps_are_drawn_where_they_begin(dimension: str, value: Any, day: str) -> None:
    assert charts.step_start(dimension, value) == day


def sql(columns: dict[str, str], *rows: list[Any]) -> SqlAnswer:
    told = [{"name": name, "type": kind, "unit": None} for name, kind in columns.items()]
    return SqlAnswer.from_dict({"columns": told, "rows": list(rows), "truncated": False})


def test_rows_are_drawn_where_their_shape_allows() -> None:
    assert shape_of(sql({"n": "integer"}, [1], [2])).names == ("table",)
    assert shape_of(sql({"a": "string", "b": "string"}, ["x", "y"], ["x", "y"])).names == ("table",)
    assert shape_of(sql({"a": "string", "n": "integer"}, ["x", 1])).names == ("table",)
    by_name = sql({"n": "decimal", "a": "string"}, ["1.5", "x"], [None, "y"])
    shape = shape_of(by_name)
    assert shape.names == ("table", "bar")
    assert figure_of(by_name, shape, "bar")["data"][0]["y"] == [1.5, None]
    assert table_of(by_name, shape).rows[1] == ["y", "null"]
    by_day = sql({"d": "date", "n": "integer", "m": "number"}, ["2024-01-01", 1, 2.0])
    by_day.rows.append(["2024-01-02", 2, float("nan")])
    assert shape_of(by_day).names == ("table", "bar", "line", "scatter")


def test_values_are_written_as_they_are() -> None:
    assert [written(each) for each in (None, True, 1234, 0.1 + 0.2, "x", [1])] == [
        "null",
        "true",
        "1234",
        "0.3",
        "x",
        "[1]",
    ]


def test_fields_are_written_as_markup() -> None:
    form = html.Div([html.Form([Input(type="text", name="value", **{"data-x": "1"})])])
    assert lean(form).to_plotly_json()["props"]["data-html"] == (
        '<form><input data-x="1" name="value" type="text"></form>'
    )
