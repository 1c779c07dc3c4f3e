"""What stands beside the rail: the conversations, or one of the window's other pages."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

CONVERSATIONS = "conversations"
QUICK_REPLIES = "quick-replies"
SETTINGS = "settings"


class Pages(QStackedWidget):
    """Shows one page at a time; each is made when it is first wanted. Emits `turned(name)`.

    A page that has `arrive()` is told when it comes to the front.
    """

    turned = Signal(str)

    def __init__(self, conversations: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: dict[str, QWidget] = {CONVERSATIONS: conversations}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._name = CONVERSATIONS
        self.addWidget(conversations)

    @property
    def name(self) -> str:
        """Return which page is shown."""
        return self._name

    def has(self, name: str) -> bool:
        """Whether there is such a page."""
        return name in self._makers or name in self._made

    def add(self, name: str, make: Callable[[], QWidget]) -> None:
        """Give the window one more page."""
        self._makers[name] = make

    def turn_to(self, name: str) -> QWidget:
        """Bring a page to the front and return it."""
        if name == self._name:
            return self._made[name]
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._makers[name]()
            self.addWidget(page)
        self._name = name
        self.setCurrentWidget(page)
        arrive = getattr(page, "arrive", None)
        if arrive is not None:
            arrive()
        self.turned.emit(name)
        return page
