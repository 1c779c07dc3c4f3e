"""What a running console does for commands."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from console_rig import SHOP, TOKEN, Console, console, until

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services import outbox_lost
from multichat_desktop.services.vault import VaultError
from multichat_desktop.simulator import Fail
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.jobs import Doing

ANA = "5511900001001"


async def _with_shop(it: Console, instance: str = SHOP) -> None:
    answer = await it.commands.add_instance({"id": instance, "name": "Loja", "instance_token": TOKEN})
    assert answer == {"added": instance}


def _asked(**more: object) -> dict[str, Any]:
    return {"to": ANA, "text": "Bom dia!", "timeout": 10, **more}


@pytest.mark.parametrize(
    "to", [ANA, "+55 (11) 90000-1001", "11 900001001", f"{ANA}@c.us", "551100001001@lid"]
)
async def test_a_text_is_sent_and_its_id_told(tmp_path: Path, to: str) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        answer = await it.commands.send(_asked(to=to))
        assert answer["state"] == "taken"
        assert answer["reason"] is None
        message = it.core.reader.by_local_id(answer["id"])
        assert message is not None
        assert message.message_id == answer["message_id"]
        await until(lambda: [t for c in it.shop.customers.values() for _, t in c.inbox] == ["Bom dia!"])


async def test_a_group_is_written_to_and_gets_its_name(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        it.shop.group("120363041234567890@g.us", "Família", [])
        answer = await it.commands.send(_asked(to="120363041234567890@g.us", instance=SHOP))
        assert answer["state"] == "taken"
        await until(lambda: it.core.reader.chats()[0].name == "Família")


@pytest.mark.parametrize(
    "to", ["", "abc", "123", "@", "@lid", "status@broadcast", "1@newsletter", "5511900001001@elsewhere"]
)
async def test_what_names_nobody_is_a_bad_number(tmp_path: Path, to: str) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        assert await it.commands.send(_asked(to=to)) == {"error": "bad-number"}
        assert it.core.reader.outbox() == []


async def test_words_to_a_sound_follow_it(tmp_path: Path) -> None:
    async with console(tmp_path / "profile") as it:
        await _with_shop(it)
        sound = tmp_path / "a.mp3"
        sound.write_bytes(b"ID3....")
        answer = await it.commands.send(_asked(file=str(sound)))
        assert answer["state"] == "taken"
        (chat,) = it.core.reader.chats()
        told = [(m.kind, m.text, m.outbox) for m in it.core.reader.page_before(chat.id, None, 5)]
        assert told == [(Kind.AUDIO, None, OutboxState.TAKEN), (Kind.TEXT, "Bom dia!", OutboxState.TAKEN)]


async def test_which_instance_must_be_clear(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        assert await it.commands.send(_asked()) == {"error": "which-instance"}
        await _with_shop(it)
        assert await it.commands.send(_asked(instance="OTHER")) == {"error": "unknown-instance"}
        await _with_shop(it, "SHOP-2")
        assert await it.commands.send(_asked()) == {"error": "which-instance"}
        assert (await it.commands.send(_asked(instance=SHOP)))["state"] == "taken"


async def test_a_refusal_is_told_with_its_reason(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        it.simulator.faults.rest_fail = [Fail(status=401)]
        answer = await it.commands.send(_asked())
        assert (answer["state"], answer["reason"], answer["message_id"]) == ("failed", "unauthorized", None)


async def test_a_lost_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (0.01,))
    async with console(tmp_path) as it:
        await _with_shop(it)
        it.simulator.faults.rest_fail = [Fail(drop="before")]
        answer = await it.commands.send(_asked())
        assert (answer["state"], answer["reason"]) == ("unsettled", "no-answer")


async def test_what_takes_too_long_stays_in_the_outbox(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        it.simulator.faults.rest_fail = [Fail(status=503)] * 50
        answer = await it.commands.send(_asked(timeout=0.2))
        assert (answer["state"], answer["message_id"]) == ("waiting", None)
        assert [row.local_id for row in it.core.reader.outbox()] == [answer["id"]]


async def test_what_the_agent_gives_up_meanwhile_has_failed(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        it.simulator.faults.rest_fail = [Fail(status=503)] * 50
        sending = asyncio.get_running_loop().create_task(it.commands.send(_asked()))
        await until(lambda: [row.error for row in it.core.reader.outbox()] == ["gateway-down"])
        (row,) = it.core.reader.outbox()
        await it.core.services.replies.do(Doing(steps.Discard(row.local_id), it.core.clock.now()))
        assert (await sending)["state"] == OutboxState.FAILED


async def test_what_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)

        async def full(_: object) -> None:
            raise StoreFullError("disk is full")

        monkeypatch.setattr(it.core.services.replies, "do", full)
        assert await it.commands.send(_asked()) == {"error": "not-written"}
        assert await it.commands.add_instance({"id": "X"}) == {"error": "not-written"}
        assert await it.commands.remove_instance({"id": SHOP}) == {"error": "not-written"}


async def test_instances_come_are_named_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with console(tmp_path) as it:
        await _with_shop(it)
        assert (await it.core.services.credentials.of(SHOP)).token == TOKEN
        assert await it.commands.add_instance({"id": SHOP}) == {"added": SHOP}
        assert (await it.core.services.credentials.of(SHOP)).token == TOKEN
        assert [instance.name for instance in it.core.reader.instances()] == ["Loja"]
        assert await it.commands.remove_instance({"id": SHOP}) == {"removed": SHOP}
        assert it.core.reader.instances() == []
        assert b"a-token" not in it.core.profile.secrets.read_bytes()
        assert await it.commands.remove_instance({"id": SHOP}) == {"error": "unknown-instance"}

        async def locked(*_: str) -> None:
            raise VaultError("keyring: KeyringLocked")

        monkeypatch.setattr(it.core.services.credentials, "keep", locked)
        asked = {"id": SHOP, "instance_token": TOKEN}
        assert await it.commands.add_instance(asked) == {"error": "not-written"}
        assert it.core.reader.instances() == []


@pytest.mark.parametrize("window", [False, True])
async def test_status_and_the_window(tmp_path: Path, window: bool) -> None:
    async with console(tmp_path, window=window) as it:
        ports = it.core.ports
        table = it.commands.table()
        assert set(table) == {"status", "raise", "send", "add-instance", "remove-instance", "renew-key"}
        assert await table["status"]({}) == {"local": ports.local, "public": ports.public, "window": window}
        assert await table["raise"]({}) == ({"shown": True} if window else {"error": "no window"})
        assert len(it.shown) == window
