"""Logs of the local installation: JSON lines in the data folder, of bounded size."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from spotistats_common.service.logs import JsonLines, keep_secrets_out

if TYPE_CHECKING:
    from pathlib import Path

_FILE_BYTES = 5 * 1024 * 1024
_OLD_FILES = 3


def log_to(file: Path, level: str) -> None:
    """Send all logs to `file`; the terminal is for the person."""
    handler = RotatingFileHandler(
        file, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
    )
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    keep_secrets_out()
