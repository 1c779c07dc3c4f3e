"""Pictures of everything that is sent besides words; kept as `test_window_screens` does."""

import msgspec
import pytest
from attach_rig import TestMicrophone, read
from media_files import save_picture
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from test_window_screens import DOOR, World, at, chats, line, messages, picture
from window_parts import KeptActions, SetClock

from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.content import Kind, Media, MediaState, PixCard
from multichat_desktop.domain.message import CHECKING, UNCONFIRMED, Amending, Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services.charges import qr_png
from multichat_desktop.ui import i18n
from multichat_desktop.ui.conversation.outgoing_deeds import DeletePopover
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.theme import Theme

pytestmark = pytest.mark.screens

CODE = "00020126360014br.gov.bcb.pix0114123456780001955204000053039865406180.005802BR5911Bolos da Lu6009Sao Paulo62070503***6304ABCD"
PIX = (
    '{"key":"11.222.333/0001-81","key_type":"CNPJ","merchant":"Bolos da Lu","city":"São Paulo","form":"code"}'
)
PLACES = (
    '[{"latitude":-23.561414,"longitude":-46.655881,"name":"Nossa loja","address":"Av. Paulista, 1578"},'
    '{"latitude":-23.55,"longitude":-46.63,"name":"Retirada no centro"}]'
)


@pytest.fixture
def in_portuguese(qapp: QApplication):
    installed = i18n.install(qapp, "pt_BR")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture(params=["light", "dark"])
def make(request, qtbot, icons: Icons, in_portuguese):
    def made(rows=None) -> MainWindow:
        theme, clock = Theme(request.param), SetClock(at(10, 43))
        presence, actions = PresenceTracker(clock), KeptActions()
        shop = Instance(id="line", name="Loja Paulista", phone="551133224455", connected=True)
        reads = World(chats(), [shop])
        if rows is not None:
            reads.page_before = lambda chat_id, before, limit: [] if before else list(rows)
            reads.page_after = lambda *_: []
            reads.first_unread = lambda _: None
        microphone = TestMicrophone()
        pane = ConversationPane(
            theme,
            reads,
            actions,
            clock,
            presence,
            searches=reads.searches,
            known={"attach.pix": PIX, "attach.places": PLACES},
            microphone=microphone,
        )
        window = MainWindow(
            theme, icons, reads, actions, presence, clock, pane, {}, DOOR, searches=reads.searches
        )
        window.keep, window.mode, window.microphone = (theme, presence), request.param, microphone
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.load(reads.chats())
        window.activateWindow()
        window.open_chat("a1")
        return window

    return made


def test_picture_of_the_paper_clips_menu(make) -> None:
    window = make()
    window.conversation.attaching.show_menu()
    menu = QApplication.activePopupWidget()
    picture(window, f"composer-{window.mode}")
    picture(menu, f"attach-menu-{window.mode}")
    menu.close()


def test_picture_of_files_about_to_go(make, qtbot, tmp_path) -> None:
    window = make()
    (tmp_path / "Orçamento_2042.pdf").write_bytes(b"%PDF-1.4" + b"x" * 86_000)
    (tmp_path / "vazio.txt").write_bytes(b"")
    files = [save_picture(tmp_path / f"bolo {i}.jpg", 1200, 800, 20 + 60 * i) for i in range(3)]
    attaching = window.conversation.attaching
    attaching.add([*files, tmp_path / "Orçamento_2042.pdf"])
    read(qtbot.waitUntil, attaching.sheet)
    attaching.sheet.caption.insertPlainText("Este é o de cenoura com chocolate 🎂")
    picture(window, f"preview-{window.mode}")
    attaching.sheet.go(3)
    picture(window, f"preview-document-{window.mode}")
    attaching.add([tmp_path / "vazio.txt"])
    read(qtbot.waitUntil, attaching.sheet)
    attaching.sheet.submit()
    assert attaching.sheet.current == 4
    picture(window, f"preview-trouble-{window.mode}")


def test_picture_of_files_carried_over_the_window(make, tmp_path) -> None:
    window = make()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(save_picture(tmp_path / "bolo.jpg")))])
    pane = window.conversation
    event = QDragEnterEvent(
        QPointF(300, 300).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane, event)
    assert event.isAccepted()
    picture(window, f"drop-{window.mode}")


def test_picture_of_a_voice_note(make, qtbot) -> None:
    window = make()
    bar = window.conversation.attaching.voice.bar
    window.conversation.attaching.record()
    for _ in range(20):
        window.microphone.speak(0.3)
        bar.recorder._on_tick()
    picture(window, f"recording-{window.mode}")
    bar.listen()
    qtbot.waitUntil(lambda: bar._note is not None)
    picture(window, f"listening-{window.mode}")
    bar.drop()


def test_picture_of_the_dialogs(make) -> None:
    window = make()
    attaching = window.conversation.attaching
    attaching.send_pix()
    dialog = QApplication.activeModalWidget()
    dialog.amount.setText("180,00")
    dialog.txid.setText("PEDIDO2042")
    dialog._preview()
    picture(dialog, f"pix-{window.mode}")
    dialog.key.setText("529.982.247-26")
    dialog._preview()
    picture(dialog, f"pix-wrong-{window.mode}")
    dialog.reject()
    window.sheets.contact()
    dialog = QApplication.activeModalWidget()
    dialog.choice.toggle(0)
    picture(dialog, f"contact-{window.mode}")
    dialog.reject()
    attaching.send_place()
    dialog = QApplication.activeModalWidget()
    dialog.recent[0].click()
    picture(dialog, f"place-{window.mode}")
    dialog.reject()


def test_picture_of_sending_later(make) -> None:
    window = make()
    window.conversation.composer.type("Bom dia! Seu bolo sai hoje às 15h.")
    window.conversation.attaching.ask_when()
    menu = QApplication.activePopupWidget()
    picture(menu, f"later-menu-{window.mode}")
    menu.actions()[-1].trigger()
    menu.close()
    picture(QApplication.activeModalWidget(), f"later-dialog-{window.mode}")
    QApplication.activeModalWidget().reject()


def own(seq: int, minute: int, text: str | None = None, **more) -> Message:
    unsent = more.get("outbox") not in (None, OutboxState.TAKEN)
    made = line(seq, minute, text, me=True, **{"status": DeliveryStatus.PENDING, **more})
    return msgspec.structs.replace(made, message_id=None) if unsent else made


def test_picture_of_the_truth(make) -> None:
    later = at(18, 0)
    image = Media(
        width=900, height=600, mime="image/jpeg", size=1_900_000, state=MediaState.READY, path="x.jpg"
    )
    document = Media(
        name="Tabela de preços.pdf",
        mime="application/pdf",
        size=2_400_000,
        state=MediaState.READY,
        path="x.pdf",
    )
    rows = [
        own(1, 30, "Oi, Mariana! Já te mando o valor.", outbox=OutboxState.TAKEN, error=UNCONFIRMED),
        own(2, 31, "Fica R$ 180,00", outbox=OutboxState.UNSETTLED, error="no-answer"),
        own(3, 31, "com a entrega", outbox=OutboxState.WAITING),
        own(4, 32, "Sabor cenoura, certo?", outbox=OutboxState.UNSETTLED, error=CHECKING),
        own(5, 33, "Quer vela?", outbox=OutboxState.FAILED, error="new-contacts-limit"),
        own(6, 34, kind=Kind.DOCUMENT, media=document, outbox=OutboxState.SENDING),
        own(7, 35, "Bom dia! Sai hoje às 15h.", outbox=OutboxState.LATER, send_at=later),
        own(8, 36, "Já abrimos 😊", outbox=OutboxState.ASKING, send_at=at(9, 0)),
        own(
            9,
            37,
            "Pode ser as 16h",
            status=DeliveryStatus.READ,
            amending=Amending("às 16h", at(10, 40), waiting=True),
        ),
        own(
            10,
            38,
            "Ate ja",
            status=DeliveryStatus.READ,
            amending=Amending("Até já", at(10, 40), waiting=False, error="plan"),
        ),
    ]
    window = make(rows)
    from multichat_desktop.domain.changes import Progress

    window.conversation.view.live.progress[6] = Progress(6, 900_000, 2_400_000)
    picture(window, f"truth-{window.mode}")
    qr = Media(
        width=450,
        height=450,
        mime="image/png",
        size=900,
        state=MediaState.READY,
        path="qr.png",
        thumbnail=qr_png(CODE),
    )
    charge = PixCard("12345678000195", "CNPJ", "Bolos da Lu", 18000, "PEDIDO2042", CODE)
    more = [
        *messages()[:2],
        own(3, 30, CODE, card=charge, status=DeliveryStatus.DELIVERED),
        own(
            4,
            31,
            card=PixCard("+5511988776655", "PHONE", "Bolos da Lu"),
            kind=Kind.CHOICE,
            status=DeliveryStatus.READ,
        ),
        own(5, 32, CODE, card=charge, status=DeliveryStatus.READ, paid=True),
        own(
            7,
            33,
            kind=Kind.IMAGE,
            media=qr,
            caption="PIX: R$ 180,00 para Bolos da Lu",
            card=charge,
            status=DeliveryStatus.READ,
        ),
        own(6, 34, kind=Kind.IMAGE, media=image, outbox=OutboxState.SENDING),
    ]
    other = make([msgspec.structs.replace(m, chat_id="a1") for m in more])
    other.conversation.view.live.progress[6] = Progress(6, 900_000, 1_900_000)
    picture(other, f"pix-bubbles-{other.mode}")
    sheet = DeletePopover(other.keep[0], other.conversation)
    sheet.show_at(other.conversation.mapToGlobal(QPointF(500, 500).toPoint()))
    picture(other, f"delete-all-{other.mode}")
