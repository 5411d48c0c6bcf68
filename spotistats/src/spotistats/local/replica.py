"""Making one `mongod` a replica set of one, whatever port it had the last time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from pymongo.errors import OperationFailure, PyMongoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymongo import MongoClient

NAME = "spotistats"
_NOT_YET_INITIALIZED = 94


class NotPrimaryError(Exception):
    """The replica set did not get ready in time."""


def make_primary(
    client: MongoClient[dict[str, Any]], address: str, *, seconds: float, check: Callable[[], None]
) -> None:
    """Bring the server behind `client` (a direct connection) to be primary at `address`.

    `check` is called again and again; it raises when waiting on is of no use.

    Raises:
        NotPrimaryError: it is not primary after `seconds`.
    """
    deadline = time.monotonic() + seconds
    last: Exception | None = None
    while time.monotonic() < deadline:
        check()
        try:
            _configure(client, address)
            if client.admin.command("hello")["isWritablePrimary"]:
                return
        except PyMongoError as error:  # it does not listen yet, or is between two states
            last = error
        time.sleep(0.05)
    raise NotPrimaryError(str(last or "it never became primary"))


def _configure(client: MongoClient[dict[str, Any]], address: str) -> None:
    try:
        config = client.admin.command("replSetGetConfig")["config"]
    except OperationFailure as error:
        if error.code != _NOT_YET_INITIALIZED:
            raise
        members = [{"_id": 0, "host": address}]
        client.admin.command("replSetInitiate", {"_id": NAME, "members": members})
        return
    if [member["host"] for member in config["members"]] == [address]:
        return
    # The stored address is from an earlier run. The server does not find itself in it and will
    # not vote, so that only force helps; it is alone, there is nobody to disagree with.
    config["members"] = [{**config["members"][0], "host": address}]
    config["version"] += 1
    client.admin.command("replSetReconfig", config, force=True)
