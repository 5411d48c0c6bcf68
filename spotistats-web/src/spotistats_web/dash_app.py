"""The Dash application: one layout, and one callback that shows the page of the address."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

import plotly.io
from dash import ALL, ClientsideFunction, Dash, Input, Output, State
from dash.exceptions import PreventUpdate
from fastapi import FastAPI

from spotistats_common.service.cookies import CSRF, CSRF_HEADER
from spotistats_web import period as periods
from spotistats_web import texts
from spotistats_web.components import states
from spotistats_web.components.shell import PAGE, REFRESH, URL, frame, shell
from spotistats_web.history import newest_play
from spotistats_web.page import Page, Pages, Shown, View
from spotistats_web.query import BadQueryError, Query
from spotistats_web.session import ProblemError, SignedOutError, visitor

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import Account
    from spotistats_web.ahead import Ahead

log = logging.getLogger(__name__)

ASSETS = Path(__file__).parent / "assets"
_INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{{%metas%}}
<title>{{%title%}}</title>
<link rel="icon" href="/assets/favicon.svg?v={version}" type="image/svg+xml">
<link rel="preload" href="/assets/fonts/inter-latin-wght-normal.woff2" as="font"
 type="font/woff2" crossorigin>
<link rel="prefetch" href="/assets/plotly/plotly-cartesian.min.js?v=4.1.1" as="script">
<script src="/assets/scheme.js?v={version}"></script>
{{%css%}}
<link rel="stylesheet" href="/assets/spotistats.css?v={version}">
<link rel="stylesheet" href="/assets/explore.css?v={version}">
<link rel="stylesheet" href="/assets/settings.css?v={version}">
<script src="/assets/spotistats.js?v={version}"></script>
<script src="/assets/markup.js?v={version}"></script>
<script src="/assets/charts.js?v={version}" defer></script>
<script src="/assets/poster.js?v={version}" defer></script>
<script src="/assets/upload.js?v={version}" defer></script>
<script src="/assets/explore.js?v={version}" defer></script>
<script src="/assets/settings.js?v={version}" defer></script>
<script src="/assets/search.js?v={version}" defer></script>
<script src="/assets/artwork.js?v={version}" defer></script>
</head>
<body>
{{%app_entry%}}
<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer>
</body>
</html>"""


def make_dash(pages: Pages, ahead: Ahead) -> Dash:
    """The application; its `server` is the ASGI application that has Dash's own addresses.

    `ahead` has pages whose loading began before the browser asks for them.
    """
    app = Dash(
        __name__,
        server=cast("Any", FastAPI(docs_url=None, redoc_url=None, openapi_url=None)),
        assets_folder=str(ASSETS),
        include_assets_files=False,
        index_string=_INDEX.format(version=assets_version()),
        title=texts.NAME,
        update_title="",
        suppress_callback_exceptions=True,
        csrf_token_name=CSRF,
        csrf_header_name=CSRF_HEADER,
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "color-scheme", "content": "light dark"},
        ],
    )
    # The faster encoder looks into pandas, which another thread may be half way through importing.
    plotly.io.json.config.default_engine = "json"
    app.backend.websocket_capability = False  # else every page opens one that nothing uses
    app.layout = shell(pages)
    _show_pages(app, pages, ahead)
    _let_inputs_change_the_address(app)
    for add in pages.callbacks:
        add(app)
    return app


def assets_version() -> str:
    """Changes when one of our own scripts and styles does, so that browsers may keep them."""
    files = sorted(path for path in ASSETS.iterdir() if path.is_file())
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files))
    return digest.hexdigest()[:12]


def _show_pages(app: Dash, pages: Pages, ahead: Ahead) -> None:
    @app.callback(
        Output(PAGE, "children"),
        Input(URL, "pathname"),
        Input(URL, "search"),
        Input(REFRESH, "data"),
    )
    async def show(path: str | None, search: str | None, _refresh: object) -> list[Component]:
        if path is None:
            raise PreventUpdate
        begun = ahead.take((visitor().session or "", path, search or ""))
        return await (begun or show_page(pages, path, Query.of(search)))


def _let_inputs_change_the_address(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("spotistats", "inputs"),
        Output(URL, "search"),
        Input({"type": "query", "name": ALL, "default": ALL}, "value"),
        State({"type": "query", "name": ALL, "default": ALL}, "id"),
        State(URL, "search"),
        prevent_initial_call=True,
    )


async def show_page(pages: Pages, path: str, query: Query) -> list[Component]:
    """What is shown at an address, to who asks; whatever goes wrong is told in words."""
    found = pages.at(path)
    if found is None:
        link = [states.failure(texts.NOT_FOUND, texts.NOT_FOUND_HINT, _to("/", texts.TO_OVERVIEW))]
        return _bare(path, Page(path, texts.NOT_FOUND, _nothing), link)
    page, variables = found
    try:
        account = await visitor().account()
        if account is None and not page.is_public:
            return [states.signed_out()]
        view = await _view(page, path, query, variables, account)
        _ = view.period
        return frame(view, page, await page.load(view))
    except SignedOutError:
        return [states.signed_out()]
    except BadQueryError as error:
        action = _to(_without(pages, path, query, error.field), texts.RESET)
        return _bare(path, page, [states.failure(texts.BAD_ADDRESS, f"{error}.", action)])
    except ProblemError as error:
        return _bare(path, page, [states.problem(error.problem, _way_on(path, query, error))])
    except Exception:
        log.exception("a page could not be shown: %s", page.path)
        return _bare(path, page, [states.failure(texts.FAILED, texts.FAILED_HINT)])


def _without(pages: Pages, path: str, query: Query, field: str) -> str:
    """The address without what makes no sense in it; the page above, where that is in the path."""
    if query.get(field) is not None:
        return path + str(query.changed(**{field: None}))
    above = path.rpartition("/")[0]
    return above if pages.at(above) is not None else "/"


def _way_on(path: str, query: Query, error: ProblemError) -> Component | None:
    """Where trying again would say the same: the page as it begins, or another."""
    if error.problem.status in (400, 422) and query.pairs:
        return _to(path, texts.RESET)
    return _to("/", texts.TO_OVERVIEW) if error.problem.status in (400, 404, 422) else None


async def _view(
    page: Page, path: str, query: Query, variables: dict[str, str], account: Account | None
) -> View:
    client = visitor().client
    zone = ZoneInfo("UTC" if account is None else account.time_zone)
    now = datetime.now(zone)
    default = periods.RECENT
    says_period = any(query.get(name) for name in (periods.PERIOD, periods.FROM, periods.TO))
    if account is not None and page.has_period and not says_period:
        newest = await newest_play(client)
        if newest is None or (now - newest).days > periods.RECENT_DAYS:
            default = periods.EVERYTHING
    return View(path, query, client, now, variables, account, default)


def _bare(path: str, page: Page, body: list[Component]) -> list[Component]:
    view = View(path, Query(), visitor().client, datetime.now(ZoneInfo("UTC")))
    return frame(view, page, Shown(body, has_period=False))


def _to(href: str, text: str) -> Component:
    return states.link_button(text, href)


async def _nothing(_view: View) -> Shown:
    return Shown([])
