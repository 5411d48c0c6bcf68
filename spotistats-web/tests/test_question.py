"""A question and its address say the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from spotistats_sdk.models import Query as AskedQuery
from spotistats_web.components.views import name_of
from spotistats_web.explore import words
from spotistats_web.explore.groups import Behind, Key, groups_of
from spotistats_web.explore.question import Question, address_of, all_of, question_of, written
from spotistats_web.explore.shapes import along, charts_for
from spotistats_web.period import Period
from spotistats_web.query import BadQueryError, Query

ZONE = ZoneInfo("Europe/Vilnius")
WEEKENDS = {"field": "weekday", "op": "in", "value": [6, 7]}
LOUD = {"any": [{"field": "artist", "op": "eq", "value": "A & B"}, {"not": WEEKENDS}]}


def of(address: str) -> Question:
    return question_of(Query.of(address))


def test_an_address_holds_the_whole_question() -> None:
    saved = {
        "since": "2024-01-01",
        "until": "2025-01-01",
        "kind": ["music", "podcast"],
        "min_ms": 0,
        "count_skipped": False,
        "group_by": ["artist", "month"],
        "measures": ["plays", "listened_ms"],
        "where": LOUD,
        "having": {"field": "plays", "op": "ge", "value": 3},
        "order_by": [{"by": "plays", "direction": "asc"}],
    }
    address = address_of(saved, ZONE)
    assert address.only(("from", "to")) == Query.of("from=2024-01-01&to=2024-12-31")
    asked = of(str(address)).asked(Period(date(2024, 1, 1), date(2025, 1, 1)))
    assert asked == saved
    assert AskedQuery.from_dict(asked).to_dict() == saved


def test_a_period_that_is_no_days_is_kept_as_a_condition() -> None:
    moment = "2024-01-01T12:30:00+02:00"
    address = address_of({"since": moment, "until": "2024-06-01T00:00:00+03:00"}, ZONE)
    assert address.get("to") == "2024-05-31"
    assert address.get("from") is None
    assert of(str(address)).where == {"field": "ended_at", "op": "ge", "value": moment}


def test_what_is_ordered_by_and_not_there_any_more_is_left_out() -> None:
    assert of("?by=artist&order=listened_ms:asc").order_by == ()
    assert of("?by=artist&m=days&order=days:asc").order_by == (("days", "asc"),)


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("?by=composer", "by"),
        ("?by=artist&by=album&by=track&by=year&by=month", "by"),
        ("?m=loudness", "m"),
        ("?by=artist&order=artist:up", "order"),
        ("?where=artist", "where"),
        ("?where=%5B%5D", "where"),
        ("?where=%7B%22all%22%3A3%7D", "where"),
        (
            "?where=%7B%22field%22%3A%22year%22%2C%22op%22%3A%22eq%22%2C%22value%22%3ANaN%7D",
            "where",
        ),
        (
            "?where=%7B%22field%22%3A%22year%22%2C%22op%22%3A%22eq%22%2C%22value%22%3A1e999%7D",
            "where",
        ),
        ('?where={"field":"day","op":"\\ud800"}', "where"),
        ("?min_ms=0000000000001", "min_ms"),
        ("?having=%7B%22field%22%3A%22plays%22%7D", "having"),
        ("?min_ms=-1", "min_ms"),
    ],
)
def test_an_address_that_asks_nonsense_is_told_where(address: str, field: str) -> None:
    with pytest.raises(BadQueryError) as found:
        of(address)
    assert found.value.field == field


def test_a_list_of_times_begins_each_with_what_is_most() -> None:
    assert of("?by=artist&by=year&m=days").listed.order_by == (("year", "asc"), ("days", "desc"))
    assert of("?by=artist&m=plays&order=artist:asc").listed.order_by == (("artist", "asc"),)


def test_conditions_are_joined_flat() -> None:
    assert all_of(None, None) is None
    assert all_of(WEEKENDS, None) == WEEKENDS
    assert all_of({"all": [WEEKENDS, LOUD]}, WEEKENDS) == {"all": [WEEKENDS, LOUD, WEEKENDS]}


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (WEEKENDS, "Weekday is Saturday or Sunday"),
        ({"not": WEEKENDS}, "not (Weekday is Saturday or Sunday)"),
        ({"field": "shuffle", "op": "eq", "value": True}, "Shuffled"),
        ({"field": "skipped", "op": "is_null"}, "Skipped is unknown"),
        ({"field": "skipped", "op": "is_null", "value": False}, "Skipped is known"),
        ({"field": "artist_id", "op": "eq", "value": "x1"}, "Artist is Sel Na"),
        ({"field": "artist_id", "op": "eq", "value": "x2"}, "Artist is x2"),
        ({"field": "month", "op": "eq", "value": "2024-02"}, "Month is February 2024"),
        ({"field": "month", "op": "eq", "value": "nonsense"}, "Month is nonsense"),
        ({"field": "hour", "op": "ge", "value": 18}, "Hour ≥ 18 h"),
        ({"field": "hour", "op": "between", "value": [18, 20]}, "Hour 18 h – 20 h"),
        ({"field": "country", "op": "in", "value": ["LT", "??"]}, "Country is Lithuania or ??"),
        ({"field": "listened_ms", "op": "lt", "value": 30_000}, "Listened time < 30 s"),
        ({"field": "skip_rate", "op": "ge", "value": 0.5}, "Skip rate ≥ 50.0%"),
        ({"field": "hour", "op": "in", "value": [0, 1, 2, 3, 4]}, None),
        ({"all": [WEEKENDS, LOUD]}, None),
    ],
)
def test_conditions_are_said_in_words(condition: dict[str, Any], said: str | None) -> None:
    found = words.said(condition, {"x1": "Sel Na"}, ZONE)
    if said is None:
        assert "and" in found
    else:
        assert found == said


def test_charts_fit_the_shape() -> None:
    assert charts_for(of("")) == ["table"]
    assert charts_for(of("?by=artist"))[0] == "bar"
    assert charts_for(of("?by=day"))[0] == "line"
    assert "scatter" in charts_for(of("?by=artist&m=plays&m=days"))
    assert "scatter" not in charts_for(of("?by=artist&m=plays&m=last_played_at"))
    assert charts_for(of("?by=artist&m=last_played_at")) == ["table"]
    assert charts_for(of("?by=artist&by=month"))[0] == "stacked"
    assert charts_for(of("?by=weekday&by=hour"))[0] == "heat"
    assert charts_for(of("?by=weekday&by=hour&by=year"))[0] == "table"
    assert along(of("?by=artist&by=month")) == ("month", "artist")
    assert along(of("?by=weekday&by=hour")) == ("hour", "weekday")
    assert along(of("?by=album&by=artist")) == ("album", "artist")


def test_the_plays_behind_a_group_fulfil_all_that_it_is_of() -> None:
    query = Query.of("?period=all&kind=podcast&by=show&as=bar")
    view: Any = SimpleNamespace(query=query)
    behind = Behind.of(view, Question(("show", "shuffle"), where=WEEKENDS))
    keys = [Key("show", "s1", "A & B"), Key("shuffle", None, "unknown")]
    href = behind.href(keys)
    assert href is not None
    assert behind.base + behind.mark(keys)[1:] == href
    asked = parse_qs(urlsplit(href).query)
    assert asked["period"] == ["all"]
    assert asked["kind"] == ["podcast"]
    assert question_of(Query.of(urlsplit(href).query)).where == {
        "all": [
            WEEKENDS,
            {"field": "show_id", "op": "eq", "value": "s1"},
            {"field": "shuffle", "op": "is_null"},
        ]
    }
    assert behind.href([Key("session", datetime.now(UTC).isoformat(), "now")]) is None


def test_the_name_of_a_view_follows_from_its_title() -> None:
    assert name_of("  Künstler am Wochenende! ") == "kunstler-am-wochenende"
    assert name_of("!!!") == ""
    assert len(name_of("word " * 40)) <= 64


def test_conditions_are_written_without_blanks() -> None:
    assert written({"field": "artist", "op": "eq", "value": "Ü"}) == (
        '{"field":"artist","op":"eq","value":"Ü"}'
    )


def test_the_plays_behind_a_session_are_those_until_its_last() -> None:
    start, end = "2024-01-01T10:00:00Z", "2024-01-01T11:30:00Z"
    question = of("?by=session&by=artist&m=plays")
    sent = question.query(Period(None, None), limit=5).to_dict()
    assert sent["measures"] == ["plays", "last_played_at"]
    columns = ("session", "artist_id", "artist", "plays", "last_played_at")
    answer = SimpleNamespace(
        columns=[SimpleNamespace(name=name) for name in columns],
        rows=[[start, "a", "A", 1, "2024-01-01T10:05:00Z"], [start, "b", "B", 9, end]],
    )
    first, second = groups_of(answer, question, ZONE)  # type: ignore[arg-type]  # as much as it needs
    within = {"field": "ended_at", "op": "between", "value": [start, end]}
    assert [group.keys[0].condition for group in (first, second)] == [within, within]
    assert set(first.measures) == {"plays"}
