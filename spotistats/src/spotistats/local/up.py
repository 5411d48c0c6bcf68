"""`spotistats up`: everything on this machine, from the lock of the data folder to the last log."""

from __future__ import annotations

import signal
import threading
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from pydantic import SecretStr, ValidationError
from pymongo.errors import PyMongoError
from rich.console import Group
from rich.table import Table
from rich.text import Text

from spotistats.errors import CommandError, UsageError
from spotistats.local.demo import show_demo
from spotistats.local.demo_spotify import demo_spotify
from spotistats.local.link import show_link
from spotistats.local.logs import log_to
from spotistats.local.mongod import Mongod, MongodFailedError
from spotistats.local.owner import ensure_owner
from spotistats.local.peer import can_tell
from spotistats.local.port import ADDRESS, listen
from spotistats.local.serving import (
    STOP_SIGNALS,
    import_worker,
    serve,
    told_figures,
    update_worker,
)
from spotistats_common.errors import SpotistatsError
from spotistats_common.service import documentation
from spotistats_common.service.run import run
from spotistats_common.settings import PREFIX, Settings
from spotistats_common.store import schema
from spotistats_common.store.client import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from rich.console import Console, RenderableType

    from spotistats.local.folder import DataFolder


def up(folder: DataFolder, *, port: int | None, demo: bool, console: Console) -> None:
    """Run everything until a signal says stop.

    Raises:
        CommandError: it cannot run; the error says why and what to do.
    """
    settings = _settings(port)
    with _signals_interrupt(), ExitStack() as stack:
        stack.enter_context(folder.locked())
        listener = stack.enter_context(listen(settings.port))
        port = listener.getsockname()[1]
        url = f"http://{ADDRESS}:{port}"
        folder.announce(url)
        stack.callback(folder.withdraw)
        log_to(folder.log / "spotistats.jsonl", settings.log_level)
        settings = settings.model_copy(
            update={
                "host": ADDRESS,
                "port": port,
                "public_url": settings.public_url or url,
                "token_keys": settings.token_keys or SecretStr(folder.token_keys()),
            }
        )
        check: Callable[[], None] = _nothing_to_check
        if "mongodb_uri" not in settings.model_fields_set:
            console.print("Starting the database …")
            mongod = stack.enter_context(Mongod(folder.mongodb, folder.log / "mongod.log"))
            check = partial(_check, mongod, console)
            settings = settings.model_copy(update={"mongodb_uri": SecretStr(mongod.uri)})
        lives = demo and settings.spotify_client_id is None
        if lives:
            settings = stack.enter_context(demo_spotify(settings))
        owner_id, token = _prepare(settings, folder)
        stack.enter_context(import_worker(settings))
        stack.enter_context(update_worker(settings))

        def ready() -> None:
            console.print(_welcome(url, folder, demo=demo))
            if not can_tell():
                threading.Thread(
                    target=show_link, args=[url, token, console], name="link", daemon=True
                ).start()
            if demo:
                threading.Thread(
                    target=show_demo, args=[url, token, lives, console], name="demo", daemon=True
                ).start()

        stack.enter_context(told_figures(settings))
        run(serve(settings, owner_id, listener, ready, check))
        console.print("Stopping …")
    console.print("Stopped. Your history stays in the data folder.")


def _nothing_to_check() -> None:
    """Services go on by themselves once a MongoDB that is not ours is back."""


def _check(mongod: Mongod, console: Console) -> None:
    try:
        mongod.check()
    except MongodFailedError:
        console.print("The database has ended by itself. Stopping …")
        raise


def _settings(port: int | None) -> Settings:
    try:
        return Settings() if port is None else Settings(port=port)
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise UsageError(f"The setting {name} is wrong: {first['msg']}.") from error
    except SpotistatsError as error:
        raise UsageError(str(error)) from error


def _prepare(settings: Settings, folder: DataFolder) -> tuple[str, str]:
    """Bring the database up to date; returns the owner's id and the secret of their token."""
    database = connect(settings)
    try:
        schema.prepare(database)
        return ensure_owner(database, folder, settings.audit_days)
    except PyMongoError as error:
        raise CommandError(
            f"MongoDB cannot be used: {error}"[:500],
            f"Check {PREFIX}MONGODB_URI; it must be a replica set, 6.0 or newer."
            if "mongodb_uri" in settings.model_fields_set
            else f"The log of the database: {folder.log / 'mongod.log'}",
        ) from error
    finally:
        database.client.close()


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    """Let a signal that comes before the services run end the start-up like a Ctrl-C."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    earlier = {number: signal.signal(number, interrupt) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _welcome(url: str, folder: DataFolder, *, demo: bool) -> RenderableType:
    lines = [
        ("Dashboard", url),
        ("Address", f"{url}/api/v1"),
        ("Documentation", f"{url}{documentation.PATH}"),
        ("Data folder", str(folder.path)),
    ]
    if not demo:
        lines += [
            ("Next", "drop your Spotify export on the dashboard"),
            ("", "or: spotistats import my_spotify_data.zip"),
            ("", "spotistats link (every play by itself; see docs/spotify-app.md)"),
        ]
    table = Table.grid(padding=(0, 2))
    for name, value in lines:
        table.add_row(Text(name, style="dim"), Text(value, overflow="fold"))
    return Group(Text("Spotify Stats is running. Ctrl-C stops it.", style="bold green"), table)
