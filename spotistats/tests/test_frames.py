"""Answers as data frames, and in notebooks."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from answers_support import PERIOD, RULE, a_top_item, a_top_list
from spotistats.errors import MissingPackageError
from spotistats.records import Rows
from spotistats.results import (
    QueryAnswer,
    RankHistory,
    RankPoint,
    RankSeries,
    ResultColumn,
    Retention,
    RetentionCohort,
    Summary,
    SummaryFigures,
    Timeline,
    TimelineItem,
    TimelineSeries,
)
from spotistats.sql import SqlTable

EAST = timezone(timedelta(hours=2))
STARTS = (datetime(2024, 1, 1, tzinfo=EAST), datetime(2024, 2, 1, tzinfo=EAST))
ITEMS = Rows(
    TimelineItem(start, plays, 60_000, 0) for start, plays in zip(STARTS, (3, 0), strict=True)
)


def test_a_list_is_the_same_table_in_every_library() -> None:
    top = a_top_list(a_top_item(1, rank_change=2), a_top_item(2))
    arrow, pandas, polars = top.to_arrow(), top.to_pandas(), top.to_polars()
    assert arrow.column_names == list(pandas.columns) == polars.columns
    assert arrow.schema.field("first_played_at").type == pa.timestamp("us", "UTC")
    assert arrow["artist_name"].to_pylist() == ["Sel Na", "Sel Na"]
    assert arrow["album_name"].to_pylist() == [None, None]
    assert pandas["plays"].dtype == "int64"
    assert pandas["rank_change"].dtype == "Int64"
    assert pandas["rank_change"].isna().tolist() == [False, True]
    assert polars["rank_change"].to_list() == [2, None]
    assert polars.schema["first_played_at"] == pl.Datetime("us", "UTC")
    assert top.items.to_pandas().equals(pandas)


def test_an_empty_list_keeps_its_columns_and_types() -> None:
    empty, full = a_top_list(), a_top_list(a_top_item())
    assert empty.to_arrow().schema == full.to_arrow().schema
    assert empty.to_pandas().dtypes.equals(full.to_pandas().dtypes)
    assert empty.to_polars().schema == full.to_polars().schema


def test_one_thing_is_a_row() -> None:
    assert a_top_item().to_pandas().shape == (1, 19)


def test_steps_are_on_the_clock_of_the_zone() -> None:
    timeline = Timeline("month", None, PERIOD, RULE, ITEMS, Rows())
    frame = timeline.to_pandas()
    assert frame["start"].tolist() == [pd.Timestamp(2024, 1, 1), pd.Timestamp(2024, 2, 1)]
    assert timeline.to_arrow().schema.field("start").type == pa.timestamp("us")


def test_series_stand_below_each_other() -> None:
    series = Rows(
        TimelineSeries("value", key, key, None, 3, 60_000, 0, ITEMS) for key in ("ios", "web")
    )
    frame = Timeline("month", "platform_family", PERIOD, RULE, ITEMS, series).to_pandas()
    assert frame["label"].tolist() == ["ios", "ios", "web", "web"]
    assert frame["plays"].tolist() == [3, 0, 3, 0]

    points = Rows([RankPoint(1, 3, 60_000, 0), RankPoint(None, 0, 0, 0)])
    line = RankSeries(1, "t", "Ten Vor", None, None, 3, 60_000, 0, points)
    history = RankHistory("tracks", "month", "step", PERIOD, RULE, STARTS, Rows([line]))
    frame = history.to_pandas()
    assert frame["rank"].isna().tolist() == [False, True]
    assert frame["overall_rank"].tolist() == [1, 1]

    cohorts = Rows([RetentionCohort(STARTS[0], 4, (4, 1)), RetentionCohort(STARTS[1], 0, (0,))])
    frame = Retention(12, PERIOD, RULE, cohorts).to_pandas()
    assert frame["month"].tolist() == [0, 1, 0]
    assert frame["heard_share"].fillna(-1).tolist() == [1.0, 0.25, -1.0]


def a_query_answer(*rows: tuple[object, ...]) -> QueryAnswer:
    columns = Rows(
        [
            ResultColumn("artist", "string", None),
            ResultColumn("day", "date", None),
            ResultColumn("last_played_at", "timestamp", None),
            ResultColumn("session", "timestamp", None),
            ResultColumn("share", "number", "share"),
        ]
    )
    return QueryAnswer(columns, rows, Rows(), 7, None)  # type: ignore[arg-type] # nothing asks it


def test_a_query_has_the_types_that_its_columns_tell() -> None:
    moment = "2024-05-01T10:00:00Z"
    answer = a_query_answer(("Sel <Na>", "2024-05-01", moment, "2024-05-01T12:00:00", 0.25))
    frame = answer.to_polars()
    assert frame.row(0) == (
        "Sel <Na>",
        date(2024, 5, 1),
        datetime(2024, 5, 1, 10, tzinfo=UTC),
        datetime(2024, 5, 1, 12),  # noqa: DTZ001 - what a clock showed
        0.25,
    )
    assert answer.to_arrow().num_rows == 1
    html = answer._repr_html_()
    for text in ("Sel &lt;Na&gt;", "25.0%", "1 of 7", "2024-05-01 10:00"):
        assert text in html


def test_html_is_escaped_and_fits_dark_and_light_pages() -> None:
    html = a_top_list(a_top_item(name="<script>alert(1)</script>"))._repr_html_()
    assert "<script>" not in html
    for text in ("Top list: tracks", "Sel Na", "1,234", "1 h 06 min", "1 of 4,113", "currentColor"):
        assert text in html
    assert "#" not in html.split("</style>")[0]  # no colour of our own
    assert "0 of 4,113" in a_top_list()._repr_html_()
    assert "Nothing." in Timeline("month", None, PERIOD, RULE, Rows(), Rows())._repr_html_()
    assert "<caption>Top item: Ten Vor</caption>" in a_top_item()._repr_html_()


def a_stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return] # pyarrow has no types


def test_a_summary_is_beside_the_one_before_in_html() -> None:
    now = (7, 3_600_000, 0, 1, 1, 1, 1, None, None, None, None)
    then = SummaryFigures(1_500, *now[1:])
    summary = Summary(PERIOD, RULE, *now, previous_period=PERIOD, previous=then, change=None)
    html = summary._repr_html_()
    assert '<td class="note">Plays</td><td class="n">7</td><td class="n">1,500</td>' in html
    assert "Before" in html
    assert "Estimated" not in html
    alone = replace(summary, previous=None, previous_period=None)._repr_html_()
    assert '<td class="note">Listened</td><td class="n">1 h 00 min</td></tr>' in alone
    assert "Before" not in alone


def test_sql_is_looked_at_where_it_came_in() -> None:
    stream = a_stream(pa.table({"plays": list(range(10_000)), "artist": ["Sel Na"] * 10_000}))
    answer = SqlTable(stream, truncated=False)
    begin = pa.py_buffer(stream).address
    for column in answer.to_arrow().columns:
        for chunk in column.chunks:
            for buffer in chunk.buffers():
                assert buffer is None or begin <= buffer.address < begin + len(stream)
    assert answer.to_polars()["plays"].sum() == answer.to_pandas()["plays"].sum() == 49_995_000
    assert pa.table(answer).num_rows == pl.DataFrame(answer).height == len(answer) == 10_000
    assert next(iter(answer)) == {"plays": 0, "artist": "Sel Na"}
    assert "25 of 10,000" in answer._repr_html_()


@pytest.mark.parametrize("package", ["pandas", "polars", "pyarrow"])
def test_a_library_that_is_missing_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    convert = {"pyarrow": "to_arrow"}.get(package, f"to_{package}")
    with pytest.raises(MissingPackageError, match=f"pip install {package}"):
        getattr(a_top_list(), convert)()
