"""MongoDB answers late, or not at all for a while: people wait, or are told to come again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from tests.conftest import add_user
from tests.support.disturbed import (
    BEFORE,
    EXTENDED,
    LEASE_SECONDS,
    at_rest,
    some_workers,
    told,
    undisturbed,
)
from tests.support.proxy import Proxy
from tests.support.stack import running_stack
from tests.support.traffic import Traffic
from tests.support.worker import Importing

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings

DELAY_S = 0.01
"""Each way: a command takes twice as long, an import of these sends more than a hundred."""
TIMEOUT_MS = 1_500


@pytest.mark.long
def test_people_wait_and_imports_go_on(
    database: Database[dict[str, Any]], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, secret = add_user(database)
    direct = Importing(database, settings, user)
    expected = undisturbed(direct, monkeypatch)
    direct.done(**BEFORE)
    host, port = database.client.address or ("", 0)
    assert host
    with Proxy(port) as proxy:
        changes = {"mongodb_uri": SecretStr(proxy.uri), "mongodb_timeout_ms": TIMEOUT_MS}
        slow = settings.model_copy(update=changes)
        importing = Importing(database, slow, user)
        proxy.delay_s = DELAY_S
        import_id = importing.queue(export=EXTENDED)
        with (
            running_stack(slow, works=False) as stack,
            some_workers(importing) as workers,
            Traffic(stack.url, secret) as traffic,
        ):
            traffic.wait_until_served(time.monotonic())
            assert set(traffic.statuses) <= {200, 201}, "who is slow is waited for"
            worker = workers.start(import_id)
            time.sleep(1.5)
            proxy.stalled = True
            time.sleep(2 * LEASE_SECONDS + TIMEOUT_MS / 1000)
            assert traffic.statuses[503], "who does not answer is not waited for"
            proxy.stalled = False
            traffic.wait_until_served(time.monotonic())
            at_rest(direct, import_id)
            assert worker.wait(30) == 0
    assert traffic.unexpected == []
    assert direct.fingerprint() == expected.after
    assert told(direct.report(import_id)) == expected.report
