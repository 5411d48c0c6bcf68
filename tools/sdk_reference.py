"""The reference of `import spotistats`, from its methods: their signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from spotistats.asking import Asked, Filters, Rule
from spotistats.client import Stats
from spotistats.operation import Listed, Operation, Paged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "sdk-reference.md"
_SHORT = 88


def text() -> str:
    """The page."""
    lines = [
        "# Reference of the Python client",
        "",
        "Every method of what `spotistats.connect()` gives; [In Python](sdk.md) tells how to use",
        "it. `connect_async()` gives the same ones, to be awaited. Answers are frozen dataclasses",
        "with `to_pandas()`, `to_polars()` and `to_arrow()`.",
        "Of a method marked *pages*, `.all(…)` goes through all pages.",
        "",
        "Where a signature ends in `**asked` or the like, these can be given by name:",
    ]
    for kind in (Rule, Filters, Asked):
        names = ", ".join(f"`{name}`" for name in kind.__annotations__)
        lines += ["", f"- `{kind.__name__}`: {names}"]
    group = ""
    for name, flow, is_paged in methods():
        module = flow.__module__.rpartition(".")[2]
        if module != group:
            lines += ["", f"## {module.capitalize()}"]
            group = module
        pages = " *(pages)*" if is_paged else ""
        lines += ["", f"### `{name}`{pages} {{ #{name} }}", "", "```text"]
        lines += [*_signature(name, flow), "```", "", inspect.cleandoc(flow.__doc__ or "")]
    return "\n".join(lines) + "\n"


def methods() -> Iterator[tuple[str, Callable[..., Any], bool]]:
    """What a client can be asked: the method's name, what it does, and whether it gives pages."""
    for each in Stats.__mro__:
        for name, value in vars(each).items():
            if isinstance(value, Operation | Paged):
                yield name, value._flow, isinstance(value, Paged)
            elif isinstance(value, Listed):
                yield name, value._pages, False


def _signature(name: str, flow: Callable[..., Any]) -> list[str]:
    found = inspect.signature(flow)
    words = [_plain(str(each)) for each in found.parameters.values()]
    kinds = [each.kind for each in found.parameters.values()]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        words.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    returns = _returned(_plain(str(found.return_annotation)))
    line = f"{name}({', '.join(words)}) -> {returns}"
    if len(line) <= _SHORT:
        return [line]
    return [f"{name}(", *(f"    {word}," for word in words), f") -> {returns}"]


def _plain(annotation: str) -> str:
    """A type or a parameter as one writes it: without modules and quotes around types."""
    shown = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z_])", "", annotation)
    return re.sub(r": '([^']*)'", r": \1", re.sub(r"Unpack\[(\w+)\]", r"\1", shown))


def _returned(annotation: str) -> str:
    """What a method gives whose flow gives this."""
    if found := re.fullmatch(r"Flow\[(.*)\]", annotation):
        return found[1]
    if found := re.search(r"Page\[(\w+)\]", annotation):
        return f"Stream[{found[1]}]"
    return annotation
