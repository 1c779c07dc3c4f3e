"""Where files may be fetched from: public addresses over http(s), so that no message can make us ask at home.

The addresses that a name stands for are looked at when the connection is made, and it is made to one of them: a
name that changes its mind in between gains nothing. Redirects are followed by hand, each looked at anew.
Loopback is allowed only where the gateway itself is there (the simulator, a gateway on this computer).
"""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from multichat_desktop.wapi.lookups import Lookups

_SCHEMES = frozenset({"http", "https"})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ForbiddenAddressError(OSError):
    """A file is said to lie where nothing may be fetched from."""


class Guard:
    """Decides about addresses. `gateway` is the gateway's base URL."""

    def __init__(self, gateway: str) -> None:
        parts = urlsplit(gateway)
        self._origin = _origin(URL(gateway))
        self.gateway = gateway.rstrip("/")
        self._loopback = _is_loopback(parts.hostname or "")

    def check(self, url: str) -> URL:
        """Return a URL that may be asked for, as far as it tells by itself.

        Raises:
            ForbiddenAddressError: its scheme, or the address that stands in it, is not allowed.
        """
        try:
            parsed = URL(url)
            port = parsed.port
        except ValueError as error:
            raise ForbiddenAddressError("no URL") from error
        if parsed.scheme not in _SCHEMES or not parsed.host or port is None:
            raise ForbiddenAddressError("not http")
        address = _literal(parsed.host)
        if address is not None:
            self.check_address(address)
        return parsed.with_user(None) if parsed.user or parsed.password else parsed

    def check_address(self, address: Address) -> None:
        """Let a public address pass.

        Raises:
            ForbiddenAddressError: it is none.
        """
        for meant in _meant(address):
            public = meant.is_global and not meant.is_multicast and not meant.is_reserved
            if not public and not (self._loopback and meant.is_loopback):
                raise ForbiddenAddressError("not a public address")

    def is_gateway(self, url: URL) -> bool:
        """Whether a URL leads to the gateway itself: only there the token may go."""
        return _origin(url) == self._origin

    def connector(self) -> aiohttp.TCPConnector:
        """Return what makes connections to allowed addresses only."""
        return aiohttp.TCPConnector(
            resolver=_Resolver(self), use_dns_cache=False, force_close=True, limit_per_host=0
        )


class _Resolver(AbstractResolver):
    """Asks the system, and gives on what it says only if all of it is allowed."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._system = Lookups()

    async def resolve(self, host: str, port: int = 0, *given: Any, **named: Any) -> list[ResolveResult]:
        """Return the addresses of a host.

        Raises:
            ForbiddenAddressError: one of them is not allowed.
        """
        found = await self._system.resolve(host, port, *given, **named)
        for one in found:
            self._guard.check_address(ipaddress.ip_address(one["host"].partition("%")[0]))
        return found

    async def close(self) -> None:
        """Let go of the system's."""
        await self._system.close()


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.rstrip(".").partition("%")[0])
    except ValueError:
        return None


def _is_loopback(host: str) -> bool:
    address = _literal(host)
    return host == "localhost" if address is None else address.is_loopback


def _meant(address: Address) -> list[Address]:
    """Return an address and the ones it carries inside: each of them could be where a connection ends."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    inside: list[Address] = [address]
    if address.sixtofour is not None:
        inside.append(address.sixtofour)
    if address.teredo is not None:
        inside += address.teredo
    if address in _NAT64:
        inside[0] = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inside


def _origin(url: URL) -> tuple[str, str, int]:
    return url.scheme, (url.host or "").lower(), url.port or 0
