"""The smaller things: sheets, tips, menus by keyboard, what is drawn in the composer's bar, gliding over the edge."""

import pytest
from fakes_conversation import (
    MARIANA,
    EndlessReads,
    FakeActions,
    FakeClock,
    FakeReads,
    jpeg,
    make_chat,
    message,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from multichat_desktop.domain.content import ChoiceCard, Contact, ContactsCard, Kind, LinkCard, Media
from multichat_desktop.domain.message import Person, QuoteLine, Reaction
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.pointer import real_address
from multichat_desktop.ui.conversation.popover import LinkPopover, StatusPopover
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What

ANA = Person("p2", "Ana", "5511911112222")
HIDDEN = Person("p4", None, "180034417729005@lid")


def rich():
    quote = QuoteLine("M1", 1, False, ANA, Kind.TEXT, "um")
    lost = QuoteLine("M0", None, True, None, None, None)
    return [
        message(
            1, text="> citado\n- *um*\n- _dois_\n`três` ~quatro~ @5511911112222 www.a.com", mentions=(ANA,)
        ),
        message(2, me=True, quote=quote, status=DeliveryStatus.DELIVERED),
        message(3, quote=lost, author=HIDDEN, edited=True),
        message(4, text="👍", author=ANA, reactions=(Reaction("😂", None, 0),)),
        message(5, kind=Kind.STICKER, text=None, media=Media(thumbnail=jpeg(50, 50))),
        message(6, kind=Kind.VIDEO, text=None, media=Media(round=True, seconds=3, thumbnail=jpeg(50, 50))),
        message(7, kind=Kind.CHOICE, text="x", card=ChoiceCard(chosen="x", description="mais")),
        message(
            8, kind=Kind.CHOICE, text="x", card=ChoiceCard(tuple("abcdefghijklmnopqrstuvwxyz"), footer="pé")
        ),
        message(9, kind=Kind.CONTACT, text=None, card=ContactsCard(tuple(Contact(str(i)) for i in range(9)))),
        message(10, text="y", card=LinkCard("javascript:alert(1)", "Título")),
        message(11, kind=Kind.SYSTEM, text="um aviso " * 40),
        message(12, me=True, text="longe", outbox=OutboxState.UNSETTLED),
        message(13, me=True, kind=Kind.IMAGE, text=None, view_once=True, media=Media(thumbnail=jpeg())),
    ]


@pytest.fixture
def pane(qtbot, theme):
    reads = FakeReads(rich(), chats=[make_chat(is_group=True)])
    made = ConversationPane(
        theme, reads, FakeActions(), FakeClock(), PresenceTracker(FakeClock()), searches=FakeActions()
    )
    made.view.animated = False
    qtbot.addWidget(made)
    made.resize(900, 2400)
    made.show()
    made.open(reads.chat("c1"))
    return made


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_all_is_drawn_in_both_themes(pane, theme, mode):
    theme.set_mode(mode)
    image = pane.grab().toImage()
    assert not image.isNull()
    theme.set_mode("light")


def test_a_card_whose_address_is_no_link_leads_nowhere(pane):
    row = pane.view.strip.row(9)
    card = next(p.block for p in row.bubble._pieces if type(p.block).__name__ == "LinkBlock")
    assert card.hit(5, 5) is NOTHING
    pane.view.linkActivated.emit("javascript:alert(1)")
    assert pane.findChild(LinkPopover) is None


def test_a_quote_whose_original_is_not_there_leads_nowhere(pane):
    row = pane.view.strip.row(2)
    quote = next(p for p in row.bubble._pieces if type(p.block).__name__ == "QuoteBlock")
    assert quote.block.hit(5, 5) is NOTHING


def test_view_once_shows_no_picture(pane):
    assert "once" in pane.view.strip.row(12).bubble._pieces[0].block._title_text


def test_more_contacts_and_options_than_drawn_are_counted(pane):
    drawn = [type(p.block).__name__ for p in pane.view.strip.row(8).bubble._pieces]
    assert drawn.count("CardBlock") == 5
    assert drawn[-1] == "NoteBlock"
    options = pane.view.strip.row(7).bubble._pieces[-1].block
    assert options._rest == 6


def test_the_answer_bar_and_its_cross(pane, qtbot):
    pane.composer.reply_to(pane.model.message(1))
    assert not pane.grab().isNull()
    qtbot.mouseClick(pane.composer.reply_bar._close, Qt.MouseButton.LeftButton)
    assert pane.composer.answered is None
    pane.composer.reply_to(pane.model.message(1))
    assert pane.close_innermost()
    assert not pane.close_innermost()


def test_a_sheet_closes_with_escape_a_click_beside_it_or_another_size(pane, qtbot):
    def sheet():
        made = LinkPopover("https://a.com/" + "x" * 300, pane._theme, pane)
        made.show_at(pane.mapToGlobal(QPoint(5, 5)))
        assert pane.rect().contains(made.sheet.geometry())
        return made

    one = sheet()
    assert not pane.grab().isNull()
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert not one.isVisible()
    other = sheet()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.sheet.geometry().center())
    assert other.isVisible()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(890, 2390))
    assert not other.isVisible()
    third = sheet()
    pane.resize(800, 2000)
    assert not third.isVisible()


def test_enter_opens_and_copy_copies(pane, qtbot):
    opened = []
    sheet = LinkPopover("https://a.com/ç", pane._theme, pane)
    sheet.confirmed.connect(opened.append)
    sheet.show_at(QPoint(300, 300))
    sheet.open_button.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert opened == [real_address("https://a.com/ç")] or QApplication.focusWidget() is not sheet.open_button
    again = LinkPopover("https://a.com/ç", pane._theme, pane)
    again._copy()
    assert QGuiApplication.clipboard().text() == "https://a.com/%C3%A7"


def test_the_history_of_what_has_none_says_how_it_stands(pane):
    sheet = StatusPopover(message(1, me=True, outbox=OutboxState.FAILED, error="plan"), 0, pane._theme, pane)
    assert sheet.steps.rowCount() == 2


def test_a_link_shows_its_address_in_a_tip(pane, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda *args: said.append(args[1]))
    monkeypatch.setattr(
        pane.view, "hit", lambda _: (Hit(What.LINK, "https://exаmple.com"), pane.model.message(0))
    )
    help_event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(pane.view.viewport(), help_event)
    assert said == ["https://xn--exmple-4nf.com"]
    menu = pane.pointer.menu_for(Hit(What.LINK, "https://a.com"), pane.model.message(0))
    next(a for a in menu.actions() if a.text() == "Copy address").trigger()
    assert QGuiApplication.clipboard().text() == "https://a.com"


def test_the_menu_comes_by_mouse_and_by_keyboard(pane, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append([a.text() for a in menu.actions()]))
    at = QPoint(100, round(pane.view.strip.visible[-1][1]))
    for target, reason in (
        (pane.view.viewport(), QContextMenuEvent.Reason.Mouse),
        (pane.view, QContextMenuEvent.Reason.Keyboard),
    ):
        QApplication.sendEvent(target, QContextMenuEvent(reason, at, pane.view.viewport().mapToGlobal(at)))
    assert all("Reply\tCtrl+R" in texts for texts in shown)
    assert len(shown) == 2


def test_leaving_forgets_what_was_under_the_pointer(pane):
    pane.view.hover = Hit(What.LINK, "x")
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))
    assert pane.view.hover is NOTHING


def test_pasting_over_the_messages_goes_to_the_composer(pane, qtbot):
    QGuiApplication.clipboard().setText("colado")
    qtbot.keyClick(pane.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pane.composer.text() == "colado"


def test_dragging_over_the_edge_scrolls_and_selects(qtbot, theme):
    reads = EndlessReads(300)
    made = ConversationPane(
        theme, reads, FakeActions(), FakeClock(), PresenceTracker(FakeClock()), searches=FakeActions()
    )
    made.view.animated = False
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.open(reads.chat("c1"))
    view = made.view
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    qtbot.mouseMove(view.viewport(), QPoint(100, 100))
    qtbot.mouseMove(view.viewport(), QPoint(100, -60))
    qtbot.waitUntil(lambda: not view.end_visible)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, -60))
    assert len(view.selected_text().splitlines()) > 3
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.selection


def test_ids_of_people_without_a_name(pane):
    assert MARIANA.is_phone
    assert pane.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Hidden number: ")
    assert pane.view.hit(QPointF(-5, -5))[0] is NOTHING
