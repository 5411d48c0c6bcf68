"""What is only HTML is sent as markup, and stays harmless."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from spotistats_web.components.attributes import aria
from spotistats_web.components.markup import lean


def markup(*children: Any) -> str:
    told: str = lean(html.Div(list(children))).to_plotly_json()["props"]["data-html"]
    return told


def test_elements_and_attributes() -> None:
    made = markup(
        html.A("All", href="/top?by=plays&page=2", className="more", **aria(label="More")),
        html.Th("Plays", scope="col", colSpan=2),
        html.Span(style={"--part": "0.5", "backgroundColor": "red"}),
        None,
        html.Br(),
    )
    assert made == (
        '<a aria-label="More" class="more" href="/top?by=plays&amp;page=2">All</a>'
        '<th colspan="2" scope="col">Plays</th>'
        '<span style="--part:0.5;background-color:red"></span><br>'
    )


def test_names_of_songs_are_only_text() -> None:
    name = "<img src=x onerror=alert(1)> & \"'"
    made = markup(html.Span(name, title=name))
    assert "<img" not in made
    assert made.count("&lt;img") == 2
    assert 'title="&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#x27;"' in made


def test_addresses_run_no_scripts() -> None:
    assert "href" not in markup(html.A("x", href="javascript:alert(1)"))
    assert "href" not in markup(html.A("x", href=" JaVaScRiPt:alert(1)"))


def test_what_a_callback_names_or_moves_stays_a_component() -> None:
    page = lean(
        html.Div(
            [html.P(html.B("text")), html.Div([html.B("x")], id="named"), dcc.Store(id="kept")]
        )
    )
    first, named, store = page.children
    assert first.to_plotly_json()["props"] == {
        "children": None,
        "data-html": "<b>text</b>",
    }
    assert named.id == "named"
    assert isinstance(store, dcc.Store)
