"""When two names are the same name, and the ids that follow from names."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SEPARATOR = "\x1f"  # the ASCII unit separator: normalising removes it from names


@lru_cache(maxsize=65_536)
def normalised(name: str) -> str:
    """`name` without what sources disagree on: Unicode form (NFKC), case, white space.

    Nothing else is touched: "feat." and what stands in brackets can tell two recordings apart.
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_id(*names: str | None) -> str:
    """The id of something known only by its names: `n` and 21 base-62 characters.

    Spotify's own ids have 22 base-62 characters too, but the first of them is never above 7
    (22 base-62 digits hold more than the 128 bits of an id), so that the two cannot be confused.
    """
    text = _SEPARATOR.join("" if name is None else normalised(name) for name in names)
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest(), "big")
    digits = []
    for _ in range(21):
        number, digit = divmod(number, 62)
        digits.append(_ALPHABET[digit])
    return "n" + "".join(digits)


def is_spotify_id(text: str) -> bool:
    """Whether this is an id that Spotify gave, not one that was made from names.

    >>> is_spotify_id("4uLU6hMCjMI75M1A2tKUQC"), is_spotify_id(name_id("music", "Band", "Song"))
    (True, False)
    """
    return len(text) == 22 and text[0] in "01234567" and text.isalnum()
