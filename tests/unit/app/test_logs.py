"""No log line can be forged, and no secret gets into one; the log files say the documented sentences."""

import asyncio
import io
import json
import logging
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from console_rig import SHOP, TOKEN, console, post, until

from multichat_desktop.app import event_log, logs
from multichat_desktop.app.event_lines import CATEGORIES, Line, line_of
from multichat_desktop.app.event_log import EventLog
from multichat_desktop.app.logs import Redaction, SafeFormatter, one_line
from multichat_desktop.domain.events import EventKind
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.services.vault import FileVault, HidingVault
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.jobs import Arrival, Chore, Doing
from multichat_desktop.wapi.payloads import decode, read

SECRET = "s3cr3t-t0ken-of-the-shop"
FORGED = "Ana\r\nCRITICAL multichat_desktop: all is lost\x1b[2J\x00\u2028x\u202egpj.exe\x85\ud800"


@pytest.fixture
def heard() -> tuple[logging.Logger, io.StringIO, Redaction]:
    """A logger of its own with a safe handler, as every one of the program's."""
    redaction, out = Redaction(), io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(SafeFormatter(redaction, "%(levelname)s %(name)s: %(message)s"))
    logger = logging.Logger("a")  # noqa: LOG001 - nobody else shall hear it
    logger.addHandler(handler)
    return logger, out, redaction


def test_a_record_is_one_line_whatever_its_arguments_hold(heard) -> None:
    logger, out, _ = heard
    logger.warning("%s wrote", FORGED)
    logger.warning(FORGED)
    lines = out.getvalue().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith(
        "WARNING a: Ana\\r\\nCRITICAL multichat_desktop: all is lost\\x1b[2J\\x00\\u2028x\\u202egpj"
    )
    assert out.getvalue().replace("\n", "").isprintable()
    out.getvalue().encode()


def test_a_traceback_cannot_be_forged_either(heard) -> None:
    logger, out, _ = heard
    try:
        raise ValueError(FORGED)
    except ValueError:
        logger.exception("broken")
    first, *rest = out.getvalue().rstrip("\n").split("\n")
    assert first == "ERROR a: broken"
    assert rest[0] == "    Traceback (most recent call last):"
    assert all(line.startswith("    ") and line.isprintable() for line in rest)
    assert "\\x1b" in rest[-1] or "\\u202e" in rest[-1]


@pytest.mark.parametrize(
    "said",
    [
        f"Authorization: Bearer {SECRET}",
        f"{{'Authorization': 'Bearer {SECRET}'}}",
        f"GET /webhook/?key={SECRET}&x=1",
        f"http://x/webhook/?a=1&key={SECRET}",
        f"/k/{SECRET}/webhook/",
        f"X-MultiChat-Key: {SECRET}",
        f'{{"token": "{SECRET}"}}',
        f"instance_token={SECRET}",
        f'"mediaKey":"{SECRET}"',
    ],
)
def test_what_looks_like_a_secret_is_taken_out(heard, said: str) -> None:
    logger, out, _ = heard
    logger.error("%s", said)
    try:
        raise RuntimeError(said)
    except RuntimeError:
        logger.exception("broken")
    assert SECRET not in out.getvalue()
    assert out.getvalue().count(logs.HIDDEN) == 2


def test_what_is_known_as_a_secret_is_taken_out_wherever_it_stands(heard, tmp_path: Path) -> None:
    logger, out, redaction = heard
    vault = HidingVault(FileVault(tmp_path / "secrets.json"), redaction.hide)
    vault.put("token:A", SECRET)
    FileVault(tmp_path / "secrets.json").put("other", "another-secret")
    vault.get("other")
    vault.get("none")
    vault.drop("none")
    redaction.hide("oi")
    logger.error("it said x%sx and %r, oi", SECRET, "another-secret")
    assert out.getvalue() == f"ERROR a: it said x{logs.HIDDEN}x and '{logs.HIDDEN}', oi\n"


def test_words_stay_words() -> None:
    plain = "Já foi: key não é token; o pedido nº 5 (R$ 2,90) 😀👩‍👩‍👧"
    assert Redaction().clean(plain) == plain
    assert one_line(plain) == plain


def test_a_stack_and_a_text_of_a_traceback_are_kept(heard) -> None:
    logger, out, _ = heard
    logger.error("where", stack_info=True)
    assert "test_a_stack_and" in out.getvalue()
    assert all(line.startswith("    ") for line in out.getvalue().rstrip("\n").split("\n")[1:])


# ---------------------------------------------------------------- the program's own


PROGRAM = """
import logging, sys, threading
from multichat_desktop.app import logs
logs.start()
logs.start()
logs.hide("s3cr3t-t0ken-of-the-shop")
class Bad:
    def __del__(self):
        raise ValueError("in a finalizer: s3cr3t-t0ken-of-the-shop")
bad = Bad()
del bad
def die():
    raise ValueError("in a thread: s3cr3t-t0ken-of-the-shop\\nCRITICAL forged")
thread = threading.Thread(target=die, name="intake")
thread.start(); thread.join()
logging.getLogger("x").info("not said")
logging.getLogger("x").warning("said")
assert len(logging.getLogger().handlers) == 1
assert logs.shared().clean("s3cr3t-t0ken-of-the-shop") == logs.HIDDEN
raise ValueError("at the end: s3cr3t-t0ken-of-the-shop")
"""


def test_what_threads_and_the_program_die_of_goes_through_it_too() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    said = ran.stderr
    assert SECRET not in said
    for line in ("ERROR multichat_desktop.app.logs: ", "CRITICAL multichat_desktop.app.logs: intake ended unexpectedly",
                 "WARNING x: said", "CRITICAL multichat_desktop.app.logs: ended unexpectedly"):  # fmt: skip
        assert [one for one in said.splitlines() if one.startswith(line)], (line, said)
    assert not [line for line in said.splitlines() if line.startswith("CRITICAL forged")]
    assert said.count(logs.HIDDEN) == 3
    assert "not said" not in said


def test_nothing_is_taken_over_where_logs_are_taken_already() -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, list(logging.getLogger().handlers))
    logs.start()
    assert before == (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.getLogger().handlers)
    logs.hide("nobody-listens")
    assert logs.shared() is not logs.shared()


# ---------------------------------------------------------------- the sentences


def arrival(body: dict[str, object], endpoint: str = "receive-message", **more: object) -> Arrival:
    event = read(decode(json.dumps(body).encode()))
    return Arrival(door="local", endpoint=endpoint, received_at=0, raw=b"", event=event, **more)


BASE = {"instanceId": "instance_123", "chat": {"id": "5511900001001"}, "sender": {"id": "5511900001001"}}
TEXT = {**BASE, "event": "message", "messageId": "msg_789", "msgContent": {"type": "text", "text": SECRET}}


@pytest.mark.parametrize(
    "body, receipt, category, sentence",
    [
        ({**BASE, "event": "connection", "status": "connected"}, Receipt("ok", 1), "connect",
         "🔗 Webhook de conexão processado: instance_123"),
        ({**BASE, "event": "disconnection"}, Receipt("ok", 1), "disconnect",
         "🔌 Webhook de desconexão processado: instance_123"),
        ({**TEXT, "messageId": "msg_456", "fromMe": True}, Receipt("ok", 1), "send-message",
         "📤 Mensagem enviada processada: msg_456"),
        (TEXT, Receipt("ok", 1), "receive-message", "📥 Mensagem recebida processada: msg_789"),
        ({**BASE, "event": "presence", "status": "composing"}, Receipt("ok", 1, place="chat:c-1"), "chat-presence",
         "👥 Presença do chat atualizada: c-1"),
        ({**BASE, "event": "message_status", "messageId": "msg_456", "status": "delivered"}, Receipt("ok", 1),
         "message-status", "📊 Status da mensagem atualizado: delivered (msg_456)"),
        (TEXT, Receipt("duplicate", 2), "receive-message", "🔁 Webhook repetido: msg_789"),
        (TEXT, Receipt("ignored", 2, error="already-known"), "receive-message",
         "⏭️ Webhook ignorado (already-known): msg_789"),
        ({**TEXT, "msgContent": {"reactionMessage": {"key": {"id": "M1"}, "text": "👍"}}, "event": "webhookReceived"},
         Receipt("ok", 2), "receive-message", "💬 Reação processada: M1"),
        ({"event": "billing", "instanceId": "i"}, Receipt("stored", 9), "receive-message",
         "📦 Webhook desconhecido guardado: 9"),
        (TEXT, StoreFullError("disk"), "receive-message", "❌ Não foi possível gravar: StoreFullError"),
    ],
)  # fmt: skip
def test_the_documented_sentences(body, receipt, category: str, sentence: str) -> None:
    line = line_of(arrival(body), receipt)
    assert line is not None
    assert (line.category, line.sentence) == (category, sentence)
    assert line.level == (logging.ERROR if sentence.startswith("❌") else logging.INFO)
    assert category in CATEGORIES


@pytest.mark.parametrize(
    "endpoint, category", [("chat-presence", "chat-presence"), ("fallback", "errors"), ("", "errors")]
)
def test_what_was_not_processed(endpoint: str, category: str) -> None:
    job = Arrival(door="public", endpoint=endpoint, received_at=0, raw=b"", kind=EventKind.INVALID)
    line = line_of(job, Receipt("refused", 1, error="The body is not JSON."))
    where = endpoint or "public"
    assert line == Line(
        category, logging.ERROR, f"❌ Webhook não processado ({where}): The body is not JSON."
    )


@pytest.mark.parametrize(
    "step, category, sentence",
    [
        (steps.Queue("L1", "c-1", SECRET), "outbox", "📝 Mensagem na fila: L1"),
        (steps.Taken("L1", "msg_1"), "outbox", "✅ Mensagem aceita pela W-API: msg_1 (L1)"),
        (steps.Refused("L1", "plan", SECRET), "outbox", "❌ Envio recusado: plan (L1)"),
    ],
)
def test_steps_of_the_outbox(step: steps.Step, category: str, sentence: str) -> None:
    line = line_of(Doing(step, 0), Receipt("ok", 1))
    assert line is not None
    assert (line.category, line.sentence) == (category, sentence)
    lost = line_of(Doing(step, 0), StoreFullError("x"))
    assert lost == Line("errors", logging.ERROR, "❌ Não foi possível gravar: StoreFullError")


def test_what_leaves_no_line() -> None:
    assert line_of(Doing(steps.MarkRead("c-1", 0, 1), 0), Receipt("ok", 1)) is None
    assert line_of(Chore(lambda _: None), Receipt("ok")) is None  # type: ignore[arg-type,return-value]


# ---------------------------------------------------------------- the files


AT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d"


async def test_a_console_writes_its_files(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await it.commands.add_instance({"id": SHOP, "instance_token": TOKEN + "-long-enough"})
        assert await asyncio.to_thread(post, it.core.ports.local, TEXT) == 200
        forged = {**TEXT, "messageId": "x\nERROR forged\u202e"}
        assert await asyncio.to_thread(post, it.core.ports.local, forged) == 200
        broken = {**TEXT, "messageId": TOKEN + "-long-enough"}
        assert await asyncio.to_thread(post, it.core.ports.local, broken) == 200
        bad = {**BASE, "event": "message_status", "messageId": "M", "status": "?"}
        assert await asyncio.to_thread(post, it.core.ports.local, bad, "/webhook/message-status/") == 200
        it.core.log.say("tunnel", "🌐 Túnel aberto")
        await until((tmp_path / "logs" / "tunnel.log").exists)
    folder = tmp_path / "logs"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    lines = (folder / "receive-message.log").read_text().splitlines()
    assert len(lines) == 3
    assert re.fullmatch(AT + r" INFO 📥 Mensagem recebida processada: msg_789", lines[0])
    assert lines[1].endswith("processada: x\\nERROR forged\\u202e")
    assert lines[2].endswith(f"processada: {logs.HIDDEN}")
    (failed,) = (folder / "message-status.log").read_text().splitlines()
    assert re.fullmatch(
        AT + r" ERROR ❌ Webhook não processado \(message-status\): The status is of no known word.*", failed
    )
    assert failed in (folder / "errors.log").read_text().splitlines()
    everything = "".join(file.read_text() for file in folder.iterdir())
    assert SECRET not in everything, "no message's text"


@pytest.mark.allows_log
def test_warnings_of_the_program_stand_among_the_errors(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "logs", Redaction())
    log.start()
    logging.getLogger("multichat_desktop.x").warning("mind the %s", "gap\n")
    log.stop()
    logging.getLogger("multichat_desktop.x").warning("not heard")
    (line,) = (tmp_path / "logs" / "errors.log").read_text().splitlines()
    assert line.endswith("WARNING mind the gap\\n")


def test_files_are_rotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_log, "MOST_BYTES", 2000)
    log = EventLog(tmp_path / "logs", Redaction())
    log.start()
    for number in range(500):
        log.say("media", f"📎 Mídia baixada: {number}")
    log.stop()
    files = sorted(file.name for file in (tmp_path / "logs").iterdir())
    assert files == ["media.log", *(f"media.log.{n}" for n in range(1, event_log.KEPT + 1))]
    assert all(file.stat().st_size <= 2000 for file in (tmp_path / "logs").iterdir())
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "logs").iterdir()} == {0o600}
    assert (tmp_path / "logs" / "media.log").read_text().endswith("baixada: 499\n")


def test_a_disk_that_takes_no_log_holds_nobody_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("no folder")
    log = EventLog(tmp_path / "logs", Redaction())
    log.start()
    log.say("media", "x")
    log.say("media", "y")
    log.stop()
    assert capfd.readouterr().err == ""


def test_a_log_that_cannot_keep_up_loses_lines_and_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_log, "_MOST_WAITING", 10)
    log = EventLog(tmp_path / "logs", Redaction())
    for number in range(100):
        log.say("media", str(number))
    assert log._queue.qsize() == 10
    log.start()
    log.stop()
    assert len((tmp_path / "logs" / "media.log").read_text().splitlines()) == 10


def test_what_waits_for_the_disk_of_the_log_holds_no_body(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "logs", Redaction())
    body = json.dumps({**TEXT, "more": "x" * 1000}).encode()
    job = Arrival(door="local", endpoint="/", received_at=0, raw=body, event=read(decode(body)))
    before = sys.getrefcount(job)
    log.answered(
        [(job, Receipt("ok", 1))] * 50
    )  # the thread that writes has not been started: a disk that hangs
    assert sys.getrefcount(job) == before
    log.start()
    log.stop()
    assert (tmp_path / "logs" / "receive-message.log").read_text(encoding="utf-8").count("msg_789") == 50
