"""Made-up artists, albums, tracks and shows; any likeness is an accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

# One name is what stands between two semicolons.
_ADJECTIVES, _NOUNS, _FIRST, _LAST, _VERBS, _PLACES = (
    [name.strip() for name in names.split(";")]
    for names in (
        """Amber;Borrowed;Crooked;Distant;Electric;Feral;Golden;Hollow;Idle;Jaded;Kinder;Lunar;
        Midnight;Northern;Ordinary;Paper;Quiet;Restless;Silver;Tender;Unfinished;Velvet;Winter;
        Yellow;Burning""",
        """Antennas;Bridges;Cartographers;Daughters;Engines;Foxes;Gardens;Harbours;Islands;
        Junipers;Kites;Lanterns;Mirrors;Neighbours;Orchards;Pilots;Questions;Rivers;Satellites;
        Tides;Umbrellas;Volcanoes;Windows;Years;Zebras;Letters;Machines;Rooms;Shadows;Wolves""",
        """Ada;Bruno;Chiara;Dario;Elif;Freya;Goran;Hana;Ines;Jonas;Kaja;Liam;Maëlle;Nia;Óscar;
        Petra;Quentin;Rūta;Søren;Tove;Uma;Viktor;Wren;Yara;Zoë""",
        """Albers;Bergström;Castellane;Dvorák;Eklund;Fontaine;Gruber;Hollis;Iversen;Jansone;Kowal;
        Lindqvist;Moreau;Novak;Okafor;Petrauskas;Quist;Romero;Sato;Tamm;Ueda;Vance;Weller;Young;
        Žukas""",
        "Leave;Find;Follow;Forget;Keep;Lose;Paint;Remember;Carry;Wake;Hold;Cross",
        """the Harbour;the Last Train;Room 214;the North Sea;a Borrowed Car;Vilnius;the Orchard;
        Platform 9;the Kitchen;August;the Ferry;Lisbon;the Stairwell;Sunday;the Ring Road;Home""",
    )
)


def _distinct(count: int, make: Callable[[], str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)


def artists(rng: random.Random, count: int) -> list[str]:
    """Names of bands and people."""

    def make() -> str:
        if rng.random() < 0.4:
            return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
        article = "The " if rng.random() < 0.5 else ""
        return f"{article}{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}"

    return _distinct(count, make)


def titles(rng: random.Random, count: int) -> list[str]:
    """Titles of tracks and albums."""

    def make() -> str:
        kind = rng.randrange(5)
        if kind == 0:
            return f"{rng.choice(_VERBS)} {rng.choice(_PLACES)}"
        if kind == 1:
            return f"{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}"
        if kind == 2:
            return f"{rng.choice(_NOUNS)} of {rng.choice(_PLACES)}"
        if kind == 3:
            return f"{rng.choice(_VERBS)} the {rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}"
        return f"{rng.choice(_FIRST)}, {rng.choice(_VERBS)} {rng.choice(_PLACES)}"

    return _distinct(count, make)


SHOWS = (
    "The Slow Map",
    "Kitchen Physics",
    "Two Ferries a Day",
    "What the Postman Knew",
    "Half an Hour of Trains",
)
