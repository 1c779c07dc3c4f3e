"""REST calls about whom one can write to: chats, contacts, groups, presence."""

from multichat_desktop.simulator.checks import (
    ADDRESS,
    Field,
    check_fields,
    cut,
    is_phone,
    not_empty,
    not_negative,
    one_of,
    page_of,
    party_of,
)
from multichat_desktop.simulator.customers import Customer, Group
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.phones import with_ninth_digit, without_ninth_digit
from multichat_desktop.simulator.rest import Answer, RefusedError, Request, Routes
from multichat_desktop.simulator.spelling import Json


async def fetch_chats(request: Request) -> Answer:
    """GET /chats/fetch-chats, newest first."""
    size, page = page_of(request.query)
    parties = sorted(request.instance.line.parties, key=lambda party: party.last_message_at, reverse=True)
    rows: list[Json] = [
        {"id": party.chat_id, "name": party.name or None, "lastMessageTime": party.last_message_at}
        for party in parties
    ]
    chats, pages = cut(rows, size, page)
    return Answer({"totalChats": len(rows), "currentPage": page, "totalPages": pages, "chats": chats})


async def chat(request: Request) -> Answer:
    """GET /chats/chat"""
    check_fields(request.query, {"phoneNumber": ADDRESS})
    party = party_of(request.instance, request.query["phoneNumber"])
    if party not in request.instance.line.parties:
        raise RefusedError(404, "Chat não encontrado")
    return Answer(
        {
            "error": False,
            "id": party.chat_id,
            "name": party.name or None,
            "lastMessageTime": party.last_message_at,
            "profilePicture": party.picture,
        }
    )


async def send_presence(request: Request) -> Answer:
    """POST /chats/send-presence"""
    check_fields(
        request.body,
        {
            "phone": ADDRESS,
            "presence": Field(check=one_of("composing", "recording")),
            "delay": Field(kind=int, required=False, check=not_negative),
        },
    )
    party_of(request.instance, request.body["phone"])
    return Answer({"error": False, "message": "Presença enviada com sucesso"})


async def fetch_contacts(request: Request) -> Answer:
    """GET /contacts/fetch-contacts; no contacts at all is answered as not found."""
    size, page = page_of(request.query)
    rows: list[Json] = [
        {"id": customer.chat_id, "phone": customer.phone, "lid": customer.lid, "name": customer.name or None}
        for customer in dict.fromkeys(request.instance.customers.values())
    ]
    if not rows:
        raise RefusedError(404, "Contacts not found")
    contacts, pages = cut(rows, size, page)
    return Answer(
        {"totalContacts": len(rows), "currentPage": page, "totalPages": pages, "contacts": contacts}
    )


async def profile_picture(request: Request) -> Answer:
    """GET /contacts/profile-picture"""
    check_fields(request.query, {"phoneNumber": ADDRESS})
    picture = party_of(request.instance, request.query["phoneNumber"]).picture
    if picture is None:
        raise RefusedError(404, "Foto de perfil não encontrada")
    return Answer({"error": False, "profilePicture": picture})


async def phone_exists(request: Request) -> Answer:
    """GET /contacts/phone-exists"""
    check_fields(request.query, {"phoneNumber": Field(check=is_phone)})
    return Answer({"error": False, **_existence(request.instance, request.query["phoneNumber"])})


async def phone_exists_batch(request: Request) -> Answer:
    """POST /contacts/phone-exists-batch"""
    check_fields(request.body, {"phones": Field(kind=list, check=not_empty)})
    phones: list[object] = request.body["phones"]
    for phone in phones:
        is_phone("phones", phone)
    return Answer({"error": False, "results": [_existence(request.instance, str(phone)) for phone in phones]})


async def all_groups(request: Request) -> Answer:
    """GET /group/get-all-groups"""
    check_fields(request.query, {})
    return Answer({"error": False, "groups": [_group(group) for group in request.instance.groups.values()]})


async def group_metadata(request: Request) -> Answer:
    """GET /group/group-metadata"""
    check_fields(request.query, {"groupId": ADDRESS})
    group = request.instance.groups.get(request.query["groupId"])
    if group is None:
        raise RefusedError(404, "Grupo não encontrado")
    return Answer({"error": False, "group": _group(group)})


def _existence(instance: SimInstance, phone: str) -> Json:
    """Brazilian phones come back without the ninth digit, as WhatsApp knows the older ones."""
    known = instance.customers.get(with_ninth_digit(phone))
    exists = known is None or known.on_whatsapp
    written = without_ninth_digit(phone)
    answer: Json = {"exists": exists, "inputPhone": phone, "phoneNumber": written, "outputPhone": written}
    return {**answer, "lid": known.lid} if known is not None and known.lid else answer


def _group(group: Group) -> Json:
    return {
        "id": group.id,
        "subject": group.name,
        "participants": [
            _participant(member, is_admin=index == 0) for index, member in enumerate(group.members)
        ],
    }


def _participant(member: Customer, *, is_admin: bool) -> Json:
    return {"phone": member.phone, "lid": member.lid, "name": member.name or None, "isAdmin": is_admin}


ROUTES: Routes = {
    ("GET", "/chats/fetch-chats"): fetch_chats,
    ("GET", "/chats/chat"): chat,
    ("POST", "/chats/send-presence"): send_presence,
    ("GET", "/contacts/fetch-contacts"): fetch_contacts,
    ("GET", "/contacts/profile-picture"): profile_picture,
    ("GET", "/contacts/phone-exists"): phone_exists,
    ("POST", "/contacts/phone-exists-batch"): phone_exists_batch,
    ("GET", "/group/get-all-groups"): all_groups,
    ("GET", "/group/group-metadata"): group_metadata,
}
