"""Looks at requests as strictly as the strictest gateway would, so that the app's mistakes show."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.rest import RefusedError
from multichat_desktop.simulator.spelling import Json

_ADDRESS = re.compile(r"\d{8,15}|\d{5,20}@lid|\d{5,20}(-\d{5,15})?@g\.us")
_PHONE = re.compile(r"\d{8,15}")
_TYPE_NAMES = {str: "texto", int: "número inteiro", float: "número", list: "lista", dict: "objeto"}


@dataclass(frozen=True)
class Field:
    """What is expected of one field: its type, whether it must be there, and what else."""

    kind: type = str
    required: bool = True
    check: Callable[[str, object], None] | None = None


def not_empty(name: str, value: object) -> None:
    """Refuses an empty text or list."""
    if not value:
        raise RefusedError(400, f"O campo '{name}' não pode ser vazio")


def not_negative(name: str, value: object) -> None:
    """Refuses a number below nought."""
    if isinstance(value, int | float) and value < 0:
        raise RefusedError(400, f"O campo '{name}' não pode ser negativo")


def is_address(name: str, value: object) -> None:
    """Refuses what is neither the digits of a phone nor …@lid nor …@g.us."""
    if not _ADDRESS.fullmatch(str(value)):
        raise RefusedError(400, f"O campo '{name}' deve conter apenas dígitos, ou terminar em @lid ou @g.us")


def is_phone(name: str, value: object) -> None:
    """Refuses what is not the digits of a phone."""
    if not _PHONE.fullmatch(str(value)):
        raise RefusedError(400, f"O campo '{name}' deve conter apenas dígitos")


def one_of(*values: str) -> Callable[[str, object], None]:
    """Refuses everything but these words."""

    def check(name: str, value: object) -> None:
        if value not in values:
            raise RefusedError(400, f"O campo '{name}' deve ser um destes: {', '.join(values)}")

    return check


ADDRESS = Field(check=is_address)
TEXT = Field(check=not_empty)
OPTIONAL_TEXT = Field(required=False)
DELAY = Field(kind=int, required=False, check=not_negative)


def check_fields(body: Mapping[str, object], fields: Mapping[str, Field]) -> None:
    """Refuses a body with a field that is missing, unknown, of another type or of a wrong value."""
    for name in body:
        if name not in fields and name != "instanceId":
            raise RefusedError(400, f"O campo '{name}' é desconhecido")
    for name, field in fields.items():
        if name not in body:
            if field.required:
                raise RefusedError(400, f"O campo '{name}' é obrigatório")
            continue
        value = body[name]
        if not _is_a(value, field.kind):
            raise RefusedError(400, f"O campo '{name}' deve ser do tipo {_TYPE_NAMES[field.kind]}")
        if field.check is not None:
            field.check(name, value)


def page_of(query: Mapping[str, str], *, default_size: int = 20) -> tuple[int, int]:
    """(items a page, page from 1) of a call that lists something."""
    check_fields(query, {"perPage": OPTIONAL_TEXT, "page": OPTIONAL_TEXT})
    return _positive(query, "perPage", default_size), _positive(query, "page", 1)


def cut(items: list[Json], size: int, page: int) -> tuple[list[Json], int]:
    """(the items of that page, number of pages)."""
    return items[(page - 1) * size : page * size], -(-len(items) // size)


def party_of(instance: SimInstance, address: str) -> Party:
    """Whom the address means; refuses a group that the shop is not in."""
    party = instance.party(address)
    if party is None:
        raise RefusedError(404, f"Grupo não encontrado: {address}")
    return party


def needs_pro(instance: SimInstance, what: str) -> None:
    """Refuses on the LITE plan."""
    if instance.plan != "PRO":
        raise RefusedError(403, f"{what} não está disponível no plano LITE. Faça o upgrade para o plano PRO.")


def _is_a(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)


def _positive(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, str(default))
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise RefusedError(400, f"O parâmetro '{name}' deve ser um número a partir de 1")
    return int(text)
