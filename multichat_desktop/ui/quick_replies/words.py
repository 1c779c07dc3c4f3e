"""What is said about quick replies."""

from PySide6.QtCore import QObject

from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT, LONGEST_SHORTCUT, LONGEST_TEXT
from multichat_desktop.services.quick_reply_files import MOST_WITH_FILES, UnreadableError, UnwritableError
from multichat_desktop.ui.conversation.words import file_size


class Words(QObject):
    """Sentences for the agent (plurals are only found in a final QObject)."""

    def wrong(self, reason: str, shortcut: str) -> str:
        """Return why something cannot be kept, and what to do."""
        sentences = {
            "no-shortcut": self.tr("Give it a shortcut: the word that you will type behind /."),
            "no-text": self.tr("Write the text that /{shortcut} stands for, or attach a file."),
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
            "away": self.tr("The file cannot be read. Is it still there, and may you open it?"),
            "no-room": self.tr("This computer's disk is full. Make room and try again."),
            "attachment": self.tr("The attachment of /{shortcut} is no file. Export the list once more."),
            "large-attachment": self.tr("The attachment of /{shortcut} is larger than {most}."),
            "empty-attachment": self.tr("There is nothing in the attachment of /{shortcut}."),
            "twice": self.tr("The shortcut /{shortcut} stands in it twice."),
        }
        said = sentences.get(error.reason)
        most = file_size(LARGEST_ATTACHMENT)
        said = (
            said.format(shortcut=error.shortcut, most=most)
            if said
            else self.wrong(error.reason, error.shortcut)
        )
        where = self.tr("Line {line}: ").format(line=error.line) if error.line is not None else ""
        return self.tr("Nothing was imported. {where}{reason}").format(where=where, reason=said)

    def unwritable(self, error: UnwritableError) -> str:
        """Return why they were not written into a file."""
        sentences = {
            "place": self.tr("The file cannot be written there. Choose another folder."),
            "gone": self.tr(
                "Nothing was exported: the attachment of /{shortcut} is no longer on this computer."
                " Attach it again, or take it away."
            ),
            "too-large": self.tr(
                "Nothing was exported: all attachments together are larger than {most}."
                " Export a table, or take some away first."
            ),
        }
        return sentences[error.reason].format(shortcut=error.shortcut, most=file_size(MOST_WITH_FILES))

    def given_out(self, file: str, left_out: int) -> str:
        """Return where they were written, and how many attachments are not in it."""
        said = self.tr("Exported to {file}.").format(file=file)
        if not left_out:
            return said
        rest = self.tr("It goes without %n attachments: a table has only words, JSON has them.", "", left_out)
        return f"{said} {rest}"

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
