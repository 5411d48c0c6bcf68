"""Structured logs: one JSON object a line, with the id of the request or job at hand.

A line never holds an address, a name, a question, a token or a secret: nobody writes one, what
libraries tell is left out, and what looks like a secret in the words of an error is blotted out.
"""

from __future__ import annotations

import logging
import re
import sys
from datetime import UTC, datetime

import orjson

from spotistats_common.service.requests import request_id
from spotistats_common.service.traces import trace_id
from spotistats_common.service.working import job_at_hand

# What these tell of their work holds query strings, and documents with secrets in them.
_TALKATIVE = ("httpcore", "httpx", "pymongo", "urllib3")
# Tokens of ours (see CONTRIBUTING.md), what follows "Bearer", and passwords in addresses.
_SECRET = re.compile(r"\bsp[a-z]{2}_[\w-]{8,}|(?<=Bearer )\S+|(?<=://)[^/@\s]+(?=@)", re.IGNORECASE)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line: time, level, logger, request, job, message, extra fields, exception."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id(),
            **job_at_hand(),
            "message": _blotted(record.getMessage()),
        }
        if trace := trace_id():
            line["trace_id"] = trace
        line.update({k: v for k, v in vars(record).items() if k not in _STANDARD})
        if record.exc_info:
            line["exception"] = _blotted(self.formatException(record.exc_info))
        return orjson.dumps(line, default=str).decode()


def _blotted(text: str) -> str:
    return _SECRET.sub("…", text)


def set_up_logs(level: str) -> None:
    """Send all logs to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    keep_secrets_out()


def keep_secrets_out() -> None:
    """Silence the libraries that would log what no log may hold, at whatever level."""
    # Its access log would hold client addresses and query strings; ours has neither.
    logging.getLogger("uvicorn.access").disabled = True
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
