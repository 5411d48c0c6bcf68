"""The frame of a page: who sees it, and what is said when something is wrong."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from dash import html

from spotistats_sdk.api.account import list_tokens
from spotistats_sdk.models import TokenList
from spotistats_web.dash_app import show_page
from spotistats_web.page import Page, Pages, Shown, find_pages
from spotistats_web.query import Query
from spotistats_web.session import Services, ask, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats_web.page import View

    Answers = Callable[[httpx.Request], httpx.Response]
    Show = Callable[..., str]

ACCOUNT = {
    "id": "u1",
    "display_name": "Me",
    "time_zone": "Europe/Vilnius",
    "counting_rule": {"min_ms": 30_000, "count_skipped": True, "count_incognito": True},
    "join_recordings": True,
    "created_at": "2026-01-01T00:00:00Z",
    "is_admin": True,
    "spotify": {
        "state": "not_linked",
        "display_name": None,
        "problem": None,
        "advice": None,
        "expires_at": None,
        "days_left": None,
        "last_sync_at": None,
        "last_error": None,
    },
}


def problem(status: int, detail: str) -> httpx.Response:
    """A problem as the services tell it."""
    body = {
        "type": "urn:spotistats:problem:x",
        "title": "Not now",
        "status": status,
        "detail": detail,
        "request_id": "r1",
        "errors": [],
    }
    headers = {"content-type": "application/problem+json"}
    return httpx.Response(status, json=body, headers=headers)


@pytest.fixture
def show() -> Callable[..., str]:
    """Shows an address as somebody with a session sees it; what the page holds, as text."""

    def shown(
        pages: Pages, path: str, answers: Answers, search: str = "", *, session: str = "s"
    ) -> str:

        def answer(request: httpx.Request) -> httpx.Response:
            if request.headers.get("cookie") != "spotistats_session=s":
                return problem(401, "Nobody is signed in.")
            if request.url.path == "/api/v1/me":
                return httpx.Response(200, json=ACCOUNT)
            return answers(request)

        async def ask() -> str:
            services = Services("http://services", httpx.MockTransport(answer))
            visit(services, {"spotistats_session": session} if session else {}, {})
            return str(
                [each.to_plotly_json() for each in await show_page(pages, path, Query.of(search))]
            )

        return asyncio.run(ask())

    return shown


def no_answer(_request: httpx.Request) -> Any:
    """For pages that ask nothing."""
    raise AssertionError("this page asks nothing")


async def tokens(view: View) -> Shown:
    found = await ask(list_tokens.asyncio_detailed(client=view.client), TokenList)
    return Shown([html.P(f"{len(found.items)} tokens of {view.account.display_name}")])


async def period(view: View) -> Shown:
    return Shown([html.P(f"from {view.period.since} for {view.variables['id']}")])


async def bug(_view: View) -> Shown:
    raise RuntimeError("secret detail")


async def shared(view: View) -> Shown:
    return Shown([html.P("for everybody" if view.someone is None else "for me")])


PAGES = Pages(
    (
        Page("/tokens", "Tokens", tokens, has_period=False),
        Page("/about/<id>", "About", period),
        Page("/bug", "Bug", bug, has_period=False),
        Page("/shared", "Shared", shared, has_period=False, is_public=True),
    )
)


def test_a_page_is_shown_with_what_the_services_say(show: Show) -> None:
    page = show(PAGES, "/tokens", lambda _: httpx.Response(200, json={"items": []}))
    assert "0 tokens of Me" in page


def test_an_address_gives_the_period_and_the_variables(show: Show) -> None:
    page = show(PAGES, "/about/x%20y", no_answer, "?from=2024-02-01&to=2024-02-29")
    assert "from 2024-02-01 for x%20y" in page
    assert "February 2024" in page


def test_problems_are_told_in_words_with_a_retry(show: Show) -> None:
    page = show(PAGES, "/tokens", lambda _: problem(503, "The database does not answer."))
    assert "Not now" in page
    assert "The database does not answer. (Request r1)" in page
    assert "data-refresh" in page


def test_services_that_are_gone_are_told_in_words(show: Show) -> None:
    def gone(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    assert "does not answer" in show(PAGES, "/tokens", gone)


def test_bugs_say_nothing_of_their_insides(show: Show) -> None:
    page = show(PAGES, "/bug", no_answer)
    assert "This did not work" in page
    assert "secret detail" not in page


def test_a_wrong_parameter_is_named(show: Show) -> None:
    page = show(PAGES, "/about/1", no_answer, "?from=2024-02-30&compare=none")
    assert "from: must be a day" in page
    assert "/about/1?compare=none" in page


def test_where_trying_again_says_the_same_there_is_another_way(show: Show) -> None:
    page = show(PAGES, "/tokens", lambda _: problem(400, "limit: no"), "?limit=x")
    assert "'/tokens'" in page or 'href="/tokens"' in page
    assert "data-refresh" not in page
    assert "To the overview" in show(PAGES, "/tokens", lambda _: problem(404, "None."))


def test_who_is_not_signed_in_sees_public_pages_alone(show: Show) -> None:
    assert "data-signed-out" in show(PAGES, "/tokens", no_answer, session="")
    assert "data-signed-out" in show(PAGES, "/tokens", no_answer, session="of another")
    assert "for everybody" in show(PAGES, "/shared", no_answer, session="")
    assert "for me" in show(PAGES, "/shared", no_answer)


def test_there_is_no_page_at_other_addresses(show: Show) -> None:
    assert "There is no such page" in show(PAGES, "/nowhere", no_answer)
    assert PAGES.at("/about/1/2") is None


def test_our_own_pages_are_found() -> None:
    pages = find_pages()
    assert {"/", "/start", "/top", "/plays"} <= {page.path for page in pages.all}
    paths = [page.path for page in pages.all]
    assert len(paths) == len(set(paths))
    placed = [place.order for _page, place in pages.places()]
    assert placed == sorted(placed)
