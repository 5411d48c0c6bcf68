# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ReasonCountOutcome = Literal["known", "skipped", "upgraded"]

REASON_COUNT_OUTCOME_VALUES: set[ReasonCountOutcome] = {
    "known",
    "skipped",
    "upgraded",
}


def check_reason_count_outcome(value: str) -> ReasonCountOutcome:
    if value in REASON_COUNT_OUTCOME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REASON_COUNT_OUTCOME_VALUES!r}"
    )
