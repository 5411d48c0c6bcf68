"""Which entries of an export are worth opening, judged by their names alone."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

LINES = ".jsonl"
"""Files of this kind hold a JSON value in each line."""
MAX_SHOWN = 255
"""Longest name (characters) that is shown; the middle of a longer one is left out."""

# Private data with no use here; compared with the letters of a name, whatever follows them.
_PERSONAL = (
    "address",
    "duonewfamily",
    "familyplan",
    "identifier",
    "identity",
    "messagedata",
    "payment",
    "useraddress",
    "userdata",
    "userprompts",
    "voiceinput",
)
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_JUNK = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")
_HIDDEN_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp")


class Code(StrEnum):
    """What the report counts a file as that is not read."""

    UNREADABLE = "unreadable"
    NOT_LISTENING_HISTORY = "not_listening_history"


class Verdict(NamedTuple):
    """Why an entry is not opened."""

    code: Code
    reason: str


def shown(name: str) -> str:
    """`name` fit for a report: no control, direction or surrogate characters, not too long."""
    # An emoji's joiner goes too: that a name cannot pretend to be another one matters more.
    kept = "".join(c for c in name if unicodedata.category(c) not in _HIDDEN_CATEGORIES)
    kept = kept.replace("\\", "/")
    if len(kept) > MAX_SHOWN:
        half = MAX_SHOWN // 2
        kept = f"{kept[:half]}…{kept[-half:]}"
    return kept or "(no name)"


def judge(path: str) -> Verdict | None:
    """Why the file at `path` (`/` or `\\` between its parts) is left closed; None: open it."""
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", parts[0]):
        return Verdict(Code.UNREADABLE, "refused: its path leads out of the ZIP")
    if any(part.strip().lower() in _JUNK for part in parts) or parts[-1].startswith("._"):
        return Verdict(Code.NOT_LISTENING_HISTORY, "left behind by the computer's file manager")
    base = parts[-1].lower()
    if is_personal(base):
        return Verdict(Code.NOT_LISTENING_HISTORY, "personal data")
    if base.endswith(_ARCHIVES):
        kind = "a ZIP" if base.endswith(".zip") else "an archive"
        return Verdict(Code.UNREADABLE, f"{kind} inside a ZIP: unpack it and send the inner one")
    if not base.endswith((".json", LINES)):
        return Verdict(Code.NOT_LISTENING_HISTORY, "not a JSON file")
    return None


def is_personal(path: str) -> bool:
    """Whether the name is that of a file with private data (`Identity`, `Payments 2`, …)."""
    base = path.replace("\\", "/").rpartition("/")[2]
    letters = re.sub(r"[\W\d_]+", "", unicodedata.normalize("NFKC", base).casefold())
    return letters.startswith(_PERSONAL)
