"""Stepping through the pictures and the documents of one conversation."""

from contextlib import closing
from pathlib import Path

from store_rig import ANA, Store, deletes, received

from multichat_desktop.store.reader import Reader

PICTURE = {"imageMessage": {"mimetype": "image/jpeg", "jpegThumbnail": "AA=="}}
FILM = {"videoMessage": {"mimetype": "video/mp4", "seconds": 3}}
PAPER = {"documentMessage": {"mimetype": "application/pdf", "fileName": "a.pdf"}}


def test_only_what_is_asked_for_in_order_and_nothing_that_was_deleted(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        contents = {"P1": PICTURE, "T": "oi", "D": PAPER, "F": FILM, "P2": PICTURE, "P3": PICTURE}
        store.take(*(received(name, said, n, ANA) for n, (name, said) in enumerate(contents.items())))
        store.take(received("X", deletes("P2"), 20, ANA), received("O", PICTURE, 21, "5511900000009"))
        chat = store.message("P1").chat_id
        with closing(Reader(store.profile.database)) as reader:
            newest = reader.media_before(chat, None, 10)
            assert [m.message_id for m in newest] == ["P3", "F", "P1"]
            assert [m.message_id for m in reader.media_before(chat, newest[0].key, 1)] == ["F"]
            assert [m.message_id for m in reader.media_after(chat, newest[-1].key, 10)] == ["F", "P3"]
            assert reader.media_after(chat, newest[0].key, 10) == []
            assert [m.message_id for m in reader.media_before(chat, None, 10, "documents")] == ["D"]
