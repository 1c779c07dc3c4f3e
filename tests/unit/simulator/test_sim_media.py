"""The simulator's files: locked, given out on both ways, strict about the question, and broken on demand."""

import base64
import hashlib
from typing import Any

import pytest
from aiohttp import ClientError
from sim_rig import MARIANA, Rig, rigged

from multichat_desktop.domain.content import Kind
from multichat_desktop.simulator import MediaFault, SimFile, samples
from multichat_desktop.wapi.media_cipher import Opener

PLAIN = b"a picture, or so it says"


async def sent(rig: Rig) -> tuple[SimFile, dict[str, Any]]:
    """A picture's file, and the question that the gateway expects for it."""
    message_id = await rig.shop.customer(MARIANA).image(PLAIN)
    file = rig.sim.file_of(message_id)
    said = rig.shop.line.said[message_id].content["imageMessage"]
    question = {key: said[key] for key in ("mediaKey", "directPath", "mimetype")} | {"type": "image"}
    return file, question


async def got(rig: Rig, url: str, token: str | None = None) -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with rig.session.get(url, headers=headers) as answer:
        return answer.status, await answer.read()


async def test_a_file_really_is_locked() -> None:
    async with rigged() as rig:
        message_id = await rig.shop.customer(MARIANA).voice(6)
        said = rig.shop.line.said[message_id].content["audioMessage"]
        status, locked = await got(rig, said["url"])
        assert status == 200
        assert base64.b64encode(hashlib.sha256(locked).digest()).decode() == said["fileEncSha256"]
        opener = Opener(said["mediaKey"], Kind.VOICE, said["fileEncSha256"])
        plain = opener.update(locked) + opener.finish()
        assert plain == samples.read("voice-6.ogg")
        assert (await got(rig, said["url"], "token"))[0] == 400, "a token has no business there"
        assert (await got(rig, f"{rig.sim.base_url}/v/unknown"))[0] == 404


async def test_the_gateway_gives_a_link_or_the_file() -> None:
    async with rigged() as rig:
        file, question = await sent(rig)
        status, answer = await rig.call("POST", "/message/download-media", question)
        assert (status, answer["error"]) == (200, False)
        assert answer["expires"] > 1e12
        assert await got(rig, answer["fileLink"]) == (200, PLAIN)
        file.shape = "base64"
        _, answer = await rig.call("POST", "/message/download-media", question)
        assert base64.b64decode(answer["data"]) == PLAIN
        file.shape = "back-door"
        _, answer = await rig.call("POST", "/message/download-media", question)
        path = answer["fileLink"].removeprefix("http://127.0.0.1:8080")
        assert (await got(rig, rig.sim.base_url + path))[0] == 401
        assert await got(rig, rig.sim.base_url + path, "token") == (200, PLAIN)
        assert file.asked_gateway == 3


@pytest.mark.parametrize(
    "change, status",
    [
        ({"type": "sticker"}, 400),
        ({"type": "video"}, 400),
        ({"mimetype": ""}, 400),
        ({"mediaKey": None}, 400),
        ({"url": "https://x/"}, 400),
        ({"mediaKey": base64.b64encode(bytes(32)).decode()}, 404),
        ({"directPath": "/v/other"}, 404),
    ],
)
async def test_the_question_must_be_exactly_right(change: dict[str, Any], status: int) -> None:
    async with rigged() as rig:
        _, question = await sent(rig)
        body = {k: v for k, v in (question | change).items() if v is not None}
        answered, answer = await rig.call("POST", "/message/download-media", body)
        assert (answered, answer["error"]) == (status, True)


async def test_faults_of_the_host() -> None:
    async with rigged() as rig:
        file, _ = await sent(rig)
        url = rig.sim.base_url + file.path
        for status in (403, 404, 410, 500):
            file.host = MediaFault(status=status)
            assert (await got(rig, url))[0] == status
        file.host = MediaFault(empty=True)
        assert await got(rig, url) == (200, b"")
        file.host = MediaFault(forged=True)
        _, forged = await got(rig, url)
        assert sum(a != b for a, b in zip(forged, file.locked, strict=True)) == 1
        file.host = MediaFault(cut=True)
        with pytest.raises(ClientError):
            await got(rig, url)


async def test_faults_of_the_gateway_and_of_files_to_come() -> None:
    async with rigged() as rig:
        rig.sim.media.gateway = MediaFault(status=404)
        _, question = await sent(rig)
        assert (await rig.call("POST", "/message/download-media", question))[0] == 404
        rig.sim.media.gateway = MediaFault(delay=90)  # times the pace, which is nought here
        _, question = await sent(rig)
        assert (await rig.call("POST", "/message/download-media", question))[0] == 200
