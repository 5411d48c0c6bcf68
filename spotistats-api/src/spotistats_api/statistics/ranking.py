"""The order of things by their measures, in which names are looked up only where they decide.

Sorting 20,000 things by number and then by text takes several times as long as by number alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spotistats_api.statistics.things import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spotistats_api.engine.run import Reader
    from spotistats_api.statistics.things import Row, Thing, Things

    Int64s = NDArray[np.int64]


class Ranking:
    """Things by descending measures; ties by name (byte by byte), id, then kind."""

    def __init__(
        self, reader: Reader, things: Things, codes: Int64s, measures: Sequence[Int64s]
    ) -> None:
        self._reader = reader
        self._things = things
        self._codes = codes
        self._measures = measures

    def page(self, limit: int, offset: int) -> list[tuple[int, Thing]]:
        """The places `offset` to `offset + limit`: where a thing is in `codes`, and what it is."""
        size = len(self._codes)
        end = min(offset + limit, size)
        if offset >= end:
            return []
        least = np.partition(self._measures[0], size - end)[size - end]
        runs = self._runs(least)
        first = int(np.searchsorted(runs.starts, offset, side="right")) - 1
        last = int(np.searchsorted(runs.starts, end))
        start = int(runs.starts[first])
        placed = self._placed(runs.between(first, last))[offset - start : end - start]
        return [(row, named.thing) for row, named in placed]

    def ranks(self, codes: Sequence[int]) -> dict[int, int]:
        """The places, from 1, of those of some things that are in the list."""
        wanted = np.isin(self._codes, np.array(codes, dtype=np.int64))
        if not wanted.any():
            return {}
        runs = self._runs(self._measures[0][wanted].min())
        held = np.flatnonzero(wanted[runs.order])
        numbers = np.unique(np.searchsorted(runs.starts, held, side="right") - 1)
        rows = [run for number in numbers for run in runs.between(number, number + 1)]
        places = [
            place
            for number in numbers
            for place in range(runs.starts[number] + 1, runs.starts[number + 1] + 1)
        ]
        return {
            int(self._codes[row]): int(place)
            for place, (row, _) in zip(places, self._placed(rows), strict=True)
            if wanted[row]
        }

    def _runs(self, least: int) -> _Runs:
        """The best of the list, as far as the first measure is at least `least`."""
        rows = np.flatnonzero(self._measures[0] >= least)
        measures = [measure[rows] for measure in self._measures]
        order = np.lexsort([-measure for measure in reversed(measures)])
        differs = np.ones(len(rows) + 1, dtype=np.bool_)
        differs[1:-1] = False
        for measure in measures:
            differs[1:-1] |= measure[order[1:]] != measure[order[:-1]]
        return _Runs(rows[order], np.flatnonzero(differs))

    def _placed(self, runs: Sequence[Sequence[int]]) -> list[tuple[int, Row]]:
        """The things of some runs in their order."""
        codes = {row: int(self._codes[row]) for run in runs for row in run}
        named = {each.code: each for each in rows_of(self._reader, self._things, codes.values())}

        def name(row: int) -> tuple[str, str, int]:
            each = named[codes[row]]
            return each.name, each.id, each.kind or 0

        return [(row, named[codes[row]]) for run in runs for row in sorted(run, key=name)]


@dataclass(frozen=True)
class _Runs:
    """Rows by descending measures, and where in them each run of equal ones starts."""

    order: NDArray[np.intp]
    starts: NDArray[np.intp]
    """With the end."""

    def between(self, first: int, last: int) -> list[list[int]]:
        """The rows of the runs from one to before another one."""
        return [
            self.order[self.starts[run] : self.starts[run + 1]].tolist()
            for run in range(first, last)
        ]
