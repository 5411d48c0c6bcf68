"""Things are found by words in their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import asked_of
from spotistats_api.statistics.search import ENTITIES, search, words_of
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from spotistats_api.engine.scope import Question


def found(history: Any, question: Question, q: str, *more: Any) -> list[tuple[str, str]]:
    answer = history.answer(search, question, words_of(q), *more)
    return [(each.entity, each.name) for each in answer.items]


def test_case_accents_and_order_make_no_difference(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play("Jóga", by="Björk", album="Homogenic")])
    for q in ("joga", "JÓGA", "oga", "bjork jóga", "jo\u0301ga"):
        assert found(history, asked(), q) == [("tracks", "Jóga")]
    assert found(history, asked(), "björk") == [("artists", "Björk")]
    assert found(history, asked(), "bjork homo") == [("albums", "Homogenic")]
    assert found(history, asked(), "bjork post") == []


def test_more_plays_come_first_and_what_never_counts_last(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    plays = [
        a_play("Rain", by="A", ended_at="2024-01-01T10:00:00Z"),
        a_play("Rain again", by="B", ended_at="2024-01-01T11:00:00Z"),
        a_play("Rain again", by="B", ended_at="2024-01-01T12:00:00Z"),
        a_play("Rainless", by="C", ended_at="2024-01-01T13:00:00Z", ms_played=1_000),
    ]
    answer = history_of(plays).answer(search, asked(), ("rain",))
    assert [(each.name, each.plays) for each in answer.items] == [
        ("Rain again", 2),
        ("Rain", 1),
        ("Rainless", 0),
    ]
    assert answer.items[0].artist.name == "B"
    assert answer.items[0].last_played_at.isoformat() == "2024-01-01T12:00:00+00:00"
    assert answer.items[2].last_played_at is None
    page = history_of(plays).answer(search, asked(), ("rain",), ENTITIES, 1, 1)
    assert ([each.name for each in page.items], page.total) == (["Rain"], 3)
    beyond = history_of(plays).answer(search, asked(), ("rain",), ENTITIES, 1, 9)
    assert (beyond.items, beyond.total) == ((), 3)


def test_things_of_all_kinds_are_found_each_among_its_own(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("Sea", by="Sea", album="Sea", ended_at="2024-01-01T10:00:00Z"),
            a_play("Sea", by=None, album="Sea", kind=Kind.PODCAST, ended_at="2024-01-02T10:00:00Z"),
            a_play(
                "Sea", by="Sea", album="Sea", kind=Kind.AUDIOBOOK, ended_at="2024-01-03T10:00:00Z"
            ),
        ]
    )
    assert {entity for entity, _ in found(history, asked(), "sea")} == set(ENTITIES)
    assert found(history, asked(), "sea", ("shows",)) == [("shows", "Sea")]


def test_signs_mean_themselves(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play("100% _'\"$word_0", by="B"), a_play("100 percent", by="B")])
    for q in ("100%", "_'", '"', "$word_0"):
        assert found(history, asked(), q) == [("tracks", "100% _'\"$word_0")]


def test_blanks_are_no_words() -> None:
    assert words_of(" two  words two ") == ("two", "words")
    with pytest.raises(InvalidRequest, match=r"^q: "):
        words_of(" \t ")


@given(data=st.data())
def test_the_measures_are_those_of_all_plays(
    *, data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any, group: Any
) -> None:
    told = data.draw(histories)
    question = replace(data.draw(questions), kinds=()).ever
    answer = history_of(told).answer(search, question, ("a",), ENTITIES, 1000)
    seen = {(each.entity, each.id): each for each in answer.items}
    expected = {}
    for entity in ENTITIES:
        _, about = asked_of(entity, question)
        for (thing_id, name, _), plays in group(select(told, about), entity).items():
            if "a" in name.lower():
                expected[entity, thing_id] = (
                    sum(each.counts(question) for each in plays),
                    sum(each.heard_ms for each in plays),
                )
    assert {key: (each.plays, each.listened_ms) for key, each in seen.items()} == expected
