"""What can go wrong between the app and the gateway, to be switched on and off while the simulator runs."""

from collections import deque
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Literal

from multichat_desktop.simulator.spelling import Json

DropRule = Callable[[str, Json], bool]


@dataclass(frozen=True)
class Fail:
    """One failure of one REST call; the first one whose `path` fits the call is used up by it.

    status: answered instead of 200, with the gateway's `{"error": true, "message": …}`.
    retry_after: seconds for the header `Retry-After`.
    drop: the connection breaks "before" the message is taken, or "after" it was taken but before the answer.
    ok_with_error: answered 200 with `error: true` and this text; the message is not taken.
    taken: with `status`: the message was taken all the same (a proxy's 502 or 504 over a gateway that works).
    path: beginning of the path below /v1 that this failure waits for.
    """

    status: int | None = None
    retry_after: int | None = None
    drop: Literal["before", "after"] | None = None
    ok_with_error: str | None = None
    taken: bool = False
    path: str = "/message/send-"

    @property
    def lets_through(self) -> bool:
        """Whether the gateway does what it was asked although the caller never learns so."""
        return self.taken or self.drop == "after"


@dataclass
class Faults:
    """The gateway's bad days; everything is off at first and may be changed at any time.

    rest_delay: seconds that every REST call waits before it is looked at (not multiplied by the pace).
    rest_fail: failures to come, each used up by the first call that fits it.
    echo_before_answer: the webhook of a sent message is posted before its REST call is answered.
    duplicate_webhooks: how many extra times each webhook is posted.
    reorder_webhooks: webhooks are gathered in groups of up to four and posted in a shuffled order.
    drop_webhooks: kinds (`"received"`, `"status"`, …), or a rule over kind and body, whose webhooks are logged
        but never posted.
    """

    rest_delay: float = 0.0
    rest_fail: deque[Fail] | list[Fail] = field(default_factory=deque)
    echo_before_answer: bool = False
    duplicate_webhooks: int = 0
    reorder_webhooks: bool = False
    drop_webhooks: Container[str] | DropRule = frozenset()

    def take(self, path: str) -> Fail | None:
        """The failure that this call (its path below /v1) runs into, which is used up by it."""
        for index, fail in enumerate(self.rest_fail):
            if path.startswith(fail.path):
                del self.rest_fail[index]
                return fail
        return None

    def drops(self, kind: str, body: Json) -> bool:
        """Whether this webhook never leaves the gateway."""
        if callable(self.drop_webhooks):
            return self.drop_webhooks(kind, body)
        return kind in self.drop_webhooks
