"""`spotistats-updater serve|work`: runs the service, or a worker, in its container."""

from __future__ import annotations

import argparse
import logging
import signal
import threading

from spotistats_common.service.logs import set_up_logs
from spotistats_common.service.observing import observed
from spotistats_common.service.run import serve
from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from spotistats_updater.app import updater_service
from spotistats_updater.metrics import limit_figures, sync_figures
from spotistats_updater.worker import Worker

log = logging.getLogger(__name__)


def work(settings: Settings) -> None:
    """Look after users until SIGTERM or SIGINT."""
    set_up_logs(settings.log_level)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    database = connect(settings)
    prepare(database)
    with observed(settings, "update-worker"):
        if settings.spotify_client_id is None:
            log.warning("no app at Spotify is set (SPOTISTATS_SPOTIFY_CLIENT_ID): nothing to do")
            stop.wait()
        else:
            Worker(database, settings).run(stop)
    database.client.close()


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="spotistats-updater", description=__doc__)
    parser.add_argument("command", choices=["serve", "work"])
    settings = Settings()
    if parser.parse_args().command == "serve":
        serve("updater", updater_service, settings, sync_figures, limit_figures(settings))
    else:
        work(settings)


if __name__ == "__main__":
    main()
