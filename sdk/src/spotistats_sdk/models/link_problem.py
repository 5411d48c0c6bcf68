# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

LinkProblem = Literal[
    "expired", "not_allowlisted", "premium_missing", "revoked", "scope_missing"
]

LINK_PROBLEM_VALUES: set[LinkProblem] = {
    "expired",
    "not_allowlisted",
    "premium_missing",
    "revoked",
    "scope_missing",
}


def check_link_problem(value: str) -> LinkProblem:
    if value in LINK_PROBLEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LINK_PROBLEM_VALUES!r}"
    )
