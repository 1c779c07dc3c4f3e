"""The sentences of a conversation: of errors, statuses, WhatsApp's notices, and of a row for a screen reader."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from multichat_desktop.domain.address import Address, AddressKind, format_phone
from multichat_desktop.domain.content import Kind, PollCard, SystemCard
from multichat_desktop.domain.message import Message, Person, Reaction
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import troubles
from multichat_desktop.ui.conversation.marks import parse, plain
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.times import clock_time

MOST_NAMES = 12
"""People that are named one by one."""


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

    def votes(self, count: int) -> str:
        """Return how many people voted in a poll."""
        return self.tr("%n votes", "", count)

    def closed_votes(self, count: int) -> str:
        """Return how many votes came that cannot be read here."""
        return self.tr("%n votes can only be seen on the phone", "", count)

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


def reacted_by(reaction: Reaction) -> str:
    """Return who reacted."""
    if reaction.author is None:
        return QCoreApplication.translate("Conversation", "You")
    return person(reaction.author)


def who_reacted(message: Message) -> str:
    """Return everybody who reacted, each with their emoji."""
    return ", ".join(f"{safe(r.emoji)[:16]} {reacted_by(r)}" for r in message.shown_reactions[:MOST_NAMES])


def line(message: Message) -> str:
    """Return a message in one line."""
    if message.deleted:
        return texts.deleted_line(from_me=message.from_me)
    if message.kind is Kind.SYSTEM:
        return notice(message)
    media = message.media
    return texts.kind_line(
        message.kind,
        unmarked(message.text or message.caption, mentioned(message)),
        media.seconds if media else None,
        media.name if media else None,
        message.card,
    )


def mentioned(message: Message) -> dict[str, str]:
    """Return what those are called whom a message mentions, by the digits that stand in its text."""
    names = {p.address: person(p) for p in message.mentions if p.address}
    return names | {a.removesuffix("@lid"): name for a, name in names.items() if a.endswith("@lid")}


def unmarked(text: str | None, names: dict[str, str] | None = None) -> str | None:
    """Return a text as it is read, without WhatsApp's marks, those it mentions called by their names."""
    return plain(parse(safe(text[:1000]), names or {})) if text else text


def sentence(message: Message) -> str:
    """Return a row as a screen reader should say it: who, what, when, how far it came."""
    said = line(message)
    if message.kind is Kind.SYSTEM:
        return f"{said}, {clock_time(message.at)}"
    parts = [f"{author(message)}: {said}", clock_time(message.at)]
    if message.edited and not message.deleted:
        parts.append(QCoreApplication.translate("Conversation", "edited"))
    if message.starred and not message.deleted:
        parts.append(QCoreApplication.translate("Conversation", "starred"))
    if message.shown_reactions and not message.deleted:
        said = QCoreApplication.translate("Conversation", "reactions: {people}")
        parts.append(said.replace("{people}", who_reacted(message)))
    if isinstance(message.card, PollCard) and message.votes:
        parts.append(votes_line(message, message.card))
    if message.from_me:
        parts.append(texts.status_word(message.shown_status, message.outbox))
        if reason := troubles.of(message) or troubles.of_change(message):
            parts.append(reason)
        if under_way := changing(message):
            parts.append(under_way)
    return ", ".join(parts)


def changing(message: Message) -> str:
    """Return that a message is being changed or deleted right now; empty when it is not."""
    change = message.amending
    if change is None or change.error is not None or message.deleted:
        return ""
    if change.text is None:
        return QCoreApplication.translate("Conversation", "being deleted…")
    return QCoreApplication.translate("Conversation", "being changed…")


def votes_line(message: Message, card: PollCard) -> str:
    """Return how a poll stands, option by option."""
    chosen = [place for vote in message.votes for place in vote.choices or ()]
    counted = [f"{texts.one_line(o)}: {chosen.count(i)}" for i, o in enumerate(card.options) if i in chosen]
    closed = sum(vote.choices is None for vote in message.votes)
    return ", ".join([*counted, *([Counts().closed_votes(closed)] if closed else [])])


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
    if value >= 1000:
        value, unit = value / 1024, "GB"
    digits = 0 if unit == "KB" or value >= 10 else 1
    return f"{QLocale().toString(max(value, 1.0), 'f', digits)} {unit}"


def notice(message: Message) -> str:
    """Return one of WhatsApp's notices in words."""
    card = message.card
    if not isinstance(card, SystemCard):
        return texts.kind_line(Kind.SYSTEM, message.text)
    template = _notices(_known_author(message) is not None).get(_STUBS.get(card.stub, card.stub))
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


# WhatsApp's own numbers of its notices (`WAMessageStubType`), where the gateway passes them on instead of the name.
_STUBS = {
    "20": "GROUP_CREATE",
    "21": "GROUP_CHANGE_SUBJECT",
    "22": "GROUP_CHANGE_ICON",
    "23": "GROUP_CHANGE_INVITE_LINK",
    "24": "GROUP_CHANGE_DESCRIPTION",
    "25": "GROUP_CHANGE_RESTRICT",
    "26": "GROUP_CHANGE_ANNOUNCE",
    "27": "GROUP_PARTICIPANT_ADD",
    "28": "GROUP_PARTICIPANT_REMOVE",
    "29": "GROUP_PARTICIPANT_PROMOTE",
    "30": "GROUP_PARTICIPANT_DEMOTE",
    "31": "GROUP_PARTICIPANT_INVITE",
    "32": "GROUP_PARTICIPANT_LEAVE",
    "33": "GROUP_PARTICIPANT_CHANGE_NUMBER",
    "38": "E2E_IDENTITY_CHANGED",
    "39": "E2E_ENCRYPTED",
    "42": "INDIVIDUAL_CHANGE_NUMBER",
    "43": "GROUP_DELETE",
    "72": "CHANGE_EPHEMERAL_SETTING",
}


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
        "GROUP_CHANGE_INVITE_LINK": QCoreApplication.translate(
            "Conversation", "The group's invitation link was changed"
        ),
        "GROUP_CHANGE_RESTRICT": QCoreApplication.translate(
            "Conversation", "It was changed who may edit the group's details"
        ),
        "GROUP_CHANGE_ANNOUNCE": QCoreApplication.translate(
            "Conversation", "It was changed who may write in the group"
        ),
        "GROUP_DELETE": QCoreApplication.translate("Conversation", "The group was deleted"),
        "GROUP_PARTICIPANT_CHANGE_NUMBER": QCoreApplication.translate(
            "Conversation", "{people} has a new number"
        ),
        "INDIVIDUAL_CHANGE_NUMBER": QCoreApplication.translate("Conversation", "{people} has a new number"),
        "E2E_IDENTITY_CHANGED": QCoreApplication.translate(
            "Conversation", "The security code has changed: the customer may have a new phone"
        ),
        "CHANGE_EPHEMERAL_SETTING": QCoreApplication.translate(
            "Conversation", "The time after which messages disappear was changed"
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
