"""Whose connection it is: only what is surely the owner's counts."""

from __future__ import annotations

import os
import socket

import pytest

from spotistats.local.peer import can_tell, find_uid, uid_of_peer

PEER, OURS = ("127.0.0.1", 54_654), ("127.0.0.1", 8080)
V4 = "0: 0100007F:D57E 0100007F:1F90 {state} 00000000:00000000 00:00000000 0 {uid} 0 {inode} 1"
V6_PEER = "0000000000000000FFFF00000100007F:D57E"
V6_OURS = "0000000000000000FFFF00000100007F:1F90"


def line(uid: int, *, state: str = "01", inode: int = 7) -> str:
    text = V4.format(state=state, uid=uid, inode=inode)
    return text.replace("00:00000000 0 ", "00:00000000 00000000 ")


def test_the_line_of_the_connection_tells_its_user() -> None:
    assert find_uid([line(1000)], PEER, OURS) == 1000


def test_a_socket_that_speaks_both_versions_is_found_too() -> None:
    mapped = line(1000).replace("0100007F:D57E", V6_PEER).replace("0100007F:1F90", V6_OURS)
    assert find_uid([mapped], PEER, OURS) == 1000


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["nonsense", ""],
        [line(0, state="06")],  # closing: told to be root's, and nobody's
        [line(1000, state="08")],
        [line(0, inode=0)],
        [line(1000), line(1001)],  # two users for one connection: somebody deceives
        [line(65_534)],  # the kernel does not know
    ],
)
def test_what_is_not_sure_is_nobodys(lines: list[str]) -> None:
    assert find_uid(lines, PEER, OURS) is None


def test_other_ends_are_other_connections() -> None:
    assert find_uid([line(1000)], ("127.0.0.1", 54_655), OURS) is None
    assert find_uid([line(1000)], PEER, ("127.0.0.1", 8081)) is None
    assert find_uid([line(1000)], ("testclient", 54_654), OURS) is None
    # Our own end of the same connection is a line as well, with the ends the other way round.
    assert find_uid([line(1000)], OURS, PEER) is None


@pytest.mark.skipif(not can_tell(), reason="only Linux tells")
def test_a_real_connection_is_our_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()) as client:
            accepted, peer = listener.accept()
            with accepted:
                assert peer == client.getsockname()
                assert uid_of_peer(peer, accepted.getsockname()) == os.getuid()
        assert uid_of_peer(peer, listener.getsockname()) is None
