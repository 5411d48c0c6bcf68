"""The account of an import: where every row of every file went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spotistats_common.store.joining import ALREADY_IMPORTED
from spotistats_common.store.plays import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIRST_ROWS = 10


@dataclass(slots=True)
class Reason:
    """Why rows were not simply stored: how many, and the first of them (counted from 1)."""

    count: int = 0
    first_rows: list[int] = field(default_factory=list)

    def add(self, count: int, rows: Iterable[int]) -> None:
        """Count more rows."""
        self.count += count
        self.first_rows = sorted([*self.first_rows, *rows])[:FIRST_ROWS]


@dataclass(slots=True)
class Tally:
    """Counts of rows, by outcome and reason; tallies of parts add up to that of the whole."""

    stored: int = 0
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)
    first: int | None = None
    """The end of the earliest play among the rows that are in the history, ms since 1970."""
    last: int | None = None

    def count(self, outcome: str, reason: str, row: int) -> None:
        """One row that was known, upgraded or skipped; rows come in their order."""
        counted = self.reasons.setdefault((outcome, reason), Reason())
        counted.count += 1
        if len(counted.first_rows) < FIRST_ROWS:
            counted.first_rows.append(row)

    def count_all(self, outcome: str, reason: str, rows: Sequence[int]) -> None:
        """Some rows of one outcome and reason, in their order."""
        if rows:
            self.reasons.setdefault((outcome, reason), Reason()).add(len(rows), rows[:FIRST_ROWS])

    def saw(self, ended_at: int) -> None:
        """A row whose play is in the history now."""
        self.first = ended_at if self.first is None else min(self.first, ended_at)
        self.last = ended_at if self.last is None else max(self.last, ended_at)

    def add(self, other: Tally) -> None:
        """Add the counts of a part."""
        self.stored += other.stored
        for key, reason in other.reasons.items():
            self.reasons.setdefault(key, Reason()).add(reason.count, reason.first_rows)
        for ended_at in (other.first, other.last):
            if ended_at is not None:
                self.saw(ended_at)

    def all_known(self, reason: str) -> Tally:
        """The same rows when all that is in the history was known before, for `reason`."""
        kept = ("duplicate_row",)
        again = Tally(first=self.first, last=self.last)
        known = self.stored
        for (outcome, why), counted in self.reasons.items():
            if outcome == "skipped" or why in kept:
                again.reasons[outcome, why] = Reason(counted.count, list(counted.first_rows))
            else:
                known += counted.count
        if known:
            again.reasons["known", reason] = Reason(known)
        return again

    @property
    def brings_news(self) -> bool:
        """Whether any row may have changed what is stored."""
        old = ("duplicate_row", ALREADY_IMPORTED)
        told = [why for outcome, why in self.reasons if outcome != "skipped"]
        return self.stored > 0 or any(why not in old for why in told)

    def rows(self) -> dict[str, int]:
        """The counts of the contract: read = stored + known + upgraded + skipped."""
        counts = {"stored": self.stored, "known": 0, "upgraded": 0, "skipped": 0}
        for (outcome, _), reason in self.reasons.items():
            counts[outcome] += reason.count
        return {"read": sum(counts.values()), **counts}

    def to_fields(self) -> dict[str, Any]:
        """The stored form, which is the contract's too."""
        return {
            "rows": self.rows(),
            "first_ended_at": None if self.first is None else instant(self.first),
            "last_ended_at": None if self.last is None else instant(self.last),
            "reasons": [
                {
                    "outcome": outcome,
                    "reason": reason,
                    "count": counted.count,
                    "first_rows": counted.first_rows,
                }
                for (outcome, reason), counted in sorted(self.reasons.items())
            ],
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Tally:
        """The tally that `to_fields` wrote."""
        tally = cls(stored=fields["rows"]["stored"])
        for each in fields["reasons"]:
            reason = Reason(each["count"], list(each["first_rows"]))
            tally.reasons[each["outcome"], each["reason"]] = reason
        for when in (fields["first_ended_at"], fields["last_ended_at"]):
            if when is not None:
                tally.saw(round(when.timestamp() * 1000))
        return tally


def total(parts: Iterable[Tally]) -> Tally:
    """The tally of all parts together."""
    whole = Tally()
    for part in parts:
        whole.add(part)
    return whole
