"""The way out: texts are put into the outbox while the console is ended again and again; the customers count."""

import contextlib
import json
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from rig import Gateway, free_port, until
from rounds import MOST_TOLD, Ending, Report

from multichat_desktop.control import NoConsoleError, ask
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.simulator.faults import Fail, Faults
from multichat_desktop.store.profile import Profile as OpenedProfile
from multichat_desktop.store.reader import Reader

_DESKS = 3
_PHONES = 40
_PACE = 0.004
_DRAIN_SECONDS = 60
_NOT_SENT = ("pending", "failed")
_FAILURES = (
    Fail(drop="before"),
    Fail(drop="after"),
    Fail(status=503, retry_after=0),
    Fail(status=502, taken=True),
    Fail(ok_with_error="Número inválido"),
)


class ReplyReport(Report):
    """What became of the replies: lost are those of which the console knows nothing any more."""

    words: ClassVar = ("texts written", "of them stored", "taken by the gateway")


@dataclass
class Sent:
    """What was asked for: a text whose id came back is stored, of the others nobody knows."""

    stored: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


class Replies:
    """The life of one profile whose agent answers, against a gateway with bad days."""

    def __init__(
        self, home: Path, seed: str, gateway: Gateway, *, shim: Path | None = None, **changed: object
    ) -> None:
        changed = {"pace": _PACE, **changed}
        self.home, self._gateway = home, gateway
        self._ending = Ending(home, seed, "--wapi-url", gateway.url, shim=shim, changed=changed)
        self.report = self._ending.report = ReplyReport()
        self._ports = (free_port(), 0)
        self._sent = Sent()
        self._round = 0

    def begin(self) -> None:
        """Give the console its instance, and the gateway the console's addresses."""
        with self._ending.running(self._ports) as console:
            self._ending.profile.add_instance()
            self._gateway.point_to(console)
            console.stop()

    def round(self, *, torn: bool = False, cut: bool = True) -> None:
        """Start on what the last end left, look, send and be sent at, and end it."""
        started = time.monotonic()
        self._round += 1
        self._bad_day()
        with self._ending.running(self._ports) as console:
            self._ending.look()
            self._compare()
            over = threading.Event()
            desks = [
                threading.Thread(target=self._send, args=(desk, self._round, over)) for desk in range(_DESKS)
            ]
            for desk in desks:
                desk.start()
            time.sleep(self._ending.moment())
            self._ending.end(console)
            over.set()
            for desk in desks:
                desk.join()
        self._ending.after_the_end(torn=torn, cut=cut)
        self.report.ends += 1
        self.report.seconds.append(time.monotonic() - started)

    def finish(self) -> Report:
        """Start a last time on a good day, let all go out that may, and compare."""
        self._gateway.run(lambda: setattr(self._gateway.sim, "faults", Faults()))
        with self._ending.running(self._ports) as console:
            until(self._drained, "the outbox is empty, but for what nobody knows of", _DRAIN_SECONDS)
            self._gateway.call(self._gateway.shop.settled())
            self._ending.look()
            self._ending.stop_well(console)
        taken = self._compare()
        self.report.posted, self.report.acknowledged = len(self._sent.asked), len(self._sent.stored)
        self.report.messages = sum(taken.values())
        return self.report

    def _bad_day(self) -> None:
        rng = self._ending.rng
        faults = Faults(
            rest_delay=rng.choice((0.0, 0.005, 0.03)),
            rest_fail=[rng.choice(_FAILURES) for _ in range(rng.randint(0, 6))],
            echo_before_answer=rng.random() < 0.5,
            duplicate_webhooks=rng.randint(0, 1),
        )
        self._gateway.run(lambda: setattr(self._gateway.sim, "faults", faults))

    def _send(self, desk: int, round_: int, over: threading.Event) -> None:
        """Write one text after the other, as `send` does, until the console is gone."""
        profile = OpenedProfile(self._ending.profile.folder)
        rng = random.Random(f"{round_}/{desk}")
        number = 0
        while not over.is_set():
            number += 1
            text = f"Resposta {round_}-{desk}-{number}"
            phone = f"55119{round_:04}{rng.randrange(_PHONES):04}"
            self._sent.asked.add(text)
            try:
                told = ask(profile, "send", to=phone, text=text, timeout=0)
            except NoConsoleError:
                return
            if "id" not in told:
                self.report.wrong.append(f"{text}: {told}")
                return
            self._sent.stored[text] = told["id"]

    def _drained(self) -> bool:
        """Whether nothing is left that the console may still send by itself."""
        with contextlib.closing(Reader(self._ending.profile.database)) as reader:
            first: dict[str, OutboxState] = {}
            for row in reader.outbox():
                first.setdefault(row.chat_id, row.state)
        return set(first.values()) <= {OutboxState.UNSETTLED}

    def _taken(self) -> Counter[str]:
        """How often the gateway took each text."""

        def look() -> list[Any]:
            shop = self._gateway.shop
            said = [one.content for one in shop.line.said.values() if one.from_me]
            return said + [one.content for one in shop.queue.items]

        return Counter(_words(content) for content in self._gateway.run(look))

    def _compare(self) -> Counter[str]:
        """Hold against each other what was asked for, what the gateway took and what the console shows."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for row in self._ending.profile.snapshot():
            rows.setdefault(row["text"], []).append(row)
        taken = self._taken()
        report = self.report
        report.twice = max(report.twice, sum(count > 1 for count in taken.values()))
        report.invented = max(report.invented, len((rows.keys() | taken.keys()) - self._sent.asked))
        report.lost = max(report.lost, len((self._sent.stored.keys() | taken.keys()) - rows.keys()))
        wrong = [f"{text} stands {len(some)} times" for text, some in rows.items() if len(some) > 1]
        for text, (row, *_) in rows.items():
            if row["status"] not in _NOT_SENT and not taken[text]:
                wrong.append(f"{text} is {row['status']} and was never taken")
            if row["status"] == "failed" and taken[text]:
                wrong.append(f"{text} is failed and was taken")
        report.wrong += [one for one in wrong[:MOST_TOLD] if one not in report.wrong]
        return taken


def _words(content: dict[str, Any]) -> str:
    words = content.get("conversation") or content.get("extendedTextMessage", {}).get("text")
    assert words, json.dumps(content)
    return str(words)
