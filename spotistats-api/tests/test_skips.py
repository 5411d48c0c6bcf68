"""Skip rates, places and turns agree with counting by hand."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.skip_places import POSITIONS_MS
from spotistats_api.statistics.skips import skips
from spotistats_common.models.platforms import family


def a_row(a_play: Any, track: str, ends: str) -> list[Any]:
    """Plays of a track: `s` skipped after 10 s, `d` heard for 100 s, `?` nobody knows."""
    reasons = {"s": "fwdbtn", "d": "trackdone", "?": None}
    return [
        a_play(
            track,
            ended_at=1_700_000_000_000 + n * 1_000_000,
            ms_played=10_000 if end == "s" else 100_000,
            reason_end=reasons[end],
        )
        for n, end in enumerate(ends)
    ]


def test_rates_are_skips_by_plays_of_known_state(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([*a_row(a_play, "A", "sd?d"), *a_row(a_play, "B", "dd")])
    found = history.answer(skips, asked(), 1)
    assert (found.plays, found.known, found.skipped, found.skip_rate) == (5, 5, 1, 0.2)
    assert [(each.name, each.known, each.skip_rate) for each in found.tracks] == [("A", 3, 1 / 3)]
    assert [(each.name, each.plays, each.skipped) for each in found.artists] == [("Band", 5, 1)]
    assert history.answer(skips, asked(), 4).tracks == ()
    assert sum(each.skips for each in found.positions) == 1
    assert [each.from_ms for each in found.positions if each.skips] == [10_000]
    assert [each.from_share for each in found.shares if each.skips] == [0.1]


def test_a_track_that_was_always_skipped_tells_no_share(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    found = history_of(a_row(a_play, "A", "sss")).answer(skips, asked())
    assert sum(each.skips for each in found.shares) == 0
    assert sum(each.skips for each in found.positions) == 3


def test_tracks_turn_into_skips(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            *a_row(a_play, "Turned", "ddddsdsdss"),
            *a_row(a_play, "Always", "ssssssssss"),
            *a_row(a_play, "Now loved", "sssssddddd"),
            *a_row(a_play, "Too few", "dddd?sssss"),
            *a_row(a_play, "Wholly", "ddddd?sssss"),
        ]
    )
    found = history.answer(skips, asked()).turned
    assert [
        (each.name, each.known, each.skip_rate_before, each.skip_rate_after) for each in found
    ] == [("Wholly", 10, 0.0, 1.0), ("Turned", 10, 0.2, 0.6)]
    assert found[1].turned_at.timestamp() == 1_700_000_000 + 5 * 1_000


def figures(plays: list[Any], question: Any) -> tuple[int, int, int, float | None]:
    known = sum(play.skipped is not None for play in plays)
    skipped = sum(play.skipped is True for play in plays)
    counted = sum(play.counts(question) for play in plays)
    return counted, known, skipped, skipped / known if known else None


def told(each: Any) -> tuple[int, int, int, float | None]:
    return each.plays, each.known, each.skipped, each.skip_rate


def grouped(plays: list[Any], key: Any) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for play in plays:
        found.setdefault(key(play), []).append(play)
    return found


def things(plays: list[Any], thing: str) -> dict[Any, list[Any]]:
    """The plays by kind, id and name of what they are plays of."""
    named = [play for play in plays if getattr(play, thing)]
    return grouped(named, lambda play: (play.observation.item.kind, *getattr(play, thing)))


@given(data=st.data())
def test_rates_agree_with_counting_by_hand(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    least, limit = data.draw(st.integers(1, 3)), data.draw(st.integers(1, 5))
    chosen = select(observations, question)
    found = history_of(observations).answer(skips, question, least, limit)
    assert told(found) == figures(chosen, question)

    hours = grouped(chosen, lambda play: play.local(question).hour)
    assert [(each.hour, told(each)) for each in found.hours] == [
        (hour, figures(hours.get(hour, []), question)) for hour in range(24)
    ]
    shuffle = grouped(chosen, lambda play: play.observation.shuffle)
    assert [(each.shuffle, told(each)) for each in found.shuffle] == [
        (each, figures(shuffle[each], question)) for each in (True, False, None) if each in shuffle
    ]
    families = grouped(chosen, lambda play: family(play.observation.platform))
    assert [(each.platform_family, told(each)) for each in found.platform_families] == [
        (each, figures(families[each], question))
        for each in [*sorted(each for each in families if each), None]
        if each in families
    ]
    for thing, there in (("title", found.tracks), ("creator", found.artists)):
        listed = []
        for (_, thing_id, name), plays in things(chosen, thing).items():
            counted, known, skipped, rate = figures(plays, question)
            if known >= least and skipped and rate:
                key = (-rate, -skipped, name.encode(), thing_id)
                listed.append((key, name, thing_id, (counted, known, skipped, rate)))
        listed.sort(key=lambda each: each[0])
        assert [(each.rank, each.name, each.id) for each in there] == [
            (rank, name, thing_id) for rank, (_, name, thing_id, _) in enumerate(listed, 1)
        ][:limit]
        assert sorted(map(told, there)) == sorted(each[3] for each in listed[:limit])


@given(data=st.data())
def test_places_and_turns_agree_with_counting_by_hand(  # noqa: PLR0917
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any, read: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    chosen = select(observations, question)
    found = history_of(observations).answer(skips, question, 1)

    skipped = [play for play in chosen if play.skipped and play.ms_played is not None]
    bounds = [0, *POSITIONS_MS, 2**62]
    assert [each.skips for each in found.positions] == [
        sum(low <= play.ms_played < high for play in skipped)
        for low, high in itertools.pairwise(bounds)
    ]
    shares = [0] * 10
    for key, plays in things(read(observations), "title").items():
        longest = max((play.ms_played or 0) for play in plays)
        if longest and any(play.skipped is False for play in plays):
            for play in things(skipped, "title").get(key, []):
                shares[min(9, play.ms_played * 10 // longest)] += 1
    assert [each.skips for each in found.shares] == shares

    turned = []
    for (_, thing_id, name), plays in things(chosen, "title").items():
        known = [play for play in plays if play.skipped is not None]
        early, late = known[: len(known) // 2], known[len(known) // 2 :]
        if early:
            before = sum(play.skipped for play in early) / len(early)
            late_skips = sum(play.skipped for play in late)
            after = late_skips / len(late)
            if before <= 0.25 and after >= 0.5:
                key = (before - after, -late_skips, name.encode(), thing_id)
                turned.append((key, thing_id, len(known), before, after, late[0].instant))
    turned.sort(key=lambda each: each[0])
    assert [
        (each.id, each.known, each.skip_rate_before, each.skip_rate_after) for each in found.turned
    ] == [each[1:5] for each in turned]
    assert sorted(each.turned_at for each in found.turned) == sorted(each[5] for each in turned)
