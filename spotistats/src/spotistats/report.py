"""The report of an import, for a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from spotistats.output import counted, day, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from spotistats.results import Import, ImportFile, ReasonCount

FAILED = "failed"
_STATES = {
    "waiting": "not read",
    "read": "read",
    "partly_read": "partly read",
    "ignored": "ignored",
    "unreadable": "unreadable",
}
_OUTCOMES = {"known": "known already", "upgraded": "completed", "skipped": "left out"}
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
                reasons[_reason(each.reason)] += each.count
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


def _files(files: Sequence[ImportFile]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("File", overflow="fold")
    for name in ("Rows", "New", "Known", "Completed", "Left out"):
        table.add_column(name, justify="right", no_wrap=True)
    notes = []
    same: Counter[tuple[str, str]] = Counter()
    for file in files:
        rows = file.rows
        counts = (rows.read, rows.stored, rows.known, rows.upgraded, rows.skipped)
        # The names of the ZIP and of the folder in it are the same for all files.
        name = file.name.rpartition("/")[2] or file.name
        table.add_row(plain(name), *(number(count) for count in counts))
        notes += [plain(f"{name}: {note}") for note in _notes(file)]
        same.update({(r.outcome, r.reason): r.count for r in file.reasons if not _is_loss(r)})
    notes += [
        plain(f"{counted(count, 'row')} {_OUTCOMES.get(outcome, outcome)}: {_reason(reason)}")
        for (outcome, reason), count in same.items()
    ]
    return Group(table, *notes)


def _is_loss(reason: ReasonCount) -> bool:
    """Whether its rows are worth a look in the file that they stand in."""
    return reason.outcome == "skipped"


def _notes(file: ImportFile) -> Iterator[str]:
    detail = f": {file.detail}" if file.detail else ""
    if file.state != "read" or detail:
        yield _STATES.get(file.state, file.state) + detail
    for each in filter(_is_loss, file.reasons):
        shown = ", ".join(number(row) for row in each.first_rows[:_SHOWN_ROWS])
        more = ", …" if each.count > _SHOWN_ROWS else ""
        where = f" ({'row' if each.count == 1 else 'rows'} {shown}{more})" if shown else ""
        outcome = _OUTCOMES.get(each.outcome, each.outcome)
        yield f"{counted(each.count, 'row')} {outcome}: {_reason(each.reason)}{where}"


def _reason(reason: str) -> str:
    return reason.replace("_", " ")
