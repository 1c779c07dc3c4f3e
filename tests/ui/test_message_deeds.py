"""What can be done with a message: by the menu, by the arrow beside it, by keys and by clicks on its parts."""

import json

import pytest
from fakes_conversation import DAY, MARIANA, NOON, FakeActions, FakeClock, FakeReads, make_chat, message
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip

from multichat_desktop.domain.content import Contact, ContactsCard, Kind, LocationCard, PollCard, UnknownCard
from multichat_desktop.domain.message import Edition, QuoteLine, Reacting, Reaction, Vote
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.ui.choice import MOST
from multichat_desktop.ui.conversation.cursor import chevron, primary
from multichat_desktop.ui.conversation.menu import USUAL, MessageMenu
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.popover import LinkPopover
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.rawcontent import MASK, RawDialog, readable
from multichat_desktop.ui.conversation.sheets import (
    DetailsPopover,
    EditionsPopover,
    ReactionsPopover,
    VotesPopover,
)
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.emoji_picker.picker import EmojiPopover
from multichat_desktop.ui.forward import ForwardDialog

POLL = PollCard(options=("Sim", "Não"), selectable=1)
RAW = json.dumps({"messageId": "M1", "msgContent": {"x": {"mediaKey": "abc", "t": "y" * 500}}}).encode()


class Details:
    def editions(self, seq):
        return [Edition("um", NOON), Edition("dois", NOON + 1000)]

    def raw_body(self, seq):
        return RAW


class Searches:
    def find(self, asker, question, answered):
        pass

    def forget(self, asker):
        pass


@pytest.fixture
def rows():
    return [
        message(1, edited=True),
        message(2, me=True, reactions=(Reaction("👍", MARIANA, NOON), Reaction("❤️", None, NOON))),
        message(
            3,
            kind=Kind.POLL,
            text="Quem vem?",
            card=POLL,
            votes=(Vote(MARIANA, (0,), NOON), Vote(None, None, NOON)),
        ),
        message(4, kind=Kind.UNKNOWN, text=None, card=UnknownCard("x")),
        message(5, kind=Kind.UNAVAILABLE, text=None),
        message(
            6,
            kind=Kind.CONTACT,
            text=None,
            card=ContactsCard((Contact("Sônia", ("5511900007007",)), Contact("Zé"))),
        ),
        message(
            7, kind=Kind.LOCATION, text=None, card=LocationCard(latitude=-23.5, longitude=-46.6, name="Loja")
        ),
        message(8, text="sim", quote=QuoteLine("M1", 1, False, MARIANA, Kind.TEXT, "oi")),
        message(9, reacting=Reacting("😂", NOON, waiting=False, error="plan")),
        message(10, me=True, outbox=OutboxState.WAITING, message_id=None),
    ]


@pytest.fixture
def actions():
    return FakeActions()


@pytest.fixture
def pane(qtbot, theme, rows, actions):
    reads = FakeReads(rows)
    reads.details = Details()
    clock = FakeClock(NOON + DAY)
    made = ConversationPane(theme, reads, actions, clock, PresenceTracker(clock), searches=Searches())
    qtbot.addWidget(made)
    made.resize(900, 1900)
    made.view.animated = False
    made.show()
    made.open(reads.chat("c1"))
    return made


def ask(pane, what, seq, value=""):
    pane.view.asked.emit(
        Hit(what, value), pane.model.message(seq - 1), QPointF(pane.mapToGlobal(QPoint(300, 300)))
    )


def entry(menu, words):
    return next(a for a in menu.actions() if a.text().partition("\t")[0] == words)


def offers(menu):
    return [said for a in menu.actions() if (said := a.text().partition("\t")[0])]


@pytest.mark.parametrize(
    "seq, there, missing",
    [
        (1, {"Reply", "Forward…", "Star", "Earlier texts", "Details", "Delete for me"}, {"Who voted"}),
        (3, {"Who voted", "Reply"}, {"Forward…", "Earlier texts"}),
        (5, {"Ask to send it again"}, {"Copy text"}),
        (9, {"Try again", "Leave it"}, set()),
        (10, {"Details"}, {"Reply", "Delete for me"}),
    ],
)
def test_the_menu_offers_what_can_be_done(pane, seq, there, missing):
    menu = pane.pointer.menu_for(NOTHING, pane.model.message(seq - 1))
    assert there <= set(offers(menu))
    assert not missing & set(offers(menu))


def test_reacting_from_the_menu(pane, actions, qtbot):
    menu = MessageMenu(pane.view, NOTHING, pane.model.message(0), QPointF())
    assert tuple(b.text() for b in menu.reactions.buttons[:-1]) == USUAL
    menu.reactions.buttons[0].setFocus()
    menu.reactions.buttons[1].click()
    assert actions.named("react") == [(1, "❤️")]
    own = MessageMenu(pane.view, NOTHING, pane.model.message(1), QPointF())
    chosen = next(b for b in own.reactions.buttons if b.isChecked())
    assert chosen.text() == "❤️"
    chosen.click()
    assert actions.named("react")[-1] == (2, ""), "the one that stands is taken back"
    own = MessageMenu(pane.view, NOTHING, pane.model.message(1), QPointF())
    own.reactions.buttons[-1].click()
    picker = pane.findChild(EmojiPopover)
    picker.chosen.emit("🎉")
    assert actions.named("react")[-1] == (2, "🎉")


def test_the_row_of_emoji_is_walked_by_keys(pane, qtbot, actions):
    menu = MessageMenu(pane.view, NOTHING, pane.model.message(0), QPointF())
    menu.popup(pane.mapToGlobal(QPoint(100, 100)))
    first, second = menu.reactions.buttons[:2]
    first.setFocus()
    qtbot.keyClick(menu.reactions, Qt.Key.Key_Right)
    if second.hasFocus():
        qtbot.keyClick(menu.reactions, Qt.Key.Key_Return)
        assert actions.named("react") == [(1, second.text())]
    menu.close()


def test_star_reply_and_delete_from_the_menu(pane, actions, qtbot):
    menu = pane.pointer.menu_for(NOTHING, pane.model.message(0))
    entry(menu, "Star").trigger()
    assert actions.named("star") == [(1, True)]
    with qtbot.waitSignal(pane.view.replyRequested):
        entry(menu, "Reply").trigger()
    with qtbot.waitSignal(pane.undo_offered) as offered:
        entry(menu, "Delete for me").trigger()
    assert actions.named("hide") == [(1,)]
    offered.args[1]()
    assert actions.named("unhide") == [(1,)]
    offered.args[1]()
    assert actions.named("unhide") == [(1,)], "once"


def test_what_goes_out_cannot_be_deleted_unseen(pane, actions):
    ask(pane, What.HIDE, 10)
    assert actions.named("hide") == []


def test_the_arrow_beside_a_bubble_opens_the_menu(pane, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append(offers(menu)))
    view = pane.view
    for row in (0, 1):
        top = next(t for i, t in view.strip.visible if i == row)
        at = chevron(view.strip.row(row)).translated(0, top).center().toPoint()
        qtbot.mouseMove(view.viewport(), at)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(shown) == 2
    assert all("Reply" in one for one in shown)
    assert not view.grab().isNull()


def test_walking_with_the_keyboard(pane, qtbot, actions, monkeypatch):
    view = pane.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.cursor_row.current == 10, "begins at the newest"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.cursor_row.current == 9
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.cursor_row.current == 10
    qtbot.keyClick(view, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.replyRequested) as reply:
        qtbot.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert reply.args[0].seq == 9
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert actions.named("hide") == [(9,)]
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert actions.named("unhide") == [(9,)]
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append(offers(menu)))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(view, event)
    assert "Leave it" in shown[0], "the menu is about the message where the keyboard stands"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.cursor_row.current is None


@pytest.mark.parametrize(
    "seq, what",
    [
        (3, What.VOTES),
        (4, What.RAW),
        (5, What.ASK_AGAIN),
        (6, What.CHAT_WITH),
        (7, What.LINK),
        (8, What.QUOTE),
        (1, What.NOTHING),
    ],
)
def test_what_enter_does(rows, seq, what):
    assert primary(rows[seq - 1]).what is what


def test_enter_opens_the_map_after_its_address_was_shown(pane, qtbot):
    pane.view.setFocus()
    pane.view.cursor_row.current = 7
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert "openstreetmap.org" in pane.findChild(LinkPopover).address


def test_enter_on_an_answer_goes_to_what_it_answers_and_points_it_out_once(pane, qtbot):
    pane.view.setFocus()
    pane.view.cursor_row.current = 8
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert pane.view._flashed == 1
    qtbot.waitUntil(lambda: pane.view._flashed is None, timeout=3000)


def test_earlier_texts_votes_reactions_and_details(pane, actions):
    ask(pane, What.EDITED, 1)
    said = " ".join(label.text() for label in pane.findChild(EditionsPopover).findChildren(QLabel))
    assert "um" in said
    assert "dois" in said
    ask(pane, What.VOTES, 3)
    said = " ".join(label.text() for label in pane.findChild(VotesPopover).findChildren(QLabel))
    assert "Sim" in said
    assert "Mariana Alves" in said
    assert "phone" in said, "a vote that cannot be read says where to look"
    ask(pane, What.REACTIONS, 2)
    sheet = pane.findChild(ReactionsPopover)
    assert sheet.accessibleName() == "👍 Mariana Alves, ❤️ You"
    sheet.focusProxy().click()
    assert actions.named("react") == [(2, "")]
    ask(pane, What.DETAILS, 1)
    assert ("Message id", "M1") in pane.findChild(DetailsPopover).facts
    assert not pane.grab().isNull()


def test_raw_content_hides_keys(pane):
    ask(pane, What.RAW, 4)
    dialog = pane.findChild(RawDialog)
    said = dialog.text.toPlainText()
    assert '"messageId": "M1"' in said
    assert MASK in said
    assert "abc" not in said
    assert "… (500)" in said
    dialog.reject()
    assert readable(b"\xff") == "(1 bytes)"
    assert readable(b'[{"token": "t"}, 1]') == json.dumps([{"token": MASK}, 1], indent=2, ensure_ascii=False)


def test_asking_again_writes_a_polite_answer(pane):
    pane.composer.field.setPlainText("já escrito")
    ask(pane, What.ASK_AGAIN, 5)
    assert pane.composer.answered == 5
    assert "send it again" in pane.composer.text()
    assert pane.composer.text().endswith("já escrito")


def test_a_conversation_with_a_contact(pane, actions, qtbot):
    ask(pane, What.CHAT_WITH, 6, "0")
    ((instance, phone, then),) = actions.named("start_chat")
    assert (instance, phone) == ("i1", "5511900007007")
    with qtbot.waitSignal(pane.chat_wanted) as wanted:
        then("c9")
    assert wanted.args == ["c9"]
    ask(pane, What.CHAT_WITH, 6, "1")
    assert len(actions.named("start_chat")) == 1, "a card without a number leads nowhere"


def test_a_contact_is_saved_and_that_is_taken_back(pane, actions, qtbot):
    ask(pane, What.SAVE_CONTACT, 6, "0")
    ((_, phone, then),) = actions.named("start_chat")
    assert phone == "5511900007007"
    named = []
    pane.deeds.contactNamed.connect(lambda *call: named.append(call))
    with qtbot.waitSignal(pane.undo_offered) as offered:
        then("c9")
    assert named == [("c9", "Sônia")]
    offered.args[1]()
    assert named[-1] == ("c9", "")


def test_a_refused_reaction_is_tried_again_or_left(pane, actions):
    row = pane.view.strip.row(8)
    assert "plan" in row._trouble._said.text
    ask(pane, What.REACT_RETRY, 9)
    ask(pane, What.REACT_FORGET, 9)
    assert actions.named("react") == [(9, "😂")]
    assert actions.named("forget_reaction") == [(9,)]


def test_who_reacted_is_said_in_a_tip(pane, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda *args: said.append(args[1]))
    view = pane.view
    row, top = view.strip.row(1), next(t for i, t in view.strip.visible if i == 1)
    at = QPoint(round(row.box.x()) + 20, round(top + row.box.bottom()) + 2)
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    )
    assert said == ["👍 Mariana Alves, ❤️ You"]


def test_forwarding_to_several(qtbot, theme, icons):
    chats = [make_chat(f"c{n}", name=f"Cliente {n}") for n in range(30)]
    dialog = ForwardDialog(theme, icons, chats, "oi")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.send.isEnabled()
    dialog.choice.search.field.setText("cliente 17")
    qtbot.keyClick(dialog.choice.search.field, Qt.Key.Key_Return)
    assert dialog.choice.model.chosen == {"c17": "Cliente 17"}
    dialog.choice.search.field.setText("")
    qtbot.keyClick(dialog.choice.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.choice.list, Qt.Key.Key_Space)
    assert set(dialog.choice.model.chosen) == {"c17", "c1"}
    for row in range(30):
        if f"c{row}" not in dialog.choice.model.chosen:
            dialog.choice.toggle(row)
    assert len(dialog.choice.model.chosen) == MOST
    assert not dialog.grab().isNull()
    with qtbot.waitSignal(dialog.sent) as sent:
        qtbot.keyClick(dialog.choice.list, Qt.Key.Key_Return)
    assert len(sent.args[0]) == MOST
