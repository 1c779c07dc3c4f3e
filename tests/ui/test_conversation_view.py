"""The view: nothing jumps, the end sticks, only what is seen is laid out; selection, links, accessibility."""

import pytest
from fakes_conversation import (
    MARIANA,
    MINUTE,
    NOON,
    EndlessReads,
    FakeClock,
    FakeReads,
    jpeg,
    make_chat,
    message,
)
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.domain.message import QuoteLine
from multichat_desktop.domain.status import DeliveryStatus, OutboxState, StatusEntry
from multichat_desktop.ui.conversation import kinds
from multichat_desktop.ui.conversation.accessible import make_accessible
from multichat_desktop.ui.conversation.keys import Keys
from multichat_desktop.ui.conversation.model import MessageModel
from multichat_desktop.ui.conversation.pointer import Pointer
from multichat_desktop.ui.conversation.style import What
from multichat_desktop.ui.conversation.view import ConversationView


@pytest.fixture
def show(qtbot, theme):
    """Return a function that shows messages in a view."""

    def made(reads, *, size=(800, 600), around=None, group=False):
        view = ConversationView(theme, MessageModel(reads), FakeClock())
        view.animated = False
        view.pointer, view.keys = Pointer(view), Keys(view)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        view.open("c1", around=around, group=group)
        return view

    return made


def tops(view):
    view.settle()
    return {view.model.message(i).seq: round(top) for i, top in view.strip.visible}


def point_of(view, what, value=None):
    """Return a point of the viewport where something is."""
    view.settle()
    for i, top in view.strip.visible:
        row = view.strip.row(i)
        for y in range(0, row.height, 2):
            for x in range(0, view.viewport().width(), 4):
                hit = row.hit(x, y)
                if hit.what is what and value in (None, hit.value):
                    return QPoint(x, round(top + y))
    raise AssertionError(f"no {what}")


# ------------------------------------------------------------ places


def test_opening_costs_the_same_however_long_the_conversation_is(show):
    short = show(EndlessReads(60))
    long = show(EndlessReads(100_000))
    assert long.strip.made <= short.strip.made + 1 < 40
    assert long.model._reads.asked["before"] <= 2


def test_scrolling_far_stays_bounded(show):
    view = show(EndlessReads(100_000))
    for _ in range(200):
        view.scroll_by(-500)
    assert view.model.rowCount() <= 300
    assert view.strip.made < 3000
    view.go_to_end()
    assert view.end_visible


def test_it_opens_at_the_end(show):
    view = show(EndlessReads(500))
    last, top = view.strip.visible[-1]
    assert view.model.message(last).seq == 499
    assert top + view.strip.row(last).height == view.viewport().height() - view.strip.bottom_pad
    assert view.end_visible


def test_few_messages_stand_beside_the_composer(show):
    view = show(FakeReads([message(1), message(2)]))
    _, top = view.strip.visible[-1]
    assert top + view.strip.row(1).height == view.viewport().height() - view.strip.bottom_pad


def test_loading_older_messages_moves_nothing(show):
    view = show(EndlessReads(1000))
    view.scroll_by(-300)
    before, loaded = tops(view), view.model.rowCount()
    view.model.load_older()
    assert view.model.rowCount() > loaded
    assert tops(view) == before


def test_a_row_that_grows_moves_nothing_below_it(show):
    view = show(EndlessReads(300))
    view.scroll_by(-1500)
    while view.strip.visible[0][1] >= 0:
        view.scroll_by(5)
    before = tops(view)
    seq = next(iter(before))
    view.model.apply(Changes(messages=(message(seq, me=seq % 3 == 0, text="muito mais longo " * 60),)))
    after = tops(view)
    kept = [s for s in before if s > seq and before[s] >= 0]
    assert kept
    assert {s: after[s] for s in kept} == {s: before[s] for s in kept}


def test_messages_that_come_while_one_reads_above_move_nothing(show):
    view = show(EndlessReads(300))
    view.scroll_by(-800)
    before = tops(view)
    for seq in range(400, 403):
        view.model.apply(Changes(messages=(message(seq, unread=True),)))
    assert tops(view) == before
    assert view.end_button.count == 3
    assert not view.end_button.isHidden()
    view.end_button.click()
    assert view.end_visible
    assert view.end_button.count == 0
    assert view.end_button.isHidden()


def test_removing_rows_above_moves_nothing(show):
    view = show(EndlessReads(300))
    view.scroll_by(-600)
    before = tops(view)
    first = view.model.message(0).seq
    view.model.apply(Changes(removed=(first, first + 1)))
    assert tops(view) == before


def test_the_end_sticks(show):
    view = show(EndlessReads(100))
    view.model.apply(Changes(messages=(message(200, text="nova " * 50),)))
    view.settle()
    assert view.end_visible
    view.resize(500, 400)
    assert view.end_visible
    view.model.apply(Changes(messages=(message(200, text="nova " * 90),)))
    view.settle()
    assert view.end_visible


def test_an_own_message_brings_the_end_back(show):
    view = show(EndlessReads(1000), around=(NOON + 100 * MINUTE, 100))
    assert not view.end_visible
    reads = view.model._reads
    reads.count = 1001
    view.model.apply(Changes(messages=(message(1000, me=True, outbox=OutboxState.WAITING),)))
    view.settle()
    assert view.end_visible


def test_it_opens_at_the_first_unread(show):
    reads = EndlessReads(1000)
    reads._chats["c1"] = make_chat(unread=500)
    reads._first_unread = (NOON + 500 * MINUTE, 500)
    view = show(reads)
    view.open("c1")
    assert tops(view)[500] == view.strip.top_pad
    assert not view.end_visible


def test_both_ends_stop(show):
    view = show(EndlessReads(400))
    view.go_to_start()
    assert view.model.message(0).seq == 0
    assert view.strip.visible[0] == (0, view.strip.top_pad)
    view.scroll_by(-5000)
    assert view.strip.visible[0] == (0, view.strip.top_pad)
    for _ in range(100):
        view.scroll_by(2000)
    assert view.end_visible
    assert max(tops(view)) == 399


def test_another_width_keeps_what_is_read(show):
    view = show(EndlessReads(300))
    view.scroll_by(-1500)
    anchor = view.model.message(view.strip.anchor).seq
    top = tops(view)[anchor]
    view.resize(520, 600)
    assert tops(view)[anchor] == top


def test_keys_and_wheel_scroll(show, qtbot):
    view = show(EndlessReads(300))
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert not view.end_visible
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.end_visible
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert 0 in tops(view)
    qtbot.keyClick(view, Qt.Key.Key_End)
    at = QPointF(100, 100)
    wheel = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert not view.end_visible


def test_letters_go_to_the_composer(show, qtbot):
    view = show(FakeReads([message(1)]))
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClick(view, Qt.Key.Key_A)
    assert typed.args == ["a"]


def test_gliding_reaches_its_place(show, qtbot):
    view = show(EndlessReads(300))
    view.animated = True
    start = tops(view)
    view.scroll_by(-100, glide=True)
    view.scroll_by(-100, glide=True)
    seq = min(start)
    qtbot.waitUntil(lambda: tops(view).get(seq) == start[seq] + 200)


def test_the_bar_scrolls(show):
    view = show(EndlessReads(300))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    assert not view.end_visible


# ------------------------------------------------------------ what is under the pointer


def test_a_click_on_a_quote_leads_to_the_original(show, qtbot):
    reads = EndlessReads(1000)
    view = show(reads)
    quote = QuoteLine("M100", 100, False, MARIANA, Kind.TEXT, "mensagem 100")
    view.model.apply(Changes(messages=(message(1000, me=True, quote=quote),)))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, What.QUOTE))
    assert 100 in tops(view)
    assert view._flashed == 100
    qtbot.waitUntil(lambda: view._flashed is None, timeout=3000)


def test_links_are_announced_not_opened(show, qtbot):
    view = show(FakeReads([message(1, text="veja www.loja.com.br hoje")]))
    with qtbot.waitSignal(view.linkActivated) as link:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, What.LINK))
    assert link.args == ["https://www.loja.com.br"]


@pytest.mark.parametrize(
    "state,what,signal",
    [
        (OutboxState.FAILED, What.RETRY, "retryRequested"),
        (OutboxState.FAILED, What.DISCARD, "discardRequested"),
        (OutboxState.UNSETTLED, What.RETRY, "retryRequested"),
        (OutboxState.UNSETTLED, What.SETTLE, "settleRequested"),
        (OutboxState.UNSETTLED, What.DISCARD, "discardRequested"),
    ],
)
def test_what_did_not_get_through_offers_what_can_be_done(show, qtbot, state, what, signal):
    view = show(FakeReads([message(1, me=True, outbox=state, error="bad-number")]))
    with qtbot.waitSignal(getattr(view, signal)) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, what))
    assert asked.args == [1]


def test_nothing_is_offered_for_what_got_through(show):
    rows = [
        message(i, me=True, status=s, outbox=OutboxState.TAKEN)
        for i, s in enumerate(DeliveryStatus)
        if s != 2
    ]
    view = show(FakeReads(rows))
    for what in (What.RETRY, What.SETTLE, What.DISCARD):
        with pytest.raises(AssertionError):
            point_of(view, what)


def test_a_click_on_the_ticks_asks_for_the_history(show, qtbot):
    history = (StatusEntry(DeliveryStatus.SENT, NOON), StatusEntry(DeliveryStatus.READ, NOON + MINUTE))
    view = show(FakeReads([message(1, me=True, status=DeliveryStatus.READ, history=history)]))
    with qtbot.waitSignal(view.statusAsked) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, What.TICKS))
    assert asked.args[0].seq == 1


def test_received_messages_have_no_ticks(show):
    view = show(FakeReads([message(1)]))
    with pytest.raises(AssertionError):
        point_of(view, What.TICKS)


def test_long_texts_are_folded(show, qtbot):
    view = show(FakeReads([message(1, text="palavra " * 1000)]))
    folded = view.strip.row(0).height
    view.show_message(1)
    view.scroll_by(5000)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, What.MORE))
    view.settle()
    assert view.strip.row(0).height > folded
    assert kinds.LONGEST == 3000


def test_the_pointer_tells_what_it_is_over(show, qtbot):
    view = show(FakeReads([message(1, text="veja www.loja.com.br hoje")]))
    for what, shape in (
        (What.LINK, Qt.CursorShape.PointingHandCursor),
        (What.TEXT, Qt.CursorShape.IBeamCursor),
        (What.NOTHING, Qt.CursorShape.ArrowCursor),
    ):
        qtbot.mouseMove(view.viewport(), point_of(view, what))
        assert view.viewport().cursor().shape() is shape


# ------------------------------------------------------------ selection


def drag(qtbot, view, start, end):
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(20, 0), end):
        qtbot.mouseMove(view.viewport(), point)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_text_is_selected_within_a_message(show, qtbot):
    view = show(FakeReads([message(1, text="alfa beta")]))
    row, top = view.strip.row(0), view.strip.visible[0][1]
    y = round(top + row.box.y() + 16)
    drag(qtbot, view, QPoint(round(row.box.x()) + 8, y), QPoint(round(row.box.x()) + 400, y))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "alfa beta"


def test_a_selection_across_messages_names_their_authors(show, qtbot):
    rows = [message(1, text="*um* dois"), message(2, me=True, text="meio"), message(3, text="fim ficou")]
    view = show(FakeReads(rows))
    (first, top), (last, bottom) = view.strip.visible[0], view.strip.visible[-1]
    one, other = view.strip.row(first), view.strip.row(last)
    start = QPoint(round(one.box.x()) + 8, round(top + one.box.y() + 16))
    end = QPoint(round(other.box.x()) + 300, round(bottom + other.box.y() + 16))
    drag(qtbot, view, start, end)
    view.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.partition("] ")[2] for line in lines] == [
        "Mariana Alves: um dois",
        "You: meio",
        "Mariana Alves: fim ficou",
    ]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 5))
    assert not view.selection


def test_a_double_click_selects_a_word_with_emoji_before_it(show, qtbot):
    view = show(FakeReads([message(1, text="😀😀 bolo de cenoura")]))
    block = view.strip.row(0).bubble.text
    for position in range(block.length):
        start, end = block.word(position)
        if block.slice(start, end) == "bolo":
            break
    view.selection.select(view.model.message(0).key, start, end)
    view.copy()
    assert QGuiApplication.clipboard().text() == "bolo"
    point = point_of(view, What.TEXT)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point + QPoint(60, 0))
    view.copy()
    assert QGuiApplication.clipboard().text() in {"bolo", "de", "cenoura"}


def test_a_double_click_beside_a_message_answers_it(show, qtbot):
    view = show(FakeReads([message(1)]))
    row, top = view.strip.row(0), view.strip.visible[0][1]
    with qtbot.waitSignal(view.replyRequested) as reply:
        point = QPoint(600, round(top + row.box.center().y()))
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert reply.args[0].seq == 1


def test_the_menu_offers_what_works(show, qtbot):
    view = show(FakeReads([message(1), message(2, me=True, outbox=OutboxState.FAILED, message_id=None)]))
    received = view.pointer.menu_for(*view.hit(QPointF(point_of(view, What.TEXT))))
    offered = ["Copy text", "Reply", "Forward…", "Select messages", "Star", "Details", "Delete for me"]
    assert [said for a in received.actions() if (said := a.text().partition("\t")[0])] == offered
    failed = view.pointer.menu_for(view.hover, view.model.message(1))
    offered = [
        "Copy text",
        "Change…",
        "Forward…",
        "Select messages",
        "Star",
        "Details",
        "Try again",
        "Discard",
        "Delete for me",
    ]
    assert [said for a in failed.actions() if (said := a.text().partition("\t")[0])] == offered
    with qtbot.waitSignal(view.retryRequested):
        next(a for a in failed.actions() if a.text() == "Try again").trigger()
    assert view.pointer.menu_for(view.hover, None) is None


# ------------------------------------------------------------ pictures and accessibility


def test_decoding_a_picture_moves_nothing(show, qtbot):
    rows = [message(1)] + [
        message(i, kind=Kind.IMAGE, text=None, media=Media(width=800, height=600, thumbnail=jpeg()))
        for i in range(2, 5)
    ]
    view = show(FakeReads(rows))
    before = tops(view)
    view.grab()
    with qtbot.waitSignal(view.thumbnails.ready):
        QThreadPool.globalInstance().waitForDone()
    assert tops(view) == before
    assert view.grab().toImage() is not None


def test_painting_reads_nothing(show):
    view = show(EndlessReads(300))
    asked = dict(view.model._reads.asked)
    for _ in range(3):
        view.grab()
    assert dict(view.model._reads.asked) == asked


def test_a_screen_reader_finds_the_rows(show):
    view = show(FakeReads([message(1, text="Bom dia"), message(2, me=True, status=DeliveryStatus.READ)]))
    make_accessible(view)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.childCount() == 2
    assert interface.role() == QAccessible.Role.List
    first = interface.child(0)
    assert first.text(QAccessible.Text.Name).startswith("Mariana Alves: Bom dia, ")
    assert interface.child(1).text(QAccessible.Text.Name).endswith(", read")
    assert first.rect().height() == view.strip.row(0).height
    assert first.role() == QAccessible.Role.ListItem
    assert interface.indexOfChild(first) == 0
