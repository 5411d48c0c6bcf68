"""The form that makes a condition, or changes one.

It is sent by `assets/explore.js`, which puts the condition into the address.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web.components.attributes import aria, data
from spotistats_web.components.conditions import CLOSED
from spotistats_web.components.fields import Input, check, choice_of, labelled
from spotistats_web.explore import names
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_web.explore.filled import Filled
    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

_SECOND_MS, _MINUTE_MS, _PERCENT = 1000, 60_000, 0.01


def condition_form(
    view: View,
    name: str,
    filled: Filled,
    suggestions: Sequence[tuple[Any, str]],
    whole: Sent,
    *,
    is_new: bool,
) -> Component:
    """The form of a condition on a field, with what it begins with.

    `suggestions` are values that there are, `whole` is what the parameter becomes, with `tree.NEW`
    where the condition is.
    """
    field = filled.field
    of = names.TYPES if name == "where" else names.MEASURE_TYPES
    kind = of[field]
    label = texts.FIELDS.get(field) or texts.MEASURES[field]
    scale, unit = _scale(name, field)
    return html.Form(
        [
            html.Strong(label),
            *_fields(filled, kind, suggestions, scale, unit),
            html.Button(
                texts.ADD if is_new else texts.APPLY, type="submit", className="button primary"
            ),
            html.A(
                texts.CANCEL,
                href=view.same(**CLOSED),
                className="button",
                **data(cancel=""),
            ),
        ],
        className="condition",
        **data(
            condition=json.dumps(
                {"name": name, "field": field, "kind": kind, "scale": scale, "whole": whole}
            ),
            op=filled.op,
        ),
        **aria(label=texts.CONDITION.format(field=label)),
    )


def _fields(
    filled: Filled,
    kind: names.Type,
    suggestions: Sequence[tuple[Any, str]],
    scale: float,
    unit: str,
) -> list[Component]:
    field, values = filled.field, filled.values
    if kind == "boolean":
        yes, no = texts.FLAG_VALUES[field]
        flags = [("true", yes), ("false", no), ("null", texts.UNKNOWN)]
        return [choice_of("flag", flags, texts.VALUE, chosen=values[0] if values else "true")]
    is_time = kind in ("date", "instant")
    said = {**texts.OPERATORS, **(texts.TIME_OPERATORS if is_time else {})}
    ops = [(op, said[op]) for op in dict.fromkeys((*names.OPERATORS[kind], filled.op))]
    parts = [choice_of("op", ops, texts.OPERATOR, chosen=filled.op)]
    is_ticked = filled.op in ("in", "not_in")
    if kind in ("choice", "text") and suggestions:
        ticked = values if is_ticked else ()
        boxes = [
            check("one", json.dumps(value), text, is_ticked=value in ticked)
            for value, text in suggestions
        ]
        parts.append(
            html.Div(boxes, className="checks", role="group", **aria(label=label_of(field)))
        )
    if kind == "choice":
        return parts
    input_type = {"text": "text", "date": "date", "instant": "date"}.get(kind, "number")
    typed = () if is_ticked else [_typed(value, scale) for value in values]
    more: dict[str, Any] = {"step": "any"} if input_type == "number" else {}
    labels = (
        texts.TYPE_VALUE if kind == "text" and suggestions else unit or texts.VALUE,
        texts.TO_VALUE,
    )
    for at, (name, text) in enumerate(zip(("value", "second"), labels, strict=True)):
        asked = Input(type=input_type, name=name, className="input", autocomplete="off", **more)
        if len(typed) > at:
            asked.value = typed[at]
        parts.append(html.Div(labelled(text, asked), className=name))
    return parts


def label_of(field: str) -> str:
    """What a field is called."""
    return texts.FIELDS.get(field) or texts.MEASURES.get(field, field)


def _typed(value: Any, scale: float) -> str:
    """A value as somebody would type it."""
    return value if isinstance(value, str) else f"{value / scale:.12g}"


def _scale(name: str, field: str) -> tuple[float, str]:
    """What a typed value is multiplied by, and its unit: seconds of a play, minutes of a group."""
    if field in names.SHARES:
        return _PERCENT, texts.IN_PERCENT
    if field.endswith("_ms") or field == "ms_played":
        is_play = name == "where"
        return (_SECOND_MS, texts.IN_SECONDS) if is_play else (_MINUTE_MS, texts.IN_MINUTES)
    return 1, ""
