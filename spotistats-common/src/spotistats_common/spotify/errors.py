"""What can go wrong between Spotify and us.

    SpotifyError
    ├── NotReachable        time-out, broken connection, 5xx, a body that is none: try later
    └── Refused             Spotify understood and said no: `status`, `message`, `reason`
        ├── Unauthorized    401: the access token is not (or no longer) good
        ├── NotAllowed      403: not for this app, this person, or these scopes
        ├── NotFound        404
        ├── LimitReached    429: not before `retry_after_s`; `quota` if it is the daily quota
        └── GrantInvalid    the refresh token or the code is used up, expired or revoked

Messages hold what Spotify said of the error, never a token.
"""

from __future__ import annotations

from spotistats_common.errors import SpotistatsError


class SpotifyError(SpotistatsError):
    """Something did not work between Spotify and us."""


class NotReachable(SpotifyError):  # noqa: N818 - reads as the sentence it is
    """Spotify did not answer, or not with an answer; nothing is known, try again later."""


class Refused(SpotifyError):  # noqa: N818
    """Spotify answered that it will not."""

    def __init__(self, status: int, message: str, reason: str | None = None) -> None:
        super().__init__(f"Spotify answered {status}: {message}")
        self.status = status
        self.message = message
        self.reason = reason


class Unauthorized(Refused):
    """The access token is not good, or no longer."""


class NotAllowed(Refused):
    """This is not for this app, this person or these scopes."""


class NotFound(Refused):
    """Spotify has no such thing."""


class LimitReached(Refused):
    """Too many calls; `retry_after_s` says for how long there should be none."""

    def __init__(
        self,
        status: int,
        message: str,
        reason: str | None = None,
        *,
        retry_after_s: int,
        quota: bool,
    ) -> None:
        super().__init__(status, message, reason)
        self.retry_after_s = retry_after_s
        self.quota = quota


class GrantInvalid(Refused):
    """The refresh token or the code is used up, expired or revoked; it never works again."""
