"""What can be written on the command line."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from multichat_desktop import __version__
from multichat_desktop.app.options import LOCAL_PORT, PUBLIC_PORT, Options
from multichat_desktop.store.profile import default_folder

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_WAPI_URL = "https://api.w-api.app"
_KINDS = [
    "connection",
    "disconnection",
    "message",
    "reaction",
    "edit",
    "deletion",
    "status",
    "presence",
    "unknown",
    "invalid",
]
_LAST_PORT = 65535


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= _LAST_PORT:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("a count is a number from 0 up")
    return count


def _positive(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError("seconds are a number from 0 up")
    return seconds


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of everything the program understands."""
    parser = argparse.ArgumentParser(
        prog="multichat-desktop", description="WhatsApp customer service on one laptop, through the W-API."
    )
    parser.add_argument("--version", action="version", version=f"multichat-desktop {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="run on a throw-away profile against a simulated gateway"
    )
    parser.add_argument("--headless", action="store_true", help="no window")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="profile folder")
    parser.add_argument(
        "--port", type=_port, metavar="N", help=f"the local door's port ({LOCAL_PORT}; 0: any)"
    )
    parser.add_argument(
        "--public-port", type=_port, metavar="N", help=f"the public door's port ({PUBLIC_PORT}; 0: any)"
    )
    parser.add_argument("--no-tunnel", action="store_true", help="never open a public tunnel in this run")
    parser.add_argument("--run-for", type=_positive, metavar="SECONDS", help="stop by itself after so long")
    parser.add_argument("--wapi-url", default=_WAPI_URL, metavar="URL", help="base URL of the W-API")
    parser.add_argument("--language", choices=("pt_BR", "en"), help="for this run")
    parser.add_argument("--theme", choices=("light", "dark", "system"), default="system", help="for this run")
    commands = parser.add_subparsers(dest="command", metavar="command")
    _add_check(commands)
    _add_instances(commands)
    _add_reading(commands)
    _add_send(commands)
    _add_keeping(commands)
    return parser


def _add_check(commands: "Subparsers") -> None:
    check = commands.add_parser("check", help="try the whole way in and out on a throw-away profile")
    check.add_argument("--screenshot", type=Path, metavar="FILE", help="write a picture of the window")


def _add_instances(commands: "Subparsers") -> None:
    instances = commands.add_parser("instances", help="manage instances")
    what = instances.add_subparsers(dest="what", required=True, metavar="add|list|remove")
    add = what.add_parser("add", help="add an instance, or renew its name or token")
    add.add_argument("--id", required=True, metavar="ID")
    add.add_argument("--name")
    add.add_argument(
        "--token-stdin", action="store_true", help="read the instance's token from standard input"
    )
    what.add_parser("list", help="list the instances")
    remove = what.add_parser("remove", help="remove an instance; its conversations stay")
    remove.add_argument("id", metavar="ID")


def _add_reading(commands: "Subparsers") -> None:
    urls = commands.add_parser("webhook-urls", help="the seven webhook addresses")
    urls.add_argument("--json", action="store_true")
    push = commands.add_parser("push-webhooks", help="write the addresses to the W-API and read them back")
    push.add_argument("--instance", metavar="ID", help="only this one (all that have a token)")
    push.add_argument("--public-url", metavar="URL", help="where your tunnel or proxy can be reached")
    push.add_argument("--api", choices=("per-event", "set", "both"), default="per-event")
    renew = commands.add_parser("renew-key", help="renew the key of the public addresses at the W-API")
    renew.add_argument("--public-url", metavar="URL", help="write all addresses anew, below this one")
    renew.add_argument(
        "--drop-old", action="store_true", help="end it: the old key opens nothing from now on"
    )
    export = commands.add_parser("export", help="write conversations out")
    export.add_argument("--format", choices=("jsonl", "csv", "html"), default="jsonl")
    export.add_argument("--chat", metavar="ID")
    export.add_argument("--since", metavar="DATE", help="ISO 8601, e.g. 2026-11-24")
    export.add_argument("-o", "--output", type=Path, metavar="FILE")
    events = commands.add_parser("events", help="the webhook journal")
    events.add_argument("--kind", choices=_KINDS)
    events.add_argument("--failed", action="store_true", help="only what was quarantined or refused")
    events.add_argument("--limit", type=_count, metavar="N", help="the newest N")
    events.add_argument("--follow", action="store_true", help="go on with what comes")
    events.add_argument("--json", action="store_true", help="one JSON object a line")
    verify = commands.add_parser("verify", help="rebuild everything from the journal and compare")
    verify.add_argument("--json", action="store_true")


def _add_send(commands: "Subparsers") -> None:
    send = commands.add_parser("send", help="put one text or file into the outbox")
    send.add_argument("--to", required=True, metavar="PHONE")
    send.add_argument("--instance", metavar="ID")
    send.add_argument("--timeout", type=_positive, default=60.0, metavar="SECONDS")
    send.add_argument("--file", type=Path, metavar="FILE", help="a file; TEXT stands under it")
    send.add_argument("text", metavar="TEXT", nargs="?", default="")
    send.set_defaults(wrong_use=send.error)


def _add_keeping(commands: "Subparsers") -> None:
    backup = commands.add_parser(
        "backup", help="write the whole profile into one file, without tokens and keys"
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = commands.add_parser(
        "restore", help="put a backup in the profile's place; what was there is kept"
    )
    restore.add_argument("file", type=Path, metavar="FILE")


def options_of(arguments: argparse.Namespace) -> Options:
    """Return the run's options."""
    throw_away = arguments.demo or arguments.command == "check"
    local, public = (0, 0) if throw_away else (LOCAL_PORT, PUBLIC_PORT)
    return Options(
        data_dir=arguments.data_dir or default_folder(),
        local_port=local if arguments.port is None else arguments.port,
        public_port=public if arguments.public_port is None else arguments.public_port,
        wapi_url=arguments.wapi_url,
        run_for=arguments.run_for,
        language=arguments.language,
        theme=arguments.theme,
    )
