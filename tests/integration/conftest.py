"""Fixtures of histories that are ready for questions."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_api.engine import cache
from spotistats_api.engine.build import build
from spotistats_api.engine.cache import Histories
from spotistats_common.store.client import connect_async
from tests.conftest import own_settings
from tests.support.shared import World, a_world

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings

    Documents = Database[dict[str, Any]]


@pytest.fixture
def ask(settings: Settings, database: Documents) -> Callable[..., Any]:
    """Runs `scenario(histories)` on a fresh `Histories`: another replica, or a restart."""

    def run(
        scenario: Callable[[Histories], Coroutine[Any, Any, Any]], capacity_bytes: int = 2**30
    ) -> Any:
        async def main() -> Any:
            async_database = connect_async(settings)
            histories = Histories(database, async_database, capacity_bytes=capacity_bytes)
            try:
                return await scenario(histories)
            finally:
                await histories.close()
                await async_database.client.close()

        return asyncio.run(main())

    return run


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each history that is built from its plays."""
    found: list[str] = []

    def noted(*arguments: Any) -> Any:
        found.append("built")
        return build(*arguments)

    monkeypatch.setattr(cache, "build", noted)
    return found


@pytest.fixture(scope="module")
def world(mongodb_uri: str) -> Iterator[World]:
    """Two people with histories, and links of one of them, which the tests of a module share."""
    with own_settings(mongodb_uri) as settings, a_world(settings) as found:
        yield found
