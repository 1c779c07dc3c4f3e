"""Bodies as the gateway writes them, and the table of the samples."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from multichat_desktop.domain.content import Content
from multichat_desktop.domain.events import Event, MessageEvent
from multichat_desktop.wapi.payloads import decode, read

SAMPLES = Path(__file__).parents[2] / "payloads"

SHOP, ANA, JOAO = "5511900000142", "5511900001001", "5511900006006"
ANA_LID = "139670245518820@lid"
GROUP = "120363300000000777@g.us"
AT = 1_795_176_094_000


def raw(body: object) -> bytes:
    """Write a body as JSON; lone surrogates become escapes."""
    return json.dumps(body).encode()


def tell(body: object) -> Event:
    """Return what a body tells."""
    return read(decode(raw(body)))


def received(content: object = None, **more: Any) -> dict[str, Any]:
    """Return the gateway's own envelope of a message from Ana; a member given as None is left out."""
    body = {
        "event": "webhookReceived",
        "instanceId": "K7Q2MX-4TZ9LA-WB3R8D",
        "connectedPhone": SHOP,
        "connectedLid": "118273645509142@lid",
        "isGroup": False,
        "messageId": "AC01",
        "fromMe": False,
        "chat": {"id": ANA},
        "sender": {"id": ANA, "pushName": "Ana"},
        "moment": AT // 1000,
        "msgContent": {"conversation": "Oi"} if content is None else content,
    }
    return {name: value for name, value in (body | more).items() if value is not None}


def sent(content: object = None, **more: Any) -> dict[str, Any]:
    """Return the envelope of a message to Ana."""
    own = {"event": "webhookDelivery", "fromMe": True, "sender": {"id": SHOP, "pushName": "Loja"}}
    return received(content, **(own | more))


def message(content: object = None, **more: Any) -> MessageEvent:
    """Return the message that a received content makes."""
    event = tell(received(content, **more))
    assert isinstance(event, MessageEvent), event
    return event


def content_of(content: object) -> Content:
    """Return what a received `msgContent` says."""
    return message(content).content


@dataclass(frozen=True)
class Row:
    """One row of the samples' table; a dash is None."""

    folder: str
    file: str
    endpoint: str
    kind: str | None
    chat: str | None
    side: str | None
    words: str | None

    @property
    def raw(self) -> bytes:
        return (SAMPLES / self.folder / self.file).read_bytes()

    @property
    def text(self) -> str | None:
        """The words, unless they are a caption."""
        return None if self.words is None or self.words.endswith(" (caption)") else self.words

    @property
    def caption(self) -> str | None:
        """The caption, if the words are one."""
        return None if self.words is None or self.text else self.words.removesuffix(" (caption)")

    @property
    def names(self) -> set[str]:
        """Every phone, hidden number and group that the column *chat* gives."""
        return set(re.findall(r"\d{10,}(?=[@ )]|$)", self.chat or ""))


def rows() -> list[Row]:
    """Read the table, with what one row takes from another (`(as 03)`) put in."""
    found: dict[tuple[str, str], Row] = {}
    folder = ""
    for line in (SAMPLES / "INDEX.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            folder = line[3:].rstrip("/")
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not cells[0].endswith(".json"):
            continue
        file, endpoint, kind, chat, side, words = (None if c == "–" else c for c in cells[:6])
        if words and (same := re.fullmatch(r"\(as (\d+)\)", words)):
            words = found[folder, same[1]].words
        words = words and re.sub(r" ⏎ +(?=⏎)| ⏎ ", "\n", words.replace(" ⏎  ⏎ ", "\n\n"))
        found[folder, file[:2]] = Row(folder, file, endpoint, kind, chat, side, words)
    return list(found.values())


ROWS = rows()
