"""A store in a folder of its own, bodies as the gateway writes them, and what a store's end state is."""

import json
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.domain.message import Message
from multichat_desktop.services.verify import Report, verify
from multichat_desktop.store import steps
from multichat_desktop.store.chores import Run
from multichat_desktop.store.jobs import Answer, Arrival, Chore, ChoreTouched, Doing, Job
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.writer import Writer
from multichat_desktop.wapi.payloads import decode, read

PAYLOADS = Path(__file__).parents[2] / "payloads"
SHOP = "SHOP-1"
SHOP_PHONE, SHOP_LID = "5511900000142", "118273645509142"
T0 = 1_795_176_000
NOW = (T0 + 10_000) * 1000
ANA, BIA = "5511900001001", "5511900008101"
ANA_LID, BIA_LID = "70613300458812", "80613300458813"
GROUP = "120363300000000777@g.us"


class Answers:
    """A sink that lets a test wait for its answers."""

    def __init__(self) -> None:
        self.batches: list[list[tuple[object, Answer]]] = []
        self.by_token: dict[object, Answer] = {}
        self._came = threading.Condition()

    def deliver(self, answers: list[tuple[object, Answer]]) -> None:
        with self._came:
            self.batches.append(answers)
            self.by_token.update(answers)
            self._came.notify_all()

    def until(self, tokens: Iterable[object], seconds: float = 10) -> list[Answer]:
        wanted = list(tokens)
        with self._came:
            assert self._came.wait_for(lambda: all(t in self.by_token for t in wanted), seconds)
            return [self.by_token[t] for t in wanted]


def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for what another thread does after its answer."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


class Store:
    """A profile with its writer; every body is given through the reader of payloads."""

    def __init__(self, folder: Path, *, start: bool = True) -> None:
        self.profile = Profile(folder)
        self._heard: list[Changes] = []
        self.answers = Answers()
        self.now = NOW
        self._tokens = count()
        self.writer = Writer(self.profile.database, self._heard.append)
        if start:
            self.writer.start()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.writer.stop()

    @property
    def heard(self) -> list[Changes]:
        """What the listener was told; what is under way is waited for, since notices follow the answers."""
        for _ in range(2):  # the first may be in one batch with what is waited for, the second is not
            self.chore(lambda _: ChoreTouched())
        return self._heard

    def ask(self, *jobs: Job) -> list[int]:
        tokens = [next(self._tokens) for _ in jobs]
        for job, token in zip(jobs, tokens, strict=True):
            self.writer.submit(job, self.answers, token)
        return tokens

    def all(self, jobs: Iterable[Job]) -> list[Answer]:
        return self.answers.until(self.ask(*jobs))

    def arrival(self, body: dict[str, Any] | bytes, door: str = "local") -> Arrival:
        self.now += 1
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Arrival(
            door=door,
            endpoint="/webhook/",
            received_at=self.now,
            raw=raw,
            event=read(decode(raw)),
        )

    def take(self, *bodies: dict[str, Any] | bytes, door: str = "local") -> Receipt:
        """Let bodies arrive one after the other; the last one's receipt."""
        receipt = None
        for body in bodies:
            (receipt,) = self.all([self.arrival(body, door)])
            assert isinstance(receipt, Receipt), receipt
        assert receipt is not None
        return receipt

    def step(self, *taken: steps.Step) -> Receipt:
        receipt = None
        for step in taken:
            receipt = self.try_step(step)
            assert isinstance(receipt, Receipt), receipt
        assert receipt is not None
        return receipt

    def try_step(self, step: steps.Step) -> Answer:
        self.now += 1
        (answer,) = self.all([Doing(step, self.now)])
        return answer

    def chore(self, run: Run) -> Answer:
        (answer,) = self.all([Chore(run)])
        return answer

    def ask_reader(self, question: Callable[[Reader], Any]) -> Any:
        with closing(Reader(self.profile.database)) as reader:
            return question(reader)

    def chats(self) -> list[Chat]:
        return self.ask_reader(Reader.chats)

    def chat(self) -> Chat:
        """The only conversation."""
        (chat,) = self.chats()
        return chat

    def messages(self) -> list[Message]:
        return self.ask_reader(lambda reader: list(reader.export()))

    def message(self, message_id: str | None = None) -> Message:
        """The message of an id, or the only one."""
        (found,) = [m for m in self.messages() if message_id is None or m.message_id == message_id]
        return found

    def written(self, local_id: str) -> Message:
        """What was written here under an id."""
        found = self.ask_reader(lambda reader: reader.by_local_id(local_id))
        assert found is not None
        return found

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(Reader(self.profile.database)) as reader:
            return reader._execute(sql, parameters).fetchall()

    def verify(self) -> Report:
        return verify(self.profile)


def _body(event: str, **fields: Any) -> dict[str, Any]:
    common = {
        "event": event,
        "instanceId": SHOP,
        "connectedPhone": SHOP_PHONE,
        "connectedLid": f"{SHOP_LID}@lid",
    }
    return common | {key: value for key, value in fields.items() if value is not None}


def received(
    message_id: str,
    content: str | dict[str, Any],
    at: int = 0,
    chat: str = ANA,
    sender: str | None = None,
    lid: str | None = None,
    name: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A customer's message, `at` seconds after the beginning."""
    who = {"id": sender or chat, "senderLid": lid and f"{lid}@lid", "pushName": name or ""}
    return _body(
        "webhookReceived",
        messageId=message_id,
        fromMe=False,
        isGroup=chat.endswith("@g.us"),
        chat={"id": chat},
        sender={key: value for key, value in who.items() if value is not None} | more.pop("who", {}),
        moment=T0 + at,
        msgContent={"conversation": content} if isinstance(content, str) else content,
        **more,
    )


def sent(
    message_id: str, content: str | dict[str, Any], at: int = 0, chat: str = ANA, api: bool | None = True
) -> dict[str, Any]:
    """The shop's own message as the delivery webhook tells it."""
    return _body(
        "webhookDelivery",
        messageId=message_id,
        fromMe=True,
        fromApi=api,
        isGroup=chat.endswith("@g.us"),
        chat={"id": chat},
        sender={"id": SHOP_PHONE, "senderLid": f"{SHOP_LID}@lid", "pushName": "Papelaria"},
        moment=T0 + at,
        msgContent={"conversation": content} if isinstance(content, str) else content,
    )


def status(message_id: str, word: str | int, at: int = 0, chat: str = ANA) -> dict[str, Any]:
    return _body("webhookStatus", messageId=message_id, status=word, moment=T0 + at, chat={"id": chat})


def presence(word: str, at: int | None = 0, chat: str = ANA) -> dict[str, Any]:
    moment = None if at is None else T0 + at
    return _body("presence", presence=word, moment=moment, chat={"id": chat})


def connection(connected: bool, at: int | None = 0) -> dict[str, Any]:
    if connected:
        return _body("webhookConnected", connected=True, moment=None if at is None else T0 + at)
    return _body("webhookDisconnected", disconnected=True, moment=None if at is None else T0 + at)


def reacts(target: str, emoji: str) -> dict[str, Any]:
    return {"reactionMessage": {"key": {"id": target}, "text": emoji}}


def edits(target: str, text: str) -> dict[str, Any]:
    new = {"conversation": text}
    return {"protocolMessage": {"type": "MESSAGE_EDIT", "key": {"id": target}, "editedMessage": new}}


def deletes(target: str) -> dict[str, Any]:
    return {"protocolMessage": {"type": "REVOKE", "key": {"id": target}}}


STUB = {"messageStubType": "CIPHERTEXT", "messageStubParameters": ["Message absent from node"]}
NOTICE = {"messageStubType": "GROUP_PARTICIPANT_ADD", "messageStubParameters": []}
VOICE = {"audioMessage": {"ptt": True, "mimetype": "audio/ogg", "seconds": 3}}
IMAGE = {"imageMessage": {"mimetype": "image/jpeg", "caption": "olha", "fileLength": "10"}}


def facts(message: Message, *, history: bool = True) -> dict[str, Any]:
    """What of a message must not depend on the order in which events came."""
    return {
        "from_me": message.from_me,
        "kind": message.kind.value,
        "text": message.text,
        "caption": message.caption,
        "status": message.shown_status,
        "history": [(e.status.word, e.at) for e in message.history] if history else None,
        "reactions": sorted(
            (r.at, r.emoji, r.author.name or "" if r.author else "shop") for r in message.reactions
        ),
        "votes": sorted(
            (v.at, v.choices or (), v.choices is None, v.author.name or "" if v.author else "shop")
            for v in message.votes
        ),
        "edited": message.edited,
        "deleted": message.deleted,
        "view_once": message.view_once,
        "author": message.author and (message.author.name, message.author.address),
        "quote": message.quote and message.quote.message_id,
        "media": message.media and (message.media.mime, message.media.sha256, message.media.state.value),
        "card": message.card,
    }


def end_state(store: Store, without_history: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Everything that must be the same whatever the order: messages, who they are with, titles."""
    messages = store.messages()
    parts: dict[str, set[tuple[str, str | None]]] = {}
    for message in messages:
        parts.setdefault(message.chat_id, set()).add((message.instance_id, message.message_id))
    titles = {chat.id: (chat.title, chat.phone) for chat in store.chats()}
    assert set(titles) == set(parts), "a conversation without messages"
    return {
        "messages": {
            (m.instance_id, m.message_id): facts(m, history=m.message_id not in without_history)
            for m in messages
        },
        "conversations": {frozenset(keys): titles[chat] for chat, keys in parts.items()},
    }
