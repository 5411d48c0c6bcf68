"""Bringing observations into a user's history, and taking them out again.

Plans are made from what is stored, so who makes and applies them holds the user's lease on imports
(`jobs.lease_id(imports.COLLECTION, user)`). The stored plays are always what `reconcile.clusters`
makes of the set of all observations; writes go in an order in which dying between any two of them
loses no observation, so that the same call, made again, ends in the same state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from spotistats_common import reconcile
from spotistats_common.models.columns import Columns
from spotistats_common.models.keys import among, events_of, ids_of, joined
from spotistats_common.models.play import Kind, Source, item_number
from spotistats_common.models.recordings import joined_ids
from spotistats_common.store.catalog import isrcs_of
from spotistats_common.store.items import Items
from spotistats_common.store.plays import Plays, from_fields, to_document, to_documents, to_fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from bson.raw_bson import RawBSONDocument
    from numpy.typing import NDArray
    from pymongo.database import Database

    from spotistats_common.models.play import Item, Observation
    from spotistats_common.reconcile import Cluster
    from spotistats_common.store.client import Document

Observations = dict[str, "Observation"]
"""Observations by their natural ids."""

ALREADY_IMPORTED = "already_imported"
"""The reason of a row that is known because the same row was stored before."""

_EXTENDED = list(Source).index(Source.EXTENDED)
_NONE = joined([])
_LOOK_BACK_MS = 6 * 3_600_000
_FEW_PLAYS = 2_000


@dataclass(slots=True)
class Plan:
    """What has to be written, and what becomes of each observation."""

    insert: list[Document | RawBSONDocument] = field(default_factory=list)
    replace: list[Document] = field(default_factory=list)
    remove: list[str] = field(default_factory=list)
    items: dict[int, Item] = field(default_factory=dict)
    outcomes: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """By (outcome, reason) the places of observations; all others are new plays."""

    def add(self, outcome: tuple[str, str], places: list[int]) -> None:
        """Note what becomes of some more observations."""
        self.outcomes.setdefault(outcome, []).extend(places)

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.insert or self.replace or self.remove)


class History:
    """The plays and items of one user, for one job that holds the user's lease."""

    def __init__(self, database: Database[Document], user_id: str, *, window_ms: int) -> None:
        self._database = database
        self._plays = Plays(database, user_id)
        self._items = Items(database, user_id)
        self._user_id = user_id
        self._window_ms = window_ms
        self._known: dict[int, Item] = {}
        self._items_loaded = False  # only reconciling needs them all
        self._stored_items: set[int] = set()
        self._has_written = False

    @cached_property
    def _began_empty(self) -> bool:
        return self._plays.is_empty()

    @cached_property
    def _loose_ends(self) -> list[int]:
        return sorted(self._plays.loose_ends())

    def plan_adding(self, added: Columns, known: NDArray[np.bytes_] = _NONE) -> Plan:
        """What bringing in these observations would write.

        `known` are the natural ids, sorted, of observations that are in the history for sure.
        """
        plan = Plan()
        old = among(added.keys, known)
        if old.any():
            plan.outcomes["known", ALREADY_IMPORTED] = np.flatnonzero(old).tolist()
        places = np.flatnonzero(~old)
        if not len(places):
            return plan
        new = added.take(places)
        loose = new.ended_at[new.source != _EXTENDED].tolist()
        if loose:
            self._loose_ends = sorted([*self._loose_ends, *loose])
        if self._loose_near(int(new.ended_at.min()), int(new.ended_at.max())):
            self._plan_some(plan, new, places)
        else:
            self._plan_plain(plan, new, places)
        return plan

    def plan_latest(self, seen: Sequence[Observation]) -> Plan:
        """`plan_adding` for a few observations of the latest time: reads only what is near them."""
        if not seen:
            return Plan()
        added = Columns.of(seen)
        since = int(added.ended_at.min())
        reach, back = reconcile.reach_ms(self._window_ms), _LOOK_BACK_MS
        while True:
            self._loose_ends = sorted(
                [*self._plays.loose_ends(since - back), *added.ended_at.tolist()]
            )
            # What is cut off must not reach into the span that is reconciled.
            low, _ = reconcile.quiet_bounds(self._loose_ends, since, since, self._window_ms)
            if low - reach > since - back or back > since:
                break
            back *= 4
        plan = Plan()
        self._plan_some(plan, added, np.arange(len(added)))
        return plan

    def observations(self, since: int, until: int) -> Observations:
        """What is said of the plays that ended in a span (ms, inclusive), by natural ids."""
        return self._observations(self._documents(since, until))

    def plan_removing(self, removed: AbstractSet[str]) -> Plan:
        """What taking out these observations would write."""
        plan = Plan()
        if removed:
            ends = [int(key.partition(":")[0]) for key in removed]
            self._plan_reconciled(plan, min(ends), max(ends), {}, removed)
        return plan

    def apply(self, plan: Plan) -> None:
        """Write a plan: what is new first, what it replaces last."""
        if not self._began_empty:
            self._stored_items |= self._items.stored(plan.items)
        self._add_items(plan)
        self._plays.insert(plan.insert)
        self._plays.replace(plan.replace)
        self._plays.remove(plan.remove)

    def append(self, plan: Plan) -> bool:
        """Write a plan that only adds plays after all stored ones, in one transaction that raises
        `history.seq`; False, and no play is written, if it is not such a plan."""
        if plan.replace or plan.remove:
            return False
        self._add_items(plan)  # a few are stored again sooner than they are looked up
        return self._plays.append(plan.insert)

    def _add_items(self, plan: Plan) -> None:
        missing = plan.items.keys() - self._stored_items
        self._items.add({number: plan.items[number] for number in missing})
        self._stored_items |= missing
        self._has_written |= plan.changes

    def drop_unused_items(self, used: AbstractSet[int]) -> None:
        """Forget the items that no play refers to any more, and that are not `used` elsewhere."""
        self._items.remove_except(self._plays.item_numbers() | used)

    def _loose_near(self, since: int, until: int) -> bool:
        reach = reconcile.reach_ms(self._window_ms)
        return any(since - reach <= end <= until + reach for end in self._loose_ends)

    def _plan_plain(self, plan: Plan, added: Columns, places: NDArray[np.intp]) -> None:
        """Rows of extended histories with nothing near that they could be joined with; `places`
        are theirs in the plan."""
        keys, ends = added.keys, added.ended_at
        fresh = self._began_empty and not self._has_written
        stored = _NONE if fresh else self._plays.keys(int(ends.min()), int(ends.max()))
        known = among(keys, stored)
        events = events_of(keys)
        _, event, count = np.unique(events, return_inverse=True, return_counts=True)
        variants = ~known & (among(events, events_of(stored)) | (count[event] > 1))
        new = np.flatnonzero(~known & ~variants)
        for number, item in zip(added.item_numbers.tolist(), added.items, strict=True):
            self._note(number, item, plan)
        plan.insert += to_documents(self._user_id, keys[new], added.take(new))
        if known.any():
            plan.add(("known", ALREADY_IMPORTED), places[known].tolist())
        if variants.any():
            self._plan_some(plan, added.take(np.flatnonzero(variants)), places[variants])

    def _plan_some(self, plan: Plan, added: Columns, places: NDArray[np.intp]) -> None:
        """Reconcile rows with what is near them; `places` are theirs in the plan."""
        ids = ids_of(added.keys)
        observations = dict(zip(ids, added.observations(), strict=True))
        ends = added.ended_at
        outcomes = self._plan_reconciled(
            plan, int(ends.min()), int(ends.max()), observations, frozenset()
        )
        for place, natural_id in zip(places.tolist(), ids, strict=True):
            if natural_id in outcomes:
                plan.add(outcomes[natural_id], [place])

    def _plan_reconciled(
        self, plan: Plan, since: int, until: int, added: Observations, removed: AbstractSet[str]
    ) -> dict[str, tuple[str, str]]:
        """Reconcile all observations in a span again, with some more or fewer.

        Returns (outcome, reason) of those that were added, but for those that are new plays.
        """
        low, high = reconcile.quiet_bounds(self._loose_ends, since, until, self._window_ms)
        current = self._documents(low, high)
        observations = self._observations(current)
        before = frozenset(observations)
        for key in removed:
            observations.pop(key, None)
        observations.update(added)
        found = reconcile.clusters(observations, self._window_ms, self._recordings(observations))
        wanted = {cluster[0].id: self._document(cluster, plan) for cluster in found}
        for key, document in wanted.items():
            if key not in current:
                plan.insert.append(document)
            elif current[key] != document:
                plan.replace.append(document)
        plan.remove += [key for key in current if key not in wanted]
        return {
            known.id: outcome
            for cluster in found
            for known in cluster
            if known.id in added and (outcome := _outcome(known.id, cluster, before))
        }

    def _recordings(self, observations: Observations) -> dict[str, str]:
        """By which ids those go that are of one recording, as far as Spotify has told by now."""
        if all(each.source is not Source.POLLED for each in observations.values()):
            return {}
        ids = {each.item.id for each in observations.values() if each.item.kind is Kind.MUSIC}
        return joined_ids(isrcs_of(self._database, sorted(ids)))

    def _documents(self, since: int, until: int) -> dict[str, Document]:
        return {
            document["_id"].partition(":")[2]: document
            for document in self._plays.documents(since, until)
        }

    def _observations(self, documents: dict[str, Document]) -> Observations:
        if len(documents) > _FEW_PLAYS and not self._items_loaded:
            self._known.update(self._items.all())
            self._items_loaded = True
        elif not self._items_loaded:
            numbers = {
                int(each["item"])
                for document in documents.values()
                for each in (document, *document.get("also", []))
            }
            self._known.update(self._items.some(numbers - self._known.keys()))
        found: Observations = {}
        for key, document in documents.items():
            found[key] = from_fields(document, self._known[document["item"]])
            for each in document.get("also", []):
                found[each["id"]] = from_fields(each, self._known[each["item"]])
        return found

    def _document(self, cluster: Cluster, plan: Plan) -> Document:
        lead, *others = cluster
        document = to_document(self._user_id, lead.id, lead.observation)
        if others:
            document["also"] = [to_fields(key, seen) for key, seen in others]
        for known in cluster:
            item = known.observation.item
            self._note(item_number(item), item, plan)
        return document

    def _note(self, number: int, item: Item, plan: Plan) -> None:
        if number not in self._stored_items and number not in plan.items:
            plan.items[number] = item
            self._known[number] = item


def _outcome(key: str, cluster: Cluster, before: frozenset[str]) -> tuple[str, str] | None:
    """What became of a row, or None if it is stored as a new play."""
    if key in before:
        return "known", ALREADY_IMPORTED
    lead = cluster[0]
    if lead.id != key:
        same_source = cluster[[known.id for known in cluster].index(key)].observation.source
        if lead.observation.source is same_source:
            return "known", "same_play_in_more_detail_known"
        return "known", "richer_source_known"
    poorer = [known.observation.source for known in cluster[1:] if known.id in before]
    return ("upgraded", f"replaces_{poorer[0]}_play") if poorer else None
