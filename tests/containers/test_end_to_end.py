"""The main job through the gateway of the deployed stack: the very tests of tests/e2e."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spotistats_sdk.api.account import delete_me, get_me, update_me
from spotistats_sdk.api.statistics import get_summary
from spotistats_sdk.models import Account, AccountChanges, Problem, Summary
from tests.e2e.test_main_job import (  # noqa: F401 - they run here once more
    LISTENER,
    ZONE,
    test_answers_agree_with_a_plain_reading_of_the_files,
    test_every_play_is_there_page_by_page,
    test_importing_the_same_export_again_stores_nothing_twice,
    test_the_counting_rule_and_the_period_are_the_callers,
)
from tests.support.exports import a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from spotistats_sdk import AuthenticatedClient
    from tests.support.compose import Deployment


@pytest.fixture(scope="module")
def client(deployment: Deployment) -> AuthenticatedClient:
    """The client of a new owner, who has imported the listener's export."""
    earlier = deployment.client()
    account = get_me.sync(client=earlier)
    assert isinstance(account, Account)
    assert delete_me.sync_detailed(client=earlier, confirm=account.id).status_code == 204
    found = deployment.client()
    assert isinstance(update_me.sync(client=found, body=AccountChanges(time_zone=ZONE)), Account)
    report = imported(found, my_spotify_data_zip=a_zip_of(LISTENER))
    assert report.state == "succeeded"
    return found


def test_deleting_the_account_ends_it_all(
    deployment: Deployment, client: AuthenticatedClient
) -> None:
    account = get_me.sync(client=client)
    assert isinstance(account, Account)
    assert account.is_admin
    assert delete_me.sync_detailed(client=client, confirm=account.id).status_code == 204
    assert isinstance(get_me.sync(client=client), Problem)
    summary = get_summary.sync(client=deployment.client())  # of a new owner
    assert isinstance(summary, Summary)
    assert summary.plays == 0
