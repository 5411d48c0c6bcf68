"""How fast questions are answered, against the same SQL without us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from benchmarks.bench import median_ms, show
from spotistats_api.engine.build import build
from spotistats_api.engine.run import HeldHistory
from spotistats_api.engine.scope import Question
from spotistats_api.statistics.top import top
from spotistats_common.models.period import parse_period
from spotistats_common.store import history as stored_history
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from spotistats_api.engine.run import Reader


class Captured:
    """Stands between a statistic and its reader to learn the SQL."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.asked: list[tuple[str, dict[str, object]]] = []

    def rows(self, sql: str, parameters: dict[str, object]) -> list[tuple[object, ...]]:
        """Ask, and remember what was asked."""
        self.asked.append((sql, parameters))
        return self._reader.rows(sql, parameters)

    def plays_in(self, tz: str) -> str:
        """The same as the reader's."""
        return self._reader.plays_in(tz)


def bare_ms(bench: Bench) -> float:
    """The SQL of the top artists in DuckDB alone, over the same tables."""
    with stored_history.reading(bench.database, bench.user.id) as reading:
        held = HeldHistory(build(reading.items, reading.plays), reading.version, "Europe/Vilnius")
    question = Question(parse_period(None, None, "Europe/Vilnius"))

    def measure(reader: Reader) -> float:
        captured = Captured(reader)
        top(captured, question, "artists", "plays", 50, 0)  # type: ignore[arg-type]
        return median_ms(lambda: [reader.rows(*each) for each in captured.asked])

    found = held.answer(measure)
    held.retire()
    return found


def run(bench: Bench) -> None:
    """Ask over HTTP, one client, warm."""
    print("\nQuestions")
    bare = bare_ms(bench)
    show("top artists, the SQL in bare DuckDB", f"{bare:.2f} ms")
    with (
        running_stack(bench.settings, validate_responses=False) as stack,
        httpx.Client(
            base_url=f"{stack.url}/api/v1",
            headers={"Authorization": f"Bearer {bench.secret}"},
            timeout=60,
        ) as client,
    ):
        empty = median_ms(lambda: client.get("/health/live").raise_for_status())
        show("an empty handler's round trip", f"{empty:.2f} ms")
        for name, path in (
            ("top artists", "/stats/top/artists"),
            ("top tracks", "/stats/top/tracks"),
            ("summary", "/stats/summary"),
            ("timeline by month", "/stats/timeline?step=month"),
            ("rank history of tracks", "/stats/rank-history"),
            ("discoveries by month", "/stats/discoveries"),
            ("retention", "/stats/retention"),
            ("forgotten tracks", "/stats/forgotten"),
            ("one-hit artists", "/stats/one-hits"),
            ("diversity by month", "/stats/diversity"),
        ):
            found = median_ms(lambda path=path: client.get(path).raise_for_status())  # type: ignore[misc]
            show(f"{name} over HTTP", f"{found:.2f} ms")
            if name == "top artists":
                ratio = found / (bare + empty)
                show("top artists : (bare SQL + empty)", f"{ratio:.2f}", "(bound: at most 5)")
