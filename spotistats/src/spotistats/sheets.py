"""Showing columns and rows: as a table, JSON or CSV."""

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

    from rich.console import Console, RenderableType

_RIGHT = {"integer", "number", "decimal"}


def sheet_options() -> ArgumentParser:
    """How rows are printed; a parent of the commands that show them."""
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--csv", action="store_true", help="print the rows as CSV")
    return parser


def show(arguments: Namespace, console: Console, answer: dict[str, Any], shown: str) -> None:
    """Print an answer that has `columns` and `rows` as the options say."""
    if arguments.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    elif arguments.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(column["name"] for column in answer["columns"])
        writer.writerows([_text(value) for value in row] for row in answer["rows"])
    else:
        console.print(Group(sheet_table(answer), plain(shown, "dim")))


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
