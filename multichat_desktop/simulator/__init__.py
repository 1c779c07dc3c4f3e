"""A W-API that lives in the box: a real HTTP server that behaves as the gateway does, and customers behind it.

    simulator = Simulator(pace=0)
    base_url = await simulator.start()
    shop = simulator.add_instance("LITE-1", "token", phone="5511900000142", name="Loja Paulista")
    shop.webhooks["received"] = "http://127.0.0.1:8765/webhook/receive-message/"
    await shop.customer("5511988887777", "Mariana").say("Oi!")
    await simulator.stop()

It serves `--demo`, `check` and the tests. The app talks to it over HTTP and cannot tell it from the real one;
this package imports nothing of the app.
"""

from multichat_desktop.simulator.customers import Customer, Group
from multichat_desktop.simulator.faults import Fail, Faults
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.media import MediaFault, SimFile
from multichat_desktop.simulator.rest import RestCall
from multichat_desktop.simulator.server import Simulator
from multichat_desktop.simulator.spelling import Spelling
from multichat_desktop.simulator.webhooks import LogEntry

__all__ = [
    "Customer",
    "Fail",
    "Faults",
    "Group",
    "LogEntry",
    "MediaFault",
    "RestCall",
    "SimFile",
    "SimInstance",
    "Simulator",
    "Spelling",
]
