# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

HeardEntity = Literal["albums", "artists", "audiobooks", "episodes", "shows", "tracks"]

HEARD_ENTITY_VALUES: set[HeardEntity] = {
    "albums",
    "artists",
    "audiobooks",
    "episodes",
    "shows",
    "tracks",
}


def check_heard_entity(value: str) -> HeardEntity:
    if value in HEARD_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {HEARD_ENTITY_VALUES!r}"
    )
