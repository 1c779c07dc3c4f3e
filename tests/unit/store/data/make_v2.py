"""Makes `v2.sqlite3`: run once, with the program that wrote schema version 2; never again."""

import sys
import tempfile
from pathlib import Path
from shutil import copy

sys.path.insert(0, str(Path(__file__).parents[1]))

from store_rig import BIA, GROUP, IMAGE, SHOP, VOICE, Store, received, sent, status

from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.store import chores, steps

DAY = 86_400_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            store.chore(chores.add_instance(SHOP, "Loja", 1))
            store.take(received("M1", "Queria 2", 1, name="Ana Beatriz"), received("M2", VOICE, 2))
            store.take(received("P1", IMAGE, 3), received("M3", "apague isto", 4))
            (chat,) = store.chats()
            picture = store.message("P1")
            store.step(
                steps.FileHere(picture.seq, "P1", "ab" * 32, f"media/ab/{'ab' * 32}.jpg", 10, "image/jpeg"),
                steps.FileLost(store.message("M2").seq, "M2", "expired", "gone"),
                steps.Star(SHOP, "M1", None),
                steps.Hide(SHOP, "M3", None),
                steps.NamePerson(chat.id, "Ana da escola"),
                steps.WriteNotes(chat.id, "gosta de girassóis"),
                steps.Arrange(chat.id, "pin", True),
            )
            store.step(
                steps.Queue("L1", chat.id, "Separo!", "M1"), steps.Sending("L1"), steps.Taken("L1", "E1")
            )
            store.take(sent("E1", "Separo!", 6), status("E1", "READ", 7))
            later = steps.Queue("L2", chat.id, "Bom dia!", send_at=store.now + 400 * DAY)
            marked = Content(kind=Kind.TEXT, text="com *marcas*")
            store.step(later, steps.Queue("L3", chat.id, "com *marcas*", content=marked))
            store.step(steps.Errand("R1", "react", SHOP, "M1", "❤️"))
            store.take(received("G1", "Saí com 4", 9, GROUP, BIA))
            store.step(steps.SetGroups(SHOP, "quiet"))
            store.take(received("G2", "Voltei", 10, GROUP, BIA), received("B1", "oi", 11, BIA, name="Bia"))
        copy(store.profile.database, Path(__file__).with_name("v2.sqlite3"))


if __name__ == "__main__":
    main()
