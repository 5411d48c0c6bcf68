"""`fake-spotify serve`: a Spotify to sign in to on this machine, with listeners who listen."""

from __future__ import annotations

import argparse

import uvicorn

from fake_spotify.behaviour import Behaviour, Mode
from fake_spotify.clock import Clock
from fake_spotify.fake import CLIENT_ID, FakeSpotify
from fake_spotify.world import World


def a_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="fake-spotify", description=__doc__)
    serve = parser.add_subparsers(required=True).add_parser("serve", help="serve until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8090)
    serve.add_argument("--speed", type=float, default=1.0, help="times real time (default 1)")
    serve.add_argument("--seed", type=int, default=1)
    serve.add_argument("--listeners", type=int, default=3, help="how many (default 3)")
    serve.add_argument("--past-days", type=int, default=365, help="that they listened before")
    serve.add_argument("--mode", type=Mode, choices=list(Mode), default=Mode.DEVELOPMENT)
    serve.add_argument("--sign-in-as", metavar="ID", help="do not ask who signs in")
    serve.add_argument("--client-id", default=CLIENT_ID)
    serve.add_argument("--client-secret", help="makes the app confidential")
    serve.add_argument(
        "--redirect-uri",
        action="append",
        default=[],
        help="that the app may use; may be given more than once",
    )
    return parser


def make(arguments: argparse.Namespace) -> FakeSpotify:
    """The Spotify that was asked for; raises ValueError for a redirect URI it would not take."""
    world = World(
        arguments.seed,
        arguments.listeners,
        Clock.of_today(arguments.speed),
        past_days=arguments.past_days,
    )
    behaviour = Behaviour(mode=arguments.mode, signs_in_as=arguments.sign_in_as)
    fake = FakeSpotify(world, behaviour)
    fake.register(arguments.redirect_uri, arguments.client_id, arguments.client_secret)
    return fake


def main() -> None:
    """Parse the command line and serve."""
    parser = a_parser()
    arguments = parser.parse_args()
    try:
        fake = make(arguments)
    except ValueError as problem:
        parser.error(str(problem))
    uvicorn.run(
        fake.app, host=arguments.host, port=arguments.port, lifespan="off", server_header=False
    )


if __name__ == "__main__":
    main()
