"""The documentation builds strictly, holds all of the contract, and asks no other server."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

import spotistats

ROOT = Path(__file__).parents[2]
METHODS = ("get", "put", "post", "patch", "delete")
CONTRACT: dict[str, Any] = yaml.safe_load((ROOT / "spec/openapi.yaml").read_text(encoding="utf-8"))
OPERATIONS = [
    operation
    for operations in CONTRACT["paths"].values()
    for method, operation in operations.items()
    if method in METHODS
]


class Page(HTMLParser):
    """A page: its text, its ids, and what a browser loads for it by itself."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.loaded: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        loads = tag in ("script", "img", "iframe", "source") or (
            tag == "link" and values.get("rel") not in ("prev", "next", "canonical")
        )
        if loads:
            self.loaded.append(values.get("src") or values.get("href") or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; whatever is a warning makes the build fail."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_of_the_folder_is_in_the_navigation(site: Path) -> None:
    index = Page(site / "index.html")
    named = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert f": {page.name}" in named, page
    assert "Importing" in index.text
    assert "Statistics" in index.text, "the pages of the API are in it, too"


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not [url for url in Page(path).loaded if re.match(r"(https?:)?//", url)], path
    for path in site.rglob("*.css"):
        assert not re.findall(r"url\(.?(?:https?:)?//", path.read_text(encoding="utf-8")), path


def test_every_operation_is_told_with_its_parameters_answers_and_errors(site: Path) -> None:
    assert len(OPERATIONS) > 50
    pages = {tag["name"]: Page(site / f"api/{tag['name']}.html") for tag in CONTRACT["tags"]}
    for operation in OPERATIONS:
        page = pages[operation["tags"][0]]
        assert operation["operationId"] in page.ids
        assert " ".join(operation["summary"].split()) in page.text
    sections = {operation["operationId"]: section_of(site, operation) for operation in OPERATIONS}
    for operation in OPERATIONS:
        section = sections[operation["operationId"]]
        for parameter in operation.get("parameters", []):
            name = resolved(parameter)["name"]
            assert f"<code>{name}</code>" in section, (operation["operationId"], name)
        for status in operation["responses"]:
            assert f"<strong>{status}</strong>" in section or f"<td>{status}</td>" in section


def test_every_schema_is_told_with_its_fields(site: Path) -> None:
    page = (site / "api/schemas.html").read_text(encoding="utf-8")
    for name, schema in CONTRACT["components"]["schemas"].items():
        assert f'id="{name}"' in page
        for field in schema.get("properties", {}):
            assert f"<code>{field}</code>" in page, (name, field)


def test_every_method_of_the_client_is_told(site: Path) -> None:
    page = Page(site / "sdk-reference.html")
    names = {
        name
        for each in spotistats.Stats.__mro__
        for name, value in vars(each).items()
        if type(value).__module__ == "spotistats.operation"
    }
    assert len(names) > 60
    assert names <= page.ids


def test_the_contract_lies_beside_it(site: Path) -> None:
    assert (site / "openapi.yaml").read_bytes() == (ROOT / "spec/openapi.yaml").read_bytes()


def section_of(site: Path, operation: dict[str, Any]) -> str:
    text = (site / f"api/{operation['tags'][0]}.html").read_text(encoding="utf-8")
    return text.split(f'<h2 id="{operation["operationId"]}"')[1].split("<h2 ")[0]


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = CONTRACT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node
