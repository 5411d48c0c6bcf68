"""Reading an upload from any place gives its bytes, and nothing where a part of it is lost."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING, Any

import pytest
from gridfs import GridFSBucket
from gridfs.errors import CorruptGridFile

from spotistats_common.store.uploads import Upload

if TYPE_CHECKING:
    from pymongo.database import Database

CHUNK = 1_000


def stored(database: Database[dict[str, Any]], content: bytes) -> Upload:
    bucket = GridFSBucket(database, "uploads", chunk_size_bytes=CHUNK)
    file_id = bucket.upload_from_stream("export.zip", content)
    return Upload(database["uploads.chunks"], bucket.open_download_stream(file_id))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK + 7])
def test_it_is_read_as_a_file_is(database: Database[dict[str, Any]], size: int) -> None:
    chance = random.Random(size)
    content = chance.randbytes(size)
    wanted, upload = io.BytesIO(content), io.BufferedReader(stored(database, content), 300)
    assert upload.read() == wanted.read()
    for _ in range(60):
        whence, count = chance.randrange(3), chance.choice([1, 200, 1_500, -1])
        at = chance.randrange(size + 20)
        offset = at - {0: 0, 1: wanted.tell(), 2: size}[whence]
        assert upload.seek(offset, whence) == wanted.seek(at)
        assert upload.read(count) == wanted.read(count)
    with pytest.raises(OSError, match="before the beginning"):
        upload.seek(-size - 1, io.SEEK_END)


@pytest.mark.parametrize("change", ["lost", "cut off"])
def test_a_part_that_is_lost_is_an_error(database: Database[dict[str, Any]], change: str) -> None:
    upload = io.BufferedReader(stored(database, b"x" * 3 * CHUNK), 300)
    if change == "lost":
        database["uploads.chunks"].delete_one({"n": 1})
    else:
        database["uploads.chunks"].update_one({"n": 1}, {"$set": {"data": b"x"}})
    assert upload.read(CHUNK) == b"x" * CHUNK
    with pytest.raises(CorruptGridFile, match="chunk 1 of an upload"):
        upload.read(CHUNK)
