# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

TopEntity = Literal[
    "albums",
    "artists",
    "audiobooks",
    "countries",
    "episodes",
    "platforms",
    "shows",
    "tracks",
]

TOP_ENTITY_VALUES: set[TopEntity] = {
    "albums",
    "artists",
    "audiobooks",
    "countries",
    "episodes",
    "platforms",
    "shows",
    "tracks",
}


def check_top_entity(value: str) -> TopEntity:
    if value in TOP_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOP_ENTITY_VALUES!r}"
    )
