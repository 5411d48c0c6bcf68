"""Text in any encoding that JSON files come in, as UTF-8."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from spotistats_importer.errors import UnreadableInput, WrongEncoding
from spotistats_importer.sniff import encoding_of

_PIECE_BYTES = 64 * 1024  # what a failing read may lose


class Utf8Chunks:
    """The text of `stream` as UTF-8, without its byte order mark, in chunks.

    Bytes that are not UTF-8 to begin with are passed on unchecked: reading rows finds the row
    they are in.
    """

    def __init__(self, stream: BinaryIO, chunk_bytes: int) -> None:
        self._stream = stream
        self._chunk_bytes = chunk_bytes
        self._encoding = ""
        self._decoder: codecs.IncrementalDecoder | None = None
        self.bytes_read = 0
        """Bytes taken from the stream so far."""
        self.failure: UnreadableInput | None = None
        """Why the text ended early, if it did."""

    def read(self) -> bytes:
        """The next chunk; empty at the end. A failing stream ends: see `failure`."""
        text = b""
        while not text and self.failure is None:
            data = self._fill()
            if not data:
                break
            if not self._encoding:
                data = self._begin(data)
            text = self._transcode(data) if self._decoder else data
        return text

    def _fill(self) -> bytes:
        pieces: list[bytes] = []
        # The first four bytes are enough to tell the encoding, and fewer are not.
        missing = max(self._chunk_bytes, 0 if self._encoding else 4)
        try:
            while missing > 0:
                piece = self._stream.read(min(missing, _PIECE_BYTES))
                if not piece:
                    break
                pieces.append(piece)
                missing -= len(piece)
        except UnreadableInput as problem:
            self.failure = problem
        data = b"".join(pieces)
        self.bytes_read += len(data)
        return data

    def _begin(self, data: bytes) -> bytes:
        self._encoding, mark = encoding_of(data)
        if self._encoding != "utf-8":
            self._decoder = codecs.getincrementaldecoder(self._encoding)()
        return data[mark:]

    def _transcode(self, data: bytes) -> bytes:
        assert self._decoder is not None  # noqa: S101 - the caller looked
        before = self.bytes_read - len(data) - len(self._decoder.getstate()[0])
        try:
            return self._decoder.decode(data).encode()
        except UnicodeDecodeError as problem:
            self.failure = WrongEncoding(self._encoding, before + problem.start)
            return problem.object[: problem.start].decode(self._encoding).encode()
