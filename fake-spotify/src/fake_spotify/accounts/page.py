"""The page on which somebody picks whom they sign in as."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fake_spotify.listeners import Listener

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in to the fake Spotify</title>
<style>
  body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto;
         max-width: 32rem; padding: 0 1rem }}
  a {{ display: block; padding: .6rem .8rem; margin: .4rem 0; border: 1px solid;
      border-radius: .4rem }}
</style>
<h1>Sign in to the fake Spotify</h1>
<p><b>{app}</b> asks for: {scopes}. Nobody here is real. Whom do you want to be?</p>
{links}
</html>
"""


def sign_in_page(
    listeners: Iterable[Listener], query: Mapping[str, str], scopes: Iterable[str]
) -> str:
    """The HTML; its links are the request again, with `as_user` or `deny`."""
    links = [
        _link({**query, "as_user": listener.id}, listener.display_name) for listener in listeners
    ]
    links.append(_link({**query, "deny": "1"}, "Cancel"))
    asked = ", ".join(escape(scope) for scope in scopes) or "nothing"
    return _PAGE.format(app=escape(query["client_id"]), scopes=asked, links="\n".join(links))


def _link(query: Mapping[str, str], text: str) -> str:
    return f'<a href="/authorize?{escape(urlencode(query))}">{escape(text)}</a>'
