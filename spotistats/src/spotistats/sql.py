"""The answer to SQL: the Arrow stream that came, which nothing copies."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from spotistats.frames import Column, Columns, needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True)
class SqlTable:
    """Rows and columns, as Arrow.

    Whatever takes Arrow takes this as it is (`polars.DataFrame(table)`, `duckdb`, `pyarrow.table`).
    `truncated` says whether there were more rows.
    """

    stream: bytes = field(repr=False)
    """An Arrow IPC stream."""
    truncated: bool

    @cached_property
    def _arrow(self) -> pa.Table:
        arrow = needed("pyarrow")
        return arrow.ipc.open_stream(arrow.py_buffer(self.stream)).read_all()

    def to_arrow(self) -> pa.Table:
        """An Arrow table that looks into the bytes that came; they are not copied."""
        return self._arrow

    def to_pandas(self) -> pd.DataFrame:
        """A data frame of pandas (and pyarrow)."""
        needed("pandas")
        frame: pd.DataFrame = self._arrow.to_pandas()
        return frame

    def to_polars(self) -> pl.DataFrame:
        """A data frame of polars, which reads the stream itself."""
        frame: pl.DataFrame = needed("polars").read_ipc_stream(self.stream)
        return frame

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._arrow.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return int(self._arrow.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._arrow.to_pylist())

    def first_columns(self, rows: int) -> Columns:
        """The first rows, for showing them."""
        first = self._arrow.slice(0, rows)
        return {
            name: Column("any", column.to_pylist(), may_be_null=True)
            for name, column in zip(first.column_names, first.columns, strict=True)
        }

    def _repr_html_(self) -> str:
        from spotistats import html  # noqa: PLC0415 - for notebooks only

        return html.sql_page(self)
