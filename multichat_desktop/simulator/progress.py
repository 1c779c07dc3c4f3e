"""How a message of the shop gets on: server, arrival, reading, each told by a status."""

from multichat_desktop.simulator.content import words_of
from multichat_desktop.simulator.line import Line, Said

SERVER_SECONDS = 0.1


async def follow(line: Line, message_id: str) -> None:
    """Lets a message go its way in the time that the other side takes for it."""
    said = line.said[message_id]
    party = said.party
    world = line.world
    await world.pause(SERVER_SECONDS)
    if not party.on_whatsapp:
        line.status(message_id, "ERROR")
        return
    line.status(message_id, "SERVER")
    if party.receives_after is None:
        return
    await world.pause(party.receives_after)
    _arrive(said)
    line.status(message_id, "DELIVERY")
    world.spawn(party.hear(message_id, words_of(said.content)), f"{party.name} hears {message_id}")
    if party.reads_after is None:
        return
    await world.pause(party.reads_after)
    line.status(message_id, "READ")


def recall(line: Line, message_id: str, moment: float) -> None:
    """Tells at once how a message of the past got on; nobody answers to it any more."""
    said = line.said[message_id]
    party = said.party
    line.status(message_id, "SERVER", moment + 1)
    if party.receives_after is None:
        return
    _arrive(said)
    line.status(message_id, "DELIVERY", moment + 2)
    if party.reads_after is not None:
        line.status(message_id, "READ", moment + 2 + party.reads_after)


def _arrive(said: Said) -> None:
    said.party.inbox.append((said.message_id, words_of(said.content)))
