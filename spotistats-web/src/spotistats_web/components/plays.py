"""Single plays, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats, texts
from spotistats_web.components.basics import art_of, cover, item_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import NamedRef, Play
    from spotistats_web.page import View


def plays_list(view: View, plays: Sequence[Play], *, relative: bool = True) -> Component:
    """Plays, the newest first; `relative`: when they were is told from now."""
    return html.Ul([_play(view, play, relative=relative) for play in plays], className="plays")


def _play(view: View, play: Play, *, relative: bool) -> Component:
    entity, thing, whose = _of(play)
    name = texts.UNNAMED if thing is None else thing.name
    link = (
        html.Span(name, className="name")
        if thing is None
        else item_link(view, entity, thing.id, name)
    )
    art = None if thing is None or view.someone is None else art_of(entity, thing.id)
    artist = None
    if whose is not None:
        kind = "artists" if entity == "tracks" else "shows"
        artist = html.Span(item_link(view, kind, whose.id, whose.name), className="sub dim")
    exact = formats.moment(play.ended_at, view.zone)
    when = (
        formats.ago(play.ended_at, view.now)
        if relative
        else formats.moment(play.ended_at, view.zone, now=view.now)
    )
    marks = [texts.SKIPPED] * bool(play.skipped) + [texts.DOES_NOT_COUNT] * (not play.counts)
    return html.Li(
        [
            html.Span(
                [
                    cover(name, art=art),
                    html.Span([link, artist], className="lines"),
                ],
                className="thing",
            ),
            html.Span([html.Span(mark, className="tag") for mark in marks], className="tags"),
            html.Span(
                [
                    html.Span(when, title=exact),
                    html.Span(
                        "" if play.ms_played is None else formats.listened(play.ms_played),
                        className="dim",
                        title=None
                        if play.ms_played is None
                        else formats.exact_time(play.ms_played),
                    ),
                ],
                className="amounts",
            ),
        ],
        className="" if play.counts else "faint",
    )


def _of(play: Play) -> tuple[str, NamedRef | None, NamedRef | None]:
    if play.kind == "podcast":
        return "episodes", play.episode, play.show
    if play.kind == "audiobook":
        return "audiobooks", play.audiobook or play.chapter, None
    return "tracks", play.track, play.artist
