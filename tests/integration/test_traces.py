"""Traces: a span for each request and job, one trace across services, and nothing unless wanted."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest
from opentelemetry.trace import SpanKind, StatusCode

from spotistats_common.service.traces import set_up_traces, trace_with
from spotistats_common.service.working import at_work_on
from spotistats_web.app import web_service
from tests.support.exports import a_listener, as_json
from tests.support.imports import imported
from tests.support.spans import is_below, named, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    from spotistats_common.settings import Settings
    from tests.support.stack import Stack

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    with recorded() as exporter:
        yield exporter


def test_a_request_goes_on_with_its_callers_trace(
    stack: Stack, secret: str, spans: InMemorySpanExporter
) -> None:
    headers = {"Authorization": f"Bearer {secret}", "traceparent": f"00-{TRACE}-{SPAN}-01"}
    httpx.get(f"{stack.url}/api/v1/plays?limit=1", headers=headers)
    span = named(spans, "list_plays")
    assert span.kind is SpanKind.SERVER
    assert span.context is not None
    assert span.parent is not None
    assert f"{span.context.trace_id:032x}" == TRACE
    assert f"{span.parent.span_id:016x}" == SPAN
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "http.response.status_code": 200,
    }
    assert span.status.status_code is StatusCode.UNSET


def test_the_dashboard_and_the_services_are_in_one_trace(
    stack: Stack, secret: str, settings: Settings, spans: InMemorySpanExporter
) -> None:
    async def look() -> None:
        settings_of_web = settings.model_copy(update={"api_url": stack.url})
        async with web_service(settings_of_web) as dashboard:
            transport = httpx.ASGITransport(dashboard, client=("203.0.113.5", 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://here") as browser:
                answer = await browser.get("/")
                assert answer.status_code == 401

    asyncio.run(look())
    page, options = named(spans, "page"), named(spans, "get_sign_in_options")
    assert is_below(options, page)


def test_a_job_is_a_span_below_the_request_that_asked_for_it(
    stack: Stack, secret: str, spans: InMemorySpanExporter
) -> None:
    report = imported(stack.client(secret), Streaming_json=as_json(a_listener(seed=1, plays=20)))
    httpx.get(f"{stack.url}/api/v1/health/live")
    job = named(spans, "import")
    assert dict(job.attributes or {}) == {"spotistats.job_id": report.id}
    assert job.status.status_code is StatusCode.UNSET
    assert is_below(job, named(spans, "create_import"))


def test_a_job_that_fails_says_so_without_its_words(spans: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="secret"), at_work_on("import", "ada:1"):
        raise ValueError("secret")
    job = named(spans, "import")
    assert job.status.status_code is StatusCode.ERROR
    assert (job.status.description, list(job.events)) == (None, [])


def test_they_are_off_and_not_even_imported_unless_a_collector_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = (
        "import sys; from spotistats_common.service.traces import set_up_traces, trace_headers; "
        "from spotistats_common.service.working import at_work_on; set_up_traces('api');\n"
        "with at_work_on('import', 'a:b'): assert trace_headers() == {}\n"
        "print(sum(name.startswith('opentelemetry') for name in sys.modules))"
    )
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "0"


def test_a_collector_that_is_named_gets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    got: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.path.encode() + self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
        monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "10")
        set_up_traces("import-worker")
        with at_work_on("import", "ada:1"):
            pass
        thread.join(20)
        trace_with(None)
    assert got[0].startswith(b"/v1/traces")
    assert b"spotistats-import-worker" in got[0]
    assert b"ada" not in got[0]
