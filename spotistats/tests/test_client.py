"""Where the command line finds the services, and what it says when they do not answer."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from spotistats.cli import main
from spotistats.errors import NotConnectedError, UsageError
from spotistats.local.folder import DataFolder
from spotistats.target import Target, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCAL = "http://127.0.0.1:8080"
OTHER = "https://stats.example"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.create()
    folder.announce(LOCAL)
    folder.write_token("spst_local")
    return folder


def test_the_data_folder_is_enough(folder: DataFolder) -> None:
    assert resolve(None, None, folder, {}) == Target(LOCAL, "spst_local")


def test_the_environment_comes_before_the_folder(folder: DataFolder) -> None:
    environment = {"SPOTISTATS_URL": OTHER, "SPOTISTATS_TOKEN": "spst_env"}
    assert resolve(None, None, folder, environment) == Target(OTHER, "spst_env")


def test_options_come_before_the_environment(folder: DataFolder) -> None:
    environment = {"SPOTISTATS_URL": OTHER, "SPOTISTATS_TOKEN": "spst_env"}
    found = resolve("http://localhost:1/api/v1/", "spst_option", folder, environment)
    assert found == Target("http://localhost:1", "spst_option")


def test_the_local_token_is_never_sent_elsewhere(folder: DataFolder) -> None:
    with pytest.raises(NotConnectedError, match="no access token"):
        resolve(OTHER, None, folder, {})
    assert resolve(LOCAL, None, folder, {}).token == "spst_local"


def test_nothing_running_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotConnectedError) as caught:
        resolve(None, None, DataFolder(tmp_path), {})
    assert "spotistats up" in caught.value.remedy


@pytest.mark.parametrize(
    "url", ["stats.example", "ftp://x", "http://", "http://x:99999", "http://["]
)
def test_what_is_no_address_is_told(folder: DataFolder, url: str) -> None:
    with pytest.raises(UsageError, match="not an address"):
        resolve(url, "t", folder, {})


def test_a_refused_connection_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
        assert main(["summary", "--url", url, "--token", "t"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Nothing answers at {url}." in said.err
    assert "spotistats up" in said.err


class _Stranger(BaseHTTPRequestHandler):
    """Some other web server."""

    def do_GET(self) -> None:
        body = b"<html>hello</html>"
        self.send_response(200 if "summary" in self.path else 502)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def stranger() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Stranger)
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("command", [["summary"], ["top", "artists"]])
def test_another_program_at_the_address_is_told(
    stranger: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--url", stranger, "--token", "t"]) == 1
    assert "does not answer like Spotify Stats" in capsys.readouterr().err
