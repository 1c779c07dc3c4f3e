"""REST calls about webhooks: where they go, and the log of them."""

from multichat_desktop.simulator.checks import OPTIONAL_TEXT, TEXT, Field, check_fields, page_of
from multichat_desktop.simulator.rest import Answer, Handler, RefusedError, Request, Routes

_KIND_OF_PATH = {
    "connected": "connected",
    "disconnected": "disconnected",
    "delivery": "delivery",
    "received": "received",
    "message-status": "status",
    "chat-presence": "presence",
}
_KIND_OF_NAME = {
    "connection": "connected",
    "disconnection": "disconnected",
    "send_message": "delivery",
    "receive_message": "received",
    "chat_presence": "presence",
    "message_status": "status",
    "fallback": "fallback",
}


def updater(kind: str) -> Handler:
    """PUT /webhook/update-webhook-…: says "updated" to every body, but stores only that of the right form."""

    async def update(request: Request) -> Answer:
        url = request.body.get("value")
        if set(request.body) == {"value"} and isinstance(url, str):
            request.instance.webhooks[kind] = url
        return Answer({"error": False, "message": "Webhook atualizado com sucesso"})

    return update


async def set_all(request: Request) -> Answer:
    """POST /webhook/set, the documented way, which lies beside /v1 and has the instance in its body."""
    check_fields(request.body, {"webhooks": Field(kind=dict)})
    webhooks: dict[str, object] = request.body["webhooks"]
    check_fields(webhooks, dict.fromkeys(_KIND_OF_NAME, OPTIONAL_TEXT))
    for name, url in webhooks.items():
        request.instance.webhooks[_KIND_OF_NAME[name]] = str(url)
    return Answer({"error": False, "message": "Webhooks configurados com sucesso"})


async def fetch_logs(request: Request) -> Answer:
    """GET /webhook/fetch-webhook-logs, newest first."""
    size, page = page_of(request.query)
    log = request.instance.log
    newest = len(log) - (page - 1) * size
    entries = log[max(0, newest - size) : max(0, newest)]
    return Answer(
        {
            "error": False,
            "logs": [entry.as_json() for entry in reversed(entries)],
            "totalLogs": len(log),
            "totalPages": -(-len(log) // size),
            "currentPage": page,
        }
    )


async def get_log(request: Request) -> Answer:
    """GET /webhook/get-webhook-log"""
    check_fields(request.query, {"id": TEXT})
    for entry in request.instance.log:
        if entry.id == request.query["id"]:
            return Answer({"error": False, "log": entry.as_json()})
    raise RefusedError(404, "Log não encontrado")


ROUTES: Routes = {
    **{("PUT", f"/webhook/update-webhook-{path}"): updater(kind) for path, kind in _KIND_OF_PATH.items()},
    ("GET", "/webhook/fetch-webhook-logs"): fetch_logs,
    ("GET", "/webhook/get-webhook-log"): get_log,
}
