"""Spotify Stats: everything you ever played, exact, yours, open to any question.

    import spotistats

    ss = spotistats.connect()
    ss.top("artists", period="last year")

`spotistats.client` lists all that can be asked, `spotistats.periods` how periods are said,
`spotistats.results` what comes back, and `spotistats.errors` what can go wrong. Importing this
module loads nothing else; each name does when it is used first.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spotistats.client import AsyncStats, Stats, connect, connect_async
    from spotistats.errors import (
        BrokenConnectionError,
        BusyError,
        CommandError,
        ConflictError,
        FailedError,
        InvalidError,
        MissingPackageError,
        NotAllowedError,
        NotConnectedError,
        NotFoundError,
        PeriodError,
        ProblemError,
        StatsError,
        StrangeAnswerError,
        TooSlowError,
        UsageError,
    )
    from spotistats.querying import QueryBuilder, all_of, any_of, condition, not_
    from spotistats.sql import SqlTable

    __version__: str

__all__ = [
    "AsyncStats",
    "BrokenConnectionError",
    "BusyError",
    "CommandError",
    "ConflictError",
    "FailedError",
    "InvalidError",
    "MissingPackageError",
    "NotAllowedError",
    "NotConnectedError",
    "NotFoundError",
    "PeriodError",
    "ProblemError",
    "QueryBuilder",
    "SqlTable",
    "Stats",
    "StatsError",
    "StrangeAnswerError",
    "TooSlowError",
    "UsageError",
    "all_of",
    "any_of",
    "condition",
    "connect",
    "connect_async",
    "not_",
]

_HOMES = {
    "client": ("AsyncStats", "Stats", "connect", "connect_async"),
    "querying": ("QueryBuilder", "all_of", "any_of", "condition", "not_"),
    "sql": ("SqlTable",),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("spotistats")
    if name not in __all__:
        raise AttributeError(f"module 'spotistats' has no attribute {name!r}")
    home = next((each for each, names in _HOMES.items() if name in names), "errors")
    return getattr(import_module(f"spotistats.{home}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
