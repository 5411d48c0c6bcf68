"""Storing and appending plays as services do, and counting them as a question does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_api.engine.scope import Question
from spotistats_api.statistics.summary import summary
from spotistats_common.models.columns import observation_id
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import (
    Kind,
    Observation,
    Source,
    item_number,
    item_of,
)
from spotistats_common.store import plays
from spotistats_common.store.items import Items
from spotistats_common.store.plays import Plays
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pymongo.database import Database

    from spotistats_api.engine.cache import Histories

    Documents = Database[dict[str, Any]]

QUESTION = Question(parse_period(None, None, "UTC"))


def store(database: Documents, user_id: str, *ended_at: int, name: str = "Song") -> None:
    """Store plays of a user as an import does: items, plays, then the new version."""
    item = item_of(Kind.MUSIC, None, name, "Album", "Band")
    observations = [Observation(Source.EXTENDED, each, 60_000, item) for each in ended_at]
    Items(database, user_id).add({item_number(item): item})
    Plays(database, user_id).insert(
        [plays.to_document(user_id, observation_id(each), each) for each in observations]
    )
    Users(database).past_changed(user_id)


def poll(database: Documents, user_id: str, *ended_at: int, name: str = "Song") -> bool:
    """Append plays of a user, as they are seen when Spotify is asked for the latest ones."""
    item = item_of(Kind.MUSIC, f"{name:0<22}", name, "Album", "Band")
    observations = [Observation(Source.POLLED, each, None, item) for each in ended_at]
    Items(database, user_id).add({item_number(item): item})
    return Plays(database, user_id).append(
        [plays.to_document(user_id, observation_id(each), each) for each in observations]
    )


def count_of(user_id: str) -> Callable[[Histories], Coroutine[Any, Any, int]]:
    """A scenario that asks how many plays of a user count."""

    async def scenario(histories: Histories) -> int:
        version = await histories.version(user_id)
        return (await histories.ask(user_id, version, summary, QUESTION)).plays

    return scenario
