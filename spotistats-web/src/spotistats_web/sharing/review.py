"""What a shared recap and a shared profile have in common, and what is each one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import texts as shared
from spotistats_web.charts.base import chart
from spotistats_web.charts.timeline import timeline_figure, timeline_table
from spotistats_web.components.basics import card
from spotistats_web.components.figures import strip
from spotistats_web.components.rankings import short_list
from spotistats_web.components.states import card_state, empty
from spotistats_web.pages.overview import key_figures
from spotistats_web.recap.names import period_named
from spotistats_web.recap.poster import poster
from spotistats_web.texts import sharing as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import Profile, Recap
    from spotistats_web.sharing.view import SharedView


def recap_parts(view: SharedView, recap: Recap) -> list[Component]:
    """The poster, the timeline and the lists of a period in review."""
    if not recap.summary.plays and not recap.summary.listened_ms:
        return _nothing()
    period = period_named(recap.name)
    return [poster(recap, period, view.zone), *_timeline_and_lists(view, recap)]


def profile_parts(view: SharedView, profile: Profile) -> list[Component]:
    """Key figures, the timeline and the lists."""
    summary = profile.summary
    if not summary.plays and not summary.listened_ms:
        return _nothing()
    figures = strip(key_figures(summary, compares=summary.previous is not None))
    return [figures, *_timeline_and_lists(view, profile)]


def _nothing() -> list[Component]:
    return [card_state(empty(texts.NOTHING, symbol="calendar"))]


def _timeline_and_lists(view: SharedView, found: Recap | Profile) -> list[Component]:
    timeline = found.timeline
    lists = {"artists": found.artists, "tracks": found.tracks, "albums": found.albums}
    return [
        chart(
            "timeline",
            texts.TIMELINE,
            timeline_figure(timeline.items, timeline.step, view.zone),
            timeline_table(timeline.items, timeline.step, view.zone),
            note=texts.PER_STEP.format(step=shared.STEPS[timeline.step].lower()),
        ),
        html.Div(
            [
                card(
                    texts.TOP.format(what=shared.ENTITIES[entity].lower()),
                    short_list(view, entity, items),
                )
                for entity, items in lists.items()
            ],
            className="grid thirds",
        ),
    ]
