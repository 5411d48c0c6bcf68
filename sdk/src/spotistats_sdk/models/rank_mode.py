# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

RankMode = Literal["cumulative", "step"]

RANK_MODE_VALUES: set[RankMode] = {
    "cumulative",
    "step",
}


def check_rank_mode(value: str) -> RankMode:
    if value in RANK_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RANK_MODE_VALUES!r}")
