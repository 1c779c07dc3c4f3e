"""What a REST handler gets, gives and refuses."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.spelling import Json


@dataclass(frozen=True)
class RestCall:
    """A call as it came in.

    Attributes:
        path: as it was asked for, with /v1.
        headers: all but Authorization.
        body: the JSON body; None if there was none, the raw text if it was no JSON.
        at: when, in seconds.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: object
    at: float


@dataclass(frozen=True)
class Request:
    """A call that has passed the gate: of a known instance, with its token and a JSON object as body."""

    instance: SimInstance
    query: dict[str, str]
    body: Json


@dataclass(frozen=True)
class Answer:
    """What is answered.

    Attributes:
        png: sent instead of the body.
        then: what happens once the answer is on its way.
    """

    body: Json = field(default_factory=dict)
    status: int = 200
    png: bytes | None = None
    then: Callable[[], None] | None = None
    headers: dict[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """The gateway does not do what it was asked."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message

    @property
    def body(self) -> Json:
        """The gateway's form of an error."""
        return {"error": True, "message": self.message}


Handler = Callable[[Request], Awaitable[Answer]]
Routes = dict[tuple[str, str], Handler]
