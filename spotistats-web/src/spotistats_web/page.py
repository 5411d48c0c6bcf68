"""What a page is: where it is, what it is called, and how it loads."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from spotistats_web import period as periods
from spotistats_web.session import SignedOutError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from datetime import datetime

    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import Account
    from spotistats_web.query import Query

_VARIABLE = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class View:
    """What a page is asked for, and by whom."""

    path: str
    query: Query
    client: Client
    now: datetime
    """In the person's time zone."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """The parts of the path that the page's path names: `/artist/<id>` gives `id`."""
    someone: Account | None = None
    default_period: str = periods.RECENT

    @property
    def account(self) -> Account:
        """Whose history it is.

        Raises:
            SignedOutError: nobody is signed in (only on pages that are public).
        """
        if self.someone is None:
            raise SignedOutError
        return self.someone

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone."""
        return ZoneInfo(self.account.time_zone)

    @cached_property
    def period(self) -> periods.Period:
        """The period that the picker shows."""
        return periods.period_of(self.query, self.now.date(), self.default_period)

    @property
    def within(self) -> dict[str, Any]:
        """The client and the period, as the SDK's statistics take them: `**view.within`."""
        return {"client": self.client, **self.period.parameters}

    def same(self, **changes: str | int | Iterable[str] | None) -> str:
        """The address of this page with some parameters changed, back on its first part."""
        return self.path + str(self.query.changed(**{"page": None, **changes}))

    def to(self, path: str, **parameters: str | int) -> str:
        """The address of another page about the same period."""
        return path + str(self.query.only(periods.NAMES).changed(**parameters))


@dataclass(frozen=True)
class Shown:
    """A page as it is shown."""

    body: list[Component]
    title: str | None = None
    """Instead of the page's title."""
    lead: str | Component | None = None
    """A line under the title."""
    has_period: bool | None = None
    """Whether the period picker is there; None: as the page says."""


@dataclass(frozen=True)
class Place:
    """A page's place in the navigation."""

    icon: str
    """A file in `assets/icons`, without `.svg`."""
    order: int
    group: str = ""
    """The heading it is under."""


@dataclass(frozen=True)
class Page:
    """One page: a module in `pages/` has one or several of them as `PAGES`."""

    path: str
    title: str
    load: Callable[[View], Awaitable[Shown]]
    place: Place | None = None
    has_period: bool = True
    compares: bool = False
    """Whether the picker offers to compare with the previous period."""
    is_public: bool = False
    """Whether it is shown to those who are not signed in."""

    def variables(self, path: str) -> dict[str, str] | None:
        """The variables in `path` if it is this page's."""
        pattern = _VARIABLE.sub(r"(?P<\1>[^/]+)", self.path)
        found = re.fullmatch(pattern, path)
        return None if found is None else found.groupdict()


@dataclass(frozen=True)
class Pages:
    """All pages, and what their modules ask the browser to call."""

    all: tuple[Page, ...]
    callbacks: tuple[Callable[[Dash], None], ...] = ()

    def at(self, path: str) -> tuple[Page, dict[str, str]] | None:
        """The page at a path, with the variables in it."""
        path = "/" + path.strip("/")
        for page in self.all:
            variables = page.variables(path)
            if variables is not None:
                return page, variables
        return None

    def places(self) -> list[tuple[Page, Place]]:
        """The pages in the navigation, in order."""
        placed = [(page, page.place) for page in self.all if page.place is not None]
        return sorted(placed, key=lambda each: each[1].order)


def find_pages() -> Pages:
    """All modules in `pages/`: their `PAGES`, and their `add_callbacks(app)` if they have it."""
    from spotistats_web import pages  # noqa: PLC0415 - the pages themselves import this module

    found: list[Page] = []
    callbacks: list[Callable[[Dash], None]] = []
    for module in pkgutil.iter_modules(pages.__path__):
        loaded = importlib.import_module(f"{pages.__name__}.{module.name}")
        found += getattr(loaded, "PAGES", [])
        if add := getattr(loaded, "add_callbacks", None):
            callbacks.append(add)
    return Pages(tuple(found), tuple(callbacks))
