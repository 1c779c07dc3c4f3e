"""The contact beside the conversation: what it shows, what can be written, and how it comes and goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from window_parts import NOW, KeptActions, KnownReads, SetClock, chat

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.contact import Contact, Member, Merge
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.domain.message import Message, Person
from multichat_desktop.ui.contact.beside import Beside
from multichat_desktop.ui.contact.fields import NOTES_SETTLE
from multichat_desktop.ui.contact.panel import ContactPanel
from multichat_desktop.ui.contact.rows import PanelLine, Thumb
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.thumbnails import Thumbnails
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.theme import Metrics, Theme

ANA = chat("a", "Ana Beatriz", phone="5511988776655")
GROUP = chat("g", "Entregas", is_group=True)
CONTACT = Contact(
    chat_id="a",
    is_group=False,
    push_name="Ana Beatriz",
    phones=("5511988776655",),
    hidden=("70613300458812@lid",),
    usernames=("ana.b",),
    notes="Paga no dia 5",
)
MEMBERS = (
    Member(Person("p1", "Bia", "5511900008101"), admin=True, chat_id="b"),
    Member(Person("p2", None, "99887766@lid"), admin=False),
    Member(Person("p3", None, "5531900003003"), admin=False),
)


def file(
    seq: int, kind: Kind, name: str | None = None, thumbnail: bytes | None = None, **more: object
) -> Message:
    given = {"text": None, "caption": None, "author": None, "message_id": f"m{seq}", "from_me": False} | more
    media = Media(mime="image/jpeg", name=name, size=84_000, thumbnail=thumbnail)
    at = NOW - 60_000 * (100 - seq)
    return Message(
        seq=seq, chat_id="a", instance_id="line", kind=kind, at=at, received_at=at, media=media, **given
    )


class Reads(KnownReads):
    def __init__(self, *chats: Chat) -> None:
        super().__init__(list(chats), [])
        self.files: dict[str, list[Message]] = {"pictures": [], "documents": []}

    def media_before(
        self, chat_id: str, before: tuple[int, int] | None, limit: int, what: str
    ) -> list[Message]:
        found = [m for m in self.files[what] if m.chat_id == chat_id and (before is None or m.key < before)]
        return sorted(found, key=lambda m: m.key, reverse=True)[:limit]


class People:
    def __init__(self) -> None:
        self.known = {
            "a": CONTACT,
            "g": Contact(chat_id="g", is_group=True, members=MEMBERS, members_at=5),
        }

    def contact(self, chat_id: str) -> Contact | None:
        return self.known.get(chat_id)


class Actions(KeptActions):
    def part(self, gone: str, then: Callable[[], None]) -> None:
        self.asked.append(("part", gone))
        then()


class Rig:
    def __init__(self, qtbot, tmp_path: Path, *, window: bool = False, mode: str = "light") -> None:
        self.theme, self.people, self.actions = Theme(mode), People(), Actions()
        self.reads, self.clock = Reads(ANA, GROUP, chat("b", "Bia")), SetClock()
        self.portraits, self.pictures = Portraits(tmp_path), Thumbnails()
        self.panel = ContactPanel(
            self.theme,
            Icons(),
            self.reads,
            self.people,
            self.actions,
            self.portraits,
            self.pictures,
            self.clock,
        )
        self.said: list[str] = []
        self.panel.said.connect(self.said.append)
        if not window:
            qtbot.addWidget(self.panel)
            self.panel.resize(Metrics.ASIDE, 800)
            self.panel.show()

    def lines(self, part: QWidget) -> list[PanelLine]:
        return [line for line in part.findChildren(PanelLine) if not line.isHidden()]

    def show(self, contact: Contact, **changed: object) -> None:
        self.people.known[contact.chat_id] = contact
        self.panel.apply(Changes(chats=(self.reads.known[contact.chat_id],)))


@pytest.fixture
def rig(qtbot, tmp_path: Path):
    made = Rig(qtbot, tmp_path)
    yield made
    made.pictures.wait()


def test_a_person(rig: Rig) -> None:
    rig.panel.open(ANA)
    assert rig.panel.name.placeholderText() == "Ana Beatriz"
    assert rig.panel.name.text() == ""
    assert [line.text() for line in rig.lines(rig.panel.numbers)] == [
        "+55 11 98877-6655",
        "70613300458812",
        "@ana.b",
    ]
    assert rig.panel.notes.toPlainText() == "Paga no dia 5"
    assert rig.panel.others.isHidden()
    for part in (rig.panel.members, rig.panel.merge, rig.panel.pictures, rig.panel.documents):
        assert part.isHidden(), "what is empty is not there"
    assert rig.actions.asked == []


def test_names_by_their_rank(rig: Rig) -> None:
    rig.panel.open(ANA)
    rig.show(
        Contact(
            chat_id="a", is_group=False, given_name="Ana do bolo", verified_name="Ana Doces", push_name="Ana"
        )
    )
    assert rig.panel.name.text() == "Ana do bolo"
    assert rig.panel.name.placeholderText() == "Ana Doces"
    assert rig.panel.others.text() == "Verified business: Ana Doces\nOn WhatsApp: Ana"
    rig.show(Contact(chat_id="a", is_group=False, verified_name="Ana Doces"))
    assert rig.panel.others.text() == "Verified business"


def test_a_number_is_copied(rig: Rig) -> None:
    rig.panel.open(ANA)
    phone, hidden, user = rig.lines(rig.panel.numbers)
    phone.click()
    assert QGuiApplication.clipboard().text() == "+5511988776655"
    hidden.click()
    assert QGuiApplication.clipboard().text() == "70613300458812"
    user.click()
    assert QGuiApplication.clipboard().text() == "@ana.b"
    assert rig.said[0] == "+55 11 98877-6655 was copied"


def test_the_name_is_kept_with_enter(rig: Rig) -> None:
    rig.panel.open(ANA)
    QTest.keyClicks(rig.panel.name, "  Ana   da esquina ")
    QTest.keyClick(rig.panel.name, Qt.Key.Key_Return)
    assert rig.actions.asked == [("name_person", "a", "Ana da esquina")]
    QTest.keyClick(rig.panel.name, Qt.Key.Key_Return)
    assert len(rig.actions.asked) == 1, "what was not changed is not written again"
    rig.panel.name.selectAll()
    QTest.keyClick(rig.panel.name, Qt.Key.Key_Delete)
    rig.panel.open(GROUP)
    assert rig.actions.asked[1] == ("name_person", "a", ""), "leaving keeps it too"


def test_esc_gives_up_what_was_written_in_the_name(rig: Rig) -> None:
    closed: list[bool] = []
    rig.panel.closed.connect(lambda: closed.append(True))
    rig.panel.open(ANA)
    QTest.keyClicks(rig.panel.name, "X")
    QTest.keyClick(rig.panel.name, Qt.Key.Key_Escape)
    assert rig.panel.name.text() == ""
    assert not closed
    QTest.keyClick(rig.panel.name, Qt.Key.Key_Escape)
    assert closed
    rig.panel.flush()
    assert rig.actions.asked == []


def test_a_notice_does_not_overwrite_what_is_being_written(rig: Rig) -> None:
    rig.panel.open(ANA)
    QTest.keyClicks(rig.panel.name, "Ani")
    rig.panel.notes.setPlainText("Paga no dia 5, em dinheiro")
    rig.show(Contact(chat_id="a", is_group=False, given_name="Outra", notes="De outro lugar"))
    assert rig.panel.name.text() == "Ani"
    assert rig.panel.notes.toPlainText() == "Paga no dia 5, em dinheiro"


def test_notes_keep_themselves(rig: Rig, qtbot) -> None:
    rig.panel.open(ANA)
    rig.panel.notes.setPlainText("Paga")
    rig.panel.notes.setPlainText("Paga no dia 10")
    assert rig.actions.asked == []
    qtbot.waitUntil(lambda: bool(rig.actions.asked), timeout=20 * NOTES_SETTLE)
    assert rig.actions.asked == [("write_notes", "a", "Paga no dia 10")]


def test_notes_are_kept_at_once_when_something_else_is_opened(rig: Rig) -> None:
    rig.panel.open(ANA)
    rig.panel.notes.setPlainText("Sem lactose")
    rig.panel.open(GROUP)
    assert ("write_notes", "a", "Sem lactose") in rig.actions.asked
    assert rig.panel.notes.toPlainText() == ""
    assert not [asked for asked in rig.actions.asked if asked[:2] == ("write_notes", "g")]


def test_a_group_and_its_members(rig: Rig) -> None:
    wanted: list[str] = []
    rig.panel.chat_wanted.connect(wanted.append)
    rig.panel.open(GROUP)
    assert rig.actions.asked == [("look_at_group", "g")]
    assert not rig.panel.subject.isHidden()
    assert rig.panel.name.isHidden()
    bia, hidden, stranger = rig.lines(rig.panel.members)
    assert bia.accessibleName() == "Bia, +55 11 90000-8101, Admin"
    assert hidden.accessibleName() == "Hidden number, 99887766"
    assert stranger.text() == "+55 31 90000-3003"
    assert not stranger.isEnabled(), "there is no conversation with them"
    bia.click()
    assert wanted == ["b"]


def test_a_merge_is_undone_at_the_second_word(rig: Rig) -> None:
    rig.people.known["a"] = Contact(
        chat_id="a", is_group=False, merge=Merge("p9", 5, ("70613300458812@lid",))
    )
    rig.panel.open(ANA)

    def buttons() -> list[QWidget]:
        found = rig.panel.merge.findChildren(QWidget)
        return [b for b in found if hasattr(b, "click") and not b.isHidden() and b.isVisibleTo(rig.panel)]

    (ask,) = buttons()
    ask.click()
    yes, no = buttons()
    assert no.hasFocus() or not rig.panel.isActiveWindow()
    no.click()
    assert rig.actions.asked == []
    (ask,) = buttons()
    ask.click()
    yes, _ = buttons()
    yes.click()
    assert rig.actions.asked == [("part", "p9")]
    assert rig.said == ["They are two contacts again"]
    assert rig.panel.merge.isHidden()


def test_files_by_pages(rig: Rig) -> None:
    opened: list[int] = []
    rig.panel.media_opened.connect(opened.append)
    rig.reads.files["pictures"] = [
        file(n, Kind.VIDEO if n == 3 else Kind.IMAGE, caption="bolo") for n in range(1, 21)
    ]
    rig.reads.files["documents"] = [file(30, Kind.DOCUMENT, "Orçamento.pdf"), file(31, Kind.DOCUMENT)]
    rig.panel.open(ANA)
    rig.panel.grab()
    thumbs = rig.panel.pictures.findChildren(Thumb)
    assert len(thumbs) == 12
    rig.panel.pictures.more.click()
    thumbs = rig.panel.pictures.findChildren(Thumb)
    assert len(thumbs) == 20
    assert rig.panel.pictures.more.isHidden()
    thumbs[0].click()
    assert thumbs[17].accessibleName().startswith("Video, bolo")
    untitled, named = rig.lines(rig.panel.documents)
    named.click()
    assert opened == [20, 30]
    assert (named.text(), untitled.text()) == ("Orçamento.pdf", "Document")
    rig.reads.files["pictures"].append(file(40, Kind.IMAGE))
    rig.panel.apply(Changes(messages=(rig.reads.files["pictures"][-1],)))
    assert len([t for t in rig.panel.pictures.findChildren(Thumb) if t.isVisibleTo(rig.panel)]) == 12


def test_it_follows_a_conversation_that_became_part_of_another(rig: Rig) -> None:
    rig.panel.open(ANA)
    other = chat("n", "Ana nova")
    rig.reads.known["n"] = other
    rig.people.known["n"] = Contact(chat_id="n", is_group=False, push_name="Ana nova")
    rig.panel.apply(Changes(chats=(other,), gone=(("a", "n"),)))
    assert rig.panel.chat == other
    assert rig.panel.name.placeholderText() == "Ana nova"


# ---- in the window


@pytest.fixture
def window(qtbot, tmp_path: Path):
    rig = Rig(qtbot, tmp_path, window=True)
    tracker = PresenceTracker(rig.clock)
    pane = ConversationPane(rig.theme, rig.reads, rig.actions, rig.clock, tracker, searches=KeptActions())
    made = MainWindow(
        rig.theme,
        Icons(),
        rig.reads,
        rig.actions,
        tracker,
        rig.clock,
        pane,
        {},
        "x",
        searches=KeptActions(),
    )
    made.contact = Beside(made, rig.theme, Icons(), lambda: rig.panel, rig.portraits)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.load(rig.reads.chats())
    yield made
    rig.pictures.wait()


def test_it_comes_and_goes_by_keyboard(window: MainWindow) -> None:
    window.commands.run("contact")
    assert not window.contact.is_open, "no conversation is open"
    window.open_chat("a")
    window.commands.run("contact")
    assert window.contact.is_open
    assert window.contact.panel.width() == Metrics.ASIDE
    assert window.escape()
    assert not window.contact.is_open
    window.commands.run("contact")
    window.commands.run("contact")
    assert not window.contact.is_open


def test_it_comes_by_a_click_on_the_name_and_follows(window: MainWindow) -> None:
    window.open_chat("a")
    header = window.conversation.header
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=header.rect().center())
    assert not window.contact.is_open, "beside the name is not the name"
    place = header.rect().center()
    place.setX(80)
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=place)
    assert window.contact.is_open
    window.open_chat("g")
    assert window.contact.panel.chat == GROUP


def test_in_a_narrow_window_it_takes_the_conversations_place(window: MainWindow, qtbot) -> None:
    window.resize(620, 700)
    window.open_chat("a")
    window.contact.button.click()
    assert window.contact.panel.isVisible()
    assert not window.conversation.isVisible()
    qtbot.waitUntil(lambda: window.contact.panel.width() == window.workspace.width())
    window.contact.panel.close_button.click()
    assert window.conversation.isVisible()
    window.contact.toggle()
    window.open_chat("g")
    assert window.conversation.isVisible()
    assert not window.contact.is_open


def test_in_a_middling_window_the_list_stays(window: MainWindow) -> None:
    window.resize(900, 700)
    window.open_chat("a")
    window.contact.toggle()
    assert window.panel.isVisible()
    assert not window.conversation.isVisible()
    window.resize(1280, 700)
    assert window.conversation.isVisible()
    assert window.contact.is_open


def test_what_is_being_written_is_kept_when_the_window_closes(window: MainWindow) -> None:
    window.open_chat("a")
    window.contact.toggle()
    window.contact.panel.notes.setPlainText("até amanhã")
    window.flush()
    assert ("write_notes", "a", "até amanhã") in window._actions.asked


def test_a_conversation_that_was_parted_is_read_anew(window: MainWindow) -> None:
    known = [file(1, Kind.DOCUMENT, "a.pdf")]
    window._reads.page_before = lambda *_: list(known)
    window.open_chat("a")
    assert window.conversation.model.rowCount() == 1
    known.clear()
    window.apply(Changes(reread=("b",)))
    assert window.conversation.model.rowCount() == 1
    window.apply(Changes(reread=("a",)))
    assert window.conversation.model.rowCount() == 0


def test_profile_pictures_stand_in_list_header_and_panel(window: MainWindow, tmp_path: Path, qtbot) -> None:
    red = QImage(40, 40, QImage.Format.Format_RGB32)
    red.fill(QColor("#ff0000"))
    (tmp_path / "pictures").mkdir()
    assert red.save(str(tmp_path / "pictures" / "a.png"))
    pictured = replace(ANA, portrait="pictures/a.png")
    window._reads.known["a"] = pictured
    window.apply(Changes(chats=(pictured,)))
    window.open_chat("a")
    window.contact.toggle()

    def reds(widget: QWidget) -> int:
        image = widget.grab().toImage()
        wide, high = image.width(), image.height()
        return sum(
            image.pixelColor(x, y) == QColor("#ff0000") for x in range(0, wide, 4) for y in range(0, high, 4)
        )

    places = (window.panel.view, window.conversation.header, window.contact.panel.avatar)
    qtbot.waitUntil(lambda: all(reds(place) > 20 for place in places))


def test_a_picture_that_is_none_leaves_the_initials(qtbot, tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(b"\xff\xd8\xff no picture")
    portraits = Portraits(tmp_path)
    assert portraits.of(None, 40, 1.0) is None
    with qtbot.waitSignal(portraits.ready):
        assert portraits.of("x.jpg", 40, 1.0) is None
    assert portraits.of("x.jpg", 40, 1.0) is None
    portraits.wait()
