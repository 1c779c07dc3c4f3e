"""Tokens and keys stay in the vault: in no export, backup, database, log or other file of the profile."""

import asyncio
import zipfile
from pathlib import Path

import pytest
from console_rig import SHOP, console, post

from multichat_desktop.cli.main import main
from multichat_desktop.services import provisioning
from multichat_desktop.wapi.client import Credentials
from multichat_desktop.wapi.errors import WapiError
from multichat_desktop.webhook import endpoints

TOKEN = "s3cr3t-t0ken-of-the-shop"


def text(message_id: str, words: str) -> dict[str, object]:
    return {
        "event": "webhookReceived",
        "instanceId": SHOP,
        "messageId": message_id,
        "chat": {"id": "5511900001001"},
        "sender": {"id": "5511900001001", "pushName": "Ana"},
        "msgContent": {"conversation": words},
    }


async def test_no_file_beside_the_vault_holds_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "profile", tmp_path / "out"
    out.mkdir()
    async with console(folder) as it:
        await it.commands.add_instance({"id": SHOP, "name": "Loja", "instance_token": TOKEN})
        urls = endpoints.urls(f"http://127.0.0.1:{it.core.ports.public}", it.core.key)
        with pytest.raises(WapiError):
            await provisioning.push(it.core.services.client, Credentials(SHOP, TOKEN), urls)
        key = it.core.key
        path = f"/webhook/receive-message/?key={key}"
        assert await asyncio.to_thread(post, it.core.ports.public, text("M1", "oi"), path) == 200
        assert await asyncio.to_thread(post, it.core.ports.public, text("M2", "oi"), path + "x") == 401
        await it.commands.renew_key({})
        new = it.core.key
        for form in ("jsonl", "csv", "html"):
            command = ["--data-dir", str(folder), "export", "--format", form, "-o", str(out / form)]
            assert await asyncio.to_thread(main, command) == 0
        assert await asyncio.to_thread(main, ["--data-dir", str(folder), "backup", str(out / "b.zip")]) == 0
    with zipfile.ZipFile(out / "b.zip") as archive:
        assert "secrets.json" not in archive.namelist()
        archive.extractall(out / "unpacked")
    files = [file for place in (folder, out) for file in place.rglob("*") if file.is_file()]
    assert len(files) > 8
    for file in files:
        held = [secret for secret in (TOKEN, key, new) if secret.encode() in file.read_bytes()]
        assert not held or file.name == "secrets.json", (file, held)
    assert TOKEN in (folder / "secrets.json").read_text()
    said = capfd.readouterr()
    assert not [secret for secret in (TOKEN, key, new) if secret in said.out + said.err]
