"""The small rules of the domain: statuses, changes, titles, presences, times."""

import time
from itertools import permutations

import pytest

from multichat_desktop.domain.changes import Changes, PresenceNotice, merged
from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import SystemClock, rfc3339
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.intake import TryLaterError
from multichat_desktop.domain.message import Message, Person
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus, OutboxState, higher

S = DeliveryStatus


def message(seq: int = 1, **more: object) -> Message:
    fields = {
        "chat_id": "c1",
        "instance_id": "i",
        "message_id": f"M{seq}",
        "from_me": True,
        "author": None,
        "kind": Kind.TEXT,
        "text": "Oi",
        "caption": None,
        "at": 1000 + seq,
        "received_at": 2000,
    }
    return Message(seq=seq, **(fields | more))


def chat(chat_id: str = "c1", **more: object) -> Chat:
    fields = {"instance_id": "i", "is_group": False, "name": None, "address": None}
    return Chat(id=chat_id, **(fields | more))


# ---------------------------------------------------------------- status


def test_the_order_of_the_contract():
    ordered = [S.PENDING, S.SENT, S.FAILED, S.DELIVERED, S.READ, S.PLAYED]
    assert sorted(S) == ordered
    assert [s.word for s in ordered] == ["pending", "sent", "failed", "delivered", "read", "played"]


def test_the_highest_ever_seen_stands_in_whatever_order():
    for order in permutations([S.SENT, S.DELIVERED, S.READ, S.FAILED]):
        stands: DeliveryStatus | None = None
        for seen in order:
            stands = higher(stands, seen)
        assert stands is S.READ


def test_failed_beats_sent_and_yields_to_delivered():
    assert higher(S.SENT, S.FAILED) is S.FAILED
    assert higher(S.FAILED, S.SENT) is S.FAILED
    assert higher(S.FAILED, S.DELIVERED) is S.DELIVERED
    assert higher(None, S.PENDING) is S.PENDING


# ---------------------------------------------------------------- what a message shows


@pytest.mark.parametrize(
    "outbox,status,shown",
    [
        (None, None, None),
        (None, S.SENT, S.SENT),
        (OutboxState.WAITING, S.PENDING, S.PENDING),
        (OutboxState.TAKEN, S.SENT, S.SENT),
        (OutboxState.UNSETTLED, S.PENDING, S.PENDING),
        (OutboxState.FAILED, None, S.FAILED),
        (OutboxState.FAILED, S.PENDING, S.FAILED),
        (OutboxState.FAILED, S.SENT, S.FAILED),
        (OutboxState.FAILED, S.DELIVERED, S.DELIVERED),
        (OutboxState.FAILED, S.READ, S.READ),
    ],
)
def test_shown_status(outbox, status, shown):
    assert message(outbox=outbox, status=status).shown_status is shown


def test_messages_are_ordered_by_time_then_number():
    found = sorted([message(3, at=5), message(1, at=9), message(2, at=5)], key=lambda m: m.key)
    assert [m.seq for m in found] == [2, 3, 1]


@pytest.mark.parametrize(
    "address,is_phone", [("5511988776655", True), ("123@lid", False), ("ana", False), (None, False)]
)
def test_a_persons_address(address, is_phone):
    assert Person("p", None, address).is_phone is is_phone


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize(
    "more,title",
    [
        ({"name": "Ana", "phone": "5511988776655"}, "Ana"),
        ({"phone": "5511988776655"}, "+55 11 98877-6655"),
        ({"name": "", "phone": "5511988776655"}, "+55 11 98877-6655"),
        ({"address": "70613300458812@lid"}, ""),
        ({"is_group": True, "name": "Entregas"}, "Entregas"),
        ({"is_group": True, "address": "120363300000000777@g.us"}, ""),
    ],
)
def test_the_title_of_a_chat(more, title):
    assert chat(**more).title == title


def test_the_title_of_an_instance():
    assert Instance(id="K7").title == Instance(id="K7", name="").title == "K7"
    assert Instance(id="K7", name="Loja").title == "Loja"


# ---------------------------------------------------------------- changes


def test_nothing_merged_is_nothing():
    assert merged([]) == Changes()
    assert not merged([])
    assert not Changes()


def test_one_notice_is_itself():
    one = Changes(messages=(message(),))
    assert merged([one]) is one
    assert one


def test_the_newest_state_of_each_thing_in_the_order_of_first_mention():
    found = merged(
        [
            Changes(messages=(message(1, text="a"), message(2)), chats=(chat("a", unread=1), chat("b"))),
            Changes(messages=(message(3), message(1, text="b")), chats=(chat("a", unread=2),)),
            Changes(instances=(Instance(id="i", connected=True), Instance(id="j"))),
            Changes(instances=(Instance(id="i", connected=False),), offline=("i",)),
        ]
    )
    assert [(m.seq, m.text) for m in found.messages] == [(1, "b"), (2, "Oi"), (3, "Oi")]
    assert [(c.id, c.unread) for c in found.chats] == [("a", 2), ("b", 0)]
    assert [(i.id, i.connected) for i in found.instances] == [("i", False), ("j", None)]
    assert found.offline == ("i",)


def test_what_is_gone_is_not_shown_again():
    found = merged(
        [
            Changes(messages=(message(1), message(2)), chats=(chat("old"), chat("new"))),
            Changes(removed=(1, 9), gone=(("old", "new"), ("never", "new"))),
        ]
    )
    assert [m.seq for m in found.messages] == [2]
    assert [c.id for c in found.chats] == ["new"]
    assert found.removed == (1, 9)
    assert found.gone == (("old", "new"), ("never", "new"))


def test_every_presence_is_kept_in_order():
    notices = [Changes(presences=(PresenceNotice("c1", p),)) for p in (Presence.COMPOSING, Presence.PAUSED)]
    assert [n.presence for n in merged(notices).presences] == [Presence.COMPOSING, Presence.PAUSED]


@pytest.mark.parametrize(
    "some",
    [
        {"messages": (message(),)},
        {"chats": (chat(),)},
        {"instances": (Instance(id="i"),)},
        {"presences": (PresenceNotice("c", Presence.PAUSED),)},
        {"gone": (("a", "b"),)},
        {"removed": (1,)},
    ],
)
def test_anything_at_all_is_something_to_show(some):
    assert Changes(**some)


# ---------------------------------------------------------------- presences


def test_what_is_going_on_is_not_believed_for_ever():
    assert Presence.COMPOSING.lasts == Presence.RECORDING.lasts == 15
    assert Presence.AVAILABLE.lasts == 300
    assert Presence.PAUSED.lasts is None
    assert Presence.UNAVAILABLE.lasts is None


# ---------------------------------------------------------------- clock and doors


@pytest.mark.parametrize(
    "at,written",
    [
        (0, "1970-01-01T00:00:00Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (1_795_176_094_000, "2026-11-20T12:01:34Z"),
        (1_795_176_094_120, "2026-11-20T12:01:34.120Z"),
        (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
        (946_684_800_000, "2000-01-01T00:00:00Z"),
    ],
)
def test_rfc3339(at, written):
    assert rfc3339(at) == written


def test_every_millisecond_is_written_as_it_is():
    for at in range(1_795_176_094_000, 1_795_176_095_000):
        assert rfc3339(at).endswith(f":34.{at % 1000:03}Z" if at % 1000 else ":34Z")


def test_the_machines_own_clock():
    clock = SystemClock()
    assert abs(clock.now() - time.time() * 1000) < 5000
    first = clock.monotonic()
    assert clock.monotonic() >= first


def test_come_again_later():
    error = TryLaterError("Disk full.", 5)
    assert (str(error), error.seconds) == ("Disk full.", 5)
