"""The version of an answer, for `ETag` and `If-None-Match`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from spotistats_api.engine.snapshot import FORMAT
from spotistats_common import __version__

if TYPE_CHECKING:
    from spotistats_common.models.accounts import History


def etag(user_id: str, version: History, *parts: object) -> str:
    """The entity tag of an answer about a user's history, quotes included.

    `parts` is everything else that the answer depends on (the operation, the question, limits);
    they are told apart by their `repr`. A new release of the software is a new answer.
    """
    text = repr((__version__, FORMAT, user_id, version, parts))
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return f'"{version.epoch}.{version.seq}-{digest}"'


def unchanged(if_none_match: str | None, tag: str) -> bool:
    """Whether `If-None-Match` names `tag`, so that the answer is 304."""
    if if_none_match is None:
        return False
    named = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in named or "*" in named
