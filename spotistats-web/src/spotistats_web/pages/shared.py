"""What somebody shares by a link, for whoever has it: read-only, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from dash import html

from spotistats_sdk.api.shares import (
    get_shared,
    get_shared_profile,
    get_shared_recap,
    get_shared_view,
)
from spotistats_sdk.models import Profile, QueryAnswer, Recap, Shared
from spotistats_web import formats
from spotistats_web.components.basics import icon
from spotistats_web.components.shell import brand
from spotistats_web.components.states import failure, retry
from spotistats_web.page import Page, Shown
from spotistats_web.recap.names import period_named
from spotistats_web.session import ProblemError, ask
from spotistats_web.sharing.answer import answer_parts
from spotistats_web.sharing.review import profile_parts, recap_parts
from spotistats_web.sharing.view import SharedView
from spotistats_web.texts import sharing as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

PATH = "/shared/"


async def load(view: View) -> Shown:
    """What the link shows, and whose it is; the same for all links that show nothing."""
    token = view.variables["token"]
    try:
        found = await ask(get_shared.asyncio_detailed(token, client=view.client), Shared)
        body, tz = await _parts(view, token, found)
    except ProblemError as error:
        return _refused(error)
    return Shown(
        [*_compare(view, token, found), *body, *_foot()],
        title=_title(found),
        lead=_lead(SharedView.of(view, tz), found),
    )


async def _parts(view: View, token: str, found: Shared) -> tuple[list[Component], str]:
    client = view.client
    if found.kind == "view":
        answer = await ask(get_shared_view.asyncio_detailed(token, client=client), QueryAnswer)
        tz = answer.query.tz or "UTC"
        return answer_parts(SharedView.of(view, tz), answer, found.chart), tz
    if found.kind == "recap":
        recap = await ask(get_shared_recap.asyncio_detailed(token, client=client), Recap)
        tz = recap.summary.period.tz
        return recap_parts(SharedView.of(view, tz), recap), tz
    profile = await ask(get_shared_profile.asyncio_detailed(token, client=client), Profile)
    tz = profile.summary.period.tz
    return profile_parts(SharedView.of(view, tz), profile), tz


def _title(found: Shared) -> str:
    if found.kind == "profile":
        return texts.PROFILE.format(owner=found.owner)
    if found.kind == "view":
        return texts.VIEW.format(title=found.title or "")
    title = period_named(found.title or "").within
    return texts.RECAP.format(owner=found.owner, title=title)


def _lead(view: SharedView, found: Shared) -> str:
    told = [texts.BY.format(owner=found.owner)]
    if found.kind == "profile":
        told.append(_days(view, found))
    if found.description:
        told.append(found.description)
    if found.expires_at is not None:
        day = formats.day(found.expires_at.astimezone(view.zone).date())
        told.append(texts.UNTIL.format(day=day))
    return " · ".join(told)


def _days(view: SharedView, found: Shared) -> str:
    period = found.period
    if period is None or period.since is None or period.until is None:
        return texts.ALL_TIME
    first = period.since.astimezone(view.zone).date()
    last = period.until.astimezone(view.zone).date()
    return formats.days(first, max(first, last - (last - first) / max((last - first).days, 1)))


def _compare(view: View, token: str, found: Shared) -> list[Component]:
    if not found.allow_comparison or view.someone is None:
        return []
    href = f"/compare?show=listeners&link={quote(token)}"
    hint = texts.COMPARE_HINT.format(owner=found.owner)
    link = html.A([icon("scale"), texts.COMPARE], href=href, className="button primary")
    return [html.Div([html.Span(hint), link], className="card row between wrap")]


def _foot() -> list[Component]:
    return [html.Footer([brand(), html.P(texts.ABOUT, className="dim")], className="shared-foot")]


def _refused(error: ProblemError) -> Shown:
    status = error.problem.status
    if status >= 500:
        raise error
    if status == 429:
        state = failure(texts.BUSY, texts.BUSY_HINT, retry())
    else:
        state = failure(texts.GONE, texts.GONE_HINT, html.Span())
    return Shown([state, *_foot()], title=texts.TITLE)


PAGES = [Page(f"{PATH}<token>", texts.TITLE, load, has_period=False, is_public=True)]
