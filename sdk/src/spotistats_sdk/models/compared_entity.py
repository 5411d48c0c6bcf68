# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ComparedEntity = Literal["albums", "artists", "tracks"]

COMPARED_ENTITY_VALUES: set[ComparedEntity] = {
    "albums",
    "artists",
    "tracks",
}


def check_compared_entity(value: str) -> ComparedEntity:
    if value in COMPARED_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COMPARED_ENTITY_VALUES!r}"
    )
