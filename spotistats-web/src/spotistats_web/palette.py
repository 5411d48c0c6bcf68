"""Colours: the same thing has the same colour everywhere, told apart by colour-blind eyes too.

Each stands out against the light and the dark surface by 3:1 or more, so a figure needs not know
which it is on.
"""

from __future__ import annotations

import hashlib

PLAYS = "#12946a"
LISTENED = "#4f7df0"
PREVIOUS = "#8b9691"
MEASURES = {"plays": PLAYS, "listened_ms": LISTENED, "days": "#b7791f"}

SERIES = ("#12946a", "#d97706", "#4f7df0", "#c65a9c", "#0891b2", "#a1662f", "#8465d6", "#7a8781")
"""For series without a colour of their own, in order; few enough to be told apart."""
FIRST_SIDE, SECOND_SIDE = "#d97706", "#4f7df0"
"""Of two that are compared."""
OTHER = "#8b9691"
FAMILIES = {
    "ios": "#4f7df0",
    "android": "#12946a",
    "windows": "#0891b2",
    "macos": "#8465d6",
    "linux": "#d97706",
    "web": "#c65a9c",
    "tv": "#a1662f",
    "speaker": "#b45309",
    "car": "#dc5a4b",
    "console": "#5b6ee1",
    "cast": "#7d8a10",
    "other": OTHER,
}
KINDS = {"music": PLAYS, "podcast": "#8465d6", "audiobook": "#d97706", "unknown": OTHER}


def heat(colour: str) -> list[list[float | str]]:
    """A scale from nearly nothing to `colour`, to be laid over any surface."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    steps = ((0.0, 0.06), (0.001, 0.14), (0.5, 0.55), (1.0, 1.0))
    return [[at, f"rgba({red},{green},{blue},{opacity})"] for at, opacity in steps]


def hue(name: str) -> int:
    """A hue for the drawn cover of a thing, from its name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:2]) % 360
