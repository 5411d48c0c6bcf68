"""Prints every benchmark. `make bench ARGS="--plays 1000000"` takes another size."""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path

from benchmarks import importing, statistics
from benchmarks.bench import Bench
from tests.support.exports import a_listener, a_zip_of


def main() -> None:
    """Run the benchmarks over one history."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--plays", type=int, default=200_000, help="rows of the made-up history")
    parser.add_argument("--export", type=Path, help="a ZIP of extended history to use instead")
    chosen = parser.parse_args()
    if chosen.export:
        content, what = chosen.export.read_bytes(), chosen.export.name
    else:
        rows = a_listener(seed=1, plays=chosen.plays, tracks=chosen.plays // 10, days=2_900)
        content, what = a_zip_of(rows, rows_in_file=16_000), f"{len(rows):,} made-up rows"
    print(f"{what}; {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with Bench() as bench:
        importing.run(bench, content)
        statistics.run(bench)


if __name__ == "__main__":
    main()
