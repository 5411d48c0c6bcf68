"""Printing answers: as a table, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table

from spotistats.output import duration, number, plain

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

_RIGHT = {"integer", "number", "decimal"}


def output_options() -> ArgumentParser:
    """How an answer is printed; a parent of the commands that print one."""
    parser = ArgumentParser(add_help=False)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--json", action="store_true", help="print the answer as JSON")
    group.add_argument("--csv", action="store_true", help="print its rows as CSV")
    return parser


def show(
    arguments: Namespace,
    console: Console,
    answer: dict[str, Any],
    records: Iterable[dict[str, Any]],
    table: RenderableType,
) -> None:
    """Print an answer as the options say: whole, its records (see `flat`), or for people."""
    if arguments.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    elif arguments.csv:
        rows = [flat(record) for record in records]
        columns = list(dict.fromkeys(name for row in rows for name in row))
        _write_csv(columns, ([row.get(name) for name in columns] for row in rows))
    else:
        console.print(table)


def show_sheet(arguments: Namespace, console: Console, answer: dict[str, Any], shown: str) -> None:
    """Print an answer that has `columns` and `rows` as the options say."""
    if arguments.csv:
        _write_csv([column["name"] for column in answer["columns"]], answer["rows"])
    else:
        show(arguments, console, answer, (), Group(sheet_table(answer), plain(shown, "dim")))


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record without records in it: `artist` becomes `artist_id` and `artist_name`.

    >>> flat({"rank": 1, "artist": {"id": "x", "name": "Sel Na"}, "album": None})
    {'rank': 1, 'artist_id': 'x', 'artist_name': 'Sel Na'}
    """
    found = {}
    for name, value in record.items():
        if isinstance(value, dict):
            found.update({f"{name}_{inner}": each for inner, each in flat(value).items()})
        elif value is not None:
            found[name] = value
    return found


def _write_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(value) for value in row] for row in rows)


def sheet_table(answer: dict[str, Any]) -> RenderableType:
    """The rows for people; ids stay out where there are names beside them."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    names = {column["name"] for column in answer["columns"]}
    kept = [
        (place, column)
        for place, column in enumerate(answer["columns"])
        if column["name"].removesuffix("_id") not in names - {column["name"]}
    ]
    for _, column in kept:
        right = column["type"] in _RIGHT
        table.add_column(
            plain(column["name"]), justify="right" if right else "left", overflow="fold"
        )
    for row in answer["rows"]:
        table.add_row(*(plain(_for_people(row[place], column)) for place, column in kept))
    return table


def _for_people(value: Any, column: dict[str, Any]) -> str | None:
    if value is None or isinstance(value, bool):
        return None if value is None else "yes" if value else "no"
    if column["unit"] == "ms":
        return duration(value)
    if column["unit"] == "share":
        return f"{value:.1%}"
    if isinstance(value, int) and column["name"] != "year":
        return number(value)
    return _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
