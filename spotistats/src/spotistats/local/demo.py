"""`spotistats up --demo`: a synthetic history, so that a newcomer sees answers at once."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from spotistats.client import Stats
from spotistats.errors import StatsError
from spotistats.local.demo_export import write_export
from spotistats.local.demo_spotify import listen
from spotistats.report import sentence
from spotistats.statistics import top_table
from spotistats.target import Target

if TYPE_CHECKING:
    from rich.console import Console

FILE_NAME = "my_spotify_data.zip"


def show_demo(url: str, token: str, lives: bool, console: Console) -> None:
    """Import the demo if the history has no import yet, and show the top five artists; if it
    `lives`, show then what arrives from the made-up Spotify."""
    try:
        with Stats(Target(url, token)) as ss:
            if ss.imports(limit=1).total:
                console.print("The history has an import already; the demo is left out.")
            else:
                _import_demo(ss, console)
            console.print(top_table(ss.top("artists", limit=5)))
            console.print("Ask on in another terminal: spotistats top tracks --since 2024-01-01")
            if lives:
                listen(ss, console)
    except StatsError as error:
        console.print(f"The demo ends: {error.message} {error.remedy}", markup=False)


def _import_demo(ss: Stats, console: Console) -> None:
    console.print("Importing a demo: years of a made-up listener, until yesterday …")
    with tempfile.TemporaryFile() as file:
        write_export(file, until=datetime.now(UTC).date())
        file.seek(0)
        started = ss.upload([(FILE_NAME, file)])
    console.print(sentence(ss.follow_import(started)))
