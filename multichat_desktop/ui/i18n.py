"""Which language the console speaks, and the files that hold its words."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from multichat_desktop import assets

DEFAULT = "pt_BR"
LANGUAGES = (DEFAULT, "en")


def choose(language: str | None = None) -> str:
    """Return the language to speak, and make it the one for dates and numbers.

    `language` is the agent's own choice; without one the system's counts, and Portuguese where that is neither
    Portuguese nor English.
    """
    system = QLocale.system()
    wanted = [language] if language else [*system.uiLanguages(), system.name()]
    chosen = next((known for name in wanted if (known := _known(name))), DEFAULT)
    ours = QLocale(chosen)
    # A country's own way of writing dates stays (en_GB), as long as it is the same language.
    QLocale.setDefault(system if system.language() == ours.language() else ours)
    return chosen


def install(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Give the application the words of a language, Qt's own buttons included; the result must be kept."""
    places = (
        (f"multichat_{language}", str(assets.path("translations"))),
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    installed = []
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def _known(name: str | None) -> str | None:
    tongue = (name or "").replace("-", "_").partition("_")[0].lower()
    return next((code for code in LANGUAGES if code.partition("_")[0] == tongue), None)
