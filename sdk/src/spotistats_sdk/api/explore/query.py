# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.query import Query
from ...models.query_answer import QueryAnswer
from ...types import Response


def _get_kwargs(
    *,
    body: Query,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/query",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | QueryAnswer | None:
    if response.status_code == 200:
        response_200 = QueryAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if response.status_code == 504:
        response_504 = Problem.from_dict(response.json())

        return response_504

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | QueryAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: Query,
) -> Response[Problem | QueryAnswer]:
    """Ask anything: group, measure, filter and order plays

     Plays are selected by period and kind, and by `where`; what counts of them follows from the
    counting rule. They are put into groups by up to four dimensions, and each group is
    measured. `having` keeps groups by their measures, `order_by` orders them; ties are ordered
    by the dimensions (things by name, then id), what is not known comes last. `fill` adds the
    empty steps of a single dimension of time. A group exists if any of these plays is in it,
    counted or not; a play of which no artist is known is in the group null.

    The answer is JSON (at most 10,000 rows), or CSV, an Arrow stream or Parquet (at most
    1,000,000), as the `Accept` header says. Where `listened_ms` is measured, `estimated_ms` is too.

    Args:
        body (Query): What to ask; everything can be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | QueryAnswer]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: Query,
) -> Problem | QueryAnswer | None:
    """Ask anything: group, measure, filter and order plays

     Plays are selected by period and kind, and by `where`; what counts of them follows from the
    counting rule. They are put into groups by up to four dimensions, and each group is
    measured. `having` keeps groups by their measures, `order_by` orders them; ties are ordered
    by the dimensions (things by name, then id), what is not known comes last. `fill` adds the
    empty steps of a single dimension of time. A group exists if any of these plays is in it,
    counted or not; a play of which no artist is known is in the group null.

    The answer is JSON (at most 10,000 rows), or CSV, an Arrow stream or Parquet (at most
    1,000,000), as the `Accept` header says. Where `listened_ms` is measured, `estimated_ms` is too.

    Args:
        body (Query): What to ask; everything can be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | QueryAnswer
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: Query,
) -> Response[Problem | QueryAnswer]:
    """Ask anything: group, measure, filter and order plays

     Plays are selected by period and kind, and by `where`; what counts of them follows from the
    counting rule. They are put into groups by up to four dimensions, and each group is
    measured. `having` keeps groups by their measures, `order_by` orders them; ties are ordered
    by the dimensions (things by name, then id), what is not known comes last. `fill` adds the
    empty steps of a single dimension of time. A group exists if any of these plays is in it,
    counted or not; a play of which no artist is known is in the group null.

    The answer is JSON (at most 10,000 rows), or CSV, an Arrow stream or Parquet (at most
    1,000,000), as the `Accept` header says. Where `listened_ms` is measured, `estimated_ms` is too.

    Args:
        body (Query): What to ask; everything can be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | QueryAnswer]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: Query,
) -> Problem | QueryAnswer | None:
    """Ask anything: group, measure, filter and order plays

     Plays are selected by period and kind, and by `where`; what counts of them follows from the
    counting rule. They are put into groups by up to four dimensions, and each group is
    measured. `having` keeps groups by their measures, `order_by` orders them; ties are ordered
    by the dimensions (things by name, then id), what is not known comes last. `fill` adds the
    empty steps of a single dimension of time. A group exists if any of these plays is in it,
    counted or not; a play of which no artist is known is in the group null.

    The answer is JSON (at most 10,000 rows), or CSV, an Arrow stream or Parquet (at most
    1,000,000), as the `Accept` header says. Where `listened_ms` is measured, `estimated_ms` is too.

    Args:
        body (Query): What to ask; everything can be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | QueryAnswer
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
