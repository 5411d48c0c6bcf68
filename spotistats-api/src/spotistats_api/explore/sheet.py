"""Columns and rows as JSON values, CSV, an Arrow stream or Parquet."""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

if TYPE_CHECKING:
    from collections.abc import Callable

JSON = "application/json"
CSV = "text/csv"
ARROW = "application/vnd.apache.arrow.stream"
PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True)
class Column:
    """What a column holds; `unit` is ms, share, or None."""

    name: str
    type: str
    unit: str | None = None


@dataclass(frozen=True)
class Sheet:
    """Typed columns and their rows."""

    columns: tuple[Column, ...]
    table: pa.Table

    def rows(self) -> list[list[Any]]:
        """The rows in values that JSON has."""
        columns = [_json_values(column) for column in self.table.itercolumns()]
        return [list(row) for row in zip(*columns, strict=True)]

    def encoded(self, media_type: str) -> bytes:
        """The rows as a file."""
        return {CSV: self.csv, ARROW: self.arrow, PARQUET: self.parquet}[media_type]()

    def csv(self) -> bytes:
        """CSV (RFC 4180) with a line of names; what is not known is empty."""
        columns = [_texts(column) for column in self.table.itercolumns()]
        sink = pa.BufferOutputStream()
        csv.write_csv(pa.table(columns, names=self.table.column_names), sink)
        return bytes(sink.getvalue())

    def arrow(self) -> bytes:
        """An Arrow IPC stream."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, self.table.schema) as writer:
            writer.write_table(self.table)
        return bytes(sink.getvalue())

    def parquet(self) -> bytes:
        """A Parquet file; what Parquet has no type for is a text."""
        columns = [
            column if _fits_parquet(column.type) else _texts(column)
            for column in self.table.itercolumns()
        ]
        sink = pa.BufferOutputStream()
        parquet.write_table(pa.table(columns, names=self.table.column_names), sink)
        return bytes(sink.getvalue())


_TYPES: tuple[tuple[str, Callable[[pa.DataType], bool]], ...] = (
    ("boolean", pa.types.is_boolean),
    ("integer", pa.types.is_integer),
    ("number", pa.types.is_floating),
    ("decimal", pa.types.is_decimal),
    ("date", pa.types.is_date),
    ("timestamp", pa.types.is_timestamp),
    ("time", pa.types.is_time),
    ("binary", pa.types.is_binary),
    ("map", pa.types.is_map),
    ("list", lambda each: pa.types.is_list(each) or pa.types.is_fixed_size_list(each)),
    ("struct", pa.types.is_struct),
    ("null", pa.types.is_null),
)


def sheet_of(table: pa.Table) -> Sheet:
    """The sheet of any table."""
    columns = tuple(Column(each.name, _type_of(each.type)) for each in table.schema)
    return Sheet(columns, table)


def _type_of(kind: pa.DataType) -> str:
    return next((name for name, fits in _TYPES if fits(kind)), "string")


def _instants(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Dates and times as ISO 8601; Arrow knows dates beyond those of Python."""
    return pc.replace_substring(column.cast(pa.string()), " ", "T")


def _json_values(column: pa.ChunkedArray) -> list[Any]:
    kind = column.type
    if pa.types.is_temporal(kind):
        return list(_instants(column).to_pylist())
    values = _python_values(column)
    plain = pa.types.is_integer(kind) or pa.types.is_string(kind) or pa.types.is_boolean(kind)
    return values if plain else [_json_value(value) for value in values]


def _python_values(column: pa.ChunkedArray) -> list[Any]:
    try:
        return list(column.to_pylist())
    except (OverflowError, ValueError):  # dates in it that Python does not know
        return list(column.cast(_with_texts(column.type)).to_pylist())


def _with_texts(kind: pa.DataType) -> pa.DataType:
    """The type with texts in place of all dates and times."""
    if pa.types.is_list(kind):
        return pa.list_(_with_texts(kind.value_type))
    if pa.types.is_map(kind):
        return pa.map_(_with_texts(kind.key_type), _with_texts(kind.item_type))
    if pa.types.is_struct(kind):
        return pa.struct([(each.name, _with_texts(each.type)) for each in kind])
    return pa.string() if pa.types.is_temporal(kind) else kind


def _json_value(value: Any) -> Any:
    """A value as JSON has it; what JSON has no word for is a text."""
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {str(name): _json_value(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_json_value(each) for each in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, date | datetime | time):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def _fits_parquet(kind: pa.DataType) -> bool:
    try:
        parquet.write_table(pa.schema([("one", kind)]).empty_table(), pa.BufferOutputStream())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return False
    return True


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column that CSV can hold."""
    kind = column.type
    if pa.types.is_temporal(kind):
        return _instants(column)
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        values = [_json_value(value) for value in _python_values(column)]
        texts = [
            each if each is None or isinstance(each, str) else orjson.dumps(each).decode()
            for each in values
        ]
        return pa.chunked_array([pa.array(texts, pa.string())])
    return column
