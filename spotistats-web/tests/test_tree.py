"""One place of a nested condition is changed, and all others stay."""

from __future__ import annotations

from typing import Any

import pytest

from spotistats_web.explore import tree
from spotistats_web.query import BadQueryError

A, B, C, D = ({"field": name, "op": "eq", "value": 1} for name in ("year", "month", "hour", "day"))
NESTED: dict[str, Any] = {"all": [A, {"not": {"any": [B, {"all": [C, D]}]}}]}


@pytest.mark.parametrize(
    ("path", "there"),
    [((), NESTED), ((0,), A), ((1, "not", 0), B), ((1, "not", 1, 1), D)],
)
def test_a_path_leads_to_a_place(path: tree.Path, there: Any) -> None:
    assert tree.place(NESTED, path) == there


def test_what_is_taken_away_leaves_no_group_of_one() -> None:
    assert tree.changed(NESTED, (1, "not", 1, 0), None) == {"all": [A, {"not": {"any": [B, D]}}]}
    assert tree.changed(NESTED, (1, "not", 1), None) == {"all": [A, {"not": B}]}
    assert tree.changed(NESTED, (1,), None) == A
    assert tree.changed(A, (), None) is None
    assert tree.changed({"not": A}, ("not",), None) is None


def test_groups_of_one_kind_become_one() -> None:
    inner = tree.regrouped(tree.place(NESTED, (1, "not", 1)), "any")
    assert tree.changed(NESTED, (1, "not", 1), inner) == {"all": [A, {"not": {"any": [B, C, D]}}]}
    assert tree.changed(NESTED, (1,), {"all": [B, C]}) == {"all": [A, B, C]}


def test_what_is_turned_round_twice_is_as_it_was() -> None:
    assert tree.turned(A) == {"not": A}
    assert tree.turned(tree.turned(NESTED)) == NESTED


@pytest.mark.parametrize(
    ("condition", "path", "group", "whole"),
    [
        (None, None, "any", tree.NEW),
        (A, None, "any", {"all": [A, tree.NEW]}),
        ({"any": [A, B]}, None, "any", {"any": [A, B, tree.NEW]}),
        (A, (), "any", {"any": [A, tree.NEW]}),
        ({"all": [A, B]}, (1,), "any", {"all": [A, {"any": [B, tree.NEW]}]}),
        ({"any": [A, B]}, (1,), "all", {"any": [A, {"all": [B, tree.NEW]}]}),
        (
            NESTED,
            (1, "not", 1),
            "any",
            {"all": [A, {"not": {"any": [B, {"all": [C, D, tree.NEW]}]}}]},
        ),
    ],
)
def test_a_new_condition_goes_where_it_was_asked_for(
    condition: Any, path: tree.Path | None, group: str, whole: Any
) -> None:
    assert tree.with_new(condition, path, group) == whole


def test_paths_are_said_in_addresses() -> None:
    for path in ((), (0,), (1, "not", 0)):
        assert tree.path_of(tree.said(path), "at") == path
    assert tree.path_of(None, "at") is None
    with pytest.raises(BadQueryError):
        tree.path_of("0.any", "at")
