"""What services and workers write to their log, at the level that tells most."""

from __future__ import annotations

import io
import json
import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from spotistats_common.service.logs import JsonLines, keep_secrets_out

if TYPE_CHECKING:
    from collections.abc import Iterator


class Log:
    """What a service would write to its log."""

    def __init__(self) -> None:
        self.text = io.StringIO()

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.getvalue().splitlines()]

    def requests(self, count: int) -> list[dict[str, Any]]:
        """The lines of requests, once there are so many: they come after the answers."""
        deadline = time.monotonic() + 20
        while True:
            found = [each for each in self.lines() if each["message"] == "request"]
            if len(found) >= count:
                return found
            assert time.monotonic() < deadline
            time.sleep(0.01)


@contextmanager
def logging_all() -> Iterator[Log]:
    """Collect the log for as long as the context."""
    log = Log()
    handler = logging.StreamHandler(log.text)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    keep_secrets_out()
    try:
        yield log
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
