"""Values, fields and conditions in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.explore import names
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from spotistats_web.explore.question import Sent

_MANY = 3
_COMPARISONS = ("lt", "le", "gt", "ge", "between")


def value(dimension: str, found: Any, zone: ZoneInfo) -> str:
    """A value of a dimension as people say it."""
    if found is None:
        return texts.UNKNOWN
    if dimension in texts.FLAG_VALUES and isinstance(found, bool):
        return texts.FLAG_VALUES[dimension][0 if found else 1]
    if dimension == "weekday" and found in range(1, 8):
        return shared.WEEKDAYS[found - 1]
    if dimension == "hour" and found in range(24):
        return formats.hour_of_day(found)
    try:
        said = _time(dimension, str(found), zone)
    except ValueError:
        said = None
    return said or texts.VALUES.get(dimension, {}).get(str(found), str(found))


def _time(dimension: str, text: str, zone: ZoneInfo) -> str | None:
    if dimension == "month":
        return f"{date.fromisoformat(f'{text}-01'):%B %Y}"
    if dimension == "day":
        return formats.weekday_and_day(date.fromisoformat(text))
    if dimension in ("session", *names.INSTANTS):
        return formats.moment(datetime.fromisoformat(text), zone)
    return None


def measured(measure: str, found: Any, zone: ZoneInfo) -> str:
    """A measure's value as people read it; a dash where there is none."""
    if found is None:
        return "–"
    if measure in names.INSTANTS:
        return formats.moment(datetime.fromisoformat(found), zone)
    if measure.endswith("_ms"):
        return formats.exact_time(int(found))
    if measure in names.SHARES:
        return formats.percent(found)
    return formats.number(found)


def said(condition: Sent, labels: Mapping[str, str], zone: ZoneInfo) -> str:
    """A condition in words; `labels` are the names of things by their ids."""
    for name, word in (("all", texts.AND), ("any", texts.OR)):
        if name in condition:
            return word.join(_inner(each, labels, zone) for each in condition[name])
    if "not" in condition:
        return texts.NOT.format(what=said(condition["not"], labels, zone))
    field, op, sent = condition["field"], condition["op"], condition.get("value")
    label = texts.FIELDS.get(field) or texts.MEASURES.get(field, field)
    if op == "is_null":
        return (texts.IS_KNOWN if sent is False else texts.SAID[op]).format(field=label)
    if op == "eq" and field in texts.FLAG_VALUES and isinstance(sent, bool):
        return value(field, sent, zone)
    return texts.SAID.get(op, "{field} ? {value}").format(
        field=label, value=_values(field, op, sent, labels, zone)
    )


def _inner(condition: Sent, labels: Mapping[str, str], zone: ZoneInfo) -> str:
    words = said(condition, labels, zone)
    return f"({words})" if "all" in condition or "any" in condition else words


def _values(field: str, op: str, sent: Any, labels: Mapping[str, str], zone: ZoneInfo) -> str:
    if field == "hour" and op in _COMPARISONS:  # of hours from 18 on, not of 18–19 h
        said = [f"{each} h" for each in (sent if isinstance(sent, list) else [sent])]
        return texts.RANGE.format(first=said[0], last=said[-1]) if op == "between" else said[0]
    if not isinstance(sent, list):
        return _one(field, sent, labels, zone)
    words = [_one(field, each, labels, zone) for each in sent]
    if op == "between" and len(words) == 2:
        return texts.RANGE.format(first=words[0], last=words[1])
    if len(words) > _MANY + 1:
        first = ", ".join(words[:_MANY])
        return texts.AND_MORE.format(values=first, count=len(words) - _MANY)
    return texts.OR.join(words)


def _one(field: str, sent: Any, labels: Mapping[str, str], zone: ZoneInfo) -> str:
    if field.endswith("_id"):
        return labels.get(str(sent), str(sent))
    if field.endswith("_ms") or field == "ms_played":
        is_number = isinstance(sent, int | float) and not isinstance(sent, bool)
        return formats.exact_time(int(sent)) if is_number else str(sent)
    if field in names.SHARES and isinstance(sent, int | float):
        return formats.percent(sent)
    return value(field, sent, zone)
