"""What an upload holds: told from its files' contents, however their beginnings look."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from spotistats_importer.limits import Limits
from spotistats_importer.survey import Found, survey

if TYPE_CHECKING:
    from collections.abc import Callable

DAMAGED = b'{"ts": "2023-05-01T10:00:00Z", "ms_played": %s},' % (b"9" * 900 + b"x")


def found(content: bytes) -> Found:
    """What a file with this content is found to be."""
    (only,) = survey([("file.json", io.BytesIO(content))], Limits())
    return only


def test_damage_at_the_start_does_not_hide_the_rows_after_it(
    an_extended_row: Callable[..., dict[str, Any]],
) -> None:
    many = DAMAGED * 600
    file = found(b"[" + many + json.dumps(an_extended_row()).encode() + b"]")
    assert file.state == "waiting"
    assert file.format is not None


def test_a_file_of_damage_alone_is_unreadable() -> None:
    file = found(b"[" + DAMAGED * 600 + b"x]")
    assert (file.state, file.detail) == ("unreadable", "no row of it can be read")


def test_an_empty_list_is_read() -> None:
    file = found(b"[]")
    assert (file.state, file.detail) == ("read", "an empty list")
