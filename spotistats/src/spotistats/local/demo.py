"""`spotistats up --demo`: a synthetic history, so that a newcomer sees answers at once."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from spotistats.answers import answer_of
from spotistats.client import Connection
from spotistats.errors import CommandError
from spotistats.local.demo_export import write_export
from spotistats.local.demo_spotify import listen
from spotistats.report import sentence
from spotistats.statistics import Question, ask_top, top_table
from spotistats.upload import follow, upload
from spotistats_sdk.api.imports import list_imports
from spotistats_sdk.models import ImportList

if TYPE_CHECKING:
    from rich.console import Console

FILE_NAME = "my_spotify_data.zip"


def show_demo(url: str, token: str, lives: bool, console: Console) -> None:
    """Import the demo if the history has no import yet, and show the top five artists; if it
    `lives`, show then what arrives from the made-up Spotify."""
    try:
        with Connection(url, token) as connection:
            with connection.requests() as client:
                there = answer_of(list_imports.sync_detailed(client=client, limit=1), ImportList)
            if there.total:
                console.print("The history has an import already; the demo is left out.")
            else:
                _import_demo(connection, console)
            console.print(top_table(ask_top(connection, "artists", Question(limit=5))))
            console.print("Ask on in another terminal: spotistats top tracks --since 2024-01-01")
            if lives:
                listen(connection, console)
    except CommandError as error:
        console.print(f"The demo ends: {error.message} {error.remedy}", markup=False)


def _import_demo(connection: Connection, console: Console) -> None:
    console.print("Importing a demo: four years of a made-up listener …")
    with tempfile.TemporaryFile() as file:
        write_export(file)
        file.seek(0)
        started = upload(connection, [(FILE_NAME, file)])
    console.print(sentence(follow(connection, started)))
