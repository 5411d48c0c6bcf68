"""The same is called the same on every page, one is one, and no control does nothing."""

from __future__ import annotations

import pytest

from spotistats_web import formats, palette, texts
from spotistats_web.habits.sessions import family_name
from spotistats_web.page import find_pages
from spotistats_web.texts import explore, forgotten
from spotistats_web.texts.countries import COUNTRIES


def test_a_platform_has_one_name_and_one_colour() -> None:
    assert set(texts.FAMILIES) == set(palette.FAMILIES)
    for family in texts.FAMILIES:
        assert family_name(family) == explore.VALUES["platform_family"][family]


@pytest.mark.parametrize(("code", "name"), [("LT", "Lithuania"), ("GB", "United Kingdom")])
def test_countries_are_named(code: str, name: str) -> None:
    assert COUNTRIES[code] == name
    assert all(len(each) == 2 and each.isupper() for each in COUNTRIES)


def test_only_pages_that_compare_offer_it() -> None:
    comparing = {page.path for page in find_pages().all if page.compares}
    assert comparing == {"/", "/top", "/top/<entity>"}


def test_one_artist_is_no_artists() -> None:
    one = formats.counted(1, "artist")
    assert forgotten.ONE_HITS_TOTAL.format(total=one) == "1 artist, by plays"
