"""Pictures for the made-up music: two colours each, the same for the same id."""

from __future__ import annotations

import hashlib
import struct
import zlib


def picture(key: str, size: int) -> bytes:
    """A PNG of `size` × `size` pixels."""
    digest = hashlib.blake2b(key.encode(), digest_size=7).digest()
    colours = digest[:6]
    slope = 20 + digest[6] % 60  # percent of the height at which the colours meet on the left
    rows = bytearray()
    for y in range(size):
        edge = min(size, max(0, size * 2 * slope // 100 - y))
        packed = bytearray(-(-size // 8))
        for x in range(edge, size):
            packed[x // 8] |= 0x80 >> x % 8
        rows += b"\0" + packed
    header = struct.pack(">IIBBBBB", size, size, 1, 3, 0, 0, 0)  # one bit a pixel, a palette
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
