"""From the arguments to one command, and from any failure to one sentence and an exit code."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from multichat_desktop.app import logs
from multichat_desktop.app.options import Options
from multichat_desktop.cli.errors import CommandError
from multichat_desktop.cli.parser import make_parser, options_of
from multichat_desktop.store.errors import of_the_world

DONE, FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (0 done, 1 failed with one sentence, 2 wrong use)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.umask(0o077)  # what is written is the user's alone, SQLite's own files beside the database too
    arguments = make_parser().parse_args(argv)
    logs.start()
    try:
        return _run(arguments, options_of(arguments))
    except CommandError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return DONE
    except Exception as error:
        # The traceback is for who looks for it; a person gets the sentence.
        logging.getLogger(__name__).debug("failed", exc_info=error)
        print(_sentence(of_the_world(error) or error), file=sys.stderr)
    return FAILED


def _sentence(error: Exception) -> str:
    """Return the window's own sentence for a failure, or the plain one where Qt cannot be loaded."""
    try:
        from PySide6.QtCore import QCoreApplication

        from multichat_desktop.ui import i18n
        from multichat_desktop.ui.failures import Failures
    except ImportError:
        return str(error) or type(error).__name__
    app = QCoreApplication.instance() or QCoreApplication([])
    kept = i18n.install(app, i18n.choose(None))
    words = Failures().sentence(error)
    del kept
    return words


def _run(arguments: argparse.Namespace, options: Options) -> int:
    from multichat_desktop.cli import commands, keeping, pushing, sending

    table = {
        "check": commands.check,
        "instances": commands.instances,
        "webhook-urls": commands.webhook_urls,
        "push-webhooks": pushing.push_webhooks,
        "renew-key": pushing.renew_key,
        "export": commands.export,
        "events": commands.events,
        "verify": commands.verify,
        "send": sending.send,
        "backup": keeping.backup,
        "restore": keeping.restore,
    }
    if arguments.command is not None:
        return table[arguments.command](arguments, options)
    if not arguments.headless and not _has_screen():
        raise CommandError("There is no screen here. Use --headless.")
    if arguments.demo:
        if arguments.headless:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from multichat_desktop.app import demo

        return demo.run(options, headless=arguments.headless)
    if arguments.headless:
        from multichat_desktop.app import headless

        return headless.run(options)
    from multichat_desktop.app import desktop

    return desktop.run(options)


def _has_screen() -> bool:
    """Whether a window can be shown: Qt would end the program without a word it can be told by."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
