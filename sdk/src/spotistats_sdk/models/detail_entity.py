# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

DetailEntity = Literal["albums", "artists", "tracks"]

DETAIL_ENTITY_VALUES: set[DetailEntity] = {
    "albums",
    "artists",
    "tracks",
}


def check_detail_entity(value: str) -> DetailEntity:
    if value in DETAIL_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DETAIL_ENTITY_VALUES!r}"
    )
