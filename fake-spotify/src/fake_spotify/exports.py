"""The privacy exports that Spotify would send of what somebody heard."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fake_spotify.plays import Play

Row = dict[str, Any]
_ROWS_IN_FILE = 10_000


def extended_history(plays: Iterable[Play]) -> list[Row]:
    """Rows of an extended streaming history of today (23 keys), podcasts included.

    `ts` is the end to the second. Plays of local files name nothing.
    """
    return [_extended_row(play) for play in plays]


def account_data(plays: Iterable[Play]) -> dict[str, list[Row]]:
    """The files of streaming history in account data, by name: ends to the minute, names only.

    Plays of local files are left out.
    """
    kinds: dict[str, list[Row]] = {"music": [], "podcast": []}
    for play in plays:
        row: Row = {"endTime": _utc(play.ended_at).strftime("%Y-%m-%d %H:%M")}
        if play.episode:
            row |= {"podcastName": play.episode.show, "episodeName": play.episode.name}
        elif play.track and not play.track.is_local:
            row |= {"artistName": play.track.artists[0].name, "trackName": play.track.name}
        else:
            continue
        row["msPlayed"] = play.ms_played
        kinds["podcast" if play.episode else "music"].append(row)
    return {
        f"StreamingHistory_{kind}_{number}.json": rows[start : start + _ROWS_IN_FILE]
        for kind, rows in kinds.items()
        for number, start in enumerate(range(0, len(rows), _ROWS_IN_FILE))
    }


def _extended_row(play: Play) -> Row:
    track = play.track if play.track and not play.track.is_local else None
    episode = play.episode
    return {
        "ts": _utc(play.ended_at).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "platform": play.platform,
        "ms_played": play.ms_played,
        "conn_country": play.country,
        "ip_addr": "192.0.2.1",  # of a block that nobody has
        "master_metadata_track_name": track.name if track else None,
        "master_metadata_album_artist_name": track.album.artists[0].name if track else None,
        "master_metadata_album_album_name": track.album.name if track else None,
        "spotify_track_uri": track.uri if track else None,
        "episode_name": episode.name if episode else None,
        "episode_show_name": episode.show if episode else None,
        "spotify_episode_uri": episode.uri if episode else None,
        "audiobook_title": None,
        "audiobook_uri": None,
        "audiobook_chapter_uri": None,
        "audiobook_chapter_title": None,
        "reason_start": play.reason_start,
        "reason_end": play.reason_end,
        "shuffle": play.shuffle,
        "skipped": play.skipped,
        "offline": False,
        "offline_timestamp": play.started_at // 1000,
        "incognito_mode": False,
    }


def _utc(ms: int) -> datetime:
    return datetime.fromtimestamp(ms // 1000, UTC)
