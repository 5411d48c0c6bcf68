"""What can be wrong with an uploaded file: every message is a sentence for its owner."""

from __future__ import annotations


class UnreadableInput(Exception):  # noqa: N818 - its subclasses read as what the file is
    """A file cannot be read, or cannot be read on; `str()` says why and what to do.

    Rows that were handed out before it was raised are good.
    """


class EmptyFile(UnreadableInput):
    """The file holds nothing, or nothing but white space."""

    def __init__(self) -> None:
        super().__init__("the file is empty: download the export again")


class NotJson(UnreadableInput):
    """The content is something else than JSON."""


class NotAnArray(UnreadableInput):
    """JSON, but not a list of rows."""


class WrongEncoding(UnreadableInput):
    """The text is not in the encoding that its first bytes announce."""

    def __init__(self, encoding: str, position: int) -> None:
        super().__init__(f"begins as {encoding.upper()} text, but byte {position:,} does not fit")
        self.position = position
        """0-based offset of the byte within the unpacked file."""


class TruncatedFile(UnreadableInput):
    """The list of rows never ends."""

    def __init__(self, rows: int) -> None:
        super().__init__(f"cut off after row {rows:,}: download the export again")
        self.rows = rows
        """How many rows came before the cut."""


class TrailingData(UnreadableInput):
    """Something follows the end of the list of rows."""

    def __init__(self, rows: int) -> None:
        super().__init__(f"something that is no row follows the end of the list, row {rows:,}")
        self.rows = rows


class DamagedFile(UnreadableInput):
    """The packed bytes do not unpack to what the ZIP says they hold, or make no sense at all."""


class LimitExceeded(UnreadableInput):
    """The file is larger, or unpacks to more, than the limits allow."""
