# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

SearchEntity = Literal["albums", "artists", "audiobooks", "episodes", "shows", "tracks"]

SEARCH_ENTITY_VALUES: set[SearchEntity] = {
    "albums",
    "artists",
    "audiobooks",
    "episodes",
    "shows",
    "tracks",
}


def check_search_entity(value: str) -> SearchEntity:
    if value in SEARCH_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SEARCH_ENTITY_VALUES!r}"
    )
