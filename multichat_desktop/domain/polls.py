"""Votes of a poll, opened with the poll's secret.

A vote is sealed for everybody who does not have the poll: HKDF-SHA256 over the poll's 32 bytes of secret, without
salt, with the info *poll id + creator + voter + "Poll Vote"*, gives the key of an AES-256-GCM whose associated data
is *poll id + NUL + voter*. Creator and voter stand there with their server part and without a device. What is sealed
is a protocol buffer with one field: 1, repeated, the SHA-256 of each chosen option's name. Source: whatsmeow
(`msgsecret.go`) and Baileys (`process-message.ts`), and the sample `payloads/gateway/47-poll-vote.json`.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_USE = b"Poll Vote"
_SECRET_BYTES, _IV_BYTES, _HASH_BYTES = 32, 12, 32
_FIELD = 0x0A
_MOST_CHOICES = 64


def open_vote(
    secret: str | None,
    poll_id: str,
    creators: Iterable[str],
    voters: Iterable[str],
    iv: bytes,
    payload: bytes,
) -> tuple[bytes, ...] | None:
    """Return the hashes of what was chosen; None when no pair of creator and voter opens it.

    `secret` is base64, as the poll carried it; creators and voters are tried in all their forms.
    """
    key = _secret(secret)
    if key is None or len(iv) != _IV_BYTES:
        return None
    from cryptography.exceptions import InvalidTag

    tried = list(voters)
    for creator in creators:
        for voter in tried:
            try:
                return _choices(
                    _cipher(key, poll_id, creator, voter).decrypt(iv, payload, _bound(poll_id, voter))
                )
            except (InvalidTag, ValueError):
                continue
    return None


def option_hash(option: str) -> bytes:
    """Return by what a vote names an option."""
    return hashlib.sha256(option.encode("utf-8", "surrogatepass")).digest()


def _secret(secret: str | None) -> bytes | None:
    try:
        key = base64.b64decode(secret or "", validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == _SECRET_BYTES else None


def _cipher(secret: bytes, poll_id: str, creator: str, voter: str) -> "AESGCM":
    # Imported with the first vote: most consoles never see one.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"".join((poll_id.encode(), creator.encode(), voter.encode(), _USE))
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret))


def _bound(poll_id: str, voter: str) -> bytes:
    return poll_id.encode() + b"\0" + voter.encode()


def _choices(plain: bytes) -> tuple[bytes, ...]:
    """Read the protocol buffer.

    Raises:
        ValueError: it is another one than a vote's.
    """
    chosen = []
    while plain:
        if plain[:2] != bytes((_FIELD, _HASH_BYTES)) or len(plain) < 2 + _HASH_BYTES:
            raise ValueError("not a vote")
        chosen.append(plain[2 : 2 + _HASH_BYTES])
        plain = plain[2 + _HASH_BYTES :]
    return tuple(chosen[:_MOST_CHOICES])
