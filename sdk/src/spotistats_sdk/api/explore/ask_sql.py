# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.sql_answer import SqlAnswer
from ...models.sql_question import SqlQuestion
from ...types import Response


def _get_kwargs(
    *,
    body: SqlQuestion,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/sql",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SqlAnswer | None:
    if response.status_code == 200:
        response_200 = SqlAnswer.from_dict(response.json())

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SqlAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: SqlQuestion,
) -> Response[Problem | SqlAnswer]:
    """Ask one SQL statement of your own plays

     One SELECT in DuckDB's SQL over the tables that `GET /sql/tables` describes. It can read
    nothing else, change nothing, and is bounded in time and memory (10 s and 256 MiB unless
    this server is set otherwise). Of a longer answer come the first 10,000 rows as JSON, or
    1,000,000 as CSV, an Arrow stream or Parquet; `truncated` and the header `Truncated` say if
    there were more. A mistake in the statement is 422 with DuckDB's message. docs/sql.md tells how
    values are written.

    Args:
        body (SqlQuestion):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SqlAnswer]
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
    body: SqlQuestion,
) -> Problem | SqlAnswer | None:
    """Ask one SQL statement of your own plays

     One SELECT in DuckDB's SQL over the tables that `GET /sql/tables` describes. It can read
    nothing else, change nothing, and is bounded in time and memory (10 s and 256 MiB unless
    this server is set otherwise). Of a longer answer come the first 10,000 rows as JSON, or
    1,000,000 as CSV, an Arrow stream or Parquet; `truncated` and the header `Truncated` say if
    there were more. A mistake in the statement is 422 with DuckDB's message. docs/sql.md tells how
    values are written.

    Args:
        body (SqlQuestion):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SqlAnswer
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: SqlQuestion,
) -> Response[Problem | SqlAnswer]:
    """Ask one SQL statement of your own plays

     One SELECT in DuckDB's SQL over the tables that `GET /sql/tables` describes. It can read
    nothing else, change nothing, and is bounded in time and memory (10 s and 256 MiB unless
    this server is set otherwise). Of a longer answer come the first 10,000 rows as JSON, or
    1,000,000 as CSV, an Arrow stream or Parquet; `truncated` and the header `Truncated` say if
    there were more. A mistake in the statement is 422 with DuckDB's message. docs/sql.md tells how
    values are written.

    Args:
        body (SqlQuestion):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SqlAnswer]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: SqlQuestion,
) -> Problem | SqlAnswer | None:
    """Ask one SQL statement of your own plays

     One SELECT in DuckDB's SQL over the tables that `GET /sql/tables` describes. It can read
    nothing else, change nothing, and is bounded in time and memory (10 s and 256 MiB unless
    this server is set otherwise). Of a longer answer come the first 10,000 rows as JSON, or
    1,000,000 as CSV, an Arrow stream or Parquet; `truncated` and the header `Truncated` say if
    there were more. A mistake in the statement is 422 with DuckDB's message. docs/sql.md tells how
    values are written.

    Args:
        body (SqlQuestion):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SqlAnswer
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
