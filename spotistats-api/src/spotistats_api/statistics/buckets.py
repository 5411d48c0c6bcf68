"""Durations in classes, as histograms have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def bucket_sql(column: str, bounds: Sequence[int]) -> str:
    """SQL: the number of the class that the value of `column` is in, from 0.

    The classes are below the first bound, from there to below the second, …, from the last one on.
    """
    cases = [f"WHEN {column} < {bound} THEN {n}" for n, bound in enumerate(bounds)]
    return f"CASE {' '.join(cases)} ELSE {len(bounds)} END"


def buckets(bounds: Sequence[int]) -> list[tuple[int, int | None]]:
    """Where each of the classes begins, and below what it ends."""
    return list(zip([0, *bounds], [*bounds, None], strict=True))
