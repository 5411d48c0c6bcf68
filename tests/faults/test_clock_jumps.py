"""Somebody sets the clock of a service or a worker, forward or backward."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from fake_spotify import serving
from spotistats_common.models.accounts import Scope, User, utc_now
from spotistats_common.service.cookies import SESSION
from spotistats_common.store import imports, jobs, sessions
from spotistats_common.store.client import connect_async
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_importer.worker import UPLOAD_TAKES_AT_MOST
from spotistats_updater.worker import Worker
from tests.spotify.test_polling import check_stored_once
from tests.support.clocks import WrongClock
from tests.support.disturbed import BEFORE, EXTENDED, LEASE_SECONDS, told, undisturbed
from tests.support.imports import upload
from tests.support.spotify import TICK_MS, Linked, a_fake
from tests.support.stack import running_stack
from tests.support.worker import Importing

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings

    Documents = Database[dict[str, Any]]

DAY = timedelta(days=1)
YEAR = timedelta(days=365)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> WrongClock:
    return WrongClock(monkeypatch)


def test_tokens_and_sessions_last_as_long_as_they_should(
    database: Documents, settings: Settings, user: User, clock: WrongClock
) -> None:
    short, session = new_secret(), new_secret()
    expires_at = utc_now() + timedelta(hours=1)
    Tokens(database).add(new_token(user.id, "short", [Scope.READ], expires_at), short)

    async def sign_in() -> None:
        asynchronous = connect_async(settings)
        await sessions.AsyncSessions(asynchronous).begin(user.id, session)
        await asynchronous.client.close()

    asyncio.run(sign_in())
    with running_stack(settings, works=False) as stack, httpx.Client() as client:

        def statuses(ahead: timedelta) -> tuple[int, int]:
            clock.ahead = ahead
            ways = ({"Authorization": f"Bearer {short}"}, {"Cookie": f"{SESSION}={session}"})
            found = [client.get(f"{stack.url}/api/v1/me", headers=each) for each in ways]
            return found[0].status_code, found[1].status_code

        assert statuses(timedelta()) == (200, 200)
        assert statuses(13 * DAY) == (401, 200)
        assert statuses(timedelta()) == (200, 200)
        assert statuses(YEAR) == (401, 401)
        assert statuses(-YEAR) == (200, 200)
        assert statuses(timedelta()) == (200, 200), "a clock that was wrong has ended nothing"


def test_an_import_goes_on_and_stays_with_its_worker(
    database: Documents,
    settings: Settings,
    account: tuple[User, str],
    clock: WrongClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user, secret = account
    importing = Importing(database, settings, user)
    expected = undisturbed(importing, monkeypatch)
    importing.done(**BEFORE)
    chance = random.Random(1)
    with running_stack(settings) as stack:
        client = stack.client(secret)
        import_id = upload(client, export=EXTENDED).id
        deadline = time.monotonic() + 60
        while importing.report(import_id)["state"] in {"queued", "running"}:
            clock.ahead = chance.choice([DAY, -DAY, YEAR, -YEAR, timedelta()])
            assert time.monotonic() < deadline
            time.sleep(0.02)
    clock.ahead = timedelta()
    assert importing.fingerprint() == expected.after
    assert told(importing.report(import_id)) == expected.report


def test_nobody_takes_a_lease_away(database: Documents, user: User, clock: WrongClock) -> None:
    lease_id = jobs.lease_id(imports.COLLECTION, user.id)
    mine = jobs.Lease(database, lease_id, "one", LEASE_SECONDS)
    assert mine.take()
    with mine:
        for ahead in (DAY, YEAR, -YEAR):
            clock.ahead = ahead
            assert not jobs.Lease(database, lease_id, "another", LEASE_SECONDS).take()
        threading.Event().wait(2 * LEASE_SECONDS)
        mine.check()
        assert not jobs.Lease(database, lease_id, "another", LEASE_SECONDS).take()


def test_an_upload_that_comes_in_is_not_swept(
    database: Documents, settings: Settings, user: User, clock: WrongClock
) -> None:
    importing = Importing(database, settings, user)
    import_id = importing.queue(export=EXTENDED)
    database.imports.delete_one({"_id": f"{user.id}:{import_id}"})  # it is not queued yet
    clock.ahead = YEAR
    assert imports.sweep_uploads(database, UPLOAD_TAKES_AT_MOST) == 0


@pytest.mark.parametrize("ahead", [YEAR, -YEAR, 3 * DAY], ids=["a year", "back", "three days"])
def test_syncs_go_on_when_the_clock_is_right_again(
    database: Documents, settings: Settings, ahead: timedelta
) -> None:
    fake = a_fake(90, 2)
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        wrong = [timedelta()]
        worker = Worker(
            database, linked.settings, now=lambda: linked.now() + wrong[0], sleep=lambda _: None
        )
        for each in (timedelta(), ahead, timedelta(), timedelta()):
            wrong[0] = each
            linked.note_shown()
            worker.run_due()
            fake.world.clock.advance(TICK_MS)
        for listener in linked.accounts:
            check_stored_once(linked, listener)
            assert {each["state"] for each in linked.syncs(listener)} == {"succeeded"}
