"""Series, heat maps and places over time are such as Plotly takes."""

from __future__ import annotations

from datetime import date

from plotly.graph_objects import Figure

from spotistats_web import palette
from spotistats_web.charts.bump import DEPTH, Line, bump_figure, bump_table
from spotistats_web.charts.heat import heat_figure
from spotistats_web.charts.series import PERCENT, Series, bars_figure, lines_figure


def test_bars_of_several_series_stand_on_each_other() -> None:
    new = Series("New", palette.PLAYS, [3, 0], ["three", "none"], ["/plays?from=2024-01-01", ""])
    known = Series("Familiar", palette.OTHER, [5, 9], ["five", "nine"])
    figure = Figure(bars_figure(["2024-01-01", "2024-02-01"], [new, known], are_days=True))
    assert figure.layout.barmode == "stack"
    assert figure.layout.xaxis.type == "date"
    assert [list(bars.y) for bars in figure.data] == [[3, 0], [5, 9]]
    assert figure.data[0].customdata[0] == "/plays?from=2024-01-01"
    assert figure.data[1].text == ("five", "nine")


def test_of_many_places_only_some_are_named() -> None:
    hours = [f"{hour:02}" for hour in range(24)]
    series = [Series("Plays", palette.PLAYS, range(24), hours)]
    axis = Figure(bars_figure(hours, series, every=6)).layout.xaxis
    assert list(axis.tickvals) == ["00", "06", "12", "18"]


def test_a_line_has_a_gap_where_nothing_is_known() -> None:
    rates = Series("Rate", palette.PLAYS, [0.25, None, 0.5], ["25%", "–", "50%"])
    figure = Figure(lines_figure(["0", "1", "2"], [rates], unit=PERCENT))
    assert list(figure.data[0].y) == [0.25, None, 0.5]
    assert figure.data[0].connectgaps is False
    assert figure.layout.yaxis.tickformat == ".0%"


def test_a_heat_map_has_a_cell_for_each_row_and_column() -> None:
    figure = Figure(heat_figure(["a", "b"], ["x"], [[1, None]], [["one", ""]], most=2))
    assert figure.data[0].zmax == 2
    assert [list(row) for row in figure.data[0].z] == [[1, None]]


def test_places_that_are_far_down_are_not_drawn_but_told() -> None:
    steps = [(date(2023, 1, 1), "2023"), (date(2024, 1, 1), "2024")]
    lines = [
        Line("Ada", [1, DEPTH + 1], ["first", "thirteenth"]),
        Line("Bo", [None, 2], ["–", "second"]),
    ]
    figure = Figure(bump_figure(lines, steps))
    assert [list(line.y) for line in figure.data] == [[1, None], [None, 2]]
    assert figure.data[0].text[1] == "<b>Ada</b><br>2024: thirteenth"
    assert figure.data[0].line.color != figure.data[1].line.color
    table = bump_table(lines, steps, "Year")
    assert table.columns == ("Year", "Ada", "Bo")
    assert table.rows == [("2023", "1", "–"), ("2024", str(DEPTH + 1), "2")]
