"""REST calls that send everything but texts: each request is held against what the gateway takes, down to the bytes."""

import json
from collections.abc import Mapping
from typing import Any

from multichat_desktop.simulator import cards, content, media_bytes
from multichat_desktop.simulator.checks import (
    ADDRESS,
    DELAY,
    OPTIONAL_TEXT,
    TEXT,
    Field,
    check_fields,
    is_phone,
    needs_pro,
    not_empty,
    one_of,
    party_of,
)
from multichat_desktop.simulator.media_bytes import Looked, NotAFileError
from multichat_desktop.simulator.rest import Answer, RefusedError, Request, Routes
from multichat_desktop.simulator.routes_message import take
from multichat_desktop.simulator.spelling import Json

_QUOTE = Field(required=False, check=not_empty)
_CAPTION = Field(required=False, check=not_empty)
_PICTURES = frozenset({"image/png", "image/jpeg"})
_FILMS = frozenset({"video/mp4", "video/3gpp"})
_SOUNDS = frozenset({"audio/ogg", "audio/mpeg", "audio/aac", "audio/amr", "audio/mp4"})
_STICKERS = frozenset({"image/webp"})
_LINKED = b"linked"
_SHORTEST_DELAY = 1


async def send_image(request: Request) -> Answer:
    """POST /message/send-image"""
    data, looked = _file(request, "image", _PICTURES, {"caption": _CAPTION})
    body = _shelved(request, "image", looked.mime, data) | _pixels(looked)
    return await _take(request, "imageMessage", body | _caption(request))


async def send_video(request: Request) -> Answer:
    """POST /message/send-video"""
    data, looked = _file(request, "video", _FILMS, {"caption": _CAPTION})
    body = _shelved(request, "video", looked.mime, data) | {"gifPlayback": False}
    return await _take(request, "videoMessage", body | _caption(request))


async def send_gif(request: Request) -> Answer:
    """POST /message/send-gif"""
    needs_pro(request.instance, "O envio de GIF")
    data, looked = _file(request, "gif", _FILMS, {"caption": _CAPTION})
    body = _shelved(request, "video", looked.mime, data) | {"gifPlayback": True}
    return await _take(request, "videoMessage", body | _caption(request))


async def send_ptv(request: Request) -> Answer:
    """POST /message/send-ptv"""
    needs_pro(request.instance, "O envio de vídeo redondo")
    data, looked = _file(request, "ptv", _FILMS, {})
    return await _take(request, "ptvMessage", _shelved(request, "video", looked.mime, data))


async def send_audio(request: Request) -> Answer:
    """POST /message/send-audio: arrives as a voice note, whatever it was."""
    data, looked = _file(request, "audio", _SOUNDS, {})
    body = _shelved(request, "audio", "audio/ogg; codecs=opus", data)
    return await _take(request, "audioMessage", body | {"seconds": looked.seconds or 1, "ptt": True})


async def send_sticker(request: Request) -> Answer:
    """POST /message/send-sticker"""
    needs_pro(request.instance, "O envio de figurinhas")
    data, looked = _file(request, "sticker", _STICKERS, {})
    return await _take(request, "stickerMessage", _shelved(request, "sticker", looked.mime, data))


async def send_document(request: Request) -> Answer:
    """POST /message/send-document"""
    fields = {"caption": _CAPTION, "fileName": TEXT, "extension": TEXT}
    data, looked = _file(request, "document", None, fields)
    name, extension = request.body["fileName"], request.body["extension"]
    if not extension.isalnum() or extension != extension.lower():
        raise RefusedError(400, "O campo 'extension' deve conter apenas letras minúsculas e dígitos")
    body = _shelved(request, "document", looked.mime, data) | {"title": name, "fileName": name}
    if "caption" not in request.body:
        return await _take(request, "documentMessage", body)
    inner = {"documentMessage": _with_quote(request, body | _caption(request))}
    return await _taken(request, {"documentWithCaptionMessage": {"message": inner}})


async def send_location(request: Request) -> Answer:
    """POST /message/send-location"""
    fields = dict.fromkeys(("name", "address", "latitude", "longitude"), TEXT)
    check_fields(request.body, {"phone": ADDRESS, **fields})
    body = request.body
    latitude, longitude = _degrees(body, "latitude", 90), _degrees(body, "longitude", 180)
    return await _taken(
        request, content.location(latitude, longitude, name=body["name"], address=body["address"])
    )


async def send_contact(request: Request) -> Answer:
    """POST /message/send-contact"""
    check_fields(request.body, {"phone": ADDRESS, **_CARD})
    return await _taken(request, content.contact(request.body["contactName"], request.body["contactPhone"]))


async def send_contacts(request: Request) -> Answer:
    """POST /message/send-contacts"""
    check_fields(request.body, {"phone": ADDRESS, "contacts": Field(kind=list, check=not_empty)})
    needs_pro(request.instance, "O envio de vários contatos")
    people: list[Json] = request.body["contacts"]
    for person in people:
        check_fields(person, _CARD)
    told = cards.contacts(*((person["contactName"], person["contactPhone"]) for person in people))
    return await _taken(request, told)


async def send_button_pix(request: Request) -> Answer:
    """POST /message/send-button-pix"""
    if request.instance.pix_path != "send-button-pix":
        raise RefusedError(404, "Cannot POST /message/send-button-pix")
    return await _pix(request, one_of("CPF", "CNPJ", "PHONE", "EMAIL", "EVP"))


async def send_pix(request: Request) -> Answer:
    """POST /message/send-pix"""
    if request.instance.pix_path != "send-pix":
        raise RefusedError(404, "Cannot POST /message/send-pix")
    return await _pix(request, one_of("cpf", "cnpj", "phone", "email", "random"))


async def _pix(request: Request, kinds: Any) -> Answer:
    check_fields(
        request.body, {"phone": ADDRESS, "merchantName": TEXT, "pixKey": TEXT, "type": Field(check=kinds)}
    )
    needs_pro(request.instance, "O envio de botões")
    body = request.body
    key = {"merchant_name": body["merchantName"], "key": body["pixKey"], "key_type": body["type"].upper()}
    params = {"currency": "BRL", "payment_settings": [{"type": "pix_static_code", "pix_static_code": key}]}
    button = {"name": "payment_info", "buttonParamsJson": json.dumps(params)}
    return await _taken(request, {"interactiveMessage": {"nativeFlowMessage": {"buttons": [button]}}})


def _file(
    request: Request, name: str, allowed: frozenset[str] | None, more: Mapping[str, Field]
) -> tuple[bytes, Looked]:
    """The bytes in a field, and what they are: they must hold what the field and its declared type say."""
    check_fields(
        request.body, {"phone": ADDRESS, name: TEXT, "messageId": _QUOTE, "delayMessage": DELAY, **more}
    )
    if request.body.get("delayMessage", _SHORTEST_DELAY) < _SHORTEST_DELAY:
        raise RefusedError(400, "O campo 'delayMessage' deve ser de pelo menos 1")
    try:
        sent = media_bytes.read_field(request.body[name])
        if sent.data is None:
            return _LINKED, Looked("application/octet-stream")
        looked = _looked(sent.data, documents=allowed is None)
    except NotAFileError as error:
        raise RefusedError(400, f"O campo '{name}' {error}") from None
    declared = sent.declared.partition(";")[0]
    if allowed is not None and (looked.mime not in allowed or declared != looked.mime):
        raise RefusedError(400, f"O campo '{name}' não pode ser {looked.mime} (declarado {sent.declared})")
    return sent.data, looked


def _looked(data: bytes, *, documents: bool) -> Looked:
    try:
        return media_bytes.look(data)
    except NotAFileError:
        # What a document is, is nobody's business; but what says it is a PDF must be one.
        if not documents or data.startswith(b"%PDF-"):
            raise
        return Looked("application/octet-stream")


def _degrees(body: Json, name: str, most: int) -> float:
    try:
        value = float(body[name])
    except ValueError:
        raise RefusedError(400, f"O campo '{name}' deve ser um número") from None
    if not -most <= value <= most:
        raise RefusedError(400, f"O campo '{name}' está fora do mapa")
    return value


def _shelved(request: Request, kind: str, mime: str, data: bytes) -> Json:
    return request.instance.world.media.shelve(kind, mime, data)


def _pixels(looked: Looked) -> Json:
    return {} if looked.width is None else {"width": looked.width, "height": looked.height}


def _caption(request: Request) -> Json:
    return {"caption": request.body["caption"]} if "caption" in request.body else {}


def _with_quote(request: Request, body: Json) -> Json:
    quoted = request.instance.line.quote(request.body.get("messageId"))
    return body if quoted is None else {**body, "contextInfo": quoted}


async def _take(request: Request, name: str, body: Json) -> Answer:
    return await _taken(request, {name: _with_quote(request, body)})


async def _taken(request: Request, told: Json) -> Answer:
    instance = request.instance
    delay = request.body.get("delayMessage", _SHORTEST_DELAY)
    return await take(instance, party_of(instance, request.body["phone"]), told, delay=delay)


_CARD: Mapping[str, Field] = {
    "contactName": TEXT,
    "contactPhone": Field(check=is_phone),
    "contactBusinessDescription": OPTIONAL_TEXT,
}
ROUTES: Routes = {
    ("POST", "/message/send-image"): send_image,
    ("POST", "/message/send-video"): send_video,
    ("POST", "/message/send-gif"): send_gif,
    ("POST", "/message/send-ptv"): send_ptv,
    ("POST", "/message/send-audio"): send_audio,
    ("POST", "/message/send-sticker"): send_sticker,
    ("POST", "/message/send-document"): send_document,
    ("POST", "/message/send-location"): send_location,
    ("POST", "/message/send-contact"): send_contact,
    ("POST", "/message/send-contacts"): send_contacts,
    ("POST", "/message/send-button-pix"): send_button_pix,
    ("POST", "/message/send-pix"): send_pix,
}
