"""A conversation cleared: nothing of its words is left, repeats are still known, and the proof still holds."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from store_at_hand import GROUP, IMAGE, SHOP, VOICE, Store, deletes, edits, reacts, received, sent, status

from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.domain.content import Content, Kind, Media
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.services import clearing as services_clearing
from multichat_desktop.services.clearing import Clearing
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.store import clearing, steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.jobs import Job
from multichat_desktop.store.journal import Journal
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.salvage import Wreck
from multichat_desktop.wapi.payloads import redacted

SECRET = "segredo"
LID = "70613300458812"
PLACE = {"locationMessage": {"degreesLatitude": -23.5, "degreesLongitude": -46.6, "name": SECRET}}
CARD = {
    "contactMessage": {"displayName": SECRET, "vcard": f"BEGIN:VCARD\nFN:{SECRET}\nTEL:+55119\nEND:VCARD"}
}
FILE = {
    "documentMessage": {
        "url": f"https://mmg.whatsapp.net/{SECRET}",
        "mimetype": "application/pdf",
        "fileName": f"{SECRET}.pdf",
        "mediaKey": "c2VncmVkb3NlZ3JlZG9zZWdyZWRvc2VncmVkb3NlZ3I=",
        "fileLength": "10",
        "caption": SECRET,
    }
}
QUOTING = {
    "extendedTextMessage": {
        "text": SECRET,
        "contextInfo": {"stanzaId": "A", "quotedMessage": {"conversation": SECRET}},
    }
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "profile") as made:
        yield made


def talk(store: Store) -> str:
    """One conversation with something of everything, and another one that stays."""
    store.take(
        received("A", SECRET, 1, name="Ana"),
        received("A", SECRET, 1, name="Ana"),
        received("B", IMAGE, 2),
        received("C", VOICE, 3),
        received("D", PLACE, 4),
        received("E", CARD, 5),
        received("F", FILE, 6),
        received("G", QUOTING, 7),
        received("X", edits("A", f"{SECRET}!"), 8),
        received("R", reacts("A", "👍"), 9),
        received("Z", deletes("G"), 10),
        sent("S", SECRET, 11),
        status("S", "READ", 12),
        received("H", f"oi {SECRET} do grupo", 13, GROUP, "5511900008101"),
        {
            "event": "message",
            "instanceId": SHOP,
            "messageId": "SIMPLE",
            "chat": {"id": "5511900001001"},
            "sender": {"id": "5511900001001"},
            "msgContent": {"type": "text", "text": SECRET},
            "timestamp": "2026-11-20T12:00:00Z",
        },
    )
    chat = store.message("A").chat_id
    store.step(steps.Queue("L1", chat, SECRET), steps.Sending("L1"), steps.Taken("L1", "Q"))
    store.step(steps.Errand("E1", "edit", SHOP, "Q", f"{SECRET}?"))
    content = Content(
        kind=Kind.IMAGE, caption=SECRET, media=Media(name=SECRET, mime="image/png", path="media/x")
    )
    store.step(steps.Queue("L2", chat, "", None, content), steps.Sending("L2"), steps.Taken("L2", "Q2"))
    store.step(steps.Queue("L3", chat, "ainda por enviar"))
    store.step(steps.WriteNotes(chat, "gosta de bolo"))
    return chat


async def clean(store: Store) -> None:
    """Let the service do its work."""
    with ThreadPoolExecutor(1) as pool:
        replies = Replies(store.writer, asyncio.get_running_loop())
        work = Clearing(store.profile.database, Shelf(store.profile.folder), replies, pool, SystemClock())
        task = asyncio.create_task(work.run())
        for _ in range(1000):
            if not store.ask_reader(Reader.cleared):
                break
            await asyncio.sleep(0.005)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert store.ask_reader(Reader.cleared) == set()


def said(store: Store) -> list[tuple[int, str]]:
    """The rows of the journal that still say the secret, but for the group's."""
    with closing(Journal(store.profile.database)) as journal:
        rows = [(entry.id, entry.body or b"", entry.message_id) for entry in journal.whole()]
    return [(id_, body.decode()) for id_, body, name in rows if SECRET.encode() in body and name != "H"]


async def test_all_words_go_and_the_proof_holds(store: Store) -> None:
    chat = talk(store)
    assert said(store)
    before = store.verify()
    assert before.differences == []
    store.step(steps.Clear(chat, remove=False))
    left = [m for m in store.messages() if m.chat_id == chat]
    assert [m.text for m in left] == ["ainda por enviar"]
    assert set(store.heard[-1].removed)
    await clean(store)
    assert said(store) == []
    after = store.verify()
    assert (after.differences, after.not_covered) == ([], before.not_covered)
    assert after.events == before.events
    cleared = next(one for one in store.chats() if one.id == chat)
    assert (cleared.name, cleared.unread, cleared.removed) == ("Ana", 0, False)
    assert store.message("H").text == f"oi {SECRET} do grupo"
    tables = ("status", "reaction", "edit", "deletion", "vote", "errand", "file")
    names = {row[0] for table in tables[:1] for row in store.rows(f"SELECT message_id FROM {table}")}
    assert "S" not in names
    for table in tables[1:6]:
        assert not {row[0] for row in store.rows(f"SELECT target FROM {table}")} & {"A", "G", "Q", "S"}


async def test_repeats_of_what_was_cleared_are_still_repeats(store: Store) -> None:
    chat = talk(store)
    store.step(steps.Clear(chat, remove=False))
    await clean(store)
    assert store.take(received("A", SECRET, 1, name="Ana")).outcome == "duplicate"
    assert store.take(sent("S", SECRET, 11)).outcome == "duplicate"
    store.take(status("S", "PLAYED", 60))
    assert [m.text for m in store.messages() if m.chat_id == chat] == ["ainda por enviar"]
    assert store.verify().differences == []


def test_what_was_removed_comes_back_with_a_message(store: Store) -> None:
    chat = talk(store)
    store.step(steps.Clear(chat, remove=True))
    assert next(one for one in store.chats() if one.id == chat).removed
    store.take(received("NEW", "voltei", 100))
    again = next(one for one in store.chats() if one.id == chat)
    assert (again.removed, again.unread) == (False, 1)
    assert store.verify().differences == []


async def test_files_leave_the_disk_unless_another_message_has_them(store: Store) -> None:
    store.take(
        received("B", IMAGE, 1), received("C", IMAGE, 2), received("G", IMAGE, 3, GROUP, "5511900008101")
    )
    chat = store.message("B").chat_id
    places = {}
    for name, digest in (("B", "a" * 64), ("C", "b" * 64), ("G", "b" * 64)):
        path = f"media/{digest[:2]}/{digest}.jpg"
        places[name] = store.profile.folder / path
        places[name].parent.mkdir(parents=True, exist_ok=True)
        places[name].write_bytes(b"x")
        store.step(steps.FileHere(store.message(name).seq, name, digest, path, 1))
    store.step(steps.Clear(chat, remove=False))
    await clean(store)
    assert not places["B"].exists()
    assert places["G"].exists()
    assert store.verify().differences == []


async def test_what_was_not_finished_is_gone_on_with(store: Store) -> None:
    chat = talk(store)
    store.step(steps.Clear(chat, remove=False))
    assert said(store)
    assert store.verify().differences == []
    await clean(store)
    await clean(store)
    assert said(store) == []


def test_a_conversation_that_is_not_there_cannot_be_cleared(store: Store) -> None:
    assert "does not exist" in str(store.try_step(steps.Clear("none", remove=True)))


async def test_a_long_conversation_goes_part_by_part(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing, "MOST_AT_ONCE", 3)
    chat = talk(store)
    store.step(steps.Clear(chat, remove=False))
    # What comes meanwhile, and is older than what has gone, was not meant; nor what is still to go out.
    store.take(received("LATE", "ainda não lida", 2))
    left = {m.text for m in store.messages() if m.chat_id == chat}
    assert SECRET in left
    store.step(steps.Sending("L3"), steps.Taken("L3", "Q3"))
    await clean(store)
    assert {m.text for m in store.messages() if m.chat_id == chat} == {"ainda por enviar", "ainda não lida"}
    assert said(store) == []
    assert max(len(changes.removed) for changes in store.heard) <= 3
    assert store.ask_reader(Reader.being_cleared) == []
    assert store.verify().differences == []


async def test_a_conversation_that_another_one_becomes_part_of_is_not_cleared_further(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clearing, "MOST_AT_ONCE", 1)
    store.take(received("A", "um", 1), received("B", "dois", 2))
    store.take(received("L", "de outra pessoa?", 3, f"{LID}@lid", f"{LID}@lid"))
    store.step(steps.Clear(store.message("A").chat_id, remove=False))
    store.take(received("BOTH", "eu", 4, lid=LID))
    await clean(store)
    assert {m.text for m in store.messages()} == {"um", "de outra pessoa?", "eu"}
    assert store.verify().differences == []


async def test_a_damaged_journal_gives_also_the_rows_that_say_nothing_any_more(
    store: Store, tmp_path: Path
) -> None:
    store.step(steps.Clear(talk(store), remove=False))
    await clean(store)
    with closing(Journal(store.profile.database)) as journal:
        rows = [entry.id for entry in journal.whole()]
    store.writer.drain()
    with closing(Wreck(store.profile.database, tmp_path)) as wreck:
        assert [entry.id for entry in wreck.entries(0)] == rows


@pytest.mark.allows_log
async def test_a_disk_that_is_full_for_a_while_keeps_no_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services_clearing, "_STORE_RETRY", 0.0)
    refusals = [StoreFullError("full"), StoreFullError("full")]
    do = Replies.do

    async def refusing(self: Replies, job: Job) -> Receipt:
        if refusals:
            raise refusals.pop()
        return await do(self, job)

    monkeypatch.setattr(Replies, "do", refusing)
    store.step(steps.Clear(talk(store), remove=False))
    await clean(store)
    assert said(store) == []
    assert refusals == []


@pytest.mark.allows_log
async def test_a_row_that_nobody_reads_any_more_does_not_stop_the_others(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(body: bytes) -> bytes | None:
        if b'"B"' in body:
            raise ValueError("unknown today")
        return redacted(body)

    monkeypatch.setattr(services_clearing, "redacted", unreadable)
    store.step(steps.Clear(talk(store), remove=False))
    await clean(store)
    assert said(store) == []
