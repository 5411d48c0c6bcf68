"""Sealed secrets: only the keys open them, and keys can be replaced without a break."""

from __future__ import annotations

import pytest
from pydantic import SecretStr, ValidationError

from spotistats_common.sealing import CannotOpenError, Sealer, new_key
from spotistats_common.settings import Settings

SECRET = "AQB-a-refresh-token"


def test_what_is_sealed_can_be_opened_and_not_read() -> None:
    sealer = Sealer([new_key()])
    sealed = sealer.seal(SECRET)
    assert SECRET.encode() not in sealed
    assert sealer.open(sealed) == SECRET
    assert sealer.seal(SECRET) != sealed


def test_another_key_does_not_open_it() -> None:
    sealed = Sealer([new_key()]).seal(SECRET)
    with pytest.raises(CannotOpenError) as caught:
        Sealer([new_key()]).open(sealed)
    assert caught.value.__cause__ is None


def test_a_changed_byte_is_noticed() -> None:
    sealer = Sealer([new_key()])
    sealed = bytearray(sealer.seal(SECRET))
    sealed[40] ^= 1
    with pytest.raises(CannotOpenError):
        sealer.open(bytes(sealed))


def test_keys_are_replaced_one_after_another() -> None:
    old, new = new_key(), new_key()
    sealed = Sealer([old]).seal(SECRET)
    both = Sealer([new, old])
    assert both.open(sealed) == SECRET
    assert both.needs_new_key(sealed)
    again = both.seal(both.open(sealed))
    assert not both.needs_new_key(again)
    assert Sealer([new]).open(again) == SECRET


@pytest.mark.parametrize("keys", ["", "too-short", f"{new_key()},", f"{new_key()},nonsense"])
def test_settings_refuse_what_is_no_key_without_showing_it(keys: str) -> None:
    with pytest.raises(ValidationError, match="44 characters") as caught:
        Settings(token_keys=SecretStr(keys))
    for key in filter(None, keys.split(",")):
        assert key not in str(caught.value)


def test_settings_take_keys_with_spaces_between() -> None:
    assert Settings(token_keys=SecretStr(f"{new_key()}, {new_key()}")).token_keys
