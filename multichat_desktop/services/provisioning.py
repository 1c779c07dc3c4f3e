"""Telling the gateway where its webhooks go, and looking whether it really keeps it."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from multichat_desktop.services.gateway import Gateway
from multichat_desktop.wapi.client import WEBHOOK_CALLS, Credentials


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
