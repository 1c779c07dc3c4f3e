"""The people of the demo: who they are, and what each of them says when nobody has asked."""

from dataclasses import dataclass

from multichat_desktop.simulator.customers import Customer, Group
from multichat_desktop.simulator.instance import SimInstance

DELIVERIES = "120363300000000421@g.us"


@dataclass(frozen=True)
class Cast:
    """Everyone who takes part. Almost all phones lie in a block that nobody uses."""

    mariana: Customer
    bakery: Customer
    joao: Customer
    rafa: Customer
    nobody: Customer
    carla: Customer
    henrique: Customer
    ana: Customer
    centro: Customer
    julia: Customer
    deliveries: Group

    @property
    def customers(self) -> list[Customer]:
        """Those who write to the shop in private."""
        return [
            self.mariana,
            self.bakery,
            self.joao,
            self.nobody,
            self.carla,
            self.henrique,
            self.ana,
            self.centro,
        ]


def assemble(instance: SimInstance) -> Cast:
    """Makes the people known to the instance; they are addressed in all the ways that occur."""
    rafa = instance.customer("5511900004204", "Rafa", lid="180034417729421@lid")
    bia = instance.customer("5511900004210", "Bia Entregas", lid="180034417729433@lid")
    return Cast(
        mariana=instance.customer("5511900004201", "Mariana Alves", lid="139670245518421@lid"),
        bakery=instance.customer("5511900004202", "Padaria Bela Vista"),
        joao=instance.customer("5561990004203", "João Pedro", address="ninth-less"),
        rafa=rafa,
        nobody=instance.customer("5511988776655", ""),
        carla=instance.customer("5511900004206", "Carla Souza", lid="204815533907421@lid", address="lid"),
        henrique=instance.customer("5511900004207", "Dr. Henrique"),
        ana=instance.customer("5521900004208", "Ana Beatriz"),
        julia=instance.customer("5511900004230", "Júlia Festas & Cia", lid="139670245518499@lid"),
        centro=instance.customer("5511900004209", "Loja Centro"),
        deliveries=instance.group(DELIVERIES, "Grupo Entregas", [rafa, bia]),
    )


def called(customer: Customer) -> str:
    """A customer's name, or the phone as people write it."""
    phone = customer.phone or ""
    return customer.name or f"+{phone[:2]} {phone[2:4]} {phone[4:9]}-{phone[9:]}"
