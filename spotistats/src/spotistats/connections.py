"""Carrying out what a flow asks for: by waiting, or by awaiting."""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from spotistats.errors import BrokenConnectionError, NotConnectedError, TooSlowError
from spotistats.flows import Flow, Pause, Save, Send, Step
from spotistats.target import BASE_PATH, START_IT
from spotistats_sdk import AuthenticatedClient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spotistats.target import Target

T = TypeVar("T")

CONNECT_SECONDS = 5.0
_OK = 200


class _Base:
    """What both kinds have: an address, and a client of the generated SDK."""

    def __init__(self, target: Target, timeout: float) -> None:
        self.url = target.url
        self.sdk = AuthenticatedClient(
            base_url=target.url + BASE_PATH,
            token=target.token,
            timeout=httpx.Timeout(timeout, connect=CONNECT_SECONDS),
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Failures of HTTP, in words."""
        try:
            yield
        except httpx.ConnectError as error:
            raise NotConnectedError(f"Nothing answers at {self.url}.", START_IT) from error
        except httpx.TimeoutException as error:
            raise TooSlowError(
                f"{self.url} does not answer in time.", "Try again; its log may tell why."
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise BrokenConnectionError(
                f"The connection to {self.url} broke: {error or type(error).__name__}", START_IT
            ) from error


class Connection(_Base):
    """Waits for answers."""

    def run(self, flow: Flow[T]) -> T:
        """Carry out a flow; returns what it returns."""
        try:
            step = next(flow)
            while True:
                try:
                    done = self._done(step)
                except Exception as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(done)
        except StopIteration as end:
            found: T = end.value
            return found

    def _done(self, step: Step) -> Any:
        http = self.sdk.get_httpx_client()
        with self._told():
            match step:
                case Pause(seconds):
                    time.sleep(seconds)
                    return None
                case Send(request):
                    return http.request(**request)
                case Save(request, take):
                    with http.stream(**request) as response:
                        if response.status_code != _OK:
                            response.read()
                            return response
                        for chunk in response.iter_bytes():
                            take(chunk)
                    return response

    def close(self) -> None:
        """Close the connections that are kept open for the next question."""
        self.sdk.get_httpx_client().close()


class AsyncConnection(_Base):
    """Awaits answers."""

    async def run(self, flow: Flow[T]) -> T:
        """Carry out a flow; returns what it returns."""
        try:
            step = next(flow)
            while True:
                try:
                    done = await self._done(step)
                except Exception as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(done)
        except StopIteration as end:
            found: T = end.value
            return found

    async def _done(self, step: Step) -> Any:
        http = self.sdk.get_async_httpx_client()
        with self._told():
            match step:
                case Pause(seconds):
                    await asyncio.sleep(seconds)
                    return None
                case Send(request):
                    return await http.request(**request)
                case Save(request, take):
                    async with http.stream(**request) as response:
                        if response.status_code != _OK:
                            await response.aread()
                            return response
                        async for chunk in response.aiter_bytes():
                            await asyncio.to_thread(take, chunk)
                    return response

    async def close(self) -> None:
        """Close the connections that are kept open for the next question."""
        await self.sdk.get_async_httpx_client().aclose()
