"""Who an event is about: the conversation, and every alias shown to be the same person.

Source: `docs/protocol.md`, *Who*. A received private message names its writer up to three times (`chat.id`,
`sender.id`, `sender.senderLid`); that is the only link between a hidden number and a phone there ever is.
"""

import msgspec

from multichat_desktop.domain import address
from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.events import Party
from multichat_desktop.wapi.payloads.fields import BrokenContentError, Object, flag, ident, obj, text

_LID_FIELDS = ("senderlid", "participantlid", "lid")
_NUMBERS = (AddressKind.PHONE, AddressKind.LID)
_PHONE_FIELDS = ("senderpn", "participantpn", "phone", "phonenumber")


class Side(msgspec.Struct):
    """The conversation of an event, its name if it came along, and the person who counts there."""

    chat: Address
    chat_name: str | None
    party: Party


def side(body: Object, *, from_me: bool) -> Side:
    """Return whose conversation an event belongs to.

    Raises:
        BrokenContentError: nobody is named.
    """
    chat_node, sender = obj(body, "chat"), obj(body, "sender")
    lids = _lid_digits(chat_node, sender)
    writer = _address(ident(sender, "id"), lids)
    named = _address(ident(chat_node, "id") or ident(body, "chatid"), lids)
    chat = named or writer
    if chat is None:
        raise BrokenContentError("The event names neither a chat nor a sender.")
    if flag(body, "isgroup") and named is not None and chat.is_person:
        chat = Address(AddressKind.GROUP, chat.raw.partition("@")[0], f"{chat.raw.partition('@')[0]}@g.us")
    name = text(chat_node, "name")
    if from_me:
        party = Party((chat,) if chat.is_person else (), picture=text(chat_node, "profilepicture"))
        return Side(chat, name, party)
    found = [chat] if chat.is_person else []
    extra = [a for f in _PHONE_FIELDS if (a := _address(ident(sender, f), lids)) and a.kind in _NUMBERS]
    extra += [address.lid(d) for f in _LID_FIELDS if (d := _hidden(ident(sender, f)))]
    username = text(sender, "username")
    if username:
        extra.append(Address(AddressKind.USERNAME, username.lower().removeprefix("@"), username))
    for one in (writer, *extra):
        _join(found, one)
    party = Party(
        tuple(found),
        push_name=text(sender, "pushname", "name"),
        verified_name=text(sender, "verifiedbizname"),
        picture=text(sender, "profilepicture"),
    )
    return Side(chat, name, party)


def _join(found: list[Address], one: Address | None) -> None:
    """Add an alias unless the event already names the person in that way: two phones are two people."""
    if one is not None and one.is_person and all(one.kind is not other.kind for other in found):
        found.append(one)


def _lid_digits(chat: Object, sender: Object) -> frozenset[str]:
    ids = [i for node in (chat, sender) if (i := ident(node, "id")) and "@" in i]
    ids += [i for f in _LID_FIELDS if (i := ident(sender, f))]
    return frozenset(d for i in ids if (d := _hidden(i)))


def _hidden(text_: str | None) -> str | None:
    """Return the digits of a hidden number; a word (`null`) in such a field would make one of many people."""
    if text_ is None:
        return None
    found = address.parse(text_ if "@" in text_ else f"{text_}@lid")
    return found.value if found and found.kind is AddressKind.LID else None


def _address(text_: str | None, lids: frozenset[str]) -> Address | None:
    """Read an id; the bare digits of a hidden number that the same event names are that number, not a phone."""
    if text_ is None:
        return None
    if "@" not in text_ and text_ in lids:
        return address.lid(text_)
    return address.parse(text_)
