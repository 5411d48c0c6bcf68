"""How answers name a track, album, artist, show, …"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedRef:
    """The id and the display name of something."""

    id: str
    name: str


def named(thing_id: str | None, name: str | None) -> NamedRef | None:
    """The reference to something, or None if there is nothing to refer to."""
    return None if thing_id is None or name is None else NamedRef(thing_id, name)
