"""Each command in this process, on a profile of its own: what it prints, its exit code, and its sentences."""

import io
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from console_rig import options_for, post, running_console
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from multichat_desktop.app.playground import Playground
from multichat_desktop.cli import commands, main
from multichat_desktop.simulator import Fail
from multichat_desktop.store.profile import Profile

SHOP, TOKEN = "LOJA-PAULISTA-001", "demonstracao"
ANA = "5511900001001"


@pytest.fixture(autouse=True)
def words_are_given_back(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command that fails speaks the system's language; others must not hear it."""
    monkeypatch.setattr("multichat_desktop.ui.i18n.choose", lambda _: "en")
    before, translators = QLocale(), set(qapp.findChildren(QTranslator))
    yield
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture(scope="module")
def ground() -> Iterator[Playground]:
    made = Playground(pace=0)
    yield made
    made.close()


class Shell:
    """Runs commands and gives what they said."""

    def __init__(self, folder: Path, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.first = ["--data-dir", str(folder), "--wapi-url", url]
        self._capsys = capsys
        self.err = ""

    def __call__(self, *line: str, code: int = 0) -> str:
        self._capsys.readouterr()
        ended = main([*self.first, *line])
        said = self._capsys.readouterr()
        self.err = said.err
        assert "Traceback" not in said.err
        assert ended == code, said
        if code and line[0] not in ("send", "verify", "push-webhooks", "events"):
            assert len(said.err.strip().splitlines()) == 1
        return said.out


@pytest.fixture
def shell(folder: Path, ground: Playground, capsys: pytest.CaptureFixture[str]) -> Shell:
    ground.simulator.faults.rest_fail = []
    return Shell(folder, ground.simulator.base_url, capsys)


def _tell(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


@pytest.fixture
def shop(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose profile has the shop with its token."""
    _tell(monkeypatch, f"{TOKEN}\n")
    shell("instances", "add", "--id", SHOP, "--name", "Loja", "--token-stdin")
    return shell


READING = [
    ("instances", "list"),
    ("export",),
    ("events",),
    ("verify",),
    ("send", "--to", ANA, "Oi"),
    ("push-webhooks", "--public-url", "https://a.example"),
]


@pytest.mark.parametrize("line", READING, ids=lambda line: line[0])
def test_where_there_is_no_profile_none_is_made(shell: Shell, folder: Path, line: tuple[str, ...]) -> None:
    shell(*line, code=1)
    assert f"There is no profile at {folder}." in shell.err
    assert not folder.exists()


@pytest.mark.parametrize("line", [line for line in READING if line[0] != "send"], ids=lambda line: line[0])
def test_a_damaged_database_is_said_so(shell: Shell, folder: Path, line: tuple[str, ...]) -> None:
    Profile(folder).database.write_bytes(b"this is no database at all" * 200)
    shell(*line, code=1)
    assert "damaged" in shell.err


def test_instances_come_are_listed_and_go(shop: Shell, folder: Path) -> None:
    assert shop("instances", "list") == f"{SHOP}\tLoja\t\tunknown\n"
    shop("instances", "add", "--id", SHOP)
    shop("instances", "add", "--id", "a.b_c-1")
    assert [line.split("\t")[0] for line in shop("instances", "list").splitlines()] == [SHOP, "a.b_c-1"]
    assert TOKEN in Profile(folder).secrets.read_text(encoding="utf-8")
    shop("instances", "remove", SHOP)
    assert TOKEN not in Profile(folder).secrets.read_text(encoding="utf-8")
    shop("instances", "remove", SHOP, code=1)
    assert shop.err == f"There is no instance {SHOP}.\n"


@pytest.mark.parametrize("name", ["", "a b", "a/b", "é", "x" * 65, "a\nb"])
def test_an_id_has_its_letters(shell: Shell, name: str) -> None:
    shell("instances", "add", "--id", name, code=1)
    assert shell.err.startswith("An instance's id is 1 to 64 of")


def test_a_token_that_does_not_come_is_missed(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    _tell(monkeypatch, "  \n")
    shell("instances", "add", "--id", SHOP, "--token-stdin", code=1)
    assert shell.err == "No token came on standard input.\n"


@pytest.mark.parametrize(
    "error, words", [("not-written", "could not be stored"), ("failed", "could not do it")]
)
def test_what_the_console_cannot_do_is_told(
    shop: Shell, monkeypatch: pytest.MonkeyPatch, error: str, words: str
) -> None:
    monkeypatch.setattr(commands, "ask", lambda *_, **__: {"error": error})
    shop("instances", "add", "--id", "X", code=1)
    assert words in shop.err
    shop("send", "--to", ANA, "Oi", code=1)
    assert "could not" in shop.err


def test_the_seven_addresses(shell: Shell, folder: Path) -> None:
    told = json.loads(shell("webhook-urls", "--json"))
    assert set(told) == {"local", "public", "public_door", "key"}
    assert told["local"]["connect"] == "http://127.0.0.1:8765/webhook/connect/"
    assert (len(told["local"]), told["public"], told["public_door"]) == (7, None, None)
    assert len(told["key"]) == 32
    assert json.loads(shell("webhook-urls", "--json"))["key"] == told["key"]
    said = shell("--port", "1234", "webhook-urls")
    assert "http://127.0.0.1:1234/webhook/" in said
    assert f"?key={told['key']}" in said


def test_an_answer_of_some_other_console_does_not_break_them(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "ask", lambda *_, **__: {"error": "not allowed"})
    assert json.loads(shell("webhook-urls", "--json"))["public_door"] is None


def _last(ground: Playground, phone: str) -> list[str]:
    customer = ground.instance.customers.get(phone)
    return [text for _, text in customer.inbox] if customer else []


def test_a_text_is_sent(shop: Shell, ground: Playground) -> None:
    told = json.loads(shop("send", "--to", "11 90000-2001", "--instance", SHOP, "Bom dia! 👋"))
    assert set(told) == {"id", "message_id", "state"}
    assert told["state"] == "taken"
    (message,) = _export(shop)
    assert (message["text"], message["message_id"]) == ("Bom dia! 👋", told["message_id"])
    assert shop("events") == ""


def test_a_file_is_sent_with_its_words(shop: Shell, ground: Playground, tmp_path: Path) -> None:
    invoice = tmp_path / "Nota.pdf"
    invoice.write_bytes(b"%PDF-1.4\n%%EOF\n")
    told = json.loads(shop("send", "--to", ANA, "--file", str(invoice), "A sua nota"))
    assert told["state"] == "taken"
    (message,) = _export(shop)
    assert (message["kind"], message["caption"], message["text"]) == ("document", "A sua nota", None)
    assert message["media"]["state"] == "ready"
    assert message["media"]["name"] == "Nota.pdf"
    assert shop("verify", "--json")


@pytest.mark.parametrize("content, words", [(None, "The file cannot be read."), (b"", "The file is empty.")])
def test_a_file_that_cannot_be_sent(shop: Shell, tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "a.pdf"
    if content is not None:
        file.write_bytes(content)
    assert shop("send", "--to", ANA, "--file", str(file), code=1) == ""
    assert shop.err.startswith(words)


def test_texts_that_do_not_go(shop: Shell, ground: Playground) -> None:
    ground.simulator.faults.rest_fail = [Fail(status=401), Fail(drop="before")]
    assert json.loads(shop("send", "--to", ANA, "1", code=1))["state"] == "failed"
    assert json.loads(shop("send", "--to", ANA, "--timeout", "1", "2", code=1))["state"] == "unsettled"
    assert json.loads(shop("send", "--to", ANA, "--timeout", "0.1", "3", code=1))["state"] == "waiting"
    assert [m["status"] for m in _export(shop)] == ["failed", "pending", "pending"]
    assert {m["message_id"] for m in _export(shop)} == {None}


@pytest.mark.parametrize(
    "line, words",
    [
        (("--to", "123", "Oi"), "That is no phone number."),
        (("--to", ANA, " \n"), "There is nothing to send."),
        (("--to", ANA, "--instance", "OTHER", "Oi"), "There is no such instance."),
    ],
)
def test_texts_that_cannot_be_sent(shop: Shell, line: tuple[str, ...], words: str) -> None:
    assert shop("send", *line, code=1) == ""
    assert shop.err.startswith(words)
    assert _export(shop) == []


def test_which_of_two_instances_must_be_said(shop: Shell) -> None:
    shop("instances", "add", "--id", "X")
    shop("send", "--to", ANA, "Oi", code=1)
    assert "--instance" in shop.err


def _export(shell: Shell, *line: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in shell("export", *line).splitlines()]


def test_conversations_are_written_out(shop: Shell, tmp_path: Path) -> None:
    for to, text in ((ANA, "1"), ("5511900001002", "2")):
        shop("send", "--to", to, text)
    both = _export(shop)
    assert [m["text"] for m in both] == ["1", "2"]
    chat = both[0]["chat_id"]
    assert [m["text"] for m in _export(shop, "--chat", chat)] == ["1"]
    assert _export(shop, "--since", "2999-01-01") == []
    assert len(_export(shop, "--since", "2020-01-01T10:00")) == 2
    file = tmp_path / "out.jsonl"
    assert shop("export", "-o", str(file)) == ""
    assert [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()] == ["1", "2"]
    shop("export", "--chat", "nobody", code=1)
    assert shop.err == "There is no conversation nobody.\n"
    shop("export", "--since", "yesterday", code=1)
    assert shop.err.startswith("yesterday is no date.")
    shop("export", "-o", str(tmp_path / "no" / "such" / "folder"), code=1)
    for form, begins in (("csv", '"instance_id","chat_id"'), ("html", "<!DOCTYPE html>")):
        file.write_text("what was there before")
        assert shop("export", "--format", form, "-o", str(file)) == ""
        assert file.read_text(encoding="utf-8").startswith(begins)
        assert file.stat().st_mode & 0o777 == 0o600
    assert shop("export", "-o", os.devnull) == ""
    assert not Path(os.devnull).is_file(), "a device is written to, never replaced"


def test_an_export_that_fails_leaves_the_old_file(
    shop: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from multichat_desktop.services import export as exporting

    def half(*_: object, **__: object) -> Iterator[bytes]:
        yield b"{}"
        raise OSError(28, "No space left on device")

    file = tmp_path / "out.jsonl"
    file.write_text("what was there before")
    monkeypatch.setattr(exporting, "jsonl", half)
    shop("export", "-o", str(file), code=1)
    assert file.read_text() == "what was there before"
    assert [one.name for one in tmp_path.iterdir() if "out" in one.name] == ["out.jsonl"], (
        "nothing is left beside it"
    )


def _wake(options: Any, *bodies: object) -> None:
    """A console runs for a moment, and these come in."""
    with running_console(options) as core:
        for body in bodies:
            assert post(core.ports.local, body) == 200


CONNECTED = {"event": "webhookConnected", "instanceId": "SHOP-2", "connected": True, "moment": 1_795_176_000}


def test_the_journal_is_shown(shop: Shell, folder: Path) -> None:
    broken = {"event": "webhookReceived", "instanceId": "not/an id", "messageId": "M1", "fromMe": False}
    _wake(options_for(folder), CONNECTED, broken, {"event": "new", "instanceId": "SHOP-2"})
    all_of_them = [json.loads(line) for line in shop("events", "--json").splitlines()]
    assert all_of_them[0]["kind"] == "connection"
    assert [entry["outcome"] for entry in all_of_them] == ["ok", "quarantined", "stored"]
    assert set(all_of_them[0]) == {
        "id",
        "received_at",
        "door",
        "endpoint",
        "kind",
        "outcome",
        "instance_id",
        "message_id",
        "error",
        "duration_ms",
        "size",
    }
    assert shop("events").count("\n") == 3
    assert shop("events", "--failed").count("quarantined") == 1
    assert shop("events", "--kind", "connection").count("\n") == 1
    assert json.loads(shop("events", "--limit", "1", "--json")) == all_of_them[-1]
    assert f"{'SHOP-2'}\t\t\tconnected" in shop("instances", "list")


def test_following_goes_on_with_what_comes(
    shop: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _wake(options_for(folder), CONNECTED)
    rounds = iter((lambda: _wake(options_for(folder), {"event": "new", "instanceId": "SHOP-2"}), None))

    def wait(_: float) -> None:
        work = next(rounds)
        if work is None:
            raise KeyboardInterrupt
        work()

    monkeypatch.setattr(commands.time, "sleep", wait)
    said = shop("events", "--follow", "--limit", "1", "--json")
    assert [json.loads(line)["outcome"] for line in said.splitlines()] == ["ok", "stored"]


def test_everything_is_rebuilt_and_compared(shop: Shell, folder: Path) -> None:
    shop("send", "--to", ANA, "Oi")
    _wake(options_for(folder), CONNECTED)
    assert shop("verify").splitlines()[1:] == ["no automatic backup has been proved yet", "no difference"]
    told = json.loads(shop("verify", "--json"))
    assert told["differences"] == []
    assert told["messages"] == 1
    with sqlite3.connect(Profile(folder).database) as database:
        database.execute("UPDATE message SET text = 'tampered'")
    database.close()
    said = shop("verify", code=1)
    assert said.splitlines()[-1] == "1 differences"
    assert "tampered" not in said
    assert json.loads(shop("verify", "--json", code=1))["differences"]


def test_commands_reach_a_running_console(shop: Shell, folder: Path, ground: Playground) -> None:
    options = options_for(folder, ground.simulator.base_url)
    with running_console(options) as core:
        told = json.loads(shop("webhook-urls", "--json"))
        assert told["public_door"] == f"http://127.0.0.1:{core.ports.public}"
        assert told["local"]["connect"].startswith(f"http://127.0.0.1:{core.ports.local}/")
        assert json.loads(shop("send", "--to", ANA, "Oi"))["state"] == "taken"
        shop("instances", "add", "--id", "X")
        assert len(shop("instances", "list").splitlines()) == 2
        shop("--headless", code=1)
        assert shop.err == "MultiChat is already open on this profile. Close it first.\n"


def test_a_taken_port_is_said_so(shell: Shell, folder: Path) -> None:
    with running_console(options_for(folder.parent / "other")) as core:
        shell("--headless", "--port", str(core.ports.local), "--public-port", "0", code=1)
        assert str(core.ports.local) in shell.err
        assert "--port" in shell.err


def test_a_run_without_a_window_ends_in_time(shell: Shell) -> None:
    shell("--headless", "--port", "0", "--public-port", "0", "--run-for", "0.05")
    assert shell.err.startswith("ready local=http://127.0.0.1:")


def test_without_a_screen_there_is_no_window(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    shell("--run-for", "0", code=1)
    assert shell.err == "There is no screen here. Use --headless.\n"


def test_a_failure_nobody_thought_of_is_a_sentence_too(shop: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret of the program")

    monkeypatch.setattr(commands, "ask", broken)
    shop("instances", "add", "--id", "X", code=1)
    assert "ZeroDivisionError" in shop.err
    assert "secret" not in shop.err


def test_a_pipe_that_closes_early_is_nothing_to_speak_of(
    shop: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with `events | head`."""
    _wake(options_for(folder), CONNECTED)

    def broken(*_: object, **__: object) -> str:
        raise BrokenPipeError

    closed: list[int] = []
    monkeypatch.setattr(commands, "_event", broken)
    monkeypatch.setattr(os, "dup2", lambda _, to: closed.append(to))
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1, raising=False)
    shop("events", code=1)
    assert (closed, shop.err) == ([1], "")


def _push(shell: Shell, *line: str, code: int = 0) -> str:
    return shell("push-webhooks", "--public-url", "https://a.example", *line, code=code)


@pytest.mark.parametrize("api", ["per-event", "set", "both"])
def test_the_addresses_are_written_and_read_back(shop: Shell, ground: Playground, api: str) -> None:
    assert _push(shop, "--api", api) == f"{SHOP}: written and read back\n"
    key = json.loads(shop("webhook-urls", "--json"))["key"]
    assert ground.instance.webhooks["connected"] == f"https://a.example/webhook/connect/?key={key}"


def test_addresses_that_are_not_written_are_told(shop: Shell, ground: Playground) -> None:
    ground.simulator.faults.rest_fail = [Fail(status=401, path="/webhook")]
    assert "Renew it with" in _push(shop, code=1)
    ground.simulator.faults.rest_fail = [Fail(status=418, path="/webhook")]
    assert "the W-API refused" in _push(shop, code=1)


@pytest.mark.parametrize("url", ["", "a.example", "ftp://a.example", "https://", "https://a.example/?x=1"])
def test_addresses_must_be_addresses(shop: Shell, url: str) -> None:
    shop("push-webhooks", *(["--public-url", url] if url else []), code=1)
    assert "https://" in shop.err


def test_addresses_are_for_instances_with_a_token(shop: Shell) -> None:
    shop("instances", "add", "--id", "X")
    assert _push(shop).startswith(SHOP)
    _push(shop, "--instance", "Y", code=1)
    assert shop.err.startswith("There is no instance Y.")
    _push(shop, "--instance", "X", code=1)
    assert shop.err.startswith("There is no instance with a token.")
