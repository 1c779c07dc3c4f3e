"""Sending a place: coordinates or a map's link, what it is called, or one that was sent before."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.domain.map_links import Spot, read_spot
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.form import FormDialog
from multichat_desktop.ui.attach.remembered import Place, Remembered
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import Chip
from multichat_desktop.ui.widgets.flow import FlowLayout
from multichat_desktop.ui.widgets.labels import Label

_WIDTH, _LONGEST = 440, 28


class PlaceDialog(FormDialog):
    """Signal: `sent(Place)`."""

    sent = Signal(object)

    def __init__(self, theme: Theme, known: Remembered, parent: QWidget) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("PlaceDialog", "Send a location"),
            QCoreApplication.translate("PlaceDialog", "Send"),
            _WIDTH,
            parent,
        )
        self._known = known
        self._named_by_link = ""
        self.where = self.field(self.tr("Map link or coordinates"), "-23.561414, -46.655881")
        self.name = self.field(self.tr("Name (optional)"), self.tr("Our shop"))
        self.address = self.field(self.tr("Address (optional)"))
        self.recent: list[Chip] = []
        self._lay_out()
        self.where.textChanged.connect(self._on_where)
        self._on_where()
        self.where.setFocus()

    def _lay_out(self) -> None:
        places = self._known.places()
        if places:
            self.column.addWidget(Label(self.theme, self.tr("Sent before"), Role.META_MEDIUM, "muted", self))
            flow = FlowLayout(6)
            for place in places:
                chip = Chip(self.theme, _short(place), self)
                chip.clicked.connect(lambda _=False, one=place: self.show_place(one))
                self.recent.append(chip)
                flow.addWidget(chip)
            self.column.addLayout(flow)
        self.column.addLayout(self.labelled(self.where))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(self.labelled(self.name), 2)
        row.addLayout(self.labelled(self.address), 3)
        self.column.addLayout(row)

    def show_place(self, place: Place) -> None:
        """Fill in a place that was sent before."""
        self.where.setText(f"{place.latitude}, {place.longitude}")
        self.name.setText(place.name)
        self.address.setText(place.address)
        self.take.setFocus()

    def place(self) -> Place | None:
        """Return what is given; None while that is no place."""
        spot = read_spot(self.where.text())
        if spot is None:
            return None
        return Place(spot.latitude, spot.longitude, self.name.text().strip(), self.address.text().strip())

    def _on_where(self) -> None:
        spot = read_spot(self.where.text())
        self._take_name(spot)
        given = self.place()
        for chip, place in zip(self.recent, self._known.places(), strict=True):
            same = given is not None and (given.latitude, given.longitude) == (
                place.latitude,
                place.longitude,
            )
            chip.setChecked(same)
        self.take.setEnabled(spot is not None)
        typed = self.where.text().strip()
        if spot is not None:
            self.say(f"{spot.latitude:.6f}, {spot.longitude:.6f}")
        elif "goo.gl" in typed:
            self.say(
                self.tr("Short links hold no coordinates: open it in the browser and copy the long address."),
                "danger",
            )
        elif typed:
            self.say(self.tr("There are no coordinates in this."), "danger")
        else:
            self.say(self.tr("In Google Maps: right click on the place, and the first line copies it."))

    def _take_name(self, spot: Spot | None) -> None:
        """Take over what the link calls the place, unless somebody named it."""
        name = spot.name if spot is not None else ""
        if name and self.name.text() in ("", self._named_by_link):
            self._named_by_link = name
            self.name.setText(name)

    def submit(self) -> None:
        """Send it, and remember it."""
        place = self.place()
        if place is not None:
            self._known.keep_place(place)
            self.sent.emit(place)
            self.accept()


def _short(place: Place) -> str:
    said = texts.one_line(place.name or place.address) or f"{place.latitude:.4f}, {place.longitude:.4f}"
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
