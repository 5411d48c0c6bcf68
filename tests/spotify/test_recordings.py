"""Several Spotify ids of one recording: joined as soon as Spotify's Web API has told the ISRCs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fake_spotify import FakeSpotify, Group, Quota, serving
from fake_spotify.clock import DAY_MS
from spotistats_common.models.accounts import Scope, utc_now
from spotistats_common.models.play import Kind, Observation, Source, item_of
from spotistats_common.store.catalog import Catalog
from spotistats_common.store.joining import History
from spotistats_common.store.plays import milliseconds
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users
from spotistats_sdk.api.account import get_me, update_me
from spotistats_sdk.api.library import get_track
from spotistats_sdk.api.statistics import get_summary, get_top
from spotistats_sdk.models import AccountChanges
from spotistats_updater.recordings import note_recordings
from tests.support.exports import an_extended_row, as_json
from tests.support.imports import imported
from tests.support.spotify import Linked, a_world, tomorrow_noon_ms
from tests.support.stack import running_stack
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from fake_spotify.catalogue import Track
    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from spotistats_sdk import AuthenticatedClient

    Documents = Database[dict[str, Any]]

YEAR: dict[str, Any] = {"since": "2023-01-01", "until": "2024-01-01"}
PLAYS = 30
A, B, C = ("1" * 22, "2" * 22, "3" * 22)


@pytest.fixture
def linked(database: Documents, settings: Settings) -> Iterator[Linked]:
    fake = FakeSpotify(a_world(3, 1, plays_a_day=(80, 90), start_ms=tomorrow_noon_ms()))
    with serving(fake) as url:
        yield Linked.to(database, settings, url, fake)


@pytest.fixture
def client(linked: Linked) -> Iterator[AuthenticatedClient]:
    (account,) = linked.accounts.values()
    secret = new_secret()
    scopes = (Scope.READ, Scope.IMPORT, Scope.ACCOUNT)
    Tokens(linked.database).add(new_token(account.id, "tests", scopes, None), secret)
    with running_stack(linked.settings) as stack:
        yield stack.client(secret)


@pytest.fixture
def twins(linked: Linked) -> tuple[str, str]:
    """Two ids of one recording, the smaller one first."""
    catalogue = linked.fake.world.catalogue
    track = next(each for each in catalogue.all_tracks if catalogue.twin(each))
    twin = catalogue.twin(track)
    assert twin is not None
    assert track.isrc == twin.isrc
    one, other = sorted([track.id or "", twin.id or ""])
    assert one < other
    return one, other


def history(linked: Linked, ids: tuple[str, ...]) -> bytes:
    """An extended history with the same number of plays of each id, the last one of the last."""

    def row(track: Track, second: int) -> dict[str, Any]:
        return an_extended_row(
            f"2023-05-01T10:{second // 60:02}:{second % 60:02}Z",
            master_metadata_track_name=track.name,
            master_metadata_album_artist_name=track.artists[0].name,
            master_metadata_album_album_name=track.album.name,
            spotify_track_uri=track.uri,
        )

    tracks = [linked.fake.world.catalogue.tracks[each] for each in ids]
    return as_json([row(tracks[at % len(ids)], at) for at in range(PLAYS * len(ids))])


def top(client: AuthenticatedClient) -> list[tuple[str, int]]:
    found: Any = get_top.sync("tracks", client=client, **YEAR)
    return [(each.id, each.plays) for each in found.items]


def found_by(client: AuthenticatedClient, track_id: str) -> tuple[str, int, int]:
    """The track that an id finds, its plays, and how many plays pass the filter by the id."""
    track: Any = get_track.sync(track_id, client=client, **YEAR)
    summary: Any = get_summary.sync(client=client, track_id=[track_id], **YEAR)
    return track.id, track.plays, summary.plays


def test_when_metadata_arrives_tracks_are_joined(
    linked: Linked, client: AuthenticatedClient, twins: tuple[str, str]
) -> None:
    one, other = twins
    imported(client, history_json=history(linked, twins))
    assert sorted(top(client)) == [(one, PLAYS), (other, PLAYS)]
    assert found_by(client, other) == (other, PLAYS, PLAYS)

    linked.worker().run_due()
    assert linked.database.catalog_tracks.count_documents({"_id": {"$in": list(twins)}}) == 2
    assert top(client) == [(one, 2 * PLAYS)]
    for each in twins:
        assert found_by(client, each) == (one, 2 * PLAYS, 2 * PLAYS)

    switched_off: Any = update_me.sync(client=client, body=AccountChanges(join_recordings=False))
    assert switched_off.join_recordings is False
    assert sorted(top(client)) == [(one, PLAYS), (other, PLAYS)]
    assert found_by(client, other) == (other, PLAYS, PLAYS)
    linked.fake.world.clock.advance(DAY_MS)
    linked.worker().run_due()
    assert len(top(client)) == 2

    update_me.sync(client=client, body=AccountChanges(join_recordings=True))
    assert top(client) == [(one, 2 * PLAYS)]
    me: Any = get_me.sync(client=client)
    assert me.join_recordings is True


def test_what_others_had_looked_up_is_joined_though_spotify_refuses(
    linked: Linked, client: AuthenticatedClient, twins: tuple[str, str]
) -> None:
    unknown = next(each for each in linked.fake.world.catalogue.tracks if each not in twins)
    imported(client, history_json=history(linked, (*twins, unknown)))
    assert len(top(client)) == 3
    learn(linked.database, dict.fromkeys(twins, "USRC1"))
    for group in (Group.TRACKS, Group.ARTISTS):
        linked.fake.behaviour.quotas[group] = Quota(calls=0)
    linked.worker().run_due()
    (sync,) = linked.syncs(next(iter(linked.accounts)), kind="metadata")
    assert sync["state"] == "failed"
    assert top(client) == [(twins[0], 2 * PLAYS), (unknown, PLAYS)]


def test_it_is_looked_at_daily_also_for_who_is_not_linked(
    linked: Linked, client: AuthenticatedClient, twins: tuple[str, str]
) -> None:
    linked.database.links.delete_many({})
    imported(client, history_json=history(linked, twins))
    linked.worker().run_due()
    assert len(top(client)) == 2
    learn(linked.database, dict.fromkeys(twins, "USRC1"))
    linked.worker().run_due()
    assert len(top(client)) == 2  # as it was just looked at
    linked.fake.world.clock.advance(DAY_MS + 1)
    linked.worker().run_due()
    assert top(client) == [(twins[0], 2 * PLAYS)]
    assert linked.fake.calls == []


def learn(database: Documents, isrcs: dict[str, str]) -> None:
    """Have the catalogue know ISRCs."""
    for spotify_id, isrc in isrcs.items():
        known = {"$set": {"isrc": isrc}}
        database.catalog_tracks.update_one({"_id": spotify_id}, known, upsert=True)


def epoch(database: Documents, user: User) -> int:
    found = database.users.find_one({"_id": user.id})
    assert found is not None
    return int(found["history"]["epoch"])


def test_the_past_changes_once_whenever_ids_are_joined_in_another_way(
    database: Documents, user: User
) -> None:
    def after(*ids: str) -> int:
        note_recordings(database, user.id, ids, utc_now())
        return epoch(database, user)

    assert after() == after(A, B, C) == 0
    learn(database, {A: "USRC1", B: "", C: "USRC2"})
    assert after(A, B, C) == 0
    assert "recordings" not in (database.users.find_one({"_id": user.id}) or {})
    learn(database, {B: "USRC1"})
    assert after(A) == after(B, C) == 0
    assert after(A, B, C) == after(C, B, A) == 1
    learn(database, {C: "USRC1"})
    assert after(A, B, C) == after(A, B, C) == 2
    assert after(A) == after(A) == 3


def test_who_has_switched_it_off_is_left_alone(database: Documents, user: User) -> None:
    learn(database, {A: "USRC1", B: "USRC1"})
    database.users.update_one({"_id": user.id}, {"$set": {"join_recordings": False}})
    note_recordings(database, user.id, [A, B], utc_now())
    assert epoch(database, user) == 0
    database.users.update_one({"_id": user.id}, {"$unset": {"join_recordings": True}})
    note_recordings(database, user.id, [A, B], utc_now())
    assert epoch(database, user) == 1


def test_switching_it_is_a_new_past_only_if_it_changes(
    linked: Linked, client: AuthenticatedClient
) -> None:
    (user,) = linked.accounts.values()
    database = linked.database
    epochs = []
    for body in (
        AccountChanges(join_recordings=True),
        AccountChanges(display_name="Eve"),
        AccountChanges(join_recordings=False, display_name="Ada"),
        AccountChanges(join_recordings=False, time_zone="UTC"),
        AccountChanges(join_recordings=True),
    ):
        update_me.sync(client=client, body=body)
        epochs.append(epoch(database, user))
    assert epochs == [0, 0, 1, 1, 2]
    me: Any = get_me.sync(client=client)
    assert (me.display_name, me.time_zone, me.join_recordings) == ("Ada", "UTC", True)
    Users(database).recordings_are(user.id, None, utc_now())
    assert epoch(database, user) == 2


@pytest.mark.parametrize("known", [True, False])
def test_a_polled_play_under_another_id_is_the_one_that_an_export_tells_of(
    database: Documents, settings: Settings, user: User, known: bool
) -> None:
    if known:
        same = {"name": "Song", "isrc": "LTABC0000001"}
        Catalog(database).put("tracks", {A: same, B: same}, utc_now())
    row = an_extended_row("2024-05-01T10:00:00Z", spotify_track_uri=f"spotify:track:{A}")
    importing = Importing(database, settings, user)
    importing.done(history=as_json([row]))
    ended_at = milliseconds(importing.plays()[0]["ended_at"])
    item = item_of(Kind.MUSIC, B, "Song - Remastered", "Album", "Band")
    history = History(database, user.id, window_ms=settings.match_window_ms)
    history.apply(history.plan_latest([Observation(Source.POLLED, ended_at + 900, None, item)]))
    assert len(importing.plays()) == (1 if known else 2)
    assert ("also" in importing.plays()[0]) == known
