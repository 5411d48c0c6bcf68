"""`spotistats-api serve|owner|backup|restore|set-up-mongodb`: what runs in the container."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pymongo.errors import PyMongoError

from spotistats_api.app import api_service
from spotistats_api.metrics import account_figures
from spotistats_api.owner import sign_in_link, token
from spotistats_common.errors import SpotistatsError
from spotistats_common.service.run import serve
from spotistats_common.settings import Settings
from spotistats_common.store.backup import back_up, restore
from spotistats_common.store.client import connect
from spotistats_common.store.replica_set import set_up
from spotistats_common.store.schema import prepare


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="spotistats-api", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="serve until SIGTERM")
    owner = commands.add_parser(
        "owner",
        help="print a link that signs the owner in, who needs no Spotify account for that",
        description="Makes the owner's account if there is none. The link works once, for ten "
        "minutes.",
    )
    owner.add_argument("--name", default="Me", help="of the account, if it is made")
    owner.add_argument("--time-zone", default="UTC", help="of the account, if it is made")
    owner.add_argument(
        "--token", metavar="NAME", help="print an access token for everything, instead of a link"
    )
    mongodb = commands.add_parser(
        "set-up-mongodb",
        help="make a MongoDB that is new a replica set, and the user that the services are",
    )
    mongodb.add_argument("member", metavar="HOST:PORT", help="where it is, for all services")
    mongodb.add_argument("--key-file", type=Path, required=True, help="its own key file")
    save = commands.add_parser("backup", help="save everything in one file, as it is now")
    bring_back = commands.add_parser("restore", help="bring an empty database to a backup")
    save.add_argument("file", metavar="FILE", help="a new file, or - for standard output")
    bring_back.add_argument("file", type=Path, metavar="FILE", help="a backup")
    arguments = parser.parse_args()
    try:
        _run(arguments, Settings())
    except (SpotistatsError, PyMongoError, OSError) as error:
        sys.exit(str(error))


def _run(arguments: argparse.Namespace, settings: Settings) -> None:
    if arguments.command == "serve":
        serve("api", api_service, settings, account_figures)
    elif arguments.command == "set-up-mongodb":
        key = arguments.key_file.read_text(encoding="ascii")
        set_up(settings.mongodb_uri.get_secret_value(), arguments.member, key)
    elif arguments.command == "owner":
        database = connect(settings)
        prepare(database)
        made = (
            token(database, arguments.name, arguments.time_zone, arguments.token, settings)
            if arguments.token
            else sign_in_link(database, arguments.name, arguments.time_zone, settings)
        )
        sys.stdout.write(f"{made}\n")
    elif arguments.command == "backup":
        is_piped = arguments.file == "-"
        with sys.stdout.buffer if is_piped else Path(arguments.file).open("xb") as file:
            about = back_up(connect(settings), file)
        sys.stderr.write(f"{about.documents.get('plays', 0)} plays and everything else\n")
    else:
        with arguments.file.open("rb") as file:
            about = restore(connect(settings), file)
        sys.stderr.write(f"as of {about.made_at}: {about.documents.get('plays', 0)} plays\n")


if __name__ == "__main__":
    main()
