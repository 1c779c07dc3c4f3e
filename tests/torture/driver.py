"""The console with something of it changed for a proof: `driver.py --data-dir … ` as `multichat-desktop --headless`.

`TORTURE_SYNCHRONOUS`: how the writer syncs in place of `full`. `TORTURE_WAL_LIMIT`: bytes after which it brings the
WAL back, so that many ends fall into that. `TORTURE_PACE`: seconds between two sends.
"""

import os
import sys

import msgspec

from multichat_desktop.app import headless
from multichat_desktop.app.options import Options
from multichat_desktop.cli.main import main
from multichat_desktop.store import database, writer


def change() -> None:
    assert database.SYNCHRONOUS == "full"
    database.SYNCHRONOUS = os.environ.get("TORTURE_SYNCHRONOUS", database.SYNCHRONOUS)
    assert writer._WAL_LIMIT > 0
    writer._WAL_LIMIT = int(os.environ.get("TORTURE_WAL_LIMIT", writer._WAL_LIMIT))
    pace = os.environ.get("TORTURE_PACE")
    run = headless.run

    def paced(options: Options) -> int:
        return run(msgspec.structs.replace(options, pace=float(pace)) if pace else options)

    headless.run = paced


if __name__ == "__main__":
    change()
    sys.exit(main([*sys.argv[1:], "--headless"]))
