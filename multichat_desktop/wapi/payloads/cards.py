"""Content that is neither words nor a file: places, people, polls, choices, orders, calls, notices."""

from multichat_desktop.domain import address
from multichat_desktop.domain.content import (
    CallCard,
    ChoiceCard,
    Contact,
    ContactsCard,
    Content,
    Kind,
    LocationCard,
    OrderCard,
    PollCard,
    ProductCard,
    SystemCard,
)
from multichat_desktop.wapi.payloads.decoding import NotAnEventError, decode
from multichat_desktop.wapi.payloads.fields import (
    Object,
    blob,
    decimal,
    flag,
    items,
    number,
    obj,
    text,
    texts,
)

_MISSED_CALLS = {"CALL_MISSED_VOICE": False, "CALL_MISSED_GROUP_VOICE": False, "40": False, "45": False}
_MISSED_VIDEO = {"CALL_MISSED_VIDEO": True, "CALL_MISSED_GROUP_VIDEO": True, "41": True, "46": True}
_NO_STUB = frozenset({"UNKNOWN", "0"})
_NOT_DECRYPTED = frozenset({"CIPHERTEXT", "2"})


def location(node: Object) -> Content:
    """Read `locationMessage`."""
    return _place(node, live=bool(flag(node, "islive")))


def live_location(node: Object) -> Content:
    """Read `liveLocationMessage`."""
    return _place(node, live=True)


def _place(node: Object, *, live: bool) -> Content:
    card = LocationCard(
        latitude=float(decimal(node, "degreeslatitude", "latitude") or 0),
        longitude=float(decimal(node, "degreeslongitude", "longitude") or 0),
        name=text(node, "name"),
        address=text(node, "address"),
        live=live,
        thumbnail=blob(node, "jpegthumbnail"),
    )
    return Content(kind=Kind.LOCATION, caption=text(node, "caption", "comment"), card=card)


def contact(node: Object) -> Content:
    """Read `contactMessage`."""
    return Content(kind=Kind.CONTACT, card=ContactsCard(contacts=(_visiting_card(node),)))


def contacts(node: Object) -> Content:
    """Read `contactsArrayMessage`."""
    return Content(
        kind=Kind.CONTACT,
        card=ContactsCard(contacts=tuple(_visiting_card(item) for item in items(node, "contacts"))),
    )


def _visiting_card(node: Object) -> Contact:
    name, phones = text(node, "displayname"), []
    for line in (text(node, "vcard") or "").splitlines():
        head, _, value = line.partition(":")
        prop = head.upper().rpartition(".")[2].partition(";")[0]
        if prop == "FN" and not name:
            name = value.strip()
        elif prop == "TEL":
            waid = next((p[5:] for p in head.split(";") if p.lower().startswith("waid=")), None)
            phones.append(waid or value.strip())
    return Contact(name=name or "", phones=tuple(p for p in phones if p))


def poll(node: Object, secret: str | None) -> Content:
    """Read `pollCreationMessage` in any of its versions; `secret` opens the votes."""
    options = tuple(o for item in items(node, "options") if (o := text(item, "optionname")))
    card = PollCard(options=options, selectable=number(node, "selectableoptionscount") or 0, secret=secret)
    return Content(kind=Kind.POLL, text=text(node, "name"), card=card)


def buttons(node: Object) -> Content:
    """Read `buttonsMessage`."""
    labels = (text(obj(b, "buttontext"), "displaytext") for b in items(node, "buttons"))
    return _offer(text(node, "contenttext", "text"), labels, text(node, "footertext"))


def offered_list(node: Object) -> Content:
    """Read `listMessage`."""
    rows = (text(row, "title") for section in items(node, "sections") for row in items(section, "rows"))
    return _offer(text(node, "description", "title"), rows, text(node, "footertext"))


def template(node: Object) -> Content:
    """Read `templateMessage`."""
    inner = obj(node, "hydratedtemplate", "hydratedfourrowtemplate")
    buttons_ = items(inner, "hydratedbuttons")
    labels = (text(obj(b, "quickreplybutton", "urlbutton", "callbutton"), "displaytext") for b in buttons_)
    return _offer(text(inner, "hydratedcontenttext"), labels, text(inner, "hydratedfootertext"))


def interactive(node: Object) -> Content:
    """Read `interactiveMessage`."""
    native = items(obj(node, "nativeflowmessage"), "buttons")
    labels = (_display_text(text(b, "buttonparamsjson")) for b in native)
    return _offer(text(obj(node, "body"), "text"), labels, text(obj(node, "footer"), "text"))


def _offer(body: str | None, labels: object, footer: str | None) -> Content:
    options = tuple(label for label in labels if label)  # type: ignore[attr-defined]
    return Content(kind=Kind.CHOICE, text=body, card=ChoiceCard(options=options, footer=footer))


def buttons_response(node: Object) -> Content:
    """Read `buttonsResponseMessage` and `templateButtonReplyMessage`."""
    return _chosen(text(node, "selecteddisplaytext", "selectedbuttonid", "selectedid"))


def list_response(node: Object) -> Content:
    """Read `listResponseMessage`."""
    return _chosen(text(node, "title"), text(node, "description"))


def interactive_response(node: Object) -> Content:
    """Read `interactiveResponseMessage`."""
    params = text(obj(node, "nativeflowresponsemessage"), "paramsjson")
    return _chosen(text(obj(node, "body"), "text") or _display_text(params))


def _chosen(label: str | None, description: str | None = None) -> Content:
    return Content(kind=Kind.CHOICE, text=label, card=ChoiceCard(chosen=label, description=description))


def _display_text(params: str | None) -> str | None:
    try:
        value = decode((params or "").encode())
    except NotAnEventError:
        return None
    return text(value, "display_text", "title", "id")


def order(node: Object) -> Content:
    """Read `orderMessage`."""
    card = OrderCard(
        title=text(node, "ordertitle"),
        items=number(node, "itemcount"),
        total_1000=number(node, "totalamount1000"),
        currency=text(node, "totalcurrencycode"),
        thumbnail=blob(node, "thumbnail"),
    )
    return Content(kind=Kind.ORDER, text=text(node, "message"), card=card)


def product(node: Object) -> Content:
    """Read `productMessage`: one product, or the catalogue."""
    one, catalog = obj(node, "product"), obj(node, "catalog")
    shown = one or catalog
    card = ProductCard(
        title=text(shown, "title"),
        description=text(shown, "description"),
        price_1000=number(one, "priceamount1000"),
        currency=text(one, "currencycode"),
        thumbnail=blob(obj(shown, "productimage", "catalogimage"), "jpegthumbnail"),
    )
    return Content(kind=Kind.PRODUCT, text=card.title, card=card)


def call(node: Object) -> Content:
    """Read `callLogMesssage`."""
    card = CallCard(
        video=bool(flag(node, "isvideo")),
        outcome=ident_word(node, "calloutcome"),
        seconds=number(node, "durationsecs"),
    )
    return Content(kind=Kind.CALL, card=card)


def ident_word(node: Object, name: str) -> str | None:
    """Return an enum's name or number as a word in capitals."""
    value = node.get(name)
    return None if value is None or isinstance(value, bool | dict | list) else str(value).upper() or None


def stub_word(node: Object) -> str | None:
    """Return the word of a notice; the enum's zero says that there is none."""
    word = ident_word(node, "messagestubtype")
    return None if word in _NO_STUB else word


def stub(word: str, node: Object) -> Content:
    """Read `messageStubType`: a notice, a missed call, or a message that could not be decrypted yet."""
    if word in _NOT_DECRYPTED:
        return Content(kind=Kind.UNAVAILABLE)
    missed = {**_MISSED_CALLS, **_MISSED_VIDEO}.get(word)
    if missed is not None:
        return Content(kind=Kind.CALL, card=CallCard(video=missed, outcome="MISSED"))
    parameters = texts(node, "messagestubparameters")
    people = tuple(a for p in parameters if (a := address.parse(p)) and a.is_person)
    card = SystemCard(stub=word, people=people, parameters=parameters)
    return Content(kind=Kind.SYSTEM, card=card, mentions=people)
