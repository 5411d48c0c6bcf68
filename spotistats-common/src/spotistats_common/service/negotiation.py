"""Which of the media types that an operation offers the caller likes best."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def preferred(accept: str | None, offered: Sequence[str]) -> str:
    """The one of `offered` that an `Accept` header gives the highest weight.

    The first one where it does not care, and where it names none of them: a caller can do more
    with an answer than with a refusal.

    >>> preferred("text/csv, application/json;q=0.5", ["application/json", "text/csv"])
    'text/csv'
    """
    ranges = [_range(part) for part in (accept or "*/*").split(",")]

    def weight(media_type: str) -> float:
        matching = [
            (name.count("*"), quality)
            for name, quality in ranges
            if name in {media_type, f"{media_type.partition('/')[0]}/*", "*/*"}
        ]
        return min(matching, key=lambda each: each[0])[1] if matching else 0.0

    return max(offered, key=weight)


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (each.strip() for each in part.lower().split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, float(value)
            except ValueError:
                return name, 0.0
    return name, 1.0
