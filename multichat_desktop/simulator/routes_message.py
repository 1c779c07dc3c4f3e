"""REST calls that send, change and read messages."""

import asyncio
from collections.abc import Mapping

from multichat_desktop.simulator import content
from multichat_desktop.simulator.checks import (
    ADDRESS,
    DELAY,
    TEXT,
    Field,
    check_fields,
    cut,
    needs_pro,
    not_empty,
    one_of,
    page_of,
    party_of,
)
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.line import Said
from multichat_desktop.simulator.media import NoFileError
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.queue import Queued
from multichat_desktop.simulator.rest import Answer, RefusedError, Request, Routes
from multichat_desktop.simulator.spelling import Json

_ECHO_SECONDS = 5.0
_ONE_MESSAGE: Mapping[str, Field] = {"phone": ADDRESS, "messageId": TEXT}


async def send_text(request: Request) -> Answer:
    """POST /message/send-text"""
    body = request.body
    check_fields(
        body,
        {
            "phone": ADDRESS,
            "message": TEXT,
            "messageId": Field(required=False, check=not_empty),
            "delayMessage": DELAY,
        },
    )
    instance = request.instance
    party = party_of(instance, body["phone"])
    quoted = instance.line.quote(body.get("messageId"))
    return await take(
        instance, party, content.text(body["message"], quoted), delay=body.get("delayMessage", 1)
    )


async def send_reaction(request: Request) -> Answer:
    """POST /message/send-reaction"""
    check_fields(request.body, {**_ONE_MESSAGE, "reaction": TEXT})
    return await _react(request, request.body["reaction"])


async def remove_reaction(request: Request) -> Answer:
    """POST /message/remove-reaction"""
    check_fields(request.body, _ONE_MESSAGE)
    return await _react(request, "")


async def edit_message(request: Request) -> Answer:
    """POST /message/edit-message"""
    check_fields(request.body, {**_ONE_MESSAGE, "text": TEXT})
    needs_pro(request.instance, "A edição de mensagens")
    said = _own(_said(request.instance, request.body))
    line = request.instance.line
    change = line.edited(said.message_id, request.body["text"], content.edit, None)
    return await take(request.instance, said.party, change, delay=0, message=False)


async def delete_message(request: Request) -> Answer:
    """DELETE /message/delete-message"""
    check_fields(request.query, _ONE_MESSAGE)
    needs_pro(request.instance, "A exclusão de mensagens")
    said = _own(_said(request.instance, request.query))
    change = content.revocation(request.instance.line.key(said.message_id))
    return await take(request.instance, said.party, change, delay=0, message=False)


async def read_message(request: Request) -> Answer:
    """POST /message/read-message"""
    check_fields(request.body, _ONE_MESSAGE)
    _said(request.instance, request.body)
    return Answer({"error": False, "message": "Mensagem marcada como lida"})


async def download_media(request: Request) -> Answer:
    """POST /message/download-media"""
    kinds = one_of("image", "video", "audio", "document")
    check_fields(
        request.body,
        {"mediaKey": TEXT, "directPath": TEXT, "type": Field(check=kinds), "mimetype": TEXT},
    )
    try:
        return Answer(await request.instance.world.media.answer(request.body))
    except NoFileError as error:
        raise RefusedError(error.status, error.message) from error


async def queue_page(request: Request) -> Answer:
    """GET /quere/quere"""
    size, page = page_of(request.query)
    rows = [queued.as_json() for queued in request.instance.queue.items]
    messages, pages = cut(rows, size, page)
    return Answer(
        {"messages": messages, "totalMessages": len(rows), "totalPages": pages, "currentPage": page}
    )


async def delete_queue(request: Request) -> Answer:
    """DELETE /quere/delete-quere"""
    request.instance.queue.items.clear()
    return Answer({"error": False, "message": "Fila excluída"})


async def delete_queued(request: Request) -> Answer:
    """DELETE /quere/delete-message"""
    check_fields(request.query, {"insertedId": TEXT})
    if not request.instance.queue.remove(request.query["insertedId"]):
        raise RefusedError(404, "Mensagem não encontrada na fila")
    return Answer({"error": False, "message": "Mensagem excluída da fila"})


async def take(
    instance: SimInstance, party: Party, body: Json, *, delay: float, message: bool = True
) -> Answer:
    """Puts something into the queue and answers what the gateway answers then."""
    queue = instance.queue
    queued = queue.take(party, body, delay=delay, message=message)
    answer = {
        "instanceId": instance.id,
        "messageId": queued.message_id,
        "insertedId": queued.inserted_id,
    }
    if instance.world.faults.echo_before_answer and instance.connected:
        await _echo(instance, queued)
        return Answer(answer)
    return Answer(answer, then=lambda: queue.release(queued))


async def _echo(instance: SimInstance, queued: Queued) -> None:
    entry = instance.queue.send(queued)
    if entry is not None:
        # The app may be slow to answer the webhook while it waits for us: it must not wait for ever.
        try:
            await asyncio.wait_for(entry.finished.wait(), _ECHO_SECONDS)
        except TimeoutError:
            return


async def _react(request: Request, emoji: str) -> Answer:
    needs_pro(request.instance, "O envio de reações")
    said = _said(request.instance, request.body)
    line = request.instance.line
    change = content.reaction(line.key(said.message_id), emoji, line.exactly())
    return await take(request.instance, said.party, change, delay=0, message=False)


def _said(instance: SimInstance, fields: Mapping[str, str]) -> Said:
    """The message that a call is about, which must be one of that conversation."""
    said = instance.line.said.get(fields["messageId"])
    if said is None or said.party is not party_of(instance, fields["phone"]):
        raise RefusedError(404, "Mensagem não encontrada")
    return said


def _own(said: Said) -> Said:
    if not said.from_me:
        raise RefusedError(400, "O campo 'messageId' deve ser de uma mensagem enviada por você")
    return said


ROUTES: Routes = {
    ("POST", "/message/send-text"): send_text,
    ("POST", "/message/send-reaction"): send_reaction,
    ("POST", "/message/remove-reaction"): remove_reaction,
    ("POST", "/message/edit-message"): edit_message,
    ("DELETE", "/message/delete-message"): delete_message,
    ("POST", "/message/read-message"): read_message,
    ("POST", "/message/download-media"): download_media,
    ("GET", "/quere/quere"): queue_page,
    ("DELETE", "/quere/delete-quere"): delete_queue,
    ("DELETE", "/quere/delete-message"): delete_queued,
}
