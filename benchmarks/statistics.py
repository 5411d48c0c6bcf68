"""How fast questions are answered over HTTP, against their SQL in bare DuckDB.

Which questions there are is read from the contract: every GET of a statistic, with its defaults.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx

from benchmarks.bench import median_ms, show
from spotistats_api.engine.cache import Histories
from spotistats_common.service.contract import load_contract, resolved
from spotistats_common.service.run import sparing_what_stays
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.bench import Bench
    from spotistats_api.engine.run import HeldHistory, Reader
    from spotistats_common.service.contract import Contract

TAGS = {"statistics", "habits", "discovery", "library", "recaps"}
KEY_QUESTIONS = {
    "summary": "/stats/summary",
    "top tracks": "/stats/top/tracks",
    "timeline by month": "/stats/timeline?step=month",
}
_OK = 200
_TURNS = 5
_TIMES = 10


@contextmanager
def a_client(bench: Bench) -> Iterator[httpx.Client]:
    """One client of the services over the bench's database."""
    with (
        running_stack(bench.settings, validate_responses=False) as stack,
        httpx.Client(
            base_url=f"{stack.url}/api/v1",
            headers={"Authorization": f"Bearer {bench.secret}"},
            timeout=120,
        ) as client,
        sparing_what_stays(),
    ):
        yield client


def get(client: httpx.Client, path: str) -> Callable[[], Any]:
    """Asks as `client` would, and fails if there is no answer.

    By the standard library, as the client shares the processor, and Python's lock, with what is
    measured: HTTPX makes half of an empty answer's time.
    """
    base, headers = client.base_url, dict(client.headers)
    connection = HTTPConnection(base.host, base.port)

    def ask() -> None:
        connection.request("GET", f"{base.path.rstrip('/')}{path}", headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != _OK:
            raise RuntimeError(f"{path} was answered with {answer.status}")

    return ask


class Statements:
    """Stands between statistics and their reader, and notes the SQL."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.statements: list[Callable[[], Any]] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._reader, name)
        if name not in {"rows", "columns", "table"}:
            return method

        def noted(sql: str, parameters: dict[str, Any]) -> Any:
            self.statements.append(partial(method, sql, parameters))
            return method(sql, parameters)

        return noted


class Asked:
    """Notes what requests ask of the engine, which runs in this process."""

    def __init__(self) -> None:
        self.held: HeldHistory | None = None
        self.questions: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = []
        self._original = Histories.ask

    def __enter__(self) -> Asked:
        noted = self

        async def ask(self: Histories, user_id: str, version: Any, *rest: Any, **more: Any) -> Any:
            noted.questions.append((rest[0], rest[1:], more))
            answer = await noted._original(self, user_id, version, *rest, **more)
            noted.held = self._held[user_id]
            return answer

        Histories.ask = ask  # type: ignore[method-assign]
        return self

    def __exit__(self, *_exception: object) -> None:
        Histories.ask = self._original  # type: ignore[method-assign]

    def bare(self) -> Callable[[], float]:
        """Measures how many ms the SQL of what was asked so far takes alone, on the same tables."""
        assert self.held is not None
        held, questions = self.held, list(self.questions)

        def measure(reader: Reader) -> float:
            noted: Any = Statements(reader)
            for question, arguments, more in questions:
                question(noted, *arguments, **more)
            return median_ms(lambda: [each() for each in noted.statements], _TIMES)

        return partial(held.answer, measure)


# What no parameter requires on its own.
_NEEDED = {"/stats/compare": {"other_since": "2024-01-01"}}


def statistics(known: dict[str, str]) -> Iterator[str]:
    """The paths of all statistics, with what they require: `known`, or the contract's examples."""
    contract = load_contract()
    for path, operations in contract["paths"].items():
        operation = operations.get("get")
        if operation is None or not TAGS & set(operation["tags"]):
            continue
        paths, query = [path], dict(_NEEDED.get(path, {}))
        for parameter in operation.get("parameters", []):
            each = resolved(contract, parameter)
            if not each.get("required"):
                continue
            name = each["name"]
            value = known.get(name) or _example(contract, each)
            if each["in"] == "query":
                query[name] = value
                continue
            values = resolved(contract, each["schema"]).get("enum", [value])
            paths = [one.replace(f"{{{name}}}", str(found)) for one in paths for found in values]
        for one in paths:
            yield f"{one}?{urlencode(query, doseq=True)}" if query else one


def _example(contract: Contract, parameter: dict[str, Any]) -> Any:
    if "example" in parameter:
        return parameter["example"]
    first = next(iter(parameter["examples"].values()))
    return resolved(contract, first)["value"]


def _side_by_side(bare: Callable[[], float], ask: Callable[[], Any]) -> tuple[float, float]:
    """Medians of what takes `bare` ms and of asking, by turns, as machines have slower moments."""
    pairs = [(bare(), median_ms(ask, _TIMES)) for _ in range(_TURNS)]
    return median(each for each, _ in pairs), median(each for _, each in pairs)


def run(bench: Bench) -> None:
    """Ask over HTTP, one client, warm."""
    over = "over HTTP : (their SQL alone + an empty handler)"
    print(f"\nStatistics of {bench.plays:,} plays, {over}")
    with Asked() as asked, a_client(bench) as client:
        empty = median_ms(get(client, "/health/live"))
        show("an empty handler's round trip", f"{empty:.2f} ms")
        known = {
            f"{thing}_id": client.get(f"/stats/top/{thing}s").json()["items"][0]["id"]
            for thing in ("track", "album", "artist")
        }
        for path in statistics(known):
            asked.questions.clear()
            answer = client.get(path)
            if answer.status_code != _OK:
                show(path, f"answered {answer.status_code}", "(not measured)")
                continue
            bare, found = _side_by_side(asked.bare(), get(client, path))
            bound = "3; top lists: 20 ms" if path.startswith("/stats/top/") else "3"
            figure = f"{found:.1f} ms : {bare:.1f} + {empty:.1f} ms = {found / (bare + empty):.2f}"
            show(path, figure, f"(bound: {bound})")
    _pipelines(bench)


def _pipelines(bench: Bench) -> None:
    """The key questions asked of MongoDB itself, for the record."""
    print("\nThe same questions asked of MongoDB, without filters, names or time zones of ours")
    counts = {"$cond": [{"$gte": ["$ms_played", 30_000]}, 1, 0]}
    mine = {"$match": {"_id": {"$gte": f"{bench.user.id}:", "$lt": f"{bench.user.id};"}}}
    month = {"$dateTrunc": {"date": "$ended_at", "unit": "month", "timezone": bench.user.time_zone}}
    sums = {"plays": {"$sum": counts}, "listened_ms": {"$sum": "$ms_played"}}
    pipelines: dict[str, list[dict[str, Any]]] = {
        "summary": [mine, {"$group": {"_id": None, **sums, "items": {"$addToSet": "$item"}}}],
        "top tracks": [
            mine,
            {"$group": {"_id": "$item", **sums}},
            {"$sort": {"plays": -1, "listened_ms": -1}},
            {"$limit": 50},
        ],
        "timeline by month": [mine, {"$group": {"_id": month, **sums}}, {"$sort": {"_id": 1}}],
    }
    with a_client(bench) as client:
        for name, pipeline in pipelines.items():
            ask = partial(bench.database.plays.aggregate, pipeline)
            by_mongodb = median_ms(lambda ask=ask: list(ask()), 3)  # type: ignore[misc]
            ours = median_ms(get(client, KEY_QUESTIONS[name]), 20)
            show(name, f"{by_mongodb:,.0f} ms : {ours:.1f} ms = {by_mongodb / ours:.0f}")
