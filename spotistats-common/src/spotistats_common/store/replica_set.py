"""Making a new MongoDB what the services need: a replica set, with a user for them.

It comes in as MongoDB's own user, whose password is the content of the key file, so that there is
no administrator whose password somebody would have to keep.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError
from pymongo.uri_parser import parse_uri

from spotistats_common.errors import ConfigurationError, Unavailable

if TYPE_CHECKING:
    from pymongo.database import Database

log = logging.getLogger(__name__)

_AUTHENTICATION_FAILED = 18
_ALREADY_INITIALIZED = 23
_USER_EXISTS = 51003
_SECONDS = 120.0


def set_up(uri: str, member: str, key: str, *, seconds: float = _SECONDS) -> None:
    """Make the MongoDB at `member` ("host:port") a replica set, if it is none yet, and let in whom
    `uri` names, with the password that it names. It can be repeated, and interrupted.

    Raises:
        ConfigurationError: `uri` names no user with a password, or no replica set.
        Unavailable: the MongoDB does not answer, or nobody is primary, for so many seconds.
    """
    named = parse_uri(uri)
    replica_set = named["options"].get("replicaSet")
    if not named["username"] or not named["password"] or not replica_set:
        raise ConfigurationError(
            "The URI of MongoDB must name a user, a password, and the replica set."
        )
    client: MongoClient[dict[str, Any]] = MongoClient(
        f"mongodb://{member}/",
        username="__system",
        password=key.strip(),
        authSource="local",
        authMechanism="SCRAM-SHA-256",
        directConnection=True,
        serverSelectionTimeoutMS=2_000,
    )
    config = {"_id": replica_set, "members": [{"_id": 0, "host": member}]}
    with client:
        _make_primary(client, config, time.monotonic() + seconds)
        where = client[named["options"].get("authSource") or named["database"] or "admin"]
        _let_in(where, named["username"], named["password"], named["database"] or "spotistats")


def _make_primary(
    client: MongoClient[dict[str, Any]], config: dict[str, Any], deadline: float
) -> None:
    last: Exception | None = None
    while time.monotonic() < deadline:
        try:
            client.admin.command("replSetInitiate", config)
            log.info("made a replica set", extra={"replica_set": config["_id"]})
        except OperationFailure as error:
            if error.code == _AUTHENTICATION_FAILED:
                raise ConfigurationError("MongoDB runs with another key file.") from error
            if error.code != _ALREADY_INITIALIZED:
                last = error
        except PyMongoError as error:  # it does not listen yet
            last = error
        try:
            if client.admin.command("hello")["isWritablePrimary"]:
                return
        except PyMongoError as error:
            last = error
        time.sleep(0.5)
    raise Unavailable(f"MongoDB did not become primary: {last or 'another member is'}")


def _let_in(database: Database[dict[str, Any]], name: str, password: str, data: str) -> None:
    account: dict[str, Any] = {"pwd": password, "roles": [{"role": "dbOwner", "db": data}]}
    try:
        database.command("createUser", name, **account)
    except OperationFailure as error:
        if error.code != _USER_EXISTS:
            raise
        database.command("updateUser", name, **account)
    log.info("the user of the services may come in")
