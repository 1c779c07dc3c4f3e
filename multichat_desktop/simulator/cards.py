"""Builds the `msgContent` objects of everything that is neither words nor a file."""

import base64

from multichat_desktop.simulator.spelling import Json


def live_location(latitude: float, longitude: float, caption: str) -> Json:
    """A place that moves."""
    return {
        "liveLocationMessage": {
            "degreesLatitude": latitude,
            "degreesLongitude": longitude,
            "accuracyInMeters": 12,
            "caption": caption,
            "sequenceNumber": "1",
        }
    }


def contacts(*people: tuple[str, str]) -> Json:
    """Several visiting cards, each a name and a phone."""
    cards = [
        {
            "displayName": name,
            "vcard": f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nitem1.TEL;waid={phone}:+{phone}\nEND:VCARD",
        }
        for name, phone in people
    ]
    return {"contactsArrayMessage": {"displayName": f"{len(cards)} contatos", "contacts": cards}}


def link(text: str, url: str, title: str, description: str, jpeg: bytes) -> Json:
    """A text whose link has a preview."""
    return {
        "extendedTextMessage": {
            "text": text,
            "matchedText": url,
            "title": title,
            "description": description,
            "jpegThumbnail": base64.b64encode(jpeg).decode(),
        }
    }


def buttons(question: str, footer: str, *labels: str) -> Json:
    """A question with buttons to answer it."""
    made = [
        {"buttonId": str(n), "buttonText": {"displayText": label}, "type": "RESPONSE"}
        for n, label in enumerate(labels)
    ]
    return {"buttonsMessage": {"contentText": question, "footerText": footer, "buttons": made}}


def button_answer(label: str, context: Json | None) -> Json:
    """The button that was tapped."""
    body: Json = {"selectedButtonId": "0", "selectedDisplayText": label, "type": "DISPLAY_TEXT"}
    return {"buttonsResponseMessage": body | ({"contextInfo": context} if context else {})}


def list_answer(title: str, description: str) -> Json:
    """The row of a list that was chosen."""
    return {
        "listResponseMessage": {
            "title": title,
            "description": description,
            "listType": "SINGLE_SELECT",
            "singleSelectReply": {"selectedRowId": "sku-0412"},
        }
    }


def template(text: str, footer: str, *labels: str) -> Json:
    """A business's template with quick replies."""
    made = [{"quickReplyButton": {"displayText": label, "id": str(n)}} for n, label in enumerate(labels)]
    body = {"hydratedContentText": text, "hydratedFooterText": footer, "hydratedButtons": made}
    return {"templateMessage": {"hydratedTemplate": body}}


def product(title: str, description: str, cents: int, jpeg: bytes) -> Json:
    """A thing from the shop's catalogue; WhatsApp counts money in thousandths."""
    return {
        "productMessage": {
            "product": {
                "productImage": {"jpegThumbnail": base64.b64encode(jpeg).decode()},
                "productId": "7719034420017",
                "title": title,
                "description": description,
                "currencyCode": "BRL",
                "priceAmount1000": str(cents * 10),
            }
        }
    }


def view_once(body: Json) -> Json:
    """A picture or film that may be looked at once, on the phone."""
    return {"viewOnceMessageV2": {"message": body}}


def ephemeral(text: str) -> Json:
    """A text that goes by itself."""
    return {
        "ephemeralMessage": {
            "message": {"extendedTextMessage": {"text": text, "contextInfo": {"expiration": 604_800}}}
        }
    }


def mentioning(text: str, *jids: str) -> Json:
    """A text in a group that calls people by their numbers."""
    return {"extendedTextMessage": {"text": text, "contextInfo": {"mentionedJid": list(jids)}}}


def notice(stub: str, *parameters: str) -> Json:
    """One of WhatsApp's own notices."""
    return {"messageStubType": stub, "messageStubParameters": list(parameters)}


def undecrypted() -> Json:
    """A message that WhatsApp could not decrypt yet; its content may follow under the same id."""
    return notice("CIPHERTEXT", "Message absent from node")


def missed_call(*, video: bool = False) -> Json:
    """A call that nobody took."""
    return {
        "callLogMesssage": {
            "isVideo": video,
            "callOutcome": "MISSED",
            "durationSecs": "0",
            "callType": "REGULAR",
        }
    }


def of_tomorrow() -> Json:
    """Content of a kind that nobody knows yet."""
    return {"hologramMessage": {"title": "Cartão 3D", "frames": 12, "mediaKey": "c2VncmVkbw=="}}
