"""`python -m spotistats_common.service.probe [PATH]`: whether the service beside it answers.

For the health checks of containers. It imports nothing of the service, as it runs often.
"""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request

READY = "/api/v1/health/ready"
_SECONDS = 4


def probe(port: int, path: str = READY) -> str | None:
    """Ask the service on `port` of this machine; what is wrong, or None."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        return f"{error.code}: {error.read(1000).decode(errors='replace')}"
    except OSError as error:
        return str(error)


def main() -> None:
    """Exit with 0 if it answers, else with 1 and the reason."""
    problem = probe(int(os.environ.get("SPOTISTATS_PORT") or 8080), *sys.argv[1:2])
    if problem is not None:
        sys.exit(problem)


if __name__ == "__main__":
    main()
