"""What others see of an answer: the same chart as its owner, and no ways further."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from spotistats_sdk import AuthenticatedClient
from spotistats_sdk.models import QueryAnswer
from spotistats_web.components.basics import item_link
from spotistats_web.page import View
from spotistats_web.query import Query
from spotistats_web.sharing.answer import answer_parts
from spotistats_web.sharing.view import SharedView


def a_view() -> SharedView:
    client = AuthenticatedClient("http://services", token="")
    now = datetime(2024, 7, 1, 23, tzinfo=UTC)
    return SharedView.of(View("/shared/x", Query(), client, now), "Europe/Vilnius")


def an_answer(group_by: list[str], columns: list[str], rows: list[list[Any]]) -> QueryAnswer:
    return QueryAnswer.from_dict(
        {
            "columns": [{"name": name, "type": "string", "unit": None} for name in columns],
            "rows": rows,
            "totals": [],
            "total_groups": len(rows),
            "query": {
                "since": None,
                "until": None,
                "tz": "Europe/Vilnius",
                "kind": ["music"],
                "min_ms": 30_000,
                "count_skipped": True,
                "count_incognito": False,
                "group_by": group_by,
                "measures": ["plays"],
                "where": None,
                "having": None,
                "order_by": [],
                "limit": 1000,
                "offset": 0,
                "fill": False,
            },
        }
    )


def figure_in(parts: list[Any]) -> dict[str, Any]:
    """The figure of the only chart."""
    text = json.dumps(
        [part.to_plotly_json() for part in parts], default=lambda x: x.to_plotly_json()
    )
    found = json.loads(text)

    def figures(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [node["data-figure"]] if "data-figure" in node else []
            return own + [each for value in node.values() for each in figures(value)]
        return [each for value in node for each in figures(value)] if isinstance(node, list) else []

    (figure,) = figures(found)
    made: dict[str, Any] = json.loads(figure)
    return made


def test_it_is_shown_in_the_time_zone_of_whose_it_is() -> None:
    view = a_view()
    assert view.zone == ZoneInfo("Europe/Vilnius")
    assert view.now.date().isoformat() == "2024-07-02"


def test_things_lead_nowhere_as_nobody_is_signed_in() -> None:
    link = item_link(a_view(), "artists", "a1", "Band")
    assert "href" not in link.to_plotly_json()["props"]


def test_bars_of_things_lead_nowhere() -> None:
    rows = [["a1", "Band", 9], ["a2", "Other", 4]]
    parts = answer_parts(a_view(), an_answer(["artist"], ["artist_id", "artist", "plays"], rows))
    (bars,) = figure_in(parts)["data"]
    assert sorted(bars["x"]) == [4, 9]
    assert "/plays" not in str(bars)


def test_time_is_in_its_order_whatever_the_answer_is_ordered_by() -> None:
    rows = [["2024-03", 9], ["2024-01", 4], ["2024-02", 7]]
    parts = answer_parts(a_view(), an_answer(["month"], ["month", "plays"], rows))
    (bars,) = figure_in(parts)["data"]
    assert bars["y"] == [4, 7, 9]


def test_two_dimensions_are_series_along_time() -> None:
    rows = [["2024-02", "ios", 9], ["2024-01", "ios", 4], ["2024-02", "android", 7]]
    columns = ["month", "platform_family", "plays"]
    parts = answer_parts(a_view(), an_answer(["month", "platform_family"], columns, rows))
    series = {each["name"]: each["y"] for each in figure_in(parts)["data"]}
    assert series == {"iOS": [4, 9], "Android": [None, 7]}


def test_an_answer_without_groups_says_so() -> None:
    parts = answer_parts(a_view(), an_answer(["artist"], ["artist_id", "artist", "plays"], []))
    assert "The query has no answer now" in str(parts)
