"""What can go wrong in the domain, told without HTTP.

    SpotistatsError
    ├── ConfigurationError      a setting is wrong
    ├── InvalidRequest          a value makes no sense (names the field)
    ├── NotFound                no such thing, or not the caller's
    │   └── NotShared           a link shows nothing (any more)
    ├── Forbidden               the caller may not do this
    ├── Conflict                things are not as this needs them to be
    ├── TooLarge                more than the server takes
    ├── TooSlow                 the rest of a request does not come
    ├── TooManyRequests         more than it answers in a while
    ├── TookTooLong             the answer took longer than it may
    └── Unavailable             the database cannot be reached now

`spotistats_common.service.problems` gives each its HTTP status.
"""

from __future__ import annotations


class SpotistatsError(Exception):
    """The root: `str(error)` is meant for the person who asked."""


class ConfigurationError(SpotistatsError):
    """A setting is missing or wrong."""


class InvalidRequest(SpotistatsError):  # noqa: N818 - reads as the sentence it is
    """A parameter or field has a value that makes no sense here."""

    def __init__(self, field: str, message: str, *, where: str = "query") -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message
        self.where = where


class NotFound(SpotistatsError):  # noqa: N818
    """There is no such thing, or it is not the caller's."""


class NotShared(NotFound):
    """A link shows nothing: it is unknown, expired or revoked, or what it showed is gone.

    Which of them is told to nobody.
    """


class Forbidden(SpotistatsError):  # noqa: N818
    """The caller is known but may not do this."""


class Conflict(SpotistatsError):  # noqa: N818
    """The request is right, but not as things are: the message says what is in the way."""


class TooLarge(SpotistatsError):  # noqa: N818
    """The request holds more than this server takes."""


class TooSlow(SpotistatsError):  # noqa: N818
    """The rest of a request does not come."""


class TooManyRequests(SpotistatsError):  # noqa: N818
    """More requests than this server answers in a while."""


class TookTooLong(SpotistatsError):  # noqa: N818
    """The answer took longer than it may here, and was given up."""


class Unavailable(SpotistatsError):  # noqa: N818
    """Something this service needs cannot be reached now."""
