"""What the agent says of people and groups: each intent becomes a durable step, and nothing waits for it."""

from collections.abc import Callable

from multichat_desktop.domain.chat import GroupMode
from multichat_desktop.services.groups import Groups
from multichat_desktop.services.intents import Intents
from multichat_desktop.store import steps
from multichat_desktop.store.reader import Reader


class PeopleDesk:
    """The intents of `ui.ports.PeopleActions`."""

    def __init__(self, intents: Intents, reader: Reader, groups: Groups) -> None:
        self._intents, self._reader, self._groups = intents, reader, groups

    def name_person(self, chat_id: str, name: str) -> None:
        """Call the person of a conversation by another name; an empty one takes it away."""
        self._intents.step(steps.NamePerson(chat_id, name))

    def write_notes(self, chat_id: str, text: str) -> None:
        """Keep the notes on a conversation's person or group."""
        self._intents.step(steps.WriteNotes(chat_id, text))

    def part(self, gone: str, then: Callable[[], None]) -> None:
        """Undo a merge; `then` is called once that is durable."""
        self._intents.step(steps.Part(gone), None, then)

    def look_at_group(self, chat_id: str) -> None:
        """Ask the gateway who is in a group, unless it was asked just now."""
        chat = self._reader.chat(chat_id)
        if chat is not None:
            self._groups.look(chat)

    def set_groups(self, instance_id: str, mode: GroupMode) -> None:
        """Treat an instance's groups otherwise from now on."""
        self._intents.step(steps.SetGroups(instance_id, mode.value))
