"""No word of the window is missing in a language, and what ships is what was translated last."""

import ast
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest

from multichat_desktop import assets

PACKAGE = Path(__file__).resolve().parents[2] / "multichat_desktop"
LANGUAGES = ("pt_BR", "en")


def literal(node: ast.expr | None) -> str | None:
    try:
        value = ast.literal_eval(node) if node is not None else None
    except ValueError:
        return None
    return value if isinstance(value, str) else None


class Calls(ast.NodeVisitor):
    """Collects what is to be translated: (context, text, whether it has a number)."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.classes: list[str] = []
        self.found: set[tuple[str, str, bool]] = set()
        self.wrong: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        if any(self._is_call(inner) for inner in ast.walk(node)):
            self._complain(node, "inside an f-string it is lost")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if self._is_call(node):
            self._collect(node)
        self.generic_visit(node)

    @staticmethod
    def _is_call(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        owner = node.func.value
        named = owner.id if isinstance(owner, ast.Name) else ""
        return node.func.attr == "tr" or (node.func.attr == "translate" and named.endswith("Application"))

    def _collect(self, node: ast.Call) -> None:
        assert isinstance(node.func, ast.Attribute)
        if node.func.attr == "tr":
            context = self.classes[-1] if self.classes else None
            text, comment, counted = (
                (node.args + [None] * 3)[0],
                (node.args + [None] * 2)[1],
                len(node.args) > 2,
            )
        else:
            context, text = literal(node.args[0]), (node.args + [None] * 2)[1]
            comment, counted = (node.args + [None] * 3)[2], False
        words = literal(text)
        if context is None or words is None:
            self._complain(node, "context and text must be literals")
        elif comment is not None and literal(comment) != "":
            self._complain(node, "comments are not used here")
        elif counted is not ("%n" in words):
            self._complain(node, 'a number needs self.tr("%n …", "", n)')
        else:
            self.found.add((context, words, counted))

    def _complain(self, node: ast.AST, why: str) -> None:
        self.wrong.append(f"{self.file.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}: {why}")


@pytest.fixture(scope="module")
def calls() -> tuple[set[tuple[str, str, bool]], list[str]]:
    found: set[tuple[str, str, bool]] = set()
    wrong: list[str] = []
    for file in sorted(PACKAGE.rglob("*.py")):
        visitor = Calls(file)
        visitor.visit(ast.parse(file.read_text(encoding="utf-8")))
        found |= visitor.found
        wrong += visitor.wrong
    return found, wrong


def messages(language: str) -> dict[tuple[str, str, bool], ElementTree.Element]:
    tree = ElementTree.parse(assets.path("translations", f"multichat_{language}.ts"))
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.get("numerus") == "yes",
        ): message
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def test_every_call_can_be_found_by_the_tools(calls) -> None:
    assert calls[0]
    assert not calls[1], "\n".join(calls[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_none_is_left_over(calls, language: str) -> None:
    known = messages(language)
    assert not sorted(calls[0] - known.keys()), "run scripts/translations.py"
    assert not sorted(known.keys() - calls[0]), "no longer in the sources: run scripts/translations.py"
    for key, message in known.items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, key
        forms = [form.text for form in translation.findall("numerusform")] if key[2] else [translation.text]
        assert len(forms) == (2 if key[2] else 1), key
        assert all(form and form.strip() for form in forms), key
        for form in forms:
            assert _places(form or "") == _places(key[1]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_is_what_was_translated_last(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    ts = assets.path("translations", f"multichat_{language}.ts")
    subprocess.run([*_lrelease(), str(ts), "-qm", str(made)], check=True, capture_output=True, timeout=60)
    shipped = assets.path("translations", f"multichat_{language}.qm")
    assert made.read_bytes() == shipped.read_bytes(), "run scripts/translations.py"


def _places(text: str) -> list[str]:
    return sorted(part.partition("}")[0] for part in text.split("{")[1:]) + ["%n"] * text.count("%n")


def _lrelease() -> list[str]:
    beside = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    return [str(beside)] if beside.exists() else [str(Path(sys.executable).parent / "pyside6-lrelease")]
