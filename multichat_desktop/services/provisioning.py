"""Telling the gateway where its webhooks go, and looking whether it really keeps it."""

from collections.abc import Mapping

from msgspec import Struct

from multichat_desktop.services.gateway import Gateway
from multichat_desktop.wapi.client import WEBHOOK_CALLS, Credentials


class Difference(Struct, frozen=True):
    """One address that the gateway holds otherwise than it was told."""

    event: str
    wanted: str
    held: str


async def push(gateway: Gateway, credentials: Credentials, urls: Mapping[str, str]) -> list[Difference]:
    """Write the six addresses, read them back, and return what differs.

    Raises:
        WapiError: a call failed.
    """
    for event in WEBHOOK_CALLS:
        await gateway.set_webhook(credentials, event, urls[event])
    held = await gateway.webhooks(credentials)
    return [Difference(e, urls[e], held[e]) for e in WEBHOOK_CALLS if held[e] != urls[e]]
