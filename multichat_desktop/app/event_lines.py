"""The sentences of the log files (contract, *Log files*): Portuguese whatever the interface's language, for scripts.

Never a message's text, a token or a key: only ids, states, and our own words for what went wrong.
"""

import logging
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.events import EventKind, StatusEvent, kind_of
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store import steps
from multichat_desktop.store.jobs import Answer, Arrival, Doing, Job

CATEGORIES = (
    "connect",
    "disconnect",
    "send-message",
    "receive-message",
    "chat-presence",
    "message-status",
    "media",
    "outbox",
    "tunnel",
    "errors",
)
_OF_KIND = {
    EventKind.CONNECTION: "connect",
    EventKind.DISCONNECTION: "disconnect",
    EventKind.PRESENCE: "chat-presence",
    EventKind.STATUS: "message-status",
}
_OF_MESSAGE = {
    EventKind.REACTION: "💬 Reação processada",
    EventKind.EDIT: "✏️ Edição processada",
    EventKind.DELETION: "🗑️ Exclusão processada",
}
_STEPS: dict[type[Any], tuple[str, str]] = {
    steps.Queue: ("outbox", "📝 Mensagem na fila: {0.local_id}"),
    steps.QueueTo: ("outbox", "📝 Mensagem na fila: {0.local_id}"),
    steps.Sending: ("outbox", "⏫ Mensagem a caminho: {0.local_id}"),
    steps.Taken: ("outbox", "✅ Mensagem aceita pela W-API: {0.message_id} ({0.local_id})"),
    steps.Postponed: ("outbox", "⏳ Envio adiado: {0.error} ({0.local_id})"),
    steps.Unsettled: ("outbox", "❓ Envio sem confirmação: {0.local_id}"),
    steps.Refused: ("outbox", "❌ Envio recusado: {0.error} ({0.local_id})"),
    steps.Discard: ("outbox", "🗑️ Mensagem retirada da fila: {0.local_id}"),
    steps.FileHere: ("media", "📎 Mídia baixada: {0.message_id}"),
    steps.FileLost: ("media", "❌ Mídia não baixada: {0.error} ({0.message_id})"),
}


class Line(Struct, frozen=True):
    """One line: in which file, how grave, and what it says."""

    category: str
    level: int
    sentence: str


def line_of(job: Job, answer: Answer) -> Line | None:
    """Return what is written of a job that the writer has answered; None: nothing."""
    if isinstance(job, Doing):
        return _of_step(job.step, answer)
    if isinstance(job, Arrival):
        return _of_event(job, answer)
    return None


def _of_step(step: Any, answer: Answer) -> Line | None:
    if isinstance(answer, Exception):
        return Line("errors", logging.ERROR, f"❌ Não foi possível gravar: {type(answer).__name__}")
    if type(step) not in _STEPS:
        return None
    category, sentence = _STEPS[type(step)]
    return Line(category, logging.ERROR if sentence.startswith("❌") else logging.INFO, sentence.format(step))


def _of_event(job: Arrival, answer: Answer) -> Line:
    category = _category(job)
    if isinstance(answer, Exception):
        return Line(category, logging.ERROR, f"❌ Não foi possível gravar: {type(answer).__name__}")
    if answer.outcome in ("quarantined", "refused"):
        return Line(
            category, logging.ERROR, f"❌ Webhook não processado ({job.endpoint or job.door}): {answer.error}"
        )
    message_id = job.message_id or getattr(job.event, "message_id", None) or "–"
    if answer.outcome == "ignored":
        return Line(category, logging.INFO, f"⏭️ Webhook ignorado ({answer.error}): {message_id}")
    if answer.outcome == "duplicate":
        return Line(category, logging.INFO, f"🔁 Webhook repetido: {message_id}")
    return Line(category, logging.INFO, _done(job, answer, message_id))


def _done(job: Arrival, receipt: Receipt, message_id: str) -> str:
    event = job.event
    if event is None or receipt.outcome == "stored":
        return f"📦 Webhook desconhecido guardado: {receipt.journal_id}"
    kind = kind_of(event)
    if kind is EventKind.CONNECTION:
        return f"🔗 Webhook de conexão processado: {event.instance_id}"
    if kind is EventKind.DISCONNECTION:
        return f"🔌 Webhook de desconexão processado: {event.instance_id}"
    if kind is EventKind.PRESENCE:
        return f"👥 Presença do chat atualizada: {(receipt.place or '').removeprefix('chat:')}"
    if isinstance(event, StatusEvent):
        return f"📊 Status da mensagem atualizado: {event.status.word} ({message_id})"
    if kind in _OF_MESSAGE:
        return f"{_OF_MESSAGE[kind]}: {getattr(event, 'target', message_id)}"
    if _is_own(event):
        return f"📤 Mensagem enviada processada: {message_id}"
    return f"📥 Mensagem recebida processada: {message_id}"


def _category(job: Arrival) -> str:
    """Return the file: by what the event carries, else by the address it came to."""
    kind = job.kind if job.event is None else kind_of(job.event)
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if kind is EventKind.MESSAGE or kind in _OF_MESSAGE:
        return "send-message" if _is_own(job.event) else "receive-message"
    return job.endpoint if job.endpoint in CATEGORIES else "errors"


def _is_own(event: object) -> bool:
    return bool(getattr(event, "from_me", False))
