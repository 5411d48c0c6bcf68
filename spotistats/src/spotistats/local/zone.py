"""The time zone of this machine."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

FALLBACK = "UTC"


def machine_zone(localtime: Path = Path("/etc/localtime")) -> str:
    """The IANA name of the machine's time zone: from `TZ` or `/etc/localtime`; else UTC."""
    named = os.environ.get("TZ", "").removeprefix(":")
    for name in (named, _behind(localtime)):
        if name and _exists(name):
            return name
    return FALLBACK


def _behind(localtime: Path) -> str:
    """The name that the link stands for: what follows `zoneinfo/` in its target."""
    try:
        return str(localtime.readlink()).partition("zoneinfo/")[2]
    except OSError:
        return ""


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # no such zone, or no sensible name
        return False
    return True
