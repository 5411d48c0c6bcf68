"""Made-up names of listeners, artists, albums, tracks and shows; any likeness is an accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_COLOURS = ("Ochre", "Teal", "Ivory", "Crimson", "Umber", "Cobalt", "Saffron", "Slate", "Rose")
_THINGS = (
    *("Ferries", "Beacons", "Thimbles", "Comets", "Ledgers", "Herons", "Turbines", "Almanacs"),
    *("Pebbles", "Sirens", "Looms", "Glaciers", "Postcards", "Magpies", "Anchors", "Dynamos"),
)
_GIVEN = (
    *("Aino", "Bas", "Célia", "Dag", "Eva", "Finn", "Gita", "Henrik", "Ilse", "Jun", "Klára"),
    *("Lars", "Mira", "Noor", "Oskar", "Paula", "Rasa", "Sven", "Tereza", "Ugnė", "Vito", "Žana"),
)
_FAMILY = (
    *(
        "Aalto",
        "Brandt",
        "Cazares",
        "Dietrich",
        "Ek",
        "Farkas",
        "Galvão",
        "Holm",
        "Ito",
        "Jonaitis",
    ),
    *(
        "Kask",
        "Lund",
        "Meyer",
        "Nagy",
        "Olsen",
        "Pires",
        "Rossi",
        "Šimek",
        "Toft",
        "Urban",
        "Ziegler",
    ),
)
_DOING = ("Counting", "Crossing", "Burning", "Folding", "Chasing", "Drawing", "Trading", "Humming")
_WHERE = (
    *("the Tram", "Floor Nine", "the Salt Road", "a Rented Room", "the Weir", "Gdańsk", "Noon"),
    *("the Second Bridge", "Monday", "the Glasshouse", "Nowhere Much", "the Old Airfield"),
)
GENRES = (
    *("indie rock", "synthpop", "folk", "ambient", "hip hop", "jazz", "house", "post-punk"),
    *("soul", "metal", "dream pop", "techno", "singer-songwriter", "chamber pop"),
)
LABELS = ("Seventh Shelf", "Tin Roof Recordings", "Paperclip", "Low Tide", "Attic Sound")
SHOWS = ("Maps Without Edges", "The Bread Hour", "Small Engines", "Letters to Nobody")


def listener(number: int) -> str:
    """The name of the listener of this number (from 0); each has another."""
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number % len(_FAMILY)]
    again = number // (len(_GIVEN) * len(_FAMILY))
    return f"{given} {family}" if not again else f"{given} {family} {again + 1}"


def artists(chance: random.Random, count: int) -> list[str]:
    """Different names of bands and people."""

    def make() -> str:
        if chance.random() < 0.4:
            return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
        return f"{chance.choice(('', 'The ', 'New '))}{chance.choice(_COLOURS)} {_thing(chance)}"

    return _different(count, make)


def titles(chance: random.Random, count: int) -> list[str]:
    """Different titles of tracks and albums."""

    def make() -> str:
        kind = chance.randrange(4)
        if kind == 0:
            return f"{chance.choice(_DOING)} {_thing(chance)}"
        if kind == 1:
            return f"{_thing(chance)} of {chance.choice(_WHERE)}"
        if kind == 2:
            return f"{chance.choice(_COLOURS)} {_thing(chance)} at {chance.choice(_WHERE)}"
        return f"{chance.choice(_DOING)} {chance.choice(_COLOURS)} {_thing(chance)}"

    return _different(count, make)


def _thing(chance: random.Random) -> str:
    return chance.choice(_THINGS)


def _different(count: int, make: Callable[[], str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)
