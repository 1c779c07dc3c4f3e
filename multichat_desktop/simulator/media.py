"""Files as WhatsApp keeps them: locked, on a host of their own, until they expire; and the gateway's way to them."""

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from aiohttp import web
from cryptography.hazmat.primitives import hashes, hmac, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from multichat_desktop.simulator.spelling import Json

if TYPE_CHECKING:
    from multichat_desktop.simulator.world import World

# What the gateway calls a kind, and by which word WhatsApp derives its keys.
_TYPES = {"sticker": "image"}
_WORDS = {"image": b"Image", "video": b"Video", "audio": b"Audio", "document": b"Document"}
# WhatsApp's media paths begin with a number per kind of file.
_PATHS = {
    "image": "t62.7118-24",
    "video": "t62.7161-24",
    "audio": "t62.7117-24",
    "document": "t62.7119-24",
    "sticker": "t62.15575-24",
}
_LIVES_SECONDS, _LINK_LIVES_SECONDS = 14 * 86_400, 3600
_PIECE = 64 * 1024
HOST, LINKS = "/v/", "/files/"


class NoFileError(Exception):
    """The gateway does not give the file: with which status, and what it says."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


@dataclass
class MediaFault:
    """What goes wrong when one file is asked for.

    status: answered instead of the file (403, 404 and 410: expired).
    delay: seconds (times the pace) before anything is answered.
    cut: the connection breaks off in the middle.
    forged: one byte in the middle is another.
    empty: a file of no bytes.
    """

    status: int | None = None
    delay: float = 0.0
    cut: bool = False
    forged: bool = False
    empty: bool = False


@dataclass
class SimFile:
    """One file of a message; what is in it, and how it is given out. May be changed at any time.

    Attributes:
        path: its direct path, by which both the media host and the gateway know it.
        shape: how the gateway gives it: a link, base64 in `data`, or a link to a bare address with port 8080 that
            wants the token.
        host, gateway: what goes wrong on each of the two ways.
        asked: how often the media host, and the gateway, were asked for it.
    """

    path: str
    kind: str
    plain: bytes
    key: bytes
    mimetype: str
    host: MediaFault
    gateway: MediaFault
    shape: Literal["link", "base64", "back-door"] = "link"
    asked_host: int = 0
    asked_gateway: int = 0

    @property
    def locked(self) -> bytes:
        """The file as WhatsApp keeps it."""
        return lock(self.plain, self.key, _TYPES.get(self.kind, self.kind))


class MediaHost:
    """All files of one simulator. `host` and `gateway` are the faults of files to come."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._files: dict[str, SimFile] = {}
        self._links: dict[str, SimFile] = {}
        self.host = MediaFault()
        self.gateway = MediaFault()

    def shelve(self, kind: str, mimetype: str, plain: bytes) -> Json:
        """Keeps a file and answers what a message says of it."""
        ids, now = self._world.ids, int(self._world.clock())
        path = (
            f"{HOST}{_PATHS[kind]}/{ids.digits(9)}_{ids.digits(15)}_{ids.digits(15)}_n.enc"
            f"?ccb=11-4&oh=01_{ids.row()}&oe={now + _LIVES_SECONDS:X}&_nc_sid=5e03e0"
        )
        key = base64.b64decode(ids.secret())
        file = SimFile(path, kind, plain, key, mimetype, self.host, self.gateway)
        self._files[path.partition("?")[0]] = file
        return {
            "url": f"{self._world.base_url}{path}&mms3=true",
            "mimetype": mimetype,
            "fileSha256": _sha256(plain),
            "fileLength": str(len(plain)),
            "mediaKey": base64.b64encode(key).decode(),
            "fileEncSha256": _sha256(file.locked),
            "directPath": path,
            "mediaKeyTimestamp": str(now - 2),
        }

    def file(self, path: str) -> SimFile:
        """The file of a direct path, with or without its query; KeyError if there is none."""
        return self._files[path.partition("?")[0]]

    async def answer(self, body: Json) -> Json:
        """What the gateway answers when it is asked for a file."""
        file = self._files.get(str(body["directPath"]).partition("?")[0])
        if file is None or base64.b64encode(file.key).decode() != body["mediaKey"]:
            raise NoFileError(404, "Mídia não encontrada")
        if body["type"] != _TYPES.get(file.kind, file.kind):
            raise NoFileError(400, "O campo 'type' não corresponde à mídia")
        file.asked_gateway += 1
        fault = file.gateway
        await self._world.pause(fault.delay)
        if fault.status is not None:
            raise NoFileError(fault.status, "Não foi possível baixar a mídia")
        if file.shape == "base64":
            data = _given(file.plain, fault)
            return {"error": False, "data": base64.b64encode(data).decode()}
        name = self._world.ids.row()
        self._links[name] = file
        base = self._world.base_url if file.shape == "link" else "http://127.0.0.1:8080"
        expires = int((self._world.clock() + _LINK_LIVES_SECONDS) * 1000)
        return {"error": False, "fileLink": f"{base}{LINKS}{name}", "expires": expires}

    async def serve(self, http: web.Request, tokens: set[str]) -> web.StreamResponse:
        """Gives a file out, by its path or by a link that the gateway gave."""
        if http.path.startswith(LINKS):
            linked = self._links.get(http.path.removeprefix(LINKS))
            if linked is None:
                return web.Response(status=404)
            if linked.shape == "back-door" and http.headers.get("Authorization") not in tokens:
                return web.Response(status=401)
            return await self._give(http, linked.plain, linked.gateway)
        if "Authorization" in http.headers:
            return web.Response(status=400, text="no token belongs here")
        file = self._files.get(http.path)
        if file is None:
            return web.Response(status=404)
        file.asked_host += 1
        await self._world.pause(file.host.delay)
        if file.host.status is not None:
            return web.Response(status=file.host.status)
        return await self._give(http, file.locked, file.host)

    @staticmethod
    async def _give(http: web.Request, whole: bytes, fault: MediaFault) -> web.StreamResponse:
        data = _given(whole, fault)
        response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
        response.content_length = len(data)
        await response.prepare(http)
        sent = data[: len(data) // 2] if fault.cut else data
        for start in range(0, len(sent), _PIECE):
            await response.write(sent[start : start + _PIECE])
        if fault.cut and http.transport is not None:
            http.transport.abort()
        return response


def lock(plain: bytes, key: bytes, kind: str) -> bytes:
    """Locks a file as WhatsApp does."""
    expanded = HKDF(hashes.SHA256(), 112, salt=None, info=b"WhatsApp " + _WORDS[kind] + b" Keys").derive(key)
    iv, cipher_key, mac_key = expanded[:16], expanded[16:48], expanded[48:80]
    pad = padding.PKCS7(128).padder()
    cipher = Cipher(algorithms.AES(cipher_key), modes.CBC(iv)).encryptor()
    locked = cipher.update(pad.update(plain) + pad.finalize()) + cipher.finalize()
    mac = hmac.HMAC(mac_key, hashes.SHA256())
    mac.update(iv + locked)
    return locked + mac.finalize()[:10]


def _given(whole: bytes, fault: MediaFault) -> bytes:
    if fault.empty:
        return b""
    if not fault.forged:
        return whole
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


def _sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
