"""What is asked of every peer, and how the time is taken."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bench import seconds

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

LIMIT = 50
LEAST_MS = 30_000
_ENOUGH_SECONDS = 4.0
_MOST_TIMES = 20


@dataclass(frozen=True)
class Question:
    """A top list of artists, tracks or albums, or the plays per month; from an instant (UTC) on."""

    what: str
    when: str
    since: datetime | None

    @property
    def name(self) -> str:
        """As the table has it."""
        return f"{self.what}, {self.when}"


@dataclass
class Measured:
    """What was measured of one peer."""

    name: str
    rows_a_second: float = 0.0
    first_ms: dict[str, float] = field(default_factory=dict)
    then_ms: dict[str, float] = field(default_factory=dict)
    most_plays: dict[str, int] = field(default_factory=dict)
    memory_mib: float = 0.0

    def ask(self, questions: list[Question], answer: Callable[[Question], int]) -> None:
        """Ask all once, in their order, then each often. `answer` tells the most plays in it."""
        for each in questions:
            found: list[int] = []
            first = seconds(lambda each=each, found=found: found.append(answer(each)))  # type: ignore[misc]
            self.first_ms[each.name] = first * 1000
            self.most_plays[each.name] = found[0]
        for each in questions:
            spent: list[float] = []
            while len(spent) < 3 or (len(spent) < _MOST_TIMES and sum(spent) < _ENOUGH_SECONDS):
                spent.append(seconds(lambda each=each: answer(each)))  # type: ignore[misc]
            self.then_ms[each.name] = statistics.median(spent) * 1000


def resident_mib(process: int) -> float:
    """The memory that a process and all that it started have resident."""
    own = _status(process)["VmRSS"]
    children = Path(f"/proc/{process}/task").glob("*/children")
    started = [int(each) for path in children for each in path.read_text("utf-8").split()]
    return int(own.split()[0]) / 1024 + sum(resident_mib(each) for each in started)


def _status(process: int) -> dict[str, Any]:
    text = Path(f"/proc/{process}/status").read_text("utf-8")
    return dict(line.split(":", 1) for line in text.splitlines())
