"""From an HTTP body to a file on the disk: a whole console, a gateway with WhatsApp's locked files, and kill -9."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

import pytest
from rig import Consoles, Gateway, Profile, until

from multichat_desktop.simulator import MediaFault, samples

pytestmark = pytest.mark.e2e

MARIANA = "5511988880001"


def say(gateway: Gateway, *things: Callable[[Any], Any]) -> list[str]:
    """Let Mariana send things; their message ids."""

    async def send() -> list[str]:
        mariana = gateway.shop.customer(MARIANA, "Mariana Alves")
        return [await thing(mariana) for thing in things]

    return gateway.call(send())


def media(profile: Profile) -> dict[str, dict[str, Any]]:
    return {row["message_id"]: row["media"] for row in profile.snapshot() if row["media"]}


def all_ready(profile: Profile, ids: list[str], seconds: float = 60) -> dict[str, dict[str, Any]]:
    def ready() -> bool:
        found = media(profile)
        return all(i in found and found[i]["state"] == "ready" for i in ids)

    until(ready, "all files on the disk", seconds)
    return media(profile)


def test_every_kind_of_file(profile: Profile, consoles: Consoles, gateway: Gateway) -> None:
    profile.add_instance()
    console = consoles.start(profile, "--wapi-url", gateway.url)
    gateway.point_to(console)
    sent = {
        "cake.jpg": lambda m: m.image(samples.read("cake.jpg")),
        "gift.mp4": lambda m: m.video(samples.read("gift-small.jpg")),
        "candles.mp4": lambda m: m.video(samples.read("cake-small.jpg"), gif=True),
        "voice-6.ogg": lambda m: m.voice(6, waveform=False),
        "sunflower.webp": lambda m: m.sticker(),
        "sunflower-turning.webp": lambda m: m.sticker(animated=True),
        "quote.pdf": lambda m: m.document("Orçamento ../x.pdf", samples.read("quote.pdf"), 1),
    }
    ids = say(gateway, *sent.values())
    found = all_ready(profile, ids)
    for name, message_id in zip(sent, ids, strict=True):
        plain, told = samples.read(name), found[message_id]
        digest = hashlib.sha256(plain).hexdigest()
        assert (told["sha256"], told["size"]) == (digest, len(plain))
        assert told["path"] == f"media/{digest[:2]}/{digest}.{name.rpartition('.')[2]}"
        assert (profile.folder / told["path"]).read_bytes() == plain
    profile.verify()
    console.stop()


def test_a_burst_of_sixty_is_here_within_a_minute(
    profile: Profile, consoles: Consoles, gateway: Gateway
) -> None:
    profile.add_instance()
    gateway.point_to(consoles.start(profile, "--wapi-url", gateway.url))
    started = time.monotonic()
    pictures = [bytes([n]) * 500_000 for n in range(57)] + [bytes([n]) * 20_000_000 for n in range(60, 63)]
    ids = say(gateway, *(lambda m, p=p: m.document("x.bin", p) for p in pictures))
    all_ready(profile, ids)
    print(f"60 files, 88 MB: {time.monotonic() - started:.1f} s")


def test_what_the_host_has_no_more_comes_from_the_gateway(
    profile: Profile, consoles: Consoles, gateway: Gateway
) -> None:
    profile.add_instance()
    console = consoles.start(profile, "--wapi-url", gateway.url)
    gateway.point_to(console)
    gateway.sim.media.host = MediaFault(status=410)
    ids = say(gateway, lambda m: m.image(samples.read("bread.jpg")), lambda m: m.voice(14))
    for number, shape in enumerate(("base64", "back-door")):
        gateway.sim.file_of(ids[number]).shape = shape
    more = say(gateway, lambda m: m.sticker())
    all_ready(profile, ids + more)
    gateway.sim.media.gateway = MediaFault(status=404)
    (gone,) = say(gateway, lambda m: m.document("x.pdf", samples.read("guests.pdf"), 2))
    until(lambda: media(profile).get(gone, {}).get("state") == "expired", "both say that it is gone")
    assert media(profile)[gone]["path"] is None
    profile.verify()


def test_kill_and_start_again(profile: Profile, consoles: Consoles, gateway: Gateway) -> None:
    """What was coming when the console was killed comes after its next start."""
    profile.add_instance()
    console = consoles.start(profile, "--wapi-url", gateway.url)
    gateway.point_to(console)
    gateway.sim.media.host, gateway.sim.media.gateway = MediaFault(cut=True), MediaFault(status=503)
    ids = say(gateway, *(lambda m, n=n: m.image(bytes([n]) * 300_000) for n in range(5)))
    until(lambda: all(gateway.sim.file_of(i).asked_gateway for i in ids), "all were tried in vain")
    assert {told["state"] for told in media(profile).values()} == {"waiting"}
    console.kill()
    for message_id in ids:
        file = gateway.sim.file_of(message_id)
        file.host, file.gateway = MediaFault(), MediaFault()
    console = consoles.start(profile, "--wapi-url", gateway.url)
    all_ready(profile, ids)
    assert not any((profile.folder / ".coming").glob("*"))
    profile.verify()
    console.stop()
