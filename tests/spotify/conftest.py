"""Fixtures of people who sign in with Spotify."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fake_spotify import Behaviour
from tests.conftest import own_settings
from tests.support.sign_in import Place, a_place

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def shared_place(mongodb_uri: str) -> Iterator[Place]:
    """Services beside a fake Spotify, which the tests of a module share."""
    with own_settings(mongodb_uri) as settings, a_place(settings) as found:
        yield found


@pytest.fixture
def place(shared_place: Place) -> Place:
    """The same, as if nobody had ever been there."""
    shared_place.empty()
    shared_place.fake.behaviour = Behaviour()
    return shared_place
