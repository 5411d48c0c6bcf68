"""Whether the dashboard can show anything: whether the services behind it are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from spotistats_common.errors import Unavailable
from spotistats_sdk import Client
from spotistats_sdk.api.health import get_readiness
from spotistats_web.session import BASE_PATH, origin_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats_common.settings import Settings

_TIMEOUT = httpx.Timeout(3)


def readiness(settings: Settings) -> Callable[[], None]:
    """A check that raises `Unavailable` while the services do not answer, or are not ready."""
    url = origin_of(settings) + BASE_PATH

    def check() -> None:
        try:
            with Client(url, timeout=_TIMEOUT) as client:
                status = get_readiness.sync_detailed(client=client).status_code
        except httpx.HTTPError as error:
            raise Unavailable("The services cannot be reached now.") from error
        if status != 200:
            raise Unavailable(f"The services are not ready: their answer is {int(status)}.")

    return check
