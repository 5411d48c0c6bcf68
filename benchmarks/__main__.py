"""Prints every benchmark. `make bench ARGS="--plays 1000000"` takes another size."""

from __future__ import annotations

import argparse
import os
import platform
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks import clients, dashboard, importing, load, opening, statistics
from benchmarks.bench import Bench
from benchmarks.peers import table as peers
from tests.support.exports import a_listener, a_zip_by_years, a_zip_of

_DAYS = 2_900


def main() -> None:
    """Run the benchmarks over one history."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--plays", type=int, default=200_000, help="rows of the made-up history")
    parser.add_argument("--export", type=Path, help="a ZIP of extended history to use instead")
    parser.add_argument("--quick", action="store_true", help="without the million rows")
    parser.add_argument("--only-questions", action="store_true", help="import once, then ask")
    parser.add_argument("--peers", action="store_true", help="only us beside others, in one table")
    parser.add_argument("--load", action="store_true", help="only 200 clients, for a minute")
    parser.add_argument("--seconds", type=float, default=load.SECONDS, help="of --load")
    chosen = parser.parse_args()
    if chosen.load:
        load.run(chosen.seconds)
        return
    if chosen.peers:
        peers.run(chosen.plays)
        return
    # Until today, as the dashboard's periods are.
    since = (datetime.now(UTC) - timedelta(days=_DAYS)).date().isoformat()
    rows = a_listener(1, chosen.plays, chosen.plays // 10, days=_DAYS, since=since)
    if chosen.export:
        content, what = chosen.export.read_bytes(), chosen.export.name
    else:
        content, what = a_zip_of(rows, rows_in_file=16_000), f"{len(rows):,} made-up rows"
    print(f"{what}; {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with Bench() as bench:
        importing.run(bench, content, once=chosen.only_questions)
        ask(bench)
    dashboard.run(content)
    if chosen.only_questions:
        return
    print("\nImporting more")
    with Bench() as bench:
        older = rows[: len(rows) * 95 // 100]
        importing.run_overlap(
            bench, a_zip_by_years(older), a_zip_by_years(rows), "a file for each year"
        )
        importing.run_overlap(
            bench,
            a_zip_of(older, rows_in_file=16_000),
            a_zip_of(rows, rows_in_file=15_000),
            "all files divided anew",
        )
        since = (datetime.now(UTC) - timedelta(days=2 * _DAYS)).date().isoformat()
        longer = a_listener(3, 2 * chosen.plays, chosen.plays // 10, days=2 * _DAYS, since=since)
        importing.run_growth(bench, longer, a_zip_by_years, "a file for each year")
        importing.run_growth(
            bench, longer, partial(a_zip_of, rows_in_file=16_000), "files of 12 MB"
        )
    load.run()
    if not chosen.quick:
        with Bench() as bench:
            many = a_listener(2, 1_000_000, 60_000, days=4_000, since="2014-03-01")
            importing.run_large(bench, a_zip_of(many, rows_in_file=16_000), content)
            ask(bench)


def ask(bench: Bench) -> None:
    """Everything about questions, on what was imported."""
    statistics.run(bench)
    clients.run(bench)
    opening.run(bench)


if __name__ == "__main__":
    main()
