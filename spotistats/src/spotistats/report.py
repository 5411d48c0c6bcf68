"""The report of an import, for a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from spotistats.output import counted, day, number, plain, size

if TYPE_CHECKING:
    from rich.console import RenderableType

    from spotistats_sdk.models import Import, ImportFile

FAILED = "failed"
_STATES = {
    "waiting": "not read",
    "read": "read",
    "partly_read": "partly read",
    "ignored": "ignored",
    "unreadable": "unreadable",
}
_SHOWN_ROWS = 3


def report(done: Import) -> RenderableType:
    """The whole report: a sentence, the files, and what was left out."""
    parts: list[RenderableType] = [sentence(done)]
    if done.files:
        parts.append(_files(done.files))
    if left_out := left_out_sentence(done):
        parts.append(plain(left_out, "yellow"))
    return Group(*parts)


def sentence(done: Import) -> Text:
    """What the import brought, in one sentence."""
    if done.state == FAILED:
        return plain(f"The import failed. {done.problem or ''}".strip(), "bold red")
    rows = done.rows
    text = (
        f"Imported {counted(rows.read, 'row')}: {counted(rows.stored, 'new play')}, "
        f"{number(rows.known)} known already, {number(rows.upgraded)} completed, "
        f"{number(rows.skipped)} left out"
    )
    if done.first_ended_at is not None:
        text += f" ({day(done.first_ended_at)} to {day(done.last_ended_at)})"
    return Text(text + ".", "bold green")


def left_out_sentence(done: Import) -> str:
    """What was not read or not used, and why; empty if nothing was."""
    parts = []
    reasons: Counter[str] = Counter()
    for file in done.files:
        for each in file.reasons:
            if each.outcome == "skipped":
                reasons[each.reason] += each.count
    if done.rows.skipped:
        why = "; ".join(f"{number(count)} × {reason}" for reason, count in reasons.most_common())
        verb = "was" if done.rows.skipped == 1 else "were"
        parts.append(
            f"{counted(done.rows.skipped, 'row')} {verb} left out" + (f": {why}." if why else ".")
        )
    for state, what in (
        ("unreadable", "could not be read"),
        ("partly_read", "could be read only in part"),
        ("ignored", "not listening history: ignored"),
    ):
        count = sum(file.state == state for file in done.files)
        if count:
            parts.append(f"{counted(count, 'file')} {what}.")
    return " ".join(parts)


def _files(files: list[ImportFile]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("File", overflow="fold", ratio=3)
    for name in ("Size", "Rows", "New", "Known", "Completed", "Left out"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Notes", overflow="fold", ratio=2)
    for file in files:
        rows = file.rows
        counts = (rows.read, rows.stored, rows.known, rows.upgraded, rows.skipped)
        # The ZIP's and folder's names are the same for all files; the file's own name tells.
        table.add_row(
            plain(file.name.rpartition("/")[2] or file.name),
            size(file.bytes_),
            *(number(count) for count in counts),
            plain(_notes(file)),
        )
    return table


def _notes(file: ImportFile) -> str:
    notes = [] if file.state == "read" else [_STATES.get(file.state, file.state)]
    if file.detail:
        notes.append(file.detail)
    for each in file.reasons:
        note = f"{number(each.count)} {each.outcome}: {each.reason}"
        if each.outcome == "skipped" and each.first_rows:
            shown = ", ".join(map(str, each.first_rows[:_SHOWN_ROWS]))
            more = ", …" if each.count > _SHOWN_ROWS else ""
            note += f" (row {shown}{more})"
        notes.append(note)
    return "; ".join(notes)
