"""A day of 10,000 people, simulated minute by minute on measured costs: what has to be there.

    python -m benchmarks.scaling [--users 10000] [--measure]

`--measure` measures the costs on this machine first; else those of `benchmarks/costs.json` count.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import Bench, show
from benchmarks.costs import Costs, measure
from spotistats_api.engine.run import INSTANCE_BYTES

COSTS = Path(__file__).with_name("costs.json")
MINUTES = 24 * 60
_MS_IN_MINUTE = 60_000
_USABLE = 0.6
"""The share of a processor that is planned with; beyond, answers have to wait for each other."""
_GIB = 1024**3


@dataclass(frozen=True)
class People:
    """What they do. All of these are assumptions; change them to yours."""

    users: int = 10_000
    plays: int = 100_000
    """Of one person, in all."""
    polls_a_day: int = 60
    """The updater asks between every few minutes and every few hours, as they listen."""
    visits_a_day: float = 0.3
    questions_a_visit: int = 40
    visit_minutes: int = 10
    imports_a_day: float = 1 / 100
    """Somebody's first month: then, once a quarter."""
    held_minutes: int = 60
    """How long a history stays held after a visit before others need its room."""


@dataclass(frozen=True)
class Prices:
    """A month of rented machines, in any currency. Assumptions as well."""

    processor: float = 15.0
    gib_of_memory: float = 4.0
    gib_of_disk: float = 0.12
    members: int = 3
    """Of the replica set of MongoDB."""
    at_least: int = 2
    """Processes of each service, so that one may be away."""
    gib_of_a_process: float = 0.5
    memory_of_disk: float = 0.1
    """What MongoDB holds in memory of what it has on disk."""
    free_disk: float = 2.0


@dataclass
class Day:
    """What each minute of a day asks for: CPU in ms by part, and histories that are held."""

    cpu: dict[str, list[float]]
    held: list[int]


def busy_hours(minute: int) -> float:
    """How much of a day's visits come in a minute, against an even day: the evening is busiest."""
    return 1 + 0.9 * math.sin((minute / MINUTES - 0.55) * 2 * math.pi)


def a_day(people: People, costs: Costs, seed: int = 1) -> Day:
    """Let everybody poll, visit and import by chance, as often as assumed."""
    chance = random.Random(seed)
    names = ("api", "updater", "importer", "MongoDB")
    day = Day({name: [0.0] * MINUTES for name in names}, [0] * MINUTES)

    def spend(minute: int, part: str, own: float, mongodb: float, times: float = 1) -> None:
        day.cpu[part][minute % MINUTES] += own * times
        day.cpu["MongoDB"][minute % MINUTES] += mongodb * times

    for minute in range(MINUTES):
        share = busy_hours(minute) / MINUTES
        for _ in range(_poisson(chance, people.users * people.polls_a_day / MINUTES)):
            spend(minute, "updater", costs.poll, costs.poll_mongodb)
        for _ in range(_poisson(chance, people.users * people.visits_a_day * share)):
            per_minute = people.questions_a_visit / people.visit_minutes
            for later in range(people.visit_minutes):
                spend(minute + later, "api", costs.question, costs.question_mongodb, per_minute)
            for later in range(people.held_minutes):
                day.held[(minute + later) % MINUTES] += 1
        for _ in range(_poisson(chance, people.users * people.imports_a_day * share)):
            spend(minute, "importer", costs.row, costs.row_mongodb, people.plays)
    return day


def replicas(demand: list[float], patience_minutes: float) -> int:
    """With how many processors nobody waits for longer than that."""
    for count in range(1, 10_000):
        capacity, backlog = count * _MS_IN_MINUTE * _USABLE, 0.0
        for spent in demand:
            backlog = max(0.0, backlog + spent - capacity)
            if backlog > capacity * patience_minutes:
                break
        else:
            return count
    raise ValueError("no number of processors suffices")


def _poisson(chance: random.Random, mean: float) -> int:
    """How often something happens that happens `mean` times as a rule."""
    return max(0, round(chance.gauss(mean, math.sqrt(mean)))) if mean > 30 else _few(chance, mean)


def _few(chance: random.Random, mean: float) -> int:
    count, product, limit = 0, chance.random(), math.exp(-mean)
    while product > limit:
        count += 1
        product *= chance.random()
    return count


PATIENCE = {"api": 0.0, "updater": 1.0, "importer": 10.0, "MongoDB": 0.0}
"""For how many minutes what is asked may wait, by part."""


def report(people: People, costs: Costs) -> None:
    """Print what a day needs."""
    day = a_day(people, costs)
    print(f"\nA day of {people.users:,} people with {people.plays:,} plays each")
    processors = {}
    for part, demand in day.cpu.items():
        hours = sum(demand) / 3_600_000
        most = max(demand) / _MS_IN_MINUTE
        processors[part] = replicas(demand, PATIENCE[part])
        figure = f"{hours:.1f} h; {most:.2f}; {processors[part]}"
        show(f"{part}: CPU a day; at most at once; processors", figure)
    held = max(day.held) * (people.plays * costs.memory_of_play + INSTANCE_BYTES)
    disk = people.users * people.plays * costs.disk_of_play
    show("histories held at once, at most", f"{max(day.held)}")
    show("memory for them, of each process of the api", f"{held / _GIB:.1f} GiB")
    show("disk of one member of MongoDB", f"{disk / _GIB:.0f} GiB")
    month = price(processors, held / _GIB, disk / _GIB)
    show("a month, at the assumed prices", f"{month:,.0f}")
    show("a month of one person", f"{month / people.users:.3f}")


def price(
    processors: dict[str, int], held_gib: float, disk_gib: float, prices: Prices | None = None
) -> float:
    """What a month costs; the dashboard is taken to need as much as the api."""
    p = prices or Prices()
    services = {name: max(count, p.at_least) for name, count in processors.items()}
    services["web"] = services["api"]
    members = p.members * processors["MongoDB"]
    of_services = sum(services.values()) - services["MongoDB"]
    memory = of_services * p.gib_of_a_process + held_gib * services["api"]
    memory += p.members * disk_gib * p.memory_of_disk
    disk = p.members * disk_gib * p.free_disk
    return (of_services + members) * p.processor + memory * p.gib_of_memory + disk * p.gib_of_disk


def main() -> None:
    """Measure if asked to, then simulate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument("--users", type=int, default=People.users)
    parser.add_argument("--measure", action="store_true")
    chosen = parser.parse_args()
    if chosen.measure:
        with Bench() as bench:
            measure(bench).save(COSTS)
    costs = Costs(**json.loads(COSTS.read_text(encoding="utf-8")))
    report(People(users=chosen.users), costs)


if __name__ == "__main__":
    main()
