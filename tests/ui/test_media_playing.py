"""Sounds and films in the conversation, really played, on a machine without any sound device."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from fakes_conversation import MINUTE, NOON
from media_parts import WAITING, Shop, progress, with_file
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from multichat_desktop.domain.content import Kind
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.media import multimedia, sounds
from multichat_desktop.ui.media.live import Sound

PLAY = Hit(What.MEDIA, "centre")


def voice(seq, path="v.ogg", **more):
    return with_file(seq, Kind.VOICE, path, at=NOON + seq * MINUTE, seconds=3, **more)


def act(shop: Shop, hit: Hit, seq: int) -> None:
    shop.view.mediaAsked.emit(hit, shop.message(seq))


def playing(shop: Shop) -> int | None:
    current = shop.centre.sounds.current
    return current.seq if current is not None and shop.centre.sounds.playing else None


def test_one_plays_and_another_takes_its_place(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1), voice(2)])
    act(shop, PLAY, 1)
    qtbot.waitUntil(lambda: shop.live.sounds.get(1, Sound(False, 0, 0, 1)).share > 0.05)
    act(shop, PLAY, 2)
    qtbot.waitUntil(lambda: playing(shop) == 2)
    assert set(shop.live.sounds) == {2}
    act(shop, PLAY, 2)
    qtbot.waitUntil(lambda: playing(shop) is None)
    assert shop.live.sounds[2].playing is False
    shop.centre.sounds.stop()


def test_a_machine_without_sound_says_so_once_and_plays_on(qtbot, shelf, monkeypatch):
    monkeypatch.setattr(sounds, "has_sound", lambda: False)
    shop = Shop(qtbot, shelf, [voice(1), voice(2)])
    act(shop, PLAY, 1)
    act(shop, PLAY, 2)
    qtbot.waitUntil(lambda: shop.live.sounds[2].at > 0)
    assert [s[:25] for s in shop.said] == ["No sound device was found"]
    shop.centre.sounds.stop()


def test_without_the_module_it_says_so_and_nothing_else_happens(qtbot, shelf, monkeypatch):
    from multichat_desktop.ui.media import playback

    for module in (playback, multimedia):
        monkeypatch.setattr(module, "multimedia", lambda: None)
    shop = Shop(qtbot, shelf, [voice(1), with_file(2, Kind.VIDEO, "f.mp4")])
    act(shop, PLAY, 1)
    assert shop.said[0].startswith("This computer lacks")
    assert shop.centre.sounds.current is None
    act(shop, PLAY, 2)
    assert shop.centre.viewer is not None
    assert shop.centre.viewer.canvas._words.startswith("This computer lacks")
    shop.centre.close_viewer()


def test_a_click_on_the_waveform_plays_from_there_and_a_drag_follows(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1)])
    row, top = shop.view.strip.row(0), shop.view.strip.visible[0][1]
    y = top + row.box.top() + 24
    seen = {}
    for x in range(round(row.box.left()), round(row.box.right())):
        hit, _ = shop.view.hit(QPointF(x, y))
        if hit.what is What.SEEK:
            seen[x] = float(hit.value)
    assert min(seen.values()) == 0.0
    assert max(seen.values()) == 1.0
    assert list(seen.values()) == sorted(seen.values())
    half = min(seen, key=lambda x: abs(seen[x] - 0.5))
    third = min(seen, key=lambda x: abs(seen[x] - 0.25))
    viewport = shop.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPointF(half, y).toPoint())
    qtbot.waitUntil(lambda: shop.live.sounds.get(1, Sound(False, 0, 0, 1)).share >= 0.5)
    QTest.mouseMove(viewport, QPointF(third, y + 70).toPoint())
    event = QPointF(third, y + 70)
    shop.pane.pointer._move(event, down=True)
    qtbot.waitUntil(lambda: 0.2 < shop.live.sounds[1].share < 0.45)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=event.toPoint())
    assert not shop.view.selection, "nothing was selected on the way"
    assert playing(shop) == 1
    shop.centre.sounds.stop()


def test_the_speed_is_stepped_and_remembered(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1)], settings={"media.speed": "1.5"})
    act(shop, PLAY, 1)
    qtbot.waitUntil(lambda: 1 in shop.live.sounds)
    assert shop.live.sounds[1].speed == 1.5
    act(shop, Hit(What.SPEED), 1)
    act(shop, Hit(What.SPEED), 1)
    assert shop.actions.named("remember") == [("media.speed", "2.0"), ("media.speed", "1.0")]
    shop.centre.sounds.stop()
    assert Shop(qtbot, shelf, [], settings={"media.speed": "nonsense"}).centre.sounds.speed == 1.0
    assert Shop(qtbot, shelf, [], settings={"media.speed": "17"}).centre.sounds.speed == 1.0


def test_the_next_voice_message_of_the_run_follows(qtbot, shelf):
    rows = [voice(1, "w.ogg"), voice(2, "w.ogg"), with_file(3, Kind.TEXT, text="e?"), voice(4, "w.ogg")]
    shop = Shop(qtbot, shelf, rows)
    heard: list[int] = []
    shop.centre.sounds.ended.connect(lambda m: heard.append(m.seq))
    act(shop, PLAY, 1)
    qtbot.waitUntil(lambda: heard == [1, 2], timeout=8000)
    assert shop.centre.sounds.current is None, "a text stands between: it ends there"
    assert not shop.live.sounds


@pytest.mark.parametrize(
    "following", [voice(2, "w.ogg", me=True), voice(2, state=WAITING)], ids=["ours", "not here"]
)
def test_what_is_not_of_the_run_or_not_here_does_not_follow(qtbot, shelf, following):
    shop = Shop(qtbot, shelf, [voice(1, "w.ogg"), following])
    with qtbot.waitSignal(shop.centre.sounds.ended, timeout=8000):
        act(shop, PLAY, 1)
    assert shop.centre.sounds.current is None


def test_space_lets_it_stand_and_go_on_and_is_a_letter_otherwise(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1)])
    typed: list[str] = []
    shop.view.typed.connect(typed.append)
    act(shop, PLAY, 1)
    qtbot.waitUntil(lambda: playing(shop) == 1)
    QTest.keyClick(shop.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: playing(shop) is None)
    QTest.keyClick(shop.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: playing(shop) == 1)
    shop.centre.sounds.stop()
    assert typed == []
    QTest.keyClick(shop.view, Qt.Key.Key_Space)
    assert typed == [" "]


def test_another_conversation_and_a_deletion_end_it(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1)])
    act(shop, PLAY, 1)
    qtbot.waitUntil(lambda: playing(shop) == 1)
    shop.change(voice(1, deleted=True))
    assert shop.centre.sounds.current is None
    shop.change(voice(1))
    act(shop, PLAY, 1)
    shop.pane.open(None)
    assert shop.centre.sounds.current is None
    assert not shop.live.sounds


@pytest.mark.parametrize("name", ["none.ogg", "missing.ogg", "n.jpg"])
def test_a_broken_sound_says_what_to_do(qtbot, shelf, name):
    shop = Shop(qtbot, shelf, [voice(1, name)])
    shop.centre.sounds._told_silent = True
    act(shop, PLAY, 1)
    qtbot.waitUntil(lambda: bool(shop.said), timeout=8000)
    assert shop.said[0].startswith("This sound can't be played here")
    assert shop.centre.sounds.current is None


def test_films_show_their_first_frame_while_they_are_seen(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.VIDEO, "f.mp4"), with_file(2, Kind.VIDEO, "half.mp4")])
    qtbot.waitUntil(lambda: 1 in shop.live.frames, timeout=8000)
    assert shop.live.frames[1].width() == 320
    qtbot.waitUntil(lambda: shelf / "half.mp4" in shop.centre.first_frames._known, timeout=8000)
    assert 2 not in shop.live.frames
    assert not shop.said, "a broken one is nothing to speak of"
    shop.pane.open(None)
    qtbot.waitUntil(lambda: not shop.live.frames)


def test_short_films_play_by_themselves_a_few_at_once_and_only_while_seen(qtbot, shelf):
    gifs = [
        with_file(n, Kind.GIF, "f.mp4", at=NOON + n * MINUTE, width=1000, height=300) for n in range(1, 6)
    ]
    shop = Shop(qtbot, shelf, gifs)
    qtbot.waitUntil(lambda: len(shop.centre.loops.running) == 3, timeout=8000)
    assert shop.centre.loops.running == {3, 4, 5}, "the newest ones"
    qtbot.waitUntil(lambda: {3, 4, 5} <= shop.live.frames.keys(), timeout=8000)
    first = shop.live.frames[5]
    qtbot.waitUntil(lambda: shop.live.frames[5] != first, timeout=8000)
    shop.active = False
    shop.centre.look()
    qtbot.waitUntil(lambda: not shop.centre.loops.running)
    assert not shop.live.frames


def test_the_part_that_was_heard_is_coloured(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1, waveform=bytes([90] * 64))])
    row, top = shop.view.strip.row(0), shop.view.strip.visible[0][1]
    across = range(round(row.box.left()) + 60, round(row.box.right()) - 70)
    coloured = []
    for share in (0.0, 0.5, 1.0):
        shop.live.sounds[1] = Sound(True, share, 0, 1.0)
        image = shop.view.grab().toImage()
        seen = [image.pixelColor(x, round(top + row.box.top() + 18)) for x in across]
        coloured.append(sum(colour.green() - colour.red() > 40 for colour in seen))
    assert coloured[0] < 8 < coloured[1] < coloured[2], "a dot, half of it, all of it"
    assert shop.view.strip.made == 1, "nothing is laid out anew for it"


def test_files_in_flight_are_told_from_files_that_are_there(qtbot, shelf):
    shop = Shop(qtbot, shelf, [voice(1, state=WAITING)])
    act(shop, Hit(What.SEEK, "0.5"), 1)
    assert shop.downloads.calls == [("download", 1)]
    shop.pane.apply(progress(1, 5, 10))
    act(shop, PLAY, 1)
    assert shop.downloads.calls[-1] == ("cancel_download", 1)


HURRIED = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from multichat_desktop.ui.media.playback import Playback
app = QApplication([])
for turn in range(60):
    playback = Playback(app)
    playback.load(Path(sys.argv[1]))
    playback.play()
    until = time.perf_counter() + 0.03 + 0.002 * (turn % 20)
    while time.perf_counter() < until:
        app.processEvents()
    playback.close()
    app.processEvents()
print("done")
"""


def test_stopping_in_the_first_moments_never_hangs(shelf):
    """In a process of its own: who hangs there holds Python's lock, and no time-out of this one would help."""
    ended = subprocess.run(
        [sys.executable, "-c", HURRIED, str(shelf / "v.ogg")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ended.stdout.strip().endswith("done"), ended.stderr[-2000:]
