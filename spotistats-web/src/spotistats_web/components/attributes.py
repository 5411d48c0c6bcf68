"""Attributes of HTML whose names have hyphens, for `html.Div(…, **aria(label="…"))`."""

from __future__ import annotations

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """`aria-…` attributes: what assistive technology is told."""
    return _named("aria", values)


def data(**values: str) -> dict[str, Any]:
    """`data-…` attributes: what our scripts and tests find a thing by."""
    return _named("data", values)


def _named(prefix: str, values: dict[str, str]) -> dict[str, Any]:
    return {f"{prefix}-{name.replace('_', '-')}": value for name, value in values.items()}
