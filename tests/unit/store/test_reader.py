"""What is read: conversations with their last line, pages, one message with all that belongs to it."""

from contextlib import closing

from store_rig import ANA, BIA, GROUP, IMAGE, STUB, VOICE, Store, deletes, reacts, received, sent

from multichat_desktop.domain.changes import Changes, merged
from multichat_desktop.domain.content import Kind, MediaState
from multichat_desktop.store import steps
from multichat_desktop.store.journal import Journal


def test_conversations_newest_first(store: Store) -> None:
    store.take(
        received("M1", "oi", 1, ANA), received("M2", "oi", 9, BIA), received("M3", "oi", 5, GROUP, ANA)
    )
    assert [c.address for c in store.chats()] == [BIA, GROUP, ANA]
    store.take(received("OLD", "antes", 0, BIA))
    assert store.chats()[0].preview.text == "oi", "a late message is no newer line"
    store.take(received("M4", "oi", 10, ANA))
    assert store.chats()[0].address == ANA


def test_the_last_line(store: Store) -> None:
    store.take(received("M1", "x" * 500, 1, name="Ana"))
    assert len(store.chat().preview.text) == 200
    assert store.chat().preview.author_name is None, "nobody is named in a private conversation"
    store.take(received("M2", IMAGE, 2))
    assert (store.chat().preview.kind, store.chat().preview.text) == (Kind.IMAGE, "olha")
    document = {"documentMessage": {"fileName": "lista.pdf", "mimetype": "application/pdf"}}
    store.take(received("M3", document, 3))
    assert store.chat().preview.file_name == "lista.pdf"
    store.take(received("D", deletes("M3"), 4))
    preview = store.chat().preview
    assert (preview.deleted, preview.file_name, preview.text) == (True, None, None)
    store.take(received("M5", STUB, 5))
    assert store.chat().preview.kind is Kind.UNAVAILABLE


def test_who_wrote_last_in_a_group(store: Store) -> None:
    store.take(received("G1", "oi", 1, GROUP, ANA))
    assert store.chat().preview.author_name == "+55 11 90000-1001"
    store.take(received("G2", "oi", 2, GROUP, ANA, name="Ana"))
    assert store.chat().preview.author_name == "Ana"
    store.take(received("G3", "oi", 3, GROUP, "70613300458812@lid"))
    assert store.chat().preview.author_name == "70613300458812@lid"
    store.take(sent("G4", "oi", 4, GROUP))
    assert store.chat().preview.author_name is None


def test_a_file_is_the_same_whatever_its_link(store: Store) -> None:
    def image(link: str, size: str = "10") -> dict:
        return {"imageMessage": {"mimetype": "image/jpeg", "url": f"https://mmg/{link}", "fileLength": size}}

    receipts = [store.take(received("M1", image(*what), 1)) for what in (("a",), ("b",), ("a", "11"))]
    assert [r.outcome for r in receipts] == ["ok", "duplicate", "ignored"]
    assert store.message("M1").media.size == 10


def test_pages(store: Store) -> None:
    store.all([store.arrival(received(f"M{n:02}", "oi", n // 3)) for n in range(30)])
    chat = store.chat().id

    def read(reader):
        whole = reader.page_before(chat, None, 100)
        assert [m.message_id for m in whole] == [f"M{n:02}" for n in range(30)]
        last = reader.page_before(chat, None, 10)
        before = reader.page_before(chat, last[0].key, 10)
        assert [*before, *last] == whole[10:]
        assert reader.page_after(chat, before[-1].key, 100) == last
        assert reader.page_after(chat, None, 5) == whole[:5]
        assert reader.page_before(chat, whole[0].key, 5) == []
        assert reader.message(whole[3].seq) == whole[3]
        assert reader.message(9999) is None
        assert reader.by_local_id("L1") is None
        assert reader.local_id(9999) is None
        assert reader.first_unread(chat) == whole[0].key

    store.ask_reader(read)


def test_export_goes_through_all_pages(store: Store, monkeypatch) -> None:
    monkeypatch.setattr("multichat_desktop.store.reader._EXPORT_PAGE", 7)
    store.all([store.arrival(received(f"M{n:02}", "oi", 30 - n)) for n in range(30)])
    times = [m.key for m in store.messages()]
    assert times == sorted(times)
    assert len(times) == 30
    assert store.ask_reader(lambda r: len(list(r.export(since=times[20][0])))) == 10
    assert store.ask_reader(lambda r: list(r.export(chat_id="c?"))) == []


def test_a_message_with_all_that_belongs_to_it(store: Store) -> None:
    store.take(received("M1", "Qual?", 1, name="Ana"))
    body = {
        "extendedTextMessage": {
            "text": "@5511900008101 este",
            "contextInfo": {
                "stanzaId": "M1",
                "participant": f"{ANA}@s.whatsapp.net",
                "mentionedJid": [f"{BIA}@s.whatsapp.net", "7061330045881@lid"],
                "quotedMessage": {"conversation": "Qual?"},
            },
        }
    }
    store.take(sent("E1", body, 2), received("R1", reacts("E1", "❤️"), 3), sent("R2", reacts("E1", "👍"), 4))
    message = store.message("E1")
    assert message.author is None
    assert (message.quote.text, message.quote.author.name, message.quote.kind) == ("Qual?", "Ana", Kind.TEXT)
    assert [(p.address, p.is_phone) for p in message.mentions] == [(BIA, True), ("7061330045881@lid", False)]
    assert [(r.emoji, r.author and r.author.name) for r in message.reactions] == [("❤️", "Ana"), ("👍", None)]
    store.take(received("M2", IMAGE, 5))
    assert store.message("M2").media.state is MediaState.WAITING
    assert store.message("M2").caption == "olha"


def test_quotes(store: Store) -> None:
    def quoting(target: str, **context: object) -> dict:
        return {"extendedTextMessage": {"text": "!", "contextInfo": {"stanzaId": target, **context}}}

    store.take(received("M1", VOICE, 1, GROUP, ANA, name="Ana"), sent("E1", "nossa", 2, GROUP))
    store.take(received("Q1", quoting("M1"), 3, GROUP, BIA), received("Q2", quoting("E1"), 4, GROUP, BIA))
    theirs, ours = store.message("Q1").quote, store.message("Q2").quote
    assert (theirs.kind, theirs.author.name, theirs.from_me) == (Kind.VOICE, "Ana", False)
    assert (ours.text, ours.author, ours.from_me) == ("nossa", None, True)
    store.take(received("D", deletes("M1"), 5, GROUP, ANA))
    assert store.message("Q1").quote.deleted
    known = {"participant": f"{ANA}@c.us", "quotedMessage": {"conversation": "antes de tudo"}}
    store.take(received("Q3", quoting("GONE", **known), 6, GROUP, BIA))
    quote = store.message("Q3").quote
    assert (quote.seq, quote.text, quote.kind, quote.author.name) == (None, "antes de tudo", Kind.TEXT, "Ana")


def test_the_journal_as_the_terminal_reads_it(store: Store, monkeypatch) -> None:
    monkeypatch.setattr("multichat_desktop.store.journal._PAGE", 2)
    store.take(received("M1", "oi", 1), received("M1", "oi", 1), received("R", reacts("M1", "👍"), 2))
    store.step(steps.MarkRead("c?", 1, 1))
    with closing(Journal(store.profile.database)) as journal:
        assert [(e.id, e.kind, e.outcome) for e in journal.events()] == [
            (1, "message", "ok"),
            (2, "message", "duplicate"),
            (3, "reaction", "ok"),
        ]
        assert [e.id for e in journal.events(kind="message", limit=1)] == [2]
        assert [e.id for e in journal.events(after=2)] == [3]
        assert journal.events(failed=True) == []
        whole = list(journal.whole())
        assert [e.id for e in whole] == [1, 2, 3, 4]
        assert [e.body is None for e in whole] == [False, True, False, False], (
            "a repeat's body is not kept twice"
        )
        assert whole[0].size == len(whole[0].body)


def test_notices_put_together(store: Store) -> None:
    """Whoever was slow to listen sees the newest state of each thing once."""
    store.take(received("M1", "um", 1, ANA), received("M2", "dois", 2, "70613300458812@lid"))
    store.take(received("M3", "três", 3, ANA, lid="70613300458812"))
    whole = merged(store.heard)
    assert whole.chats == tuple(store.chats())
    assert len(whole.gone) == 1
    assert not Changes()
    assert whole
