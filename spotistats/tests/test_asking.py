"""Between a question and its answer: retries, failures, pages; waiting and awaiting alike."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import spotistats
from answers_support import a_top_item, a_top_list
from spotistats.client import AsyncStats, Stats
from spotistats.target import Target

if TYPE_CHECKING:
    from pathlib import Path

TARGET = Target("http://stats.test", "spst_x")
PROBLEM = {
    "type": "urn:spotistats:problem:x",
    "title": "Unavailable",
    "status": 503,
    "detail": "Not now.",
    "request_id": "7f",
    "errors": [],
}
Handler = Callable[[httpx.Request], httpx.Response]


@dataclass
class Server:
    """Answers in turn, and what it was asked; without one left it shows a ranked list."""

    answers: list[httpx.Response | Exception] = field(default_factory=list)
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        request.read()
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        offset = int(request.url.params.get("offset", 0))
        limit = int(request.url.params.get("limit", 50))
        items = [a_top_item(rank + 1) for rank in range(offset, min(offset + limit, 2_500))]
        body = a_top_list(*items).to_dict() | {"total": 2_500}
        return httpx.Response(200, json=body)


def problem(status: int = 503, retry_after: str | None = None) -> httpx.Response:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return httpx.Response(status, json=PROBLEM | {"status": status}, headers=headers)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture(params=["waiting", "awaiting"])
def ask(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """Asks a question of this name, in both ways."""

    def waiting(name: str, *args: Any, **kwargs: Any) -> Any:
        with Stats(TARGET) as ss:
            transport = httpx.MockTransport(server)
            ss.sdk.set_httpx_client(httpx.Client(base_url=TARGET.url, transport=transport))
            found = getattr(ss, name)(*args, **kwargs)
            return found.rows() if hasattr(found, "rows") and name == "plays" else found

    def awaiting(name: str, *args: Any, **kwargs: Any) -> Any:
        async def whole() -> Any:
            async with AsyncStats(TARGET) as ss:
                transport = httpx.MockTransport(server)
                http = httpx.AsyncClient(base_url=TARGET.url, transport=transport)
                ss.sdk.set_async_httpx_client(http)
                found = getattr(ss, name)(*args, **kwargs)
                return await (found.rows() if name == "plays" else found)

        return asyncio.run(whole())

    return waiting if request.param == "waiting" else awaiting


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited."""
    found: list[float] = []

    async def sleep(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr(time, "sleep", found.append)
    monkeypatch.setattr("spotistats.connections.asyncio.sleep", sleep)
    return found


def test_it_waits_as_long_as_it_is_told_and_asks_again(
    ask: Callable[..., Any], server: Server, pauses: list[float]
) -> None:
    server.answers = [problem(retry_after="2"), problem(429), httpx.ReadError("gone")]
    assert len(ask("top", "artists").items) == 50
    assert pauses == [2.0, 1.0, 3.0]
    assert len(server.asked) == 4


def test_a_date_says_how_long_to_wait_too(
    ask: Callable[..., Any], server: Server, pauses: list[float]
) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    server.answers = [problem(retry_after=soon)]
    ask("top", "artists")
    assert 15 < pauses[0] <= 20


def test_it_gives_up_in_the_end(
    ask: Callable[..., Any], server: Server, pauses: list[float]
) -> None:
    server.answers = [problem() for _ in range(9)]
    with pytest.raises(spotistats.BusyError) as caught:
        ask("top", "artists")
    assert (len(server.asked), len(pauses)) == (4, 3)
    assert caught.value.problem.request_id == "7f"


def test_it_does_not_wait_for_long(
    ask: Callable[..., Any], server: Server, pauses: list[float]
) -> None:
    server.answers = [problem(429, retry_after="3600")]
    with pytest.raises(spotistats.BusyError):
        ask("top", "artists")
    assert pauses == []


@pytest.mark.parametrize("answer", [problem, lambda: httpx.ReadError("gone")])
def test_what_changes_something_is_asked_once(
    ask: Callable[..., Any],
    server: Server,
    pauses: list[float],
    answer: Callable[[], httpx.Response | Exception],
) -> None:
    server.answers = [answer()]
    with pytest.raises((spotistats.BusyError, spotistats.BrokenConnectionError)):
        ask("create_token", "x", ["read"])
    assert (len(server.asked), pauses) == (1, [])


def test_sql_only_reads_and_is_asked_again(
    ask: Callable[..., Any], server: Server, pauses: list[float]
) -> None:
    server.answers = [problem(), httpx.Response(200, content=b"x", headers={"Truncated": "true"})]
    found = ask("sql", "SELECT 1")
    assert (found.stream, found.truncated) == (b"x", True)
    assert "arrow" in server.asked[1].headers["Accept"]
    assert len(pauses) == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (lambda: httpx.ConnectError("no"), spotistats.NotConnectedError),
        (lambda: httpx.ReadTimeout("slow"), spotistats.TooSlowError),
        (lambda: httpx.Response(200, text="<html>"), spotistats.StrangeAnswerError),
        (lambda: httpx.Response(200, json={"plays": 1}), spotistats.StrangeAnswerError),
        (lambda: httpx.Response(418, text="tea"), spotistats.StrangeAnswerError),
        (lambda: problem(422), spotistats.InvalidError),
        (lambda: problem(401), spotistats.NotAllowedError),
        (lambda: problem(403), spotistats.NotAllowedError),
        (lambda: problem(500), spotistats.FailedError),
    ],
)
def test_each_failure_has_its_error(
    ask: Callable[..., Any],
    server: Server,
    answer: Callable[[], httpx.Response | Exception],
    error: type[Exception],
) -> None:
    server.answers = [answer()]
    with pytest.raises(error) as caught:
        ask("summary")
    assert type(caught.value) is error
    assert len(server.asked) == 1


def test_wrong_words_are_told_before_anything_is_sent(
    ask: Callable[..., Any], server: Server
) -> None:
    with pytest.raises(spotistats.UsageError, match="takes no `artst_id`; it takes since, until"):
        ask("summary", artst_id="x")
    with pytest.raises(spotistats.UsageError, match="takes no `artist_id`"):
        ask("artist", "x", artist_id="y")
    with pytest.raises(spotistats.PeriodError, match="period: 'soon' is not a period"):
        ask("summary", period="soon")
    with pytest.raises(spotistats.UsageError, match="given first"):
        ask("compare", "2023", "2024", since="2022")
    assert server.asked == []


def test_what_is_left_out_is_not_sent_and_one_value_is_a_list(
    ask: Callable[..., Any], server: Server
) -> None:
    ask("top", "artists", period="2023", country="LT", shuffle=False, tz=None)
    assert dict(server.asked[0].url.params) == {
        "since": "2023-01-01",
        "until": "2024-01-01",
        "country": "LT",
        "shuffle": "false",
        "limit": "50",
        "offset": "0",
    }


def paged(ss: Stats, server: Server) -> list[int]:
    transport = httpx.MockTransport(server)
    ss.sdk.set_httpx_client(httpx.Client(base_url=TARGET.url, transport=transport))
    return [item.rank for item in ss.top.all("artists", offset=10, limit=1_500)]


def test_all_pages_of_a_list_are_gone_through(server: Server) -> None:
    with Stats(TARGET) as ss:
        assert paged(ss, server) == list(range(11, 1_511))
        sizes = [request.url.params["limit"] for request in server.asked]
        assert sizes == ["1000", "500"]
        ranks = [item.rank for item in ss.top.all("artists")]
        assert ranks == list(range(1, 2_501))


def test_pages_are_only_asked_for_when_they_are_come_to(server: Server) -> None:
    with Stats(TARGET) as ss:
        paged(ss, server)
        server.asked.clear()
        stream = ss.top.all("artists")
        assert server.asked == []
        next(stream)
        assert len(server.asked) == 1
        assert len(stream.rows()) == 2_499


def test_a_file_has_its_name_only_once_it_is_whole(
    ask: Callable[..., Any], server: Server, tmp_path: Path
) -> None:
    target = tmp_path / "plays.csv"
    server.answers = [problem(500)]
    with pytest.raises(spotistats.FailedError):
        ask("export_plays", target)
    assert list(tmp_path.iterdir()) == []
    server.answers = [httpx.Response(200, content=b"ended_at\n")]
    heard: list[int] = []
    assert ask("export_plays", target, on_bytes=heard.append) == target
    assert server.asked[-1].url.params["format"] == "csv"
    assert (target.read_bytes(), sum(heard)) == (b"ended_at\n", 9)
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(spotistats.UsageError, match="name the format"):
        ask("export_plays", tmp_path / "plays.txt")
    with pytest.raises(spotistats.UsageError, match="No such file"):
        ask("export_plays", tmp_path / "missing" / "plays.csv")
