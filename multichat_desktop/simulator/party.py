"""Whom the shop can write to: what a customer and a group have in common."""

from abc import ABC, abstractmethod

from multichat_desktop.simulator.spelling import Json


class Party(ABC):
    """The other side of a conversation.

    Attributes:
        name: a customer's push name or a group's subject.
        inbox: (message id, text) of everything that the shop sent and that arrived, oldest first.
        receives_after: seconds (times the pace) until a message arrives; None: the phone is switched off.
        on_whatsapp: False for a phone that nobody uses there: what is sent to it ends as an error.
        reads_after: seconds (times the pace) from arrival until it is read; None: never.
        last_message_at: moment of the newest message either way.
    """

    is_group = False

    def __init__(self, name: str, *, reads_after: float | None, picture: str | None) -> None:
        self.name = name
        self.picture = picture
        self.inbox: list[tuple[str, str]] = []
        self.on_whatsapp = True
        self.receives_after: float | None = 0.2
        self.reads_after = reads_after
        self.last_message_at = 0

    @property
    @abstractmethod
    def chat_id(self) -> str:
        """The address by which the gateway names this conversation in webhooks."""

    @property
    @abstractmethod
    def jid(self) -> str:
        """The address with its server part, as it stands inside WhatsApp's own objects."""

    @abstractmethod
    async def hear(self, message_id: str, text: str) -> None:
        """Does what this side does when a message of the shop has arrived."""

    @property
    def chat(self) -> Json:
        """The `chat` of a webhook."""
        chat: Json = {"id": self.chat_id}
        return {**chat, "profilePicture": self.picture} if self.picture else chat
