"""Charts of groups: bars, lines, stacks, heat maps and scatters of any answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from spotistats_web import formats, palette
from spotistats_web.charts.base import Figure, Table, axis, category_axis, layout
from spotistats_web.explore import words
from spotistats_web.explore.names import CYCLES, INSTANTS, SHARES, STEPS
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from spotistats_web.explore.drawn import Drawn, Series
    from spotistats_web.explore.groups import Behind, Group, Key

_BY_NAME = {"platform_family": palette.FAMILIES, "kind": palette.KINDS}
_COLOURS = {"plays": palette.PLAYS, "listened_ms": palette.LISTENED, "days": "#b7791f"}
_HEIGHT = 380
_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def figure_of(chart: str, drawn: Drawn, behind: Behind, zone: ZoneInfo) -> Figure:
    """The figure of one measure along one axis: `bar`, `line`, `stacked` or `heat`."""
    if chart == "heat":
        return _heat(drawn, behind, zone)
    if chart == "bar" and len(drawn.series) == 1 and not _is_ordered(drawn.dimension):
        return _lying(drawn, behind, zone)
    traces = []
    for at, series in enumerate(drawn.series):
        colour = _colour(drawn, series, at)
        trace: dict[str, Any] = {
            "name": series.label,
            "x": [_place(key) for key in drawn.axis],
            "y": [_height(drawn.measure, value) for value in series.values],
            **_words_and_links(drawn, series, behind, zone),
        }
        if chart == "line":
            trace |= {
                "type": "scatter",
                "mode": _mode(drawn),
                "line": {"color": colour, "width": 2},
            }
            trace["marker"] = {"color": colour, "size": 6}
        else:
            trace |= {"type": "bar", "textposition": "none", "marker": {"color": colour}}
        traces.append(trace)
    several = len(traces) > 1
    return {
        "data": traces,
        "layout": layout(
            _HEIGHT + (30 if several else 0),
            barmode="stack" if chart == "stacked" else "group",
            showlegend=several,
            xaxis=_axis_along(drawn),
            yaxis=_axis_of(drawn.measure),
        ),
    }


def scatter_of(groups: Sequence[Group], x: str, y: str, behind: Behind, zone: ZoneInfo) -> Figure:
    """One mark a group: a measure against another."""
    known = [each for each in groups if None not in (each.measures[x], each.measures[y])]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [_height(x, each.measures[x]) for each in known],
        "y": [_height(y, each.measures[y]) for each in known],
        "text": [
            f"<b>{_safe(each.label)}</b><br>{_told(x, each.measures[x], zone)}"
            f"<br>{_told(y, each.measures[y], zone)}"
            for each in known
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "customdata": [behind.mark(each.keys) for each in known],
        "meta": behind.base,
        "marker": {"color": palette.PLAYS, "size": 9, "opacity": 0.6},
    }
    titles = [f"{texts.MEASURES[name]}{_unit(name)}" for name in (x, y)]
    return {
        "data": [trace],
        "layout": layout(
            460,
            xaxis={**_axis_of(x), "title": {"text": titles[0]}},
            yaxis={**_axis_of(y), "title": {"text": titles[1]}},
        ),
    }


def table_of(drawn: Drawn, zone: ZoneInfo) -> Table:
    """What a figure shows, in words."""
    heads = (texts.DIMENSIONS[drawn.dimension], *(each.label for each in drawn.series))
    rows = [
        (
            key.label,
            *(words.measured(drawn.measure, each.values[at], zone) for each in drawn.series),
        )
        for at, key in enumerate(drawn.axis)
    ]
    return Table(heads, rows)


def scatter_table(groups: Sequence[Group], x: str, y: str, zone: ZoneInfo) -> Table:
    """What a scatter shows, in words."""
    heads = (texts.BY, texts.MEASURES[x], texts.MEASURES[y])
    rows = [
        (each.label, *(words.measured(name, each.measures[name], zone) for name in (x, y)))
        for each in groups
    ]
    return Table(heads, rows)


def unit_of(measure: str) -> str:
    """The unit that a measure is drawn in."""
    return texts.UNITS.get(measure, "")


def step_start(dimension: str, value: Any) -> str:
    """The first day of a step, as Plotly reads it."""
    text = str(value)
    if dimension == "year":
        return f"{text}-01-01"
    if dimension == "quarter":
        year, _, quarter = text.partition("-Q")
        return f"{year}-{int(quarter) * 3 - 2:02}-01"
    if dimension == "week":
        year, _, week = text.partition("-W")
        return date.fromisocalendar(int(year), int(week), 1).isoformat()
    return f"{text}-01" if dimension == "month" else text


def _lying(drawn: Drawn, behind: Behind, zone: ZoneInfo) -> Figure:
    """Bars of names, the first at the top."""
    series = drawn.series[0]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(drawn.axis))),
        "x": [_height(drawn.measure, value) for value in series.values],
        "textposition": "none",
        "marker": {"color": _each_colour(drawn), "cornerradius": 3},
        **_words_and_links(drawn, series, behind, zone),
    }
    names = {"tickvals": trace["y"], "ticktext": [_safe(_short(k.label)) for k in drawn.axis]}
    return {
        "data": [trace],
        "layout": layout(
            max(150, 46 + 27 * len(drawn.axis)),
            xaxis=_axis_of(drawn.measure),
            yaxis=category_axis(autorange="reversed", **names),
        ),
    }


def _heat(drawn: Drawn, behind: Behind, zone: ZoneInfo) -> Figure:
    values = [[_height(drawn.measure, value) for value in each.values] for each in drawn.series]
    told = [_words_and_links(drawn, each, behind, zone) for each in drawn.series]
    colour = _COLOURS.get(drawn.measure, palette.PLAYS)
    trace = {
        "type": "heatmap",
        "z": values,
        "x": [_place(key) for key in drawn.axis],
        "y": list(range(len(drawn.series))),
        "text": [each["text"] for each in told],
        "customdata": [each["customdata"] for each in told],
        "meta": behind.base,
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "colorscale": palette.heat(colour),
        "zmin": 0,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    names = {
        "tickvals": trace["y"],
        "ticktext": [_safe(_short(each.label)) for each in drawn.series],
    }
    return {
        "data": [trace],
        "layout": layout(
            max(180, 60 + 28 * len(drawn.series)),
            xaxis=_axis_along(drawn),
            yaxis=category_axis(autorange="reversed", **names),
        ),
    }


def _words_and_links(
    drawn: Drawn, series: Series, behind: Behind, zone: ZoneInfo
) -> dict[str, Any]:
    of = "" if series.key is None else f"{_safe(series.label)} · "
    own = () if series.key is None else (series.key,)
    return {
        "text": [
            f"<b>{of}{_safe(key.label)}</b><br>{_told(drawn.measure, value, zone)}"
            for key, value in zip(drawn.axis, series.values, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "customdata": [behind.mark((key, *own)) for key in drawn.axis],
        "meta": behind.base,
    }


def _place(key: Key) -> Any:
    if key.dimension in STEPS and key.value is not None:
        return step_start(key.dimension, key.value)
    return key.value if key.dimension in (*CYCLES, "session") else _short(key.label)


def _axis_along(drawn: Drawn) -> dict[str, Any]:
    if drawn.dimension == "year":
        return category_axis(type="date", tickformat="%Y", dtick="M12", tickangle="auto")
    if drawn.dimension in STEPS or drawn.dimension == "session":
        return category_axis(type="date", tickformatstops=_TICKS, nticks=10, tickangle=0)
    if drawn.dimension == "hour":
        ticks = [0, 6, 12, 18, 23]
        return category_axis(tickvals=ticks, ticktext=["00", "06", "12", "18", "23 h"])
    if drawn.dimension == "weekday":
        return category_axis(tickvals=list(range(1, 8)), ticktext=list(formats.WEEKDAYS))
    return category_axis(type="category", tickangle="auto")


def _axis_of(measure: str) -> dict[str, Any]:
    tick = ".0%" if measure in SHARES else ",~r"
    return axis(rangemode="tozero", nticks=6, tickformat=tick)


def _is_ordered(dimension: str) -> bool:
    return dimension in (*STEPS, *CYCLES, "session")


def _mode(drawn: Drawn) -> str:
    return "lines+markers" if len(drawn.axis) <= 60 else "lines"


def _height(measure: str, value: float | None) -> float | None:
    if value is None or measure in INSTANTS:
        return None
    if measure.endswith("_ms"):
        return formats.hours(int(value))
    return round(value, 4) if isinstance(value, float) else value


def _told(measure: str, value: Any, zone: ZoneInfo) -> str:
    return f"{texts.MEASURES[measure]}: {words.measured(measure, value, zone)}"


def _unit(measure: str) -> str:
    return f" ({unit_of(measure)})" if unit_of(measure) else ""


def _colour(drawn: Drawn, series: Series, at: int) -> str:
    if series.key is None:
        return _COLOURS.get(drawn.measure, palette.PLAYS)
    named = _BY_NAME.get(series.key.dimension, {}).get(str(series.key.value))
    if named is None and series.key.value is None:
        return palette.OTHER
    return named or palette.SERIES[at % len(palette.SERIES)]


def _each_colour(drawn: Drawn) -> str | list[str]:
    named = _BY_NAME.get(drawn.dimension)
    if named is None:
        return _COLOURS.get(drawn.measure, palette.PLAYS)
    return [named.get(str(key.value), palette.OTHER) for key in drawn.axis]


def _short(label: str) -> str:
    return label if len(label) <= 28 else f"{label[:27]}…"


def _safe(label: str) -> str:
    """A label that says nothing in Plotly's markup."""
    return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
