"""Fixtures across services. MongoDB is always a real one."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from pymongo import MongoClient

from spotistats_common.models.accounts import Scope, User, new_id
from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users
from tests.support.mongodb import a_mongodb
from tests.support.stack import Stack, running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database


@pytest.fixture(scope="session")
def mongodb_uri() -> Iterator[str]:
    """A MongoDB replica set that is there for the whole run."""
    with a_mongodb() as uri:
        yield uri


@pytest.fixture
def settings(mongodb_uri: str) -> Iterator[Settings]:
    """Settings for services over a database of the test's own."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    yield Settings(mongodb_uri=mongodb_uri, mongodb_database=name, lease_seconds=2)
    with MongoClient[dict[str, Any]](mongodb_uri) as client:
        client.drop_database(name)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database[dict[str, Any]]]:
    """A fresh database, up to date."""
    found = connect(settings)
    prepare(found)
    yield found
    found.client.close()


@pytest.fixture
def user(database: Database[dict[str, Any]]) -> User:
    """Somebody with an account, in a zone with daylight saving."""
    someone = User(new_id(), "Ada", "Europe/Vilnius")
    Users(database).add(someone)
    return someone


@pytest.fixture
def secret(database: Database[dict[str, Any]], user: User) -> str:
    """An access token of `user` that allows everything a person may do."""
    found = new_secret()
    scopes = [Scope.READ, Scope.IMPORT, Scope.SYNC, Scope.ACCOUNT]
    Tokens(database).add(new_token(user.id, "tests", scopes, None), found)
    return found


@pytest.fixture
def stack(settings: Settings, database: Database[dict[str, Any]]) -> Iterator[Stack]:
    """All services on one origin over `database`, responses checked against the contract."""
    with running_stack(settings) as found:
        yield found
