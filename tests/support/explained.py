"""Which part of which index each command to MongoDB reads, as MongoDB explains it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pymongo import monitoring

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pymongo.database import Database
    from pymongo.monitoring import (
        CommandFailedEvent,
        CommandStartedEvent,
        CommandSucceededEvent,
    )

Command = dict[str, Any]

_EXPLAINED = {"find", "aggregate", "count", "distinct", "findAndModify"}
_WRITES = {"update": "updates", "delete": "deletes"}
_OF_THE_CONNECTION = (
    "lsid",
    "$db",
    "$clusterTime",
    "$readPreference",
    "txnNumber",
    "autocommit",
    "startTransaction",
    "readConcern",
    "writeConcern",
    "maxTimeMS",
)
COLLECTION_SCAN = "every document"


class Commands(monitoring.CommandListener):
    """Keeps one command of each shape that is sent to a database of a test while it listens.

    It is made before the clients are whom it listens to.
    """

    def __init__(self) -> None:
        self.listens = True
        self._by_shape: dict[str, Command] = {}
        self._lock = threading.Lock()
        monitoring.register(self)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._by_shape.values())

    def started(self, event: CommandStartedEvent) -> None:
        """A command is sent."""
        if not self.listens or not event.database_name.startswith("test-"):
            return
        sent = {k: v for k, v in event.command.items() if k not in _OF_THE_CONNECTION}
        name = event.command_name
        parts: list[Command] = []
        if name in _EXPLAINED:
            parts = [sent]
        elif name in _WRITES:
            parts = [{name: sent[name], _WRITES[name]: [each]} for each in sent[_WRITES[name]]]
        with self._lock:
            for each in parts:
                self._by_shape.setdefault(str(_shape(each)), each)

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """It was answered."""

    def failed(self, event: CommandFailedEvent) -> None:
        """It failed."""


def _shape(value: Any) -> Any:
    """A value with its names and operators, and without what it compares with."""
    if isinstance(value, dict):
        return {name: _shape(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_shape(value[0])] if value else []
    return value if isinstance(value, str) and value.startswith("$") else type(value).__name__


@dataclass(frozen=True)
class Access:
    """How a collection is read."""

    collection: str
    index: str
    """The first field of the index; or `COLLECTION_SCAN`."""
    bounds: tuple[str, ...] = field(compare=False)
    """The intervals of that field, as MongoDB writes them."""

    def is_of_one_owner(self, owners: set[str]) -> bool:
        """Whether only what leads with the id of one of these users is read, of the same one."""
        return all(
            any(bound.count(owner) == bound.count(",") + 1 for owner in owners)
            for bound in self.bounds
        )


def accesses(database: Database[Any], command: Command) -> list[Access]:
    """How the collections are read that a command names."""
    collection = str(command[next(iter(command))])
    plan = database.command("explain", command, verbosity="queryPlanner")
    return [
        Access(collection, *_index_of(stage, command))
        for stage in _stages(plan)
        if stage.get("stage") in {"COLLSCAN", "IXSCAN", "IDHACK", "COUNT_SCAN", "DISTINCT_SCAN"}
    ]


def _index_of(stage: Mapping[str, Any], command: Command) -> tuple[str, tuple[str, ...]]:
    if stage["stage"] == "COLLSCAN":
        return COLLECTION_SCAN, ()
    if stage["stage"] == "IDHACK":
        return "_id", ()
    name = next(iter(stage["keyPattern"]))
    bounds = stage["indexBounds"]
    if not bounds:  # the command sets them
        return name, (f"{command['min'][name]}, {command['max'][name]}",)
    if "startKey" in bounds:
        return name, (f"{bounds['startKey']}, {bounds['endKey']}",)
    return name, tuple(bounds[name])


def _stages(plan: Any) -> Iterator[Mapping[str, Any]]:
    """All stages of the plan that was chosen."""
    if isinstance(plan, list):
        for each in plan:
            yield from _stages(each)
    elif isinstance(plan, dict):
        if "stage" in plan:
            yield plan
        for name, each in plan.items():
            if name not in {"rejectedPlans", "command", "parsedQuery"}:
                yield from _stages(each)
