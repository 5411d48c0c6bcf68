"""How much one import may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spotistats_importer.errors import LimitExceeded

MIB = 1024 * 1024


class Budget:
    """The unpacked bytes that the files of one import have used so far."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, count: int, allowed: int) -> None:
        """Count `count` bytes more; LimitExceeded if that makes more than `allowed` in all."""
        self.spent += count
        if self.spent > allowed:
            raise LimitExceeded(
                f"the files of this import unpack to more than {size_in_words(allowed)}: "
                "send fewer of them at once"
            )


@dataclass(frozen=True)
class Limits:
    """The limits of one import. Its files share one budget: see `for_import`."""

    max_entries: int = 10_000
    """Entries of one ZIP, directories included."""
    max_unpacked_bytes: int = 4096 * MIB
    """Unpacked bytes of all files of an import together."""
    max_ratio: int = 200
    """Unpacked size of a ZIP entry divided by its packed size."""
    ratio_free_bytes: int = 8 * MIB
    """Up to this unpacked size the ratio does not matter: small files can pack very well."""
    max_row_bytes: int = 4 * MIB
    """One row of a list. Enforced to the next chunk, as rows are not measured one by one."""
    max_rows: int = 20_000_000
    """Rows of one file; the longest real histories have 300,000 in all."""
    max_document_bytes: int = 64 * MIB
    """A file that has to be read as a whole, such as `YourLibrary.json`."""
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)

    def for_import(self) -> Limits:
        """The same limits with nothing spent yet."""
        return replace(self, budget=Budget())


def size_in_words(count: int) -> str:
    """A number of bytes as people write it.

    >>> size_in_words(4 * 1024 * MIB), size_in_words(1536)
    ('4 GiB', '1.5 KiB')
    """
    size = float(count)
    for unit in ("bytes", "KiB", "MiB"):
        if size < 1024:
            return f"{size:.4g} {unit}"
        size /= 1024
    return f"{size:.4g} GiB"
