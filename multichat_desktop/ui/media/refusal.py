"""Why a file is not opened from here, and what can be done with it instead."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.media.opening import Files, suggested_name


def refuse(message: Message, files: Files, window: QWidget) -> QMessageBox:
    """Say that a file might start a program, and offer to save it or to show where it is."""
    name = (message.media.name or "") if message.media else ""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Media", "Not opened, for your safety"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        QCoreApplication.translate(
            "Media",
            "“{name}” could start a program on this computer, or nobody knows what is in it."
            " If you were not expecting it, leave it alone.",
        ).format(name=texts.one_line(safe(name)) or suggested_name(message))
    )
    save = box.addButton(QCoreApplication.translate("Media", "Save as…"), QMessageBox.ButtonRole.AcceptRole)
    folder = box.addButton(
        QCoreApplication.translate("Media", "Show in folder"), QMessageBox.ButtonRole.ActionRole
    )
    leave = box.addButton(QCoreApplication.translate("Media", "Leave it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    save.clicked.connect(lambda: files.save_as(message, window))
    folder.clicked.connect(lambda: files.show_in_folder(message))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
