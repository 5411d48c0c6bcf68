"""What is forgotten, and what to remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.components.sections import section_choices, section_of
from spotistats_web.forgotten import favourites, obsessions, on_this_day, one_hits
from spotistats_web.page import Page, Place, Shown
from spotistats_web.texts import forgotten as texts

if TYPE_CHECKING:
    from spotistats_web.page import View

_PARTS = {
    "forgotten": favourites.load,
    "day": on_this_day.load,
    "obsessions": obsessions.load,
    "one-hits": one_hits.load,
}
_OF_A_PERIOD = ("obsessions", "one-hits")


async def load(view: View) -> Shown:
    """The part of the page that the address names."""
    section = section_of(view, texts.SECTIONS)
    body = await _PARTS[section](view)
    lead = texts.LEADS[section]
    if section == "day":
        lead = lead.format(day=on_this_day.day_and_month(on_this_day.day_of(view)))
    return Shown(
        [section_choices(view, texts.SECTIONS, section), *body],
        lead=lead,
        has_period=section in _OF_A_PERIOD,
    )


PAGES = [Page("/forgotten", texts.TITLE, load, Place("calendar", 70))]
