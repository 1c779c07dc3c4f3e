"""Bodies without what they say: everything they are about stays, whatever the spelling."""

import json
from pathlib import Path

import msgspec
import pytest

from multichat_desktop.domain.events import EditEvent, MessageEvent
from multichat_desktop.wapi.payloads import redaction
from multichat_desktop.wapi.payloads.decoding import decode
from multichat_desktop.wapi.payloads.fields import BrokenContentError
from multichat_desktop.wapi.payloads.reader import read
from multichat_desktop.wapi.payloads.redaction import redacted

SAMPLES = sorted((Path(__file__).parents[2] / "payloads").glob("[sg]*/*.json"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.name)
def test_every_sample_keeps_what_it_is_about(sample: Path) -> None:
    raw = sample.read_bytes()
    before, made = read(decode(raw)), redacted(raw)
    if not isinstance(before, MessageEvent | EditEvent):
        assert made is None, "it holds no words"
        return
    assert made is not None
    after = read(decode(made))
    assert (after.instance_id, after.message_id, after.chat, after.party, after.at) == (
        before.instance_id,
        before.message_id,
        before.chat,
        before.party,
        before.at,
    )
    said = (
        (before.text, before.caption)
        if isinstance(before, EditEvent)
        else (before.content.text, before.content.caption)
    )
    left = json.dumps(msgspec.json.decode(made), ensure_ascii=False)
    assert not [words for words in said if words and len(words) > 3 and words in left]


def event(**content: object) -> bytes:
    return json.dumps(
        {
            "event": "webhookReceived",
            "instanceId": "SHOP-1",
            "messageId": "M1",
            "fromMe": False,
            "chat": {"id": "5511900001001"},
            "sender": {"id": "5511900001001"},
            "moment": 1_795_176_000,
            "msgContent": content,
        }
    ).encode()


def test_what_cannot_be_read_without_its_words_becomes_a_text_that_says_nothing() -> None:
    made = redacted(
        event(pollCreationMessage={"name": "Qual?", "options": [{"optionName": "a"}, {"optionName": "b"}]})
    )
    assert made is not None
    assert b"Qual" not in made


def test_a_body_that_breaks_without_its_words_gets_others(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def breaks_once(body: object) -> object:
        calls.append(body)
        if len(calls) == 2:
            raise BrokenContentError("not without its words")
        return read(body)

    monkeypatch.setattr(redaction, "read", breaks_once)
    made = redacted(event(conversation="segredo"))
    assert made is not None
    assert b"segredo" not in made
    assert len(calls) == 3
