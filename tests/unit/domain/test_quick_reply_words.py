"""The variables of quick replies, filled for a customer."""

from datetime import datetime

import pytest

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.quick_reply import fill, greeting, unknown_variables, values_for

NOON = datetime(2026, 11, 12, 12, 5)  # noqa: DTZ001 - the shop's own wall clock


def chat(name: str | None, *, is_group: bool = False) -> Chat:
    return Chat(id="c", instance_id="i", is_group=is_group, name=name, address=None, phone="5511988776655")


def filled(text: str, name: str | None = "Mariana  Alves", **more: bool) -> str:
    return fill(text, values_for(chat(name, **more), "Loja Paulista", NOON))


def test_all_variables_are_filled() -> None:
    assert filled("{saudacao}, {nome}! Aqui é da {loja}.") == "Boa tarde, Mariana! Aqui é da Loja Paulista."
    assert filled("{nome_completo} {telefone}") == "Mariana Alves +55 11 98877-6655"
    assert filled("{data} {hora}") == "12/11/2026 12:05"
    assert filled("{SAUDAÇÃO} {Nome}") == "Boa tarde Mariana"


def test_what_is_not_known_leaves_no_hole() -> None:
    assert filled("Oi {nome}, tudo bem?", None) == "Oi, tudo bem?"
    assert filled("{nome}, oi", None) == ", oi"
    assert filled("Oi {nome}!", "Grupo Entregas", is_group=True) == "Oi!"


def test_other_braces_stay() -> None:
    assert filled("{nme} {} {1} {json: 1}") == "{nme} {} {1} {json: 1}"
    assert unknown_variables("{nme} {nome} {nme} {saudação}") == ["nme"]


@pytest.mark.parametrize(
    "hour, said",
    [
        (0, "Boa noite"),
        (5, "Bom dia"),
        (11, "Bom dia"),
        (12, "Boa tarde"),
        (17, "Boa tarde"),
        (18, "Boa noite"),
    ],
)
def test_greetings(hour: int, said: str) -> None:
    assert greeting(hour) == said
