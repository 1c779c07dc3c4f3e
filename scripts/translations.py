"""Renew the translations after a text in the window has changed; run it, translate what it names, run it again.

`scripts/translations.py [WORDS.json …]`: the files give Portuguese for English sources ({"Photo": "Foto",
"%n pages": ["%n página", "%n páginas"]}); what is in the .ts files already stays. English is filled by itself but
for its plurals' first form. Exits with 1 while anything is left untranslated.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("pt_BR", "en")
Words = dict[str, str | list[str]]


def tool(name: str) -> str:
    """Return where a tool of Qt's stands: beside this Python."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def update(language: str) -> Path:
    """Bring the file of a language up to the sources, and return it."""
    file = FOLDER / f"multichat_{language}.ts"
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "multichat_desktop").rglob("*.py"))]
    subprocess.run(
        [
            tool("lupdate"),
            *sources,
            *("-source-language", "en", "-target-language", language, "-no-obsolete", "-locations", "none"),
            *("-ts", str(file)),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return file


def english(source: str) -> str | list[str]:
    """Return the English of an English source: itself; with a number also its singular."""
    return [re.sub(r"(%n(?: \w+)*? \w+?)s\b", r"\1", source, count=1), source] if "%n" in source else source


def fill(file: Path, words: Words, *, is_english: bool) -> list[str]:
    """Put in what is known, and return what is not."""
    tree = ElementTree.parse(file)
    missing = []
    for message in tree.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        if translation.get("type") != "unfinished" and source not in words:
            continue
        found = words.get(source) or (english(source) if is_english else None)
        counted = message.get("numerus") == "yes"
        if found is None or isinstance(found, list) is not counted:
            missing.append(source)
            continue
        if isinstance(found, list):
            for form, text in zip(translation.findall("numerusform"), found, strict=True):
                form.text = text
        else:
            translation.text = found
        translation.attrib.pop("type", None)
    ElementTree.indent(tree, "    ")
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def release(file: Path) -> None:
    """Make the file that ships."""
    subprocess.run(
        [tool("lrelease"), str(file), "-qm", str(file.with_suffix(".qm"))], check=True, capture_output=True
    )


def main(arguments: list[str]) -> int:
    """Do it for both languages."""
    words: Words = {}
    for name in arguments:
        words.update(json.loads(Path(name).read_text(encoding="utf-8")))
    FOLDER.mkdir(parents=True, exist_ok=True)
    left = 0
    for language in LANGUAGES:
        is_english = language == "en"
        file = update(language)
        missing = fill(file, {} if is_english else words, is_english=is_english)
        release(file)
        for source in missing:
            print(f"{language}: not translated: {source}")
        left += len(missing)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
