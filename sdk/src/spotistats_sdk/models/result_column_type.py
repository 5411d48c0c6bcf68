# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ResultColumnType = Literal[
    "binary",
    "boolean",
    "date",
    "decimal",
    "integer",
    "list",
    "map",
    "null",
    "number",
    "string",
    "struct",
    "time",
    "timestamp",
]

RESULT_COLUMN_TYPE_VALUES: set[ResultColumnType] = {
    "binary",
    "boolean",
    "date",
    "decimal",
    "integer",
    "list",
    "map",
    "null",
    "number",
    "string",
    "struct",
    "time",
    "timestamp",
}


def check_result_column_type(value: str) -> ResultColumnType:
    if value in RESULT_COLUMN_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RESULT_COLUMN_TYPE_VALUES!r}"
    )
