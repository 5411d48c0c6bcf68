"""What comes from Spotify itself: syncs, its own top lists, playlists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.errors import CommandError
from spotistats.flows import Flow, Pause, ask
from spotistats.operations.explore import described
from spotistats.querying import without_nothing
from spotistats_sdk.api.playlists import create_playlist
from spotistats_sdk.api.rankings import compare_ranking, get_ranking, list_rankings
from spotistats_sdk.api.syncs import create_sync, get_sync, list_syncs
from spotistats_sdk.models import NewPlaylist, NewSync

if TYPE_CHECKING:
    from typing import Any

    from spotistats import results
    from spotistats.querying import QueryBuilder
    from spotistats_sdk.models import RankingEntity, RankingRange, SyncKind

_UNFINISHED = ("queued", "running")
_PAUSE_SECONDS = 0.25


def sync(kind: SyncKind = "poll", *, patience: float = 120.0) -> Flow[results.Sync]:
    """Ask Spotify now, and wait until that is done, at most `patience` seconds."""
    current: results.Sync = yield from ask(create_sync, body=NewSync(kind=kind))
    waited = 0.0
    while current.state in _UNFINISHED:
        if waited > patience:
            raise CommandError(
                "The sync does not begin.", "Is an updater at work (`spotistats-updater work`)?"
            )
        yield Pause(_PAUSE_SECONDS)
        waited += _PAUSE_SECONDS
        current = yield from ask(get_sync, current.id)
    return current


def syncs(*, limit: int = 50, offset: int = 0) -> Flow[results.SyncList]:
    """What asking Spotify brought, newest first."""
    return ask(list_syncs, limit=limit, offset=offset)


def sync_report(sync_id: str) -> Flow[results.Sync]:
    """What one sync did."""
    return ask(get_sync, sync_id)


def rankings(
    entity: RankingEntity | None = None,
    span: RankingRange | None = None,
    *,
    limit: int = 50,
    offset: int = 0,
) -> Flow[results.RankingList]:
    """Spotify's own top lists as they were, newest first."""
    return ask(list_rankings, entity=entity, range_=span, limit=limit, offset=offset)


def ranking(ranking_id: str, *, other: str | None = None) -> Flow[results.Ranking]:
    """One of Spotify's top lists, and how it moved since an earlier one."""
    return ask(get_ranking, ranking_id, other=other)


def ranking_beside_yours(ranking_id: str) -> Flow[results.RankingComparison]:
    """One of Spotify's top lists beside your own plays of the same time."""
    return ask(compare_ranking, ranking_id)


def make_playlist(
    name: str,
    query: QueryBuilder[Any] | results.Query,
    *,
    description: str | None = None,
) -> Flow[results.Playlist]:
    """A playlist at Spotify of the tracks that a query by `track` gives, in its order."""
    asked = yield from described(query)
    body = without_nothing({"name": name, "description": description, "query": asked})
    made: results.Playlist = yield from ask(create_playlist, body=NewPlaylist.from_dict(body))
    return made
