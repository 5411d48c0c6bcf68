"""What the benchmarks share: a MongoDB, a user, clocks, and how figures are printed."""

from __future__ import annotations

import statistics
import time
import uuid
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect, owned_by
from spotistats_common.store.schema import prepare
from tests.conftest import add_user
from tests.support.mongodb import a_mongodb

if TYPE_CHECKING:
    from collections.abc import Callable


class Bench:
    """A database with one user, for as long as the context.

    `options` are further ones of MongoDB's command line.
    """

    def __init__(self, *options: str) -> None:
        self._options = options
        self._open = ExitStack()

    def __enter__(self) -> Bench:
        uri = self._open.enter_context(a_mongodb(*self._options))
        name = f"bench-{uuid.uuid4().hex[:8]}"
        self.settings = Settings(mongodb_uri=SecretStr(uri), mongodb_database=name)
        self.database = connect(self.settings)
        prepare(self.database)
        self.user, self.secret = add_user(self.database)
        return self

    def __exit__(self, *_exception: object) -> None:
        self.database.client.drop_database(self.database.name)
        self.database.client.close()
        self._open.close()

    @property
    def plays(self) -> int:
        """How many plays the user has; there may be other users."""
        return self.database.plays.count_documents(owned_by(self.user.id))


def seconds(work: Callable[[], Any]) -> float:
    """How long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median_ms(work: Callable[[], Any], times: int = 60) -> float:
    """The median of how long `work` takes, warm."""
    for _ in range(5):
        work()
    return statistics.median(seconds(work) for _ in range(times)) * 1000


def show(name: str, figure: str, bound: str = "") -> None:
    """Print one line."""
    print(f"  {name:<58} {figure:>24}  {bound}")
