"""What a question is about, as SQL conditions with bound parameters."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.snapshot import KINDS, SOURCES
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.play import Kind, Source

if TYPE_CHECKING:
    from spotistats_common.models.period import Period

MUSIC = KINDS.index(Kind.MUSIC)

HEARD_MS = "coalesce(ms_played, estimated_ms)"
"""Listened time of one play; where no source tells, the estimate (see `engine.estimate`)."""
LISTENED_MS = f"coalesce(sum({HEARD_MS}), 0)::BIGINT"
"""Listened time of the selected plays, counted or not."""
ESTIMATED_MS = "coalesce(sum(estimated_ms), 0)::BIGINT"
"""The part of it that is estimated."""

# Where the text of a filter is found: a column of `plays`, and the table that explains its codes.
_NAMED = {
    "track_id": (
        "title IN (SELECT title FROM titles WHERE list_contains($track_id, id) "
        "UNION ALL SELECT title FROM recordings WHERE list_contains($track_id, id))"
    ),
    "album_id": (
        "collection IN (SELECT collection FROM collections WHERE list_contains($album_id, id))"
    ),
    "artist_id": "creator IN (SELECT creator FROM creators WHERE list_contains($artist_id, id))",
    "platform_family": (
        "platform IN (SELECT word FROM words WHERE list_contains($platform_family, family))"
    ),
    **{
        name: f"{name} IN (SELECT word FROM words WHERE list_contains(${name}, text))"  # noqa: S608
        for name in ("platform", "country", "reason_start", "reason_end")
    },
}


@dataclass(frozen=True)
class Filters:
    """Further conditions on plays: each that is given must hold, by any of its values.

    A play of which is not known what a filter asks for does not pass it.
    """

    track_id: tuple[str, ...] = ()
    """Tracks, episodes or chapters."""
    album_id: tuple[str, ...] = ()
    """Albums, shows or audiobooks."""
    artist_id: tuple[str, ...] = ()
    platform: tuple[str, ...] = ()
    """As Spotify wrote it."""
    platform_family: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    reason_start: tuple[str, ...] = ()
    reason_end: tuple[str, ...] = ()
    source: tuple[Source, ...] = ()
    shuffle: bool | None = None
    skipped: bool | None = None
    offline: bool | None = None
    incognito: bool | None = None

    @property
    def conditions(self) -> list[str]:
        """The conditions on a row of `plays`."""
        found = []
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, bool):
                found.append(f"{each.name} IS {value}")
            elif each.name == "source" and value:
                numbers = sorted({SOURCES.index(source) for source in value})
                found.append(f"source IN ({', '.join(map(str, numbers))})")
            elif value:
                found.append(_NAMED[each.name])
        return found

    @property
    def parameters(self) -> dict[str, Any]:
        """The values of the parameters in the conditions."""
        return {name: list(getattr(self, name)) for name in _NAMED}


@dataclass(frozen=True)
class Question:
    """The plays to look at, and which of them count.

    A play is *selected* by its period, kind and the filters. Of those, what *counts* follows from
    the rule: at least `min_ms` heard (or nobody knows how much), skips and private sessions if
    they are wanted. For the eyes of others, plays in private sessions are not even selected.
    """

    period: Period
    rule: CountingRule = CountingRule()  # noqa: RUF009 - frozen
    kinds: tuple[Kind, ...] = ()
    """Those that were asked for, if any."""
    filters: Filters = Filters()
    for_others: bool = False

    @property
    def media(self) -> tuple[Kind, ...]:
        """The kinds of plays to look at: music unless told otherwise."""
        return self.kinds or (Kind.MUSIC,)

    @property
    def of_media(self) -> str:
        """The condition on a play, or a thing, to be of these kinds."""
        numbers = sorted({KINDS.index(kind) for kind in self.media})
        return f"kind IN ({', '.join(map(str, numbers))})"

    @property
    def ever(self) -> Question:
        """The same about the whole history."""
        return replace(self, period=replace(self.period, since=None, until=None))

    @property
    def previous(self) -> Question | None:
        """The same about the previous period, if there is one."""
        before = self.period.previous()
        return None if before is None else replace(self, period=before)

    @property
    def selected(self) -> str:
        """The condition on a play to be looked at."""
        conditions = [self.of_media]
        if self.period.since is not None:
            conditions.append("ended_at >= $since")
        if self.period.until is not None:
            conditions.append("ended_at < $until")
        if self.for_others:
            conditions.append("incognito IS NOT TRUE")
        return f"({' AND '.join(conditions + self.filters.conditions)})"

    @property
    def counted(self) -> str:
        """The condition on a selected play to count; never null."""
        conditions = ["(ms_played IS NULL OR ms_played >= $min_ms)"]
        if not self.rule.count_skipped:
            conditions.append("skipped IS NOT TRUE")
        if not self.rule.count_incognito:
            conditions.append("incognito IS NOT TRUE")
        return f"({' AND '.join(conditions)})"

    @property
    def parameters(self) -> dict[str, Any]:
        """The values of the parameters in both conditions."""
        return {
            "since": self.period.since_ms,
            "until": self.period.until_ms,
            "min_ms": self.rule.min_ms,
            **self.filters.parameters,
        }
