"""Fixtures across services. MongoDB is always a real one."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr
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

EVERYTHING = (Scope.READ, Scope.IMPORT, Scope.SYNC, Scope.ACCOUNT)


@pytest.fixture(scope="session")
def mongodb_uri() -> Iterator[str]:
    """A MongoDB replica set that is there for the whole run."""
    with a_mongodb(in_memory=True) as uri:
        yield uri


@contextmanager
def own_settings(mongodb_uri: str) -> Iterator[Settings]:
    """Settings for services over a database of one's own, which is gone afterwards."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    yield Settings(mongodb_uri=SecretStr(mongodb_uri), mongodb_database=name)
    with MongoClient[dict[str, Any]](mongodb_uri) as client:
        client.drop_database(name)


def add_user(database: Database[dict[str, Any]], *scopes: Scope) -> tuple[User, str]:
    """Somebody with an account, in a zone with daylight saving, and an access token of theirs."""
    someone = User(new_id(), "Ada", "Europe/Vilnius")
    Users(database).add(someone)
    secret = new_secret()
    Tokens(database).add(new_token(someone.id, "tests", scopes or EVERYTHING, None), secret)
    return someone, secret


@pytest.fixture
def settings(mongodb_uri: str) -> Iterator[Settings]:
    """Settings for services over a database of the test's own."""
    with own_settings(mongodb_uri) as found:
        yield found


@pytest.fixture
def database(settings: Settings) -> Iterator[Database[dict[str, Any]]]:
    """A fresh database, up to date."""
    found = connect(settings)
    prepare(found)
    yield found
    found.client.close()


@pytest.fixture
def account(database: Database[dict[str, Any]]) -> tuple[User, str]:
    """An account, and an access token that allows everything a person may do."""
    return add_user(database)


@pytest.fixture
def user(account: tuple[User, str]) -> User:
    """The account."""
    return account[0]


@pytest.fixture
def secret(account: tuple[User, str]) -> str:
    """The account's access token."""
    return account[1]


@pytest.fixture
def stack(settings: Settings, database: Database[dict[str, Any]]) -> Iterator[Stack]:
    """All services on one origin over `database`, responses checked against the contract."""
    with running_stack(settings) as found:
        yield found


@pytest.fixture(scope="module")
def shared_stack(mongodb_uri: str) -> Iterator[tuple[Stack, str]]:
    """Services that the tests of a module share, and an access token; for tests that only look."""
    with own_settings(mongodb_uri) as settings:
        database = connect(settings)
        prepare(database)
        _, secret = add_user(database)
        database.client.close()
        with running_stack(settings) as found:
            yield found, secret
