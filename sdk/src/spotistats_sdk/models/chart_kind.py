# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ChartKind = Literal["bar", "heat", "line", "scatter", "stacked", "table"]

CHART_KIND_VALUES: set[ChartKind] = {
    "bar",
    "heat",
    "line",
    "scatter",
    "stacked",
    "table",
}


def check_chart_kind(value: str) -> ChartKind:
    if value in CHART_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CHART_KIND_VALUES!r}"
    )
