"""What answers have in common: frozen, shown well in notebooks, and ready to be a data frame."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from spotistats.frames import Columns

T_co = TypeVar("T_co", covariant=True)


class Tabular:
    """Has rows and columns, and hands them to whatever library is installed.

    What is nested becomes a column of its own (`artist_id`, `artist_name`). Columns that end in
    `_at` are instants in UTC; `start` is on the clock of the time zone that was asked about.
    """

    __slots__ = ()

    def _columns(self) -> Columns:
        raise NotImplementedError

    def to_arrow(self) -> pa.Table:
        """An Arrow table; `MissingPackageError` without pyarrow."""
        from spotistats import frames  # noqa: PLC0415 - frames are made by few

        return frames.to_arrow(self._columns())

    def to_pandas(self) -> pd.DataFrame:
        """A data frame; `MissingPackageError` without pandas."""
        from spotistats import frames  # noqa: PLC0415

        return frames.to_pandas(self._columns())

    def to_polars(self) -> pl.DataFrame:
        """A data frame; `MissingPackageError` without polars."""
        from spotistats import frames  # noqa: PLC0415

        return frames.to_polars(self._columns())

    def _repr_html_(self) -> str:
        from spotistats import html  # noqa: PLC0415

        return html.page(self)


class Record(Tabular):
    """An answer, or a part of one: a frozen dataclass."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """As the contract writes it in JSON."""
        return {
            field.name.rstrip("_"): _plain(getattr(self, field.name))
            for field in dataclasses.fields(self)  # type: ignore[arg-type] # each subclass is one
        }

    def _columns(self) -> Columns:
        from spotistats import shapes  # noqa: PLC0415

        return shapes.columns_of_answer(self)


class Rows(tuple[T_co, ...], Tabular):
    """A tuple of records, which is a table."""

    __slots__ = ()

    def _columns(self) -> Columns:
        from spotistats import shapes  # noqa: PLC0415

        return shapes.columns_of(self)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
