"""Stretches of a file that can be told again, wherever they stand in another one.

A newer export repeats most of an older one, but not file by file: files grow, and are divided
anew. So text is cut before rows whose `ts` ends in a certain way, about one in 120. Where the cuts
are depends on the rows alone: what two exports have in common falls into the same segments in both,
and a segment whose bytes were read before need not be parsed again.
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
    rb'(?=\{[ \t\r\n]{0,16}"ts"[ \t\r\n]{0,16}:[ \t\r\n]{0,16}"[0-9T:-]{15}[13579]:17Z"\Z)'
)
_LONGEST_CUT = 128


class Piece(NamedTuple):
    """Consecutive text of a list of rows."""

    text: memoryview
    """The pieces add up to the whole text."""
    segment: memoryview | None
    """`text` without the comma at its end, if it lies between two cuts."""
    ends_at_cut: bool
    """Whether a row begins right after it, unless it all is inside of a text or of another row."""


def pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The text of some chunks, divided at its cuts; what lies between no two cuts comes in pieces
    of about the size of the chunks."""
    held, begin, at_cut, searched = b"", 0, False, 0
    for chunk in chunks:
        held, begin, searched = held[begin:] + chunk, 0, searched - begin
        view = memoryview(held)
        while cut := _next_cut(held, begin, searched):
            rows = view[begin : cut.start() + 1]
            yield Piece(view[begin : cut.end()], rows if at_cut else None, ends_at_cut=True)
            begin, at_cut, searched = cut.end(), True, cut.end()
        searched = max(begin, len(held) - _LONGEST_CUT)
        if not at_cut or len(held) - begin > MOST_BYTES:
            yield Piece(view[begin:searched], None, ends_at_cut=False)
            begin, at_cut = searched, False
    yield Piece(memoryview(held)[begin:], None, ends_at_cut=False)


def _next_cut(text: bytes, begin: int, since: int) -> re.Match[bytes] | None:
    # Looking for a fixed text first is three times as fast as the pattern alone.
    while (at := text.find(_ENDING, since)) >= 0:
        since = at + len(_ENDING)
        if cut := _CUT.search(text, max(begin, since - _LONGEST_CUT), since):
            return cut
    return None


def digest_of(segment: memoryview) -> str:
    """What tells the same bytes again."""
    return hashlib.sha256(segment).hexdigest()
