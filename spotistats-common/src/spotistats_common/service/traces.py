"""Traces of requests and jobs by OpenTelemetry, where the environment names a collector.

`OTEL_EXPORTER_OTLP_ENDPOINT` (or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`) switches them on, and needs
the extra `otel` of spotistats-common; without it nothing of OpenTelemetry is imported. A span is
named after the operation or the kind of job, and tells of no person.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_common import __version__
from spotistats_common.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Span, Tracer
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_SWITCHES = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_NAME = "OTEL_SERVICE_NAME"
_PARENT = "traceparent"


@dataclass(frozen=True, slots=True)
class _Tracing:
    tracer: Tracer
    propagator: TraceContextTextMapPropagator


_on: list[_Tracing] = []
"""How to trace; empty while that is off."""


def set_up_traces(service: str) -> None:
    """Send traces to the collector that the environment names, if it names one.

    Raises:
        ConfigurationError: it names one, and OpenTelemetry is not installed.
    """
    if not any(os.environ.get(each) for each in _SWITCHES):
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise ConfigurationError(
            f"{_SWITCHES[0]} is set, and OpenTelemetry is not installed: "
            "pip install 'spotistats-common[otel]'"
        ) from error
    name = os.environ.get(_NAME) or f"spotistats-{service}"
    resource = Resource.create({"service.name": name, "service.version": __version__})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace_with(provider)


def trace_with(provider: TracerProvider | None) -> None:
    """Trace with a provider of OpenTelemetry; without one, no more."""
    _on.clear()
    if provider is None:
        return
    from opentelemetry.trace.propagation.tracecontext import (  # noqa: PLC0415
        TraceContextTextMapPropagator,
    )

    tracer = provider.get_tracer("spotistats", __version__)
    _on.append(_Tracing(tracer, TraceContextTextMapPropagator()))


@contextmanager
def request_span(headers: Mapping[str, str], method: str) -> Iterator[Span | None]:
    """A span of a request, below that of its caller; None while traces are off."""
    if not _on:
        yield None
        return
    from opentelemetry.trace import SpanKind  # noqa: PLC0415

    context = _on[0].propagator.extract(headers)
    with _on[0].tracer.start_as_current_span(
        method,
        context,
        SpanKind.SERVER,
        {"http.request.method": method},
        record_exception=False,  # its words may hold what nobody is to know
        set_status_on_exception=False,
    ) as span:
        yield span


def end_request(span: Span | None, operation: str | None, status: int) -> None:
    """Tell what a request was, and how it ended."""
    if span is None:
        return
    if operation is not None:
        span.update_name(operation)
    span.set_attribute("http.response.status_code", status)
    if status >= 500:
        _failed(span)


@contextmanager
def job_span(kind: str, job_id: str, asked_by: str | None) -> Iterator[None]:
    """A span of a job, for as long as the context, below that of the request that asked for it.

    `asked_by` is the `traceparent` of that request, if there was one and traces were on.
    """
    if not _on:
        yield
        return
    from opentelemetry.trace import SpanKind  # noqa: PLC0415

    context = _on[0].propagator.extract({_PARENT: asked_by} if asked_by else {})
    with _on[0].tracer.start_as_current_span(
        kind,
        context,
        SpanKind.CONSUMER,
        attributes={"spotistats.job_id": job_id},
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            yield
        except BaseException:
            _failed(span)
            raise


def job_failed() -> None:
    """The job at hand has failed, though no exception says so."""
    if _on:
        from opentelemetry.trace import get_current_span  # noqa: PLC0415

        _failed(get_current_span())


def _failed(span: Span) -> None:
    from opentelemetry.trace import StatusCode  # noqa: PLC0415

    span.set_status(StatusCode.ERROR)


def trace_headers() -> dict[str, str]:
    """What a request to another service says of the span at hand (W3C `traceparent`)."""
    found: dict[str, str] = {}
    if _on:
        _on[0].propagator.inject(found)
    return found


def trace_parent() -> str | None:
    """The W3C `traceparent` of the span at hand, for who goes on later; None outside of one."""
    return trace_headers().get(_PARENT)


def trace_id() -> str | None:
    """The id of the trace at hand, for the log; None outside of one."""
    parent = trace_parent()
    return None if parent is None else parent.split("-")[1]
