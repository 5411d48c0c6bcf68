"""Reads the port for metrics and health, as Prometheus and a container's health check do."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Figures:
    """All figures at one moment."""

    text: str

    def value(self, name: str, **labels: str) -> float:
        """One figure; 0 if it was never counted."""
        found = [
            sample.value
            for family in text_string_to_metric_families(self.text)
            for sample in family.samples
            if sample.name == name and sample.labels == labels
        ]
        assert len(found) <= 1
        return found[0] if found else 0.0

    def labels(self) -> Iterator[tuple[str, str]]:
        """Every label that there is, with its value."""
        for family in text_string_to_metric_families(self.text):
            for sample in family.samples:
                yield from sample.labels.items()


def come_to(read: Callable[[], object], wanted: object) -> None:
    """Wait until what is read is what is wanted: a request is counted a moment after its answer."""
    deadline = time.monotonic() + 10
    while (found := read()) != wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    assert found == wanted


def figures_at(port: int) -> Figures:
    answer = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=30)
    assert answer.status_code == 200
    return Figures(answer.text)


def health_at(port: int, which: str) -> httpx.Response:
    return httpx.get(f"http://127.0.0.1:{port}/health/{which}", timeout=30)
