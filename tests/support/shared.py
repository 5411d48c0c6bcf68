"""Two people with histories, and links of one of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from tests.conftest import add_user
from tests.support.exports import a_listener, a_zip_of, an_extended_row
from tests.support.imports import imported
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings

PRIVATE_BAND = "Band of private sessions"
ALONE = {"incognito": "false", "count_incognito": "false"}
"""What the owner asks for to see what others see."""
UNKNOWN = "spsh_" + "0" * 43
PARTS = ("", "/view", "/recap", "/profile")


@dataclass
class World:
    """Ada, who has a history with private sessions in it, and Eve, who has another one."""

    url: str
    database: Database[dict[str, Any]]
    ada_id: str
    ada: httpx.Client
    eve: httpx.Client
    anyone: httpx.Client
    """Who has not signed in."""

    def shared(self, kind: str, **more: Any) -> dict[str, Any]:
        """A fresh link of Ada's."""
        answer = self.ada.post("/shares", json={"kind": kind, **more})
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def seen(self, token: str, part: str = "") -> httpx.Response:
        """What anyone sees."""
        return self.anyone.get(f"/shared/{token}{part}")


def nothing(answer: httpx.Response) -> dict[str, Any]:
    """What a link tells that shows nothing, without what each answer has of its own."""
    assert answer.status_code == 404, answer.text
    own = ("date", "x-request-id")
    headers = {name: value for name, value in answer.headers.items() if name not in own}
    return {**answer.json(), "request_id": "", "headers": headers}


@contextmanager
def a_world(settings: Settings) -> Iterator[World]:
    """Services that know the histories of both."""
    database = connect(settings)
    prepare(database)
    ada, ada_secret = add_user(database)
    _, eve_secret = add_user(database)
    with running_stack(settings) as stack:
        private = {"incognito_mode": True, "master_metadata_album_artist_name": PRIVATE_BAND}
        rows = a_listener(seed=3, plays=300)
        ours = [
            an_extended_row(f"2024-03-{day:02}T10:00:00Z", master_metadata_track_name="Ours")
            for day in range(1, 21)
        ]
        hidden = [an_extended_row(f"2024-03-{day:02}T11:00:00Z", **private) for day in (1, 5)]
        imported(stack.client(ada_secret), history_zip=a_zip_of([*rows, *ours, *hidden]))
        imported(stack.client(eve_secret), history_zip=a_zip_of(ours[:5]))
        ada_client, eve_client, anyone = (
            httpx.Client(
                base_url=f"{stack.url}/api/v1",
                headers={"Authorization": f"Bearer {secret}"} if secret else {},
                timeout=60,
            )
            for secret in (ada_secret, eve_secret, None)
        )
        yield World(stack.url, database, ada.id, ada_client, eve_client, anyone)
        for client in (ada_client, eve_client, anyone):
            client.close()
    database.client.close()
