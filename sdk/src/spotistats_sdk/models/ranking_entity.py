# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

RankingEntity = Literal["artists", "tracks"]

RANKING_ENTITY_VALUES: set[RankingEntity] = {
    "artists",
    "tracks",
}


def check_ranking_entity(value: str) -> RankingEntity:
    if value in RANKING_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RANKING_ENTITY_VALUES!r}"
    )
