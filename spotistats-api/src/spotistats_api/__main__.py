"""`spotistats-api serve`: runs the service in its container."""

from __future__ import annotations

import argparse

from spotistats_api.app import api_service
from spotistats_api.metrics import account_figures
from spotistats_common.service.run import serve
from spotistats_common.settings import Settings


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="spotistats-api", description=__doc__)
    parser.add_argument("command", choices=["serve"])
    parser.parse_args()
    serve("api", api_service, Settings(), account_figures)


if __name__ == "__main__":
    main()
