"""What is said about quick replies."""

from PySide6.QtCore import QObject

from multichat_desktop.domain.quick_reply import LONGEST_SHORTCUT, LONGEST_TEXT
from multichat_desktop.services.quick_reply_files import UnreadableError


class Words(QObject):
    """Sentences for the agent (plurals are only found in a final QObject)."""

    def wrong(self, reason: str, shortcut: str) -> str:
        """Return why something cannot be kept, and what to do."""
        sentences = {
            "no-shortcut": self.tr("Give it a shortcut: the word that you will type behind /."),
            "no-text": self.tr("Write the text that /{shortcut} stands for."),
            "long-shortcut": self.tr("The shortcut is too long: at most {most} letters."),
            "long-text": self.tr("The text of /{shortcut} is too long: at most {longest} letters."),
            "spaces": self.tr("A shortcut is one word, without spaces: {shortcut}"),
            "taken": self.tr("There is a quick reply /{shortcut} already. Choose another word."),
        }
        return sentences[reason].format(shortcut=shortcut, most=LONGEST_SHORTCUT, longest=LONGEST_TEXT)

    def unreadable(self, error: UnreadableError) -> str:
        """Return why a file was not taken in."""
        sentences = {
            "too-large": self.tr("This file is too large to be a list of quick replies."),
            "letters": self.tr("This file is no text. Save it as CSV (UTF-8) or JSON."),
            "shape": self.tr(
                "This file is no list of quick replies: it needs a column for the shortcut and one for the text."
            ),
            "empty": self.tr("There is no quick reply in this file."),
            "twice": self.tr("The shortcut /{shortcut} stands in it twice."),
        }
        said = sentences.get(error.reason)
        said = said.format(shortcut=error.shortcut) if said else self.wrong(error.reason, error.shortcut)
        where = self.tr("Line {line}: ").format(line=error.line) if error.line is not None else ""
        return self.tr("Nothing was imported. {where}{reason}").format(where=where, reason=said)

    def taken_in(self, added: int, replaced: int) -> str:
        """Return what a file brought."""
        if not added and not replaced:
            return self.tr("All of these quick replies were here already.")
        parts = []
        if added:
            parts.append(self.tr("%n quick replies added.", "", added))
        if replaced:
            parts.append(self.tr("%n quick replies changed.", "", replaced))
        return " ".join(parts)
