"""When two names are the same name, and the ids that follow."""

from __future__ import annotations

import pytest

from spotistats_common.models.columns import observation_id
from spotistats_common.models.names import name_id, normalised
from spotistats_common.models.play import (
    UNKNOWN_ITEM,
    Item,
    Kind,
    Observation,
    Source,
    item_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Song", "song"),
        ("Song", "  Song "),
        ("A  B", "A\tB"),
        ("Straße", "STRASSE"),
        ("ﬁre", "fire"),
        ("Beyonce\u0301", "Beyoncé"),
        ("ＢＡＮＤ", "band"),
    ],
)
def test_case_spaces_and_unicode_forms_do_not_matter(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Song", "Song (Live)"), ("Song", "Song feat. X"), ("Bjork", "Björk")]
)
def test_everything_else_does(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


def test_a_name_id_tells_where_a_name_ends() -> None:
    assert name_id("a", "b c") != name_id("a b", "c")
    assert name_id("a", None) == name_id("a", "")


def test_a_name_id_cannot_be_taken_for_one_of_spotify() -> None:
    found = name_id("music", "Band", "Song")
    assert len(found) == 22
    assert found[0] == "n"


def test_what_names_nothing_is_unknown() -> None:
    assert item_of(Kind.MUSIC, None, None, None, None) is UNKNOWN_ITEM


ITEM = item_of(Kind.MUSIC, "4uLU6hMCjMI75M1A2tKUQC", "Song", "Album", "Band")
PLAY = Observation(Source.EXTENDED, 1_700_049_600_000, 200_000, ITEM, platform="ios")


def test_an_observation_id_is_the_same_for_the_same_row() -> None:
    again = PLAY._replace(item=Item(*ITEM))
    assert observation_id(again) == observation_id(PLAY)
    assert observation_id(PLAY).startswith("1700049600000:")


@pytest.mark.parametrize(
    "change",
    [
        {"ms_played": 200_001},
        {"source": Source.ACCOUNT},
        {"item": ITEM._replace(id="0DiWol3AO6WpXZgp0goxAV")},
    ],
)
def test_another_event_has_another_event_key(change: dict[str, object]) -> None:
    other = PLAY._replace(**change)  # type: ignore[arg-type]
    assert observation_id(other)[:-8] != observation_id(PLAY)[:-8]


@pytest.mark.parametrize(
    "change", [{"platform": "android"}, {"skipped": False}, {"item": ITEM._replace(name="SONG")}]
)
def test_the_same_event_told_differently_differs_in_the_last_digits(
    change: dict[str, object],
) -> None:
    other = PLAY._replace(**change)  # type: ignore[arg-type]
    assert observation_id(other)[:-8] == observation_id(PLAY)[:-8]
    assert observation_id(other) != observation_id(PLAY)
