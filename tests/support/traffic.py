"""People who read and write over HTTP all the time, and note how they were answered."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

READS = (
    "/me",
    "/stats/summary",
    "/stats/top/artists?limit=5",
    "/stats/timeline?step=month",
    "/plays?limit=20",
    "/imports",
    "/syncs",
)
_UNAVAILABLE = 503
_CREATED = 201
_READERS = 2


@dataclass
class Traffic:
    """Two who read and one who makes access tokens, for as long as the context."""

    url: str
    secret: str
    statuses: Counter[int] = field(default_factory=Counter)
    unexpected: list[str] = field(default_factory=list)
    """Answers that no outage of the database excuses."""
    made: list[str] = field(default_factory=list)
    """The names of the tokens that were told to be made."""
    _served: dict[str, float] = field(default_factory=dict)
    """When the latest request that was answered well had begun, of readers and of the writer."""
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def client(self) -> httpx.Client:
        """One person's client."""
        headers = {"Authorization": f"Bearer {self.secret}"}
        return httpx.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=60)

    def __enter__(self) -> Traffic:
        for number in range(_READERS):
            self._begin(f"reader {number}", self._read)
        self._begin("writer", self._write)
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def wait_until_served(self, since: float, patience_s: float = 60) -> float:
        """Wait until a read and a write that began after `since` (monotonic) were answered well.

        How long that took, in s from then.
        """
        deadline = time.monotonic() + patience_s
        while min(self._served.get(who, 0) for who in ("read", "write")) < since:
            assert time.monotonic() < deadline, f"nobody is served any more: {self.unexpected}"
            time.sleep(0.01)
        return time.monotonic() - since

    def note(self, answer: httpx.Response) -> bool:
        """Note an answer; whether it is a good one."""
        self.statuses[answer.status_code] += 1
        if answer.is_success:
            return True
        excused = answer.status_code == _UNAVAILABLE and "Retry-After" in answer.headers
        if not excused:
            self.unexpected.append(f"{answer.request.method} {answer.request.url}: {answer.text}")
        return False

    def _begin(self, name: str, work: Callable[[httpx.Client], None]) -> None:
        def run() -> None:
            with self.client() as client:
                try:
                    work(client)
                except Exception as error:
                    self.unexpected.append(f"{name}: {error!r}")

        thread = threading.Thread(target=run, name=name)
        self._threads.append(thread)
        thread.start()

    def _read(self, client: httpx.Client) -> None:
        while not self._stop.is_set():
            for path in READS:
                began = time.monotonic()
                if self.note(client.get(path)):
                    self._served["read"] = began
                self._stop.wait(0.01)

    def _write(self, client: httpx.Client) -> None:
        number = 0
        while not self._stop.wait(0.1):
            number += 1
            began, name = time.monotonic(), f"token {number}"
            body = {"name": name, "scopes": ["read"]}
            answer = client.post("/me/tokens", json=body)
            if self.note(answer):
                assert answer.status_code == _CREATED
                self.made.append(name)
                self._served["write"] = began
