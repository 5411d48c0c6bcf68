"""The spans that were recorded, instead of sent to a collector."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from spotistats_common.service.traces import trace_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opentelemetry.sdk.trace import ReadableSpan


@contextmanager
def recorded() -> Iterator[InMemorySpanExporter]:
    """Traces are on, and what is recorded is kept here."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace_with(provider)
    try:
        yield exporter
    finally:
        trace_with(None)


def named(spans: InMemorySpanExporter, name: str) -> ReadableSpan:
    """The only span of that name; a request's own ends a moment after its answer has come."""
    deadline = time.monotonic() + 10
    while not (found := [each for each in spans.get_finished_spans() if each.name == name]):
        assert time.monotonic() < deadline, f"no span {name}"
        time.sleep(0.01)
    (span,) = found
    return span


def is_below(span: ReadableSpan, other: ReadableSpan) -> bool:
    """Whether a span is the child of another one."""
    return bool(span.parent and other.context and span.parent.span_id == other.context.span_id)
