"""What the address says after its `?`: all that a page is asked for, so that a link holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class BadQueryError(ValueError):
    """A parameter of the address is none that the page understands."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Query:
    """Names and values in order; a name may come several times."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, search: str | None) -> Query:
        """The query of an address's part from `?` on."""
        return cls(tuple(parse_qsl((search or "").removeprefix("?"))))

    def get(self, name: str) -> str | None:
        """The value of `name`; the last, where it comes several times."""
        found = self.all(name)
        return found[-1] if found else None

    def all(self, name: str) -> list[str]:
        """Every value of `name`."""
        return [value for key, value in self.pairs if key == name]

    def choice(self, name: str, offered: Collection[str], default: str) -> str:
        """The value of `name`, which must be one of `offered`.

        Raises:
            BadQueryError: it is another.
        """
        value = self.get(name)
        if value is None:
            return default
        if value not in offered:
            raise BadQueryError(name, f"must be one of {', '.join(offered)}, not “{value[:60]}”")
        return value

    def integer(self, name: str, default: int, *, least: int, most: int) -> int:
        """The value of `name` as a number within bounds.

        Raises:
            BadQueryError: it is none.
        """
        value = self.get(name)
        if value is None:
            return default
        is_number = value.isascii() and value.isdigit() and len(value) <= 12
        if not is_number or not least <= int(value) <= most:
            raise BadQueryError(name, f"must be a whole number from {least} to {most}")
        return int(value)

    def only(self, names: Iterable[str]) -> Query:
        """What it says about `names`."""
        kept = set(names)
        return Query(tuple(pair for pair in self.pairs if pair[0] in kept))

    def changed(self, **changes: str | int | Iterable[str] | None) -> Query:
        """The query with other values for some names; None takes a name out."""
        pairs = [pair for pair in self.pairs if pair[0] not in changes]
        for name, value in changes.items():
            if isinstance(value, str | int):
                pairs.append((name, str(value)))
            elif value is not None:
                pairs += [(name, each) for each in value]
        return Query(tuple(pairs))

    def __str__(self) -> str:
        """As it follows the path; empty if there is nothing to say."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""
