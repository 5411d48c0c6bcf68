"""`spotistats-web serve`: runs the dashboard in its container."""

from __future__ import annotations

import argparse

from spotistats_common.service.logs import set_up_logs
from spotistats_common.service.observing import observed
from spotistats_common.service.phase import Phase, enter
from spotistats_common.service.run import run, server
from spotistats_common.settings import Settings
from spotistats_web.app import web_service
from spotistats_web.readiness import readiness


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    async with web_service(settings) as app:
        await server(app, settings).serve()


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="spotistats-web", description=__doc__)
    parser.add_argument("command", choices=["serve"])
    parser.parse_args()
    settings = Settings()
    set_up_logs(settings.log_level)
    enter(Phase.STARTING)
    with observed(settings, "web", check=readiness(settings)):
        run(serve(settings))


if __name__ == "__main__":
    main()
