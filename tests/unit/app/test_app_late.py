"""What is typed before the desk is there is kept and handed on in order."""

from typing import Any

from multichat_desktop.app.late import Late


class Desk:
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
    late, desk = Late(), Desk()
    _everything(late)
    assert desk.heard == []
    late.ready(desk)
    assert desk.heard == EVERYTHING
    _everything(late)
    assert desk.heard == EVERYTHING * 2


def test_the_desk_takes_all_that_the_window_may_ask() -> None:
    from multichat_desktop.services.desk import Desk as Real
    from multichat_desktop.ui.ports import Actions

    asked = {name for name in vars(Actions) if not name.startswith("_")}
    assert asked == {name for name, *_ in EVERYTHING}
    assert all(callable(getattr(Real, name)) for name in asked)
