"""What there is of a person's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_sdk.api.plays import list_plays
from spotistats_sdk.models import PlayPage
from spotistats_web.session import ask

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_sdk import AuthenticatedClient as Client


async def newest_play(client: Client) -> datetime | None:
    """When the newest play ended; None if there is none at all."""
    page = await ask(
        list_plays.asyncio_detailed(
            client=client, limit=1, min_ms=0, kind=["music", "podcast", "audiobook", "unknown"]
        ),
        PlayPage,
    )
    return page.items[0].ended_at if page.items else None
