"""The exports tell what was heard, as Spotify's do."""

from __future__ import annotations

from datetime import datetime

from fake_spotify import World
from fake_spotify.exports import account_data, extended_history

KEYS = 23


def test_an_extended_history_tells_every_play() -> None:
    world = World(users=1, local_share=0.05)
    plays = world.heard(world.users[0])
    rows = extended_history(plays)
    assert len(rows) == len(plays)
    for row, play in zip(rows, plays, strict=True):
        assert len(row) == KEYS
        assert datetime.fromisoformat(row["ts"]).timestamp() == play.ended_at // 1000
        assert row["ms_played"] == play.ms_played
        assert row["offline_timestamp"] == play.started_at // 1000
        track, episode = play.track, play.episode
        named = track is not None and not track.is_local
        assert row["spotify_track_uri"] == (track.uri if track and named else None)
        assert bool(row["master_metadata_track_name"]) is named
        assert row["spotify_episode_uri"] == (episode.uri if episode else None)
        assert row["skipped"] is (row["reason_end"] == "fwdbtn")


def test_account_data_tells_the_same_to_the_minute() -> None:
    world = World(users=1, plays_a_day=(400, 400), past_days=40)
    plays = world.heard(world.users[0])
    files = account_data(plays)
    music = [row for name in files if "music" in name for row in files[name]]
    podcasts = [row for name in files if "podcast" in name for row in files[name]]
    assert "StreamingHistory_music_1.json" in files
    assert all(len(rows) <= 10_000 for rows in files.values())
    extended = extended_history(plays)
    for told, named in (
        (music, "master_metadata_track_name"),
        (podcasts, "episode_name"),
    ):
        of = [row for row in extended if row[named]]
        assert [(row["endTime"], row["msPlayed"]) for row in told] == [
            (row["ts"][:16].replace("T", " "), row["ms_played"]) for row in of
        ]
    assert music[0].keys() == {"endTime", "artistName", "trackName", "msPlayed"}
    assert podcasts[0].keys() == {"endTime", "podcastName", "episodeName", "msPlayed"}


def test_nothing_heard() -> None:
    assert extended_history([]) == []
    assert account_data([]) == {}
