"""What a run of the console is told on the command line."""

from pathlib import Path

from msgspec import Struct

LOCAL_PORT, PUBLIC_PORT = 8765, 8766


class Options(Struct, frozen=True, kw_only=True):
    """The options of one run; times in seconds. `pace` is what the outbox keeps between two sends."""

    data_dir: Path
    local_port: int = LOCAL_PORT
    public_port: int = PUBLIC_PORT
    wapi_url: str
    run_for: float | None = None
    language: str | None = None
    theme: str = "system"
    keyring: bool = True
    pace: float = 1.0
