"""People who are linked to a fake Spotify, and an updater that lives by its clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet
from pydantic import SecretStr

from fake_spotify import CLIENT_ID, Behaviour, Clock, FakeSpotify, World
from spotistats_common.models.accounts import User, new_id
from spotistats_common.models.links import LinkState, valid_until
from spotistats_common.sealing import Sealer
from spotistats_common.store.client import owned_by
from spotistats_common.store.users import Users
from spotistats_updater.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pymongo.database import Database

    from fake_spotify import Shown
    from spotistats_common.settings import Settings

KEY = Fernet.generate_key().decode()
TICK_MS = 10_000_000
SCOPES = ("user-read-recently-played", "user-top-read", "user-library-read")
START_MS = int(datetime(2026, 3, 1, 6, tzinfo=UTC).timestamp() * 1000)


def a_world(
    seed: int,
    users: int,
    *,
    plays_a_day: tuple[float, float] = (8, 110),
    start_ms: int = START_MS,
) -> World:
    """Listeners whose clock stands still until it is told to go on."""
    return World(seed, users, Clock(start_ms), past_days=3, plays_a_day=plays_a_day)


def tomorrow_noon_ms() -> int:
    """A start for a world beside a service, which has the real time.

    It lies ahead, so that what the service wants done now is due; and always at noon, as what an
    updater does once a day it does at some moment of the day's first hours.
    """
    noon = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    return int((noon + timedelta(days=1)).timestamp()) * 1000


def spotify_settings(settings: Settings, url: str) -> Settings:
    """The settings of services that use the fake Spotify at `url`."""
    return settings.model_copy(
        update={
            "spotify_client_id": CLIENT_ID,
            "spotify_accounts_url": url,
            "spotify_api_url": url,
            "token_keys": SecretStr(KEY),
        }
    )


@dataclass
class Linked:
    """Accounts that are linked to listeners of a fake Spotify."""

    database: Database[dict[str, Any]]
    settings: Settings
    fake: FakeSpotify
    accounts: dict[str, User] = field(default_factory=dict)
    """By listener."""
    shown: dict[str, dict[int, Shown]] = field(default_factory=dict)
    """What Spotify has shown of each listener so far, by when it ended."""

    @classmethod
    def to(
        cls, database: Database[dict[str, Any]], settings: Settings, url: str, fake: FakeSpotify
    ) -> Linked:
        """All listeners of a fake Spotify that is served at `url`, each with an account."""
        linked = cls(database, spotify_settings(settings, url), fake)
        for listener in fake.world.users:
            account = User(new_id(), listener, "Europe/Vilnius")
            Users(database).add(account)
            linked.accounts[listener] = account
            linked.link(listener)
        return linked

    def link(self, listener: str, scopes: Iterable[str] = SCOPES) -> None:
        """Sign a listener in."""
        grant = self.fake.authorize(listener, scopes)
        now, sealer = self.now(), Sealer([KEY])
        assert grant.refresh_token is not None
        document = {
            "account_id": self.fake.world.listeners[listener].account_id,
            "display_name": listener,
            "state": LinkState.ACTIVE.value,
            "problem": None,
            "scopes": sorted(grant.scopes),
            "authorized_at": now,
            "expires_at": valid_until(now),
            "refresh_token": sealer.seal(grant.refresh_token),
            "access_token": None,
            "access_expires_at": None,
        }
        self.database.links.update_one(
            {"_id": self.accounts[listener].id},
            {"$set": document, "$inc": {"generation": 1}},
            upsert=True,
        )

    def now(self) -> datetime:
        """What the fake Spotify's clock says."""
        return datetime.fromtimestamp(self.fake.world.clock.now_ms() / 1000, UTC)

    def worker(self, **changes: Any) -> Worker:
        """An updater that lives by that clock, and waits for nothing."""
        settings = self.settings.model_copy(update=changes)
        return Worker(self.database, settings, now=self.now, sleep=lambda _: None)

    def note_shown(self) -> None:
        """Note what Spotify shows of everybody now."""
        for listener in self.accounts:
            seen = self.shown.setdefault(listener, {})
            for each in self.fake.shown(listener):
                seen.setdefault(each.play.ended_at, each)

    def plays(self, listener: str) -> list[dict[str, Any]]:
        """The stored plays of a listener, by time."""
        mine = owned_by(self.accounts[listener].id)
        return list(self.database.plays.find(mine).sort("_id", 1))

    def syncs(self, listener: str, **wanted: Any) -> list[dict[str, Any]]:
        """The syncs of a listener, oldest first."""
        mine = {**owned_by(self.accounts[listener].id), **wanted}
        return list(self.database.syncs.find(mine).sort([("created_at", 1), ("_id", 1)]))

    def poll(self, listener: str) -> dict[str, Any]:
        """How a listener is polled."""
        found = self.database.polls.find_one({"_id": self.accounts[listener].id})
        assert found is not None
        return found

    def link_of(self, listener: str) -> dict[str, Any]:
        """A listener's link."""
        found = self.database.links.find_one({"_id": self.accounts[listener].id})
        assert found is not None
        return found


def a_fake(seed: int, users: int, **behaviour: Any) -> FakeSpotify:
    """A fake Spotify with some listeners."""
    return FakeSpotify(a_world(seed, users), Behaviour(**behaviour))
