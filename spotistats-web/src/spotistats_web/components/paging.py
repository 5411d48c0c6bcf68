"""A long list part by part: `page` of the address says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats, texts
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import icon
from spotistats_web.query import BadQueryError

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

_PAGE = "page"


def paging(view: View, *, page: int, per_page: int, count: int, total: int) -> Component:
    """Which of `total` are shown, with the ways to those before and after."""
    first = (page - 1) * per_page + 1
    last = first + count - 1
    said = texts.RANGE.format(
        first=formats.number(first), last=formats.number(last), total=formats.number(total)
    )
    before = None if page == 1 else _query(view, page - 1)
    after = None if last >= total else _query(view, page + 1)
    return html.Nav(
        [
            _step(texts.PREVIOUS, "chevron-left", before),
            html.Span(said, className="dim"),
            _step(texts.NEXT, "chevron-right", after),
        ],
        className="pages",
        **aria(label=texts.PAGES),
    )


def past_the_end(page: int, per_page: int, total: int) -> None:
    """Say so, where the address asks for a part that the list does not have.

    Raises:
        BadQueryError: it does.
    """
    if page > 1 and 0 < total <= (page - 1) * per_page:
        pages = formats.counted(-(-total // per_page), "page")
        raise BadQueryError(_PAGE, texts.NO_PAGE.format(total=pages))


def _query(view: View, page: int) -> str:
    return view.path + str(view.query.changed(**{_PAGE: None if page == 1 else page}))


def _step(text: str, symbol: str, href: str | None) -> Component:
    if href is None:
        return html.Span([icon(symbol), text], className="button off", **aria(hidden="true"))
    return html.A([icon(symbol), text], href=href, className="button")
