"""Polls and their votes, sealed as WhatsApp's phones seal them: an implementation that shares nothing with the console's."""

import base64
import hashlib

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from multichat_desktop.simulator.ids import Ids
from multichat_desktop.simulator.spelling import Json

_IV_BYTES, _SECRET_BYTES = 12, 32


def poll(ids: Ids, question: str, options: tuple[str, ...], *, most: int = 1) -> Json:
    """A poll with the secret that its votes are sealed with."""
    return {
        "messageContextInfo": {"messageSecret": ids.secret(_SECRET_BYTES)},
        "pollCreationMessageV3": {
            "name": question,
            "options": [{"optionName": option} for option in options],
            "selectableOptionsCount": most,
        },
    }


def vote(
    ids: Ids, poll_body: Json, key: Json, creator: str, voter: str, moment: float, chosen: tuple[str, ...]
) -> Json:
    """A vote on the poll of that key; none chosen takes an earlier one back."""
    secret = base64.b64decode(poll_body["messageContextInfo"]["messageSecret"])
    iv = base64.b64decode(ids.secret(_IV_BYTES))
    sealed = {
        "encPayload": _text(seal(secret, str(key["id"]), creator, voter, iv, chosen)),
        "encIv": _text(iv),
    }
    return {
        "pollUpdateMessage": {
            "pollCreationMessageKey": key,
            "vote": sealed,
            "senderTimestampMs": str(int(moment * 1000)),
        }
    }


def seal(secret: bytes, poll_id: str, creator: str, voter: str, iv: bytes, chosen: tuple[str, ...]) -> bytes:
    """What a phone sends: a protocol buffer of the options' hashes, locked for who knows the poll."""
    hashed = [hashlib.sha256(option.encode()).digest() for option in chosen]
    plain = b"".join(b"\x0a" + bytes((len(one),)) + one for one in hashed)
    info = f"{poll_id}{creator}{voter}Poll Vote".encode()
    return bytes(AESGCM(_derive(secret, info)).encrypt(iv, plain, f"{poll_id}\0{voter}".encode()))


def _derive(secret: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 of 32 bytes without salt, written out (RFC 5869)."""
    return _mac(_mac(bytes(32), secret), info + b"\x01")


def _mac(key: bytes, data: bytes) -> bytes:
    made = hmac.HMAC(key, hashes.SHA256())
    made.update(data)
    return made.finalize()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
