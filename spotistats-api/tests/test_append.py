"""Appended plays: the same answers as of a history that was built at once, or none at all."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from history_support.appending import HIGH, HIGHER, LOW, OTHER, delta, state, tables
from spotistats_api.engine.append import PastChanges, append
from spotistats_api.statistics.plays import plays
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.models.accounts import History
from spotistats_common.models.columns import observation_id
from spotistats_common.models.play import Kind, Observation, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spotistats_api.engine.run import HeldHistory, Reader
    from spotistats_api.engine.scope import Question

WORDS = ("platform", "country", "reason_start", "reason_end")


def answers(history: HeldHistory, question: Question) -> list[Any]:
    found: list[Any] = [
        history.answer(summary, question),
        history.answer(timeline, question, "year"),
        *(history.answer(top, question, each) for each in ("tracks", "albums", "artists")),
    ]
    cursor = None
    while True:
        page = history.answer(plays, question, 5, cursor)
        found.append(page.items)
        cursor = page.next_cursor
        if cursor is None:
            return found


@pytest.fixture(scope="module")
def alike(a_play: Any) -> st.SearchStrategy[list[Observation]]:
    """Histories of few names, with and without ids, so that items often touch each other."""
    plays_of_few = st.builds(
        a_play,
        st.sampled_from(["Song", "song", "Other", None]),
        by=st.sampled_from(["Band", "BAND", None]),
        album=st.sampled_from([None, None, "Album", "Best of"]),
        uri_id=st.sampled_from([None, LOW, HIGH, HIGHER]),
        ended_at=st.integers(0, 60).map(lambda minute: minute * 60_000),
        ms_played=st.sampled_from([None, None, 29_999, 40_000, 200_000]),
        kind=st.sampled_from([Kind.MUSIC] * 4 + [Kind.PODCAST, Kind.AUDIOBOOK]),
    )
    return st.lists(plays_of_few, min_size=2, max_size=14)


@given(data=st.data())
def test_appending_is_the_same_as_building(  # noqa: PLR0917
    data: st.DataObject,
    histories: Any,
    alike: Any,
    isrcs: Any,
    questions: Any,
    history_of: Callable[..., HeldHistory],
) -> None:
    by_id = {observation_id(each): each for each in data.draw(st.one_of(histories, alike))}
    observations = [by_id[each] for each in sorted(by_id)]
    question, known = data.draw(questions), data.draw(isrcs)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(observations)), min_size=1, max_size=4)))
    history = history_of(observations[: cuts[0]], "Europe/Vilnius", known)
    for seq, (start, end) in enumerate(
        zip(cuts, [*cuts[1:], len(observations)], strict=True), start=1
    ):
        try:
            added = delta(observations[start:end], History(1, seq), known, history.has_settled)
            append(history, added)
            event("appended" if added.items else "appended, all settled")
        except PastChanges as reason:
            event(f"built again: {reason}")
            # Nothing of it was left behind.
            before = history_of(observations[:start], "Europe/Vilnius", known)
            assert history.answer(tables) == before.answer(tables)
            before.retire()
            history.retire()
            history = history_of(observations[:end], "Europe/Vilnius", known)
    at_once = history_of(observations, "Europe/Vilnius", known)
    assert history.last == at_once.last
    assert (history.first_ms, history.last_ms) == (at_once.first_ms, at_once.last_ms)
    assert history.answer(tables) == at_once.answer(tables)
    assert answers(history, question) == answers(at_once, question)
    history.retire()
    at_once.retire()


@pytest.mark.parametrize("polled", [{"ms_played": None, "source": Source.POLLED}, {}])
def test_what_is_shown_is_what_the_latest_play_says(
    a_play: Any, history_of: Any, asked: Any, polled: dict[str, Any]
) -> None:
    history = history_of([a_play("Old", uri_id=LOW, ended_at=1)])
    new = a_play("New", by="BAND", album="album", uri_id=LOW, ended_at=2, **polled)
    append(history, delta([new], History(1, 1)))
    track = history.answer(top, asked(), "tracks").items[0]
    assert (track.name, track.artist.name, track.album.name) == ("New", "BAND", "album")
    assert (track.plays, track.listened_ms) == (2, 400_000)
    assert history.version == History(1, 1)


def test_listened_time_that_is_told_later_changes_earlier_estimates(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play(ended_at=1, ms_played=None), a_play("Other", ended_at=2)])
    assert history.answer(summary, asked()).estimated_ms == 200_000
    append(history, delta([a_play(ended_at=3, ms_played=60_000)], History(1, 1)))
    assert history.answer(summary, asked()).estimated_ms == 60_000


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ([{}], [{"uri_id": LOW}]),  # names that were alone get an id
        ([{"uri_id": LOW}], [{}]),  # names alone, of an id
        ([{"uri_id": LOW}, {}], [{"uri_id": HIGH}]),  # another id by these names
        (
            [{"uri_id": LOW}, {"uri_id": LOW}, {"uri_id": HIGH}, {}],
            [{"uri_id": HIGH}, {"uri_id": HIGH}],
        ),
        (
            [{"uri_id": HIGH}, {"uri_id": HIGH}, {"uri_id": LOW}, {}],
            [{"uri_id": LOW}],  # as many plays, and the smaller id
        ),
        ([{"uri_id": LOW, "album": None}], [{"uri_id": LOW}]),  # the album that was left out
        ([{"uri_id": LOW}, {"uri_id": LOW, "by": None}], [{"uri_id": LOW, "by": "Other"}]),
        ([{}], [{"ms_played": 2**31}]),
        ([{}], [{name: f"{name} {number}" for name in WORDS} for number in range(17_000)]),
    ],
)
def test_what_changes_the_past_is_refused_as_a_whole(
    a_play: Any, history_of: Any, first: list[dict[str, Any]], then: list[dict[str, Any]]
) -> None:
    history = history_of([a_play(ended_at=number, **each) for number, each in enumerate(first)])
    before = state(history)
    added = [a_play(ended_at=1000 + number, **each) for number, each in enumerate(then)]
    with pytest.raises(PastChanges):
        append(history, delta(added, History(1, 1)))
    assert state(history) == before


def test_items_that_are_not_settled_after_all_are_refused(a_play: Any, history_of: Any) -> None:
    history = history_of([a_play(uri_id=LOW, ended_at=1)])
    before = state(history)
    polled = a_play("Other", uri_id=HIGH, ended_at=2, ms_played=None, source=Source.POLLED)
    with pytest.raises(PastChanges, match="no longer"):
        append(history, delta([polled], History(1, 1), settled=lambda _: True))
    assert state(history) == before


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ([{"uri_id": LOW}, {}], [{"uri_id": LOW}, {}]),
        ([{"uri_id": LOW}] * 3 + [{"uri_id": HIGH}, {}], [{"uri_id": HIGH}, {}]),
        ([{"uri_id": LOW, "album": None}], [{"uri_id": LOW, "album": None}]),
        ([{"uri_id": LOW}], [{"uri_id": LOW, "album": "Best of"}, {"uri_id": LOW, "album": None}]),
        ([{"uri_id": LOW}], [{"track": None, "by": None, "album": None}]),
        ([], [{"uri_id": LOW}, {"track": "Another", "uri_id": HIGH}]),
    ],
)
def test_what_leaves_the_past_alone_is_appended(
    a_play: Any, history_of: Any, first: list[dict[str, Any]], then: list[dict[str, Any]]
) -> None:
    earlier = [a_play(ended_at=number, **each) for number, each in enumerate(first)]
    added = [a_play(ended_at=1000 + number, **each) for number, each in enumerate(then)]
    history = history_of(earlier)
    append(history, delta(added, History(1, 1)))
    assert history.answer(tables) == history_of(earlier + added).answer(tables)


def test_an_id_that_keeps_gaining_is_noticed(a_play: Any, history_of: Any) -> None:
    ids = [LOW] * 4 + [HIGH, None]
    history = history_of([a_play(uri_id=each, ended_at=at) for at, each in enumerate(ids)])
    for seq in (1, 2):
        append(history, delta([a_play(uri_id=HIGH, ended_at=100 + seq)], History(1, seq)))
    with pytest.raises(PastChanges):
        append(history, delta([a_play(uri_id=HIGH, ended_at=103)], History(1, 3)))


KNOWN = {LOW: "USRC1", HIGH: "USRC1", HIGHER: "USRC1", OTHER: "USRC2"}


def of_ids(a_play: Any, ids: Iterable[str], since: int = 0) -> list[Observation]:
    """A play of each of these ids, under a name of its own, in order of time."""
    return [
        a_play(f"Song {each[0]}", uri_id=each, ended_at=at) for at, each in enumerate(ids, since)
    ]


def test_plays_of_ids_that_are_joined_are_appended(a_play: Any, history_of: Any) -> None:
    first = of_ids(a_play, [LOW, HIGH, OTHER])
    then = of_ids(a_play, [HIGH, HIGH, LOW, OTHER], since=100)
    history = history_of(first, isrcs=KNOWN)
    append(history, delta(then, History(1, 1), KNOWN))
    assert history.answer(tables) == history_of(first + then, isrcs=KNOWN).answer(tables)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ([LOW], [HIGH]),
        ([HIGH], [LOW]),  # the smaller id comes later
        ([LOW, HIGH], [HIGHER]),
        ([LOW], [LOW, HIGH]),
        ([OTHER], [LOW, HIGH]),  # two that are both new
    ],
)
def test_a_new_id_of_a_known_recording_changes_the_past(
    a_play: Any, history_of: Any, first: list[str], then: list[str]
) -> None:
    history = history_of(of_ids(a_play, first), isrcs=KNOWN)
    before = history.answer(tables)
    with pytest.raises(PastChanges):
        append(history, delta(of_ids(a_play, then, since=100), History(1, 1), KNOWN))
    assert history.answer(tables) == before


def test_a_new_id_of_a_new_recording_is_appended(a_play: Any, history_of: Any) -> None:
    first, then = of_ids(a_play, [OTHER]), of_ids(a_play, [HIGH, HIGH], since=100)
    history = history_of(first, isrcs=KNOWN)
    append(history, delta(then, History(1, 1), KNOWN))
    assert history.answer(tables) == history_of(first + then, isrcs=KNOWN).answer(tables)


def test_a_question_sees_one_version(a_play: Any, history_of: Any) -> None:
    history = history_of([a_play(ended_at=1)], "Europe/Vilnius")
    count = "SELECT count(*) FROM plays"
    seen: list[list[int]] = []

    def slow(reader: Reader) -> list[int]:
        """Plays arrive whenever it is asked, between its statements."""
        seen.append([reader.rows(count, {})[0][0]])
        number = len(seen)
        play = a_play(f"New {number}", uri_id=str(number) * 22, ended_at=1 + number)
        append(history, delta([play], History(1, number)))
        seen[-1].append(reader.rows("SELECT count(*) FROM titles", {})[0][0])
        return seen[-1]

    assert history.answer(slow) == [2, 2]
    assert seen == [[1], [2, 2]]  # asked again, in a transaction
    assert history.answer(lambda reader: reader.rows(count, {})) == [(3,)]


def test_a_question_that_begins_while_plays_are_appended_sees_one_version(
    a_play: Any, history_of: Any
) -> None:
    history = history_of([a_play(ended_at=1)], "Europe/Vilnius")
    count = "SELECT count(*) FROM plays"

    def slow(reader: Reader) -> list[int]:
        before = reader.rows(count, {})[0][0]
        appending.close()  # which ends it, the first time
        return [before, reader.rows(count, {})[0][0]]

    with ExitStack() as appending:
        nothing: Any = {"ended_at": [], "key": []}
        writer = appending.enter_context(history.extending(History(1, 1), nothing))
        writer.execute("DELETE FROM plays")
        assert history.answer(slow) == [1, 1]
    assert history.answer(slow) == [0, 0]


def test_local_times_are_right_after_the_clocks_have_changed(a_play: Any, history_of: Any) -> None:
    history = history_of([a_play(ended_at="2024-01-01T00:00:00Z")])
    append(history, delta([a_play(ended_at="2025-07-01T00:00:00Z")], History(1, 1)))

    def offsets(reader: Reader) -> list[Any]:
        table = reader.plays_in("Europe/Vilnius")
        sql = f"SELECT (local - ended_at) // 3600000 FROM {table} ORDER BY ended_at"  # noqa: S608
        return [hours for (hours,) in reader.rows(sql, {})]

    assert history.answer(offsets) == [2, 3]
