"""`python -m spotistats_common.service.probe`: whether the service or worker beside it is ready.

For the health checks of containers. It imports nothing of the service, as it runs often.
"""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request

_SECONDS = 4


def probe(port: int) -> str | None:
    """Ask the port for metrics and health; what is wrong, or None."""
    url = f"http://127.0.0.1:{port}/health/ready"
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        return f"{error.code}: {error.read(1000).decode(errors='replace')}"
    except OSError as error:
        return str(error)


def main() -> None:
    """Exit with 0 if it is ready, else with 1 and the reason."""
    sys.exit(probe(int(os.environ["SPOTISTATS_METRICS_PORT"])))


if __name__ == "__main__":
    main()
