"""Who is in a group, in the shapes that the gateway's answer may have."""

import pytest

from multichat_desktop.wapi.groups import read_group


def told(*participants: object) -> list[tuple[list[str], str | None, bool]]:
    facts = read_group({"group": {"subject": "Entregas", "participants": list(participants)}})
    assert facts.subject == "Entregas"
    return [([a.key for a in m.aliases], m.name, m.admin) for m in facts.members]


@pytest.mark.parametrize(
    "node, expected",
    [
        (
            {"phone": "5511900001001", "lid": "70613300458812@lid", "name": " Ana ", "isAdmin": True},
            (["phone:5511900001001", "lid:70613300458812"], "Ana", True),
        ),
        (
            {"phone": "556190004321", "lid": "80613300458813"},
            (["phone:5561990004321", "lid:80613300458813"], None, False),
        ),
        ({"Phone": 5511900001001, "LID": None, "Name": ""}, (["phone:5511900001001"], None, False)),
        ({"id": "70613300458812@lid", "admin": "superadmin"}, (["lid:70613300458812"], None, True)),
        ({"id": "5511900001001@s.whatsapp.net"}, (["phone:5511900001001"], None, False)),
        (
            {"id": "5511900001001@c.us", "isAdmin": {"yes": 1}, "admin": [1]},
            (["phone:5511900001001"], None, False),
        ),
    ],
)
def test_a_member(node: dict, expected: tuple) -> None:
    assert told(node) == [expected]


@pytest.mark.parametrize("node", [{}, "x", None, {"phone": "null"}, {"phone": ["1"]}, {"lid": "x@g.us"}])
def test_nobody(node: object) -> None:
    assert told(node) == []


@pytest.mark.parametrize("answer", [{}, {"group": "x"}, {"group": {"participants": {"a": 1}}}])
def test_no_group(answer: dict) -> None:
    assert read_group(answer).members == ()
