"""Makes `v1.sqlite3`: run once, with the program that wrote schema version 1; never again."""

import sys
import tempfile
from pathlib import Path
from shutil import copy

sys.path.insert(0, str(Path(__file__).parents[1]))

from store_rig import ANA, GROUP, SHOP, VOICE, Store, deletes, edits, reacts, received, sent, status

from multichat_desktop.store import chores, steps


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            store.chore(chores.add_instance(SHOP, "Loja", 1))
            store.take(received("M1", "Queria 2", 1, name="Ana Beatriz"), received("M2", "ops", 2))
            (chat,) = store.chats()
            store.take(received("X1", edits("M1", "Queria 3"), 3), received("X2", deletes("M2"), 4))
            store.take(sent("X3", reacts("M1", "👍"), 5))
            store.step(
                steps.Queue("L1", chat.id, "Separo!", "M1"), steps.Sending("L1"), steps.Taken("L1", "E1")
            )
            store.take(sent("E1", "Separo!", 6), status("E1", "READ", 7))
            store.take(received("V1", VOICE, 8))
            store.step(steps.Queue("L2", chat.id, "Chegou?"), steps.Sending("L2"), steps.Unsettled("L2"))
            group = store.take(received("G1", "Saí com 4", 9, GROUP, ANA)).place
            assert group
            (other,) = (c for c in store.chats() if c.is_group)
            store.step(steps.NameGroup(other.id, "Entregas", store.now))
            store.step(steps.MarkRead(chat.id, store.message("M2").at, store.message("M2").seq))
            store.chore(chores.save_draft(chat.id, "Já já "))
        copy(store.profile.database, Path(__file__).with_name("v1.sqlite3"))


if __name__ == "__main__":
    main()
