"""The ranked lists agree with ranking by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import asked_of, place_obviously
from spotistats_api.statistics.things import THINGS
from spotistats_api.statistics.top import top
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from spotistats_api.engine.scope import Question


def places(found: Any) -> list[tuple[int, str, int, int]]:
    return [(each.rank, each.name, each.plays, each.listened_ms) for each in found.items]


def test_tracks_are_ranked_by_plays_then_by_time(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Once", ended_at="2024-01-01T10:00:00Z", ms_played=900_000),
            a_play("Twice", ended_at="2024-01-01T11:00:00Z", ms_played=100_000),
            a_play("Twice", ended_at="2024-01-01T12:00:00Z", ms_played=100_000),
            a_play("Also once", ended_at="2024-01-01T13:00:00Z", ms_played=900_001),
            a_play("Never long enough", ended_at="2024-01-01T14:00:00Z", ms_played=1000),
        ]
    )
    by_plays = history.answer(top, asked(), "tracks")
    assert places(by_plays) == [
        (1, "Twice", 2, 200_000),
        (2, "Also once", 1, 900_001),
        (3, "Once", 1, 900_000),
    ]
    assert by_plays.total == 3
    by_time = history.answer(top, asked(), "tracks", "listened_ms")
    assert [each.name for each in by_time.items] == ["Also once", "Once", "Twice"]


def test_equals_are_ranked_by_name_byte_by_byte_then_by_id(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    names = [("b", None), ("A", None), ("é", None), ("Same", "1" * 22), ("Same", "0" * 22)]
    history = history_of(
        [
            a_play(name, uri_id=uri_id, ended_at=1_700_000_000_000 + number)
            for number, (name, uri_id) in enumerate(names)
        ]
    )
    found = history.answer(top, asked(), "tracks").items
    assert [each.name for each in found] == ["A", "Same", "Same", "b", "é"]
    assert [each.id for each in found[1:3]] == ["0" * 22, "1" * 22]


def test_a_track_tells_its_artist_and_album(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play("Song", by="Band", album="Album")])
    track = history.answer(top, asked(), "tracks").items[0]
    assert (track.artist.name, track.album.name) == ("Band", "Album")
    album = history.answer(top, asked(), "albums").items[0]
    assert (album.id, album.artist, album.album) == (track.album.id, track.artist, None)
    artist = history.answer(top, asked(), "artists").items[0]
    assert (artist.id, artist.artist, artist.album) == (track.artist.id, None, None)


def test_a_page_beyond_the_end_is_empty_but_knows_the_total(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play("One"), a_play("Two")])
    found = history.answer(top, asked(), "tracks", "plays", 10, 2)
    assert (found.items, found.total) == ((), 2)
    assert history_of([]).answer(top, asked(), "artists").total == 0


def test_ranks_are_compared_with_the_previous_period(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(name, ended_at=f"2024-{day}T10:0{number}:00Z")
            for day, names in (
                ("02-10", ["Old", "Old", "Kept"]),
                ("03-10", ["Kept", "Kept", "New"]),
            )
            for number, name in enumerate(names)
        ]
    )
    found = history.answer(top, asked("2024-03-01", "2024-04-01"), "tracks")
    assert [(i.name, i.previous_rank, i.rank_change, i.is_new) for i in found.items] == [
        ("Kept", 2, 1, False),
        ("New", None, None, True),
    ]
    assert found.previous_period == asked("2024-02-01", "2024-03-01").period
    ever = history.answer(top, asked(until="2024-04-01"), "tracks")
    assert ever.previous_period is None
    assert {(i.previous_rank, i.rank_change, i.is_new) for i in ever.items} == {(None, None, None)}


def test_shares_are_of_all_plays_also_of_those_that_name_nothing(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(country=country, ended_at=number, ms_played=ms_played)
            for number, (country, ms_played) in enumerate(
                [("DE", 60_000), ("DE", 20_000), ("LT", 60_000), (None, 60_000)], start=1
            )
        ]
    )
    found = history.answer(top, asked(), "countries")
    assert (found.plays, found.listened_ms, found.total) == (3, 200_000, 2)
    assert [(i.id, i.plays_share, i.listened_share) for i in found.items] == [
        ("DE", 1 / 3, 0.4), ("LT", 1 / 3, 0.3),
    ]  # fmt: skip


def test_days_are_local_and_can_rank(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Binge", ended_at="2024-01-01T09:00:00Z"),
            a_play("Binge", ended_at="2024-01-01T10:00:00Z"),
            a_play("Binge", ended_at="2024-01-01T11:00:00Z"),
            a_play("Daily", ended_at="2024-01-01T21:30:00Z"),
            a_play("Daily", ended_at="2024-01-01T22:30:00Z"),
        ]
    )
    found = history.answer(top, asked(tz="Europe/Vilnius"), "tracks", "days").items
    assert [(i.name, i.days) for i in found] == [("Daily", 2), ("Binge", 1)]


def test_every_entity_has_its_kind(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Song", ended_at=1, platform="iOS 14.2 (iPhone10,3)"),
            a_play("Talk", by=None, album="Show", kind=Kind.PODCAST, ended_at=2, platform="tv"),
            a_play("1", by="Author", album="Book", kind=Kind.AUDIOBOOK, ended_at=3),
        ]
    )

    def only(entity: str, **more: Any) -> Any:
        (item,) = history.answer(top, asked(**more), entity).items
        return item

    assert only("shows").name == "Show"
    assert (only("episodes").name, only("episodes").album.name) == ("Talk", "Show")
    assert (only("audiobooks").name, only("audiobooks").artist.name) == ("Book", "Author")
    assert (only("platforms").name, only("platforms").family) == ("iOS 14.2 (iPhone10,3)", "ios")
    assert only("platforms", kinds=(Kind.PODCAST,)).family == "tv"
    assert only("shows", kinds=(Kind.MUSIC, Kind.PODCAST)).name == "Show"
    with pytest.raises(InvalidRequest, match="kind: must hold 'podcast'"):
        only("shows", kinds=(Kind.MUSIC,))


def test_of_other_kinds_tracks_are_episodes_and_chapters(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("Same", uri_id="1" * 22, ended_at=1),
            a_play("Same", uri_id="1" * 22, by=None, kind=Kind.PODCAST, album="Show", ended_at=2),
            a_play("Same", uri_id="1" * 22, by="Author", kind=Kind.AUDIOBOOK, ended_at=3),
        ]
    )

    def names(entity: str, *kinds: Kind) -> list[tuple[str | None, str | None]]:
        items = history.answer(top, asked(kinds=kinds), entity).items
        return [(i.album and i.album.name, i.artist and i.artist.name) for i in items]

    # Equal in all but their kind, which so parts them: music, podcasts, audiobooks.
    assert names("tracks", *Kind) == [("Album", "Band"), ("Show", None), ("Album", "Author")]
    assert names("tracks") == [("Album", "Band")]
    assert names("tracks", Kind.PODCAST) == [("Show", None)]
    artists = history.answer(top, asked(kinds=(Kind.AUDIOBOOK,)), "artists").items
    assert [each.name for each in artists] == ["Author"]
    assert names("artists", Kind.PODCAST) == []


@given(data=st.data())
def test_it_agrees_with_ranking_by_hand(  # noqa: PLR0917
    data: st.DataObject,
    histories: Any,
    isrcs: Any,
    questions: Any,
    history_of: Any,
    select: Any,
    group: Any,
) -> None:
    entity = data.draw(st.sampled_from(list(THINGS)))
    observations, question, known = data.draw(histories), data.draw(questions), data.draw(isrcs)
    order_by = data.draw(st.sampled_from(["plays", "listened_ms", "days"]))
    told, question = asked_of(entity, question)

    def ranked(question: Question) -> list[dict[str, Any]]:
        places = []
        for thing, plays in group(select(observations, question, known), entity).items():
            counted = [play for play in plays if play.counts(question)]
            if counted:
                figures = {
                    "thing": thing,
                    "id": thing[0],
                    "name": thing[1],
                    "plays": len(counted),
                    "listened_ms": sum(play.heard_ms for play in plays),
                    "estimated_ms": sum(play.estimated_ms or 0 for play in plays),
                    "days": len({play.local(question).date() for play in counted}),
                    "first_played_at": min(play.instant for play in counted),
                    "last_played_at": max(play.instant for play in counted),
                }
                measures = [figures[each] for each in (order_by, "plays", "listened_ms")]
                places.append(((*(-each for each in measures), *place_obviously(thing)), figures))
        return [figures for _, figures in sorted(places, key=lambda place: place[0])]

    expected, chosen = ranked(question), select(observations, question, known)
    period = question.period.previous()
    before = ranked(replace(question, period=period)) if period else []
    ranks_before = {figures["thing"]: rank for rank, figures in enumerate(before, start=1)}
    all_plays = sum(play.counts(question) for play in chosen)
    all_listened = sum(play.heard_ms for play in chosen)
    for rank, figures in enumerate(expected, start=1):
        previous = ranks_before.get(figures.pop("thing"))
        figures["rank"], figures["previous_rank"] = rank, previous
        figures["rank_change"] = previous - rank if previous else None
        figures["is_new"] = (previous is None) if period else None
        figures["plays_share"] = figures["plays"] / all_plays
        figures["listened_share"] = figures["listened_ms"] / (all_listened or 1)

    history = history_of(observations, isrcs=known)
    limit = data.draw(st.integers(1, 5))
    found = []
    for offset in range(0, len(expected) + 1, limit):
        page = history.answer(top, told, entity, order_by, limit, offset)
        assert (page.total, page.plays, page.listened_ms) == (
            len(expected), all_plays, all_listened,
        )  # fmt: skip
        assert page.previous_period == period
        found += page.items
    assert [{name: getattr(each, name) for name in expected[0]} for each in found] == expected
