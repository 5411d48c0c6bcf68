"""Parts of a page of which one is shown at a time, and the steps that its charts go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spotistats_web import texts
from spotistats_web.components.basics import choices
from spotistats_web.period import NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dash.development.base_component import Component

    from spotistats_sdk.models import CalendarStep, MusicEntity
    from spotistats_web.page import View

SECTION, STEP, ENTITY = "show", "step", "of"
_STEPS = ("day", "week", "month", "quarter", "year")
_LONGEST = {"day": 93, "week": 800, "month": None, "quarter": None, "year": None}
_SHORTEST = {"day": 0, "week": 14, "month": 59, "quarter": 180, "year": 731}
_FEW_BY_DEFAULT = ((21, "day"), (120, "week"), (740, "month"), (2600, "quarter"))
_BY_DEFAULT = ((45, "day"), (120, "week"), (1500, "month"))


def section_of(view: View, names: Mapping[str, str]) -> str:
    """The section that the address asks for; the first unless it does."""
    return view.query.choice(SECTION, tuple(names), next(iter(names)))


def section_choices(view: View, names: Mapping[str, str], chosen: str) -> Component:
    """Links to the sections of a page."""
    first = next(iter(names))
    options = [
        (text, view.path + str(_kept(view, None if name == first else name)), name == chosen)
        for name, text in names.items()
    ]
    return choices(texts.SECTIONS, options)


def _kept(view: View, section: str | None) -> object:
    return view.query.only(NAMES).changed(**{SECTION: section})


def entity_of(view: View) -> MusicEntity:
    """Artists, albums or tracks, as the address says."""
    offered = ("artists", "albums", "tracks")
    return cast("MusicEntity", view.query.choice(ENTITY, offered, "artists"))


def entity_choices(view: View) -> Component:
    """Links to artists, albums and tracks."""
    return option_choices(
        view,
        texts.WHAT,
        ENTITY,
        {name: texts.ENTITIES[name] for name in ("artists", "albums", "tracks")},
        "artists",
    )


def step_of(view: View, *, few: bool = False) -> CalendarStep:
    """The step that the address says; else one that suits the period.

    `few`: a chart that is a thicket with more than some twenty steps.
    """
    default = default_step(view.period.days, few=few)
    return cast("CalendarStep", view.query.choice(STEP, _STEPS, default))


def default_step(days: int | None, *, few: bool = False) -> str:
    """A step of which a period of so many days (None: open) has some dozens at most."""
    if days is None:
        return "quarter" if few else "month"
    offered = _FEW_BY_DEFAULT if few else _BY_DEFAULT
    return next((step for most, step in offered if days <= most), "year" if few else "quarter")


def step_choices(view: View, *, few: bool = False) -> Component:
    """Links to the steps that suit the period."""
    days = view.period.days
    chosen = step_of(view, few=few)
    offered = {step: texts.STEPS[step] for step in _STEPS if step == chosen or _suits(step, days)}
    return option_choices(view, texts.PER, STEP, offered, default_step(days, few=few))


def _suits(step: str, days: int | None) -> bool:
    longest = _LONGEST[step]
    if days is None:
        return longest is None
    return _SHORTEST[step] <= days <= (longest or days)


def option_choices(
    view: View,
    label: str,
    name: str,
    offered: Mapping[str, str],
    default: str,
    *,
    without: Collection[str] = (),
) -> Component:
    """Links to the values of a parameter of the address, which leave out those of `without`."""
    chosen = view.query.choice(name, tuple(offered), default)
    others = dict.fromkeys(without)
    options = [
        (text, view.same(**others, **{name: None if value == default else value}), value == chosen)
        for value, text in offered.items()
    ]
    return choices(label, options)
