"""Which Spotify ids are of one recording: those with the same ISRC."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def joined_ids(isrcs: Mapping[str, str]) -> dict[str, str]:
    """The id that each one is joined to: the smallest (byte by byte) with the same ISRC.

    `isrcs` is by Spotify's ids, which are ASCII. Ids that keep their own are left out.

    >>> joined_ids({"2b": "USRC1", "1a": "USRC1", "3c": "USRC2"})
    {'2b': '1a'}
    """
    smallest: dict[str, str] = {}
    for spotify_id, isrc in isrcs.items():
        smallest[isrc] = min(spotify_id, smallest.get(isrc, spotify_id))
    return {
        spotify_id: smallest[isrc]
        for spotify_id, isrc in isrcs.items()
        if smallest[isrc] != spotify_id
    }


def digest_of(joined: Mapping[str, str]) -> str | None:
    """A short text that is another one whenever ids are joined in another way; None if none are.

    >>> digest_of({}) is None, digest_of({"b": "a"}) == digest_of({"b": "a"})
    (True, True)
    """
    if not joined:
        return None
    text = " ".join(f"{spotify_id}={title}" for spotify_id, title in sorted(joined.items()))
    return blake2b(text.encode(), digest_size=16).hexdigest()
