"""What a bubble says of a message on its way out, and what can be done about it."""

import pytest
from attach_rig import Parts
from fakes_conversation import NOON, FakeActions, FakeReads, message
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.changes import Changes, Progress
from multichat_desktop.domain.content import Kind, Media, MediaState, PixCard
from multichat_desktop.domain.message import CHECKING, UNCONFIRMED, Amending
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.later import LaterMenu
from multichat_desktop.ui.conversation import troubles, words
from multichat_desktop.ui.conversation.cursor import primary
from multichat_desktop.ui.conversation.following import follow
from multichat_desktop.ui.conversation.footer import offered
from multichat_desktop.ui.conversation.kinds import content_blocks
from multichat_desktop.ui.conversation.outgoing_deeds import DeletePopover
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Style, What
from multichat_desktop.ui.media.centre import MediaCentre
from multichat_desktop.ui.media.phases import said

HOUR = 3_600_000
CODE = "00020126360014br.gov.bcb.pix0114112223330001815204000053039865406180.005802BR5911Bolos da Lu6009Sao Paulo62070503***6304ABCD"
CARD = PixCard("11222333000181", "CNPJ", "Bolos da Lu", 18000, "P1", CODE)


def own(**more):
    unsent = more.get("outbox") not in (None, OutboxState.TAKEN)
    given = {"status": DeliveryStatus.PENDING, "message_id": None if unsent else "M1"} | more
    return message(1, me=True, **given)


SAYS = {
    "later": (
        own(outbox=OutboxState.LATER, send_at=NOON + 5 * HOUR),
        "Goes out today at",
        ["send-now", "reschedule", "cancel"],
    ),
    "missed": (
        own(outbox=OutboxState.ASKING, send_at=NOON - HOUR),
        "MultiChat was closed today at",
        ["send-now", "reschedule", "cancel"],
    ),
    "unsettled": (
        own(outbox=OutboxState.UNSETTLED, error="no-answer"),
        "What you send after it waits",
        ["retry", "settle", "discard"],
    ),
    "looked for": (own(outbox=OutboxState.UNSETTLED, error=CHECKING), "checking whether it was sent", []),
    "taken": (own(outbox=OutboxState.TAKEN, error=UNCONFIRMED), "Accepted, without confirmation", []),
    "limit": (
        own(outbox=OutboxState.FAILED, error="new-contacts-limit"),
        "do not reconnect",
        ["retry", "discard"],
    ),
    "stopped": (own(outbox=OutboxState.FAILED, error="cancelled"), "you stopped it", ["retry", "discard"]),
    "plan": (
        own(outbox=OutboxState.FAILED, error="plan", detail="Seu plano não permite"),
        "Seu plano não permite",
        ["retry", "discard"],
    ),
    "held": (own(outbox=OutboxState.LATER, send_at=NOON + 65_000), "", []),
    "waiting": (own(outbox=OutboxState.WAITING), "", []),
    "edit refused": (
        own(status=DeliveryStatus.READ, amending=Amending("x", NOON, waiting=False, error="plan")),
        "",
        ["change-retry", "change-forget"],
    ),
}


@pytest.mark.parametrize("case", SAYS)
def test_every_state_is_said_with_what_can_be_done(case):
    told, says, offers = SAYS[case]
    line = troubles.of(told, NOON)
    assert says in line
    assert bool(line) is bool(says)
    assert [what.value for what, _ in offered(told)] == offers
    assert line in words.sentence(told) or not line


def test_changes_are_said_while_they_are_under_way_and_when_refused():
    moving = own(status=DeliveryStatus.READ, amending=Amending("novo", NOON, waiting=True))
    assert words.changing(moving) == "being changed…"
    assert words.changing(own(amending=Amending(None, NOON, waiting=True))) == "being deleted…"
    refused = own(status=DeliveryStatus.READ, amending=Amending(None, NOON, waiting=False, error="refused"))
    assert troubles.of_change(refused) == "Not deleted: the W-API refused it"
    assert words.changing(refused) == ""


@pytest.fixture
def make(qtbot, theme):
    return lambda *rows: Parts(qtbot, theme, rows)


def ask(parts, what, value="", row=0):
    view = parts.pane.view
    at = QPointF(view.mapToGlobal(view.rect().center()))
    follow(view, Hit(what, value), parts.pane.model.message(row), at)


def test_what_goes_later_is_sent_now_put_off_or_discarded_from_its_bubble(make):
    parts = make(own(outbox=OutboxState.LATER, send_at=NOON + HOUR))
    ask(parts, What.SEND_NOW)
    ask(parts, What.CANCEL)
    ask(parts, What.RESCHEDULE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, LaterMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert parts.actions.named("send_now") == [(1,)]
    assert parts.actions.named("cancel_send") == [(1,)]
    assert parts.actions.named("reschedule") == [(1, (NOON + HOUR) // 60_000 * 60_000)]


def test_a_refused_change_is_tried_again_or_left(make):
    parts = make(
        own(status=DeliveryStatus.READ, amending=Amending("novo", NOON, waiting=False, error="plan"))
    )
    ask(parts, What.CHANGE_RETRY)
    ask(parts, What.CHANGE_FORGET)
    assert parts.actions.named("edit_text") == [(1, "novo")]
    assert parts.actions.named("forget_change") == [(1,)]
    gone = make(own(status=DeliveryStatus.READ, amending=Amending(None, NOON, waiting=False, error="plan")))
    ask(gone, What.CHANGE_RETRY)
    assert gone.actions.named("delete_for_all") == [(1,)]


def entries(parts, row=0):
    menu = parts.pane.pointer.menu_for(NOTHING, parts.pane.model.message(row))
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def test_the_menu_offers_changing_and_deleting_only_as_long_as_whatsapp_allows_it(make):
    parts = make(own(at=NOON, status=DeliveryStatus.READ))
    assert {"Change…", "Delete for everybody…"} <= set(entries(parts))
    parts.clock.wall = NOON + 20 * 60_000
    assert "Change…" not in entries(parts)
    assert "Delete for everybody…" in entries(parts)
    parts.clock.wall = NOON + 49 * HOUR
    assert "Delete for everybody…" not in entries(parts)


def test_what_waits_can_be_stopped_from_the_menu(make):
    assert "Do not send" in entries(make(own(outbox=OutboxState.WAITING)))
    assert "Delete for me" not in entries(make(own(outbox=OutboxState.LATER, send_at=NOON + HOUR)))


def test_a_message_is_deleted_for_everybody_only_after_asking(make):
    parts = make(own(at=NOON, status=DeliveryStatus.READ))
    ask(parts, What.DELETE_ALL)
    sheet = parts.pane.findChild(DeletePopover)
    assert not parts.actions.named("delete_for_all")
    sheet.delete_button.click()
    assert parts.actions.named("delete_for_all") == [(1,)]


def test_a_text_is_changed_in_the_field(make):
    parts = make(own(at=NOON, status=DeliveryStatus.READ, text="as 15h"))
    parts.composer.field.insertPlainText("rascunho")
    ask(parts, What.EDIT)
    assert parts.composer.text() == "as 15h"
    parts.composer.field.selectAll()
    QTest.keyClicks(parts.composer.field, "as 16h")
    parts.composer.submit()
    assert parts.actions.named("edit_text") == [(1, "as 16h")]
    assert parts.composer.text() == "rascunho"


# ------------------------------------------------------------ charges


def test_a_charge_shows_what_was_asked_for_and_never_says_paid_by_itself(make, theme):
    charge = own(kind=Kind.TEXT, text=CODE, card=CARD, status=DeliveryStatus.READ)
    parts = make(charge)
    card, offers = content_blocks(charge, Style(theme))
    assert card._title_text == "PIX R$ 180,00"
    assert card._lines_text == ["Bolos da Lu · 11.222.333/0001-81", "Identifier P1", "Not marked as paid"]
    assert [hit for hit, _ in offers._offers] == [Hit(What.PAID, "on"), Hit(What.COPY, CODE)]
    assert "PIX charge R$ 180,00" in words.sentence(charge)
    parts.pane.view.settle()
    assert parts.pane.view.strip.row(0).bubble.text is None  # the code is not written out below its card
    ask(parts, What.PAID, "on")
    ask(parts, What.COPY, CODE)
    assert parts.actions.named("mark_paid") == [(1, True)]
    assert QGuiApplication.clipboard().text() == CODE
    assert primary(charge) == Hit(What.PAID, "on")
    assert {"Mark as paid", "Copy code"} <= set(entries(parts))


def test_the_mark_is_taken_back_by_the_same_way(make):
    paid = own(kind=Kind.CHOICE, text=None, card=PixCard("+5511988776655", "PHONE", "Lu"), paid=True)
    parts = make(paid)
    assert primary(paid) == Hit(What.PAID)
    ask(parts, What.PAID)
    assert parts.actions.named("mark_paid") == [(1, False)]


def test_a_code_is_called_a_charge_in_the_list():
    assert texts.kind_line(Kind.TEXT, CODE) == "💲 PIX charge"
    assert texts.kind_line(Kind.TEXT, "000201 não é um código") == "000201 não é um código"


# ------------------------------------------------------------ uploads


def test_an_upload_is_said_and_stopped(theme, tmp_path):
    media = Media(name="tabela.pdf", mime="application/pdf", size=2000, state=MediaState.READY, path="x.pdf")
    moving = own(kind=Kind.DOCUMENT, text=None, media=media, outbox=OutboxState.SENDING)
    assert said(moving, Progress(1, 500, 2000)) == "sending 25 %"
    actions = FakeActions()
    centre = MediaCentre(theme, tmp_path, actions, FakeReads(), actions, {})
    centre.apply(Changes(progress=(Progress(1, 500, 2000),)))
    centre.activate(moving, None)
    assert actions.named("cancel_send") == [(1,)]
    centre.apply(Changes(progress=(Progress(1, None),)))
    centre.activate(moving, None)
    assert len(actions.named("cancel_send")) == 1
