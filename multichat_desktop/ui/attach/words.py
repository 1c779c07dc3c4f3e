"""What is said of files to be sent, and of those that cannot be."""

from PySide6.QtCore import QCoreApplication, QObject

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import LARGEST_BYTES
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.conversation.words import file_size

_ICONS = {Kind.IMAGE: "image", Kind.VIDEO: "video", Kind.AUDIO: "volume-2"}


class Counts(QObject):
    """Sentences with a number in them (plurals are only found in a final QObject)."""

    def send(self, count: int) -> str:
        """Return what the send button does."""
        return self.tr("Send %n files", "", count)


def kind_icon(file: Chosen) -> str:
    """Return the icon that stands for a file without a picture."""
    if file.error:
        return "triangle-alert"
    kind = file.shown_kind
    return _ICONS.get(kind, "file-text") if kind is not None else "clock"


def name_of(file: Chosen) -> str:
    """Return what a file is called."""
    return texts.one_line(safe(file.name))


def said_of(file: Chosen) -> str:
    """Return a file in one line: its name and size, or why it cannot go."""
    if file.error:
        return f"{name_of(file)}. {trouble(file.error)}"
    return f"{name_of(file)}, {facts(file)}" if file.kind is not None else name_of(file)


def facts(file: Chosen) -> str:
    """Return as what a file goes, and how large it is."""
    kind = file.shown_kind
    said = [texts.kind_name(kind)] if kind is not None else []
    if file.seconds:
        said.append(texts.length(file.seconds))
    if file.bytes:
        said.append(file_size(file.bytes))
    return " · ".join(said)


def trouble(code: str) -> str:
    """Return why a file cannot be sent, and what to do."""
    if code == "too-large":
        most = file_size(LARGEST_BYTES)
        said = QCoreApplication.translate(
            "Attach", "It is larger than {most}. Make it smaller, or send a link to it."
        )
        return said.format(most=most)
    known = {
        "empty": QCoreApplication.translate("Attach", "There is nothing in this file."),
        "unreadable": QCoreApplication.translate(
            "Attach", "It cannot be read. Is it still there, and not open elsewhere?"
        ),
        "no-room": QCoreApplication.translate(
            "Attach", "This computer's disk is full. Make room and try again."
        ),
    }
    return known.get(code, QCoreApplication.translate("Attach", "It cannot be sent."))


def not_sent(name: str, code: str) -> str:
    """Return that a file was not sent after all."""
    said = QCoreApplication.translate("Attach", "“{name}” was not sent. {why}")
    return said.format(name=texts.isolated(texts.one_line(safe(name))), why=trouble(code))
