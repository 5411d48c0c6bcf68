"""What a type checker makes of code that uses the facade: `mypy --strict` checks it, nothing runs.

An ignored error that is none any more is an error, too, so that this also tells what is refused.
"""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import Literal, assert_type

import pandas as pd
import polars as pl

import spotistats
from spotistats.operation import AsyncStream, Stream
from spotistats.records import Rows
from spotistats.results import (
    Comparison,
    Import,
    NamedRef,
    Play,
    QueryAnswer,
    Recap,
    Summary,
    TopItem,
    TopList,
)


def waiting() -> None:
    ss = spotistats.connect()
    assert_type(ss, spotistats.Stats)
    assert_type(ss.summary(period="2023", shuffle=True), Summary)
    top = ss.top("artists", since="last 6 months", artist_id=["a", "b"], limit=5)
    assert_type(top, TopList)
    assert_type(top.items, Rows[TopItem])
    assert_type(top.items[0].artist, NamedRef | None)
    assert_type(top.items[0].first_played_at, datetime)
    assert_type(top.to_pandas(), pd.DataFrame)
    assert_type(top.items.to_polars(), pl.DataFrame)
    assert_type(ss.top.all("tracks", country="LT"), Stream[TopItem])
    assert_type(ss.plays(kind="podcast"), Stream[Play])
    assert_type(ss.plays().rows(), Rows[Play])
    assert_type(ss.compare("2022", "2023", other={"shuffle": True}), Comparison)
    assert_type(ss.recap(), Recap)
    assert_type(ss.sql("SELECT 1"), spotistats.SqlTable)
    assert_type(ss.import_files("a.zip", "b.zip", on_read=lambda each: each.rows), Import)
    builder = ss.query("artist", "year").measure("plays").where("hour", "lt", 6).since("2022")
    assert_type(builder, spotistats.QueryBuilder[QueryAnswer])
    assert_type(builder.run(), QueryAnswer)
    either = spotistats.any_of(spotistats.condition("hour", "lt", 6), spotistats.condition("track"))
    assert_type(builder.where(either).run().total_groups, int)
    for play in ss.plays(since="2023"):
        assert_type(play.kind, Literal["music", "podcast", "audiobook", "unknown"])


async def awaiting() -> None:
    async with spotistats.connect_async() as ss:
        assert_type(await ss.summary(), Summary)
        assert_type(await ss.top("artists", limit=5), TopList)
        assert_type(ss.top.all("artists"), AsyncStream[TopItem])
        assert_type(ss.query("day").measure("plays").run(), Awaitable[QueryAnswer])
        assert_type(await ss.plays().rows(), Rows[Play])
        async for play in ss.plays(since="2023"):
            assert_type(play, Play)


def refused() -> None:
    ss = spotistats.connect()
    ss.top("artist")  # type: ignore[arg-type]
    ss.top("artists", limit="5")  # type: ignore[arg-type]
    ss.summary(sinze="2023")  # type: ignore[call-arg]
    ss.retention(kind="song")  # type: ignore[arg-type]
    ss.recap("2023", since="2022")  # type: ignore[call-arg]
    ss.summary(platform_family="phone")  # type: ignore[arg-type]
    ss.query("artists")  # type: ignore[arg-type]
    ss.query("artist").measure("playz")  # type: ignore[arg-type]
    ss.query("artist").where("artist", "like", "x")  # type: ignore[arg-type]
    ss.query("artist").order_by("names")  # type: ignore[arg-type]
    ss.summary().plays = 3  # type: ignore[misc]
