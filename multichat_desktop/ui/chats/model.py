"""The conversations as a model: sorted by their last message, filtered, changed row by row and never reset."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.presence import Presence
from multichat_desktop.ui.chats import waiting
from multichat_desktop.ui.chats.row import Row, RowText
from multichat_desktop.ui.chats.search import Query
from multichat_desktop.ui.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
Place = tuple[bool, int, str]
_USER = int(Qt.ItemDataRole.UserRole)


class ChatRole(IntEnum):
    """What the model can be asked for."""

    ID = _USER + 1
    CHAT = _USER + 2
    TEXT = _USER + 3
    TITLE = _USER + 4
    TIME = _USER + 5
    LINE = _USER + 6
    UNREAD = _USER + 7


class Chip(Enum):
    """Which conversations are wanted."""

    OPEN = "open"
    UNREAD = "unread"
    WAITING = "waiting"
    GROUPS = "groups"
    ARCHIVED = "archived"


class ChatListModel(QAbstractListModel):
    """Rows of conversations, newest first; of those who wait, the longest first.

    Signals: `unread_changed(total)` with all unread messages, `waiting_changed(total)` with all conversations in which
    somebody waits, whatever is filtered; `shown_changed()` after the number of rows, or of conversations, may have
    changed.
    """

    unread_changed = Signal(int)
    waiting_changed = Signal(int)
    shown_changed = Signal()

    def __init__(
        self,
        clock: Clock,
        presence: Callable[[str], Presence | None] = lambda _: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._presence = presence
        self._words = Texts(self)
        self._rows: dict[str, Row] = {}
        self._sorted: list[Row] = []
        self._shown: list[Row] = []
        self._chip = Chip.OPEN
        self._query = Query("")
        self._kept: str | None = None
        self._unread = self._waiting = 0

    # ---- what the view asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one property of a row."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == ChatRole.TEXT:
            return self.text(row)
        if role == ChatRole.ID:
            return row.chat.id
        if role == ChatRole.CHAT:
            return row.chat
        if role in {Qt.ItemDataRole.DisplayRole, ChatRole.TITLE}:
            return self.text(row).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == ChatRole.TIME:
            return self.text(row).time
        if role == ChatRole.LINE:
            return self.text(row).line
        return row.chat.unread if role == ChatRole.UNREAD else None

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the roles with their names."""
        names = super().roleNames()
        names.update({int(role): QByteArray(role.name.lower().encode()) for role in ChatRole})
        return names

    def text(self, row: Row) -> RowText:
        """Return what a row says."""
        return row.text(self._clock.now(), self._words)

    def _spoken(self, row: Row) -> str:
        spoken, since = self.text(row).spoken, row.chat.waiting_since
        if since is None:
            return spoken
        return f"{spoken}. {waiting.spoken(since, self._clock.now())}"

    # ---- what the panel asks

    @property
    def total(self) -> int:
        """Return how many conversations there are, shown or not."""
        return len(self._rows)

    @property
    def unread(self) -> int:
        """Return how many messages are unread in all of them but the quiet ones."""
        return self._unread

    @property
    def now(self) -> int:
        """Return the present time, milliseconds UTC."""
        return self._clock.now()

    @property
    def chip(self) -> Chip:
        """Return which conversations are wanted."""
        return self._chip

    def chat(self, chat_id: str) -> Chat | None:
        """Return a conversation, shown or not."""
        row = self._rows.get(chat_id)
        return row.chat if row else None

    def everybody(self) -> list[Chat]:
        """Return all conversations, shown or not, newest first."""
        return [row.chat for row in self._sorted if not row.chat.removed]

    def ids_on(self, instance_id: str) -> list[str]:
        """Return the conversations of one line."""
        return [chat_id for chat_id, row in self._rows.items() if row.chat.instance_id == instance_id]

    def index_of(self, chat_id: str) -> QModelIndex:
        """Return where a conversation is shown; invalid when it isn't."""
        row = self._rows.get(chat_id)
        at = self._place(row) if row else -1
        return self.index(at) if at >= 0 else QModelIndex()

    def id_at(self, row: int) -> str | None:
        """Return the conversation in a row."""
        return self._shown[row].chat.id if 0 <= row < len(self._shown) else None

    # ---- what changes

    def reset(self, chats: Iterable[Chat]) -> None:
        """Show other conversations altogether."""
        self.beginResetModel()
        self._rows = {chat.id: Row(chat, self._presence(chat.id)) for chat in chats}
        self._sorted = sorted(self._rows.values(), key=_order)
        self._unread = sum(_calling(row) for row in self._sorted)
        self._waiting = sum(_waits(row) for row in self._sorted)
        self._filter()
        self.endResetModel()
        self.unread_changed.emit(self._unread)
        self.waiting_changed.emit(self._waiting)
        self.shown_changed.emit()

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed: rows appear, move, change and go one by one."""
        count, unread, waits = len(self._shown), self._unread, self._waiting
        for old, _ in changes.gone:
            self._drop(old)
        for chat in changes.chats:
            self._put(Row(chat, self._presence(chat.id)))
        if unread != self._unread:
            self.unread_changed.emit(self._unread)
        if waits != self._waiting:
            self.waiting_changed.emit(self._waiting)
        if changes.gone or changes.chats or count != len(self._shown):
            self.shown_changed.emit()

    def presence_changed(self, chat_id: str) -> None:
        """Show what somebody is doing now."""
        row = self._rows.get(chat_id)
        if row is None:
            return
        fresh = Row(row.chat, self._presence(chat_id))
        if fresh.presence is not row.presence:
            self._put(fresh)

    def day_changed(self) -> None:
        """Make all times anew: today became yesterday."""
        for row in self._rows.values():
            row.forget()
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def set_filter(self, chip: Chip, typed: str) -> None:
        """Show only some conversations."""
        query = Query(typed)
        if chip is self._chip and query.words == self._query.words and query.digits == self._query.digits:
            return
        self.beginResetModel()
        self._chip, self._query = chip, query
        self._filter()
        self.endResetModel()
        self.shown_changed.emit()

    def keep(self, chat_id: str | None) -> None:
        """Leave the conversation that is open among the unread ones although it is being read."""
        before, self._kept = self._kept, chat_id
        for touched in {before, chat_id} - {None}:
            if touched is not None and (row := self._rows.get(touched)):
                self._settle(row, self._place(row))
        self.shown_changed.emit()

    # ---- rows

    def _filter(self) -> None:
        rows = self._query.select(self._sorted) if self._query else self._sorted
        if self._chip is Chip.OPEN:
            # `_fits` without a call for each of 10,000 rows: here it is asked with every letter that is typed.
            archive = bool(self._query)
            self._shown = [r for r in rows if not r.chat.removed and (archive or not r.chat.archived)]
        else:
            self._shown = [row for row in rows if self._fits(row.chat)]
        if self._chip is Chip.WAITING:
            self._shown.sort(key=_waiting_order)

    def _wanted(self, row: Row) -> bool:
        return self._fits(row.chat) and (not self._query or self._query.matches(row.key))

    def _fits(self, chat: Chat) -> bool:
        """Whether a conversation is among those of the chip; who looks for one finds it in the archive too."""
        if chat.removed:
            return False
        if self._chip is Chip.ARCHIVED:
            return chat.archived
        if self._chip is Chip.OPEN:
            return not chat.archived or bool(self._query)
        if chat.archived:
            return False
        if self._chip is Chip.GROUPS:
            return chat.is_group
        if self._chip is Chip.WAITING:
            return chat.waiting_since is not None
        return bool(chat.unread) or chat.id == self._kept

    @property
    def _order(self) -> Callable[[Row], Place]:
        return _waiting_order if self._chip is Chip.WAITING else _order

    def _place(self, row: Row) -> int:
        return _find(self._shown, row, self._order)

    def _put(self, row: Row) -> None:
        old = self._rows.get(row.chat.id)
        at = self._place(old) if old else -1
        self._rows[row.chat.id] = row
        if old is not None:
            del self._sorted[_find(self._sorted, old, _order)]
        insort(self._sorted, row, key=_order)
        self._unread += _calling(row) - (_calling(old) if old else 0)
        self._waiting += _waits(row) - (_waits(old) if old else 0)
        self._settle(row, at)

    def _drop(self, chat_id: str) -> None:
        row = self._rows.get(chat_id)
        if row is None:
            return
        at = self._place(row)
        del self._rows[chat_id]
        del self._sorted[_find(self._sorted, row, _order)]
        self._unread -= _calling(row)
        self._waiting -= _waits(row)
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._shown[at]
            self.endRemoveRows()

    def _settle(self, row: Row, at: int) -> None:
        """Bring a row to where it belongs; `at` is where it, or its former self, is shown (-1: nowhere)."""
        wanted = self._wanted(row)
        if at < 0:
            if wanted:
                to = bisect_left(self._shown, self._order(row), key=self._order)
                self.beginInsertRows(QModelIndex(), to, to)
                self._shown.insert(to, row)
                self.endInsertRows()
            return
        if not wanted:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._shown[at]
            self.endRemoveRows()
            return
        self._move(row, at)

    def _move(self, row: Row, at: int) -> None:
        # Bisecting is only right among the others: the former self still stands at `at`, in its old order.
        order = self._order
        to = bisect_left(self._shown, order(row), 0, at, key=order)
        if to == at:
            to = bisect_left(self._shown, order(row), at + 1, key=order) - 1
        if to != at:
            # Qt counts the target before the row is taken out.
            self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to if to < at else to + 1)
            del self._shown[at]
            self._shown.insert(to, row)
            self.endMoveRows()
        else:
            self._shown[at] = row
        index = self.index(to)
        self.dataChanged.emit(index, index)


def _order(row: Row) -> Place:
    return row.order


def _waiting_order(row: Row) -> Place:
    return row.waiting_order


def _calling(row: Row) -> int:
    """Return how many unread messages ask for attention."""
    return 0 if row.chat.quiet else row.chat.unread


def _waits(row: Row) -> bool:
    """Whether a customer waits for an answer where anybody looks."""
    return row.chat.waiting_since is not None and not row.chat.archived and not row.chat.removed


def _find(rows: list[Row], row: Row, order: Callable[[Row], Place]) -> int:
    """Return where a row stands among sorted ones, -1 when it doesn't."""
    at = bisect_left(rows, order(row), key=order)
    return at if at < len(rows) and rows[at] is row else -1
