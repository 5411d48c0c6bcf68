"""Which times imported files tell of, and which they do not."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from dash.development.base_component import Component

    from spotistats_sdk.models import Import

Span = tuple[datetime, datetime]
GAP = timedelta(days=31)
"""Silence that is shorter may be a holiday."""
_DONE = ("succeeded", "succeeded_with_errors")


def spans_of(imports: Iterable[Import]) -> list[Span]:
    """From the first to the last play of each file, of all imports that are in."""
    return [
        (file.first_ended_at, file.last_ended_at)
        for each in imports
        if each.state in _DONE
        for file in each.files
        if file.first_ended_at is not None and file.last_ended_at is not None
    ]


def joined(spans: Iterable[Span], gap: timedelta = GAP) -> list[Span]:
    """The times that spans cover together; what is no further apart than `gap` is one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first - found[-1][1] <= gap:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def coverage(imports: Iterable[Import], zone: ZoneInfo) -> Component | None:
    """What all imports together cover, drawn and in words; None if nothing is in."""
    spans = spans_of(imports)
    parts = joined(spans)
    if not parts:
        return None
    first, last = parts[0][0], parts[-1][1]
    whole = (last - first) or timedelta(seconds=1)
    bars = [
        html.Span(
            style={
                "left": f"{(since - first) / whole:.2%}",
                "width": f"{(until - since) / whole:.2%}",
            }
        )
        for since, until in parts
    ]
    told = texts.COVERED_FROM.format(
        first=_day(first, zone), last=_day(last, zone), files=formats.counted(len(spans), "file")
    )
    body: list[Component] = [html.Div(bars, className="coverage", **aria(hidden="true"))]
    if len(parts) > 1:
        gaps = [
            texts.GAP.format(first=_day(before[1], zone), last=_day(after[0], zone))
            for before, after in pairwise(parts)
        ]
        body += [html.P(texts.GAPS), html.Ul([html.Li(gap) for gap in gaps], className="dim")]
    else:
        body.append(html.P(texts.NO_GAPS.format(days=GAP.days), className="dim"))
    return card(texts.COVERED, html.Div(body, className="covered"), note=told)


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return formats.day(moment.astimezone(zone).date())
