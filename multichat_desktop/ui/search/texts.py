"""The sentences of the pages that find messages: icon, title, body and action."""

from PySide6.QtCore import QLocale, QObject

Said = tuple[str, str, str, str]


class SearchTexts(QObject):
    """Says why there is nothing, and what to do about it."""

    def building(self, share: float) -> str:
        """Return that older messages are not found yet."""
        done = f"{QLocale().toString(int(share * 100))} %"
        return self.tr("Older messages are still being prepared ({share}): they will be found soon.").format(
            share=done
        )

    def nothing_asked(self) -> Said:
        """Return what can be looked for."""
        return (
            "search",
            self.tr("Search all conversations"),
            self.tr(
                "Type words of a message, the name of a file or a number. With quotation marks words are found"
                " side by side."
            ),
            "",
        )

    def nothing_found(self, *, filtered: bool, quoted: bool) -> Said:
        """Return what to try when there is nothing."""
        body = (
            self.tr("No message has all these words. Try fewer words, or only the beginning of one.")
            if quoted
            else self.tr("No message is like that.")
        )
        return "search", self.tr("Nothing found"), body, self.tr("Search everything") if filtered else ""

    def failed(self) -> Said:
        """Return what to do when the question could not be answered."""
        return (
            "triangle-alert",
            self.tr("Could not search"),
            self.tr("Your messages are all there. Try once more; if it goes on, restart the console."),
            self.tr("Try again"),
        )

    def no_stars(self) -> Said:
        """Return how a message gets here."""
        return (
            "star",
            self.tr("No starred messages"),
            self.tr("Star what you want to find again: right-click a message and choose Star."),
            "",
        )
