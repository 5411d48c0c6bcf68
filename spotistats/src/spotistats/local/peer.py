"""Whose program is at the other end of a connection on this machine (Linux alone tells)."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_ESTABLISHED = "01"
_OVERFLOW_UID = 65_534
"""What the kernel tells where the true one is not to be had in this user namespace."""


def can_tell() -> bool:
    """Whether this system tells."""
    return _TABLES[0].exists()


def uid_of_peer(peer: tuple[str, int], ours: tuple[str, int]) -> int | None:
    """The user whose program has the end `peer` of a connection with our end `ours`.

    None where that cannot be told, which must be taken for a stranger.
    """
    lines: list[str] = []
    for table in _TABLES:
        try:
            lines += table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
    return find_uid(lines, peer, ours)


def find_uid(lines: Iterable[str], peer: tuple[str, int], ours: tuple[str, int]) -> int | None:
    """The user in the one line of the kernel's tables about an open connection from `peer` to us.

    Connections that are closing belong to nobody, and their lines say 0: they are passed over.
    """
    local, remote = _ends(peer), _ends(ours)
    found = set()
    for line in lines:
        columns = line.split()
        if len(columns) < 10 or columns[3] != _ESTABLISHED or columns[9] == "0":
            continue
        if columns[1] in local and columns[2] in remote:
            found.add(int(columns[7]))
    if len(found) != 1:
        return None
    (uid,) = found
    return None if uid == _OVERFLOW_UID else uid


def _ends(end: tuple[str, int]) -> set[str]:
    """An end as the tables may write it: as it is, and as IPv4 within IPv6."""
    host, port = end
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return set()
    forms = [address.packed]
    if address.version == 4:
        forms.append(b"\0" * 10 + b"\xff\xff" + address.packed)
    return {f"{_hex(form)}:{port:04X}" for form in forms}


def _hex(packed: bytes) -> str:
    words = (packed[at : at + 4] for at in range(0, len(packed), 4))
    return "".join(f"{socket.htonl(int.from_bytes(word)):08X}" for word in words)
