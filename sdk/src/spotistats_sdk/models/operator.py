# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

Operator = Literal[
    "between",
    "contains",
    "eq",
    "ge",
    "gt",
    "in",
    "is_null",
    "le",
    "lt",
    "ne",
    "not_in",
    "starts_with",
]

OPERATOR_VALUES: set[Operator] = {
    "between",
    "contains",
    "eq",
    "ge",
    "gt",
    "in",
    "is_null",
    "le",
    "lt",
    "ne",
    "not_in",
    "starts_with",
}


def check_operator(value: str) -> Operator:
    if value in OPERATOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPERATOR_VALUES!r}")
