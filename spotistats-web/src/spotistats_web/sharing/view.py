"""How a page sees what somebody else shares: in their time zone, and without ways further."""

from __future__ import annotations

from dataclasses import dataclass, fields
from zoneinfo import ZoneInfo

from spotistats_web.page import View


@dataclass(frozen=True)
class SharedView(View):
    """Of nobody who is signed in, so that nothing leads into a history."""

    tz: str = "UTC"

    @classmethod
    def of(cls, view: View, tz: str) -> SharedView:
        """What `view` asks for, in the time zone of whose it is."""
        told = {each.name: getattr(view, each.name) for each in fields(View)}
        now = view.now.astimezone(ZoneInfo(tz))
        return cls(**{**told, "someone": None, "now": now, "tz": tz})

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of whose it is."""
        return ZoneInfo(self.tz)
