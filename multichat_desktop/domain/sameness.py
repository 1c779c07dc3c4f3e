"""Whether what the gateway tells of a message is what was handed to it: it trims words, and may convert files."""

from multichat_desktop.domain.content import ContactsCard, Content, Kind, LocationCard, PixCard

_FAMILIES = {Kind.AUDIO: Kind.VOICE, Kind.GIF: Kind.VIDEO}
# How the gateway tells of a payment button is published nowhere.
_BUTTONS = frozenset({Kind.CHOICE, Kind.UNKNOWN})
_NEAR_DEGREES = 1e-4


def same(ours: Content, told: Content) -> bool:
    """Whether `told` is the gateway's form of `ours`."""
    if isinstance(ours.card, PixCard) and ours.kind is Kind.CHOICE:
        return told.kind in _BUTTONS
    if _family(ours) is not _family(told) or _words(ours) != _words(told):
        return False
    if isinstance(ours.card, LocationCard):
        return isinstance(told.card, LocationCard) and _near(ours.card, told.card)
    if isinstance(ours.card, ContactsCard):
        return isinstance(told.card, ContactsCard) and _names(ours.card) == _names(told.card)
    if ours.kind is Kind.DOCUMENT and ours.media and told.media and ours.media.name and told.media.name:
        return ours.media.name == told.media.name
    return True


def same_file(ours: Content, told: Content) -> bool:
    """Whether both have the very same file; no file at all is the same file."""
    one, other = ours.media, told.media
    return one is None or other is None or None in (one.sha256, other.sha256) or one.sha256 == other.sha256


def _family(content: Content) -> Kind:
    return _FAMILIES.get(content.kind, content.kind)


def _words(content: Content) -> str:
    return (content.text or content.caption or "").strip()


def _near(one: LocationCard, other: LocationCard) -> bool:
    return (
        abs(one.latitude - other.latitude) < _NEAR_DEGREES
        and abs(one.longitude - other.longitude) < _NEAR_DEGREES
    )


def _names(card: ContactsCard) -> list[str]:
    return [contact.name.strip() for contact in card.contacts]
