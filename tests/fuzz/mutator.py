"""Bodies without end for the long form: samples taken apart and put together wrongly, made-up ones, and plain noise.

Quicker than hypothesis by far, and with nothing to shrink: the same seed makes the same bodies. Ids and senders are
few, so that what comes hits upon what has come: an edit of a message that is a poll, a status of a deletion.
"""

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import msgspec
from payload_garbage import KINDS, MORE_KINDS, NAMES, WORDS, WRAPPERS
from payload_parts import ROWS

SAMPLES = [row.raw for row in ROWS]
EVENTS = sorted({str(body["event"]) for raw in SAMPLES if "event" in (body := json.loads(raw))})
IDS = [f"M{number}" for number in range(40)]
WHO = ["5511900001001", "5511900001001@c.us", "551190001001", "139670245518820@lid", "120363300000000777@g.us",
       "status@broadcast", "120363@newsletter", "0", "", "@", "1" * 40, "null"]  # fmt: skip
STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 5, 14, 64, 2**31, 2**53, 2**63, -(2**63) - 1, 2**64, 1e308, -0.0, 1e-308, 10**400,
    1_795_176_094, 1_795_176_094_000, 253_402_300_800, "", " ", "\0", "\ud800", "x\udfff", "\u202egnp.exe", "\u2066",
    "a" + "\u0301" * 300, "👩‍👩‍👧‍👦" * 20, "=1+1", "@lid", "@g.us", "NaN", "2026-13-40T99:99:99Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999+23:59", "<img src=file:///etc/passwd>", "%s%n{0}", "\r\nX: y", "A" * 5000, [], {},
    [[]], [{}], {"": None}, {"\0": "\0"}, {"id": {"id": {"id": 1}}}, "iVBORw0KGgo=", "/9j/4AAQ", "=" * 64,
)  # fmt: skip
TOKENS = [b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\u0000", b"\\ud800", b"\\", b"null", b"1e999", b"-", b"\xff", b"\xc3",
          b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\n", b'"msgContent":', b'"event":"webhookReceived",']  # fmt: skip


class Mutator:
    """Gives one body after the other."""

    def __init__(self, seed: str) -> None:
        self._rng = random.Random(seed)
        self._ways: list[Callable[[], bytes]] = [
            self._tampered,
            self._made_up,
            self._damaged,
            self._spliced,
            self._noise,
        ]

    def body(self) -> bytes:
        """Return the next one."""
        (way,) = self._rng.choices(self._ways, (10, 4, 2, 1, 1))
        return way()

    def tamper(self, raw: bytes) -> bytes:
        """Change one body that is given, by its structure where it has one, else by its bytes."""
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            return self._damage(raw)
        return self._write(self._change(body)) if isinstance(body, dict) else self._damage(raw)

    def _tampered(self) -> bytes:
        return self._write(self._homely(self._change(msgspec.json.decode(self._rng.choice(SAMPLES)))))

    def _made_up(self) -> bytes:
        rng = self._rng
        body: dict[str, Any] = {
            "event": rng.choice(EVENTS),
            "chat": {"id": rng.choice(WHO)},
            "sender": {"id": rng.choice(WHO), "pushName": self._value(1)},
            "fromMe": rng.random() < 0.4,
            "moment": copy.deepcopy(rng.choice(STRANGE)),
            "msgContent": {rng.choice(KINDS + MORE_KINDS): self._value(3) for _ in range(rng.randint(1, 2))},
        }
        if rng.random() < 0.3:
            body["msgContent"] = {rng.choice(WRAPPERS): {"message": body["msgContent"]}}
        for _ in range(rng.randint(0, 3)):
            body[rng.choice(NAMES)] = self._value(2)
        return self._write(self._homely(body))

    def _damaged(self) -> bytes:
        return self._damage(self._rng.choice(SAMPLES))

    def _spliced(self) -> bytes:
        one, other = self._rng.choice(SAMPLES), self._rng.choice(SAMPLES)
        return one[: self._rng.randint(0, len(one))] + other[self._rng.randint(0, len(other)) :]

    def _noise(self) -> bytes:
        rng = self._rng
        if rng.random() < 0.5:
            return rng.randbytes(rng.randint(0, 400))
        deep = rng.choice((b"[", b'{"a":')) * rng.choice((0, 0, 1, 63, 64, 65, 2000))
        return deep + b"".join(rng.choice(TOKENS) for _ in range(rng.randint(0, 60)))

    def _damage(self, raw: bytes) -> bytes:
        rng, changed = self._rng, bytearray(raw)
        for _ in range(rng.randint(1, 4)):
            at = rng.randint(0, len(changed))
            match rng.randint(0, 4):
                case 0 if at < len(changed):
                    changed[at] = rng.randint(0, 255)
                case 1:
                    del changed[at:]
                case 2:
                    del changed[at : at + rng.randint(1, 20)]
                case 3:
                    changed[at:at] = changed[at : at + rng.randint(1, 60)]
                case _:
                    changed[at:at] = rng.choice(TOKENS)
        return bytes(changed)

    def _change(self, body: dict[str, Any]) -> dict[str, Any]:
        rng = self._rng
        for _ in range(rng.randint(1, 5)):
            found: list[tuple[Any, Any]] = []
            _places(body, found)
            if not found:
                return body
            holder, key = rng.choice(found)
            match rng.randint(0, 5):
                case 0:
                    del holder[key]
                case 1:
                    holder[rng.choice(NAMES) if isinstance(holder, dict) else key] = holder[key]
                case 2 if isinstance(holder, dict):
                    holder[rng.choice((str.lower, str.upper, str.title))(key)] = holder.pop(key)
                case 3:
                    holder[key] = {rng.choice(WRAPPERS): {"message": holder[key]}}
                case 4:
                    other, there = rng.choice(found)
                    holder[key] = json.loads(_written(other[there]))
                case _:
                    holder[key] = self._value(2)
        return body

    def _homely(self, body: dict[str, Any]) -> dict[str, Any]:
        """Let most bodies speak of the same few things."""
        rng = self._rng
        if rng.random() < 0.9:
            body["instanceId"] = rng.choice(("i-1", "i-1", "i-2"))
        if rng.random() < 0.7:
            body["messageId"] = rng.choice(IDS)
        return body

    def _value(self, depth: int) -> Any:
        rng, dice = self._rng, self._rng.random()
        if depth and dice < 0.35:
            return {rng.choice(NAMES): self._value(depth - 1) for _ in range(rng.randint(0, 5))}
        if depth and dice < 0.45:
            return [self._value(depth - 1) for _ in range(rng.randint(0, 4))]
        if dice < 0.75:
            return copy.deepcopy(rng.choice(STRANGE))
        return rng.choice((rng.choice(WORDS), rng.choice(IDS), rng.choice(WHO), rng.random() * 1e12))

    def _write(self, body: dict[str, Any]) -> bytes:
        if self._rng.random() < 0.5:
            return _written(body)
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _written(value: Any) -> bytes:
    return json.dumps(value).encode()


def _places(value: Any, found: list[tuple[Any, Any]]) -> None:
    """Collect every container with each of its keys or indices."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        found.append((value, key))
        if isinstance(item, dict | list):
            _places(item, found)
