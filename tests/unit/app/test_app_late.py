"""What is typed before the desk is there is kept and handed on in order."""

from typing import Any

import pytest

from multichat_desktop.app.late import Late
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.files.work import FileWork
from multichat_desktop.services.people_desk import PeopleDesk
from multichat_desktop.services.room_desk import RoomDesk
from multichat_desktop.services.search import Search
from multichat_desktop.ui import ports


class Taker:
    def __init__(self) -> None:
        self.heard: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *told: self.heard.append((name, *told))


def _everything(actions: Any) -> None:
    actions.send_text("c1", "Oi", "AC12")
    actions.send_text("c1", "Olá")
    actions.retry(1)
    actions.discard(2)
    actions.settle(3)
    actions.mark_read("c1", (5, 6))
    actions.save_draft("c1", "Bom d")
    actions.remember("width", "320")


EVERYTHING = [
    ("send_text", "c1", "Oi", "AC12"),
    ("send_text", "c1", "Olá"),
    ("retry", 1),
    ("discard", 2),
    ("settle", 3),
    ("mark_read", "c1", (5, 6)),
    ("save_draft", "c1", "Bom d"),
    ("remember", "width", "320"),
]


def test_early_intents_are_kept_and_handed_on_once_in_order() -> None:
    late, desk = Late(), Taker()
    _everything(late)
    assert desk.heard == []
    late.ready(desk)
    assert desk.heard == EVERYTHING
    _everything(late)
    assert desk.heard == EVERYTHING * 2


@pytest.mark.parametrize(
    "port, taker",
    [
        (ports.Actions, Desk),
        (ports.PeopleActions, PeopleDesk),
        (ports.RoomActions, RoomDesk),
        (ports.FileActions, FileWork),
        (ports.Searches, Search),
    ],
)
def test_whoever_takes_intents_knows_all_that_the_window_may_ask(port: type, taker: type) -> None:
    asked = {name for kind in port.__mro__ for name in vars(kind) if not name.startswith("_")}
    assert asked
    assert not [name for name in asked if not callable(getattr(taker, name, None))]
