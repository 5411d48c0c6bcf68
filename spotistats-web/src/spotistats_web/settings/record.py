"""Settings: what was done with the account lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.account import get_audit
from spotistats_sdk.models import AuditList
from spotistats_web import formats
from spotistats_web.components.basics import card
from spotistats_web.session import ask
from spotistats_web.settings.forms import table
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import AuditEntry
    from spotistats_web.page import View

_SHOWN = 12


async def record(view: View, names: dict[str, str]) -> Component:
    """The latest entries; `names` are those of the access tokens, by their ids."""
    asked = get_audit.asyncio_detailed(client=view.client, limit=_SHOWN)
    found = await ask(asked, AuditList)
    rows = [
        [
            texts.ACTIONS[each.action],
            by_whom(each, names),
            formats.moment(each.happened_at, view.zone),
            None,
        ]
        for each in found.items
    ]
    shown = table(texts.RECORD_COLUMNS, rows, texts.RECORD) if rows else html.P(texts.NO_RECORD)
    return card(texts.RECORD, shown, note=texts.RECORD_HINT)


def by_whom(entry: AuditEntry, names: dict[str, str]) -> str:
    """With what it was done, in words."""
    if entry.by != "token":
        return texts.BY[entry.by]
    name = names.get(entry.token_id or "")
    return texts.BY_OLD_TOKEN if name is None else texts.BY_TOKEN.format(name=name)
