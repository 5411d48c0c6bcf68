"""Answers as files: our script asks the services and saves what comes (`assets/explore.js`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import icon
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

_TYPES = {
    texts.CSV: ("text/csv", "csv"),
    texts.PARQUET: ("application/vnd.apache.parquet", "parquet"),
}


def downloads(path: str, body: dict[str, Any]) -> Component:
    """Buttons for the whole answer of `POST path`, and one that copies the page's address."""
    buttons: list[Component] = [
        html.Button(
            [icon("download"), name],
            type="button",
            className="button small",
            **data(
                download=json.dumps(
                    {
                        "path": path,
                        "body": body,
                        "accept": accept,
                        "name": f"spotify-stats.{ending}",
                        "waiting": texts.DOWNLOADING,
                        "failed": texts.DOWNLOAD_FAILED,
                    },
                    ensure_ascii=False,
                )
            ),
            **aria(label=texts.DOWNLOAD.format(format=name)),
        )
        for name, (accept, ending) in _TYPES.items()
    ]
    copy = html.Button(
        [icon("link"), texts.COPY],
        type="button",
        className="button small",
        **data(copy=texts.COPIED),
    )
    status = html.Span(className="dim status", role="status", **data(status=""))
    return html.Div([*buttons, copy, status], className="row wrap")
