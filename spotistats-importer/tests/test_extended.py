"""Rows of the extended streaming history, of all ages and media."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.models.names import name_id
from spotistats_common.models.play import UNKNOWN_ITEM, Kind, Observation, Source
from spotistats_importer.formats.base import NothingHeard, RowError, Seen, one_by_one
from spotistats_importer.formats.extended import ExtendedHistory

if TYPE_CHECKING:
    from collections.abc import Callable

    Row = Callable[..., dict[str, Any]]

TRACK_ID = "4uLU6hMCjMI75M1A2tKUQC"
EPISODE_ID = "1AbCdEfGhIjKlMnOpQrStU"
TEN = 1_682_935_200_000  # 2023-05-01T10:00:00Z
NEVER_STORED = {
    "username": "a secret",
    "ip_addr": "a secret",
    "ip_addr_decrypted": "a secret",
    "user_agent_decrypted": "a secret",
}


def observe(row: object) -> Observation:
    return ExtendedHistory().observe(row)


def the_problem(row: object) -> RowError:
    with pytest.raises(RowError) as caught:
        observe(row)
    return caught.value


class TestARow:
    def test_is_an_observation_with_all_it_says(self, an_extended_row: Row) -> None:
        item = (Kind.MUSIC, TRACK_ID, "Song", "Album", "Band")
        assert observe(an_extended_row()) == Observation(
            source=Source.EXTENDED,
            ended_at=TEN,
            ms_played=200_000,
            item=item,  # type: ignore[arg-type]
            started_at=1_682_935_000_000,
            platform="ios",
            country="LT",
            reason_start="clickrow",
            reason_end="trackdone",
            shuffle=False,
            skipped=False,
            offline=False,
            incognito=False,
        )

    @pytest.mark.parametrize(
        "changes",
        [
            {"ip_addr": ..., **{key: "x" for key in NEVER_STORED if key != "ip_addr"}},
            dict.fromkeys(("audiobook_title", "audiobook_uri", "audiobook_chapter_uri"), ...),
            {},
        ],
        ids=["2021", "2024", "2025"],
    )
    def test_of_any_age_says_the_same(self, changes: Any, an_extended_row: Row) -> None:
        assert observe(an_extended_row(**changes)) == observe(an_extended_row())

    def test_needs_only_its_end_and_its_time(self) -> None:
        seen = observe({"ts": "2023-05-01T10:00:00Z", "ms_played": 5})
        assert seen == Observation(Source.EXTENDED, TEN, 5, UNKNOWN_ITEM)

    def test_gives_away_no_personal_data(self, an_extended_row: Row) -> None:
        assert "secret" not in repr(observe(an_extended_row(**NEVER_STORED)))

    def test_keeps_reasons_nobody_knows_and_drops_empty_ones(self, an_extended_row: Row) -> None:
        seen = observe(an_extended_row(reason_start="Brand-New", reason_end=""))
        assert (seen.reason_start, seen.reason_end) == ("Brand-New", None)

    @pytest.mark.parametrize(
        ("raw", "country"),
        [("lt", "LT"), ("ZZ", "ZZ"), ("", None), ("LTU", None), ("ÄÖ", None), (None, None)],
    )
    def test_has_a_country_of_two_letters(
        self, raw: str | None, country: str | None, an_extended_row: Row
    ) -> None:
        assert observe(an_extended_row(conn_country=raw)).country == country

    @pytest.mark.parametrize(
        ("raw", "flag"), [(None, None), (True, True), (False, False), (1, True), (0, False)]
    )
    def test_has_flags_that_may_be_untold(
        self, raw: object, flag: bool | None, an_extended_row: Row
    ) -> None:
        seen = observe(an_extended_row(shuffle=raw, skipped=raw, offline=raw, incognito_mode=raw))
        assert seen[-4:] == (flag, flag, flag, flag)

    def test_is_read_alike_whatever_came_before(self, an_extended_row: Row) -> None:
        rows = [
            an_extended_row(**changes)
            for name in ("Song", "", None)
            for changes in (
                {"master_metadata_track_name": name, "shuffle": True},
                {"master_metadata_track_name": name, "shuffle": 1},
                {"episode_name": name, "spotify_track_uri": None},
                {"ts": "2023-05-01T10:00:00.000Z", "platform": name},
            )
        ]
        one = ExtendedHistory()
        assert [one.observe(row) for row in rows + rows] == [observe(row) for row in rows] * 2


class TestTheEnd:
    @pytest.mark.parametrize(
        ("text", "after_ten"),
        [
            ("2023-05-01T10:00:00Z", 0),
            ("2023-05-01T10:00:00.250Z", 250),
            ("2023-05-01T10:00:00.123456Z", 123),
            ("2023-05-01T12:00:00+02:00", 0),
            ("2023-05-01T10:00:00", 0),
            ("2023-05-01 10:00:01", 1_000),
            ("2023-05-01T10:01Z", 60_000),
        ],
    )
    def test_is_an_instant_in_utc(self, text: str, after_ten: int, an_extended_row: Row) -> None:
        assert observe(an_extended_row(ts=text)).ended_at == TEN + after_ten

    def test_may_be_any_second_of_a_day(self, an_extended_row: Row) -> None:
        history = ExtendedHistory()
        for second in range(0, 86_400, 37):
            clock = time.strftime("%H:%M:%S", time.gmtime(second))
            seen = history.observe(an_extended_row(ts=f"2024-02-29T{clock}Z"))
            assert seen.ended_at == 1_709_164_800_000 + second * 1_000

    @pytest.mark.parametrize(
        "value",
        [
            "2023-13-01T10:00:00Z",
            "2023-02-29T10:00:00Z",
            "2023-05-01T24:61:00Z",
            "2023-05-01T10:00:",
            "2023-05-01",
            "20230501T100000Z",
            "noon",
            "",
            "0001-01-01T00:00:00+23:59",
            "9999-12-31T23:59:59-23:59",
            "２０２３-05-01T10:00:00Z",
        ],
    )
    def test_must_be_an_instant(self, value: str, an_extended_row: Row) -> None:
        history = ExtendedHistory()
        history.observe(an_extended_row())
        with pytest.raises(RowError, match="field ts"):
            history.observe(an_extended_row(ts=value))

    @pytest.mark.parametrize("value", [1_682_935_200, True, [], {}, 1.5])
    def test_must_be_a_text(self, value: object, an_extended_row: Row) -> None:
        assert the_problem(an_extended_row(ts=value)).problem == "not a text"

    @pytest.mark.parametrize(
        ("value", "problem"),
        [
            ("0001-01-01T00:00:00Z", "before 2006"),
            ("2005-12-31T23:59:59Z", "before 2006"),
            ("9999-12-31T23:59:59Z", "in the future"),
        ],
    )
    def test_must_be_sensible(self, value: str, problem: str, an_extended_row: Row) -> None:
        assert the_problem(an_extended_row(ts=value)).problem == problem

    @pytest.mark.parametrize(("days", "sensible"), [(1, True), (3, False)])
    def test_may_be_a_little_ahead(self, days: int, sensible: bool, an_extended_row: Row) -> None:
        there = time.gmtime(time.time() + days * 86_400)
        row = an_extended_row(ts=time.strftime("%Y-%m-%dT%H:%M:%SZ", there))
        if sensible:
            observe(row)
        else:
            assert the_problem(row).field == "ts"

    def test_is_quoted_when_it_is_wrong(self, an_extended_row: Row) -> None:
        problem = the_problem(an_extended_row(ts="2023-13-01T10:00:00Z"))
        assert str(problem) == 'malformed: field ts: not an instant: "2023-13-01T10:00:00Z"'
        assert problem.reason == "malformed: field ts"

    def test_is_not_quoted_when_it_is_deeply_nested(self, an_extended_row: Row) -> None:
        deep = json.loads("[" * 900 + "]" * 900)
        assert str(the_problem(an_extended_row(ts=deep))) == "malformed: field ts: not a text"

    def test_is_quoted_in_part_when_it_is_long(self, an_extended_row: Row) -> None:
        assert len(str(the_problem(an_extended_row(ts="x" * 1_000_000)))) < 100


class TestTheListenedTime:
    @pytest.mark.parametrize("value", [0, 1, 604_800_000, 1234.0])
    def test_is_a_whole_number_of_ms(self, value: float, an_extended_row: Row) -> None:
        seen = observe(an_extended_row(ms_played=value)).ms_played
        assert (seen, type(seen)) == (value, int)

    @pytest.mark.parametrize(
        "value",
        [
            -1,
            604_800_001,
            3_155_760_000_000,
            10**400,
            1.5,
            True,
            "1000",
            None,
            [],
            ...,
            float("inf"),
        ],
    )
    def test_of_another_kind_is_malformed(self, value: object, an_extended_row: Row) -> None:
        problem = the_problem(an_extended_row(ms_played=value))
        assert problem.reason == "malformed: field ms_played"
        assert len(str(problem)) < 120


class TestTheStart:
    @pytest.mark.parametrize(
        ("value", "started_at"),
        [
            (1_682_935_000, 1_682_935_000_000),
            (1_682_935_000_123, 1_682_935_000_123),
            (1_682_935_000.0, 1_682_935_000_000),
            (0, None),
            (None, None),
            (-5, None),
            (1, None),
            (99_999_999_999_999, None),
            (10**400, None),
            (True, None),
            ("1682935000", None),
            ([], None),
            (float("nan"), None),
        ],
    )
    def test_is_the_clients_clock_in_seconds_or_ms_if_plausible(
        self, value: object, started_at: int | None, an_extended_row: Row
    ) -> None:
        assert observe(an_extended_row(offline_timestamp=value)).started_at == started_at


class TestTheItem:
    def test_is_music_if_there_is_a_track_even_beside_an_episode(
        self, an_extended_row: Row
    ) -> None:
        seen = observe(an_extended_row(episode_name="Talk", audiobook_title="Book"))
        assert seen.item.kind is Kind.MUSIC

    @pytest.mark.parametrize(
        "uri",
        [None, "", "spotify:local:Band:Album:Song:200", f"spotify:track:{TRACK_ID}x", "nonsense"],
    )
    def test_goes_by_its_names_without_an_id(self, uri: str | None, an_extended_row: Row) -> None:
        item = observe(an_extended_row(spotify_track_uri=uri)).item
        assert item == (Kind.MUSIC, name_id("music", "Band", "Song"), "Song", "Album", "Band")

    def test_may_have_an_id_and_no_names(self, a_nameless_row: Row) -> None:
        item = observe(a_nameless_row(spotify_track_uri=f"spotify:track:{TRACK_ID}")).item
        assert item == (Kind.MUSIC, TRACK_ID, None, None, None)

    def test_is_a_podcast(self, a_nameless_row: Row) -> None:
        row = a_nameless_row(
            spotify_episode_uri=f"spotify:episode:{EPISODE_ID}",
            episode_name="Talk",
            episode_show_name="Show",
        )
        assert observe(row).item == (Kind.PODCAST, EPISODE_ID, "Talk", "Show", None)

    def test_is_an_audiobook(self, a_nameless_row: Row) -> None:
        row = a_nameless_row(
            audiobook_title="Book",
            audiobook_uri=f"spotify:show:{TRACK_ID}",
            audiobook_chapter_uri=f"spotify:chapter:{EPISODE_ID}",
            audiobook_chapter_title="Chapter 1",
        )
        assert observe(row).item == (Kind.AUDIOBOOK, EPISODE_ID, "Chapter 1", "Book", None)

    def test_tells_the_first_chapters_of_two_books_apart(self, a_nameless_row: Row) -> None:
        one, other = (
            observe(a_nameless_row(audiobook_title=book, audiobook_chapter_title="Chapter 1"))
            for book in ("Book", "Other Book")
        )
        assert one.item.id != other.item.id

    def test_is_unknown_if_nothing_names_it_but_its_time_is_kept(self, a_nameless_row: Row) -> None:
        seen = observe(a_nameless_row(ms_played=7, master_metadata_track_name=""))
        assert (seen.item, seen.ms_played) == (UNKNOWN_ITEM, 7)

    def test_of_no_name_and_no_time_is_nothing(self, a_nameless_row: Row) -> None:
        with pytest.raises(NothingHeard) as caught:
            observe(a_nameless_row(ms_played=0))
        assert caught.value.reason == "no_listening_time"

    def test_of_a_name_and_no_time_is_something(self, an_extended_row: Row) -> None:
        assert observe(an_extended_row(ms_played=0)).ms_played == 0


class TestWhatIsMalformed:
    @pytest.mark.parametrize("row", [None, 1, "row", [], [{"ts": 1}]])
    def test_a_row_that_is_no_object(self, row: object) -> None:
        assert str(the_problem(row)) == "malformed: not an object"

    @pytest.mark.parametrize("key", ["ts", "ms_played"])
    def test_a_row_of_other_keys(self, key: str, an_extended_row: Row) -> None:
        assert str(the_problem(an_extended_row(**{key: ...}))) == f"malformed: field {key}: missing"

    @pytest.mark.parametrize(
        "key",
        [
            "master_metadata_track_name",
            "master_metadata_album_album_name",
            "master_metadata_album_artist_name",
            "spotify_track_uri",
            "platform",
            "conn_country",
            "reason_start",
            "reason_end",
        ],
    )
    @pytest.mark.parametrize("value", [1, ["x"], {"a": 1}, True, "x" * 2_001])
    def test_a_text_of_another_kind_or_without_end(
        self, key: str, value: object, an_extended_row: Row
    ) -> None:
        assert the_problem(an_extended_row(**{key: value})).field == key

    @pytest.mark.parametrize("key", ["shuffle", "skipped", "offline", "incognito_mode"])
    @pytest.mark.parametrize("value", ["true", 2, [], {}, 0.5])
    def test_a_flag_of_another_kind(self, key: str, value: object, an_extended_row: Row) -> None:
        assert the_problem(an_extended_row(**{key: value})).reason == f"malformed: field {key}"


def test_rows_observed_together_are_the_same_as_one_by_one(
    an_extended_row: Callable[..., dict[str, Any]],
) -> None:
    rows: list[object] = [
        an_extended_row(),
        an_extended_row(ts="2016-02-29T23:59:59Z", ms_played=0, offline_timestamp=1456790399),
        an_extended_row(offline_timestamp=1456790399000, shuffle=None, skipped=True),
        an_extended_row(offline_timestamp=0),
        an_extended_row(spotify_track_uri=None, master_metadata_track_name=None),
    ]
    unusual: list[object] = [
        an_extended_row(ts="2023-05-01T10:00:00.5Z"),
        an_extended_row(ts="2035-01-01T00:00:00Z"),
        an_extended_row(ts=17),
        an_extended_row(ms_played=True),
        an_extended_row(ms_played=1234.0),
        an_extended_row(ms_played=-1),
        an_extended_row(platform=["ios"]),
        an_extended_row(offline_timestamp="soon"),
        {"ts": "2023-05-01T10:00:00Z", "ms_played": 5},
        "no row",
        None,
    ]
    for chosen in [rows, *([*rows, each] for each in unusual), [*rows, *unusual], []]:
        together, alone = Seen(), Seen()
        ExtendedHistory().observe_all(list(chosen), 7, together)
        one_by_one(ExtendedHistory(), list(chosen), 7, alone)
        assert together.columns().observations() == alone.columns().observations()
        assert together.rows == alone.rows
        assert list(map(repr, together.skipped)) == list(map(repr, alone.skipped))
