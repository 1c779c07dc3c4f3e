"""The commands that read, and those that manage instances."""

import argparse
import asyncio
import json
import os
import re
import sys
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from multichat_desktop.app import logs
from multichat_desktop.app.options import Options
from multichat_desktop.cli.errors import CommandError
from multichat_desktop.control import NoConsoleError, ask
from multichat_desktop.domain.clock import rfc3339
from multichat_desktop.store.database import FILE_NAME
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.profile import Profile, private_file
from multichat_desktop.store.reader import Reader

_FOLLOW_SECONDS = 0.25
NOT_WRITTEN = "It could not be stored: the disk may be full, or the keyring locked."
_INSTANCE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)


def check(arguments: argparse.Namespace, options: Options) -> int:
    """Try the whole way in and out."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from multichat_desktop.app import check as checking

    return checking.run(options, arguments.screenshot)


def existing(options: Options) -> Profile:
    """Return the profile, which must have been used before.

    Raises:
        CommandError: there is none.
    """
    if not (options.data_dir / FILE_NAME).exists():
        raise CommandError(
            f"There is no profile at {options.data_dir}. Start the console once, or check --data-dir."
        )
    return Profile(options.data_dir)


def instances(arguments: argparse.Namespace, options: Options) -> int:
    """Add, list or remove instances."""
    if arguments.what == "list":
        return _list_instances(options)
    asked: dict[str, Any] = {"id": arguments.id}
    if not _INSTANCE_ID.fullmatch(arguments.id):
        raise CommandError("An instance's id is 1 to 64 of A–Z a–z 0–9 . _ -")
    if arguments.what == "add":
        asked["name"] = arguments.name
        if arguments.token_stdin:
            asked["instance_token"] = sys.stdin.readline().strip()
            if not asked["instance_token"]:
                raise CommandError("No token came on standard input.")
    answer = in_console(options, f"{arguments.what}-instance", asked)
    if answer.get("error") == "unknown-instance":
        raise CommandError(f"There is no instance {arguments.id}.")
    if "error" in answer:
        known = answer["error"] == "not-written"
        raise CommandError(NOT_WRITTEN if known else "The console could not do it. Try again.")
    return 0


def _list_instances(options: Options) -> int:
    reader = Reader(existing(options).database)
    for instance in reader.instances():
        state = {True: "connected", False: "disconnected", None: "unknown"}[instance.connected]
        print(f"{instance.id}\t{instance.name or ''}\t{instance.phone or ''}\t{state}")
    reader.close()
    return 0


def in_console(
    options: Options, command: str, asked: dict[str, Any], seconds: float = 10.0
) -> dict[str, Any]:
    """Let the running console of the profile do something, or do it here where none runs."""
    profile = Profile(options.data_dir)
    try:
        return ask(profile, command, seconds, **asked)
    except NoConsoleError:
        from multichat_desktop.app import without_console

        return asyncio.run(without_console.run(options, command, asked))


def webhook_urls(arguments: argparse.Namespace, options: Options) -> int:
    """Print the seven addresses."""
    from multichat_desktop.services.vault import door_key, open_vault
    from multichat_desktop.webhook import endpoints

    profile = Profile(options.data_dir)
    key = door_key(open_vault(profile, hide=logs.hide))
    try:
        running = ask(profile, "status")
    except NoConsoleError:
        running = {}
    local = endpoints.urls(f"http://127.0.0.1:{running.get('local', options.local_port)}")
    door = f"http://127.0.0.1:{running['public']}" if "public" in running else None
    if arguments.json:
        print(json.dumps({"local": local, "public": None, "public_door": door, "key": key}))
        return 0
    print("Local (this computer only, no key):")
    for event, url in local.items():
        print(f"  {event:<16} {url}")
    print("\nPublic: no tunnel yet. Let yours forward to the public door, and write these to the W-API:")
    for event, url in endpoints.urls(door or f"http://127.0.0.1:{options.public_port}", key).items():
        print(f"  {event:<16} {url}")
    return 0


def export(arguments: argparse.Namespace, options: Options) -> int:
    """Write conversations out."""
    from multichat_desktop.services import export as export_jsonl
    from multichat_desktop.services import export_csv, export_html

    formats = {"jsonl": export_jsonl.jsonl, "csv": export_csv.lines, "html": export_html.lines}
    reader = Reader(existing(options).database)
    try:
        if arguments.chat and reader.chat(arguments.chat) is None:
            raise CommandError(f"There is no conversation {arguments.chat}.")
        give = formats[arguments.format]
        _write(give(reader, chat_id=arguments.chat, since=_since(arguments.since)), arguments.output)
    finally:
        reader.close()
    return 0


def _since(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return round(datetime.fromisoformat(text).timestamp() * 1000)
    except ValueError as error:
        raise CommandError(f"{text} is no date. Write it as 2026-11-24 or 2026-11-24T10:00.") from error


def _write(lines: Iterable[bytes], file: Path | None) -> None:
    if file is None:
        for line in lines:
            sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
        return
    # A device or a pipe is written to; only a file has another one put in its place.
    with file.open("wb") if file.exists() and not file.is_file() else private_file(file.resolve()) as out:
        for line in lines:
            out.write(line + b"\n")


def events(arguments: argparse.Namespace, options: Options) -> int:
    """Print the webhook journal."""
    journal = Journal(existing(options).database)
    last = 0
    limit = arguments.limit
    try:
        while True:
            for entry in journal.events(
                kind=arguments.kind, failed=arguments.failed, limit=limit, after=last
            ):
                print(_event(entry, as_json=arguments.json), flush=arguments.follow)
                last = entry.id
            if not arguments.follow:
                return 0
            limit = None
            time.sleep(_FOLLOW_SECONDS)
    finally:
        journal.close()


def _event(entry: Entry, *, as_json: bool) -> str:
    received_at = rfc3339(entry.received_at)
    if not as_json:
        where = entry.error or entry.place or ""
        return f"{entry.id:>7}  {received_at:<24}  {entry.door:<8}  {entry.kind:<13}  {entry.outcome:<11}  {where}"
    told = {
        "id": entry.id,
        "received_at": received_at,
        "door": entry.door,
        "endpoint": entry.endpoint,
        "kind": entry.kind,
        "outcome": entry.outcome,
        "instance_id": entry.instance_id,
        "message_id": entry.message_id,
        "error": entry.error,
        "duration_ms": entry.duration_us / 1000,
        "size": entry.size,
    }
    return json.dumps(told, ensure_ascii=False)


def verify(arguments: argparse.Namespace, options: Options) -> int:
    """Rebuild everything from the journal and compare."""
    from multichat_desktop.services.verify import verify as verifying

    report = verifying(existing(options))
    if arguments.json:
        told = {name: getattr(report, name) for name in ("events", "messages", "not_covered", "differences")}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"{report.events} events, {report.messages} messages, {report.not_covered} not covered")
        print(_last_proof(options))
        for difference in report.differences:
            print(
                f"  {difference['table']} {difference['key']}: {difference['real']} / {difference['rebuilt']}"
            )
        print("no difference" if not report.differences else f"{len(report.differences)} differences")
    return 1 if report.differences else 0


def _last_proof(options: Options) -> str:
    from multichat_desktop.services.safekeeping import last_proof

    reader = Reader(existing(options).database)
    try:
        proof = last_proof(reader.settings())
    finally:
        reader.close()
    if proof is None:
        return "no automatic backup has been proved yet"
    held = f"{proof.messages} messages, {proof.events} journal rows"
    return f"last proven restore of a backup: {rfc3339(proof.at)} ({held})"
