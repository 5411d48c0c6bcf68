"""Stretches of a file that can be told again, wherever they stand in another one.

A newer export repeats most of an older one, but not file by file: files grow, and are divided
anew. So text is cut before rows whose `ts` ends in a certain way, about one in three hundred. Where
the cuts are depends on the rows alone: what two exports have in common falls into the same
segments in both, and a segment whose bytes were read before need not be parsed again.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_BYTES = 4 * 1024 * 1024
"""A longer stretch without a cut is no segment: memory is bounded."""
_ENDING = b':17Z"'
_CUT = re.compile(
    rb"\}[ \t\r\n]{0,16},[ \t\r\n]{0,16}"
    rb'(?=\{[ \t\r\n]{0,16}"ts"[ \t\r\n]{0,16}:[ \t\r\n]{0,16}"[0-9T:-]{15}[27]:17Z"\Z)'
)
_LONGEST_CUT = 128


class Piece(NamedTuple):
    """Consecutive text of a list of rows."""

    text: bytes
    """The pieces add up to the whole text."""
    segment: bytes | None
    """`text` without the comma at its end, if it lies between two cuts."""
    ends_at_cut: bool
    """Whether a row begins right after it, unless it all is inside of a text or of another row."""


def pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The text of some chunks, divided at its cuts; what lies between no two cuts comes in pieces
    of about the size of the chunks."""
    held, at_cut, searched = b"", False, 0
    for chunk in chunks:
        held += chunk
        while cut := _next_cut(held, searched):
            text, rows = held[: cut.end()], held[: cut.start() + 1]
            yield Piece(text, rows if at_cut else None, ends_at_cut=True)
            held, at_cut, searched = held[cut.end() :], True, 0
        searched = max(0, len(held) - _LONGEST_CUT)
        if not at_cut or len(held) > MOST_BYTES:
            yield Piece(held[:searched], None, ends_at_cut=False)
            held, at_cut, searched = held[searched:], False, 0
    yield Piece(held, None, ends_at_cut=False)


def _next_cut(text: bytes, since: int) -> re.Match[bytes] | None:
    # Looking for a fixed text first is three times as fast as the pattern alone.
    while (at := text.find(_ENDING, since)) >= 0:
        since = at + len(_ENDING)
        if cut := _CUT.search(text, max(0, since - _LONGEST_CUT), since):
            return cut
    return None


def digest_of(segment: bytes) -> str:
    """What tells the same bytes again."""
    return hashlib.sha256(segment).hexdigest()
