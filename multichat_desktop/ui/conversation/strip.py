"""Where the rows stand: laid out from one row outwards, as far as is seen. Knows no widget and no model.

The scroll place is a row and the height at which it stands; everything else follows from the rows' own heights,
so rows may come, go and change anywhere without moving what is being read.
"""

from collections.abc import Callable
from itertools import accumulate

from multichat_desktop.ui.conversation.row import Row

_GUESS = 56


class Strip:
    """Rows below each other. `make(i)` lays a row out; only rows that are near are ever asked for.

    `closed` is whether nothing comes after the last row; only then the strip may stick to its end.
    """

    def __init__(self, make: Callable[[int], Row], top_pad: int = 8, bottom_pad: int = 14) -> None:
        self._make = make
        self._rows: list[Row | None] = []
        self._heights: list[int] = []
        self.top_pad, self.bottom_pad = top_pad, bottom_pad
        self.anchor, self.anchor_top = 0, 0.0
        self.sticky = True
        self.closed = True
        self.view_height = 0
        self.visible: list[tuple[int, float]] = []
        self.made = 0

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, i: int) -> Row:
        """Return a row, laid out."""
        row = self._rows[i]
        if row is None:
            row = self._rows[i] = self._make(i)
            self._heights[i] = row.height
            self.made += 1
        return row

    def known(self, i: int) -> bool:
        """Whether a row is laid out already."""
        return self._rows[i] is not None

    # ------------------------------------------------------------ what the model tells

    def reset(self, count: int) -> None:
        """Begin anew, at the end."""
        self._rows = [None] * count
        self._heights = [_GUESS] * count
        self.anchor, self.anchor_top, self.sticky = 0, float(self.top_pad), True

    def insert(self, first: int, count: int) -> None:
        """Take in new rows; what is seen stays where it is."""
        self._rows[first:first] = [None] * count
        self._heights[first:first] = [_GUESS] * count
        if first <= self.anchor and len(self._rows) > count:
            self.anchor += count

    def remove(self, first: int, count: int) -> None:
        """Let rows go; what is seen and stays keeps its place."""
        last = first + count - 1
        if last < self.anchor:
            self.anchor -= count
        elif first <= self.anchor:
            if last + 1 < len(self._rows):
                # The next row that stays moves up to where the first of those that go began.
                self.anchor_top = self.top_of(first)
                self.anchor = first
            else:
                self.anchor = max(first - 1, 0)
                self.anchor_top = self.top_of(self.anchor)
        del self._rows[first : last + 1]
        del self._heights[first : last + 1]

    def changed(self, first: int, last: int) -> None:
        """Lay rows out anew when they are seen next."""
        for i in range(first, last + 1):
            self._rows[i] = None

    def forget(self) -> None:
        """Lay everything out anew: another width, another theme."""
        self._rows = [None] * len(self._rows)

    # ------------------------------------------------------------ places

    def top_of(self, i: int) -> float:
        """Return where a row begins, below the view's upper edge (its height may still be a guess)."""
        if i >= self.anchor:
            return self.anchor_top + sum(self._heights[self.anchor : i])
        return self.anchor_top - sum(self._heights[i : self.anchor])

    def settle(self, view_height: int) -> None:
        """Lay out what is seen and keep within the ends."""
        self.view_height = view_height
        self.visible = []
        if not self._rows or view_height <= 0:
            return
        self.anchor = min(self.anchor, len(self._rows) - 1)
        if self.sticky:
            self._stand_on_end()
        self._down_from_anchor()
        first, top = self._up_from_anchor()
        if first == 0 and top > self.top_pad:
            # Nothing is above: the first row stands at the upper edge; too few rows to fill the view stand on
            # its lower one, beside the field where the next message is written.
            self.anchor_top -= top - self.top_pad
            self._down_from_anchor()
            first, top = self._up_from_anchor()
        self._gather(first, top)
        self._choose_anchor()
        self.sticky = self.closed and self.at_end

    @property
    def at_end(self) -> bool:
        """Whether the last row is seen whole."""
        if not self.visible:
            return not self._rows
        last, top = self.visible[-1]
        return (
            last == len(self._rows) - 1
            and top + self._heights[last] <= self.view_height - self.bottom_pad + 1
        )

    def _stand_on_end(self) -> None:
        self.anchor = len(self._rows) - 1
        self.anchor_top = self.view_height - self.bottom_pad - self.row(self.anchor).height

    def _down_from_anchor(self) -> None:
        i, y = self.anchor, self.anchor_top
        while i < len(self._rows) and y < self.view_height:
            y += self.row(i).height
            i += 1
        floor = self.view_height - self.bottom_pad
        if i == len(self._rows) and y < floor:
            self.anchor_top += floor - y

    def _up_from_anchor(self) -> tuple[int, float]:
        i, y = self.anchor, self.anchor_top
        while i > 0 and y > 0:
            i -= 1
            y -= self.row(i).height
        return i, y

    def _gather(self, first: int, top: float) -> None:
        i, y = first, top
        while i < len(self._rows) and y < self.view_height:
            height = self.row(i).height
            if y + height > 0:
                self.visible.append((i, y))
            y += height
            i += 1

    def _choose_anchor(self) -> None:
        # The first row that is seen whole: when one above it grows, it grows upwards.
        for i, top in self.visible:
            if top >= 0:
                self.anchor, self.anchor_top = i, top
                return
        if self.visible:
            self.anchor, self.anchor_top = self.visible[0]

    # ------------------------------------------------------------ moves

    def scroll(self, by: float) -> None:
        """Move the rows up by so many pixels (negative: down)."""
        self.anchor_top -= by
        self.sticky = False

    def show(self, i: int, top: float) -> None:
        """Put a row at a height."""
        self.anchor, self.anchor_top, self.sticky = i, top, False

    def bring(self, i: int, room: float) -> None:
        """Put a row where it is read best in a view of that height."""
        self.show(i, max((room - self.row(i).height) / 3, float(self.top_pad)))

    def shows_whole(self, i: int, room: float) -> bool:
        """Whether a row is seen from top to bottom in a view of that height."""
        top = self.top_of(i)
        return i in dict(self.visible) and top >= 0 and top + self.row(i).height <= room

    def at(self, y: float) -> tuple[int, float] | None:
        """Return the row at a height of the view and its top."""
        for i, top in self.visible:
            if top <= y < top + self._heights[i]:
                return i, top
        return None

    def nearest(self, y: float) -> tuple[int, float] | None:
        """Return the row at a height, or the first or last one seen."""
        if not self.visible:
            return None
        return self.at(y) or (self.visible[0] if y < self.visible[0][1] else self.visible[-1])

    # ------------------------------------------------------------ the scroll bar's view of it

    def extent(self) -> tuple[int, int]:
        """Return how tall all loaded rows are together and how much of it lies above the view; partly guessed."""
        total = sum(self._heights) + self.top_pad + self.bottom_pad
        above = sum(self._heights[: self.anchor]) + self.top_pad - self.anchor_top
        return total, round(above)

    def go(self, above: int) -> None:
        """Move to where so much lies above the view."""
        y = above - self.top_pad
        for i, end in enumerate(accumulate(self._heights)):
            if end > y:
                self.show(i, float(end - self._heights[i] - y))
                return
        self.sticky = True
