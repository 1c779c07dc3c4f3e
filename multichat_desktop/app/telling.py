"""Sentences for a terminal, in the agent's language: Qt is loaded for them only when there is something to tell."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multichat_desktop.domain.keeping import Recovery
    from multichat_desktop.ui.keeping import KeepingWords


def tell_recovered(done: "Recovery", now: int, language: str | None) -> None:
    """Tell how a damaged database was replaced."""
    plain = f"The database was damaged and has been replaced. The damaged file is kept in {done.kept}."
    _tell(lambda words: words.recovered(done, now), language, plain)


def tell_damaged(language: str | None) -> None:
    """Tell that the database was found damaged while it is in use."""
    plain = "The database is damaged. Start MultiChat again: it is repaired from the newest backup."
    _tell(lambda words: words.damaged(), language, plain)


def _tell(choose: "Callable[[KeepingWords], str]", language: str | None, plain: str) -> None:
    """Tell it in words of the window's, or in plain ones where Qt cannot be loaded."""
    try:
        from PySide6.QtCore import QCoreApplication

        from multichat_desktop.ui import i18n
        from multichat_desktop.ui.keeping import KeepingWords
    except ImportError:
        said = plain
    else:
        app = QCoreApplication.instance() or QCoreApplication([])
        translators = i18n.install(app, i18n.choose(language))
        said = choose(KeepingWords())
        for translator in translators:
            app.removeTranslator(translator)
    print(said, file=sys.stderr, flush=True)
