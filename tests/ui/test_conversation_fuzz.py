"""Whatever comes in whatever order: model and view agree, the order holds, and what is read stays where it is."""

import random

import pytest
from fakes_conversation import MINUTE, NOON, FakeClock, FakeReads, message

from multichat_desktop.domain.changes import Changes
from multichat_desktop.ui.conversation.model import MOST, MessageModel
from multichat_desktop.ui.conversation.view import ConversationView


def made(rng, seq, at=None):
    return message(
        seq,
        at=at if at is not None else NOON + rng.randrange(2000) * MINUTE // 4,
        me=rng.random() < 0.4,
        text="palavra " * rng.randrange(1, 60),
    )


def check(view):
    view.settle()
    strip, model = view.strip, view.model
    assert len(strip) == model.rowCount() <= MOST
    keys = [model.message(i).key for i in range(model.rowCount())]
    assert keys == sorted(keys)
    rows = [i for i, _ in strip.visible]
    assert rows == list(range(rows[0], rows[-1] + 1)) if rows else not len(strip)
    for (i, top), (_, following) in zip(strip.visible, strip.visible[1:], strict=False):
        assert strip.row(i).message == model.message(i)
        assert top + strip.row(i).height == following
    if rows:
        last, top = strip.visible[-1]
        bottom = top + strip.row(last).height
        assert bottom >= view.viewport().height() - strip.bottom_pad or last == len(strip) - 1
        if view.end_visible:
            assert bottom == view.viewport().height() - strip.bottom_pad
    for i in range(model.rowCount()):
        assert model.place(i) == model._place(i)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_gets_out_of_step(qtbot, theme, seed):
    rng = random.Random(seed)
    reads = FakeReads([made(rng, i) for i in range(1, 400)])
    view = ConversationView(theme, MessageModel(reads), FakeClock())
    view.animated = False
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.open("c1")
    model, new = view.model, 1000
    for _ in range(250):
        step = rng.randrange(10)
        anchor = model.message(view.strip.anchor) if view.strip.visible else None
        top, sticky = view.strip.anchor_top, view.strip.sticky
        if step < 3:
            view.scroll_by(rng.randrange(-900, 900))
            anchor = None
        elif step < 6:
            new += 1
            reads.messages[new] = made(rng, new)
            # An own message brings the end into view.
            model.apply(Changes(messages=(reads.messages[new],)))
        elif step < 8 and reads.messages:
            seq = rng.choice(list(reads.messages))
            changed = made(rng, seq, at=reads.messages[seq].at if step == 6 else None)
            reads.messages[seq] = changed
            model.apply(Changes(messages=(changed,)))
            anchor = None if anchor and anchor.seq == seq else anchor
        elif step == 8 and reads.messages:
            seq = rng.choice(list(reads.messages))
            del reads.messages[seq]
            model.apply(Changes(removed=(seq,)))
        else:
            view.resize(rng.randrange(400, 900), rng.randrange(300, 700))
            anchor = None
        check(view)
        if anchor is not None and not sticky and not view.end_visible:
            row = model.row_of(anchor.seq)
            at_top = view.strip.visible[0] == (0, view.strip.top_pad)
            if row is not None and not at_top:
                assert dict(view.strip.visible).get(row) == top


def test_theme_and_zoom_change_while_it_is_open(qtbot, theme):
    view = ConversationView(theme, MessageModel(FakeReads([message(i) for i in range(1, 60)])), FakeClock())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.open("c1")
    light = view.grab().toImage()
    height = view.strip.row(len(view.strip) - 1).height
    theme.set_mode("dark")
    assert view.grab().toImage() != light
    theme.zoom_by(1)
    view.settle()
    assert view.strip.row(len(view.strip) - 1).height > height
    assert view.end_visible
    theme.zoom_by(0)
    theme.set_mode("light")
    check(view)
    assert view.grab().toImage() == light
