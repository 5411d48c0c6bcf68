"""The details of a track, album or artist agree with going through its plays one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import place_obviously
from spotistats_api.engine.snapshot import KINDS
from spotistats_api.statistics.details import details
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.errors import NotFound
from spotistats_common.models.names import name_id
from spotistats_common.models.platforms import family
from spotistats_common.models.play import Kind

FILTER = {"tracks": "track_id", "albums": "album_id", "artists": "artist_id"}
SONG = "0" * 22


def counts(found: Any) -> list[tuple[str | None, int]]:
    return [(each.value, each.plays) for each in found]


def names(found: Any) -> list[tuple[str, int]]:
    return [(each.name, each.plays) for each in found]


def test_a_track_is_told_of(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Before", ended_at="2024-01-05T09:58:00Z"),
            a_play(
                "Song",
                uri_id=SONG,
                ended_at="2024-01-05T10:00:00Z",
                ms_played=100_000,
                reason_start="clickrow",
                reason_end="fwdbtn",
                shuffle=True,
                platform="ios",
            ),
            a_play("After", ended_at="2024-01-05T10:04:00Z"),
            a_play("Later", ended_at="2024-01-05T18:00:00Z"),
            a_play("Song", uri_id=SONG, ended_at="2024-03-01T10:00:00Z", reason_end="trackdone"),
            a_play("Song", uri_id=SONG, ended_at="2024-03-01T10:10:00Z", ms_played=0),
        ]
    )
    found = history.answer(details, asked(), "tracks", SONG)
    assert (found.entity, found.name, found.artist.name, found.album.name) == (
        "tracks", "Song", "Band", "Album",
    )  # fmt: skip
    assert (found.plays, found.listened_ms, found.active_days) == (2, 300_000, 2)
    assert (found.rank_by_plays, found.rank_by_listened_ms, found.ranked) == (1, 1, 4)
    assert found.completion == pytest.approx((0.5 + 1 + 0) / 3)
    assert found.skip_rate == pytest.approx(0.5)  # nobody knows of the third play
    assert [month.plays for month in found.months] == [1, 0, 1]
    assert found.best_month.start.isoformat() == "2024-03-01T00:00:00+00:00"  # heard for longer
    assert counts(found.contexts.reason_starts) == [("clickrow", 1), (None, 1)]
    assert counts(found.contexts.platform_families) == [("ios", 1), (None, 1)]
    assert counts(found.contexts.shuffle) == [("true", 1), (None, 1)]
    assert names(found.neighbours.before) == [("Before", 1)]
    assert names(found.neighbours.after) == [("After", 1)]
    assert (found.top_tracks, found.top_albums) == ((), ())


def test_an_artist_has_albums_and_tracks(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("One", album="A", ended_at=1_700_000_000_000),
            a_play("Two", album="A", ended_at=1_700_000_300_000),
            a_play("Two", album="B", ended_at=1_700_000_600_000),
            a_play("Other", by="Somebody", ended_at=1_700_000_900_000),
        ]
    )
    band = history.answer(details, asked(), "artists", name_id("artist", "Band"))
    assert (band.artist, band.album) == (None, None)
    assert names(band.top_tracks) == [("Two", 2), ("One", 1)]
    assert names(band.top_albums) == [("A", 2), ("B", 1)]
    assert names(band.neighbours.after) == [("Somebody", 1)]
    album = history.answer(details, asked(), "albums", name_id("album", "Band", "A"))
    assert (album.artist.name, album.album) == ("Band", None)
    assert names(album.top_tracks) == [("One", 1), ("Two", 1)]
    assert names(album.neighbours.after) == [("B", 1)]


def test_what_the_period_lacks_has_zeros_and_what_was_never_played_is_not_found(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("Song", uri_id=SONG, ended_at="2024-01-05T10:00:00Z"),
            a_play("Episode", uri_id="1" * 22, kind=Kind.PODCAST, by=None),
        ]
    )
    found = history.answer(details, asked("2025-01-01"), "tracks", SONG)
    assert (found.plays, found.listened_ms, found.rank_by_plays, found.ranked) == (0, 0, None, 0)
    assert (found.completion, found.skip_rate, found.best_month) == (None, None, None)
    for thing_id, kinds in (("1" * 22, ()), ("2" * 22, tuple(Kind)), (SONG, (Kind.PODCAST,))):
        with pytest.raises(NotFound, match=thing_id):
            history.answer(details, asked(kinds=kinds), "tracks", thing_id)


def test_episodes_shows_and_authors_are_told_of_if_asked_for(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    of_show: dict[str, Any] = {"by": None, "album": "Show", "kind": Kind.PODCAST}
    history = history_of(
        [
            a_play("Song", ended_at="2024-01-05T09:59:00Z"),
            a_play("One", uri_id=SONG, ended_at="2024-01-05T10:00:00Z", **of_show),
            a_play("Two", uri_id="1" * 22, ended_at="2024-01-05T10:01:00Z", **of_show),
            a_play("1", by="Author", kind=Kind.AUDIOBOOK, album="Book", ended_at=1),
        ]
    )
    of_podcasts, of_books = asked(kinds=(Kind.PODCAST,)), asked(kinds=(Kind.AUDIOBOOK,))
    episode = history.answer(details, of_podcasts, "tracks", SONG)
    assert (episode.name, episode.album.name, episode.artist) == ("One", "Show", None)
    assert (episode.rank_by_plays, episode.ranked) == (1, 2)
    assert (names(episode.neighbours.before), names(episode.neighbours.after)) == ([], [("Two", 1)])
    show = history.answer(details, of_podcasts, "albums", episode.album.id)
    assert (show.plays, names(show.top_tracks)) == (2, [("One", 1), ("Two", 1)])
    author = history.answer(details, of_books, "artists", name_id("author", "Author"))
    assert (author.name, names(author.top_albums)) == ("Author", [("Book", 1)])
    among_all = history.answer(details, asked(kinds=tuple(Kind)), "tracks", SONG)
    assert (among_all.plays, among_all.ranked) == (1, 4)
    assert names(among_all.neighbours.before) == [("Song", 1)]


def counted_by(values: list[Any]) -> list[tuple[str | None, int]]:
    def key(pair: tuple[str | None, int]) -> Any:
        return -pair[1], pair[0] is None, (pair[0] or "").encode()

    return sorted(Counter(values).items(), key=key)


@pytest.mark.parametrize("entity", ["tracks", "albums", "artists"])
@given(data=st.data())
def test_it_agrees_with_going_through_the_plays(  # noqa: PLR0915, PLR0917
    data: st.DataObject,
    entity: Any,
    histories: Any,
    isrcs: Any,
    questions: Any,
    history_of: Any,
    select: Any,
    group: Any,
    read: Any,
) -> None:
    observations, isrc_of = data.draw(histories), data.draw(isrcs)
    question = data.draw(questions)
    filters = replace(question.filters, **{FILTER[entity]: ()})
    question = replace(question, filters=filters)
    everything = read(observations, isrc_of)
    ever = [play for play in everything if play.observation.item.kind in question.media]
    known = group(ever, entity)
    if not known:
        return
    ids_of = {
        thing: plays[0].ids if entity == "tracks" else {thing[0]} for thing, plays in known.items()
    }
    asked_for = data.draw(
        st.sampled_from(sorted({each for ids in ids_of.values() for each in ids}))
    )
    thing = min((each for each in known if asked_for in ids_of[each]), key=itemgetter(2))
    thing_id, name, kind = thing
    history = history_of(observations, isrcs=isrc_of)
    found = history.answer(details, question, entity, asked_for)

    def of(play: Any) -> Any:
        (each,) = group([play], entity) or (None,)
        return each

    wide = select(observations, question, isrc_of)
    chosen = [play for play in wide if of(play) == thing]
    counted = [play for play in chosen if play.counts(question)]
    assert (found.id, found.name) == (thing_id, name)
    assert found.plays == len(counted)
    assert found.listened_ms == sum(play.heard_ms for play in chosen)
    assert found.estimated_ms == sum(play.estimated_ms or 0 for play in chosen)
    assert found.active_days == len({play.local(question).date() for play in counted})
    instants = [play.instant for play in counted]
    assert found.first_played_at == min(instants, default=None)
    assert found.last_played_at == max(instants, default=None)

    for order_by in ("plays", "listened_ms"):
        places = history.answer(top, question, entity, order_by, 1000).items
        # Of several kinds, more than one may go by this id and this name.
        ranks = [each.rank for each in places if (each.id, each.name) == (thing_id, name)]
        assert getattr(found, f"rank_by_{order_by}") in (ranks if counted else [None])
        assert found.ranked == len(places)

    shares = []
    for play in chosen:
        listens = [
            each.ms_played or 0
            for each in everything
            if (each.observation.item.kind, each.title) == (play.observation.item.kind, play.title)
        ]
        if play.ms_played is not None and max(listens):
            shares.append(play.ms_played / max(listens))
    told = [play.skipped for play in chosen if play.skipped is not None]
    assert found.completion == (pytest.approx(sum(shares) / len(shares)) if shares else None)
    assert found.skip_rate == (pytest.approx(sum(told) / len(told)) if told else None)

    own = replace(
        question, kinds=(KINDS[kind],), filters=replace(filters, **{FILTER[entity]: (thing_id,)})
    )
    assert found.months == history.answer(timeline, own, "month").items
    if counted:
        best = max(found.months, key=lambda m: (m.plays, m.listened_ms, -m.start.timestamp()))
        assert found.best_month == best

    said = [play.observation for play in counted]
    assert counts(found.contexts.reason_starts) == counted_by([s.reason_start for s in said])
    assert counts(found.contexts.platform_families) == counted_by(
        [family(s.platform) for s in said]
    )
    assert counts(found.contexts.shuffle) == counted_by(
        [None if s.shuffle is None else str(s.shuffle).lower() for s in said]
    )

    before, after = [], []
    for one, other in pairwise(play for play in wide if play.counts(question)):
        left, right = of(one), of(other)
        pause = other.ended_at - other.heard_ms - one.ended_at
        if left and right and left != right and pause <= 1_800_000:
            before += [left] if right == thing else []
            after += [right] if left == thing else []
    for side, expected in ((found.neighbours.before, before), (found.neighbours.after, after)):
        ordered = sorted(
            Counter(expected).items(), key=lambda each: (-each[1], *place_obviously(each[0]))
        )
        assert [(n.id, n.name, n.plays) for n in side] == [
            (*ref[:2], plays) for ref, plays in ordered[:5]
        ]
