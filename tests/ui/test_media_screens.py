"""Pictures of every kind of file in every state, and of the viewer; with MULTICHAT_SCREENS=DIR they are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_conversation import MARIANA, NOON, FakeActions, FakeClock, FakeReads, jpeg, message
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from multichat_desktop.domain.changes import Changes, Progress
from multichat_desktop.domain.content import Kind, Media, MediaState
from multichat_desktop.ui import i18n
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.media.centre import MediaCentre
from multichat_desktop.ui.theme import Theme

pytestmark = pytest.mark.screens

WAVE = bytes((i * 37) % 100 for i in range(64))


@pytest.fixture
def portuguese(qapp: QApplication) -> Iterator[None]:
    installed = i18n.install(qapp, "pt_BR")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


def file(kind: Kind, state: MediaState, path: str = "", **more) -> Media:
    shape = {"width": 1600, "height": 1000} if kind in (Kind.IMAGE, Kind.VIDEO, Kind.GIF) else {}
    given = {"size": 1_240_000, "thumbnail": jpeg() if shape else None, **shape, **more}
    ready = state is MediaState.READY
    return Media(state=state, path=path if ready else None, **given)


STATES = (MediaState.WAITING, MediaState.DOWNLOADING, MediaState.FAILED, MediaState.EXPIRED, MediaState.READY)


def of_each(kind: Kind, path: str, **more) -> list:
    made = []
    for i, state in enumerate(STATES):
        made.append(
            message(i + 1, text=None, kind=kind, media=file(kind, state, path, **more), at=NOON + i * 900_000)
        )
    return made


@pytest.fixture(params=["light", "dark"])
def show(request, qtbot, portuguese, shelf):
    def make(messages, size=(1000, 900)):
        theme, clock, reads, actions = Theme(request.param), FakeClock(), FakeReads(messages), FakeActions()
        centre = MediaCentre(theme, shelf, FakeActions(), reads, actions, {}, is_active=lambda: True)
        window = QMainWindow()
        pane = make_pane(theme, reads, actions, clock, centre)
        window.setCentralWidget(pane)
        window.keep = (theme, centre, pane)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        pane.open(reads.chat("c1"))
        return window, pane, centre

    make.mode = request.param
    return make


def make_pane(theme, reads, actions, clock, centre) -> ConversationPane:
    tracker = PresenceTracker(clock)
    return ConversationPane(theme, reads, actions, clock, tracker, searches=FakeActions(), media=centre)


def picture(qtbot, widget: QWidget, name: str) -> QImage:
    for _ in range(3):
        widget.grab()
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
    image = widget.grab().toImage()
    if folder := os.environ.get("MULTICHAT_SCREENS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert image.save(str(Path(folder) / f"{name}.png"))
    return image


def moving(*parts) -> Changes:
    return Changes(progress=tuple(Progress(seq, done, total) for seq, done, total in parts))


@pytest.mark.parametrize(
    "kind, path, more",
    [
        (Kind.IMAGE, "a.jpg", {}),
        (Kind.VIDEO, "f.mp4", {"seconds": 74}),
        (Kind.VOICE, "v.ogg", {"seconds": 3, "waveform": WAVE}),
        (Kind.DOCUMENT, "d.pdf", {"name": "Orçamento_2042 - Mariana Alves, bolo de cenoura.pdf", "pages": 2}),
        (Kind.STICKER, "s.webp", {}),
    ],
    ids=["image", "video", "voice", "document", "sticker"],
)
def test_every_state(show, qtbot, kind, path, more) -> None:
    tall = {Kind.IMAGE: 1300, Kind.VIDEO: 1300, Kind.STICKER: 1150}.get(kind, 760)
    window, pane, centre = show(of_each(kind, path, **more), (900, tall))
    pane.apply(moving((2, 496_000, 1_240_000)))
    if kind is Kind.VIDEO:
        qtbot.waitUntil(lambda: 5 in centre.live.frames)
    if kind is Kind.VOICE:
        centre.act(Hit(What.SEEK, "0.4"), pane.model.message(4), window)
        qtbot.waitUntil(lambda: centre.live.sounds and centre.live.sounds[5].share > 0.4)
        centre.sounds.pause()
    image = picture(qtbot, window, f"media-{kind.value}-{show.mode}")
    assert image.width() == 900


def test_what_cannot_be_shown_and_round_films(show, qtbot) -> None:
    broken = message(1, text=None, kind=Kind.IMAGE, media=file(Kind.IMAGE, MediaState.READY, "n.jpg"))
    film = file(Kind.VIDEO, MediaState.READY, "f.mp4", seconds=8, round=True, width=640, height=640)
    note = message(2, text=None, kind=Kind.VIDEO, media=film)
    gif = message(3, text=None, kind=Kind.GIF, me=True, media=file(Kind.GIF, MediaState.READY, "f.mp4"))
    window, _, centre = show([broken, note, gif], (900, 860))
    qtbot.waitUntil(lambda: {2, 3} <= centre.live.frames.keys())
    picture(qtbot, window, f"media-odd-{show.mode}")
    assert centre.loops.running == {3}


def album() -> list:
    ready = MediaState.READY
    caption = "Algo assim, pra umas 20 pessoas. Pode ser com chantilly em vez de cobertura?"
    return [
        message(
            1, text=None, kind=Kind.IMAGE, media=file(Kind.IMAGE, ready, "tall.jpg", width=700, height=1100)
        ),
        message(2, text=None, caption=caption, kind=Kind.IMAGE, media=file(Kind.IMAGE, ready, "a.jpg")),
        message(3, text=None, kind=Kind.VIDEO, me=True, media=file(Kind.VIDEO, ready, "f.mp4", seconds=1)),
        message(4, text=None, kind=Kind.IMAGE, media=file(Kind.IMAGE, MediaState.WAITING)),
    ]


def test_the_viewer(show, qtbot) -> None:
    window, pane, centre = show(album())
    centre.view(pane.model.message(1), window)
    viewer = centre.viewer
    qtbot.waitUntil(lambda: viewer.canvas.image is not None)
    picture(qtbot, window, f"viewer-picture-{show.mode}")
    viewer.canvas.show_real_size()
    picture(qtbot, window, f"viewer-enlarged-{show.mode}")
    viewer.step(1)
    qtbot.waitUntil(lambda: viewer.canvas.image is not None and viewer.playback.duration > 0)
    picture(qtbot, window, f"viewer-film-{show.mode}")
    viewer.step(1)
    picture(qtbot, window, f"viewer-waiting-{show.mode}")
    assert viewer.message.seq == 4
    assert MARIANA.name == viewer.frame.author.text()
