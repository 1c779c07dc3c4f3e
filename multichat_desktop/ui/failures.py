"""What went wrong, in the agent's words and with what to do: the one place where errors become sentences."""

from PySide6.QtCore import QObject

from multichat_desktop.store import errors
from multichat_desktop.store.profile import ProfileBusyError


class Failures(QObject):
    """Finds the sentence for a failure."""

    def sentence(self, error: Exception) -> str:
        """Return what to tell about an error."""
        table = {
            ProfileBusyError: self.tr("MultiChat is already open on this profile. Close it first."),
            errors.StoreFullError: self.tr(
                "The disk is full or may not be written to. Free some space or choose another folder."
            ),
            errors.StoreLockedError: self.tr(
                "Another program holds the conversations. Close it and start MultiChat again."
            ),
            errors.StoreBrokenError: self.tr(
                "The file with the conversations is damaged. Open MultiChat once: it restores the newest backup by itself."
            ),
            errors.StoreNewerError: self.tr(
                "These conversations were written by a newer MultiChat. Install the newest version to open them."
            ),
            errors.StoreBusyError: self.tr("Too much is waiting to be stored. It goes on by itself shortly."),
            errors.StoreClosedError: self.tr("MultiChat is closing. Start it again."),
            errors.NotThereError: self.tr("That message or conversation is not there any more."),
        }
        port = getattr(error, "port", None)
        if port is not None:
            return self.tr(
                "Another program uses port %1. Close it, or choose another port with --port."
            ).replace("%1", str(port))
        for family in type(error).__mro__:
            if family in table:
                return table[family]
        return self.tr("MultiChat cannot go on: %1. Start it again; nothing stored is lost.").replace(
            "%1", type(error).__name__
        )

    def not_written(self) -> str:
        """Return what to tell when an intent could not be stored."""
        return self.tr("This could not be stored: the disk may be full. Your text is back in its field.")
