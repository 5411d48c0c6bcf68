"""What a file holds, told by its first bytes and never by its name."""

from __future__ import annotations

import codecs
from enum import StrEnum

HEAD_BYTES = 64 * 1024
"""How many first bytes `sniff` wants: leading white space may go on for a while."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = (
    (b"PK\x03\x04", "a ZIP inside a ZIP: unpack it and send the inner one"),
    (b"%PDF", "a PDF document: send the ZIP that came from Spotify, or its JSON files"),
    (b"\x1f\x8b", "packed with gzip: unpack it and send what is inside"),
    (b"Rar!", "a RAR archive: unpack it and send the JSON files"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it and send the JSON files"),
    (b"<", "a web page or XML: send the ZIP that came from Spotify, or its JSON files"),
)


class Content(StrEnum):
    """What a file holds."""

    ZIP = "zip"
    LIST = "list"
    OBJECT = "object"
    EMPTY = "empty"
    OTHER = "other"


def encoding_of(head: bytes) -> tuple[str, int]:
    """The text encoding that the first bytes announce, and the length in bytes of that mark.

    >>> encoding_of(b"[]")
    ('utf-8', 0)
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    # JSON begins with ASCII and holds no NUL: every other byte that is one is half a character.
    halves = [byte == 0 for byte in head[:4]]
    if halves == [True, False, True, False]:
        return "utf-16-be", 0
    if halves == [False, True, False, True]:
        return "utf-16-le", 0
    return "utf-8", 0


def sniff(head: bytes) -> Content:
    """What the file with these first bytes (`HEAD_BYTES` of them, if there are) holds."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Content.ZIP
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, "replace").lstrip(" \t\r\n")
    if text.startswith("["):
        return Content.LIST
    if text.startswith("{"):
        return Content.OBJECT
    return Content.OTHER if text or len(head) >= HEAD_BYTES else Content.EMPTY


def why_not_json(head: bytes) -> str:
    """Why a file with these first bytes is no JSON file of an export, and what to do."""
    for magic, reason in _FOREIGN:
        if head.startswith(magic):
            return reason
    return "neither a ZIP nor a JSON file: send the ZIP that came from Spotify, or its JSON files"
