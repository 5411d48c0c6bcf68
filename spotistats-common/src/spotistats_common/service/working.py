"""What belongs to one job of a worker: its id in every line of the log, and its span of a trace."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from spotistats_common.service.traces import job_span

if TYPE_CHECKING:
    from collections.abc import Iterator

_job: ContextVar[dict[str, str] | None] = ContextVar("job", default=None)


@contextmanager
def at_work_on(kind: str, document_id: str, asked_by: str | None = None) -> Iterator[None]:
    """While this lasts, a job of a kind is at hand; its document has the id `<user>:<job id>`.

    `asked_by`: the `traceparent` of the request that asked for it.
    """
    user_id, _, job_id = document_id.partition(":")
    reset = _job.set({"job": kind, "job_id": job_id, "user": user_id})
    try:
        with job_span(kind, job_id, asked_by):
            yield
    finally:
        _job.reset(reset)


def job_at_hand() -> dict[str, str]:
    """Kind, id and user of the job at hand; nothing outside of one."""
    return _job.get() or {}
