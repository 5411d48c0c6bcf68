"""Runs all peers over one history and prints the table."""

from __future__ import annotations

import os
import platform
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.peers import maloja, ours, plain
from benchmarks.peers.asked import Measured, Question
from benchmarks.peers.history import a_history
from tests.support.exports import a_zip_of, as_json

_WHAT = ("artists", "tracks", "albums")


def run(plays: int) -> None:
    """Measure and print."""
    rows = a_history(plays)
    different = {row["spotify_track_uri"] for row in rows}
    cores, python = os.cpu_count(), platform.python_version()
    print(f"{plays:,} plays of {len(different):,} tracks; {cores} cores, Python {python}\n")
    # Whole days, as Maloja knows no others: from the first midnight after the last play back.
    last = datetime.fromisoformat(rows[-1]["ts"]).astimezone(UTC)
    until = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)
    periods = {
        "4 weeks": until - timedelta(days=28),
        "a year": until - timedelta(days=365),
        "all time": None,
    }
    questions = [Question(what, when, since) for when, since in periods.items() for what in _WHAT]
    questions.append(Question("plays per month", "all time", None))
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        file, export = folder / "history.json", folder / "my_spotify_data.zip"
        file.write_bytes(as_json(rows))
        export.write_bytes(a_zip_of(rows, rows_in_file=16_000))
        found = [
            ours.measure(folder / "ours", export, len(rows), questions),
            plain.measure_mongodb(file, len(rows), questions),
            plain.measure_duckdb(file, len(rows), questions),
            maloja.measure(folder, file, len(rows), questions, until),
        ]
    _show(found, questions)


def _show(found: list[Measured], questions: list[Question]) -> None:
    _line("", [each.name for each in found])
    _line("import, rows/s", [f"{each.rows_a_second:,.0f}" for each in found])
    for question in questions:
        name = question.name
        figures = [f"{each.first_ms[name]:,.1f} / {each.then_ms[name]:,.1f}" for each in found]
        _line(f"{name}, first / then, ms", figures)
    _line("memory after that, MiB", [f"{each.memory_mib:,.0f}" for each in found])
    print("\nThe most plays in each answer, which shows that the same was asked")
    for question in questions:
        _line(question.name, [f"{each.most_plays[question.name]:,}" for each in found])


def _line(name: str, figures: list[str]) -> None:
    print(f"{name:<48}" + "".join(f"{each:>20}" for each in figures))
