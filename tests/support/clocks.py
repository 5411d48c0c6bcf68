"""The clock of this process, which somebody sets."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from spotistats_common.models import accounts

if TYPE_CHECKING:
    from datetime import datetime

    import pytest


class WrongClock:
    """What this process takes for the time is `ahead` of it; others, as MongoDB, know better."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = timedelta()
        right, right_time = accounts.utc_now, time.time

        def now() -> datetime:
            return right() + self.ahead

        for module in list(sys.modules.values()):
            if getattr(module, "utc_now", None) is right:
                monkeypatch.setattr(module, "utc_now", now)
        monkeypatch.setattr(time, "time", lambda: right_time() + self.ahead.total_seconds())
