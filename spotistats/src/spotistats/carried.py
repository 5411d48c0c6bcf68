"""What an export of Spotify Stats carries beside plays: the account's settings and saved queries.

An import takes back plays and the library, and can be undone. Settings and saved queries are taken
over only when somebody says so, since an account may have its own.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats.converting import record
from spotistats.errors import UsageError
from spotistats_sdk.models import Query

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spotistats.client import Stats

_SETTINGS, _VIEWS, _MANIFEST = "settings.json", "views.jsonl", "manifest.json"
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Carried:
    """The settings and saved queries in an export."""

    path: Path
    settings: dict[str, Any]
    views: list[dict[str, Any]]

    def take_over(self, ss: Stats) -> tuple[int, list[str]]:
        """Give the account these settings, and the saved queries whose names it does not use yet.

        How many queries that were, and the names of those that stayed as they are here.
        """
        ss.update_account(
            display_name=self.settings["display_name"],
            time_zone=self.settings["time_zone"],
            join_recordings=self.settings["join_recordings"],
            **self.settings["counting_rule"],
        )
        here = {view.name for view in ss.views().items}
        new = [view for view in self.views if view["name"] not in here]
        for view in new:
            query = record(Query.from_dict(view["query"]))
            ss.save_view(
                view["name"],
                query,
                title=view.get("title"),
                description=view.get("description"),
                chart=view.get("chart"),
            )
        return len(new), sorted(here & {view["name"] for view in self.views})


def carried_in(paths: Iterable[Path]) -> Carried | None:
    """What the first export of Spotify Stats among some files carries; None if there is none.

    Raises:
        UsageError: such an export is damaged.
    """
    for path in paths:
        if not zipfile.is_zipfile(path):
            continue
        try:
            with zipfile.ZipFile(path) as archive:
                if {_SETTINGS, _VIEWS, _MANIFEST} <= set(archive.namelist()):
                    settings = json.loads(_read(archive, _SETTINGS))
                    lines = _read(archive, _VIEWS).splitlines()
                    return Carried(path, settings, [json.loads(line) for line in lines])
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise UsageError(f"{path}: the settings in it cannot be read: {error}") from error
    return None


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise ValueError(f"{name} is too long")
    return archive.read(name)
