"""Answers have exactly the fields of the contract."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from spotistats_api.statistics.discoveries import discoveries
from spotistats_api.statistics.diversity import diversity
from spotistats_api.statistics.forgotten import forgotten
from spotistats_api.statistics.one_hits import one_hits
from spotistats_api.statistics.plays import plays
from spotistats_api.statistics.rank_history import rank_history
from spotistats_api.statistics.retention import retention
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.models.play import Kind
from spotistats_common.service.contract import load_contract

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
        ("PlayPage", plays, (2,)),
    ],
)
def test_answers_are_what_the_contract_says(  # noqa: PLR0917
    a_play: Any, history_of: Any, asked: Any, schema: str, statistic: Any, more: tuple[Any, ...]
) -> None:
    history = history_of(
        [
            a_play("Song", ended_at=1_700_000_000_001, platform="ios"),
            a_play("Episode", album="Show", by=None, kind=Kind.PODCAST, ended_at=2_000),
            a_play(None, album=None, by=None, kind=Kind.UNKNOWN, ended_at=3_000),
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
