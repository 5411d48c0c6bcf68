"""Our services talk to each other through the generated SDK: no request is written by hand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HTTP_CLIENTS = {"httpx", "requests", "aiohttp", "urllib3", "urllib.request", "http.client"}
# Every module that may speak HTTP as a client, with whom, and by what means.
SPEAKERS = {
    "spotistats.connections": "our services, by the SDK: its timeouts, its failures in words",
    "spotistats.flows": "our services, by the SDK: the type of its responses",
    "spotistats.local.demo_spotify": "plays a browser that follows a link",
    "spotistats.local.serving": "hands the dashboard a way to the services within the process",
    "spotistats_api.signing_in.first_sync": "the updater, by the SDK: its failures",
    "spotistats_api.signing_in.flow": "Spotify",
    "spotistats_common.service.probe": "the health of the service beside it, which is no operation",
    "spotistats_common.spotify.accounts": "Spotify",
    "spotistats_common.spotify.http": "Spotify",
    "spotistats_common.spotify.profile": "Spotify",
    "spotistats_importer.after": "our services, by the SDK: the updater's failures",
    "spotistats_updater.playlists": "our services, by the SDK: the API's failures",
    "spotistats_updater.spotify.client": "Spotify",
    "spotistats_web.app": "takes that way as a type",
    "spotistats_web.origins": "hands the dashboard a way to services that each have an address",
    "spotistats_web.readiness": "our services, by the SDK: its failures",
    "spotistats_web.remembering": "passes on what the SDK asks and is answered",
    "spotistats_web.session": "our services, by the SDK: how it connects",
}
VERBS = {"get", "post", "put", "patch", "delete", "head", "options", "request", "stream", "urlopen"}


def sources() -> dict[str, ast.Module]:
    """Our modules by name, but for the generated ones and the fake Spotify."""
    found = {}
    for folder in sorted(ROOT.glob("spotistats*/src")):
        for path in sorted(folder.rglob("*.py")):
            name = ".".join(path.relative_to(folder).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


SOURCES = sources()


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def speaks_http(tree: ast.Module) -> bool:
    return any(
        name == client or name.startswith(f"{client}.")
        for name in imported(tree)
        for client in HTTP_CLIENTS
    )


def test_the_modules_are_found() -> None:
    assert {"spotistats.client", "spotistats_api.app", "spotistats_updater.worker"} <= set(SOURCES)


def test_who_speaks_http_is_known_with_the_reason() -> None:
    speakers = {name for name, tree in SOURCES.items() if speaks_http(tree)}
    assert speakers <= set(SPEAKERS), "ask through the SDK, or add the module with its reason"


@pytest.mark.parametrize(
    "name", [name for name, reason in SPEAKERS.items() if reason.startswith("our services")]
)
def test_who_speaks_with_our_services_has_the_sdk_beneath(name: str) -> None:
    if name in SOURCES:
        assert any(each.startswith("spotistats_sdk") for each in imported(SOURCES[name]))


def contract_paths() -> re.Pattern[str]:
    contract = yaml.safe_load((ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8"))
    paths = [
        "[^/?]+".join(re.escape(part) for part in re.split(r"\{\w+\}", path))
        for path in contract["paths"]
    ]
    return re.compile(rf"(/api/v1)?({'|'.join(paths)})(\?.*)?")


def test_no_request_names_a_path_of_the_contract() -> None:
    """A path as a text in the arguments of `client.get(…)` and the like."""
    path = contract_paths()
    found = [
        f"{name}:{call.lineno}: {text.value}"
        for name, tree in SOURCES.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in VERBS
        for argument in [*call.args, *(each.value for each in call.keywords)]
        for text in ast.walk(argument)
        if isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and path.fullmatch(text.value)
    ]
    assert found == []


def test_such_a_request_would_be_found() -> None:
    path = contract_paths()
    for text in ("/api/v1/imports", "/imports/x", "/stats/top/artists?limit=3", "/syncs"):
        assert path.fullmatch(text), text
    for text in ("/", "/v1/me/player", "https://api.spotify.com/v1/search"):
        assert not path.fullmatch(text), text
    assert speaks_http(ast.parse("from urllib.request import urlopen"))
    assert speaks_http(ast.parse("def f():\n    import httpx"))
    assert not speaks_http(ast.parse("from starlette.requests import Request"))
