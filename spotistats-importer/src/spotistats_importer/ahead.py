"""Making things in a thread of their own while others are used."""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
_LOOK_S = 1.0


@contextmanager
def read_ahead(items: Iterable[T], depth: int = 2) -> Iterator[Iterator[T]]:
    """`items`, made in a thread up to `depth` ahead; an error comes out where it would have."""
    waiting: queue.Queue[tuple[T | None, BaseException | None]] = queue.Queue(depth)
    stop = threading.Event()

    def put(entry: tuple[T | None, BaseException | None]) -> None:
        while not stop.is_set():
            try:
                waiting.put(entry, timeout=0.2)
            except queue.Full:
                continue
            return

    def make() -> None:
        try:
            for item in items:
                put((item, None))
                if stop.is_set():
                    return
        except BaseException as error:  # it is raised again where the items are taken
            put((None, error))
        else:
            put((None, StopIteration()))

    def take() -> Iterator[T]:
        while True:
            try:
                item, error = waiting.get(timeout=_LOOK_S)
            except queue.Empty:
                if thread.is_alive() or not waiting.empty():
                    continue
                raise RuntimeError("reading ahead has ended without a word") from None
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            yield item  # type: ignore[misc]  # None comes only with an error

    thread = threading.Thread(target=make, name="read-ahead", daemon=True)
    thread.start()
    try:
        yield take()
    finally:
        stop.set()
        thread.join()
