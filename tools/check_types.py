"""mypy over everything: the sources, then the tests of each distribution.

The tests go one distribution at a time, as each has a `conftest` of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Check all; 1 if anything is wrong."""
    failed = subprocess.call(["mypy"], cwd=ROOT) != 0
    for tests in sorted(ROOT.glob("*/tests")):
        environment = {**os.environ, "MYPYPATH": str(tests)}
        failed |= subprocess.call(["mypy", str(tests)], cwd=ROOT, env=environment) != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
