"""How fast an import is, against MongoDB alone storing the same documents."""

from __future__ import annotations

import hashlib
import io
import os
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridfs import GridFSBucket

from benchmarks.bench import seconds, show
from spotistats_common.models.accounts import new_id
from spotistats_common.store.imports import queued
from tests.conftest import add_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.bench import Bench
    from tests.support.exports import Row

_BATCH = 10_000
_TIMES = 3


class WorkerProcess:
    """`spotistats-importer work` as it runs in its container, with its peak memory."""

    def __init__(self, bench: Bench) -> None:
        environment = {
            **os.environ,
            "SPOTISTATS_MONGODB_URI": bench.settings.mongodb_uri.get_secret_value(),
            "SPOTISTATS_MONGODB_DATABASE": bench.settings.mongodb_database,
            "SPOTISTATS_LOG_LEVEL": "ERROR",
        }
        command = [sys.executable, "-m", "spotistats_importer", "work"]
        self._process = subprocess.Popen(command, env=environment)
        self.pid = self._process.pid

    def peak_mib(self) -> float:
        """The most memory that it had resident so far."""
        return memory_mib(self.pid, "VmHWM")

    def stop(self) -> None:
        """End it as a container would."""
        self._process.terminate()
        self._process.wait(30)


def memory_mib(pid: int, what: str) -> float:
    """What a process has of the memory (`VmRSS` now, `VmHWM` at most so far), in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def queue_import(bench: Bench, content: bytes, user_id: str | None = None) -> str:
    """Put an upload where the service would put it; for the bench's user if for nobody else."""
    import_id, owner = new_id(), user_id or bench.user.id
    document_id = f"{owner}:{import_id}"
    upload = {"file": f"{document_id}:0", "name": "export.zip", "bytes": len(content)}
    bucket = GridFSBucket(bench.database, "uploads")
    bucket.upload_from_stream_with_id(upload["file"], "export.zip", content)
    bench.database.imports.insert_one(queued(owner, import_id, [upload]))
    return document_id


def finished(bench: Bench, document_id: str) -> dict[str, Any]:
    """Wait for an import; its document."""
    # Looked for in a few bytes: fetching the report of sixty files again and again takes its toll.
    ended = {"_id": document_id, "finished_at": {"$ne": None}}
    while bench.database.imports.find_one(ended, {"_id": 1}) is None:
        time.sleep(0.02)
    document = bench.database.imports.find_one({"_id": document_id})
    assert document is not None
    return document


def took(document: dict[str, Any]) -> float:
    """How long the worker worked on an import, in seconds."""
    return float((document["finished_at"] - document["started_at"]).total_seconds())


def insert_raw(bench: Bench) -> tuple[int, float]:
    """Store the documents of plays and items in empty collections; how many, in how long."""
    count, spent = 0, 0.0
    for name in ("plays", "items"):
        documents = list(bench.database[name].find())
        count += len(documents)
        for start in range(0, len(documents), _BATCH):
            part = documents[start : start + _BATCH]
            spent += seconds(lambda part=part: bench.database.raw.insert_many(part, ordered=False))  # type: ignore[misc]
    bench.database.drop_collection("raw")
    return count, spent


def rows_in(document: dict[str, Any]) -> int:
    """How many rows an import read."""
    return sum(file["rows"]["read"] for file in document["files"])


def run(bench: Bench, content: bytes, *, once: bool = False) -> None:
    """Import, and unless `once` store raw and import again."""
    print("Importing")
    worker = WorkerProcess(bench)
    try:
        first = finished(bench, queue_import(bench, content))
        rate = _rate(first)
        show("first import, ZIP in, report out", f"{rate:,.0f} rows/s")
        if once:
            return
        documents, spent = insert_raw(bench)
        raw_rate = documents / spent
        show("raw insert_many of the same documents", f"{raw_rate:,.0f} documents/s")
        show("import : raw insert_many", f"{rate / raw_rate:.2f}", "(bound: at least 0.6)")
        again = finished(bench, queue_import(bench, content))
        show("the same export again : the first time", f"{took(first) / took(again):.1f}", "(3)")
        show("peak memory of the worker", f"{worker.peak_mib():.0f} MiB", "(bound: 250)")
    finally:
        worker.stop()


def run_overlap(bench: Bench, older: bytes, newer: bytes, how: str) -> None:
    """A newer export that repeats most of an older one; `how` its files are divided."""
    worker = WorkerProcess(bench)
    try:
        owner = add_user(bench.database)[0].id
        first = finished(bench, queue_import(bench, older, owner))
        second = finished(bench, queue_import(bench, newer, owner))
    finally:
        worker.stop()
    stored = sum(file["rows"]["stored"] for file in second["files"])
    share = stored / rows_in(second)
    show(f"a newer export, {how}: share of rows that are new", f"{share:.1%}")
    show("  it : the older one", f"{took(second) / took(first):.2f}")
    a_row = took(first) / rows_in(first)
    an_old_row = (took(second) - stored * a_row) / (rows_in(second) - stored)
    show("  a row that is known : a new one", f"{an_old_row / a_row:.2f}")
    read = seconds(lambda: _read_only(newer)) / rows_in(second)
    show("  unpacking and hashing a row, and no more : a new one", f"{read / a_row:.2f}")


def run_growth(
    bench: Bench, rows: list[Row], packed: Callable[[list[Row]], bytes], how: str
) -> None:
    """The same new rows in exports that repeat all older ones, or the later half of these."""
    new = len(rows) // 40
    worker = WorkerProcess(bench)
    try:
        spent = []
        for known in (rows, rows[len(rows) // 2 :]):
            times = []
            for _ in range(_TIMES):
                owner = add_user(bench.database)[0].id
                finished(bench, queue_import(bench, packed(known[:-new]), owner))
                times.append(took(finished(bench, queue_import(bench, packed(known), owner))))
            spent.append(statistics.median(times))
    finally:
        worker.stop()
    figure = f"{spent[0]:.2f} s : {spent[1]:.2f} s = {spent[0] / spent[1]:.2f}"
    show(f"{how}: {new:,} new rows in {len(rows):,} : in half as many", figure, "(all new: 2)")


def _read_only(content: bytes) -> None:
    """What it takes at least to know that a file was not changed: each byte of it is looked at."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            hashlib.sha256(archive.read(entry)).digest()


def run_large(bench: Bench, large: bytes, usual: bytes) -> None:
    """A million rows, between two imports of the usual size by other people."""
    worker = WorkerProcess(bench)
    try:
        before = _rate(finished(bench, queue_import(bench, usual, add_user(bench.database)[0].id)))
        document = finished(bench, queue_import(bench, large))
        after = _rate(finished(bench, queue_import(bench, usual, add_user(bench.database)[0].id)))
        rate = _rate(document)
        show(f"{rows_in(document):,} rows", f"{rate:,.0f} rows/s")
        show("the usual size, before and after", f"{before:,.0f}, {after:,.0f} rows/s")
        show(
            "their rate : the usual size before, in the empty database",
            f"{rate / before:.2f}",
            "(0.8 to 1.2)",
        )
        show("their rate : the usual size after", f"{rate / after:.2f}")
        show("peak memory of the worker", f"{worker.peak_mib():.0f} MiB", "(bound: 250)")
    finally:
        worker.stop()


def _rate(document: dict[str, Any]) -> float:
    """Rows a second of an import."""
    return rows_in(document) / took(document)
