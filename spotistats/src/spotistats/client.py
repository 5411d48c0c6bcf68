"""Everything that can be asked, in one place: `Stats` waits for answers, `AsyncStats` awaits them.

    import spotistats

    ss = spotistats.connect()
    ss.top("artists", period="last year", limit=20).to_pandas()

The same questions with `async`:

    async with spotistats.connect_async() as ss:
        top = await ss.top("artists", period="last year", limit=20)

`since`, `until` and `period` take words (`spotistats.periods`), answers are frozen dataclasses
(`spotistats.results`), and what can go wrong is one tree (`spotistats.errors`). The generated
client beneath is `ss.sdk`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from spotistats import results
from spotistats.connections import AsyncConnection, Connection
from spotistats.local.folder import DataFolder
from spotistats.operation import (
    AsyncPagedMethod,
    AsyncStream,
    Listed,
    Operation,
    Paged,
    PagedMethod,
    Stream,
)
from spotistats.operations import (
    account,
    admin,
    discovery,
    explore,
    habits,
    history,
    library,
    sharing,
    spotify,
    statistics,
)
from spotistats.querying import QueryBuilder
from spotistats.target import Target, resolve

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from types import TracebackType

    from spotistats_sdk import AuthenticatedClient
    from spotistats_sdk.models import Dimension

TIMEOUT_SECONDS = 60.0
"""How long an answer may take: a large history is loaded before its first one."""


class _Questions:
    """What both kinds of clients can be asked."""

    summary = Operation(statistics.summary)
    top = Paged(statistics.top, results.TopItem)
    timeline = Operation(statistics.timeline)
    compare = Operation(statistics.compare)
    recap = Operation(statistics.recap)

    clock = Operation(habits.clock)
    calendar = Operation(habits.calendar)
    sessions = Paged(habits.sessions, results.Session)
    streaks = Operation(habits.streaks)
    skips = Operation(habits.skips)
    on_this_day = Operation(habits.on_this_day)
    obsessions = Paged(habits.obsessions, results.Obsession)

    discoveries = Paged(discovery.discoveries, results.DiscoveredItem)
    retention = Operation(discovery.retention)
    rank_history = Operation(discovery.rank_history)
    forgotten = Paged(discovery.forgotten, results.ForgottenItem)
    one_hits = Paged(discovery.one_hits, results.OneHitItem)
    diversity = Operation(discovery.diversity)

    search = Paged(library.search, results.SearchItem)
    track = Operation(library.track)
    album = Operation(library.album)
    artist = Operation(library.artist)
    artwork = Operation(library.artwork)
    plays = Listed(library.plays)
    plays_behind = Listed(library.plays_behind)

    run_query = Operation(explore.run_query)
    sql = Operation(explore.sql)
    sql_rows = Operation(explore.sql_rows)
    sql_tables = Operation(explore.sql_tables)
    views = Operation(explore.views)
    view = Operation(explore.view)
    save_view = Operation(explore.save_view)
    run_view = Operation(explore.run_view)
    delete_view = Operation(explore.delete_view)

    import_files = Operation(history.import_files)
    start_import = Operation(history.start_import)
    follow_import = Operation(history.follow_import)
    upload = Operation(history.upload)
    imports = Paged(history.imports, results.Import)
    import_report = Operation(history.import_report)
    undo_import = Operation(history.undo_import)
    export_everything = Operation(history.export_everything)
    export_plays = Operation(history.export_plays)

    sync = Operation(spotify.sync)
    syncs = Paged(spotify.syncs, results.Sync)
    sync_report = Operation(spotify.sync_report)
    rankings = Paged(spotify.rankings, results.RankingHead)
    ranking = Operation(spotify.ranking)
    ranking_beside_yours = Operation(spotify.ranking_beside_yours)
    make_playlist = Operation(spotify.make_playlist)

    me = Operation(account.me)
    update_account = Operation(account.update_account)
    delete_account = Operation(account.delete_account)
    audit = Paged(account.audit, results.AuditEntry)
    unlink_spotify = Operation(account.unlink_spotify)
    create_token = Operation(account.create_token)
    tokens = Operation(account.tokens)
    revoke_token = Operation(account.revoke_token)
    sign_in_options = Operation(account.sign_in_options)
    ticket = Operation(account.ticket)
    sign_out_everywhere = Operation(account.sign_out_everywhere)

    share_view = Operation(sharing.share_view)
    share_recap = Operation(sharing.share_recap)
    share_profile = Operation(sharing.share_profile)
    shares = Operation(sharing.shares)
    unshare = Operation(sharing.unshare)
    shared = Operation(sharing.shared)
    shared_profile = Operation(sharing.shared_profile)
    shared_recap = Operation(sharing.shared_recap)
    shared_view = Operation(sharing.shared_view)
    compare_with = Operation(sharing.compare_with)

    invite = Operation(admin.invite)
    invitations = Operation(admin.invitations)
    revoke_invitation = Operation(admin.revoke_invitation)
    users = Paged(admin.users, results.UserHead)
    remove_user = Operation(admin.remove_user)
    admin_audit = Paged(admin.admin_audit, results.AuditEntry)
    sign_ups = Operation(admin.sign_ups)
    set_sign_ups = Operation(admin.set_sign_ups)

    _connection: Connection | AsyncConnection

    @property
    def url(self) -> str:
        """Where the services are."""
        return self._connection.url

    @property
    def sdk(self) -> AuthenticatedClient:
        """The generated client beneath, for `spotistats_sdk.api`."""
        return self._connection.sdk

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.url}>"


class Stats(_Questions):
    """Asks Spotify Stats, and waits for the answers; may be used as a context manager."""

    _paged = PagedMethod
    _stream = Stream

    def __init__(self, target: Target, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._connection: Connection = Connection(target, timeout)

    def query(self, *by: Dimension) -> QueryBuilder[results.QueryAnswer]:
        """Begin a query that groups plays `by` these (see `spotistats.querying`)."""
        return QueryBuilder.begun(by, self.run_query)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open for the next question."""
        self._connection.close()


class AsyncStats(_Questions):
    """Asks Spotify Stats, and awaits the answers; an asynchronous context manager."""

    _paged = AsyncPagedMethod
    _stream = AsyncStream

    def __init__(self, target: Target, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._connection: AsyncConnection = AsyncConnection(target, timeout)

    def query(self, *by: Dimension) -> QueryBuilder[Awaitable[results.QueryAnswer]]:
        """Begin a query that groups plays `by` these (see `spotistats.querying`)."""
        return QueryBuilder.begun(by, self.run_query)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections that are kept open for the next question."""
        await self._connection.close()


def connect(
    url: str | None = None,
    token: str | None = None,
    *,
    data_dir: str | Path | None = None,
    timeout: float = TIMEOUT_SECONDS,
) -> Stats:
    """A client of the services at `url`, or where `SPOTISTATS_URL` says, or on this machine.

    The token is `token`, or `SPOTISTATS_TOKEN`; for what runs on this machine (`spotistats up`),
    address and token are in its data folder (`data_dir`, `SPOTISTATS_DATA_DIR`), and nothing needs
    to be given. Nothing is asked yet.

    Raises:
        NotConnectedError: the address or the token is not known.
        UsageError: the address is not one.
    """
    return Stats(_target(url, token, data_dir), timeout=timeout)


def connect_async(
    url: str | None = None,
    token: str | None = None,
    *,
    data_dir: str | Path | None = None,
    timeout: float = TIMEOUT_SECONDS,
) -> AsyncStats:
    """As `connect`, for `async` code."""
    return AsyncStats(_target(url, token, data_dir), timeout=timeout)


def _target(url: str | None, token: str | None, data_dir: str | Path | None) -> Target:
    return resolve(url, token, DataFolder(Path(data_dir) if data_dir else None))
