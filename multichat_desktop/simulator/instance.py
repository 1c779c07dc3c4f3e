"""One instance at the gateway: a shop's phone with its webhooks, customers, groups and queue."""

from multichat_desktop.simulator.customers import ADDRESSES, Customer, Group
from multichat_desktop.simulator.line import Line
from multichat_desktop.simulator.owner import Owner
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.phones import with_ninth_digit
from multichat_desktop.simulator.queue import Queue
from multichat_desktop.simulator.webhooks import LogEntry
from multichat_desktop.simulator.world import World


class SimInstance:
    """An instance of the gateway.

    Attributes:
        plan: "PRO" or "LITE".
        owner: the person with the shop's phone; writes past the API.
        queue: what was taken through the API and is still to be sent.
        scans_after: seconds (times the pace) after a QR code or pairing code was asked for until the shop's
            phone is linked with it; None: nobody does.
        pix_path: the call by which it sends a PIX key: "send-button-pix" or "send-pix".
        customers, groups: everyone whom the shop knows, by phone or lid, and by group id.
    """

    def __init__(
        self,
        world: World,
        instance_id: str,
        token: str,
        *,
        phone: str,
        lid: str | None = None,
        name: str,
        plan: str = "PRO",
        connected: bool = True,
    ) -> None:
        if plan not in ("PRO", "LITE"):
            raise ValueError(f"a plan is PRO or LITE, not {plan!r}")
        self.id = instance_id
        self.token = token
        self.plan = plan
        self.world = world
        self.line = Line(world, instance_id, phone=phone, lid=lid or world.ids.lid(), name=name)
        self.line.connected = connected
        self.queue = Queue(self.line)
        self.owner = Owner(self.line)
        self.scans_after: float | None = None
        self.pix_path = "send-button-pix"
        self.customers: dict[str, Customer] = {}
        self.groups: dict[str, Group] = {}

    @property
    def phone(self) -> str:
        """The shop's own phone."""
        return self.line.phone

    @property
    def lid(self) -> str:
        """The shop's own hidden number."""
        return self.line.lid

    @property
    def name(self) -> str:
        """The shop's name in WhatsApp."""
        return self.line.name

    @property
    def connected(self) -> bool:
        """Whether the phone is linked."""
        return self.line.connected

    @property
    def webhooks(self) -> dict[str, str]:
        """Where each kind of webhook goes; empty text if nowhere. May be written to."""
        return self.line.courier.urls

    @property
    def log(self) -> list[LogEntry]:
        """The webhook log, oldest first."""
        return self.line.courier.log

    def customer(
        self,
        phone: str | None,
        name: str = "",
        *,
        lid: str | None = None,
        address: str | None = None,
        picture: str | None = None,
    ) -> Customer:
        """The customer with this phone or lid, made at the first call; later calls add what was not known yet.

        An empty name is no push name. `address` is "phone" (also if it is not given), "lid" or "ninth-less".
        """
        if address is not None and address not in ADDRESSES:
            raise ValueError(f"an address is one of {', '.join(ADDRESSES)}, not {address!r}")
        if not phone and not lid:
            raise ValueError("a customer needs a phone or a lid")
        phone = with_ninth_digit(phone) if phone else None
        if address == "lid" and not lid:
            lid = self.world.ids.lid()
        customer = self.customers.get(phone or "") or self.customers.get(lid or "")
        if customer is None:
            customer = Customer(self.line, phone, name, lid=lid)
        customer.phone = customer.phone or phone
        customer.lid = customer.lid or lid
        customer.name = customer.name or name
        customer.address = address or customer.address
        customer.picture = customer.picture or picture
        for key in (customer.phone, customer.lid):
            if key:
                self.customers[key] = customer
        return customer

    def group(self, group_id: str, subject: str, members: list[Customer]) -> Group:
        """The group of this id, made at the first call."""
        if group_id not in self.groups:
            self.groups[group_id] = Group(self.line, group_id, subject, members)
        return self.groups[group_id]

    def party(self, address: str) -> Party | None:
        """Whom a phone, lid or group id means; a phone or lid that nobody has used yet gets a person without
        name, an unknown group is None."""
        if address.endswith("@g.us"):
            return self.groups.get(address)
        if address.endswith("@lid"):
            return self.customer(None, lid=address)
        return self.customer(address)

    async def connect(self) -> None:
        """The phone is linked: webhookConnected, then what WhatsApp and the queue have held back."""
        self.line.connection(True)
        self.queue.wake()

    async def disconnect(self) -> None:
        """The phone is unlinked: webhookDisconnected; what follows waits."""
        self.line.connection(False)

    async def send_from_phone(
        self, to: Customer | Group, text: str, *, quote: str | None = None, moment: float | None = None
    ) -> str:
        """The shop types a text on its phone; answers its id. `owner` does everything else by phone."""
        return await self.owner.say(to, text, quote=quote, moment=moment)

    async def settled(self) -> None:
        """Waits until every webhook emitted so far was posted or has failed."""
        await self.line.courier.settled()
