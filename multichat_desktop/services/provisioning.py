"""Telling the gateway where its webhooks go, and looking whether it really keeps it."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from multichat_desktop.services.gateway import Gateway
from multichat_desktop.wapi.client import WEBHOOK_CALLS
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.webhook import endpoints


class Difference(Struct, frozen=True):
    """One address that the gateway holds otherwise than it was told."""

    event: str
    wanted: str
    held: str


class Api(StrEnum):
    """By which of the gateway's two ways the addresses are written."""

    PER_EVENT = "per-event"
    SET = "set"
    BOTH = "both"


async def push(
    gateway: Gateway, credentials: Credentials, urls: Mapping[str, str], api: Api = Api.PER_EVENT
) -> list[Difference]:
    """Write the addresses, read back the six that can be read, and return what differs.

    Raises:
        WapiError: a call failed.
    """
    if api in (Api.SET, Api.BOTH):
        await gateway.set_webhooks(credentials, urls)
    if api in (Api.PER_EVENT, Api.BOTH):
        for event in WEBHOOK_CALLS:
            await gateway.set_webhook(credentials, event, urls[event])
    held = await gateway.webhooks(credentials)
    return [Difference(e, urls[e], held[e]) for e in WEBHOOK_CALLS if held[e] != urls[e]]


async def rekey(
    gateway: Gateway, credentials: Credentials, old: str, new: str, base: str | None = None
) -> bool:
    """Put the door's new key in the old one's place and return whether the gateway is seen to hold it.

    Only addresses that hold the old key are changed, unless `base` says where the console can be reached: then all are
    written. An instance that holds no such address has nothing to change.

    Raises:
        WapiError: a call failed; some addresses may hold the new key already.
    """
    held = await gateway.webhooks(credentials)
    wanted = {event: url.replace(old, new) for event, url in held.items() if old in url}
    if base is not None:
        urls = endpoints.urls(base, new)
        wanted = {event: urls[event] for event in WEBHOOK_CALLS}
    changes = {event: url for event, url in wanted.items() if held[event] != url}
    for event, url in changes.items():
        await gateway.set_webhook(credentials, event, url)
    if changes:
        held = await gateway.webhooks(credentials)
    keeps = all(held[event] == url for event, url in wanted.items())
    return keeps and not any(old in url for url in held.values())
