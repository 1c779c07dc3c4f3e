"""Make the emoji picker's table out of npm's `emojibase-data`: `scripts/make_emoji.py PACKAGE_FOLDER`.

One line an emoji, parted by tabs: the emoji, its form with the lightest skin (empty: it has none), the number of its
category, its Portuguese name and words, its English name and words.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parent.parent / "resources" / "emoji" / "emoji.tsv"
NEWEST = 15
"""Emoji 15.0: what phones of the last years show; newer ones would arrive as boxes."""
COMPONENTS = 2
ALSO = {
    "🙏": "obrigado|obrigada|valeu|gratidão|por favor",
    "👍": "joia|beleza|combinado|fechado",
    "👌": "beleza|perfeito",
    "😂": "kkk|risada",
    "🤣": "kkk|risada",
    "😊": "simpático|fofo",
    "✅": "pronto|confirmado|feito|pago",
    "📦": "entrega|encomenda|pedido",
    "🛵": "entrega|motoboy",
    "🚚": "entrega|frete",
    "💳": "pagamento|crédito|débito",
    "💰": "pix|pagamento",
    "💸": "pix|pagamento|desconto",
    "🧾": "nota fiscal|comprovante|recibo",
    "📍": "endereço|local",
    "⏰": "horário|hora",
    "🛍️": "compras|promoção",
    "🏷️": "preço|promoção|desconto",
    "🔧": "conserto|oficina",
    "🤝": "combinado|negócio fechado",
}
"""What a shop looks for and Unicode has no Portuguese word for."""
LIGHTEST = "\U0001f3fb"


def plain(entry: dict[str, Any]) -> str:
    """Return an emoji as phones write it: a mark that asks for colour only where text would be the default."""
    alone = "-" not in entry["hexcode"] and entry["type"] == 1
    return str(entry["emoji"]).replace("\ufe0f", "") if alone else str(entry["emoji"])


def toned(entry: dict[str, Any]) -> str:
    """Return an emoji in the lightest skin; of two people both."""
    for skin in entry.get("skins", ()):
        tone = skin["tone"]
        if tone in (1, [1, 1]):
            return str(skin["emoji"])
    return ""


def main(folder: Path) -> None:
    """Write the table."""
    languages = [json.loads((folder / name / "data.json").read_text("utf-8")) for name in ("pt", "en")]
    english = {entry["hexcode"]: entry for entry in languages[1]}
    lines = []
    for entry in sorted(languages[0], key=lambda one: one.get("order", 0)):
        group = entry.get("group")
        if group is None or group == COMPONENTS or entry["version"] > NEWEST:
            continue
        other = english[entry["hexcode"]]
        said, meant = ["|".join(one.get("tags", ())) for one in (entry, other)]
        if also := ALSO.get(plain(entry)):
            said = f"{said}|{also}"
        fields = (plain(entry), toned(entry), str(group), entry["label"], said, other["label"], meant)
        lines.append("\t".join(fields))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
