"""Changing one place of a condition that is nested by all, any and not.

A place is told by its path: of each group on the way the number of the member, `not` for what a
negation is of. The whole has the path `()`. Conditions come back without groups of one or none and
without groups directly within groups of their kind, so that what is shown is what is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.query import BadQueryError

if TYPE_CHECKING:
    from spotistats_web.explore.question import Sent

Path = tuple[int | str, ...]
GROUPS = ("all", "any")
NEW: Sent = {}
"""Stands where a condition is that is being made."""


def group_of(condition: Sent) -> str | None:
    """How its members go together: `all` or `any`; None if it is no group."""
    return next((name for name in GROUPS if name in condition), None)


def changed(condition: Sent, path: Path, new: Sent | None) -> Sent | None:
    """The condition with `new` at a place; None takes away what is there.

    Raises:
        KeyError, IndexError, TypeError: there is no such place.
    """
    if not path:
        return None if new is None else tidy(new)
    first, rest = path[0], path[1:]
    if first == "not":
        inner = changed(condition["not"], rest, new)
        return None if inner is None else {"not": inner}
    group = group_of(condition) or ""
    members = list(condition[group])
    found = changed(members[int(first)], rest, new)
    members[int(first) : int(first) + 1] = [] if found is None else [found]
    return tidy({group: members}) if members else None


def place(condition: Sent | None, path: Path) -> Sent:
    """What is at a place.

    Raises:
        KeyError, IndexError, TypeError: there is no such place.
    """
    found: Sent = condition or {}
    for step in path:
        found = found["not"] if step == "not" else found[group_of(found) or ""][int(step)]
    return found


def turned(condition: Sent) -> Sent:
    """What is true where it is not."""
    inner: Sent = condition.get("not", {"not": condition})
    return inner


def without_not(condition: Sent) -> Sent:
    """What negations are of; the condition itself where there is none."""
    return without_not(condition["not"]) if "not" in condition else condition


def within_not(condition: Sent, path: Path) -> Path:
    """The path of what negations are of, of the path that they are at."""
    return within_not(condition["not"], (*path, "not")) if "not" in condition else path


def regrouped(condition: Sent, group: str) -> Sent:
    """A group with its members going together in the other way."""
    return {group: condition[group_of(condition) or group]}


def with_new(condition: Sent | None, path: Path | None, group: str = "any") -> Sent:
    """The condition with `NEW` in it, where a condition that is made goes.

    Without a path it is one more beside all others, with the path of a group one more of its
    members, and with that of another place a second one there, joined by `group`.
    """
    if condition is None:
        return NEW
    at = () if path is None else path
    there = place(condition, at)
    kind = group_of(there)
    if kind is None:
        kind = "all" if path is None else group
        there = {kind: [there]}
    found = changed(condition, at, {kind: [*there[kind], NEW]})
    return found if found is not None else NEW


def tidy(condition: Sent) -> Sent:
    """The same without groups of one, and without groups in groups of their kind."""
    group = group_of(condition)
    if group is None:
        return condition
    members: list[Sent] = []
    for each in condition[group]:
        members += each.get(group, [each])
    return members[0] if len(members) == 1 else {group: members}


def path_of(said: str | None, field: str) -> Path | None:
    """The path as an address says it (`1.not.0`); an empty one is the whole, None is none.

    Raises:
        BadQueryError: it is no path.
    """
    if said is None:
        return None
    steps = [each for each in said.split(".") if each]
    if not all(each == "not" or (each.isascii() and each.isdigit()) for each in steps):
        raise BadQueryError(field, "must be such as 0.1")
    return tuple(each if each == "not" else int(each[:6]) for each in steps)


def said(path: Path) -> str:
    """A path as an address says it."""
    return ".".join(map(str, path)) or "."
