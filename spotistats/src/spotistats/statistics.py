"""Asking for statistics, and showing the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table

from spotistats.answers import answer_of
from spotistats.output import counted, day, duration, in_words, number, plain
from spotistats_sdk.api.statistics import get_summary, get_top
from spotistats_sdk.models import Summary, TopList
from spotistats_sdk.types import UNSET, Unset

if TYPE_CHECKING:
    from rich.console import RenderableType

    from spotistats.client import Connection
    from spotistats_sdk.models import NamedRef, TopEntity, TopOrder


@dataclass(frozen=True, slots=True)
class Question:
    """What a statistic is asked about; what is `UNSET` is left to the account."""

    since: str | Unset = UNSET
    until: str | Unset = UNSET
    tz: str | Unset = UNSET
    min_ms: int | Unset = UNSET
    limit: int | Unset = UNSET
    order_by: TopOrder | Unset = UNSET

    def period(self) -> dict[str, Any]:
        """The parameters that every statistic takes."""
        return {
            "since": self.since,
            "until": self.until,
            "tz": self.tz,
            "min_ms": self.min_ms,
        }


def ask_top(connection: Connection, entity: TopEntity, question: Question) -> TopList:
    """The most played tracks, albums or artists."""
    with connection.requests() as client:
        response = get_top.sync_detailed(
            entity,
            client=client,
            limit=question.limit,
            order_by=question.order_by,
            **question.period(),
        )
        return answer_of(response, TopList)


def ask_summary(connection: Connection, question: Question) -> Summary:
    """The key figures."""
    with connection.requests() as client:
        return answer_of(get_summary.sync_detailed(client=client, **question.period()), Summary)


def top_table(top: TopList) -> RenderableType:
    """A ranked list."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    table.add_column(top.entity.removesuffix("s").capitalize(), overflow="fold")
    if top.entity != "artists":
        table.add_column("Artist", overflow="fold")
    table.add_column("Plays", justify="right", no_wrap=True)
    table.add_column("Listened", justify="right", no_wrap=True)
    for item in top.items:
        artist = [] if top.entity == "artists" else [plain(_name(item.artist))]
        table.add_row(
            number(item.rank),
            plain(item.name),
            *artist,
            number(item.plays),
            duration(item.listened_ms),
        )
    return Group(
        plain(f"Top {top.entity}, {in_words(top.period)}", "bold"),
        table,
        plain(f"{number(len(top.items))} of {counted(top.total, top.entity[:-1])}", "dim"),
    )


def summary_table(summary: Summary) -> RenderableType:
    """The key figures, one a line."""
    table = Table.grid(padding=(0, 2))
    first, last = summary.first_played_at, summary.last_played_at
    rule = summary.counting_rule.min_ms // 1000
    for name, value in (
        ("Plays", f"{number(summary.plays)} (of at least {rule} s)"),
        ("Listened", duration(summary.listened_ms)),
        ("Tracks", number(summary.tracks)),
        ("Albums", number(summary.albums)),
        ("Artists", number(summary.artists)),
        ("Active days", number(summary.active_days)),
        ("First and last play", f"{day(first)} to {day(last)}" if first else "–"),
    ):
        table.add_row(plain(name, "dim"), plain(value))
    return Group(plain(f"Summary, {in_words(summary.period)}", "bold"), table)


def _name(ref: NamedRef | None) -> str | None:
    return None if ref is None else ref.name
