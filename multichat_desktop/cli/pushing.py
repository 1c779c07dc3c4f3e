"""`push-webhooks`: the addresses written to the gateway, and read back."""

import argparse
import asyncio
from pathlib import Path
from urllib.parse import urlsplit

from multichat_desktop.app import logs
from multichat_desktop.app.options import Options
from multichat_desktop.cli.commands import NOT_WRITTEN, existing, in_console
from multichat_desktop.cli.errors import CommandError
from multichat_desktop.services.keys import EVERYBODY, NOT_HELD
from multichat_desktop.services.provisioning import Api, Difference, push
from multichat_desktop.services.vault import Vault, door_key, open_vault, token_name
from multichat_desktop.store.reader import Reader
from multichat_desktop.wapi.client import WapiClient
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import WapiError
from multichat_desktop.webhook import endpoints

_LONGEST_URL = 255
_RENEWING_SECONDS = 600.0
_WORDS = {
    "unauthorized": "the W-API does not accept its token. Renew it with `instances add --token-stdin`.",
    "forbidden": "the W-API does not allow it. Look at the instance in the W-API's panel.",
    "not-found": "the W-API does not know it. Look at its id in the W-API's panel.",
    "no-token": "its token is missing. Add it with `instances add --token-stdin`.",
    NOT_HELD: "the W-API says it is written and holds another address. Look at the W-API's panel.",
    "offline": "the W-API cannot be reached. Look at the internet connection and try again.",
}


def push_webhooks(arguments: argparse.Namespace, options: Options) -> int:
    """Write the addresses of one or all instances; 1 if any was refused or differs."""
    profile = existing(options)
    base = _checked(arguments.public_url)
    vault = open_vault(profile, hide=logs.hide)
    urls = endpoints.urls(base, door_key(vault))
    failed = False
    for instance_id in _instances(arguments, profile.database, vault):
        token = vault.get(token_name(instance_id)) or ""
        try:
            differences = asyncio.run(
                _push(options, Credentials(instance_id, token), urls, Api(arguments.api))
            )
        except WapiError as error:
            words = _WORDS.get(error.code, f"the W-API refused ({error.detail or error.code}). Try again.")
            print(f"{instance_id}: {words}")
            failed = True
            continue
        for difference in differences:
            print(f"{instance_id}: {difference.event} is held otherwise than it was written")
        failed = failed or bool(differences)
        if not differences:
            print(f"{instance_id}: written and read back")
    return 1 if failed else 0


def renew_key(arguments: argparse.Namespace, options: Options) -> int:
    """Renew the public door's key, or go on with a renewal; 1 while an instance is not seen to hold the new one."""
    existing(options)
    base = _checked(arguments.public_url) if arguments.public_url else None
    asked = {"public_url": base, "drop_old": arguments.drop_old}
    answer = in_console(options, "renew-key", asked, _RENEWING_SECONDS)
    if "error" in answer:
        raise CommandError(NOT_WRITTEN)
    for instance_id in answer["renewed"]:
        print(f"{instance_id}: holds the new key")
    waiting = dict(answer["waiting"])
    if waiting.pop(EVERYBODY, None):
        print("Events still come with the old key; it stays good until a minute has passed without any.")
    for instance_id, code in waiting.items():
        print(f"{instance_id}: {_WORDS.get(code, f'the new key could not be written ({code}). Try again.')}")
    if answer["waiting"]:
        print(
            "Until then the old key is good too. An open console goes on by itself; --drop-old ends it at once."
        )
        return 1
    print("The old key opens nothing any more.")
    return 0


async def _push(
    options: Options, credentials: Credentials, urls: dict[str, str], api: Api
) -> list[Difference]:
    client = WapiClient(options.wapi_url)
    try:
        return await push(client, credentials, urls, api)
    finally:
        await client.close()


def _checked(url: str | None) -> str:
    if not url:
        raise CommandError("Say at which address the console can be reached: --public-url https://…")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > _LONGEST_URL or parts.query:
        raise CommandError(f"{url} is no address. Write it as https://name.example")
    return url


def _instances(arguments: argparse.Namespace, database: Path, vault: Vault) -> list[str]:
    reader = Reader(database)
    known = [instance.id for instance in reader.instances()]
    reader.close()
    if arguments.instance is not None and arguments.instance not in known:
        raise CommandError(f"There is no instance {arguments.instance}. See `instances list`.")
    wanted = [arguments.instance] if arguments.instance else known
    with_token = [instance_id for instance_id in wanted if vault.get(token_name(instance_id))]
    if not with_token:
        raise CommandError("There is no instance with a token. Add one with `instances add --token-stdin`.")
    return with_token
