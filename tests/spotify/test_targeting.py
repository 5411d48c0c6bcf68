"""What is asked of MongoDB for a person reads only what leads with that person's id.

`_id` is the shard key: whatever names a range of it that begins with one owner goes to one shard.
Everything that is asked otherwise is listed here, with the reason.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest

from spotistats_common.models.accounts import utc_now
from spotistats_updater.recordings import note_all_recordings
from tests.support.explained import COLLECTION_SCAN, Commands, accesses
from tests.support.exports import a_zip_of, an_extended_row
from tests.support.imports import imported
from tests.support.two import CONTRACT, Two, asked, two_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.explained import Access

NOT_OF_ONE_OWNER = {
    ("tokens", "hash"): "who calls is not known before",
    ("sessions", "hash"): "who calls is not known before",
    ("tickets", "hash"): "who calls is not known before",
    ("shares", "hash"): "whose link it is is not known before",
    ("invitations", "hash"): "who invited is not known before",
    ("links", "account_id"): "who signs in is known by Spotify's id only",
    ("users", "is_admin"): "one of all",
    ("users", "is_local_owner"): "one of all",
    ("users", "recordings_at"): "a queue of the updater",
    ("users", COLLECTION_SCAN): "the first account, the admin's list, what a restart finishes",
    ("links", COLLECTION_SCAN): "once a minute, an updater looks for who is newly linked",
    ("links", "_id"): "at a start, what an old key has sealed is sealed anew",
    ("syncs", COLLECTION_SCAN): "this test waits for one",
    ("polls", "due_at"): "a queue of the updater",
    ("imports", "state"): "a queue of the importer",
    ("leases", "_id"): "who migrates holds the one of the schema",
    ("audit", "happened_at"): "what admins did, for the admin",
    ("sign_ins", COLLECTION_SCAN): "a deletion; they are few, and gone after minutes",
    ("uploads.files", COLLECTION_SCAN): "the importer's sweep; there are as many as open imports",
    ("uploads.chunks", "_id"): "the importer's sweep",
}
SHARED = ("catalog_", "schema", "policies", "limits", "sign_ins")
"""Collections (or how their names begin) of what is no one person's."""


@pytest.fixture(scope="module")
def commands() -> Commands:
    return Commands()


@pytest.fixture(scope="module")
def two(mongodb_uri: str, commands: Commands) -> Iterator[Two]:
    with two_people(mongodb_uri) as found:
        yield found


def do_everything(two: Two) -> None:
    """Ask every operation, import twice, undo, update, and delete the accounts at last."""
    place, url = two.place, two.ada.url
    with httpx.Client(base_url=f"{url}/api/v1", timeout=60) as client:
        client.headers["Authorization"] = f"Bearer {two.ada_secret}"
        order = ["get", "post", "put", "patch", "delete"]
        operations = [
            (method, path, operation)
            for path, methods in CONTRACT["paths"].items()
            for method, operation in methods.items()
        ]
        for method, path, operation in sorted(operations, key=lambda each: order.index(each[0])):
            if operation["operationId"] != "delete_me":
                address, options = asked(two, path, operation)
                answer = client.request(method, address, **options)
                assert answer.status_code < 500, answer.text
        eve = place.stack("open").client(two.eve_secret)
        rows = [an_extended_row(f"2024-02-{day:02}T10:00:00Z") for day in range(1, 20)]
        first, _ = (imported(eve, history_zip=a_zip_of(part)) for part in (rows[:9], rows))
        place.update()
        note_all_recordings(place.database, utc_now() + timedelta(days=2))
        for secret, path, query in (
            (two.eve_secret, f"/imports/{first.id}", {}),
            (two.eve_secret, "/me", {"confirm": two.eve_id}),
            (two.ada_secret, "/me", {"confirm": two.ada_id}),
        ):
            client.headers["Authorization"] = f"Bearer {secret}"
            assert client.delete(path, params=query).is_success


def is_targeted(access: Access, owners: set[str]) -> bool:
    """Whether it reads what is of one owner, or of no one."""
    if access.collection.startswith(SHARED):
        return True
    return access.index in {"_id", "files_id"} and access.is_of_one_owner(owners)


def test_only_what_is_one_owners_is_read(two: Two, commands: Commands) -> None:
    do_everything(two)
    commands.listens = False
    owners = {two.ada_id, two.eve_id}
    strangers = {
        (access.collection, access.index): (access.bounds, command)
        for command in commands
        for access in accesses(two.place.database, command)
        if not is_targeted(access, owners)
    }
    assert len(list(commands)) > 100, "hardly anything was asked"
    unexpected = {key: strangers[key] for key in strangers.keys() - NOT_OF_ONE_OWNER.keys()}
    assert unexpected == {}
