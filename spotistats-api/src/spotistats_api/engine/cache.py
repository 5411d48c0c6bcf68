"""The histories that are held ready for questions."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import duckdb

from spotistats_api import metrics
from spotistats_api.engine.append import PastChanges, append
from spotistats_api.engine.build import build
from spotistats_api.engine.run import HeldHistory, Reader
from spotistats_api.engine.sharing import SharedAnswers
from spotistats_api.engine.snapshot import FORMAT, Snapshot, from_bytes, to_bytes
from spotistats_api.engine.stop import Stop
from spotistats_common.errors import Unavailable
from spotistats_common.store import history as stored_history
from spotistats_common.store.snapshots import Snapshots

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.models.accounts import History
    from spotistats_common.store.client import Document

P = ParamSpec("P")
Answer = TypeVar("Answer")

log = logging.getLogger(__name__)

_ATTEMPTS = 20
_PAUSE_S = 0.05
_LOOK_S = 0.2
# How much is appended to a history before it is built, compressed and stored again: a twentieth.
_SHARE_APPENDED = 20
_LEAST_APPENDED = 1_000


class Histories:
    """Histories ready for questions, the most recently asked ones within `capacity_bytes`.

    At least one is held, however large. All methods belong to one event loop; SQL runs in
    `workers` threads of its own (by default one less than there are processors, as the event loop
    needs one, but two at least: nobody's quick question waits for a long one), and histories are
    opened in others, so that nobody's first question holds up the answers of the rest.
    """

    def __init__(
        self,
        database: Database[Document],
        async_database: AsyncDatabase[Document],
        *,
        capacity_bytes: int,
        workers: int = max(2, (os.cpu_count() or 1) - 1),
    ) -> None:
        self._database = database
        self._async_database = async_database
        self._snapshots = Snapshots(database)
        self.shared = SharedAnswers()
        """What many ask is worked out once."""
        self._capacity_bytes = capacity_bytes
        metrics.CAPACITY_BYTES.set(capacity_bytes)
        self._held: OrderedDict[str, HeldHistory] = OrderedDict()  # the last asked at the end
        self._opening: dict[str, asyncio.Task[HeldHistory]] = {}
        self._askers = ThreadPoolExecutor(workers, "ask")
        self._openers = ThreadPoolExecutor(2, "open-history")
        self._savers = ThreadPoolExecutor(1, "save-snapshot")

    async def version(self, user_id: str) -> History:
        """The version of a user's history now; NotFound if there is no such user."""
        return await stored_history.read_version_async(self._async_database, user_id)

    async def ask(
        self,
        user_id: str,
        version: History,
        question: Callable[Concatenate[Reader, P], Answer],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Answer:
        """`question(reader, …)` about the user's history as of `version` or later.

        `version` is what this request read of the user, so that no answer is ever stale. If the
        asking task is cancelled, the question ends too.
        Raises what the question raises, NotFound, Unavailable.
        """
        held = await self._hold(user_id, version)
        stop = Stop()
        work = partial(held.answer_until, stop, question, *args, **kwargs)
        try:
            running = self._askers.submit(_timed, time.perf_counter(), work)
        except BaseException:
            held.release()
            raise
        # Not on our way out: the question may take a moment to end.
        running.add_done_callback(lambda _: held.release())
        try:
            return await asyncio.wrap_future(running)
        except asyncio.CancelledError:
            stop()
            raise

    async def lend(self, user_id: str, version: History) -> HeldHistory:
        """The user's history as of `version` or later, to be asked several questions.

        Whoever borrows it must `release` it. Raises NotFound, Unavailable.
        """
        return await self._hold(user_id, version)

    async def keep_up(self) -> None:
        """Append to the held histories what comes, soon after it came, until cancelled.

        A question that is asked before then waits for it. Where the past has changed, that is left
        to the next question, as it may change many times before somebody asks.
        """
        while True:
            await asyncio.sleep(_LOOK_S)
            try:
                versions = await stored_history.read_versions(self._async_database, self._held)
                for user_id, version in versions.items():
                    held = self._held.get(user_id)
                    if (
                        held
                        and held.version.epoch == version.epoch
                        and _older(held.version, version)
                    ):
                        await self._open(user_id, only_append=True)
            except Exception:  # whoever asks is told
                log.exception("held histories could not be kept up to date")

    async def close(self) -> None:
        """Finish what runs and close all histories."""
        for opening in list(self._opening.values()):
            await asyncio.wait([opening])
        for held in self._held.values():
            held.retire()
        self._held.clear()
        self._make_room()
        for pool in (self._askers, self._openers, self._savers):
            await asyncio.to_thread(pool.shutdown)

    @property
    def held_bytes(self) -> int:
        """What the held histories take of the memory, nearly."""
        return sum(held.nbytes for held in self._held.values())

    async def _hold(self, user_id: str, version: History) -> HeldHistory:
        """The history of a user, held open for the caller, who must release it."""
        was_ready = True
        for _ in range(_ATTEMPTS):
            held = self._held.get(user_id)
            if held is None or _older(held.version, version):
                was_ready = False
                held = await self._open(user_id)
            if _older(held.version, version):
                # The version is seen before most of the replica set has it; wait for them.
                await asyncio.sleep(_PAUSE_S)
            elif held.hold():
                if was_ready:
                    metrics.count_held()
                if user_id in self._held:
                    self._held.move_to_end(user_id)
                return held
        raise Unavailable("The history is changing too fast to be read; try again in a moment.")

    async def _open(self, user_id: str, *, only_append: bool = False) -> HeldHistory:
        """Open the history as it is now; who asks meanwhile waits for the same opening.

        With `only_append`, it stays as it is where it would have to be built again.
        """
        opening = self._opening.get(user_id)
        if opening is None:
            opening = asyncio.create_task(self._open_and_keep(user_id, only_append=only_append))
            self._opening[user_id] = opening
            opening.add_done_callback(partial(self._opened_or_not, user_id))
        return await asyncio.shield(opening)

    def _opened_or_not(self, user_id: str, opening: asyncio.Task[HeldHistory]) -> None:
        del self._opening[user_id]
        if not opening.cancelled():
            opening.exception()  # is seen, even if everybody has given up waiting

    async def _open_and_keep(self, user_id: str, *, only_append: bool) -> HeldHistory:
        loop = asyncio.get_running_loop()
        began = time.perf_counter()
        current = self._held.get(user_id)
        if current is not None and current.hold():
            appending = loop.run_in_executor(self._openers, self._brought_up, user_id, current)
            try:
                if await appending or only_append:
                    metrics.count_opened("appended", time.perf_counter() - began)
                    self._make_room()
                    return current
            finally:
                current.release()
        useless = None if current is None else current.version
        held = await loop.run_in_executor(self._openers, self._opened, user_id, useless)
        before = self._held.pop(user_id, None)
        if before is not None:
            before.retire()
        self._held[user_id] = held
        self._make_room()
        return held

    def _make_room(self) -> None:
        while self.held_bytes > self._capacity_bytes and len(self._held) > 1:
            _, oldest = self._held.popitem(last=False)
            oldest.retire()
            metrics.EVICTED.inc()
        metrics.HELD.set(len(self._held))
        metrics.HELD_BYTES.set(self.held_bytes)

    def _brought_up(self, user_id: str, held: HeldHistory) -> bool:
        """Append to a history what came since, in a thread; False if it has to be built again."""
        room = max(_LEAST_APPENDED, held.built_plays // _SHARE_APPENDED) - held.appended_plays
        appended = stored_history.read_appended(
            self._database,
            user_id,
            held.version,
            held.last,
            room + 1,
            settled=held.has_settled,
        )
        if not _older(held.version, appended.version):
            return True
        if appended.version.epoch != held.version.epoch or len(appended.plays) > room:
            return False
        try:
            append(held, appended)
        except PastChanges as reason:
            log.info("a history is built again: %s", reason)
            return False
        except duckdb.Error:
            log.exception("plays cannot be appended; the history is built again")
            return False
        return True

    def _opened(self, user_id: str, useless: History | None) -> HeldHistory:
        """Open a history, in a thread: from its stored snapshot, else from its plays.

        A snapshot of version `useless`, or an older one, is not tried.

        Only what was built of all plays of one moment is ever stored, under the version of that
        moment. What was appended since is read from the plays, until it is so much that the
        history is built, and stored, again.
        """
        began = time.perf_counter()
        tz = stored_history.read_time_zone(self._database, user_id)
        held = self._from_snapshot(user_id, tz, useless)
        if held is not None:
            if self._brought_up(user_id, held):
                metrics.count_opened("stored", time.perf_counter() - began)
                return held
            held.retire()
        with stored_history.reading(self._database, user_id) as reading:
            version = reading.version
            snapshot = build(reading.items, reading.isrcs, reading.plays)
        self._savers.submit(self._save, user_id, version, snapshot)
        held = HeldHistory(snapshot, version, tz)
        metrics.count_opened("built", time.perf_counter() - began)
        return held

    def _from_snapshot(self, user_id: str, tz: str, useless: History | None) -> HeldHistory | None:
        """A history as it was stored, if that is of use still."""
        version = stored_history.read_version(self._database, user_id)
        stored = self._snapshots.load(user_id, FORMAT)
        if stored is None or stored.version.epoch != version.epoch:
            return None
        if useless is not None and not _older(useless, stored.version):
            return None
        try:
            return HeldHistory(from_bytes(stored.data), stored.version, tz)
        except ValueError:
            log.exception("a stored snapshot cannot be read; building it again")
            return None

    def _save(self, user_id: str, version: History, snapshot: Snapshot) -> None:
        """Keep a snapshot for other replicas and restarts; without it they only take longer."""
        try:
            self._snapshots.save(user_id, version, FORMAT, to_bytes(snapshot))
        except Exception:
            log.exception("a snapshot could not be stored")


def _timed(asked_at: float, work: Callable[[], Answer]) -> Answer:
    with metrics.timed_question(asked_at):
        return work()


def _older(one: History, other: History) -> bool:
    return (one.epoch, one.seq) < (other.epoch, other.seq)
