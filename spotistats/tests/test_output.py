"""How answers are shown."""

from __future__ import annotations

import io
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from rich.console import Console

from answers_support import MOMENT, PERIOD, RULE, a_top_item, a_top_list
from spotistats.commands import import_
from spotistats.errors import error_of
from spotistats.output import counted, duration, number, plain
from spotistats.records import Rows
from spotistats.report import left_out_sentence, report
from spotistats.results import (
    FieldError,
    Import,
    ImportFile,
    Problem,
    ReasonCount,
    RowCounts,
    Summary,
)
from spotistats.sheets import show
from spotistats.statistics import summary_table, top_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.console import RenderableType

    from spotistats.client import Stats
    from spotistats_sdk.models import ImportState

TOP = a_top_list(a_top_item(name="Ten [Vor]"))


def shown(what: RenderableType, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(what)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0 s"),
        (59_999, "59 s"),
        (60_000, "1 min"),
        (3_599_999, "59 min"),
        (3_600_000, "1 h 00 min"),
        (4_000_000_000, "1,111 h 06 min"),
    ],
)
def test_durations(ms: int, text: str) -> None:
    assert duration(ms) == text


def test_numbers() -> None:
    assert number(1234567) == "1,234,567"
    assert (counted(1, "row"), counted(2_000, "row")) == ("1 row", "2,000 rows")


def test_names_can_neither_style_nor_steer_the_terminal() -> None:
    assert plain("[bold]x[/] \x1b[31m\n").plain == "[bold]x[/] \ufffd[31m\ufffd"


def test_a_top_list() -> None:
    lines = shown(top_table(TOP)).splitlines()
    assert lines[0].strip() == "Top tracks, from 2024-05-01 (Europe/Vilnius)"
    assert lines[1].split() == ["#", "Track", "Artist", "Plays", "Share", "Listened", "Days"]
    assert " ".join(lines[2].split()) == "1 Ten [Vor] Sel Na 1,234 50.0% 1 h 06 min 3"
    assert lines[3].strip() == "1 of 4,113 tracks"
    assert "Artist" in shown(top_table(replace(TOP, entity="artists"))).splitlines()[1]


def test_a_top_list_tells_moves_against_the_period_before() -> None:
    for rank_change, is_new, told in ((4, False, "+4"), (0, False, "="), (None, True, "new")):
        moved = replace(TOP.items[0], rank_change=rank_change, is_new=is_new)
        top = replace(TOP, previous_period=PERIOD, items=Rows([moved]))
        assert shown(top_table(top)).splitlines()[2].split()[1] == told


def test_a_summary() -> None:
    summary = Summary(
        period=PERIOD,
        counting_rule=RULE,
        plays=21_043,
        listened_ms=60_000,
        estimated_ms=0,
        tracks=3,
        albums=2,
        artists=1,
        active_days=5,
        plays_per_active_day=4_208.6,
        listened_ms_per_active_day=12_000.0,
        first_played_at=None,
        last_played_at=None,
        previous_period=None,
        previous=None,
        change=None,
    )
    text = shown(summary_table(summary))
    assert "21,043 (of at least 30 s)" in text
    assert "1 min" in text


def an_import(state: ImportState, *files: ImportFile, problem: str | None = None) -> Import:
    times = (MOMENT, MOMENT, MOMENT)
    rows = RowCounts(101, 98, 2, 0, 1)
    return Import("x", state, 1.0, *times, 9, 9, rows, MOMENT, MOMENT, problem, Rows(files))


GOOD = ImportFile(
    "my.zip/Folder/Streaming_History_Audio_2015_0.json",
    "read",
    "extended streaming history",
    None,
    28_311,
    RowCounts(101, 98, 2, 0, 1),
    MOMENT,
    MOMENT,
    Rows(
        [
            ReasonCount("known", "duplicate_row", 2, (17, 44)),
            ReasonCount("skipped", "no ts", 1, (60,)),
        ]
    ),
)
NO_ROWS = RowCounts(0, 0, 0, 0, 0)
IGNORED = ImportFile(
    "my.zip/Userdata.json", "ignored", None, "not history", 5, NO_ROWS, None, None, Rows()
)


def test_a_report_accounts_for_all_rows() -> None:
    text = shown(report(an_import("succeeded", GOOD, IGNORED)))
    assert "Imported 101 rows: 98 new plays, 2 known already, 0 completed, 1 left out" in text
    assert "Streaming_History_Audio_2015_0.json" in text
    assert "2 rows known already: duplicate row\n" in text
    assert "1 row left out: no ts (row 60)" in text
    assert "Userdata.json: ignored: not history" in text
    assert text.rstrip().endswith(
        "1 row was left out: 1 × no ts. 1 file not listening history: ignored."
    )


def test_nothing_left_out_needs_no_sentence() -> None:
    whole = replace(an_import("succeeded"), rows=RowCounts(101, 99, 2, 0, 0))
    assert left_out_sentence(whole) == ""


def test_a_failed_import_says_why() -> None:
    assert "failed. No history in it." in shown(
        report(an_import("failed", problem="No history in it."))
    )


def test_problems_name_their_fields_once() -> None:
    fields = Rows([FieldError("tz", "query", "wrong")])
    problem = Problem("urn:x", "Invalid request", 422, "tz: wrong", "7f", fields)
    assert error_of(problem).message == "Invalid request: tz: wrong"
    message = error_of(replace(problem, detail="Something.", status=500)).message
    assert "\n  tz: wrong\n" in message
    assert "request 7f" in message


class _Importing:
    """As much of a client as an import needs."""

    def start_import(self, *paths: Path, on_sent: Callable[[int, int], object]) -> Import:
        on_sent(paths[0].stat().st_size, paths[0].stat().st_size)
        return an_import("queued")

    def follow_import(self, started: Import, *, on_read: Callable[[Import], object]) -> Import:
        on_read(started)
        return an_import("succeeded")


def test_an_import_shows_bytes_and_rows_while_it_goes_on(tmp_path: Path) -> None:
    (tmp_path / "my.zip").write_bytes(b"x" * 1_500)
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system=None)
    import_.send_and_follow(cast("Stats", _Importing()), [tmp_path / "my.zip"], console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "1.5 kB" in text
    assert "101 rows" in text


def test_a_top_list_as_csv_has_a_column_for_each_figure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    top = TOP.to_dict()
    arguments = Namespace(json=False, csv=True)
    show(arguments, Console(), top, [*top["items"], {"rank": 2, "name": 'B, "b"'}], "")
    header, first, second = capsys.readouterr().out.splitlines()
    found = dict(zip(header.split(","), first.split(","), strict=True))
    assert found["artist_name"] == "Sel Na"
    assert found["listened_ms"] == "4000000"
    assert "artist" not in found
    assert '"B, ""b"""' in second
