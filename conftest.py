"""How hypothesis searches, in the suites of all distributions.

The same examples come on every machine, so that what passes here passes there. To look for what no
example has shown yet, ask for chance: `SPOTISTATS_TEST_RANDOM=1 make test`.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("random", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("random" if os.environ.get("SPOTISTATS_TEST_RANDOM") else "steady")
