"""How each line treats its groups."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.chat import GroupMode, Instance
from multichat_desktop.ui import texts
from multichat_desktop.ui.ports import PeopleActions
from multichat_desktop.ui.settings.controls import Card, Choices, Setting
from multichat_desktop.ui.settings.words import mode_word
from multichat_desktop.ui.theme import Theme

_ORDER = (GroupMode.ON, GroupMode.QUIET, GroupMode.OFF)


class GroupsCard(Card):
    """One choice a line."""

    def __init__(self, theme: Theme, actions: PeopleActions, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("Settings", "Groups of each line")
        body = "\n".join(f"{mode_word(mode).title}: {mode_word(mode).body}" for mode in _ORDER)
        super().__init__(theme, title, body, parent)
        self._theme, self._actions = theme, actions
        self.choices: dict[str, Choices] = {}

    def show_lines(self, instances: list[Instance], modes: dict[str, GroupMode]) -> None:
        """Show these lines as they are."""
        for instance in instances:
            choices = self.choices.get(instance.id)
            if choices is None:
                name = texts.one_line(instance.title)
                choices = self.choices[instance.id] = Choices(self._theme, name)
                choices.chosen.connect(lambda mode, line=instance.id: self._actions.set_groups(line, mode))
                self.add(Setting(self._theme, name, "", choices, self))
            values = [(mode, mode_word(mode).title) for mode in _ORDER]
            choices.offer(values, modes.get(instance.id, GroupMode.ON))
