"""Chance that comes out the same each time it is asked about the same thing."""

from __future__ import annotations

import hashlib
import random

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WHOLE = float(1 << 64)


def draw(*about: object) -> float:
    """A number in [0, 1) that depends on its arguments alone."""
    digest = hashlib.blake2b(repr(about).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / _WHOLE


def hits(share: float, *about: object) -> bool:
    """Whether this is among the `share` (0 to 1) of things that something happens to."""
    return share > 0 and draw(*about) < share


def a_random(*about: object) -> random.Random:
    """A generator of its own for one purpose."""
    return random.Random(repr(about))


def spotify_id(chance: random.Random) -> str:
    """An id as Spotify makes them: 22 characters of base 62."""
    return "0" + "".join(chance.choices(_BASE62, k=21))


def is_spotify_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return len(text) == 22 and all(letter in _BASE62 for letter in text)
