"""Settings: which plays count, and what another rule would change."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import Input, Output, State, html, no_update

from spotistats_sdk.api.account import get_me, update_me
from spotistats_sdk.api.statistics import get_summary
from spotistats_sdk.models import Account, AccountChanges, CountingRuleChanges, Summary
from spotistats_web import formats
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card
from spotistats_web.session import ask, visitor
from spotistats_web.settings.forms import FAILURES, done, failed, status, submit, wrong
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import CountingRule
    from spotistats_web.page import View

_LEAST, _SKIPPED, _INCOGNITO, _JOIN = "rule-least", "rule-skipped", "rule-incognito", "rule-join"
_PREVIEW, _SAVE, _STATUS = "rule-preview", "rule-save", "rule-status"
_MOST_SECONDS = 86_400


async def counting(view: View) -> Component:
    """The rule, and what it makes of the history."""
    account = view.account
    rule = account.counting_rule
    least: Component = dmc.NumberInput(
        id=_LEAST,
        label=texts.LEAST,
        description=texts.LEAST_HINT,
        value=rule.min_ms / 1000,
        min=0,
        max=_MOST_SECONDS,
        step=5,
        decimalScale=3,
        suffix=texts.SECONDS,
        debounce=False,
    )
    form = html.Div(
        [
            least,
            _switch(_SKIPPED, texts.SKIPPED, texts.SKIPPED_HINT, is_on=rule.count_skipped),
            _switch(_INCOGNITO, texts.INCOGNITO, texts.INCOGNITO_HINT, is_on=rule.count_incognito),
            _switch(_JOIN, texts.JOIN, texts.JOIN_HINT, is_on=account.join_recordings),
            html.Div([submit(_SAVE, texts.SAVE), status(_STATUS)], className="row"),
        ],
        className="form",
    )
    now = await _summary(view.client, rule)
    preview = html.Div(_table(now, now), id=_PREVIEW, **aria(live="polite"))
    return html.Div(
        [
            card(texts.COUNTING, form, note=texts.COUNTING_HINT),
            card(texts.PREVIEW, preview, note=texts.PREVIEW_HINT),
        ],
        className="grid halves",
    )


def _switch(name: str, label: str, hint: str, *, is_on: bool) -> Component:
    made: Component = dmc.Switch(id=name, label=label, description=hint, checked=is_on)
    return made


def rule_of(seconds: object, *, skipped: bool, incognito: bool) -> CountingRuleChanges | None:
    """The rule that the form says; None if its number is none."""
    if isinstance(seconds, str):
        try:
            seconds = float(seconds)
        except ValueError:
            return None
    if not isinstance(seconds, int | float) or not 0 <= seconds <= _MOST_SECONDS:
        return None
    return CountingRuleChanges(round(seconds * 1000), skipped, incognito)


async def _summary(client: Client, rule: CountingRule | CountingRuleChanges) -> Summary:
    request = get_summary.asyncio_detailed(
        client=client,
        min_ms=rule.min_ms,
        count_skipped=rule.count_skipped,
        count_incognito=rule.count_incognito,
    )
    return await ask(request, Summary)


def _table(now: Summary, then: Summary) -> list[Component]:
    head = html.Tr([html.Th(name, scope="col", className="end") for name in texts.COLUMNS])
    rows = []
    for name, label in texts.FIGURES.items():
        before, after = getattr(now, name), getattr(then, name)
        write = formats.listened if name == "listened_ms" else formats.number
        cells = [write(before), write(after), _change(before, after)]
        rows.append(
            html.Tr(
                [html.Th(label, scope="row"), *(html.Td(each, className="end") for each in cells)],
                className="changed" if before != after else "",
            )
        )
    table = html.Table(
        [html.Thead(head), html.Tbody(rows)], className="preview", **aria(label=texts.PREVIEW)
    )
    is_same = now.counting_rule == then.counting_rule
    note = texts.NO_DIFFERENCE if is_same else texts.LISTENED_STAYS
    return [table, html.P(note, className="dim")]


def _change(before: int, after: int) -> str:
    if before == after:
        return "–"
    difference = f"{after - before:+,}".replace("-", "−")
    return f"{difference} ({formats.change(after, before) or '–'})"


def add_callbacks(app: Dash) -> None:
    """Preview while it is changed, and save."""
    form = (
        State(_JOIN, "checked"),
        State(_LEAST, "value"),
        State(_SKIPPED, "checked"),
        State(_INCOGNITO, "checked"),
    )

    @app.callback(
        Output(_PREVIEW, "children"),
        Input(_LEAST, "value"),
        Input(_SKIPPED, "checked"),
        Input(_INCOGNITO, "checked"),
        prevent_initial_call=True,
    )
    async def preview(seconds: object, skipped: bool, incognito: bool) -> Any:
        rule = rule_of(seconds, skipped=skipped, incognito=incognito)
        if rule is None:
            return wrong(texts.OUT_OF_RANGE)
        client = visitor().client
        try:
            account = await ask(get_me.asyncio_detailed(client=client), Account)
            now, then = await gather(
                _summary(client, account.counting_rule), _summary(client, rule)
            )
        except FAILURES as error:
            return failed(error)
        return _table(now, then)

    @app.callback(
        Output(_STATUS, "children"),
        Output(_PREVIEW, "children", allow_duplicate=True),
        Input(_SAVE, "n_clicks"),
        *form,
        prevent_initial_call=True,
    )
    async def save(
        clicks: int | None, join: bool, seconds: object, skipped: bool, incognito: bool
    ) -> Any:
        if not clicks:
            return no_update, no_update
        rule = rule_of(seconds, skipped=skipped, incognito=incognito)
        if rule is None:
            return wrong(texts.OUT_OF_RANGE), no_update
        client = visitor().client
        changes = AccountChanges(counting_rule=rule, join_recordings=join)
        try:
            account = await ask(update_me.asyncio_detailed(client=client, body=changes), Account)
            now = await _summary(client, account.counting_rule)
        except FAILURES as error:
            return failed(error), no_update
        return done(texts.SAVED), _table(now, now)
