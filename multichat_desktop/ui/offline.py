"""The words of the bar above a conversation while a WhatsApp line is down."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from multichat_desktop.domain.chat import Instance
from multichat_desktop.ui.texts import one_line


def offline_words(instances: Iterable[Instance], of_open: str | None) -> str:
    """Return what to say about lines that are disconnected; empty when there is nothing to say.

    While a conversation is open only its own line matters (`of_open`); otherwise all of them are named.
    """
    down = [instance for instance in instances if instance.connected is False]
    if of_open is not None:
        down = [instance for instance in down if instance.id == of_open]
    if not down:
        return ""
    if len(down) == 1:
        return QCoreApplication.translate(
            "Offline",
            "The line {name} is disconnected from WhatsApp. Answers wait in the queue and leave when it is back.",
        ).format(name=one_line(down[0].title))
    names = QLocale().createSeparatedList([one_line(instance.title) for instance in down])
    return QCoreApplication.translate(
        "Offline",
        "The lines {names} are disconnected from WhatsApp. Answers wait in the queue and leave when they are back.",
    ).format(names=names)
