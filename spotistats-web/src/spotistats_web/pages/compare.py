"""Compare: two periods, two ways of listening, two listeners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.compare import listeners, periods, ways
from spotistats_web.components.sections import section_choices, section_of
from spotistats_web.page import Page, Place, Shown
from spotistats_web.texts import compare as texts

if TYPE_CHECKING:
    from spotistats_web.page import View

_PARTS = {"periods": periods.load, "ways": ways.load, "listeners": listeners.load}


async def load(view: View) -> Shown:
    """The part of the page that the address names."""
    section = section_of(view, texts.SECTIONS)
    body = await _PARTS[section](view)
    return Shown(
        [section_choices(view, texts.SECTIONS, section), *body],
        lead=texts.LEADS[section],
        has_period=section != "listeners",
    )


PAGES = [Page("/compare", texts.TITLE, load, Place("scale", 80))]
