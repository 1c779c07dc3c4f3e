"""WhatsApp's way of locking a file, undone piece by piece: a file is never whole in memory.

Source: `docs/protocol.md`, *Files*. The key of a message (32 bytes) becomes 112 by HKDF-SHA256, with a word for the
kind of file: iv 16, cipher key 32, MAC key 32, reference key 32. A file is AES-256-CBC with PKCS #7 padding, and behind
it the first 10 bytes of HMAC-SHA256 over iv and ciphertext.
"""

import base64
import binascii
import hashlib

from cryptography.hazmat.primitives import constant_time, hashes, hmac, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from multichat_desktop.domain.content import Kind

_WORDS = {
    Kind.IMAGE: b"WhatsApp Image Keys",
    Kind.STICKER: b"WhatsApp Image Keys",
    Kind.VIDEO: b"WhatsApp Video Keys",
    Kind.GIF: b"WhatsApp Video Keys",
    Kind.VOICE: b"WhatsApp Audio Keys",
    Kind.AUDIO: b"WhatsApp Audio Keys",
    Kind.DOCUMENT: b"WhatsApp Document Keys",
}
_KEY_BYTES, _EXPANDED_BYTES, _MAC_BYTES, _BLOCK_BITS = 32, 112, 10, 128


class NotOpenedError(Exception):
    """The file is not what its message says: cut short, changed on the way, or locked with another key."""


class Opener:
    """Opens one file. What `update` gives is not proved until `finish` has returned.

    Raises:
        NotOpenedError: the key cannot be one, or this kind of message has no file.
    """

    def __init__(self, media_key: str, kind: Kind, enc_sha256: str | None = None) -> None:
        key = _bytes(media_key)
        if len(key) != _KEY_BYTES or kind not in _WORDS:
            raise NotOpenedError("no key")
        expanded = HKDF(hashes.SHA256(), _EXPANDED_BYTES, salt=None, info=_WORDS[kind]).derive(key)
        iv, cipher_key, mac_key = expanded[:16], expanded[16:48], expanded[48:80]
        self._expected = None if enc_sha256 is None else _bytes(enc_sha256)
        self._whole = hashlib.sha256()
        self._mac = hmac.HMAC(mac_key, hashes.SHA256())
        self._mac.update(iv)
        self._cipher = Cipher(algorithms.AES(cipher_key), modes.CBC(iv)).decryptor()
        self._padding = padding.PKCS7(_BLOCK_BITS).unpadder()
        self._kept = b""

    def update(self, piece: bytes) -> bytes:
        """Return what a piece of the locked file adds to the plain one."""
        self._whole.update(piece)
        held = self._kept + piece
        self._kept = held[-_MAC_BYTES:]
        locked = held[:-_MAC_BYTES]
        self._mac.update(locked)
        return self._padding.update(self._cipher.update(locked))

    def finish(self) -> bytes:
        """Return the plain file's end.

        Raises:
            NotOpenedError: the file is cut short or changed: nothing of it may be used.
        """
        mac = self._mac.finalize()[:_MAC_BYTES]
        if not constant_time.bytes_eq(mac, self._kept):
            raise NotOpenedError("MAC")
        if self._expected is not None and not constant_time.bytes_eq(self._whole.digest(), self._expected):
            raise NotOpenedError("fileEncSha256")
        try:
            return self._padding.update(self._cipher.finalize()) + self._padding.finalize()
        except ValueError as error:
            raise NotOpenedError("padding") from error


def _bytes(text: str) -> bytes:
    """Return what a base64 text stands for, in either alphabet and with or without its end."""
    try:
        plain = text.strip().rstrip("=").translate(str.maketrans("-_", "+/"))
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotOpenedError("base64") from error
