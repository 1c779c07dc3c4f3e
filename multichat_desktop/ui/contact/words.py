"""What the panel says."""

from PySide6.QtCore import QObject

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message, Person
from multichat_desktop.ui import texts
from multichat_desktop.ui.times import list_time


class Words(QObject):
    """Sentences for the agent (plurals are only found in a final QObject)."""

    def members(self, count: int) -> str:
        """Return how many are in a group."""
        return self.tr("%n people", "", count)

    def picture(self, message: Message, now: int) -> str:
        """Return what a small picture is, for tooltips and screen readers."""
        kind = {Kind.VIDEO: self.tr("Video"), Kind.GIF: self.tr("GIF")}.get(message.kind, self.tr("Picture"))
        caption = texts.one_line(message.caption) if message.caption else ""
        return ", ".join(part for part in (kind, caption, list_time(message.at, now)) if part)

    def document(self, message: Message) -> str:
        """Return what a document is called."""
        name = message.media.name if message.media else None
        return texts.one_line(name or message.caption or self.tr("Document"))

    def person(self, person: Person) -> tuple[str, str]:
        """Return somebody's name and, where that is something else, their number."""
        number = shown_address(person.address)
        name = texts.one_line(person.name) if person.name else ""
        if not name and not person.is_phone:
            return self.tr("Hidden number"), number
        return (name, number) if name else (number, "")


def shown_address(address: str | None) -> str:
    """Return an address as people write it: a phone with its spaces, of a hidden number only the digits."""
    if not address:
        return ""
    return format_phone(address) if address.isdigit() else address.removesuffix("@lid")
