"""`send`: one text or file through the outbox."""

import argparse
import json

from multichat_desktop.app.options import Options
from multichat_desktop.cli.commands import existing, in_console
from multichat_desktop.cli.errors import CommandError

_ANSWER_SECONDS = 10.0
_SENTENCES = {
    "bad-number": "That is no phone number. Write it with its area code, e.g. 11 98877-6655 or 5511988776655.",
    "which-instance": "There is not exactly one instance. Say which with --instance ID.",
    "unknown-instance": "There is no such instance. See `instances list`.",
    "unreadable": "The file cannot be read.",
    "empty": "The file is empty.",
    "too-large": "The file is too large: 64 MiB can be sent.",
    "no-room": "The file could not be stored: the disk may be full.",
    "not-written": "The message could not be stored: the disk may be full.",
}


def send(arguments: argparse.Namespace, options: Options) -> int:
    """Send one text or file and print what became of it."""
    if not arguments.text and arguments.file is None:
        arguments.wrong_use("TEXT or --file FILE is needed")
    existing(options)
    if not arguments.text.strip() and arguments.file is None:
        raise CommandError("There is nothing to send.")
    asked = {
        "to": arguments.to,
        "text": arguments.text,
        "instance": arguments.instance,
        "timeout": arguments.timeout,
        # The console that reads it may have been started elsewhere.
        "file": None if arguments.file is None else str(arguments.file.absolute()),
    }
    answer = in_console(options, "send", asked, arguments.timeout + _ANSWER_SECONDS)
    if "error" in answer:
        raise CommandError(_SENTENCES.get(answer["error"], "The console could not do it. Try again."))
    print(json.dumps({name: answer[name] for name in ("id", "message_id", "state")}))
    return 0 if answer["state"] == "taken" else 1
