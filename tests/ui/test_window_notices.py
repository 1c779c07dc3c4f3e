"""Notices reach the window's thread: the first at once, a flood once a frame."""

from threading import Thread, get_ident

from PySide6.QtCore import QElapsedTimer
from window_parts import chat

from multichat_desktop.domain.changes import Changes
from multichat_desktop.ui.notices import FRAME, Notices


def test_nothing_is_lost_and_everything_arrives_on_the_window_s_thread(qtbot) -> None:
    notices = Notices()
    heard: list[Changes] = []
    threads: set[int] = set()
    notices.changed.connect(lambda changes: (heard.append(changes), threads.add(get_ident())))

    def write(name: str) -> None:
        for number in range(500):
            notices.post(Changes(chats=(chat(f"{name}{number}"),)))

    writers = [Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    qtbot.waitUntil(lambda: sum(len(changes.chats) for changes in heard) == 1500, timeout=5000)
    for writer in writers:
        writer.join()
    assert threads == {get_ident()}
    assert {c.id for changes in heard for c in changes.chats} == {
        f"{n}{i}" for n in "abc" for i in range(500)
    }


def test_the_first_is_delivered_at_once_and_the_rest_together(qtbot, qapp) -> None:
    notices = Notices()
    heard: list[Changes] = []
    notices.changed.connect(heard.append)
    notices.post(Changes(chats=(chat("a"),)))
    qapp.processEvents()
    assert [c.id for c in heard[0].chats] == ["a"]
    for chat_id in ("b", "c", "b"):
        notices.post(Changes(chats=(chat(chat_id),)))
        qapp.processEvents()
    timer = QElapsedTimer()
    timer.start()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=1000)
    assert [c.id for c in heard[1].chats] == ["b", "c"]
    qtbot.wait(2 * FRAME)
    notices.post(Changes(chats=(chat("d"),)))
    qapp.processEvents()
    assert len(heard) == 3


def test_the_newest_state_stands(qtbot, qapp) -> None:
    notices = Notices()
    heard: list[Changes] = []
    notices.changed.connect(heard.append)
    notices.post(Changes(chats=(chat("a", unread=1),)))
    notices.post(Changes(chats=(chat("a", unread=2),)))
    notices.post(Changes(gone=(("a", "b"),)))
    qtbot.waitUntil(lambda: bool(heard), timeout=1000)
    assert heard[0].chats == ()
    assert heard[0].gone == (("a", "b"),)


def test_what_says_nothing_wakes_nobody(qtbot, qapp) -> None:
    notices = Notices()
    heard: list[Changes] = []
    notices.changed.connect(heard.append)
    notices.post(Changes())
    qtbot.wait(2 * FRAME)
    assert not heard
    notices.post(Changes(offline=("line",)))
    qtbot.waitUntil(lambda: bool(heard), timeout=1000)
