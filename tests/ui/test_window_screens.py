"""Pictures of the whole window in its states; with MULTICHAT_SCREENS=DIR they are kept there to be looked at."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QThreadPool
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from window_parts import KeptActions, KnownReads, SetClock, preview

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.domain.message import Message, Person, QuoteLine, Reaction
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.simulator import samples
from multichat_desktop.ui import i18n, memory
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.theme import Theme

pytestmark = pytest.mark.screens

NOON = datetime.now().astimezone().replace(hour=10, minute=43, second=0, microsecond=0)
DOOR = "http://127.0.0.1:8766"
MARIANA = Person("p", "Mariana Alves", "5511999990000")


def at(hour: int, minute: int, days: int = 0) -> int:
    return round((NOON.replace(hour=hour, minute=minute) - timedelta(days=days)).timestamp() * 1000)


def talk(chat_id: str, name: str | None, when: int, text: str | None = None, unread: int = 0, **more) -> Chat:
    ours = {key: more.pop(key) for key in ("phone", "draft", "is_group") if key in more}
    given = {"instance_id": "line", "is_group": False, "address": None} | ours
    last = preview(text, when, **more)
    return Chat(id=chat_id, name=name, sort_at=when, unread=unread, preview=last, **given)


def chats() -> list[Chat]:
    mine = {"from_me": True}
    return [
        talk("a1", "Mariana Alves", at(10, 42), "Pode ser retirada às 15h?", 2),
        talk("a2", "Padaria Bela Vista", at(10, 38), None, 1, kind=Kind.IMAGE),
        talk("a3", "João Pedro", at(10, 31), "Perfeito, obrigado!", status=DeliveryStatus.READ, **mine),
        talk("a4", "Grupo Entregas", at(10, 12), "chego em 10 min", 4, author_name="Rafa", is_group=True),
        talk("a5", None, at(9, 58), "Vocês abrem no feriado?", phone="5511988776655"),
        talk("a6", "Carla Souza", at(9, 40), None, kind=Kind.VOICE, seconds=14),
        talk(
            "a7",
            "Dr. Henrique",
            at(18, 0, 1),
            kind=Kind.DOCUMENT,
            file_name="Orçamento_2041.pdf",
            status=DeliveryStatus.DELIVERED,
            **mine,
        ),
        talk("a8", "Ana Beatriz", at(17, 0, 1), deleted=True, **mine),
        talk("a9", "Loja Centro", at(9, 0, 3), "Pode deixar 👍", status=DeliveryStatus.SENT, **mine),
        talk("b1", "مريم الحسن", at(9, 0, 4), "شكرا جزيلا", draft="Vou ver com o entregador"),
        talk("b2", "Associação de Moradores do Bairro Jardim das Palmeiras", at(9, 0, 9), "Bom dia a todos"),
        talk("b3", "Oficina do Zé", at(9, 0, 12), "Fica pronto hoje", outbox=OutboxState.FAILED, **mine),
        talk("b4", "Lia", at(9, 0, 13), "Já mandei", outbox=OutboxState.WAITING, **mine),
        talk("b5", "Beto", at(9, 0, 14), "Certo?", outbox=OutboxState.UNSETTLED, **mine),
    ]


def line(seq: int, minute: int, text: str | None = None, *, me: bool = False, **more) -> Message:
    given = {"kind": Kind.TEXT, "caption": None, "status": DeliveryStatus.READ if me else None} | more
    return Message(
        seq=seq,
        chat_id="a1",
        instance_id="line",
        message_id=f"m{seq}",
        from_me=me,
        author=None if me else MARIANA,
        text=text,
        at=at(10, minute) + seq,
        received_at=at(10, minute),
        **given,
    )


def messages() -> list[Message]:
    asked = "Algo assim, pra umas 20 pessoas"
    quoted = QuoteLine("m4", 4, False, MARIANA, Kind.IMAGE, asked)
    picture = Media(width=800, height=455, mime="image/jpeg", thumbnail=samples.read("cake-small.jpg"))
    offer = Media(name="Orçamento_2042.pdf", mime="application/pdf", size=86_000, pages=1)
    voice = Media(seconds=14, mime="audio/ogg", waveform=bytes((i * 37) % 100 for i in range(64)))
    return [
        line(1, 21, "Oi! Vi no Instagram que vocês fazem bolo de encomenda 😊"),
        line(2, 21, "Queria um de cenoura com chocolate pra sábado"),
        line(3, 24, "Bom dia, Mariana! Fazemos sim. Para quantas pessoas seria?", me=True),
        line(
            4, 26, kind=Kind.IMAGE, caption=asked, media=picture, reactions=(Reaction("❤️", None, at(10, 27)),)
        ),
        line(5, 29, "Lindo! Esse fica em *R$ 180,00*, com entrega no centro inclusa.", me=True, quote=quoted),
        line(6, 30, me=True, kind=Kind.DOCUMENT, media=offer, status=DeliveryStatus.DELIVERED),
        line(7, 41, kind=Kind.VOICE, media=voice, unread=True),
        line(8, 42, "Pode ser retirada às 15h?", unread=True),
    ]


class World(KnownReads):
    """The conversations of the drawings; only the first one has messages."""

    searches = KeptActions()

    def page_before(self, chat_id: str, before, limit: int) -> list[Message]:
        return [m for m in messages() if chat_id == "a1" and (before is None or m.key < before)][-limit:]

    def page_after(self, chat_id: str, after, limit: int) -> list[Message]:
        return [m for m in messages() if chat_id == "a1" and (after is None or m.key > after)][:limit]

    def first_unread(self, chat_id: str):
        return messages()[6].key if chat_id == "a1" else None


@pytest.fixture
def portuguese(qapp: QApplication) -> Iterator[None]:
    installed = i18n.install(qapp, "pt_BR")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture(params=["light", "dark"])
def show(request, qtbot, icons, portuguese):
    def make(size=(1280, 800), *, known=None, lines=True, settings=None, load=True) -> MainWindow:
        theme, clock = Theme(request.param), SetClock(at(10, 43))
        presence, actions = PresenceTracker(clock), KeptActions()
        shop = Instance(id="line", name="Loja Paulista", phone="551133224455", connected=True)
        reads = World(chats() if known is None else known, [shop] if lines else [])
        pane = ConversationPane(theme, reads, actions, clock, presence, searches=reads.searches)
        window = MainWindow(
            theme, icons, reads, actions, presence, clock, pane, settings or {}, DOOR, searches=reads.searches
        )
        window.keep = (theme, presence)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        if load:
            window.load(reads.chats())
            presence.heard("a1", Presence.COMPOSING)
        return window

    make.mode = request.param
    return make


def picture(widget: QWidget, name: str) -> QImage:
    widget.grab()  # the first paint asks for the thumbnails
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    image = widget.grab().toImage()
    if folder := os.environ.get("MULTICHAT_SCREENS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert image.save(str(Path(folder) / f"{name}.png"))
    return image


def holds(image: QImage, area: QRect, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour
        for x in range(area.left(), area.right(), 2)
        for y in range(area.top(), area.bottom(), 2)
    )


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=["1280", "1920"])
def test_at_work(show, size: tuple[int, int]) -> None:
    window = show(size)
    window.open_chat("a1")
    image = picture(window, f"main-{show.mode}-{size[0]}")
    tokens = window.keep[0].tokens
    assert (image.width(), image.height()) == size
    assert image.pixelColor(5, size[1] // 2) == tokens.rail
    view = window.panel.view
    row = view.visualRect(window.model.index_of("a1"))
    left = view.viewport().mapTo(window, QPoint(11, row.center().y()))
    assert image.pixelColor(left) == tokens.selection
    assert image.pixelColor(408, 400) == tokens.line
    conversation = QRect(window.conversation.mapTo(window, QPoint(0, 0)), window.conversation.size())
    assert holds(image, conversation, tokens.bubble_in)
    assert holds(image, conversation, tokens.bubble_out)


def test_first_run(show) -> None:
    window = show(known=[], lines=False)
    picture(window, f"first-run-{show.mode}")
    assert window.welcome.is_first_run


def test_nothing_open_line_down_and_a_message(show) -> None:
    window = show((1000, 700))
    window.apply(Changes(instances=(Instance(id="line", name="Loja", connected=False),), offline=("line",)))
    window.show_message("Não foi possível guardar a conversa. Tente de novo.")
    picture(window, f"offline-{show.mode}")
    assert window.offline.text.startswith("A linha Loja está desconectada")


def test_nothing_found(show) -> None:
    window = show((1000, 700))
    window.panel.search.field.setText("xyzw")
    picture(window, f"nothing-found-{show.mode}")
    assert window.panel.empty.title == "Nada encontrado"


def test_loading(show) -> None:
    window = show((1000, 700), load=False)
    QTest.qWait(220)
    picture(window, f"loading-{show.mode}")
    assert window.panel.skeleton.isVisible()


def test_narrow(show) -> None:
    window = show((700, 700))
    picture(window, f"narrow-list-{show.mode}")
    window.open_chat("a1")
    picture(window, f"narrow-conversation-{show.mode}")
    assert window.back_button.isVisible()


def test_large_type(show) -> None:
    window = show((1400, 800), settings={memory.ZOOM: "1.5"})
    window.open_chat("a1")
    picture(window, f"large-{show.mode}")
    for chip in window.panel._chips.values():
        assert chip.width() >= chip.sizeHint().width()


def test_shortcuts(show) -> None:
    window = show((900, 700))
    sheet = window.sheets.shortcuts()
    picture(sheet, f"shortcuts-{show.mode}")
    sheet.close()
