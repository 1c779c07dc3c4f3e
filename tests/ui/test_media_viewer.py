"""The viewer: over the whole window, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from fakes_conversation import MARIANA, MINUTE, NOON
from media_parts import WAITING, Shop, progress, with_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind, MediaState
from multichat_desktop.ui.conversation.style import Hit, What


def album():
    return [
        with_file(1, Kind.IMAGE, "tall.jpg", width=700, height=1100),
        with_file(2, Kind.IMAGE, "a.jpg", caption="Algo assim,\npra 20 pessoas", name="bolo.jpg"),
        with_file(3, Kind.TEXT, text="que tal?"),
        with_file(4, Kind.IMAGE, "a.jpg", view_once=True),
        with_file(5, Kind.VIDEO, "f.mp4", me=True, seconds=1),
        with_file(6, Kind.IMAGE, state=WAITING),
        with_file(7, Kind.IMAGE, "n.jpg"),
    ]


@pytest.fixture
def shop(qtbot, shelf):
    made = Shop(qtbot, shelf, album())
    yield made
    made.centre.close_viewer()


def opened(shop, seq):
    shop.view.mediaAsked.emit(Hit(What.MEDIA), shop.message(seq))
    return shop.centre.viewer


def key(viewer, name, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(viewer, name, modifier)


def test_a_click_opens_it_over_the_whole_window_and_escape_gives_the_keyboard_back(shop, qtbot):
    shop.window.activateWindow()
    shop.view.setFocus()
    qtbot.waitUntil(shop.view.hasFocus)
    viewer = opened(shop, 2)
    assert viewer.geometry() == shop.window.rect()
    assert viewer.hasFocus()
    qtbot.waitUntil(lambda: viewer.canvas.image is not None)
    assert viewer.frame.author.text() == MARIANA.name
    assert viewer.frame.caption.text() == "Algo assim, pra 20 pessoas"
    assert MARIANA.name in viewer.accessibleName()
    assert "Algo assim" in viewer.accessibleName()
    shop.window.resize(700, 600)
    assert viewer.geometry() == shop.window.rect()
    key(viewer, Qt.Key.Key_Escape)
    assert shop.centre.viewer is None
    assert not viewer.isVisible()
    assert shop.view.hasFocus()


def test_arrows_step_through_pictures_and_films_of_the_conversation(shop, qtbot):
    viewer = opened(shop, 1)
    assert not viewer.frame.previous.isVisible()
    assert viewer.frame.next.isVisible()
    seen = [viewer.message.seq]
    for _ in range(4):
        key(viewer, Qt.Key.Key_PageDown)
        seen.append(viewer.message.seq)
    assert seen == [1, 2, 5, 6, 7], "no text, and nothing that may be seen only once"
    key(viewer, Qt.Key.Key_PageDown)
    assert viewer.message.seq == 7
    assert not viewer.frame.next.isVisible()
    key(viewer, Qt.Key.Key_Left)
    assert viewer.message.seq == 6
    viewer.frame.previous.click()
    assert viewer.message.seq == 5


def test_zoom_keeps_the_point_under_the_pointer_and_the_picture_within(shop, qtbot):
    viewer = opened(shop, 2)
    canvas = viewer.canvas
    qtbot.waitUntil(lambda: canvas.image is not None)
    fitted = canvas.scale
    assert canvas.fits
    assert fitted < 1
    at = QPointF(canvas.width() * 0.25, canvas.height() * 0.5)

    def point():
        target = canvas._target()
        return (at.x() - target.x()) / target.width()

    before = point()
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    canvas.wheelEvent(event)
    assert canvas.scale == pytest.approx(fitted * 1.5625)
    assert point() == pytest.approx(before, abs=0.01)
    key(viewer, Qt.Key.Key_1)
    assert canvas.scale == pytest.approx(1.0)
    assert viewer.frame.zoom.text() == "100 %"
    key(viewer, Qt.Key.Key_Right)
    assert viewer.message.seq == 2, "enlarged, the arrows move the picture"
    canvas.pan(QPointF(-9000, -9000))
    target = canvas._target()
    assert target.right() == pytest.approx(canvas.width())
    assert target.bottom() == pytest.approx(canvas.height())
    for name in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        key(viewer, name)
    assert canvas.fits
    assert not viewer.frame.zoom_out.isEnabled()
    qtbot.waitUntil(lambda: canvas.image.width() == 1600)


def test_a_double_click_shows_the_real_size_but_not_the_one_that_opened_it(shop, qtbot):
    viewer = opened(shop, 2)
    qtbot.waitUntil(lambda: viewer.canvas.image is not None)
    QTest.mouseDClick(viewer.canvas, Qt.MouseButton.LeftButton)
    assert viewer.canvas.fits
    qtbot.waitUntil(lambda: not viewer._is_quiet())
    QTest.mouseDClick(viewer.canvas, Qt.MouseButton.LeftButton)
    assert viewer.canvas.scale == pytest.approx(1.0)
    QTest.mouseDClick(viewer.canvas, Qt.MouseButton.LeftButton)
    assert viewer.canvas.fits


def test_a_film_plays_and_is_played_with_by_keys(shop, qtbot):
    viewer = opened(shop, 5)
    playback, transport = viewer.playback, viewer.frame.transport
    qtbot.waitUntil(lambda: viewer.canvas.image is not None and playback.playing)
    assert transport.isVisible()
    assert not viewer.frame.copy.isVisible()
    key(viewer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not playback.playing)
    assert transport.play.accessibleName() == "Play"
    playback.seek(0)
    key(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: playback.position > 900)
    key(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: playback.position < 300)
    for _ in range(2):
        key(viewer, Qt.Key.Key_Down)
    assert playback.volume == pytest.approx(0.8)
    assert transport.loud.share == pytest.approx(0.8)
    key(viewer, Qt.Key.Key_M)
    assert playback.muted
    assert transport.mute.accessibleName() == "Unmute"
    assert transport.loud.share == 0
    place = transport.place
    QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(place.width() // 2, place.height() // 2))
    qtbot.waitUntil(lambda: 0.35 < place.share < 0.65)
    assert place.spoken.endswith("/ 0:01")


def test_what_is_not_here_is_fetched_from_the_viewer_and_shown_when_it_comes(shop, qtbot):
    viewer = opened(shop, 2)
    qtbot.waitUntil(lambda: viewer.canvas.image is not None)
    viewer.step(1)
    viewer.step(1)
    assert viewer.message.seq == 6
    assert "not here yet" in viewer.canvas._words
    assert not viewer.frame.save.isEnabled()
    assert not viewer.frame.zoom_in.isVisible()
    key(viewer, Qt.Key.Key_Return)
    assert shop.downloads.calls == [("download", 6)]
    shop.pane.apply(progress(6, 400, 1000))
    assert viewer.canvas._words == "Downloading 40 %…"
    shop.pane.apply(progress(6, None))
    shop.change(with_file(6, Kind.IMAGE, "a.jpg"))
    qtbot.waitUntil(lambda: viewer.canvas.image is not None)
    assert viewer.frame.save.isEnabled()
    shop.change(with_file(6, Kind.IMAGE, "a.jpg", deleted=True))
    assert shop.centre.viewer is None


def test_what_is_gone_for_good_says_so(shop, qtbot):
    shop.change(with_file(6, Kind.IMAGE, state=MediaState.EXPIRED))
    viewer = opened(shop, 2)
    viewer._show(shop.message(6), play=False)
    assert "no longer available" in viewer.canvas._words
    key(viewer, Qt.Key.Key_Return)
    assert shop.downloads.calls == []


def test_a_broken_picture_says_what_can_be_done(shop, qtbot):
    viewer = opened(shop, 7)
    qtbot.waitUntil(lambda: "can't be shown" in viewer.canvas._words)
    assert viewer.frame.save.isEnabled()


def test_a_removed_message_closes_it(shop):
    opened(shop, 2)
    shop.pane.apply(Changes(removed=(2,)))
    assert shop.centre.viewer is None


def test_tab_stays_within_and_a_way_out_closes_it(shop, qtbot):
    viewer = opened(shop, 2)
    shop.window.activateWindow()
    qtbot.waitUntil(viewer.hasFocus)
    seen = set()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is viewer or viewer.isAncestorOf(now)
        seen.add(now.accessibleName())
    assert {"Copy picture", "Save as…", "Close", "Next", "Previous", "Larger"} <= seen
    shop.pane.composer.field.setFocus()
    assert shop.centre.viewer is None, "what the keyboard is in has to be seen"


def test_copying_saving_and_opening_from_the_viewer(shop, qtbot, tmp_path):
    viewer = opened(shop, 2)
    QGuiApplication.clipboard().clear()
    key(viewer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() == 1600
    assert viewer.toast.text == "Picture copied."
    assert not shop.said, "said where it is seen"
    key(viewer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = viewer.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("bolo.jpg")
    dialog.fileSelected.emit(str(tmp_path / "copy.jpg"))
    dialog.close()
    qtbot.waitUntil(lambda: viewer.toast.text.startswith("Saved"))
    assert (tmp_path / "copy.jpg").read_bytes() == (shop.centre.root / "a.jpg").read_bytes()
    viewer.frame.outside.click()
    assert shop.outside.opened == [str(shop.centre.root / "a.jpg")]
    assert shop.centre.viewer is viewer


def test_opening_the_viewer_lets_a_sound_stand(qtbot, shelf):
    shop = Shop(
        qtbot,
        shelf,
        [with_file(1, Kind.VOICE, "v.ogg", at=NOON), with_file(2, Kind.IMAGE, "a.jpg", at=NOON + MINUTE)],
    )
    shop.view.mediaAsked.emit(Hit(What.MEDIA), shop.message(1))
    qtbot.waitUntil(lambda: shop.centre.sounds.playing)
    viewer = opened(shop, 2)
    qtbot.waitUntil(lambda: not shop.centre.sounds.playing)
    viewer.close_viewer()
    shop.centre.sounds.stop()
