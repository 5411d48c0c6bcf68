"""The samples in the documentation: fenced blocks, and what a console block says and shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
_BLOCK = re.compile(r"^```(\w*)(?: title=\"(.*?)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_PROMPT = "$ "
_SOME_LINES = "…"


@dataclass(frozen=True)
class Sample:
    """One block; `title` says what a block of JSON is sent to."""

    page: Path
    line: int
    language: str
    title: str
    text: str

    @property
    def name(self) -> str:
        """Where it is, for the names of tests."""
        return f"{self.page.name}:{self.line}"


@dataclass(frozen=True)
class Step:
    """A command in a console, and what it shows (None: the page does not show it)."""

    command: str
    shown: str | None


def samples(page: Path) -> list[Sample]:
    """All blocks of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    return [
        Sample(page, text[: found.start(3)].count("\n") + 1, found[1], found[2] or "", found[3])
        for found in _BLOCK.finditer(text)
    ]


def steps(sample: Sample) -> list[Step]:
    """The commands of a console block."""
    found: list[Step] = []
    for part in re.split(r"^\$ ", sample.text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        end = next(n for n, line in enumerate(lines) if not line.endswith("\\")) + 1
        shown = "\n".join(lines[end:]).strip("\n")
        found.append(Step("\n".join(lines[:end]), shown or None))
    return found


def agrees(shown: str, said: str) -> bool:
    """Whether a command said what is shown, where a line `…` stands for any lines."""
    parts = [re.escape(line) for line in without_blanks(shown).splitlines()]
    pattern = "\n".join(".*" if part == re.escape(_SOME_LINES) else part for part in parts)
    return re.fullmatch(pattern, without_blanks(said), re.DOTALL) is not None


def without_blanks(text: str) -> str:
    """The text without blanks at the ends of lines, and empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def inline(page: Path) -> set[str]:
    """What stands between backticks within the text of a page."""
    prose = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return set(_INLINE.findall(prose))


def show(step: Step, page: Path, said: str) -> None:
    """Let the page show what the command says now."""
    text = page.read_text(encoding="utf-8")
    before = f"{_PROMPT}{step.command}\n{step.shown}\n"
    after = f"{_PROMPT}{step.command}\n{without_blanks(said)}\n"
    page.write_text(text.replace(before, after), encoding="utf-8")
