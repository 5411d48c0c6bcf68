"""Where every row of every file went."""

from __future__ import annotations

from spotistats_importer.report import Tally, total


def a_tally(stored: int, *others: tuple[str, str, int]) -> Tally:
    tally = Tally(stored=stored)
    for outcome, reason, row in others:
        tally.count(outcome, reason, row)
    return tally


def test_read_is_the_sum_of_all_outcomes() -> None:
    tally = a_tally(3, ("known", "duplicate_row", 4), ("skipped", "malformed", 5))
    assert tally.rows() == {"read": 5, "stored": 3, "known": 1, "upgraded": 0, "skipped": 1}


def test_parts_add_up_and_keep_the_first_ten_rows() -> None:
    parts = [
        a_tally(1, *[("known", "duplicate_row", row) for row in range(start, start + 8)])
        for start in (20, 1)
    ]
    for part, ended_at in zip(parts, (5_000, 2_000), strict=True):
        part.saw(ended_at)
    whole = total(parts)
    assert whole.stored == 2
    reason = whole.reasons["known", "duplicate_row"]
    assert reason.count == 16
    assert reason.first_rows == [1, 2, 3, 4, 5, 6, 7, 8, 20, 21]
    assert (whole.first, whole.last) == (2_000, 5_000)


def test_what_is_stored_reads_back_the_same() -> None:
    tally = a_tally(2, ("upgraded", "replaces_account_play", 9), ("known", "duplicate_row", 1))
    tally.saw(1_700_000_000_123)
    assert Tally.from_fields(tally.to_fields()) == tally


def test_a_file_that_was_imported_before_is_known_but_for_its_bad_rows() -> None:
    first = a_tally(
        5,
        ("known", "duplicate_row", 2),
        ("known", "richer_source_known", 3),
        ("skipped", "malformed: field ts", 4),
    )
    again = first.all_known("already_imported")
    assert again.rows() == {"read": 8, "stored": 0, "known": 7, "upgraded": 0, "skipped": 1}
    assert again.reasons["known", "already_imported"].count == 6
    assert again.reasons["known", "duplicate_row"].count == 1
