"""Makes `import spotistats` mean the package.

This folder's parent has the same name, and pytest, which calls these modules `spotistats.tests.…`
by their place, has put the folder in the package's place by now.
"""

from __future__ import annotations

import importlib
import sys

if not hasattr(sys.modules.get("spotistats"), "__version__"):
    sys.modules.pop("spotistats", None)
    importlib.import_module("spotistats")
