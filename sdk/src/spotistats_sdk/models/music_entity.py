# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

MusicEntity = Literal["albums", "artists", "tracks"]

MUSIC_ENTITY_VALUES: set[MusicEntity] = {
    "albums",
    "artists",
    "tracks",
}


def check_music_entity(value: str) -> MusicEntity:
    if value in MUSIC_ENTITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MUSIC_ENTITY_VALUES!r}"
    )
