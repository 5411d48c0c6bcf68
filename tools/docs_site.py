"""What the documentation site holds besides `docs/`: MkDocs calls these hooks when it builds.

The API reference is made from the contract, that of the Python client from its methods, and a page
from each notebook; the contract itself, CONTRIBUTING.md and CHANGELOG.md are taken as they are, and
links to all of them lead there.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from tools import notebook_pages, sdk_reference
from tools.api_reference import FOLDER, ApiReference

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
CONTRACT = ROOT / "spec" / "openapi.yaml"
_COPIED = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "examples/README.md": f"{notebook_pages.FOLDER}/index.md",
    "spec/openapi.yaml": "openapi.yaml",
}
_PAGES = _COPIED | {
    f"examples/{each.name}": f"{notebook_pages.FOLDER}/{each.stem}.md" for each in NOTEBOOKS
}
"""Files of the repository outside of `docs/`, and what they are here."""
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
"""A link within the repository, up to its anchor."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the pages of the API reference and the notebooks where `nav` has only their folders."""
    reference = _reference()
    pages = [f"{FOLDER}/{name}" for name, _ in reference.pages()]
    listed = [{reference.title(Path(page).stem): page} for page in pages[1:]]
    notebooks = [f"{notebook_pages.FOLDER}/{each.stem}.md" for each in NOTEBOOKS]
    whole = {"API": [pages[0], *listed], "Notebooks": ["notebooks/index.md", *notebooks]}
    config.nav = [
        {name: whole.get(name, inner) for name, inner in each.items()} for each in config.nav or ()
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are not in `docs/`."""
    for notebook in NOTEBOOKS:
        for name, content in notebook_pages.pages(notebook):
            files.append(File.generated(config, name, content=content))
    for source, target in _COPIED.items():
        content = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, target, content=content))
    files.append(File.generated(config, sdk_reference.NAME, content=sdk_reference.text()))
    for name, content in _reference().pages():
        files.append(File.generated(config, f"{FOLDER}/{name}", content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links to files of the repository lead to their pages here."""
    source = page.file.src_uri
    folder = posixpath.dirname(source)
    came_from = {target: name for name, target in _PAGES.items()}.get(source, f"docs/{source}")

    def replaced(match: re.Match[str]) -> str:
        if files.get_file_from_path(posixpath.normpath(posixpath.join(folder, match[1]))):
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(came_from), match[1]))
        path = f"{path}/README.md" if (ROOT / path / "README.md").is_file() else path
        target = _PAGES.get(path, path.removeprefix("docs/"))
        return f"]({posixpath.relpath(target, folder or '.')}"

    return _LINK.sub(replaced, markdown)


def _reference() -> ApiReference:
    return ApiReference(CONTRACT.read_text(encoding="utf-8"))
