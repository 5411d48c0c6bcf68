"""The port that the services are reached at, held from the very start."""

from __future__ import annotations

import errno
import socket

from spotistats.errors import CommandError

ADDRESS = "127.0.0.1"


class PortTakenError(CommandError):
    """Another program listens on the port, or we may not."""


def listen(port: int) -> socket.socket:
    """A socket that listens on loopback; port 0 takes any free one.

    Listening before anything else starts means that nobody can take the port in between, and that
    a port that is taken is told at once.

    Raises:
        PortTakenError: the port cannot be had.
    """
    # Only where a socket names its protocol does asyncio send at once what it is given; else each
    # answer on a connection that is kept open waits some 40 ms for the acknowledgement before it.
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            other = port + 1 if port < 65_535 else 8080
            raise PortTakenError(
                f"Port {port} is taken by another program.",
                f"Stop that program, or take another port: spotistats up --port {other} "
                f"(or SPOTISTATS_PORT={other}).",
            ) from error
        raise PortTakenError(
            f"Port {port} cannot be used: {error.strerror or error}.",
            "Take another port, above 1023: spotistats up --port 8080.",
        ) from error
    return listener
