"""How an import goes, and what it brought, in plain words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import icon
from spotistats_web.components.states import link_button
from spotistats_web.texts import start as texts

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dash.development.base_component import Component

    from spotistats_sdk.models import Import, ImportFile

_UNDER_WAY = ("queued", "running", "undoing")


def is_under_way(found: Import) -> bool:
    """Whether there is more to come."""
    return found.state in _UNDER_WAY


def import_card(found: Import, zone: ZoneInfo) -> Component:
    """Its progress while it is under way, then its report."""
    body = _progress(found) if is_under_way(found) else _report(found, zone)
    return html.Div(body, className="import", **data(import_state=found.state))


def _progress(found: Import) -> list[Component]:
    share = max(found.progress, 0.02)
    rows = formats.counted(found.rows.read, "row")
    told = texts.READ_SO_FAR.format(rows=rows, share=formats.percent(found.progress))
    return [
        html.P(texts.STATES[found.state], className="state-title"),
        html.Div(
            html.Div(style={"width": f"{share:.1%}"}),
            className="progress",
            role="progressbar",
            **aria(
                valuenow=str(round(found.progress * 100)),
                valuemin="0",
                valuemax="100",
                label=texts.STATES[found.state],
            ),
        ),
        html.P(told, className="dim"),
    ]


def _report(found: Import, zone: ZoneInfo) -> list[Component]:
    failed = found.state == "failed"
    symbol = icon("triangle-alert" if failed else "check")
    parts: list[Component] = [
        html.P(
            [
                html.Span(symbol, className="badge warn" if failed else "badge good"),
                texts.STATES[found.state],
            ],
            className="state-title row",
        )
    ]
    if failed:
        parts.append(html.P(found.problem or "", role="alert"))
    else:
        parts.append(html.P(_brought(found, zone), className="lead"))
    parts += [html.P(line, className="dim") for line in _others(found)]
    parts += _losses(found)
    if found.files:
        parts.append(_files(found.files))
    if not failed:
        parts.append(link_button(texts.SEE, "/"))
    return parts


def _brought(found: Import, zone: ZoneInfo) -> str:
    first, last = found.first_ended_at, found.last_ended_at
    if found.rows.stored == 0 or first is None or last is None:
        return texts.BROUGHT_NOTHING
    span = formats.days(first.astimezone(zone).date(), last.astimezone(zone).date())
    return texts.BROUGHT.format(stored=formats.counted(found.rows.stored, "new play"), span=span)


def _others(found: Import) -> list[str]:
    rows = found.rows
    told = ((rows.known, texts.KNOWN), (rows.upgraded, texts.UPGRADED))
    return [
        sentence.format(rows=formats.counted(count, "row")) for count, sentence in told if count
    ]


def _losses(found: Import) -> list[Component]:
    parts: list[Component] = []
    reasons: Counter[str] = Counter()
    for file in found.files:
        for each in file.reasons:
            if each.outcome == "skipped":
                reasons[each.reason.replace("_", " ")] += each.count
    if found.rows.skipped:
        said = texts.LEFT_OUT.format(rows=formats.counted(found.rows.skipped, "row"))
        lines = [f"{formats.number(count)} × {why}" for why, count in reasons.most_common()]
        parts += [html.P(said), html.Ul([html.Li(line) for line in lines], className="dim")]
    unread = [file for file in found.files if file.state in ("unreadable", "partly_read")]
    if unread:
        said = texts.FILES_NOT_READ.format(files=formats.counted(len(unread), "file"))
        lines = [f"{_name(file)}: {file.detail or file.state.replace('_', ' ')}" for file in unread]
        parts += [html.P(said), html.Ul([html.Li(line) for line in lines], className="dim")]
    ignored = sum(file.state == "ignored" for file in found.files)
    if ignored:
        said = texts.FILES_IGNORED.format(files=formats.counted(ignored, "file"))
        parts.append(html.P(said, className="dim"))
    return parts


def _files(files: list[ImportFile]) -> Component:
    head = html.Tr(
        [
            html.Th(name, scope="col", className="end" if at else "")
            for at, name in enumerate(texts.COLUMNS)
        ]
    )
    rows = []
    for file in files:
        counts = file.rows
        figures = (counts.read, counts.stored, counts.known, counts.upgraded, counts.skipped)
        cells = [html.Td(formats.number(each), className="end") for each in figures]
        rows.append(html.Tr([html.Th(_name(file), scope="row"), *cells]))
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="data small")
    scroll = html.Div(
        table,
        className="table-scroll",
        tabIndex=0,
        role="region",
        **aria(label=texts.EACH_FILE),
    )
    return html.Details(
        [html.Summary([icon("table"), texts.EACH_FILE]), scroll], className="as-table"
    )


def _name(file: ImportFile) -> str:
    return file.name.rpartition("/")[2] or file.name
