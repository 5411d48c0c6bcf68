"""The media type that a caller likes best."""

from __future__ import annotations

import pytest

from spotistats_common.service.negotiation import preferred

OFFERED = ["application/json", "text/csv", "application/vnd.apache.arrow.stream"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV; charset=utf-8", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0.1, */*", "text/csv"),
        ("application/json;q=0, text/csv;q=0.5", "text/csv"),
        ("application/vnd.apache.arrow.stream, */*;q=0.8", "application/vnd.apache.arrow.stream"),
        ("application/xml", "application/json"),
        ("text/csv;q=much, application/json;q=0.1", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_highest_weight_wins(accept: str | None, expected: str) -> None:
    assert preferred(accept, OFFERED) == expected
