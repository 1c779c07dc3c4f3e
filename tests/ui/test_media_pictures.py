"""Pictures in the conversation: read beside the window, refused when they are too large or none, in every state."""

from __future__ import annotations

import logging
import time

import media_files
import pytest
from fakes_conversation import jpeg
from media_parts import WAITING, Shop, progress, with_file
from PySide6.QtCore import QPointF, QSize, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.content import Kind, MediaState
from multichat_desktop.ui.conversation.document import DocumentBlock
from multichat_desktop.ui.conversation.picture import PictureBlock
from multichat_desktop.ui.conversation.style import Hit, Shot, What
from multichat_desktop.ui.conversation.thumbnails import Thumbnails, decode
from multichat_desktop.ui.media import stickers
from multichat_desktop.ui.media.decoding import image_format, picture_size, read_picture


def drawn(shop: Shop) -> None:
    for _ in range(2):
        shop.view.grab()
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()


def block_of(shop: Shop, seq: int):
    row = shop.view.strip.row(shop.view.model.row_of(seq))
    return row.bubble._pieces[0].block


def middle_of(shop: Shop, seq: int) -> QPointF:
    row = shop.view.model.row_of(seq)
    top = dict(shop.view.strip.visible)[row]
    box = shop.view.strip.row(row).box
    return QPointF(box.center().x(), top + box.center().y())


def test_a_turned_jpeg_stands_upright(shelf):
    assert picture_size(shelf / "turned.jpg") == QSize(200, 400)
    assert read_picture(shelf / "turned.jpg").size() == QSize(200, 400)
    assert read_picture(shelf / "turned.jpg", cover=QSize(100, 100)).size() == QSize(100, 200)


def test_pictures_are_read_no_larger_than_they_are_shown(shelf):
    assert read_picture(shelf / "a.jpg", cover=QSize(320, 200)).size() == QSize(320, 200)
    assert read_picture(shelf / "p.png", cover=QSize(3000, 2000)).size() == QSize(300, 200), "never enlarged"
    small = read_picture(shelf / "a.jpg", most=160_000)
    assert small.width() * small.height() <= 161_000


@pytest.mark.parametrize("name", ["n.jpg", "huge.png", "none.ogg", "f.mp4", "missing.jpg"])
def test_what_is_no_picture_or_too_large_is_refused(shelf, name):
    began = time.perf_counter()
    assert read_picture(shelf / name) is None
    assert not picture_size(shelf / name).isValid()
    assert time.perf_counter() - began < 0.5, "nothing was decoded"


def test_the_formats_that_are_allowed():
    assert image_format(b"RIFF\x00\x00\x00\x00WEBPVP8 ") == b"webp"
    assert image_format(b"GIF89a") == b"gif"
    for other in (
        b"<svg xmlns=''/>",
        b"%PDF-1.4",
        b"BM",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"\x00\x00\x00 ftypheic",
    ):
        assert image_format(other) is None


def test_the_real_picture_takes_the_thumbnails_place_and_nothing_moves(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.IMAGE, state=WAITING), with_file(2, Kind.TEXT, text="oi")])
    drawn(shop)
    before = [(i, top, shop.view.strip.row(i).height) for i, top in shop.view.strip.visible]
    thumb = shop.view.grab().toImage()
    shop.change(with_file(1, Kind.IMAGE, "a.jpg"))
    drawn(shop)
    assert [(i, top, shop.view.strip.row(i).height) for i, top in shop.view.strip.visible] == before
    at = middle_of(shop, 1).toPoint()
    assert shop.view.grab().toImage().pixelColor(at) != thumb.pixelColor(at)


def test_only_the_thumbnail_is_blurred(qapp):
    sharp, soft = (decode(Shot("1", jpeg(200, 200), QSize(200, 200), soft=s), 1.0) for s in (False, True))
    assert sharp is not None
    assert soft is not None
    assert sharp != soft


def test_a_broken_picture_says_so_quietly_and_is_looked_at_again_when_it_came_anew(
    qtbot, shelf, tmp_path, caplog
):
    caplog.set_level(logging.DEBUG)
    (tmp_path / "a.jpg").write_bytes((shelf / "n.jpg").read_bytes())
    shop = Shop(qtbot, tmp_path, [with_file(1, Kind.IMAGE, "a.jpg")])
    drawn(shop)
    shot = block_of(shop, 1)._real
    assert shop.view.thumbnails.broken(shot, shop.view.devicePixelRatioF())
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING]
    (tmp_path / "a.jpg").write_bytes((shelf / "a.jpg").read_bytes())
    shop.pane.apply(progress(1, None))
    drawn(shop)
    assert not shop.view.thumbnails.broken(shot, shop.view.devicePixelRatioF())
    assert shop.view.thumbnails.picture(shot, shop.view.devicePixelRatioF()) is not None


def test_half_a_picture_does_no_harm(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.IMAGE, "half.jpg"), with_file(2, Kind.IMAGE, "huge.png")])
    drawn(shop)
    assert shop.view.thumbnails.broken(block_of(shop, 2)._real, shop.view.devicePixelRatioF())


@pytest.mark.parametrize(
    "state, asked",
    [
        (WAITING, [("download", 1)]),
        (MediaState.FAILED, [("download", 1)]),
        (MediaState.DOWNLOADING, [("cancel_download", 1)]),
    ],
)
@pytest.mark.parametrize("kind", [Kind.IMAGE, Kind.VIDEO, Kind.STICKER, Kind.VOICE, Kind.DOCUMENT])
def test_the_round_button_does_the_next_thing(qtbot, shelf, kind, state, asked):
    shop = Shop(qtbot, shelf, [with_file(1, kind, state=state, name="a.pdf", seconds=3)])
    row = shop.view.strip.row(0)
    right = kind is Kind.DOCUMENT
    box = row.box
    point = QPointF(box.right() - 30 if right else box.center().x(), box.center().y() - 6)
    if kind is Kind.VOICE:
        point.setX(box.left() + 24)
    hit, message = shop.view.hit(point + QPointF(0, shop.view.strip.visible[0][1]))
    assert hit == Hit(What.MEDIA, "centre")
    shop.view.mediaAsked.emit(hit, message)
    assert shop.downloads.calls == asked


def test_beside_the_button_nothing_is_stopped(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.IMAGE, state=WAITING)])
    shop.pane.apply(progress(1, 100, 1000))
    shop.view.mediaAsked.emit(Hit(What.MEDIA), shop.message(1))
    assert shop.downloads.calls == []


def test_what_is_gone_is_asked_for_again(qtbot, shelf):
    for kind in (Kind.IMAGE, Kind.VOICE, Kind.DOCUMENT, Kind.STICKER):
        shop = Shop(qtbot, shelf, [with_file(1, kind, state=MediaState.EXPIRED, name="a.pdf")])
        hit, _ = shop.view.hit(middle_of(shop, 1) - QPointF(0, 8))
        assert hit.what is What.ASK_AGAIN, kind
        own = Shop(qtbot, shelf, [with_file(1, kind, state=MediaState.EXPIRED, name="a.pdf", me=True)])
        assert own.view.hit(middle_of(own, 1) - QPointF(0, 8))[0].what is not What.ASK_AGAIN, "nobody to ask"


def test_a_kind_of_picture_that_nobody_reads_is_a_document(qtbot, shelf):
    shop = Shop(
        qtbot, shelf, [with_file(1, Kind.IMAGE, "x.bin", mime="image/heic"), with_file(2, Kind.IMAGE)]
    )
    assert isinstance(block_of(shop, 1), DocumentBlock)
    assert isinstance(block_of(shop, 2), PictureBlock)


def test_a_screen_reader_hears_how_far_it_is(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.IMAGE, state=WAITING)])
    row = QAccessible.queryAccessibleInterface(shop.view).child(0)
    assert "not downloaded yet" in row.text(QAccessible.Text.Name)
    shop.pane.apply(progress(1, 400, 1000))
    assert "downloading 40 %" in row.text(QAccessible.Text.Name)
    shop.pane.apply(progress(1, None))
    shop.change(with_file(1, Kind.IMAGE, "a.jpg"))
    assert "download" not in row.text(QAccessible.Text.Name)


def test_progress_paints_its_row_and_no_other(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(n, Kind.DOCUMENT, state=WAITING, name="a.pdf") for n in (1, 2, 3)])
    drawn(shop)
    made = shop.view.strip.made
    shop.pane.apply(progress(2, 600, 1000))
    QApplication.processEvents()
    assert shop.live.progress[2].done == 600
    assert shop.view.strip.made == made, "nothing is laid out anew"


def test_reading_large_pictures_leaves_the_window_free(qtbot, tmp_path):
    """While a pool reads four pictures of 12 million pixels, the window's own loop is never kept waiting for one."""
    media_files.save_picture(tmp_path / "large.png", 4000, 3000)
    began = time.perf_counter()
    assert read_picture(tmp_path / "large.png", cover=QSize(320, 240)) is not None
    alone = time.perf_counter() - began
    thumbnails = Thumbnails()
    thumbnails.root = tmp_path
    for n in range(4):
        thumbnails.picture(Shot(str(n), size=QSize(320, 240), file="large.png"), 1.0)
    longest, last = 0.0, time.perf_counter()
    while not QThreadPool.globalInstance().waitForDone(0):
        QApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    QApplication.processEvents()
    assert thumbnails.picture(Shot("3", size=QSize(320, 240), file="large.png"), 1.0) is not None
    assert longest < alone * 0.8, f"{longest * 1000:.0f} ms of {alone * 1000:.0f} ms"


def test_a_disk_that_does_not_answer_is_waited_for_elsewhere(qtbot, shelf, monkeypatch):
    from threading import Event

    from multichat_desktop.ui.conversation import thumbnails

    answers = Event()
    read = thumbnails.read_picture

    def slow(source, **more):
        answers.wait(20)
        return read(source, **more)

    monkeypatch.setattr(thumbnails, "read_picture", slow)
    shop = Shop(
        qtbot, shelf, [with_file(1, Kind.IMAGE, "a.jpg", thumbnail=None), with_file(2, Kind.TEXT, text="oi")]
    )
    began = time.perf_counter()
    shop.view.grab()
    shop.view.scroll_by(20)
    shop.view.grab()
    assert time.perf_counter() - began < 5
    assert shop.view.thumbnails.picture(block_of(shop, 1)._real, 1.0) is None
    answers.set()
    drawn(shop)


def test_moving_stickers_move_while_they_are_seen_and_come_to_rest(qtbot, shelf, monkeypatch):
    monkeypatch.setattr(stickers, "ROUNDS", 2)
    shop = Shop(qtbot, shelf, [with_file(1, Kind.STICKER, "s.webp", animated=True)])
    with qtbot.waitSignal(shop.centre.stickers.changed, timeout=5000):
        pass
    assert shop.centre.stickers.running == {1}
    qtbot.waitUntil(lambda: not shop.centre.stickers.running, timeout=8000)
    assert 1 not in shop.live.frames, "the still picture stands there again"
    shop.centre.look()
    qtbot.waitUntil(lambda: not shop.centre._settled.isActive())
    assert not shop.centre.stickers.running, "it has played its rounds"


def test_stickers_stand_still_in_a_window_that_is_not_looked_at(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.STICKER, "s.webp", animated=True)])
    qtbot.waitUntil(lambda: shop.centre.stickers.running == {1})
    shop.active = False
    shop.centre.look()
    qtbot.waitUntil(lambda: not shop.centre.stickers.running)


def test_what_is_no_moving_sticker_stays_still(shelf):
    assert stickers.moving_bytes(shelf / "s.webp") is not None
    for name in ("p.png", "n.jpg", "huge.png", "missing.webp", "f.mp4"):
        assert stickers.moving_bytes(shelf / name) is None
