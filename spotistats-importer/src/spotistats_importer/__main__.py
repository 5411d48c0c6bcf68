"""`spotistats-importer serve|work`: runs the service, or a worker, in its container."""

from __future__ import annotations

import argparse
import gc
import signal
import threading

from spotistats_common.service.logs import set_up_logs
from spotistats_common.service.observing import observed
from spotistats_common.service.run import serve
from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from spotistats_importer.app import importer_service
from spotistats_importer.metrics import queue_figures
from spotistats_importer.worker import Worker


def work(settings: Settings) -> None:
    """Do imports until SIGTERM or SIGINT."""
    set_up_logs(settings.log_level)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    database = connect(settings)
    prepare(database)
    # Rows become many small objects that die together; looking for cycles among them is wasted.
    gc.set_threshold(100_000, 20, 50)
    with observed(settings, "import-worker"):
        Worker(database, settings).run(stop)
    database.client.close()


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="spotistats-importer", description=__doc__)
    parser.add_argument("command", choices=["serve", "work"])
    settings = Settings()
    if parser.parse_args().command == "serve":
        serve("importer", importer_service, settings, queue_figures)
    else:
        work(settings)


if __name__ == "__main__":
    main()
