"""When something that is made now is to end."""

from __future__ import annotations

from datetime import UTC, datetime

from spotistats_common.errors import InvalidRequest
from spotistats_common.models.accounts import utc_now


def expiry(text: str | None) -> datetime | None:
    """The instant in `expires_at` of a body, None for never; InvalidRequest if it is no future."""
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        # RFC 3339 allows what datetimes cannot hold, such as leap seconds.
        raise InvalidRequest("expires_at", f"{text!r} is not an instant", where="body") from error
    if when <= utc_now():
        raise InvalidRequest("expires_at", "lies in the past", where="body")
    return when.replace(microsecond=when.microsecond // 1000 * 1000)  # as it is stored
