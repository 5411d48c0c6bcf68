# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

RankingRange = Literal["long", "medium", "short"]

RANKING_RANGE_VALUES: set[RankingRange] = {
    "long",
    "medium",
    "short",
}


def check_ranking_range(value: str) -> RankingRange:
    if value in RANKING_RANGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RANKING_RANGE_VALUES!r}"
    )
