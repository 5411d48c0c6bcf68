"""Trends: how listening changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.components.sections import section_choices, section_of
from spotistats_web.page import Page, Place, Shown
from spotistats_web.texts import trends as texts
from spotistats_web.trends import discoveries, diversity, loyalty, ranks, seasons

if TYPE_CHECKING:
    from spotistats_web.page import View

_PARTS = {
    "ranks": ranks.load,
    "discoveries": discoveries.load,
    "loyalty": loyalty.load,
    "diversity": diversity.load,
    "seasons": seasons.load,
}


async def load(view: View) -> Shown:
    """The part of the page that the address names."""
    section = section_of(view, texts.SECTIONS)
    body = await _PARTS[section](view)
    return Shown([section_choices(view, texts.SECTIONS, section), *body], lead=texts.LEADS[section])


PAGES = [Page("/trends", texts.TITLE, load, Place("chart-line", 50))]
