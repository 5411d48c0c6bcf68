"""Backups of a local installation: of one that runs as of one that does not."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pydantic import SecretStr
from pymongo.errors import PyMongoError

from spotistats.errors import CommandError, UsageError
from spotistats.local.folder import SECRETS, FolderInUseError
from spotistats.local.mongod import Mongod, running_uri
from spotistats_common.errors import SpotistatsError
from spotistats_common.settings import Settings
from spotistats_common.store import backup
from spotistats_common.store.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pymongo.database import Database

    from spotistats.local.folder import DataFolder
    from spotistats_common.store.backup import About
    from spotistats_common.store.client import Document


def back_up(folder: DataFolder, target: Path) -> About:
    """Save everything of the data folder in one new file, which only its owner can read.

    Raises:
        CommandError: it cannot be done; there is no file then.
    """
    if target.exists():
        raise UsageError(f"{target} exists; name a file that does not.")
    if not folder.mongodb.is_dir() and not _names_mongodb(Settings()):
        raise CommandError(
            f"There is no history in the data folder {folder.path}.",
            "Name another one with --data-dir, or its MongoDB with SPOTISTATS_MONGODB_URI.",
        )
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with (
            _told(),
            _database(folder) as database,
            os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
        ):
            about = backup.back_up(database, file, folder.secrets())
            file.flush()
            os.fsync(file.fileno())
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return about


def restore(folder: DataFolder, source: Path) -> About:
    """Bring an empty data folder to what a backup holds.

    Raises:
        CommandError: it cannot be done; the folder is as it was.
    """
    if not source.is_file():
        raise UsageError(f"There is no file {source}.")
    settings = Settings()
    with ExitStack() as stack:
        stack.enter_context(_told())
        file = stack.enter_context(source.open("rb"))
        secrets = {
            name: text for name in SECRETS if (text := backup.file_in(file, name)) is not None
        }
        stack.enter_context(folder.locked())
        there = folder.secrets()
        if folder.mongodb.exists() or any(secrets.get(name) != there[name] for name in there):
            raise CommandError(
                f"The data folder {folder.path} is not empty.",
                "A backup is only restored into an empty one: name another with --data-dir.",
            )
        if _names_mongodb(settings):
            about = backup.restore(stack.enter_context(_opened(settings)), file)
            folder.keep_secrets(secrets)
            return about
        # The database gets its name last, so that it is there whole or not at all.
        beside = folder.mongodb.with_name("mongodb.restoring")
        shutil.rmtree(beside, ignore_errors=True)
        try:
            with _of(Mongod(beside, folder.log / "mongod.log")) as database:
                about = backup.restore(database, file)
            folder.keep_secrets(secrets)
            beside.rename(folder.mongodb)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return about


@contextmanager
def _database(folder: DataFolder) -> Iterator[Database[Document]]:
    """The database of an installation, which is started for it if it does not run."""
    settings = Settings()
    if _names_mongodb(settings):
        with _opened(settings) as database:
            yield database
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(folder.locked())
        except FolderInUseError:
            uri = running_uri(folder.mongodb)
            of_the_running = settings.model_copy(update={"mongodb_uri": SecretStr(uri)})
            yield stack.enter_context(_opened(of_the_running))
        else:
            yield stack.enter_context(_of(Mongod(folder.mongodb, folder.log / "mongod.log")))


@contextmanager
def _of(mongod: Mongod) -> Iterator[Database[Document]]:
    with mongod:
        settings = Settings().model_copy(update={"mongodb_uri": SecretStr(mongod.uri)})
        with _opened(settings) as database:
            yield database


@contextmanager
def _opened(settings: Settings) -> Iterator[Database[Document]]:
    database = connect(settings)
    try:
        yield database
    finally:
        database.client.close()


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong, in words."""
    try:
        yield
    except PyMongoError as error:
        raise CommandError(f"The database cannot be used: {error}"[:500]) from error
    except SpotistatsError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"The file cannot be used: {error}") from error


def _names_mongodb(settings: Settings) -> bool:
    return "mongodb_uri" in settings.model_fields_set
