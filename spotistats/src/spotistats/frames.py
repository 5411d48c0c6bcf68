"""Columns with a type each, and the data frames that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from spotistats.errors import MissingPackageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

Kind = Literal["string", "integer", "number", "boolean", "date", "instant", "local", "any"]
"""`instant`: a moment in UTC; `local`: what a clock on the wall showed; `any`: as it comes."""


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one kind; None is what is not known."""

    kind: Kind
    values: Sequence[Any]
    may_be_null: bool = False


Columns = dict[str, Column]


def to_arrow(columns: Columns) -> pa.Table:
    """An Arrow table."""
    arrow = needed("pyarrow")
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "instant": arrow.timestamp("us", "UTC"),
        "local": arrow.timestamp("us"),
        "any": None,
    }
    return arrow.table(
        {name: arrow.array(each.values, types[each.kind]) for name, each in columns.items()}
    )


def to_polars(columns: Columns) -> pl.DataFrame:
    """A data frame of polars."""
    polars = needed("polars")
    types = {
        "string": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "date": polars.Date,
        "instant": polars.Datetime("us", "UTC"),
        "local": polars.Datetime("us"),
        "any": None,
    }
    frame: pl.DataFrame = polars.DataFrame(
        [
            polars.Series(name, each.values, types[each.kind], strict=False)
            for name, each in columns.items()
        ]
    )
    return frame


def to_pandas(columns: Columns) -> pd.DataFrame:
    """A data frame of pandas; whole numbers and flags that may be unknown are nullable ones."""
    pandas = needed("pandas")
    types = {
        "string": "object",
        "integer": "Int64",
        "number": "float64",
        "boolean": "boolean",
        "date": "datetime64[us]",
        "instant": "datetime64[us, UTC]",
        "local": "datetime64[us]",
        "any": "object",
    }
    certain = {"integer": "int64", "boolean": "bool"}
    frame: pd.DataFrame = pandas.DataFrame(
        {
            name: pandas.Series(
                list(each.values),
                dtype=types[each.kind]
                if each.may_be_null
                else certain.get(each.kind, types[each.kind]),
            )
            for name, each in columns.items()
        }
    )
    return frame


def needed(package: str) -> Any:
    """A library that the facade itself does without.

    Raises:
        MissingPackageError: it is not installed.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingPackageError(
            f"This needs {package}, which is not installed.", f"Install it: pip install {package}"
        ) from error
