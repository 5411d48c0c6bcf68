"""What is asked of the machine: its time zone, a port, a mongod, files."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest

from spotistats.errors import UsageError
from spotistats.files import CountedFile, files_of
from spotistats.local.binary import MongodMissingError, MongodTooOldError, find_mongod
from spotistats.local.port import PortTakenError, listen
from spotistats.local.zone import machine_zone

if TYPE_CHECKING:
    from pathlib import Path


def test_the_zone_is_named_by_the_environment_or_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Vilnius")
    monkeypatch.delenv("TZ", raising=False)
    assert machine_zone(link) == "Europe/Vilnius"
    monkeypatch.setenv("TZ", ":America/New_York")
    assert machine_zone(link) == "America/New_York"
    for useless in ("EET-2EEST", "/etc/passwd", "../x", "Nowhere/Else"):
        monkeypatch.setenv("TZ", useless)
        assert machine_zone(tmp_path / "none") == "UTC"


def test_a_port_is_held_from_the_start() -> None:
    with listen(0) as held:
        port = held.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"Port {port} is taken") as caught:
            listen(port)
        assert f"--port {port + 1}" in caught.value.remedy
    listen(port).close()


def test_a_port_that_was_just_used_is_free() -> None:
    with listen(0) as held:
        port = held.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), held.accept()[0] as accepted:
            accepted.shutdown(socket.SHUT_RDWR)
    listen(port).close()


def test_answers_are_sent_at_once() -> None:
    sent_at_once: list[int] = []

    class Answering(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            accepted = transport.get_extra_info("socket")
            sent_at_once.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            transport.close()

    async def connect_once() -> None:
        with listen(0) as held:
            server = await asyncio.get_running_loop().create_server(Answering, sock=held)
            async with server:
                reader, writer = await asyncio.open_connection(*held.getsockname())
                assert await reader.read() == b""
                writer.close()

    asyncio.run(connect_once())
    assert sent_at_once == [1]


def a_program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_the_named_mongod_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = a_program(tmp_path / "mongod", "echo db version v7.0.12")
    monkeypatch.setenv("SPOTISTATS_MONGOD", str(program))
    assert find_mongod().path == program
    assert find_mongod().version == (7, 0, 12)


def test_an_old_mongod_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = a_program(tmp_path / "mongod", "echo db version v5.0.9")
    monkeypatch.setenv("SPOTISTATS_MONGOD", str(program))
    with pytest.raises(MongodTooOldError, match=r"5\.0\.9; 6\.0 or newer"):
        find_mongod()


@pytest.mark.parametrize("text", ["echo libcurl.so.4: no such file >&2; exit 127", "exit 3"])
def test_a_mongod_that_does_not_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SPOTISTATS_MONGOD", str(a_program(tmp_path / "mongod", text)))
    with pytest.raises(MongodMissingError, match="does not run") as caught:
        find_mongod()
    assert "the extra `embedded`" in caught.value.remedy


def test_a_mongod_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPOTISTATS_MONGOD", str(tmp_path / "none"))
    with pytest.raises(MongodMissingError):
        find_mongod()
    monkeypatch.delenv("SPOTISTATS_MONGOD")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("spotistats.local.binary._packaged", lambda: None)
    with pytest.raises(MongodMissingError, match="no MongoDB server"):
        find_mongod()


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.json", "a.ZIP", "ReadMe.pdf", "in/c.json"):
        (tmp_path / name).write_text("x")
    names = [str(path.relative_to(tmp_path)) for path in files_of([tmp_path])]
    assert names == ["a.ZIP", "b.json", "in/c.json"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no JSON or ZIP"):
        files_of([tmp_path / "empty"])


def test_a_file_tells_how_much_was_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    counts: list[int] = []
    with CountedFile(path, counts.append) as file:
        while file.read(2):
            pass
        assert file.fileno() > 0, "its length is known without reading it"
    assert counts == [2, 2, 1, 0]
