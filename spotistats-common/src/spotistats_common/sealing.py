"""Sealing secrets before they are stored: Fernet (AES-128-CBC with HMAC-SHA-256).

Keys are replaced without a break: put a new one first, and keep the old ones until everything is
sealed anew (`needs_new_key`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

if TYPE_CHECKING:
    from collections.abc import Sequence


class CannotOpenError(Exception):
    """None of the keys opens it: it was sealed with a key that is gone, or it was changed."""


def new_key() -> str:
    """A fresh key: 32 random bytes in URL-safe Base64."""
    return Fernet.generate_key().decode()


class Sealer:
    """Seals with the first of some keys, opens with any of them."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take the keys; ValueError (which shows none of them) if one is not a key."""
        try:
            ring = [Fernet(key.strip()) for key in keys]
        except ValueError:
            raise ValueError("a key is 32 bytes in URL-safe Base64 (44 characters)") from None
        self._first = ring[0]
        self._all = MultiFernet(ring)

    def seal(self, text: str) -> bytes:
        """`text`, readable only with the first key."""
        return self._first.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """What was sealed.

        Raises:
            CannotOpenError: no key fits.
        """
        try:
            return self._all.decrypt(sealed).decode()
        except InvalidToken:
            raise CannotOpenError("none of the token keys opens it") from None

    def needs_new_key(self, sealed: bytes) -> bool:
        """Whether it was sealed with another key than the first."""
        try:
            self._first.decrypt(sealed)
        except InvalidToken:
            return True
        return False
