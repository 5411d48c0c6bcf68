"""How answers look in a notebook: a tidy table that takes its colours from the page around it."""

from __future__ import annotations

from datetime import date, datetime, time
from html import escape
from typing import TYPE_CHECKING, Any

from spotistats.frames import Column
from spotistats.output import duration, in_words, number, percent
from spotistats.records import Record
from spotistats.shapes import is_one_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spotistats.frames import Columns
    from spotistats.records import Tabular
    from spotistats.sql import SqlTable

_SHOWN = 25
_LONGEST_TEXT = 80
_TECHNICAL = ("counting_rule_", "period_", "previous_", "change_")
# Borders and bars are mixed from the colour of the text, so that they fit light and dark pages.
_STYLE = """<style>
.spotistats table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.spotistats caption { caption-side: top; text-align: left; font-weight: 600; padding: .3em 0; }
.spotistats th, .spotistats td { padding: .2em .8em; text-align: left; background: none;
  border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
.spotistats thead th { border-bottom-color: color-mix(in srgb, currentColor 45%, transparent); }
.spotistats .n { text-align: right; white-space: nowrap; }
.spotistats .t { white-space: nowrap; }
.spotistats .bar { background: linear-gradient(to left,
  color-mix(in srgb, currentColor 14%, transparent) var(--part), transparent var(--part)); }
.spotistats .note { opacity: .7; font-size: .9em; }
</style>"""


def page(what: Tabular) -> str:
    """An answer, or rows of one."""
    columns = what._columns()
    if isinstance(what, Record) and is_one_row(what):
        return _framed(_facts(_title(what), columns))
    total = getattr(what, "total", None) or getattr(what, "total_groups", None)
    return _framed(_table(_title(what), columns, total))


def sql_page(what: SqlTable) -> str:
    """The first rows of an answer to SQL."""
    note = "There were more rows." if what.truncated else ""
    return _framed(_table("", what.first_columns(_SHOWN), len(what)) + _note(note))


def _framed(inner: str) -> str:
    return f'{_STYLE}<div class="spotistats">{inner}</div>'


def _heights(columns: Columns) -> set[int]:
    return {len(each.values) for each in columns.values()}


def _title(what: Tabular) -> str:
    if isinstance(what, tuple):
        return ""
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in type(what).__name__).strip()
    named = getattr(what, "entity", None) or getattr(what, "name", None)
    title = f"{words.capitalize()}: {named}" if isinstance(named, str) else words.capitalize()
    period = getattr(what, "period", None)
    return f"{title}, {in_words(period)}" if period else title


def _shown(columns: Columns) -> Columns:
    """Without ids that have a name beside them, and without what nobody knows."""
    names = columns.keys()

    def is_noise(name: str, column: Column) -> bool:
        is_id = name == "id" or name.endswith("_id")
        beside = name.removesuffix("id") + "name" in names or name.removesuffix("_id") in names
        technical = name.startswith(_TECHNICAL) or name.endswith("estimated_ms")
        return (is_id and beside) or technical or all(each is None for each in column.values)

    return {name: each for name, each in columns.items() if not is_noise(name, each)}


def _facts(title: str, columns: Columns) -> str:
    """One figure a line; beside it, where there is one, that of the period before."""
    before = {name for name in columns if f"previous_{name}" in columns}
    before = {name for name in before if columns[f"previous_{name}"].values[0] is not None}

    def cell(name: str) -> str:
        return f'<td class="n">{_cell(name, columns[name].values[0])}</td>'

    lines = "".join(
        f'<tr><td class="note">{_words(name)}</td>{cell(name)}'
        + (cell(f"previous_{name}") if name in before else "<td></td>" if before else "")
        + "</tr>"
        for name in _shown(columns)
    )
    head = "<thead><tr><th></th><th></th><th>Before</th></tr></thead>" if before else ""
    return f"<table><caption>{escape(title)}</caption>{head}<tbody>{lines}</tbody></table>"


def _table(title: str, columns: Columns, total: int | None) -> str:
    whole = max(_heights(columns), default=0)
    height = min(whole, _SHOWN)
    cut = {name: Column(each.kind, each.values[:height]) for name, each in columns.items()}
    shown = _shown(cut) if height else columns
    head = "".join(
        f"<th{_mark(column.values)}>{_words(name)}</th>" for name, column in shown.items()
    )
    rows = "".join(f"<tr>{''.join(_row(shown, place))}</tr>" for place in range(height))
    rest = max(whole, total or 0)
    note = f"{height:,} of {rest:,}" if rest > height else "" if height else "Nothing."
    return (
        f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{_note(note)}"
    )


def _row(columns: Columns, place: int) -> Iterator[str]:
    for name, column in columns.items():
        value = column.values[place]
        mark = _mark(column.values)
        if name == "plays" and (most := max((each or 0) for each in column.values)):
            mark = f' class="n bar" style="--part: {100 * (value or 0) / most:.0f}%"'
        yield f"<td{mark}>{_cell(name, value)}</td>"


def _mark(values: Sequence[Any]) -> str:
    known = next((each for each in values if each is not None), None)
    is_number = isinstance(known, int | float) and not isinstance(known, bool)
    return ' class="n"' if is_number else ' class="t"' if isinstance(known, date) else ""


def _note(text: str) -> str:
    return f'<div class="note">{escape(text)}</div>' if text else ""


def _words(name: str) -> str:
    plain = name.removesuffix("_at").removesuffix("_name")
    words = [word for word in plain.split("_") if word != "ms"]
    return escape(" ".join(words).capitalize() or name)


def _cell(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _figure(name, value)
    text = str(value)
    return escape(text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…")


def _figure(name: str, value: float) -> str:
    if "ms" in name.split("_"):
        sign = "-" if value < 0 else ""
        return sign + duration(round(abs(value)))
    if name.endswith(("share", "rate", "completion")) or "_rate_" in name:
        return percent(value)
    if isinstance(value, float):
        return f"{value:,.2f}"
    return str(value) if name == "year" else number(value)
