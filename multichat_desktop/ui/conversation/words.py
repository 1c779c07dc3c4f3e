"""The sentences of a conversation: of errors, statuses, WhatsApp's notices, and of a row for a screen reader."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from multichat_desktop.domain.address import Address, AddressKind, format_phone
from multichat_desktop.domain.content import Kind, SystemCard
from multichat_desktop.domain.message import Message, Person
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import troubles
from multichat_desktop.ui.conversation.marks import parse, plain
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.times import clock_time


class Counts(QObject):
    """Sentences with a number in them (plurals are only found in a final QObject)."""

    def unread(self, count: int) -> str:
        """Return what stands in the line above the first unread message."""
        return self.tr("%n unread messages", "", count)

    def pages(self, count: int) -> str:
        """Return how many pages a document has."""
        return self.tr("%n pages", "", count)

    def items(self, count: int) -> str:
        """Return how many things were ordered."""
        return self.tr("%n items", "", count)

    def more(self, count: int) -> str:
        """Return how many further entries are not drawn."""
        return self.tr("and %n more", "", count)

    def new_below(self, count: int) -> str:
        """Return what the button to the end says to a screen reader."""
        return self.tr("Go to the end, %n new messages", "", count)


def author(message: Message) -> str:
    """Return who wrote a message."""
    if message.from_me:
        return QCoreApplication.translate("Conversation", "You")
    return person(message.author)


def person(who: Person | None) -> str:
    """Return what somebody is called: a name, else the number, else that it is hidden."""
    if who is not None and who.name and (name := texts.one_line(who.name)):
        return name
    if who is not None and who.is_phone and who.address:
        return format_phone(who.address)
    if who is not None and who.address and not who.address.endswith("@lid"):
        return texts.one_line(who.address)
    return QCoreApplication.translate("Conversation", "Hidden number")


def line(message: Message) -> str:
    """Return a message in one line."""
    if message.deleted:
        return texts.deleted_line(from_me=message.from_me)
    if message.kind is Kind.SYSTEM:
        return notice(message)
    media = message.media
    return texts.kind_line(
        message.kind,
        unmarked(message.text or message.caption),
        media.seconds if media else None,
        media.name if media else None,
        message.card,
    )


def unmarked(text: str | None) -> str | None:
    """Return a text as it is read, without WhatsApp's marks."""
    return plain(parse(safe(text[:1000]))) if text else text


def sentence(message: Message) -> str:
    """Return a row as a screen reader should say it: who, what, when, how far it came."""
    said = line(message)
    if message.kind is Kind.SYSTEM:
        return f"{said}, {clock_time(message.at)}"
    parts = [f"{author(message)}: {said}", clock_time(message.at)]
    if message.edited and not message.deleted:
        parts.append(QCoreApplication.translate("Conversation", "edited"))
    if message.from_me:
        parts.append(texts.status_word(message.shown_status, message.outbox))
        if reason := troubles.of(message):
            parts.append(reason)
    return ", ".join(parts)


def status(value: DeliveryStatus) -> str:
    """Return a status as it stands in the history."""
    names = {
        DeliveryStatus.PENDING: QCoreApplication.translate("Conversation", "Waiting to be sent"),
        DeliveryStatus.SENT: QCoreApplication.translate("Conversation", "Sent"),
        DeliveryStatus.FAILED: QCoreApplication.translate("Conversation", "Not sent"),
        DeliveryStatus.DELIVERED: QCoreApplication.translate("Conversation", "Delivered"),
        DeliveryStatus.READ: QCoreApplication.translate("Conversation", "Read"),
        DeliveryStatus.PLAYED: QCoreApplication.translate("Conversation", "Listened to"),
    }
    return names[value]


def money(thousandths: int, currency: str | None) -> str:
    """Return an amount as it is written where the language is spoken: `R$ 104,70`."""
    amount = QLocale().toString(thousandths / 1000, "f", 2)
    symbol = "R$" if currency in (None, "BRL") else (currency or "")
    return f"{texts.one_line(symbol)} {amount}"


def file_size(size: int) -> str:
    """Return a file's size, short."""
    value, unit = size / 1024, "KB"
    if value >= 1000:
        value, unit = value / 1024, "MB"
    digits = 0 if unit == "KB" or value >= 10 else 1
    return f"{QLocale().toString(max(value, 1.0), 'f', digits)} {unit}"


def notice(message: Message) -> str:
    """Return one of WhatsApp's notices in words."""
    card = message.card
    if not isinstance(card, SystemCard):
        return texts.kind_line(Kind.SYSTEM, message.text)
    template = _notices(_known_author(message) is not None).get(card.stub)
    if template is None:
        return (texts.one_line(message.text) if message.text else "") or QCoreApplication.translate(
            "Conversation", "WhatsApp notice ({name})"
        ).format(name=texts.one_line(card.stub))
    people = ", ".join(_address(who, message) for who in card.people)
    named = {
        "who": texts.isolated(_known_author(message) or ""),
        "people": people or person(None),
        "what": texts.one_line(card.parameters[0]) if card.parameters else "",
    }
    # The names come from outside: str.format would look into braces of theirs if they stood in the template.
    return template.format(**named)


def _known_author(message: Message) -> str | None:
    if message.from_me:
        return author(message)
    return person(message.author) if message.author is not None else None


def _address(who: Address, message: Message) -> str:
    for known in (*message.mentions, *((message.author,) if message.author else ())):
        if known.name and known.address in (who.value, who.raw, f"{who.value}@lid"):
            return texts.isolated(person(known))
    if who.kind is AddressKind.PHONE:
        return texts.isolated(format_phone(who.value))
    if who.kind is AddressKind.LID:
        return person(None)
    return texts.isolated(texts.one_line(who.raw))


def _notices(with_author: bool) -> dict[str, str]:
    common = {
        "GROUP_CHANGE_SUBJECT": QCoreApplication.translate(
            "Conversation", "The group is now called “{what}”"
        ),
        "GROUP_CHANGE_ICON": QCoreApplication.translate("Conversation", "The group's picture was changed"),
        "GROUP_CHANGE_DESCRIPTION": QCoreApplication.translate(
            "Conversation", "The group's description was changed"
        ),
        "GROUP_CREATE": QCoreApplication.translate("Conversation", "The group was created"),
        "GROUP_PARTICIPANT_INVITE": QCoreApplication.translate("Conversation", "{people} joined by the link"),
        "GROUP_PARTICIPANT_LEAVE": QCoreApplication.translate("Conversation", "{people} left the group"),
        "GROUP_PARTICIPANT_PROMOTE": QCoreApplication.translate(
            "Conversation", "{people} now leads the group"
        ),
        "GROUP_PARTICIPANT_DEMOTE": QCoreApplication.translate(
            "Conversation", "{people} no longer leads the group"
        ),
        "CIPHERTEXT": QCoreApplication.translate(
            "Conversation", "Waiting for the message. See it on the phone."
        ),
        "E2E_ENCRYPTED": QCoreApplication.translate("Conversation", "Messages are end-to-end encrypted"),
        "CALL_MISSED_VOICE": QCoreApplication.translate("Conversation", "Missed voice call"),
        "CALL_MISSED_VIDEO": QCoreApplication.translate("Conversation", "Missed video call"),
    }
    if with_author:
        common["GROUP_PARTICIPANT_ADD"] = QCoreApplication.translate("Conversation", "{who} added {people}")
        common["GROUP_PARTICIPANT_REMOVE"] = QCoreApplication.translate(
            "Conversation", "{who} removed {people}"
        )
    else:
        common["GROUP_PARTICIPANT_ADD"] = QCoreApplication.translate("Conversation", "{people} was added")
        common["GROUP_PARTICIPANT_REMOVE"] = QCoreApplication.translate(
            "Conversation", "{people} was removed"
        )
    return common


def status_now(message: Message) -> str:
    """Return how far a message has come when no step of it was told."""
    said = texts.status_word(message.shown_status, message.outbox)
    return said[:1].upper() + said[1:]
