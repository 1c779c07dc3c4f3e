"""The command line: thin commands over the console's parts (contract, *Command line*)."""

from multichat_desktop.cli.main import main

__all__ = ["main"]
