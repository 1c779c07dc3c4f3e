"""The simulator itself: a real HTTP server that behaves as the W-API does."""

import asyncio
import json
import time
from collections.abc import Callable

import aiohttp
from aiohttp import web

from multichat_desktop.simulator.content import direct_path
from multichat_desktop.simulator.faults import Fail, Faults
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.media import HOST, LINKS, MediaHost, SimFile
from multichat_desktop.simulator.rest import Answer, Handler, RefusedError, Request, RestCall, Routes
from multichat_desktop.simulator.routes_directory import ROUTES as DIRECTORY
from multichat_desktop.simulator.routes_instance import ROUTES as INSTANCE
from multichat_desktop.simulator.routes_message import ROUTES as MESSAGE
from multichat_desktop.simulator.routes_send import ROUTES as SENDING
from multichat_desktop.simulator.routes_webhook import ROUTES as WEBHOOK
from multichat_desktop.simulator.routes_webhook import set_all
from multichat_desktop.simulator.spelling import Json, Spelling
from multichat_desktop.simulator.world import World

_ROUTES: Routes = {**INSTANCE, **MESSAGE, **SENDING, **DIRECTORY, **WEBHOOK}
_PREFIX = "/v1"
_SET_PATH = "/webhook/set"
_LARGEST_BODY = 128 * 2**20
_LONGEST_RECORDED = 20_000
_STOP_SECONDS = 0.2
_WEBHOOK_SECONDS = 10


class Simulator:
    """A W-API that lives in the box. Not thread-safe: all of it lives in the loop that called `start`.

    Attributes:
        requests: every REST call that came in, oldest first.
    """

    def __init__(
        self,
        *,
        spelling: Spelling = Spelling.OLDER,
        seed: int = 1,
        pace: float = 1.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`pace` multiplies every built-in delay: 0 is as fast as possible."""
        self.requests: list[RestCall] = []
        self.world = World(spelling=spelling, seed=seed, pace=pace, clock=clock)
        self._instances: dict[str, SimInstance] = {}
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """Where the server listens, without /v1; empty while it doesn't."""
        return self.world.base_url

    @property
    def faults(self) -> Faults:
        """What goes wrong; may be changed at any time."""
        return self.world.faults

    @faults.setter
    def faults(self, faults: Faults) -> None:
        self.world.faults = faults

    @property
    def running(self) -> bool:
        """Whether the simulator is between `start` and `stop`."""
        return self.world.running

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Begins to listen and answers the base URL; port 0 is any free one."""
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_route("*", "/{path:.*}", self._serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_STOP_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        timeout = aiohttp.ClientTimeout(total=_WEBHOOK_SECONDS)
        self.world.session = aiohttp.ClientSession(timeout=timeout)
        self.world.base_url = f"http://{host}:{runner.addresses[0][1]}"
        return self.base_url

    async def stop(self) -> None:
        """Ends all tasks and closes server and session; what was said and logged stays readable."""
        session, self.world.session = self.world.session, None
        await self.world.cancel_tasks()
        if session is not None:
            await session.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.world.base_url = ""

    def add_instance(
        self,
        instance_id: str,
        token: str,
        *,
        phone: str,
        lid: str | None = None,
        name: str,
        plan: str = "PRO",
        connected: bool = True,
    ) -> SimInstance:
        """A new instance; its token is the bearer of every call for it."""
        instance = SimInstance(
            self.world, instance_id, token, phone=phone, lid=lid, name=name, plan=plan, connected=connected
        )
        self._instances[instance_id] = instance
        return instance

    def instance(self, instance_id: str) -> SimInstance:
        """The instance of that id; KeyError if there is none."""
        return self._instances[instance_id]

    @property
    def media(self) -> MediaHost:
        """The files of all messages, and what goes wrong with them."""
        return self.world.media

    def file_of(self, message_id: str) -> SimFile:
        """The file of a message, of whichever instance; KeyError if it has none."""
        for instance in self._instances.values():
            said = instance.line.said.get(message_id)
            path = said and direct_path(said.content)
            if path:
                return self.media.file(path)
        raise KeyError(message_id)

    async def _serve(self, http: web.Request) -> web.StreamResponse:
        if http.path.startswith((HOST, LINKS)):
            tokens = {f"Bearer {instance.token}" for instance in self._instances.values()}
            return await self.media.serve(http, tokens)
        raw = await http.read()
        self.requests.append(self._recorded(http, raw))
        if self.faults.rest_delay:
            await asyncio.sleep(self.faults.rest_delay)
        fail = self.faults.take(http.path.removeprefix(_PREFIX))
        if fail is not None and fail.drop == "before":
            return _hang_up(http)
        if fail is not None and not fail.lets_through:
            return await _write(http, _failure(fail))
        try:
            answer = await self._answer(http, raw)
        except RefusedError as refusal:
            return await _write(http, Answer(refusal.body, refusal.status))
        if fail is not None and fail.drop == "after":
            response: web.StreamResponse = _hang_up(http)
        elif fail is not None:
            response = await _write(http, _failure(fail))
        else:
            response = await _write(http, answer)
        if answer.then is not None:
            answer.then()
        return response

    async def _answer(self, http: web.Request, raw: bytes) -> Answer:
        if http.path == _SET_PATH:
            handler: Handler | None = set_all if http.method == "POST" else None
        else:
            handler = _ROUTES.get((http.method, http.path.removeprefix(_PREFIX)))
            handler = handler if http.path.startswith(f"{_PREFIX}/") else None
        if handler is None:
            raise RefusedError(404, f"Cannot {http.method} {http.path}")
        body = _json_body(http, raw)
        query = dict(http.query)
        named = body.get("instanceId") if http.path == _SET_PATH else query.get("instanceId")
        query.pop("instanceId", None)
        if query and http.method in ("POST", "PUT"):
            raise RefusedError(400, f"Parâmetros desconhecidos: {', '.join(query)}")
        return await handler(Request(self._admitted(http, named), query, body))

    def _admitted(self, http: web.Request, instance_id: object) -> SimInstance:
        """The instance that the call is for, if it may be."""
        if not instance_id or not isinstance(instance_id, str):
            raise RefusedError(400, "O parâmetro 'instanceId' é obrigatório")
        instance = self._instances.get(instance_id)
        if instance is None:
            raise RefusedError(404, f"Instância não encontrada: {instance_id}")
        if http.headers.get("Authorization") != f"Bearer {instance.token}":
            raise RefusedError(401, "Token inválido ou ausente")
        return instance

    def _recorded(self, http: web.Request, raw: bytes) -> RestCall:
        body: object = None
        if raw:
            try:
                body = _shortened(json.loads(raw))
            except ValueError:
                body = raw.decode(errors="replace")
        headers = {name: value for name, value in http.headers.items() if name.lower() != "authorization"}
        return RestCall(http.method, http.path, dict(http.query), headers, body, self.world.clock())


def _shortened(body: object) -> object:
    """A body as it is remembered: of a file only the beginning."""
    if not isinstance(body, dict):
        return body
    return {
        name: value[:_LONGEST_RECORDED] if isinstance(value, str) else value for name, value in body.items()
    }


def _json_body(http: web.Request, raw: bytes) -> Json:
    if http.method in ("GET", "DELETE"):
        return {}
    if http.content_type != "application/json":
        raise RefusedError(400, "O Content-Type deve ser application/json")
    try:
        body = json.loads(raw)
    except ValueError:
        raise RefusedError(400, "O corpo não é um JSON válido") from None
    if not isinstance(body, dict):
        raise RefusedError(400, "O corpo deve ser um objeto JSON")
    return body


def _failure(fail: Fail) -> Answer:
    if fail.ok_with_error is not None:
        return Answer({"error": True, "message": fail.ok_with_error})
    status = fail.status or 500
    headers = {} if fail.retry_after is None else {"Retry-After": str(fail.retry_after)}
    return Answer({"error": True, "message": _SENTENCES.get(status, "Erro interno")}, status, headers=headers)


_SENTENCES = {
    401: "Token inválido ou ausente",
    403: "Acesso negado",
    429: "Muitas requisições. Aguarde e tente novamente.",
    502: "Bad Gateway",
    503: "Serviço indisponível",
    504: "Gateway Timeout",
}


async def _write(http: web.Request, answer: Answer) -> web.Response:
    """Sends the answer now, so that what follows from it cannot come before it."""
    if answer.png is not None:
        response = web.Response(body=answer.png, content_type="image/png")
    else:
        response = web.json_response(answer.body, status=answer.status, headers=answer.headers)
    await response.prepare(http)
    await response.write_eof()
    return response


def _hang_up(http: web.Request) -> web.Response:
    """Breaks the connection without an answer."""
    if http.transport is not None:
        http.transport.abort()
    return web.Response()
