"""The poster of a period in review, and what the browser needs to draw it as a picture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web import formats, palette, texts
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import cover, icon
from spotistats_web.texts import recap as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from dash.development.base_component import Component

    from spotistats_sdk.models import Recap, TopItem
    from spotistats_web.recap.names import Reviewed

_LISTED = 5


@dataclass(frozen=True)
class Fact:
    """One of the small figures of the poster."""

    label: str
    value: str
    note: str = ""


def poster(recap: Recap, period: Reviewed, zone: ZoneInfo) -> Component:
    """The poster as a part of the page."""
    facts = facts_of(recap, zone)
    first = recap.artists[0] if recap.artists else None
    return html.Section(
        [
            html.Div(
                [
                    html.P(words.YOURS.format(period=period.within), className="poster-eyebrow"),
                    html.P(
                        [
                            html.Span(_minutes(recap), className="poster-number"),
                            html.Span(_minutes_word(recap), className="poster-unit"),
                        ]
                    ),
                    html.P(_under(recap, period), className="poster-dim"),
                ],
                className="poster-hero",
            ),
            None if first is None else _first_artist(first),
            html.Div(
                [
                    _list(words.TOP_ARTISTS, recap.artists, with_artist=False),
                    _list(words.TOP_TRACKS, recap.tracks, with_artist=True),
                ],
                className="poster-lists",
            ),
            _bars(recap, zone),
            html.Dl([_fact(fact) for fact in facts], className="poster-facts"),
            html.P([icon("headphones"), words.MADE_WITH], className="poster-foot"),
        ],
        className="poster",
        **aria(label=words.YOURS.format(period=period.within)),
    )


def save_button(recap: Recap, period: Reviewed, zone: ZoneInfo) -> Component:
    """The button that saves the poster; `assets/poster.js` draws it."""
    told = json.dumps(drawn(recap, period, zone), ensure_ascii=False, separators=(",", ":"))
    return html.Button(
        [icon("download"), words.SAVE],
        type="button",
        className="button primary",
        **data(poster=told),
    )


def drawn(recap: Recap, period: Reviewed, zone: ZoneInfo) -> dict[str, Any]:
    """All that is on the picture."""
    return {
        "file": f"spotify-stats-{period.name.lower()}.png",
        "eyebrow": words.YOURS.format(period=period.within),
        "number": _minutes(recap),
        "unit": _minutes_word(recap),
        "under": _under(recap, period),
        "lists": [
            [words.TOP_ARTISTS, _lines(recap.artists, with_artist=False)],
            [words.TOP_TRACKS, _lines(recap.tracks, with_artist=True)],
        ],
        "barsTitle": words.OVER_TIME[recap.unit],
        "bars": _parts(recap),
        "marks": marks_of(recap, zone),
        "facts": [[fact.label, fact.value, fact.note] for fact in facts_of(recap, zone)],
        "foot": words.MADE_WITH,
    }


def facts_of(recap: Recap, zone: ZoneInfo) -> list[Fact]:
    """What there is to tell besides the lists."""
    found = []
    if recap.best_day is not None:
        day = formats.weekday_and_day(recap.best_day.start.astimezone(zone).date())
        found.append(Fact(words.BEST_DAY, day, formats.counted(recap.best_day.plays, "play")))
    if recap.clock_peak is not None:
        weekday = texts.WEEKDAYS[recap.clock_peak.weekday - 1]
        at = words.PEAK_AT.format(weekday=weekday, hour=recap.clock_peak.hour)
        found.append(Fact(words.PEAK, at, formats.counted(recap.clock_peak.plays, "play")))
    if recap.longest_session is not None:
        day = formats.day(recap.longest_session.started_at.astimezone(zone).date())
        length = formats.listened(recap.longest_session.length_ms)
        found.append(Fact(words.SESSION, length, words.ON.format(day=day)))
    if recap.longest_streak is not None:
        streak = recap.longest_streak
        days = formats.days(streak.first_day, streak.last_day)
        found.append(Fact(words.STREAK, formats.counted(streak.days, "day"), days))
    new = recap.top_new_artist
    if new is not None:
        found.append(Fact(words.DISCOVERY, new.name, formats.counted(new.plays, "play")))
    found += [
        Fact(
            words.NEW_ARTISTS,
            formats.number(recap.new_artists),
            words.NEW_TRACKS.format(n=formats.number(recap.new_tracks)),
        ),
        Fact(
            words.VARIETY,
            words.VARIETY_OF.format(tracks=formats.number(recap.summary.tracks)),
            words.BY_ARTISTS.format(artists=formats.number(recap.summary.artists)),
        ),
    ]
    return found[:6]


def marks_of(recap: Recap, zone: ZoneInfo) -> list[str]:
    """What stands under each bar; nothing under most days of a month."""
    days = [item.start.astimezone(zone).date() for item in recap.timeline.items]
    if recap.unit == "year":
        return [formats.MONTHS[day.month - 1] for day in days]
    if recap.unit == "week":
        return [texts.WEEKDAYS[day.weekday()][:3] for day in days]
    return [str(day.day) if day.day % 7 == 1 else "" for day in days]


def _minutes(recap: Recap) -> str:
    return formats.number(recap.summary.listened_ms // 60_000)


def _minutes_word(recap: Recap) -> str:
    return words.MINUTE if recap.summary.listened_ms // 60_000 == 1 else words.MINUTES


def _under(recap: Recap, period: Reviewed) -> str:
    summary = recap.summary
    told = words.IN_HOURS.format(
        hours=formats.listened(summary.listened_ms), plays=formats.counted(summary.plays, "play")
    )
    change = (
        formats.change(summary.listened_ms, summary.previous.listened_ms)
        if summary.previous
        else None
    )
    if change is None or change[1:] == "0%":
        return told
    before = words.CHANGE.format(change=change, before=period.moved(-1).within)
    return f"{told} · {before}"


def _first_artist(artist: TopItem) -> Component:
    return html.Div(
        [
            cover(artist.name, is_round=True, size="large"),
            html.Div(
                [
                    html.P(words.TOP_ARTIST, className="poster-dim"),
                    html.P(artist.name, className="poster-first"),
                    html.P(formats.counted(artist.plays, "play"), className="poster-dim"),
                ]
            ),
        ],
        className="poster-artist",
    )


def _lines(items: Sequence[TopItem], *, with_artist: bool) -> list[list[Any]]:
    return [
        [
            item.name,
            item.artist.name if with_artist and item.artist is not None else "",
            formats.counted(item.plays, "play"),
            palette.hue(item.name),
        ]
        for item in items[:_LISTED]
    ]


def _list(title: str, items: Sequence[TopItem], *, with_artist: bool) -> Component:
    return html.Div(
        [
            html.H2(title),
            html.Ol(
                [
                    html.Li(
                        [
                            html.Span(str(rank), className="poster-rank", **aria(hidden="true")),
                            html.Span(
                                [
                                    html.Span(name, className="poster-name"),
                                    html.Span(artist, className="poster-dim") if artist else None,
                                ],
                                className="lines",
                            ),
                            html.Span(plays, className="poster-dim poster-amount"),
                        ]
                    )
                    for rank, (name, artist, plays, _) in enumerate(
                        _lines(items, with_artist=with_artist), 1
                    )
                ]
            ),
        ]
    )


def _parts(recap: Recap) -> list[float]:
    most = max((item.plays for item in recap.timeline.items), default=0) or 1
    return [round(item.plays / most, 3) for item in recap.timeline.items]


def _bars(recap: Recap, zone: ZoneInfo) -> Component:
    bars = [
        html.Span(className="most" if part == 1 else None, style={"--part": f"{part:.3f}"})
        for part in _parts(recap)
    ]
    return html.Div(
        [
            html.P(words.OVER_TIME[recap.unit], className="poster-dim"),
            html.Div(bars, className="poster-bars"),
            html.Div([html.Span(mark) for mark in marks_of(recap, zone)], className="poster-marks"),
        ],
        **aria(hidden="true"),
    )


def _fact(fact: Fact) -> Component:
    return html.Div(
        [
            html.Dt(fact.label, className="poster-dim"),
            html.Dd(fact.value, className="poster-value"),
            html.Dd(fact.note, className="poster-dim") if fact.note else None,
        ]
    )
