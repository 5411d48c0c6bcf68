"""JSON files that make sense only as a whole."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import orjson

from spotistats_importer.errors import EmptyFile, LimitExceeded, NotJson
from spotistats_importer.limits import Limits, size_in_words
from spotistats_importer.rows import CHUNK_BYTES
from spotistats_importer.scan import clean
from spotistats_importer.text import Utf8Chunks


def read_document(stream: BinaryIO, limits: Limits) -> Any:
    """The JSON value in `stream`, of at most `limits.max_document_bytes`.

    Raises EmptyFile, NotJson, LimitExceeded, and what reading the stream raises.
    """
    source = Utf8Chunks(stream, CHUNK_BYTES)
    chunks: list[bytes] = []
    while chunk := source.read():
        chunks.append(chunk)
        if source.bytes_read > limits.max_document_bytes:
            raise LimitExceeded(f"longer than {size_in_words(limits.max_document_bytes)}")
    if source.failure:
        raise source.failure
    text = b"".join(chunks)
    if not text.strip():
        raise EmptyFile
    try:
        return clean(_parse(text))
    except ValueError as error:
        raise NotJson(f"not valid JSON: {error}") from error
    except RecursionError as error:
        raise NotJson("nested too deeply") from error


def _parse(text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        # More lenient with halves of surrogate pairs and with long numbers.
        return json.loads(text.decode())
