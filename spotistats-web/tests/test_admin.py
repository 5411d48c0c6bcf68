"""Who may join: chosen here, or by the server's own setting."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from spotistats_sdk.models import InvitationList, SignUps, SignUpsPolicy
from spotistats_web.admin.joining import invitations, sign_ups
from spotistats_web.texts import admin as texts

UTC = ZoneInfo("UTC")


def test_what_the_server_sets_is_shown_and_cannot_be_chosen() -> None:
    told = str(sign_ups(SignUpsPolicy("closed", is_fixed=True)))
    assert texts.FIXED in told
    assert told.count("disabled=True") == len(texts.CHOICES)
    assert texts.FIXED not in str(sign_ups(SignUpsPolicy("closed", is_fixed=False)))


@pytest.mark.parametrize(
    ("policy", "is_fixed", "told"),
    [("closed", True, texts.NEVER_INVITED), ("open", False, texts.NOT_INVITED)],
)
def test_why_nobody_can_be_invited_is_said(policy: SignUps, is_fixed: bool, told: str) -> None:
    found = InvitationList(items=[])
    assert told in str(invitations(SignUpsPolicy(policy, is_fixed=is_fixed), found, UTC))
