"""Answers have exactly the fields of the contract."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson
import pytest

from spotistats_api.engine.scope import Question
from spotistats_api.statistics.calendar import calendar
from spotistats_api.statistics.clock import clock
from spotistats_api.statistics.compare import compare
from spotistats_api.statistics.details import details
from spotistats_api.statistics.discoveries import discoveries
from spotistats_api.statistics.diversity import diversity
from spotistats_api.statistics.forgotten import forgotten
from spotistats_api.statistics.obsessions import obsessions
from spotistats_api.statistics.on_this_day import on_this_day
from spotistats_api.statistics.one_hits import one_hits
from spotistats_api.statistics.plays import plays
from spotistats_api.statistics.rank_history import rank_history
from spotistats_api.statistics.recap import recap
from spotistats_api.statistics.retention import retention
from spotistats_api.statistics.sessions import sessions
from spotistats_api.statistics.skips import skips
from spotistats_api.statistics.streaks import streaks
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.names import name_id
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import Kind
from spotistats_common.service.contract import load_contract

EVER = Question(parse_period(None, None, "UTC"), CountingRule())
NEVER = Question(parse_period("1980-01-01", "1980-01-02", "UTC"), CountingRule())
SCHEMAS = load_contract()["components"]["schemas"]


def check(value: Any, schema: dict[str, Any], path: str) -> None:
    """The fields are those of the schema, all the way down."""
    referred = [
        SCHEMAS[each["$ref"].rpartition("/")[2]]
        for each in (schema, *schema.get("allOf", ()), *schema.get("anyOf", ()))
        if "$ref" in each
    ]
    if value is None:
        assert any(each.get("nullable") for each in (schema, *referred)), path
        return
    if referred:
        check(value, referred[0], path)
        return
    if schema["type"] == "object":
        assert set(value) == set(schema["properties"]) == set(schema["required"]), path
        for name, each in schema["properties"].items():
            check(value[name], each, f"{path}.{name}")
    elif schema["type"] == "array":
        for number, each in enumerate(value):
            check(each, schema["items"], f"{path}[{number}]")
    else:
        python: Any = {"string": str, "integer": int, "boolean": bool, "number": (int, float)}
        assert isinstance(value, python[schema["type"]]), path
        assert value in schema.get("enum", [value]), path


@pytest.mark.parametrize(
    ("schema", "statistic", "more"),
    [
        ("Summary", summary, ()),
        ("TopList", top, ("tracks",)),
        ("TopList", top, ("albums",)),
        ("TopList", top, ("artists", "listened_ms")),
        ("TopList", top, ("platforms", "days")),
        ("RankHistory", rank_history, ()),
        ("Discoveries", discoveries, ()),
        ("Retention", retention, ()),
        ("Forgotten", forgotten, ("artists", 1, 1)),
        ("OneHits", one_hits, (1,)),
        ("Diversity", diversity, ()),
        ("Timeline", timeline, ("month",)),
        ("Timeline", timeline, ("year", "track", 1)),
        ("PlayPage", plays, (2,)),
        ("Recap", recap, ("2023", "year")),
        ("Recap", recap, ("2023-W46", "week")),
        ("Comparison", compare, (EVER, "artists")),
        ("Comparison", compare, (NEVER, "tracks")),
        ("Detail", details, ("tracks", name_id("music", "Band", "Song"))),
        ("Detail", details, ("albums", name_id("album", "Band", "Album"))),
        ("Detail", details, ("artists", name_id("artist", "Band"))),
        ("Clock", clock, ()),
        ("Calendar", calendar, ()),
        ("Sessions", sessions, ()),
        ("Streaks", streaks, ()),
        ("Skips", skips, (1,)),
        ("OnThisDay", on_this_day, (date(2024, 11, 14),)),
        ("Obsessions", obsessions, ("week",)),
    ],
)
def test_answers_are_what_the_contract_says(  # noqa: PLR0917
    a_play: Any, history_of: Any, asked: Any, schema: str, statistic: Any, more: tuple[Any, ...]
) -> None:
    history = history_of(
        [
            a_play("Song", ended_at=1_700_000_000_001, platform="ios"),
            a_play("Song", ended_at=1_700_000_000_002, platform="ios", shuffle=True),
            a_play("Song", ended_at=1_700_000_000_003, reason_end="trackdone"),
            a_play("Song", ended_at=1_700_500_000_000, reason_end="fwdbtn"),
            a_play("Episode", album="Show", by=None, kind=Kind.PODCAST, ended_at=1_699_000_000_002),
            a_play(None, album=None, by=None, kind=Kind.UNKNOWN, ended_at=1_699_000_000_003),
        ]
    )
    questions = (
        asked(kinds=tuple(Kind)),
        asked("2023-01-01", tz="Europe/Vilnius"),
        asked("2023-01-01", "2025-01-01"),
    )
    for question in questions:
        found = history.answer(statistic, question, *more)
        check(orjson.loads(orjson.dumps(found, option=orjson.OPT_UTC_Z)), SCHEMAS[schema], schema)


def test_instants_are_utc_and_steps_have_their_offset(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play(ended_at=1_700_000_000_001)])
    question = asked("2023-11-01", tz="Europe/Vilnius")
    text = orjson.dumps(history.answer(summary, question), option=orjson.OPT_UTC_Z)
    assert b'"last_played_at":"2023-11-14T22:13:20.001000Z"' in text
    assert b'"since":"2023-11-01T00:00:00+02:00","until":null,"tz":"Europe/Vilnius"' in text
    text = orjson.dumps(history.answer(timeline, question, "day"), option=orjson.OPT_UTC_Z)
    assert b'"start":"2023-11-15T00:00:00+02:00"' in text
