"""Two ways of listening in the same period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from dash import html

from spotistats_sdk.api.statistics import get_comparison, get_top
from spotistats_sdk.models import Comparison, TopList
from spotistats_web import texts as shared
from spotistats_web.compare.periods import ORDER
from spotistats_web.compare.sides import LISTED, Sides, figures_of_both, is_empty, lists_of_both
from spotistats_web.components.sections import entity_choices, entity_of, option_choices
from spotistats_web.components.states import card_state, empty, whole_history
from spotistats_web.session import ask
from spotistats_web.texts import compare as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import ComparedOrder
    from spotistats_web.page import View

WAY, FIRST, SECOND = "way", "first", "second"
_FILTERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "shuffle": ({"shuffle": False}, {"shuffle": True}),
    "device": (
        {"platform_family": ["ios", "android"]},
        {"platform_family": ["windows", "macos", "linux", "web"]},
    ),
    "choice": (
        {"reason_start": ["clickrow", "playbtn", "clickside", "uriopen"]},
        {"reason_start": ["trackdone"]},
    ),
    "offline": ({"offline": False}, {"offline": True}),
}


async def load(view: View) -> list[Component]:
    """What the address says, without shuffle and with it unless it does."""
    way = view.query.choice(WAY, tuple(texts.WAYS), "shuffle")
    ways = html.Div(option_choices(view, texts.WAY, WAY, texts.WAYS, "shuffle"))
    if way == "platforms":
        families = await _families(view)
        if len(families) < 2:
            state = empty(texts.ONE_PLATFORM, texts.ONE_PLATFORM_HINT, symbol="smartphone")
            return [ways, card_state(state)]
        chosen = [
            view.query.choice(name, families, families[at])
            for at, name in enumerate((FIRST, SECOND))
        ]
        first, second = ({"platform_family": [family]} for family in chosen)
        sides = Sides(*(shared.FAMILIES[family] for family in chosen), are_periods=False)
        controls = [ways, _platforms(view, families)]
    else:
        first, second = _FILTERS[way]
        sides = Sides(*texts.SIDES[way], are_periods=False)
        controls = [ways]
    found = await _compared(view, first, second)
    if is_empty(found.first, found.second):
        return [*controls, whole_history(view)]
    orders = option_choices(view, texts.ORDER, ORDER, texts.ORDERS, "plays")
    return [
        *controls,
        figures_of_both(found.first, found.second, sides),
        html.Div([entity_choices(view), orders], className="controls"),
        *lists_of_both(view, found, sides),
    ]


async def _compared(view: View, first: dict[str, Any], second: dict[str, Any]) -> Comparison:
    order = cast("ComparedOrder", view.query.choice(ORDER, tuple(texts.ORDERS), "plays"))
    others = {f"other_{name}": value for name, value in second.items()}
    return await ask(
        get_comparison.asyncio_detailed(
            entity=entity_of(view),
            order_by=order,
            limit=LISTED,
            **first,
            **others,
            **view.within,
        ),
        Comparison,
    )


async def _families(view: View) -> list[str]:
    """The families of platforms in the period, the most played first."""
    top = await ask(get_top.asyncio_detailed("platforms", limit=50, **view.within), TopList)
    families = [str(item.family) for item in top.items if item.family is not None]
    return list(dict.fromkeys(families))


def _platforms(view: View, families: list[str]) -> Component:
    offered = {family: shared.FAMILIES[family] for family in families}
    return html.Div(
        [
            option_choices(view, texts.FIRST_PLATFORM, FIRST, offered, families[0]),
            option_choices(view, texts.SECOND_PLATFORM, SECOND, offered, families[1]),
        ],
        className="controls",
    )
