"""The names of the things that conditions speak of by their ids."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING

from spotistats_web.explore.drawn import answer_to
from spotistats_web.explore.names import KINDS, THINGS
from spotistats_web.explore.question import Question
from spotistats_web.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

_MOST = 200


async def labels_of(view: View, condition: Sent | None) -> dict[str, str]:
    """Names by id; what is not in the history has none."""
    ids: dict[str, set[str]] = {}
    for thing, value in _ids(condition or {}):
        ids.setdefault(thing, set()).add(value)
    found = await gather(*(_names(view, thing, values) for thing, values in ids.items()))
    return {key: name for each in found for key, name in each.items()}


async def _names(view: View, thing: str, ids: set[str]) -> dict[str, str]:
    where = {"field": f"{thing}_id", "op": "in", "value": sorted(ids)[:_MOST]}
    question = Question((thing,), ("plays",), where, kinds=KINDS)
    _, groups = await answer_to(view, question, limit=_MOST, period=Period(None, None))
    return {str(group.keys[0].value): group.keys[0].label for group in groups}


def _ids(condition: Sent) -> Iterator[tuple[str, str]]:
    for name in ("all", "any"):
        for each in condition.get(name, ()):
            yield from _ids(each)
    if "not" in condition:
        yield from _ids(condition["not"])
    field = str(condition.get("field", ""))
    thing = field.removesuffix("_id")
    if field.endswith("_id") and thing in THINGS:
        value = condition.get("value")
        values = value if isinstance(value, list) else [value]
        yield from ((thing, each) for each in values if isinstance(each, str))
