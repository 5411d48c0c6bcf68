"""From the models of the generated SDK to the frozen records that the facade hands out."""

from __future__ import annotations

from typing import Any

import attrs

from spotistats import results
from spotistats.records import Record, Rows
from spotistats_sdk.types import Unset


def record(model: Any) -> Any:
    """The record that says what a model of the SDK says.

    >>> from spotistats_sdk.models import NamedRef
    >>> record(NamedRef("x", "Sel Na"))
    NamedRef(id='x', name='Sel Na')
    """
    if isinstance(model, list):
        found = [record(each) for each in model]
        of_records = not found or isinstance(found[0], Record)
        return Rows(found) if of_records else tuple(found)
    if isinstance(model, Unset):
        return None
    if not attrs.has(type(model)):
        return model
    kind, names = _shape(type(model))
    return kind(**{ours: record(getattr(model, theirs)) for ours, theirs in names})


_SHAPES: dict[type, tuple[type[Record], list[tuple[str, str]]]] = {}


def _shape(model: type) -> tuple[type[Record], list[tuple[str, str]]]:
    """The class of the record, and the fields' names there and in the model."""
    if model not in _SHAPES:
        kind: type[Record] = getattr(results, model.__name__)
        ours = {name.rstrip("_"): name for name in kind.__annotations__}
        theirs = {field.name.rstrip("_"): field.name for field in attrs.fields(model)}
        _SHAPES[model] = kind, [(ours[name], theirs[name]) for name in ours]
    return _SHAPES[model]
