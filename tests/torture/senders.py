"""The gateway's side of the proof: it posts over kept connections and remembers every 200, to hold it against the console.

Each sender waits for an answer before it goes on, so what is known of a message is exact: what was acknowledged must
be there, and beside it only what was under way at the end may be.
"""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

SHOP, SHOP_PHONE = "SHOP-1", "5511900000142"
RECEIVE, SEND, STATUS = "/webhook/receive-message/", "/webhook/send-message/", "/webhook/message-status/"
_PRESENCE = "/webhook/chat-presence/"
CUSTOMERS = [f"55119888{number:05}" for number in range(12)]
_CONNECTIONS = 8
_REMEMBERED = 200
_STEPS = ("sent", "delivered", "read")
_ANSWER_SECONDS = 20


@dataclass
class Post:
    """One body with what it does to its message."""

    path: str
    body: dict[str, Any]
    message_id: str | None
    text: str | None = None
    edit: str | None = None
    step: int | None = None
    maybe_known: bool = False
    repeat: bool = False

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What may be answered."""
        if self.repeat:
            return ("duplicate",)
        if self.message_id is None:
            return ("ok", "ignored")  # presence of somebody who has not written yet
        return ("ok", "duplicate") if self.maybe_known else ("ok",)


@dataclass
class Known:
    """A message that was acknowledged: how it must look, and how it may."""

    from_me: bool
    texts: set[str]
    edited: bool = False
    step: int = 0
    most: int = 0


@dataclass
class Acknowledged:
    """All that was answered 200 so far, and what the console is found to have made of it."""

    messages: dict[str, Known] = field(default_factory=dict)
    under_way: dict[str, Post] = field(default_factory=dict)
    receipts: dict[int, str] = field(default_factory=dict)
    posted: int = 0
    answers: int = 0
    wrong: list[str] = field(default_factory=list)

    def taken(self, post: Post, receipt: dict[str, Any]) -> None:
        """Note a 200."""
        self.answers += 1
        journal_id, outcome = receipt["id"], receipt["status"]
        if journal_id in self.receipts:
            self.wrong.append(f"journal id {journal_id} was given twice")
        self.receipts[journal_id] = outcome
        if outcome not in post.outcomes:
            self.wrong.append(f"{receipt} for {post}")
        if post.message_id is None or post.repeat:
            return
        if post.text is not None:
            self.messages[post.message_id] = Known(post.path == SEND, {post.text})
            return
        known = self.messages[post.message_id]
        if post.edit is not None:
            known.texts, known.edited = {post.edit}, True
        if post.step is not None:
            known.step = known.most = max(known.step, post.step)

    def unanswered(self, post: Post) -> None:
        """Note that a body may have been stored, or not."""
        known = self.messages.get(post.message_id or "")
        if known is not None and post.edit is not None:
            known.texts.add(post.edit)
        if known is not None and post.step is not None:
            known.most = max(known.most, post.step)

    def compare(self, exported: Iterable[dict[str, Any]], journal: Iterable[Any]) -> "Found":
        """Hold all of it against an export and the journal's rows."""
        found = Found()
        rows: dict[str, dict[str, Any]] = {}
        seen: Counter[str] = Counter()
        for row in exported:
            seen[row["message_id"]] += 1
            rows[row["message_id"]] = row
        found.twice = sum(count - 1 for count in seen.values())
        may_be = self.messages.keys() | {p.message_id for p in self.under_way.values() if p.text is not None}
        found.invented = len(rows.keys() - may_be)
        for message_id, known in self.messages.items():
            row = rows.get(message_id)
            if row is None:
                found.lost += 1
            elif not _as_known(row, known):
                found.changed.append(f"{message_id}: {row['text']!r} {row['status']} for {known}")
        kept = {entry.id: entry.outcome for entry in journal}
        found.receipts_lost = sum(kept.get(number) != outcome for number, outcome in self.receipts.items())
        return found


@dataclass
class Found:
    """What does not hold."""

    lost: int = 0
    twice: int = 0
    invented: int = 0
    receipts_lost: int = 0
    changed: list[str] = field(default_factory=list)


def _as_known(row: dict[str, Any], known: Known) -> bool:
    if row["from_me"] != known.from_me or row["text"] not in known.texts:
        return False
    if known.edited and not row["edited"]:
        return False
    return not known.from_me or known.step <= _STEPS.index(row["status"]) <= known.most


class Sender:
    """One connection's worth of events; what it posts depends on nothing but its seed and the answers."""

    def __init__(self, name: str, seed: str, known: Acknowledged) -> None:
        self.name, self._known = name, known
        self._rng = random.Random(seed)
        self._number = 0
        self._received: list[tuple[str, str]] = []
        self._own: list[tuple[str, int]] = []
        self._old: list[Post] = []

    def next(self) -> Post:
        """What comes next: first again what got no answer, as a gateway that tries again does."""
        left = self._known.under_way.get(self.name)
        if left is not None:
            left.maybe_known = True
            return left
        dice = self._rng.random()
        if dice < 0.12 and self._old:
            return self._again()
        if dice < 0.24 and self._received:
            return self._edit()
        if dice < 0.44 and self._own:
            return self._status()
        if dice < 0.47:
            return self._presence()
        return self._message(own=dice > 0.8)

    def answered(self, post: Post) -> None:
        """Learn from a 200 what can be posted about next."""
        if post.repeat:
            return
        if post.text is not None and post.message_id is not None:
            if post.path == SEND:
                self._own.append((post.message_id, 0))
            else:
                self._received.append((post.message_id, post.body["chat"]["id"]))
        if post.message_id is not None:
            self._old.append(post)
        for kept in (self._received, self._own, self._old):
            del kept[:-_REMEMBERED]

    def _message(self, *, own: bool) -> Post:
        self._number += 1
        message_id, text = f"{self.name}-{self._number}", f"Mensagem {self._number} de {self.name} ✓"
        phone = self._rng.choice(CUSTOMERS)
        if self._rng.random() < 0.5:
            event = "webhookDelivery" if own else "webhookReceived"
            body = _gateway(event, message_id, phone, own, {"conversation": text})
        else:
            body = {
                "event": "message",
                "instanceId": SHOP,
                "fromMe": own,
                "messageId": message_id,
                "sender": {
                    "id": f"{SHOP_PHONE if own else phone}@c.us",
                    "name": "Loja" if own else f"Cliente {phone}",
                },
                "chat": {"id": f"{phone}@c.us", "name": f"Cliente {phone}"},
                "msgContent": {"type": "text", "text": text},
            }
        return Post(SEND if own else RECEIVE, body, message_id, text=text)

    def _edit(self) -> Post:
        self._number += 1
        message_id, chat = self._rng.choice(self._received)
        text = f"Corrigida {self._number} de {self.name}"
        change = {
            "protocolMessage": {
                "key": {"remoteJid": f"{chat}@s.whatsapp.net", "fromMe": False, "id": message_id},
                "type": "MESSAGE_EDIT",
                "editedMessage": {"conversation": text},
                "timestampMs": str(_moment(self._number) * 1000),
            }
        }
        phone = chat.partition("@")[0]
        body = _gateway("webhookReceived", f"{self.name}-{self._number}", phone, False, change, self._number)
        return Post(RECEIVE, body, message_id, edit=text)

    def _status(self) -> Post:
        self._number += 1
        index = self._rng.randrange(len(self._own))
        message_id, step = self._own[index]
        step += 1
        if step == len(_STEPS) - 1:
            del self._own[index]
        else:
            self._own[index] = (message_id, step)
        body = {
            "event": "message_status",
            "instanceId": SHOP,
            "messageId": message_id,
            "status": _STEPS[step],
        }
        return Post(STATUS, body, message_id, step=step)

    def _presence(self) -> Post:
        chat = {"id": self._rng.choice(CUSTOMERS)}
        body = {"instanceId": SHOP, "event": "webhookChatPresence", "chat": chat, "status": "composing"}
        return Post(_PRESENCE, body, None)

    def _again(self) -> Post:
        old = self._rng.choice(self._old)
        return Post(old.path, old.body, old.message_id, repeat=True)


def _moment(number: int) -> int:
    return 1_795_176_000 + number


def _gateway(
    event: str, message_id: str, phone: str, own: bool, content: Any, number: int = 0
) -> dict[str, Any]:
    return {
        "event": event,
        "instanceId": SHOP,
        "connectedPhone": SHOP_PHONE,
        "isGroup": False,
        "messageId": message_id,
        "fromMe": own,
        "chat": {"id": phone},
        "sender": {"id": SHOP_PHONE if own else phone, "pushName": "Loja" if own else f"Cliente {phone}"},
        "moment": _moment(number),
        "msgContent": content,
    }


def senders(seed: str, known: Acknowledged) -> list[Sender]:
    """One for each connection."""
    return [Sender(f"{index}", f"{seed}/{index}", known) for index in range(_CONNECTIONS)]


async def post_until_dead(port: int, some: list[Sender], known: Acknowledged) -> None:
    """Post on all connections until the console is gone."""
    await asyncio.gather(*(_post(port, sender, known) for sender in some))


async def _post(port: int, sender: Sender, known: Acknowledged) -> None:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return
    try:
        while True:
            post = sender.next()
            if post.message_id is not None and not post.repeat:
                known.under_way[sender.name] = post
            known.posted += 1
            async with asyncio.timeout(_ANSWER_SECONDS):
                status, told = await _exchange(reader, writer, post)
            if status != 200:
                known.wrong.append(f"{status} {told} for {post}")
                return
            known.under_way.pop(sender.name, None)
            known.taken(post, told)
            sender.answered(post)
    except (ConnectionError, asyncio.IncompleteReadError):
        left = known.under_way.get(sender.name)
        if left is not None:
            known.unanswered(left)
    finally:
        writer.close()


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, post: Post
) -> tuple[int, dict[str, Any]]:
    body = json.dumps(post.body, ensure_ascii=False).encode()
    head = f"POST {post.path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    await writer.drain()
    answered = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    lengths = [line.split(":")[1] for line in answered if line.lower().startswith("content-length:")]
    return int(answered[0].split()[1]), json.loads(await reader.readexactly(int(lengths[0])))
