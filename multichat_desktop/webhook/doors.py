"""Who may come in: the local door takes only this machine's programs, the public door only who has the key."""

import hmac
from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PROXY_HEADERS = frozenset({"forwarded", "via"})
_PROXY_PREFIXES = ("x-forwarded-", "ngrok-")
KEY_HEADER = "X-MultiChat-Key"
_KEY_SEGMENT = "/k/"


class Door(StrEnum):
    """The two ways in."""

    LOCAL = "local"
    PUBLIC = "public"


class Refusal(Struct, frozen=True):
    """Why somebody was turned away; nothing more is told at the public door than the number."""

    status: int
    error: str


class Keys:
    """The keys that open the public door: the current one, and the old one while the gateway still uses it.

    The door asks on its own thread; whoever renews the key replaces them from another.
    """

    def __init__(self, *keys: str) -> None:
        self.replace(*keys)

    def replace(self, *keys: str) -> None:
        """Let these keys open the door from now on, and no others; empty ones never do. Uses are counted anew."""
        self._keys = tuple((key.encode(), [0]) for key in keys if key)

    def opens(self, offered: str | None) -> bool:
        """Whether a key is right, in a time that tells nothing about it."""
        given = (offered or "").encode("utf-8", "surrogateescape")
        right = False
        for key, uses in self._keys:
            if hmac.compare_digest(given, key):
                uses[0] += 1
                right = True
        return right

    def uses(self, key: str) -> int:
        """Return how often a key has opened the door since the keys were last replaced."""
        return next((uses[0] for known, uses in self._keys if known == key.encode()), 0)


class RequestHead(Protocol):
    """What a door looks at before anything of the body is read."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Return the headers, by name in any case."""
        ...

    @property
    def query(self) -> Mapping[str, str]:
        """Return the query's parameters."""
        ...


def check_local(head: RequestHead) -> Refusal | None:
    """Let in only what comes from a program on this machine: no web page, no tunnel."""
    host = head.headers.get("Host", "")
    name, colon, port = host.rpartition(":")
    bare = name if colon and port.isdigit() else host
    if bare.lower() not in _LOCAL_HOSTS:
        return Refusal(403, "This address takes requests for localhost only.")
    if "Origin" in head.headers:
        return Refusal(403, "Web pages may not write here.")
    for header in head.headers:
        lowered = header.lower()
        if lowered in _PROXY_HEADERS or lowered.startswith(_PROXY_PREFIXES):
            return Refusal(403, "This address is not for a tunnel or proxy: point it at the public door.")
    return None


def is_json(content_type: str | None) -> bool:
    """Whether a media type is JSON."""
    essence = (content_type or "").partition(";")[0].strip().lower()
    return essence == "application/json" or (essence.startswith("application/") and essence.endswith("+json"))


def split_key(path: str) -> tuple[str | None, str]:
    """Return the key that stands as the first path segment, and the path behind it."""
    if path.startswith(_KEY_SEGMENT):
        key, slash, rest = path.removeprefix(_KEY_SEGMENT).partition("/")
        return key, slash + rest
    return None, path


def offered_key(head: RequestHead, in_path: str | None) -> str | None:
    """Return the key a request offers, wherever it stands."""
    return in_path or head.query.get("key") or head.headers.get(KEY_HEADER)
