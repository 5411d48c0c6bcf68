"""Sealing every stored token with the newest key, so that older keys can be thrown away."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from spotistats_common.sealing import CannotOpenError

if TYPE_CHECKING:
    from spotistats_common.sealing import Sealer
    from spotistats_common.store.links import Links

log = logging.getLogger(__name__)


def reseal(links: Links, sealer: Sealer) -> int:
    """Seal anew what was not sealed with the first key; how many links that were.

    What no key opens is left alone: the right key may come back.
    """
    done = 0
    for link in links.all():
        sealed = [each for each in (link.refresh_token, link.access_token) if each is not None]
        if link.refresh_token is None or not any(map(sealer.needs_new_key, sealed)):
            continue
        try:
            refresh_token = sealer.open(link.refresh_token)
            access_token = None if link.access_token is None else sealer.open(link.access_token)
        except CannotOpenError:
            log.warning("no token key opens a link's tokens", extra={"user": link.user_id})
            continue
        done += links.put_tokens(
            link,
            refresh_token=sealer.seal(refresh_token),
            access_token=None if access_token is None else sealer.seal(access_token),
            access_expires_at=link.access_expires_at,
        )
    return done
