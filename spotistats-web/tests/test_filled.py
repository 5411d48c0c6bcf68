"""The form of a condition is filled with the condition that is changed."""

from __future__ import annotations

from typing import Any

import pytest

from spotistats_web.explore.filled import Filled, filled_with

NAMES = {"x1": "Sel Na"}


@pytest.mark.parametrize(
    ("field", "op", "value", "filled"),
    [
        ("weekday", "in", [6, 7], Filled("weekday", "in", (6, 7))),
        ("weekday", "not_in", [1], Filled("weekday", "not_in", (1,))),
        ("kind", "eq", "music", Filled("kind", "in", ("music",))),
        ("platform_family", "ne", "ios", Filled("platform_family", "not_in", ("ios",))),
        ("hour", "ge", 21, Filled("hour", "in", (21, 22, 23))),
        ("hour", "lt", 2, Filled("hour", "in", (0, 1))),
        ("weekday", "between", [5, 6], Filled("weekday", "in", (5, 6))),
        ("artist", "in", ["A", "B"], Filled("artist", "in", ("A", "B"))),
        ("artist", "eq", "A", Filled("artist", "in", ("A",))),
        ("artist", "contains", "A", Filled("artist", "contains", ("A",))),
        ("artist", "is_null", None, Filled("artist", "is_null")),
        ("month", "ge", "2024-02", Filled("month", "ge", ("2024-02",))),
        ("artist_id", "eq", "x1", Filled("artist", "in", ("Sel Na",))),
        ("shuffle", "eq", True, Filled("shuffle", "eq", ("true",))),
        ("skipped", "is_null", None, Filled("skipped", "eq", ("null",))),
        ("year", "between", [2020, 2022], Filled("year", "between", (2020, 2022))),
        ("year", "lt", 2020, Filled("year", "lt", (2020,))),
        ("year", "in", [2020], Filled("year", "eq", (2020,))),
        ("day", "le", "2024-02-01", Filled("day", "le", ("2024-02-01",))),
        ("skip_rate", "ge", 0.5, Filled("skip_rate", "ge", (0.5,))),
    ],
)
def test_a_form_begins_with_what_the_condition_says(
    field: str, op: str, value: Any, filled: Filled
) -> None:
    assert filled_with({"field": field, "op": op, "value": value}, NAMES) == filled


@pytest.mark.parametrize(
    ("field", "op", "value"),
    [
        ("mood", "eq", "blue"),
        ("artist_id", "eq", "x2"),
        ("artist_id", "contains", "x"),
        ("artist", "is_null", False),
        ("artist", "in", "A"),
        ("artist", "between", ["A", "C"]),
        ("year", "in", [2020, 2022]),
        ("year", "between", [2020]),
        ("year", "eq", "soon"),
        ("hour", "eq", 99),
        ("hour", "ge", "late"),
        ("shuffle", "ne", True),
        ("ended_at", "ge", "2024-01-01T12:30:00+02:00"),
        ("plays", "?", 3),
    ],
)
def test_what_no_form_can_say_is_changed_by_none(field: str, op: str, value: Any) -> None:
    assert filled_with({"field": field, "op": op, "value": value}, NAMES) is None


def test_groups_of_conditions_have_no_form() -> None:
    assert filled_with({"all": []}, NAMES) is None
