"""Sessions agree with going through plays one by one."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.sessions import LENGTHS_MS, sessions
from spotistats_common.models.platforms import family

MINUTE_MS = 60_000


def test_a_pause_that_is_too_long_parts_two_sessions(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("A", ended_at="2024-03-01T10:03:00Z", ms_played=180_000, platform="ios"),
            a_play("B", ended_at="2024-03-01T10:36:00Z", ms_played=180_000, platform="ios"),
            a_play("C", ended_at="2024-03-01T10:37:00Z", ms_played=1000, platform="web_player"),
            a_play("D", ended_at="2024-03-01T11:09:00.001Z", ms_played=120_000),
            a_play("E", ended_at="2024-03-01T15:00:00Z", ms_played=1000),
        ]
    )
    found = history.answer(sessions, asked())
    first, second = found.items
    assert (first.started_at.isoformat(), first.ended_at.isoformat(), first.length_ms) == (
        "2024-03-01T10:00:00+00:00", "2024-03-01T10:37:00+00:00", 37 * MINUTE_MS,
    )  # fmt: skip
    assert (first.plays, first.tracks, first.listened_ms) == (2, 2, 361_000)
    assert (first.opener.name, first.closer.name) == ("A", "B")
    assert (first.platform, first.platform_family) == ("ios", "ios")
    assert (second.opener.name, second.platform, second.length_ms) == ("D", None, 120_000)
    assert (found.total, found.mean_length_ms, found.median_length_ms) == (2, 1_170_000, 120_000)
    assert (found.active_days, found.sessions_per_active_day) == (1, 2.0)
    assert [each.sessions for each in found.lengths] == [1, 0, 0, 1, 0, 0, 0, 0]
    assert history.answer(sessions, asked(), 31 * MINUTE_MS).total == 1


def test_the_start_of_a_play_is_what_counts_for_the_pause(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("A", ended_at="2024-03-01T10:00:00Z"),
            a_play("B", ended_at="2024-03-01T12:00:00Z", ms_played=90 * MINUTE_MS),
        ]
    )
    assert history.answer(sessions, asked()).total == 1
    assert history.answer(sessions, asked(), 30 * MINUTE_MS - 1).total == 2


def test_nothing_is_no_session(history_of: Any, asked: Any) -> None:
    found = history_of([]).answer(sessions, asked())
    assert (found.total, found.mean_length_ms, found.median_length_ms, found.items) == (
        0, None, None, (),
    )  # fmt: skip
    assert (found.openers, found.sessions_per_active_day, len(found.lengths)) == ((), None, 8)


def runs_of(chosen: list[Any], gap_ms: int, question: Any) -> list[list[Any]]:
    runs: list[list[Any]] = []
    for play in chosen:
        if not runs or play.ended_at - play.heard_ms - runs[-1][-1].ended_at > gap_ms:
            runs.append([])
        runs[-1].append(play)
    return [run for run in runs if any(play.counts(question) for play in run)]


def edges(plays: list[Any]) -> list[tuple[str, str, int]]:
    known = Counter((play.observation.item.kind, *play.title) for play in plays if play.title)
    ranked = sorted(known, key=lambda each: (-known[each], each[2].encode(), each[1]))
    return [(each[1], each[2], known[each]) for each in ranked][:10]


@given(data=st.data())
def test_they_agree_with_going_through_plays_one_by_one(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    gap_ms = data.draw(st.sampled_from([0, 30 * MINUTE_MS, 24 * 60 * MINUTE_MS]))
    order_by = data.draw(st.sampled_from(["length", "plays"]))
    chosen = select(observations, question)
    days = {play.local(question).date() for play in chosen if play.counts(question)}
    expected = []
    openers, closers = [], []
    for number, run in enumerate(runs_of(chosen, gap_ms, question)):
        counted = [play for play in run if play.counts(question)]
        openers.append(counted[0])
        closers.append(counted[-1])
        start = run[0].ended_at - run[0].heard_ms
        length = run[-1].ended_at - start
        platforms = Counter(p.observation.platform for p in run if p.observation.platform)
        platform = min(platforms, key=lambda each: (-platforms[each], each.encode()), default=None)
        key = (length, len(counted)) if order_by == "length" else (len(counted), length)
        figures = (
            datetime.fromtimestamp(start / 1000, UTC),
            run[-1].instant,
            length,
            len(counted),
            sum(play.heard_ms for play in run),
            sum(play.estimated_ms or 0 for play in run),
            len({(p.observation.item.kind, p.title) for p in counted if p.title}),
            counted[0].title,
            counted[-1].title,
            platform,
            family(platform),
        )
        expected.append(((-key[0], -key[1], number), figures))
    expected.sort(key=lambda each: each[0])

    history = history_of(observations)
    limit = data.draw(st.integers(1, 5))
    items = []
    for offset in range(0, len(expected) + 1, limit):
        found = history.answer(sessions, question, gap_ms, order_by, limit, offset)
        items += found.items
    assert [each.rank for each in items] == list(range(1, len(expected) + 1))
    assert [
        (
            each.started_at, each.ended_at, each.length_ms, each.plays, each.listened_ms,
            each.estimated_ms, each.tracks,
            each.opener and (each.opener.id, each.opener.name),
            each.closer and (each.closer.id, each.closer.name),
            each.platform, each.platform_family,
        )
        for each in items
    ] == [figures for _, figures in expected]  # fmt: skip

    lengths = sorted(figures[2] for _, figures in expected)
    assert (found.total, found.length_ms) == (len(expected), sum(lengths))
    assert found.listened_ms == sum(figures[4] for _, figures in expected)
    assert found.estimated_ms == sum(figures[5] for _, figures in expected)
    assert found.mean_length_ms == (sum(lengths) // len(lengths) if lengths else None)
    assert found.median_length_ms == (lengths[(len(lengths) - 1) // 2] if lengths else None)
    assert found.active_days == len(days)
    assert found.sessions_per_active_day == (len(expected) / len(days) if days else None)
    bounds = [0, *LENGTHS_MS, 2**62]
    assert [each.sessions for each in found.lengths] == [
        sum(low <= each < high for each in lengths) for low, high in itertools.pairwise(bounds)
    ]
    for there, plays in ((found.openers, openers), (found.closers, closers)):
        assert [(each.id, each.name, each.sessions) for each in there] == edges(plays)
