"""One play from three sources: which observations speak of the same listening event.

`clusters` is a pure function of a *set* of observations, so the outcome cannot depend on the order
in which exports were imported. Its rules:

1. Rows of one source that agree on the end, the item and the listened time are one row; if they
   differ in anything else (two exports made years apart), the one that says more comes first.
2. Account data and extended history: same minute, same names, same listened time.
3. A polled play and any other: same item (or another id of its recording, or same names), ends at
   most `window_ms` apart; account data, which knows only minutes, may have ended anywhere within
   its minute.
4. Matching is one-to-one, the closest first. What finds no partner is a play of its own.

The richest source leads a cluster (extended, account, polled): it is what the play is shown as.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from spotistats_common.models.names import name_id
from spotistats_common.models.play import Kind, Observation, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MINUTE_MS = 60_000
DEFAULT_WINDOW_MS = 90_000
_RANK = {Source.EXTENDED: 0, Source.ACCOUNT: 1, Source.POLLED: 2}


class Known(NamedTuple):
    """An observation and its natural id (`models.columns.observation_id`)."""

    id: str
    observation: Observation


Cluster = tuple[Known, ...]
"""The observations of one play, the one that leads first."""


def reach_ms(window_ms: int) -> int:
    """Observations that end further apart than this are never of one play."""
    return max(window_ms, 0) + MINUTE_MS


def clusters(
    observations: Mapping[str, Observation],
    window_ms: int,
    recordings: Mapping[str, str] = MappingProxyType({}),
) -> list[Cluster]:
    """The plays that these observations (by natural id) tell of, each with all that tells of it.

    `recordings` are the ids by which items go that have several (`models.recordings.joined_ids`).
    """
    events = _events(observations)
    of_source: dict[Source, list[Cluster]] = {source: [] for source in Source}
    for event in events:
        of_source[event[0].observation.source].append(event)
    plays = _join_account(of_source[Source.EXTENDED], of_source[Source.ACCOUNT])
    return _join_polled(plays, of_source[Source.POLLED], window_ms, recordings)


def _events(observations: Mapping[str, Observation]) -> list[Cluster]:
    """Rule 1: rows of one source that tell of the same event, the richest first."""
    same: dict[tuple[Source, str], list[Known]] = defaultdict(list)
    for key, observation in observations.items():
        same[observation.source, key[:-8]].append(Known(key, observation))
    found = [
        tuple(sorted(rows, key=lambda row: (-_richness(row.observation), row.id)))
        if len(rows) > 1
        else (rows[0],)
        for rows in same.values()
    ]
    found.sort(key=lambda event: event[0].id)
    return found


def _richness(observation: Observation) -> int:
    names = sum(name is not None for name in observation.item[2:])
    return names + sum(value is not None for value in observation[4:])


def names_key(observation: Observation) -> str:
    """The same for two observations of items with the same names."""
    item = observation.item
    by = item.collection if item.kind in (Kind.PODCAST, Kind.AUDIOBOOK) else item.creator
    return name_id(item.kind, by, item.name)


def _join_account(extended: list[Cluster], account: list[Cluster]) -> list[Cluster]:
    """Rule 2. Both lists are sorted by id, that is by time."""
    if not account or not extended:
        return extended + account
    minutes = {event[0].observation.ended_at // MINUTE_MS for event in account}
    rows: dict[tuple[int, int | None, str], list[int]] = defaultdict(list)
    for index, event in enumerate(extended):
        minute = event[0].observation.ended_at // MINUTE_MS
        if minute in minutes:
            first = event[0].observation
            rows[minute, first.ms_played, names_key(first)].append(index)
    plays = list(extended)
    for event in account:
        row = event[0].observation
        partners = rows.get((row.ended_at // MINUTE_MS, row.ms_played, names_key(row)))
        if partners:
            index = partners.pop(0)
            plays[index] = plays[index] + event
        else:
            plays.append(event)
    return plays


def _join_polled(
    plays: list[Cluster], polled: list[Cluster], window_ms: int, recordings: Mapping[str, str]
) -> list[Cluster]:
    """Rules 3 and 4."""
    if not polled:
        return plays
    plays = sorted(plays, key=lambda play: play[0].id)
    ends = [play[0].observation.ended_at for play in plays]
    reach = reach_ms(window_ms)
    candidates = []
    for number, event in enumerate(polled):
        seen = event[0].observation
        start = bisect_left(ends, seen.ended_at - reach)
        for index in range(start, len(plays)):
            if ends[index] > seen.ended_at + reach:
                break
            distance = _distance(seen, plays[index][0].observation)
            if distance <= window_ms and _same_item(event, plays[index], recordings):
                candidates.append((distance, event[0].id, plays[index][0].id, number, index))
    joined: set[int] = set()
    taken: set[int] = set()
    for _, _, _, number, index in sorted(candidates):
        if number not in joined and index not in taken:
            joined.add(number)
            taken.add(index)
            plays[index] = plays[index] + polled[number]
    return plays + [event for number, event in enumerate(polled) if number not in joined]


def _distance(polled: Observation, other: Observation) -> int:
    """How far apart two plays ended, in ms."""
    if other.source is Source.ACCOUNT:
        last = other.ended_at + MINUTE_MS - 1
        return max(other.ended_at - polled.ended_at, polled.ended_at - last, 0)
    return abs(other.ended_at - polled.ended_at)


def _same_item(left: Cluster, right: Cluster, recordings: Mapping[str, str]) -> bool:
    ids, others = (
        {recordings.get(known.observation.item.id, known.observation.item.id) for known in cluster}
        for cluster in (left, right)
    )
    if ids & others:
        return True
    names = {names_key(known.observation) for known in left}
    return any(names_key(known.observation) in names for known in right)


def is_loose(source: Source | str) -> bool:
    """Whether observations of this source can be of a play that another source tells of too."""
    return _RANK[Source(source)] > 0


def quiet_bounds(
    loose_ends: Iterable[int], since: int, until: int, window_ms: int
) -> tuple[int, int]:
    """The smallest span around `since`…`until` (ms) at whose edges no play can be cut apart.

    `loose_ends` are the ends of all observations that can have partners. No two observations of
    one chain of possible partners lie on both sides of a bound.
    """
    reach = reach_ms(window_ms)
    ends = sorted(loose_ends)
    low, high = since - reach, until + reach
    index = bisect_left(ends, since)
    while index > 0 and ends[index - 1] >= low - reach:
        index -= 1
        low = min(low, ends[index] - reach)
    index = bisect_left(ends, until)
    while index < len(ends) and ends[index] <= high + reach:
        high = max(high, ends[index] + reach)
        index += 1
    return low, high
