"""The seven addresses at which webhooks are taken (contract, *Webhook endpoints*)."""

from urllib.parse import quote

EVENTS = (
    "connect",
    "disconnect",
    "send-message",
    "receive-message",
    "chat-presence",
    "message-status",
)
FALLBACK = "fallback"
ALL = (*EVENTS, FALLBACK)


def path_of(event: str) -> str:
    """Return the path of an event's endpoint."""
    return "/webhook/" if event == FALLBACK else f"/webhook/{event}/"


def endpoint_at(path: str) -> str | None:
    """Return the endpoint a path names, with or without the trailing slash; None if it names none."""
    return _BY_PATH.get(path)


def urls(base: str, key: str | None = None, *, in_path: bool = False) -> dict[str, str]:
    """Return the seven addresses below a base URL, with the key where one is given.

    `in_path` writes the key as the first path segment, for a gateway that drops query strings.
    """
    base = base.rstrip("/")
    if key is None:
        return {event: f"{base}{path_of(event)}" for event in ALL}
    safe = quote(key, safe="")
    if in_path:
        return {event: f"{base}/k/{safe}{path_of(event)}" for event in ALL}
    return {event: f"{base}{path_of(event)}?key={safe}" for event in ALL}


_BY_PATH = {spelling: event for event in ALL for spelling in (path_of(event), path_of(event).rstrip("/"))}
