"""What a message's menu offers for its file."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.media.centre import MediaCentre
from multichat_desktop.ui.media.live import Action
from multichat_desktop.ui.media.phases import PLAYABLE, Phase, as_document, phase


def media_actions(message: Message, centre: MediaCentre, window: QWidget) -> list[Action]:
    """Return what can be done with a message's file now; nothing for a message without one."""
    if message.media is None or message.deleted or message.view_once:
        return []
    files = centre.files
    now = phase(message.media, centre.live.progress.get(message.seq))
    if now is Phase.MOVING:
        stop = QCoreApplication.translate("Media", "Stop downloading")
        return [("cancel", stop, lambda: centre.activate(message, window))]
    if now is not Phase.READY:
        return [
            (
                "download",
                QCoreApplication.translate("Media", "Download"),
                lambda: centre.download_again(message),
            )
        ]
    found: list[Action] = []
    if message.kind in PLAYABLE:
        found.append(
            ("play", QCoreApplication.translate("Media", "Play"), lambda: centre.open(message, window))
        )
    found.append(
        ("save", QCoreApplication.translate("Media", "Save as…"), lambda: files.save_as(message, window))
    )
    if message.kind in (Kind.IMAGE, Kind.STICKER) and not as_document(message):
        found.append(
            ("copy", QCoreApplication.translate("Media", "Copy picture"), lambda: files.copy_picture(message))
        )
    outside = QCoreApplication.translate("Media", "Open with another program")
    found.append(("open", outside, lambda: centre.open_outside(message, window)))
    found.append(
        (
            "folder",
            QCoreApplication.translate("Media", "Show in folder"),
            lambda: files.show_in_folder(message),
        )
    )
    return found
