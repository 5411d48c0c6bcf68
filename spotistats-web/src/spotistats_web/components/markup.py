"""Parts of a page that never change by themselves, as one piece of markup.

A component of Dash costs the browser a hundred times what an element of HTML does, and most of a
page is words, links and bars. What is only HTML, without an `id` that a callback could name, is
written out here; `assets/markup.js` puts it in place.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from dash.development.base_component import Component

from spotistats_web.components.attributes import data

_HTML = "dash_html_components"
_NAMES = {"className": "class", "htmlFor": "for"}
_NOT_HTML = {"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "key"}
_EMPTY_ELEMENTS = {"br", "hr", "img", "input", "wbr"}
_SAFE_ADDRESS = re.compile(r"(/|#|\?|https?://|data:image/)", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z]")


def lean(part: Any) -> Any:
    """The same part of a page with all that is only HTML as markup."""
    if not isinstance(part, Component):
        return [lean(each) for each in part] if isinstance(part, list | tuple) else part
    children = getattr(part, "children", None)
    if children is None or isinstance(children, str | int | float):
        return part
    if not _is_static(part):
        part.children = lean(children)
        return part
    props = {name: value for name, value in _props(part).items() if name != "children"}
    return type(part)(**props, **data(html=_inside(children)))


def markup(part: Component) -> str:
    """A part that is only HTML, for a script of ours to put in place."""
    return _element(part)


def _is_static(part: Any) -> bool:
    if part is None or isinstance(part, str | int | float):
        return True
    if isinstance(part, list | tuple):
        return all(_is_static(each) for each in part)
    if not isinstance(part, Component) or part._namespace != _HTML:
        return False
    return getattr(part, "id", None) is None and _is_static(getattr(part, "children", None))


def _props(part: Component) -> dict[str, Any]:
    """What `to_plotly_json` calls its props; a page has thousands of parts, and that takes long."""
    return {
        name: value
        for name, value in vars(part).items()
        if not name.startswith(("_", "available_"))
    }


def _inside(children: Any) -> str:
    if children is None:
        return ""
    if isinstance(children, list | tuple):
        return "".join(_inside(each) for each in children)
    if isinstance(children, Component):
        return _element(children)
    return escape(str(children), quote=False)


def _element(part: Component) -> str:
    tag = part._type.lower()
    props = _props(part)
    attributes = "".join(
        _attribute(name, props[name]) for name in sorted(props) if name not in _NOT_HTML
    )
    if tag in _EMPTY_ELEMENTS:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{_inside(props.get('children'))}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    if name == "style":
        value = ";".join(f"{_css_name(key)}:{each}" for key, each in value.items())
    if name in ("href", "src") and not _SAFE_ADDRESS.match(str(value)):
        return ""
    name = _NAMES.get(name, name if "-" in name else name.lower())
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _css_name(name: str) -> str:
    if name.startswith("--"):
        return name
    return _CAPITAL.sub(lambda found: "-" + found[0].lower(), name)
