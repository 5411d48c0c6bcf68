"""Which family of devices a play's platform text speaks of.

Spotify wrote free text until late 2023 (`iOS 14.2 (iPhone10,3)`) and writes single words since
(`ios`). The text is stored as it came; this table groups it.
"""

from __future__ import annotations

import re
from functools import lru_cache

FAMILIES = (
    "ios",
    "android",
    "windows",
    "macos",
    "linux",
    "web",
    "tv",
    "speaker",
    "car",
    "console",
    "cast",
    "other",
)

# The first line that matches decides. Devices come before the systems they run, since a
# television may say Android and a speaker Linux.
_TABLE = tuple(
    (family, re.compile(pattern))
    for family, pattern in (
        ("web", r"web_?player|^web\b"),
        ("console", r"scei|playstation|\bps[2345p]\b|\bvita\b|xbox|nintendo|\bwii"),
        ("car", r"tesla|android[_ ]auto|automotive|carplay|car[_ ]?thing|superbird|^car\b"),
        ("car", r"\b(bmw|ford|volvo|polestar|rivian|mercedes|vw|audi|porsche)\b"),
        ("cast", r"\bcast|chromecast|_cast\b|googlecast"),
        ("tv", r"android[_ ]?tv|apple[_ ]?tv|\btvos|fire[_ ]?tv|\baft[a-z]|google[_ ]?tv|bravia"),
        ("tv", r"tizen|web_?os|\broku|vizio|hisense|(samsung|lg|sony|philips|panasonic)[_ ]?tv"),
        ("tv", r"smart[_ ]?tv|set[_ ]?top|\bstb\b|\btv\b"),
        ("speaker", r"sonos|\becho\b|echo_|alexa|partner amazon|homepod|\bbose|denon|marantz|heos"),
        (
            "speaker",
            r"speaker|google[_ ]?home|\bnest\b|\blibre(?!spot)|bluesound|bang|onkyo|pioneer",
        ),
        ("speaker", r"yamaha|musiccast|squeezebox|logitech|\bnaim|\blinn\b|sonoro|teufel"),
        ("ios", r"\bios\b|iphone|ipad|ipod|watch_?os|apple[_ ]?watch"),
        ("android", r"android|wear_?os"),
        ("windows", r"windows|\bwin(32|64)\b"),
        ("macos", r"\bos ?x\b|mac[_ ]?os|macintosh"),
        ("linux", r"linux|ubuntu|raspotify|librespot|raspberry"),
    )
)


@lru_cache(maxsize=4_096)
def family(text: str | None) -> str | None:
    """One of `FAMILIES` for a raw platform text; None where there is none.

    >>> family("Partner sonos_ppc Sonos;Play1")
    'speaker'
    """
    words = (text or "").strip().casefold()
    if not words:
        return None
    return next((name for name, pattern in _TABLE if pattern.search(words)), "other")
