"""Habits: when and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.components.sections import section_choices, section_of
from spotistats_web.habits import clock, platforms, sessions, skips, streaks
from spotistats_web.page import Page, Place, Shown
from spotistats_web.texts import habits as texts

if TYPE_CHECKING:
    from spotistats_web.page import View

_PARTS = {
    "sessions": sessions.load,
    "streaks": streaks.load,
    "skips": skips.load,
    "platforms": platforms.load,
    "clock": clock.load,
}


async def load(view: View) -> Shown:
    """The part of the page that the address names."""
    section = section_of(view, texts.SECTIONS)
    body = await _PARTS[section](view)
    return Shown([section_choices(view, texts.SECTIONS, section), *body], lead=texts.LEADS[section])


PAGES = [Page("/habits", texts.TITLE, load, Place("activity", 60))]
