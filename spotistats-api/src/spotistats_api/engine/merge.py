"""Rows about some titles, collections or creators, merged into those that are there already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from spotistats_api.engine.build import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import duckdb

    from spotistats_api.engine.identity import Columns

Row = dict[str, Any]


@dataclass
class Merged:
    """Rows of a table (of titles, collections or creators) beside those that are there already."""

    cursor: duckdb.DuckDBPyConnection
    name: str
    schema: pa.Schema
    told: Columns
    held: Mapping[tuple[int, str], Row]
    rows: list[tuple[Row, Row | None]] = field(init=False)
    """What new plays say, and what is there of the same thing."""
    _codes: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.rows, self._codes, count = [], [], None
        for values in zip(*self.told.values(), strict=True):
            row = dict(zip(self.told, values, strict=True))
            before = self.held.get((row["kind"], row["id"]))
            self.rows.append((row, before))
            if before is not None:
                self._codes.append(before[self.schema.names[0]])
            else:
                count = count_of(self.cursor, self.name) if count is None else count + 1
                self._codes.append(count)

    def codes(self, places: Sequence[int | None]) -> list[int | None]:
        """The codes in the table of places among the rows."""
        return [None if place is None else self._codes[place] for place in places]

    def write(self) -> list[int]:
        """Add what is new and change what is told otherwise; the codes of what is changed."""
        code = self.schema.names[0]
        new: list[Row] = []
        changed: list[Row] = []
        for row, before in self.rows:
            if before is None:
                new.append(row)
                continue
            # A flag that is not set says nothing of earlier plays.
            said = {
                name: value
                for name, value in row.items()
                if value is not None and value is not False
            }
            if any(before[name] != value for name, value in said.items()):
                changed.append(before | said)
        if new:
            columns = {name: [row[name] for row in new] for name in self.told}
            first = count_of(self.cursor, self.name)
            insert(self.cursor, self.name, numbered(columns, self.schema, first))
        if changed:
            sets = ", ".join(f"{name} = incoming.{name}" for name in self.told)
            self.cursor.register("incoming", pa.Table.from_pylist(changed, schema=self.schema))
            self.cursor.execute(
                f"UPDATE {self.name} SET {sets} FROM incoming "  # noqa: S608 - our own words
                f"WHERE {self.name}.{code} = incoming.{code}"
            )
            self.cursor.unregister("incoming")
        return [row[code] for row in changed]


def held_rows(
    cursor: duckdb.DuckDBPyConnection, table: str, ids: Iterable[str]
) -> dict[tuple[int, str], Row]:
    """The rows with these ids, by kind (its number) and id."""
    wanted = list(ids)
    if not wanted:
        return {}
    found = cursor.execute(
        f"SELECT * FROM {table} WHERE id IN (SELECT unnest($ids))",  # noqa: S608 - our own words
        {"ids": wanted},
    )
    names = [each[0] for each in found.description]
    rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    return {(row["kind"], row["id"]): row for row in rows}


def count_of(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has, which is the code of the next one."""
    rows = cursor.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - our own words
    return int(rows[0][0])


def insert(cursor: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Add rows to a table."""
    cursor.register("incoming", rows)
    cursor.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    cursor.unregister("incoming")
