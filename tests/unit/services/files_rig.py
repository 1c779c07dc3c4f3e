"""Downloads on a real database, a media host and a gateway that do as they are told, and files locked by hand.

The lock is WhatsApp's scheme written out here with nothing but hashlib, hmac and bare AES: not the program's own.
"""

import asyncio
import base64
import hashlib
import hmac
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from outbox_rig import HandClock, until
from store_at_hand import Store, received

from multichat_desktop import assets
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind, Media, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.services.files.addresses import Guard
from multichat_desktop.services.files.cleanup import Cleaner
from multichat_desktop.services.files.downloads import Downloads
from multichat_desktop.services.files.fetching import Fetcher
from multichat_desktop.services.files.keeping import Keeper
from multichat_desktop.services.files.pooled import Pooled
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.files.web import Web
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import RefusedError
from multichat_desktop.wapi.files import Link

GONE = RefusedError("not-found")
NODES = {
    Kind.IMAGE: ("imageMessage", "image/jpeg", b"Image", {}),
    Kind.STICKER: ("stickerMessage", "image/webp", b"Image", {}),
    Kind.VIDEO: ("videoMessage", "video/mp4", b"Video", {}),
    Kind.VOICE: ("audioMessage", "audio/ogg; codecs=opus", b"Audio", {"ptt": True}),
    Kind.DOCUMENT: ("documentMessage", "application/pdf", b"Document", {"fileName": "orçamento.pdf"}),
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


SAMPLES = {file.name: file.read_bytes() for file in assets.path("samples").iterdir()}


def sample(name: str) -> bytes:
    return SAMPLES[name]


def locked(plain: bytes, key: bytes, word: bytes) -> bytes:
    """WhatsApp's scheme by hand: HKDF (RFC 5869) out of hmac, AES-256-CBC, PKCS #7, ten bytes of HMAC-SHA256."""
    secret = hmac.digest(b"\0" * 32, key, "sha256")
    expanded = block = b""
    for number in range(1, 5):
        block = hmac.digest(secret, block + b"WhatsApp " + word + b" Keys" + bytes([number]), "sha256")
        expanded += block
    iv, cipher_key, mac_key = expanded[:16], expanded[16:48], expanded[48:80]
    short = 16 - len(plain) % 16
    cipher = Cipher(algorithms.AES(cipher_key), modes.CBC(iv)).encryptor()
    body = cipher.update(plain + bytes([short]) * short) + cipher.finalize()
    return body + hmac.digest(mac_key, iv + body, "sha256")[:10]


@dataclass
class Host:
    """The media host: gives out what lies under a path, unless a handler stands there instead."""

    files: dict[str, bytes] = field(default_factory=dict)
    handlers: dict[str, Handler] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    url: str = ""

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        self.tokens.append(request.headers.get("Authorization"))
        if request.path in self.handlers:
            return await self.handlers[request.path](request)
        data = self.files.get(request.path)
        return web.Response(status=404) if data is None else web.Response(body=data)


@dataclass
class OwnWords:
    """The gateway's download-media: one answer a call for a file, the last one again and again."""

    answers: dict[str, list[Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def download_media(self, credentials: Credentials, kind: Kind, media: Media) -> Link | bytes:
        assert media.source is not None
        assert media.source.direct_path is not None
        path = media.source.direct_path
        self.asked.append(path)
        planned = self.answers.get(path, [GONE])
        answer = planned.pop(0) if len(planned) > 1 else planned[0]
        if isinstance(answer, asyncio.Future):
            answer = await answer
        if isinstance(answer, Exception):
            raise answer
        return answer


class OneToken:
    async def of(self, instance_id: str) -> Credentials:
        return Credentials(instance_id, "a-token")


@dataclass
class FilesRig:
    store: Store
    reader: Reader
    host: Host
    gateway: OwnWords
    web: Web
    shelf: Shelf
    run: Pooled
    clock: HandClock
    told: list[Changes] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    downloads: Downloads = field(init=False)
    cleaner: Cleaner = field(init=False)
    _heard: int = 0
    _count: int = 0
    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        replies = Replies(self.store.writer, asyncio.get_running_loop())
        self.preferences = Preferences(self.settings, self.settings.__setitem__)
        keeper = Keeper(replies, self.shelf, self.run, self.clock)
        fetcher = Fetcher(self.web, self.gateway, OneToken(), self.shelf, self.run)  # type: ignore[arg-type]
        self.downloads = Downloads(
            replies, self.reader, fetcher, keeper, self.preferences, self.clock, self.told.append
        )
        self.cleaner = Cleaner(
            replies, self.reader, self.shelf, keeper, self.run, self.preferences, self.clock
        )
        self._task = asyncio.get_running_loop().create_task(self.downloads.run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def message(self, plain: bytes, kind: Kind = Kind.IMAGE, *, host: bool = True, **more: Any) -> str:
        """A message whose file really lies, locked, on the media host; returns its id."""
        self._count += 1
        message_id = f"F{self._count}"
        node, mime, word, extra = NODES[kind]
        key = os.urandom(32)
        closed = locked(plain, key, word)
        path = f"/v/{message_id}.enc"
        if host:
            self.host.files[path] = closed
        body = {
            "url": f"{self.host.url}{path}?mms3=true",
            "directPath": path,
            "mediaKey": base64.b64encode(key).decode(),
            "mimetype": mime,
            "fileLength": str(len(plain)),
            "fileSha256": base64.b64encode(hashlib.sha256(plain).digest()).decode(),
            "fileEncSha256": base64.b64encode(hashlib.sha256(closed).digest()).decode(),
        }
        content = {node: {k: v for k, v in (body | extra | more).items() if v is not None}}
        self.store.take(received(message_id, content, self._count))
        return message_id

    def path(self, message_id: str) -> str:
        return f"/v/{message_id}.enc"

    async def arrives(self, plain: bytes, kind: Kind = Kind.IMAGE, **more: Any) -> str:
        """The same while the console runs: the download hears of it."""
        message_id = await asyncio.to_thread(lambda: self.message(plain, kind, **more))
        self.downloads.heard([self.stored(message_id)])
        return message_id

    def stored(self, message_id: str) -> Message:
        (found,) = [m for m in self.reader.export() if m.message_id == message_id]
        return found

    def media(self, message_id: str) -> Media:
        media = self.stored(message_id).media
        assert media is not None
        return media

    async def until(self, message_id: str, state: MediaState) -> Media:
        await until(lambda: self.media(message_id).state is state)
        return self.media(message_id)

    async def until_tried(self, message_id: str, times: int = 1) -> Media:
        """Until so many attempts have failed and another one is waited for."""
        seq = self.stored(message_id).seq

        def tried() -> bool:
            file = self.reader.files.waiting_one(seq)
            return file is not None and file.attempts >= times

        await until(tried)
        return self.media(message_id)

    def on_disk(self, media: Media) -> bytes:
        assert media.path is not None
        return (self.store.profile.folder / media.path).read_bytes()

    def all_files(self) -> list[Path]:
        return [p for p in (self.store.profile.folder / "media").rglob("*") if p.is_file()]


@asynccontextmanager
async def files_rigged(folder: Path) -> AsyncIterator[FilesRig]:
    host = Host()
    app = web.Application()
    app.router.add_get("/{path:.*}", host.serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    pool = ThreadPoolExecutor(2)
    with Store(folder) as store:
        reader = Reader(store.profile.database)
        fetching = Web(Guard(host.url))
        run, shelf = Pooled(pool), Shelf(store.profile.folder)
        rig = FilesRig(store, reader, host, OwnWords(), fetching, shelf, run, HandClock())
        rig.start()
        try:
            yield rig
        finally:
            await rig.stop()
            await fetching.close()
            reader.close()
            pool.shutdown()
            await runner.cleanup()
